"""The sheets of the workbook that an office fills in, in the order in which they are read."""

from django.utils.translation import gettext_noop

from units.enums import AbsenceKind, DayKind, UnitKind
from units.importing.columns import (
    CONDITION_TAGS,
    SECTOR_CODES,
    Column,
    ColumnKind,
    SheetPlan,
    _labels,
)
from units.importing.staff_columns import STAFF, STAFF_CODE

SPECIAL_DAYS = (DayKind.HOLIDAY, DayKind.COMPENSATION, DayKind.SWAPPED_OFF, DayKind.MADE_UP)
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
