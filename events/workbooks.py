"""The published work calendar as an Excel workbook in its customary form."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from events.enums import EventMark
from events.values.lines import CalendarLine
from events.values.rows import HeldDay, HeldPart, ShownEdition
from planning.time import Week
from units.models import Agency
from units.words import clock_time, day, day_month, weekday

FONT: Final = "Times New Roman"
SIDE: Final = Side(style="thin", color="808080")
FRAME: Final = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)
HEADS: Final = (
    ("Thứ, ngày", 12), ("Buổi", 8), ("Thời gian", 12), ("Nội dung công việc", 42), ("Chủ trì", 20),
    ("Thành phần", 36), ("Địa điểm", 20), ("Đơn vị chuẩn bị", 20), ("Ghi chú", 22),
)  # fmt: skip
HEAD_ROW: Final = 8
A4: Final = 9
AT_WORK: Final = "Làm việc tại cơ quan"
GOES_ON: Final = "Tiếp việc buổi sáng"
SAID: Final = {EventMark.ADDED: "Bổ sung", EventMark.CHANGED: "Thay đổi", EventMark.DROPPED: "Hủy"}


def calendar_workbook(shown: ShownEdition, week: Week, agency: Agency) -> bytes:
    """The lines of the paper, one row each, under its head."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"Tuan {week.number}"
    _head(sheet, shown, week, agency)
    for column, (title, width) in enumerate(HEADS, start=1):
        _cell(sheet, HEAD_ROW, column, title, bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    row = HEAD_ROW + 1
    for held in shown.days:
        row = _day(sheet, row, held)
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def line_cells(line: CalendarLine) -> tuple[str, ...]:
    """What stands behind day and half: hour, content, chair, who comes, where, who prepares, and
    what is to be noted.
    """
    hours = clock_time(line.begins) + (f" - {clock_time(line.ends)}" if line.ends else "")
    who = (line.attending, f"Mời dự: {line.invited}" if line.invited else "")
    where = (line.place, f"Xe: {line.vehicle}" if line.vehicle else "")
    noted = (SAID.get(line.mark, ""), line.note)
    return (
        hours, line.title, line.chair, _joined(who), _joined(where), line.prepared_by or line.unit,
        _joined(noted),
    )  # fmt: skip


def _day(sheet: Worksheet, row: int, held: HeldDay) -> int:
    """The row after the last of the day."""
    first = row
    for part in held.parts:
        begun = row
        for cells in _rows(held, part):
            _cell(sheet, row, 2, str(part.part.label))
            for column, text in enumerate(cells, start=3):
                _cell(sheet, row, column, text)
            row += 1
        sheet.merge_cells(start_row=begun, end_row=row - 1, start_column=2, end_column=2)
    for one in range(first, row):
        _cell(sheet, one, 1, f"{weekday(held.day)}\n{day_month(held.day)}", bold=True)
    sheet.merge_cells(start_row=first, end_row=row - 1, start_column=1, end_column=1)
    return row


def _rows(held: HeldDay, part: HeldPart) -> Sequence[tuple[str, ...]]:
    if part.lines:
        return [line_cells(line) for line in part.lines]
    nothing = AT_WORK if held.kind.is_worked else held.name or "Nghỉ"
    if part.goes_on:
        nothing = GOES_ON
    return [("", nothing, "", "", "", "", "")]


def _head(sheet: Worksheet, shown: ShownEdition, week: Week, agency: Agency) -> None:
    left = (agency.parent_name.upper(), agency.name.upper(), f"Số: {shown.document_number}")
    nation = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "")
    for row, (whose, right) in enumerate(zip(left, nation, strict=True), start=1):
        _across(sheet, row, 1, 4, whose, bold=row < 3)
        _across(sheet, row, 5, 9, right, bold=True)
    _across(sheet, 5, 1, 9, "LỊCH CÔNG TÁC TUẦN", bold=True)
    again = f"; bổ sung, thay đổi lần {shown.number - 1}" if shown.number > 1 else ""
    span = f"từ ngày {day(week.monday)} đến ngày {day(week.sunday)}"
    _across(sheet, 6, 1, 9, f"(Tuần {week.number}, {span}{again})", bold=False)


def _across(sheet: Worksheet, row: int, first: int, last: int, text: str, *, bold: bool) -> None:
    _write(sheet, row, first, text, bold=bold)
    sheet.cell(row=row, column=first).alignment = Alignment(horizontal="center")
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)


def _cell(sheet: Worksheet, row: int, column: int, text: str, *, bold: bool = False) -> None:
    _write(sheet, row, column, text, bold=bold)
    cell = sheet.cell(row=row, column=column)
    cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), FRAME


def _write(sheet: Worksheet, row: int, column: int, text: str, *, bold: bool) -> None:
    """Text is written as text, whatever it begins with."""
    cell = sheet.cell(row=row, column=column)
    cell.font = Font(name=FONT, bold=bold)
    if text:
        cell.value, cell.data_type = text, "s"


def _joined(parts: Sequence[str]) -> str:
    return "\n".join(part for part in parts if part)
