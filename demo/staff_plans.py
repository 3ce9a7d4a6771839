"""Which units the invented department has, and which posts in each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoPost:
    """So many people with one post. `account` is the label of a role in the product, "" for
    none.
    """

    title: str
    short: str
    count: int = 1
    rank: str = "staff"
    roles: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ("procedures",)
    account: str = ""
    men: bool | None = None


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """One unit and everybody in it."""

    code: str
    name: str
    short: str
    kind: str
    posts: tuple[DemoPost, ...]
    remote: bool = True
    suspended: bool = False


LEADING = ("office-duty", "leader-order")


def _led(
    head: str, head_short: str, deputy: str, deputy_short: str, deputies: int
) -> tuple[DemoPost, ...]:
    return (
        DemoPost(head, head_short, 1, "head", (), LEADING, "head"),
        DemoPost(deputy, deputy_short, deputies, "deputy", (), LEADING, "deputy"),
    )


def _division(deputies: int, *rest: DemoPost) -> tuple[DemoPost, ...]:
    return (
        *_led("Trưởng phòng", "TP", "Phó Trưởng phòng", "PTP", deputies),
        DemoPost("Chuyên viên kiêm văn thư phòng", "CV", 1, reasons=("mail",), account="clerk"),
        *rest,
    )


def _experts(
    seniors: int, experts: int, juniors: int = 0, reasons: tuple[str, ...] = ("procedures",)
) -> tuple[DemoPost, ...]:
    some = [
        DemoPost("Chuyên viên chính", "CVC", seniors, reasons=(*reasons, "classified")),
        DemoPost("Chuyên viên", "CV", experts, reasons=reasons),
    ]
    return tuple(some + ([DemoPost("Cán sự", "CS", juniors, reasons=reasons)] if juniors else []))


def _guards(count: int) -> DemoPost:
    return DemoPost("Bảo vệ", "BV", count, roles=("guard",), reasons=("office-duty",), men=True)


CLERK = DemoPost(
    "Văn thư", "VT", 1, roles=("clerk",), reasons=("mail",), account="clerk", men=False
)
PLANS = (
    DemoUnit(
        "bgd",
        "Ban Giám đốc",
        "BGĐ",
        "leadership",
        (
            DemoPost("Giám đốc Sở", "GĐ", 1, "head", (), LEADING, "director", men=True),
            DemoPost("Phó Giám đốc Sở", "PGĐ", 3, "deputy", (), LEADING, "deputy-director"),
            DemoPost("Thư ký lãnh đạo", "TK", 1, reasons=("leader-order",), account="clerk"),
        ),
    ),
    DemoUnit(
        "vp",
        "Văn phòng Sở",
        "VP",
        "office",
        (
            DemoPost("Chánh Văn phòng", "CVP", 1, "head", (), LEADING, "chief-of-office"),
            DemoPost("Phó Chánh Văn phòng", "PCVP", 2, "deputy", (), LEADING, "deputy"),
            DemoPost(
                "Chuyên viên tổng hợp", "CV", 3, reasons=("mail", "leader-order"), account="office"
            ),
            CLERK,
            DemoPost("Văn thư", "VT", 1, roles=("clerk",), reasons=("mail",), men=False),
            DemoPost(
                "Lưu trữ", "LT", 1, roles=("archivist",), reasons=("mail", "classified"), men=False
            ),
            DemoPost("Kế toán", "KT", 2, roles=("accountant",), reasons=("mail",), men=False),
            DemoPost("Thủ quỹ", "TQ", 1, roles=("cashier",), reasons=("mail",), men=False),
            DemoPost(
                "Quản trị mạng", "QTM", 2, roles=("technician",), reasons=("system-ops",), men=True
            ),
            DemoPost("Lái xe", "LX", 3, roles=("driver",), reasons=("leader-order",), men=True),
            DemoPost("Tạp vụ", "TV", 2, roles=("cleaner",), reasons=("essential",), men=False),
            _guards(4),
            *_experts(0, 3, reasons=("leader-order",))[1:],
        ),
    ),
    DemoUnit(
        "tcbc", "Phòng Tổ chức, biên chế", "TCBC", "division", _division(2, *_experts(4, 7, 1))
    ),
    DemoUnit(
        "ccvc", "Phòng Công chức, viên chức", "CCVC", "division", _division(2, *_experts(4, 8))
    ),
    DemoUnit(
        "cqtn",
        "Phòng Chính quyền và Công tác thanh niên",
        "CQTN",
        "division",
        _division(1, *_experts(3, 8, 1)),
    ),
    DemoUnit(
        "cchc", "Phòng Cải cách hành chính", "CCHC", "division", _division(2, *_experts(3, 7))
    ),
    DemoUnit(
        "ldvl", "Phòng Lao động, việc làm", "LĐVL", "division", _division(3, *_experts(4, 8, 1))
    ),
    DemoUnit("ncc", "Phòng Người có công", "NCC", "division", _division(2, *_experts(3, 8, 1))),
    DemoUnit(
        "mc",
        "Bộ phận Tiếp nhận và Trả kết quả",
        "MC",
        "division",
        (
            *_led("Trưởng bộ phận", "TBP", "Phó Trưởng bộ phận", "PTBP", 1),
            DemoPost("Văn thư", "VT", 1, reasons=("mail",), account="clerk", men=False),
            DemoPost("Nhân viên một cửa", "MC", 8, roles=("one-stop",)),
        ),
        remote=False,
    ),
    DemoUnit(
        "lt",
        "Trung tâm Lưu trữ lịch sử",
        "TTLT",
        "service",
        (
            *_led("Giám đốc Trung tâm", "GĐTT", "Phó Giám đốc Trung tâm", "PGĐTT", 2),
            CLERK,
            DemoPost("Lưu trữ viên", "LTV", 9, roles=("archivist",), reasons=("classified",)),
            DemoPost("Kỹ thuật viên", "KTV", 2, roles=("technician",), reasons=("system-ops",)),
            _guards(2),
        ),
    ),
    DemoUnit(
        "dvvl",
        "Trung tâm Dịch vụ việc làm",
        "TTDV",
        "service",
        (
            *_led("Giám đốc Trung tâm", "GĐTT", "Phó Giám đốc Trung tâm", "PGĐTT", 2),
            CLERK,
            DemoPost("Tư vấn viên", "TVV", 12),
            DemoPost("Kế toán", "KT", 1, roles=("accountant",), reasons=("mail",), men=False),
            DemoPost("Lái xe", "LX", 1, roles=("driver",), reasons=("leader-order",), men=True),
            _guards(2),
        ),
    ),
    DemoUnit(
        "dt",
        "Trung tâm Bồi dưỡng cán bộ",
        "TTBD",
        "service",
        (
            *_led("Giám đốc Trung tâm", "GĐTT", "Phó Giám đốc Trung tâm", "PGĐTT", 1),
            DemoPost("Văn thư", "VT", 1, reasons=("mail",), account="clerk", men=False),
            DemoPost("Giảng viên", "GV", 3),
            DemoPost(
                "Phòng cháy, chữa cháy",
                "PCCC",
                1,
                roles=("fire-watch",),
                reasons=("office-duty",),
                men=True,
            ),
            _guards(3),
        ),
        suspended=True,
    ),
)
