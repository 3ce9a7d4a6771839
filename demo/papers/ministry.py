"""S3: a ministry lets its units work from home in April 2020."""

from datetime import date

from demo.paper import Paper, PaperClause, spoken

MINISTRY = Paper(
    key="S3",
    kind="official-letter",
    number="1112/BTTTT-VP",
    title="Phương án làm việc tại nhà của các đơn vị thuộc Bộ",
    issuer="Một Bộ",
    issuer_level="ministry",
    issued_on=date(2020, 3, 31),
    begins=date(2020, 4, 1),
    ends=None,
    implements="S3-up",
    clauses=(
        PaperClause(
            kind="default_remote",
            item="khoản 1",
            quote=(
                "Các đơn vị lập phương án để cán bộ làm việc tại nhà mà công việc không gián đoạn."
            ),
            meets=("S3.1",),
        ),
        spoken("filing", "khoản 1", "Các đơn vị lập phương án, kế hoạch làm việc tại nhà.", "S3.1"),
        PaperClause(
            kind="allowed_onsite_reasons",
            item="khoản 1",
            params={"reasons": ["office-duty", "system-ops", "classified", "leader-order"]},
            quote=(
                "Chỉ bố trí tại cơ quan khi thật cần: trực, vận hành kỹ thuật, tài liệu mật, việc"
                " cấp bách do Lãnh đạo Bộ giao."
            ),
            meets=("S3.1",),
        ),
        PaperClause(
            kind="min_leaders_onsite",
            item="khoản 1",
            params={"n": 1},
            quote="Mỗi đơn vị có ít nhất 01 lãnh đạo trực để điều hành.",
            meets=("S3.2",),
        ),
        PaperClause(
            kind="reporting",
            item="phần gửi báo cáo",
            params={"before": "08:00"},
            quote=(
                "Gửi phương án và danh sách trực về Văn phòng Bộ và hộp thư tổng hợp trước 8h00"
                " hằng ngày."
            ),
            meets=("S3.3",),
        ),
        PaperClause(
            kind="meeting_cap",
            item="phần mở đầu",
            params={"modes": ["online", "mixed"]},
            quote="Tăng cường họp trực tuyến.",
            meets=("S3.4",),
            binding="advice",
        ),
    ),
)
