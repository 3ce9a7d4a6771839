"""The sheets and columns of the workbook, in the words an office uses. Reading, the template and
its guide all go by this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from django.utils import translation
from django.utils.translation import gettext_noop

from planning.people import Rank
from planning.vocabulary import CONDITIONS, REASONS, ROLES, SECTORS
from units.enums import AbsenceKind, DayKind, Role, UnitKind


class ColumnKind(Enum):
    """How a cell is read."""

    TEXT = "text"
    CODE = "code"
    SLUG = "slug"
    NAME = "name"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes-no"
    DATE = "date"
    TIME = "time"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """`also` are other headers it may stand under; `help` is for the guide sheet; `choices` maps
    what is written in a cell to the code that is kept; `nothing` are words, folded, that stand
    where nothing is to be kept; `is_free` text may have letters of any alphabet.
    """

    key: str
    header: str
    kind: ColumnKind = ColumnKind.TEXT
    required: bool = False
    longest: int = 200
    help: str = ""
    choices: Mapping[str, str] | None = None
    width: int = 16
    also: tuple[str, ...] = ()
    nothing: frozenset[str] = frozenset()
    is_free: bool = False


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """`repeats`: several lines may be about what the first column names. `also` are other titles
    it may have. A line that names a section of the list fills the column `section` of the lines
    below it.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    help: str
    repeats: bool = False
    also: tuple[str, ...] = ()
    section: str = ""


def _labels(
    choices: type[UnitKind] | type[Role] | type[AbsenceKind] | type[DayKind], *codes: str
) -> dict[str, str]:
    """The workbook speaks Vietnamese whatever language its reader chose."""
    with translation.override("vi"):
        return {
            str(choice.label): choice.value
            for choice in choices
            if not codes or choice.value in codes
        }


YES, NO = "Có", "Không"
RANKS = {"Trưởng": Rank.HEAD.value, "Phó": Rank.DEPUTY.value, "Nhân viên": Rank.STAFF.value}
ROLE_TAGS = {tag.label.vi: code for code, tag in ROLES.items()}
REASON_CODES = {text.vi: code for code, text in REASONS.items()}
CONDITION_TAGS = {tag.label.vi: code for code, tag in CONDITIONS.items()}
SECTOR_CODES = {tag.label.vi: code for code, tag in SECTORS.items()}
SPECIAL_DAYS = (DayKind.HOLIDAY, DayKind.COMPENSATION, DayKind.SWAPPED_OFF, DayKind.MADE_UP)

STAFF_CODE = Column(
    "code",
    "Mã cán bộ",
    ColumnKind.CODE,
    required=True,
    longest=20,
    help="Mã riêng của từng người, không trùng nhau.",
    width=12,
    also=(
        "Mã",
        "Mã số",
        "Mã NV",
        "Mã CB",
        "Mã nhân viên",
        "Mã số nhân viên",
        "Mã số cán bộ",
        "Mã CBCC",
        "Mã CBCCVC",
        "Mã công chức",
        "Mã viên chức",
        "Mã cán bộ, công chức",
        "Số hiệu cán bộ",
        "Số hiệu công chức",
        "Mã chấm công",
        "Code",
    ),
)

