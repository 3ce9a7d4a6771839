"""The list of those who live in for a week as an Excel workbook."""

from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lodging.values import LodgedWeek
from units.words import day

FONT: Final = "Times New Roman"
SIDE: Final = Side(style="thin", color="808080")
FRAME: Final = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)
HEADS: Final = (
    ("TT", 6), ("Họ và tên", 28), ("Chức vụ", 22), ("Đơn vị", 26), ("Ở từ ngày", 13),
    ("Đến hết ngày", 13), ("Ghi chú", 22),
)  # fmt: skip
HEAD_ROW: Final = 8


def lodging_workbook(agency: str, week: LodgedWeek) -> bytes:
    """One row a person under the name of the agency; below them the meals of each day."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Danh sach"
    _head(sheet, agency, week)
    row = HEAD_ROW
    for number, one in enumerate(week.sleepers, start=1):
        row += 1
        note = ", ".join(str(clash.label) for clash in one.clashes)
        cells = (number, one.name, one.title, one.unit, day(one.first), day(one.last), note)
        _line(sheet, row, cells)
    row += 2
    _line(sheet, row, ("", "Suất ăn", *(day(one.day) for one in week.days[:5])), bold=True)
    _line(sheet, row + 1, ("", "", *(one.meals for one in week.days[:5])))
    _line(sheet, row + 2, ("", "", *(day(one.day) for one in week.days[5:]), "Cộng"), bold=True)
    _line(sheet, row + 3, ("", "", *(one.meals for one in week.days[5:]), week.meals))
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _head(sheet: Worksheet, agency: str, week: LodgedWeek) -> None:
    place = week.place
    texts = (
        (1, agency.upper()),
        (3, "DANH SÁCH CÁN BỘ Ở TẬP TRUNG"),
        (4, f"(Từ ngày {day(week.first)} đến hết ngày {day(week.last)})"),
        (5, f"{place.kind}: {place.name}, {place.beds} giường"),
        (6, " ".join(part for part in (place.route, place.vehicle) if part)),
    )
    for row, text in texts:
        _write(sheet, row, 1, text, bold=row in (1, 3))
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADS))
        sheet.cell(row=row, column=1).alignment = Alignment(horizontal="center")
    _line(sheet, HEAD_ROW, tuple(title for title, _width in HEADS), bold=True)
    for column, (_title, width) in enumerate(HEADS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _line(sheet: Worksheet, row: int, cells: tuple[object, ...], *, bold: bool = False) -> None:
    for column, value in enumerate(cells, start=1):
        _write(sheet, row, column, value, bold=bold)
        sheet.cell(row=row, column=column).border = FRAME


def _write(sheet: Worksheet, row: int, column: int, value: object, *, bold: bool) -> None:
    """Text is written as text, whatever it begins with."""
    cell = sheet.cell(row=row, column=column)
    cell.font = Font(name=FONT, bold=bold)
    if not isinstance(value, str):
        cell.value = value  # type: ignore[assignment]  # a number
    elif value:
        cell.value, cell.data_type = value, "s"
