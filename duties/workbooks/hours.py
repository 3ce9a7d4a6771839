"""The duty sheet of a month as an Excel workbook, with numbers that can be added up."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Final

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from duties.enums import CoverClass
from duties.values.hours import DutySum, MonthHours, PersonHours
from duties.values.leave import LeaveBalance

MIME: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD: Final = PatternFill("solid", fgColor="E4E7F2")
A4: Final = 9
FIRST_SUM: Final = 5
"""The column of the first number, behind number, name, title and unit."""
WIDTHS: Final = {2: 26, 3: 20, 4: 28}
NARROW: Final = 9


def hours_workbook(sheet: MonthHours, agency: str) -> bytes:
    """One row a person under a head of two rows, and the sums at the end."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = f"{sheet.month:%m-%Y}"
    page.append([agency])
    page.append([_("Bảng chấm công trực tháng %(month)s") % {"month": f"{sheet.month:%m/%Y}"}])
    _write_head(page)
    for number, row in enumerate(sheet.rows, start=1):
        page.append(_row(number, row))
    sums = _sums([*sheet.by_class, sheet.total])
    page.append(["", _("Cộng"), "", "", *sums, *_leave(sheet.leave)])
    _lay_out(page)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _write_head(page: Worksheet) -> None:
    groups = [*map(str, CoverClass.labels), _("Tổng cộng")]
    first: list[str] = [_("TT"), _("Họ và tên"), _("Chức vụ"), _("Phòng, đơn vị")]
    second = ["", "", "", ""]
    for group in groups:
        first += [group, "", ""]
        second += [_("Lượt"), _("Giờ ngày"), _("Giờ đêm")]
    page.append([*first, _("Nghỉ bù từ đầu năm (ngày)"), "", ""])
    page.append([*second, _("Được"), _("Đã nghỉ"), _("Còn")])
    for place in range(len(groups) + 1):
        column = FIRST_SUM + 3 * place
        page.merge_cells(start_row=3, end_row=3, start_column=column, end_column=column + 2)


def _row(number: int, row: PersonHours) -> list[object]:
    texts = [row.name, row.title, row.unit]
    return [number, *texts, *_sums([*row.by_class, row.total]), *_leave(row.leave)]


def _leave(leave: LeaveBalance) -> list[Decimal]:
    return [leave.earned, leave.taken, leave.left]


def _sums(sums: Sequence[DutySum]) -> list[float]:
    return [number for one in sums for number in (one.turns, one.day_hours, one.night_hours)]


def _lay_out(page: Worksheet) -> None:
    """Printed, all columns stand on one A4 sheet lying down, with the head on each page. Text stays
    text, whatever it begins with.
    """
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for line in page.iter_rows(min_row=3, max_row=4):
        for cell in line:
            cell.font, cell.fill = Font(bold=True), HEAD
            cell.alignment = Alignment(horizontal="center", wrap_text=True, vertical="center")
    for line in (page[2], page[page.max_row]):
        for cell in line:
            cell.font = Font(bold=True)
    for column in range(1, page.max_column + 1):
        page.column_dimensions[get_column_letter(column)].width = WIDTHS.get(column, NARROW)
    page.freeze_panes = "C5"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "3:4"