UNITS = SheetPlan(
    key="units",
    title="Đơn vị",
    help=gettext_noop(
        "Mỗi dòng một phòng, đơn vị. Đơn vị đã có mã trong hệ thống thì được cập nhật."
    ),
    columns=(
        Column(
            "code",
            "Mã đơn vị",
            ColumnKind.SLUG,
            required=True,
            longest=40,
            help="Chữ không dấu, chữ số, dấu gạch nối.",
            width=14,
        ),
        Column("name", "Tên đơn vị", required=True, width=44),
        Column(
            "short_name", "Tên viết tắt", longest=60, help="Dùng khi gọi tắt, ví dụ VP.", width=12
        ),
        Column("kind", "Loại đơn vị", ColumnKind.CHOICE, choices=_labels(UnitKind), width=22),
        Column("can_work_remotely", "Làm việc trực tuyến được", ColumnKind.YES_NO),
        Column("is_suspended", "Tạm dừng hoạt động", ColumnKind.YES_NO),
        Column(
            "sector",
            "Ngành",
            ColumnKind.CHOICE,
            choices=SECTOR_CODES,
            help="Chỉ ghi nếu thuộc lực lượng được hưởng quy định riêng.",
        ),
        Column("files_roster", "Phải lập lịch", ColumnKind.YES_NO),
    ),
)
STAFF = SheetPlan(
    key="staff",
    title="Cán bộ",
    also=("Danh sách cán bộ", "Nhân sự", "Danh sách", "DS cán bộ"),
    section="unit",
    help=gettext_noop("Mỗi dòng một người. Ô để trống giữ nguyên điều đã ghi trong hệ thống."),
    columns=(
        STAFF_CODE,
        Column(
            "full_name",
            "Họ và tên",
            ColumnKind.NAME,
            required=True,
            longest=120,
            width=26,
            also=(
                "Họ tên",
                "Họ, tên",
                "Họ và tên cán bộ",
                "Họ tên cán bộ",
                "Họ và tên công chức",
                "Họ và tên nhân viên",
                "Tên cán bộ",
                "Tên nhân viên",
                "Full name",
            ),
        ),
        Column(
            "unit",
            "Đơn vị",
            required=True,
            help="Mã, tên hoặc tên viết tắt của đơn vị.",
            width=14,
            also=(
                "Đơn vị công tác",
                "Phòng",
                "Phòng ban",
                "Phòng, ban",
                "Phòng, đơn vị",
                "Phòng chuyên môn",
                "Khoa, phòng",
                "Bộ phận",
                "Tên đơn vị",
                "Tên phòng",
                "Nơi công tác",
                "Mã đơn vị",
            ),
        ),
        Column(
            "title",
            "Chức vụ",
            required=True,
            longest=120,
            width=26,
            also=(
                "Chức danh",
                "Chức vụ, chức danh",
                "Chức danh, chức vụ",
                "Chức vụ hiện nay",
                "Chức vụ hiện tại",
                "Chức vụ công tác",
                "Chức vụ đang giữ",
            ),
        ),
        Column("title_short", "Chức vụ viết tắt", longest=20, help="Ví dụ TP, PTP, CV.", width=10),
        Column(
            "rank",
            "Cấp",
            ColumnKind.CHOICE,
            choices=RANKS,
            help="Người phụ trách, quyền trưởng ghi là Trưởng.",
            width=12,
            also=(
                "Cấp bậc",
                "Cấp quản lý",
                "Cấp lãnh đạo",
            ),
        ),
        Column(
            "roles",
            "Nhiệm vụ",
            ColumnKind.CHOICES,
            choices=ROLE_TAGS,
            help="Ghi nhiều nhiệm vụ thì ngăn bằng dấu chấm phẩy.",
            width=22,
        ),
        Column(
            "standing_reasons",
            "Lý do thường xuyên đến cơ quan",
            ColumnKind.CHOICES,
            choices=REASON_CODES,
            width=34,
        ),
        Column(
            "email",
            "Thư điện tử công vụ",
            ColumnKind.EMAIL,
            width=30,
            also=(
                "Email",
                "E-mail",
                "Mail",
                "Thư điện tử",
                "Thư công vụ",
                "Email công vụ",
                "Địa chỉ email",
                "Địa chỉ thư điện tử",
                "Địa chỉ thư điện tử công vụ",
                "Hộp thư",
                "Hộp thư công vụ",
                "Hòm thư",
            ),
        ),
        Column(
            "phone",
            "Điện thoại",
            ColumnKind.PHONE,
            help="Số của cơ quan cấp hoặc số trực.",
            width=14,
            also=(
                "SĐT",
                "ĐT",
                "Số ĐT",
                "Số điện thoại",
                "Số điện thoại di động",
                "Điện thoại di động",
                "Điện thoại liên hệ",
                "Di động",
                "Số di động",
                "ĐTDĐ",
                "ĐT di động",
                "ĐT liên hệ",
                "Phone",
                "Mobile",
                "Tel",
            ),
        ),
        Column(
            "home_zone",
            "Nơi ở (xã, phường)",
            longest=100,
            help="Chỉ ghi tên xã, phường; không ghi địa chỉ.",
            width=20,
            also=(
                "Nơi ở",
                "Xã, phường",
                "Phường, xã",
            ),
        ),
        Column(
            "room",
            "Phòng số",
            longest=40,
            help="Số phòng làm việc, dùng cho quy định giới hạn số người trong một phòng.",
            width=10,
            also=(
                "Số phòng",
                "Phòng làm việc",
                "Phòng làm việc số",
            ),
        ),
        Column(
            "first",
            "Từ ngày",
            ColumnKind.DATE,
            help="Ngày nhận nhiệm vụ, hoặc ngày chuyển đến đơn vị mới.",
            width=12,
            also=(
                "Ngày vào",
                "Ngày vào làm",
                "Ngày vào cơ quan",
                "Ngày nhận việc",
                "Ngày nhận công tác",
                "Ngày nhận nhiệm vụ",
                "Ngày về đơn vị",
                "Ngày bắt đầu",
            ),
        ),
        Column(
            "account_role",
            "Vai trò tài khoản",
            ColumnKind.CHOICE,
            choices=_labels(Role),
            help="Để trống: không có tài khoản.",
            width=28,
            also=("Vai trò",),
        ),
        Column(
            "username",
            "Tên đăng nhập",
            ColumnKind.CODE,
            longest=60,
            help="Để trống: phần đứng trước @ của thư điện tử.",
            width=18,
            also=(
                "Tài khoản",
                "Tên tài khoản",
            ),
        ),
    ),
)
ABSENCES = SheetPlan(
    key="absences",
    title="Nghỉ, công tác",
    also=("Nghỉ công tác", "Nghỉ phép"),
    help=gettext_noop("Mỗi dòng một đợt vắng mặt, tính cả ngày đầu và ngày cuối."),
    repeats=True,
    columns=(
        STAFF_CODE,
        Column(
            "kind", "Loại", ColumnKind.CHOICE, required=True, choices=_labels(AbsenceKind), width=22
        ),
        Column("first", "Từ ngày", ColumnKind.DATE, required=True, width=12),
        Column("last", "Đến ngày", ColumnKind.DATE, required=True, width=12),
        Column(
            "note",
            "Ghi chú",
            longest=300,
            help="Chỉ Văn phòng và trưởng đơn vị xem được.",
            width=36,
            is_free=True,
        ),
    ),
)
CONDITIONS_SHEET = SheetPlan(
    key="conditions",
    title="Điều kiện",
    help=gettext_noop("Điều kiện cá nhân mà văn bản chỉ đạo có thể nhắc đến."),
    repeats=True,
    columns=(
        STAFF_CODE,
        Column(
            "tag", "Điều kiện", ColumnKind.CHOICE, required=True, choices=CONDITION_TAGS, width=36
        ),
        Column("first", "Từ ngày", ColumnKind.DATE, required=True, width=12),
        Column(
            "last",
            "Đến ngày",
            ColumnKind.DATE,
            help="Để trống: cho đến khi có thông báo mới.",
            width=12,
        ),
    ),
)
CALENDAR = SheetPlan(
    key="calendar",
    title="Ngày nghỉ lễ",
    help=gettext_noop("Những ngày khác với tuần làm việc từ thứ Hai đến thứ Sáu."),
    columns=(
        Column("day", "Ngày", ColumnKind.DATE, required=True, width=12),
        Column(
            "kind",
            "Loại ngày",
            ColumnKind.CHOICE,
            required=True,
            choices=_labels(DayKind, *SPECIAL_DAYS),
            width=22,
        ),
        Column("name", "Tên ngày", longest=120, width=36),
        Column(
            "basis", "Căn cứ", help="Số, ký hiệu của thông báo, quyết định.", width=44, is_free=True
        ),
    ),
)
SHEETS = (UNITS, STAFF, ABSENCES, CONDITIONS_SHEET, CALENDAR)
