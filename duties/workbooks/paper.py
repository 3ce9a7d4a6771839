"""The paper of a roster of duty as an Excel workbook: days by posts, and people by days."""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from duties.values.paper import DutyPaper, PaperShift

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A4: Final = 9
FONT: Final = "Times New Roman"
SIDE: Final = Side(style="thin", color="808080")
FRAME: Final = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)
HEAD: Final = PatternFill("solid", fgColor="E4E7F2")
OFF: Final = PatternFill("solid", fgColor="F3EBDD")
GRID_ROW: Final = 8
"""Where the heads of the grid begin, below the head of the paper."""
NO_DUTY: Final = "–"
NATION: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def duty_workbook(paper: DutyPaper) -> bytes:
    """Two sheets, each with the head of the paper and who signs; on A4 lying down."""
    book = Workbook()
    by_day = book.worksheets[0]
    by_day.title = "Theo ngày"
    _by_days(by_day, paper)
    _by_people(book.create_sheet("Theo người"), paper)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _by_days(sheet: Worksheet, paper: DutyPaper) -> None:
    """A row a day, a column a shift; where nobody is needed a dash stands."""
    width = 3 + len(paper.shifts)
    _head(sheet, paper, width)
    for place, (head, wide) in enumerate((("Thứ", 6), ("Ngày", 12)), start=1):
        _span(sheet, head, place, wide)
    place = 3
    for post, shifts in groupby(paper.shifts, key=lambda shift: shift.post):
        place = _post_heads(sheet, post, list(shifts), place)
    _span(sheet, "Ghi chú", width, 22)
    row = GRID_ROW + 1
    for row, day in enumerate(paper.days, start=GRID_ROW + 2):
        names = (NO_DUTY if cell is None else "\n".join(cell) for cell in day.cells)
        for column, text in enumerate((day.weekday, "", *names, day.note), start=1):
            framed(sheet, row, column, text, fill=OFF if day.is_off else None)
        dated = sheet.cell(row=row, column=2)
        dated.value, dated.number_format = day.day, "dd/mm/yyyy"
    _foot(sheet, paper, row + 2, width)
    _on_paper(sheet, frozen=f"C{GRID_ROW + 2}")


def _by_people(sheet: Worksheet, paper: DutyPaper) -> None:
    """A row a person, a column a day; below it what the signs mean."""
    heads = (("STT", 5), ("Họ và tên", 26), ("Chức vụ", 20), ("Đơn vị", 20))
    width = len(heads) + len(paper.days) + 1
    _head(sheet, paper, width)
    for place, (head, wide) in enumerate(heads, start=1):
        _span(sheet, head, place, wide)
    for place, day in enumerate(paper.days, start=len(heads) + 1):
        fill = OFF if day.is_off else HEAD
        for row, text in ((GRID_ROW, day.weekday), (GRID_ROW + 1, f"{day.day:%d/%m}")):
            framed(sheet, row, place, text, fill=fill, is_head=True)
        sheet.column_dimensions[get_column_letter(place)].width = 7
    _span(sheet, "Số lượt", width, 8)
    row = GRID_ROW + 1
    for row, person in enumerate(paper.people, start=GRID_ROW + 2):
        facts = (str(row - GRID_ROW - 1), person.name, person.title, person.unit, *person.signs)
        for place, text in enumerate(facts, start=1):
            framed(sheet, row, place, text)
        framed(sheet, row, width, "")
        sheet.cell(row=row, column=width).value = person.turns
    key = "; ".join(f"{one.sign}: {one.post}, {one.words}" for one in paper.shifts)
    _text(sheet.cell(row=row + 1, column=1), f"Ký hiệu: {key}.", Font(name=FONT, italic=True))
    _foot(sheet, paper, row + 3, width)
    _on_paper(sheet, frozen=f"E{GRID_ROW + 2}")


def _post_heads(sheet: Worksheet, post: str, shifts: Sequence[PaperShift], place: int) -> int:
    """The name of the post over its shifts; the column after them."""
    for column, shift in enumerate(shifts, start=place):
        framed(sheet, GRID_ROW, column, post, fill=HEAD, is_head=True)
        framed(sheet, GRID_ROW + 1, column, shift.words, fill=HEAD, is_head=True)
        sheet.column_dimensions[get_column_letter(column)].width = 26
    last = place + len(shifts) - 1
    if last > place:
        sheet.merge_cells(start_row=GRID_ROW, end_row=GRID_ROW, start_column=place, end_column=last)
    return last + 1


def _span(sheet: Worksheet, text: str, column: int, width: float) -> None:
    """A head that is two rows high."""
    for row, words in ((GRID_ROW, text), (GRID_ROW + 1, "")):
        framed(sheet, row, column, words, fill=HEAD, is_head=True)
    sheet.merge_cells(
        start_row=GRID_ROW, end_row=GRID_ROW + 1, start_column=column, end_column=column
    )
    sheet.column_dimensions[get_column_letter(column)].width = width


def _head(sheet: Worksheet, paper: DutyPaper, width: int) -> None:
    """Whose paper it is on the left, the nation on the right, its name across."""
    left = max(2, width // 2)
    for row, texts in enumerate(zip((paper.over, paper.whose), NATION, strict=True), start=1):
        is_bold = row == 2
        across(sheet, row, 1, left, texts[0].upper(), Font(name=FONT, bold=is_bold))
        across(sheet, row, left + 1, width, texts[1], Font(name=FONT, bold=True))
    across(sheet, 4, 1, width, paper.title.upper(), Font(name=FONT, bold=True, size=14))
    across(sheet, 5, 1, width, f"({paper.period})", Font(name=FONT, italic=True))
    across(sheet, 6, 1, width, paper.state, Font(name=FONT, italic=True))


def _foot(sheet: Worksheet, paper: DutyPaper, row: int, width: int) -> None:
    """Who signs, side by side, with room for the signature."""
    ends = [round(width * number / len(paper.signers)) for number in range(len(paper.signers) + 1)]
    for signer, begin, end in zip(paper.signers, ends, ends[1:], strict=False):
        for number, line in enumerate(signer.lines):
            across(sheet, row + number, begin + 1, end, line, Font(name=FONT, bold=True))
        across(sheet, row + 6, begin + 1, end, signer.name, Font(name=FONT, bold=True))


def across(sheet: Worksheet, row: int, first: int, last: int, text: str, font: Font) -> None:
    """A line of text over the columns from `first` to `last`."""
    _text(sheet.cell(row=row, column=first), text, font, Alignment(horizontal="center"))
    if last > first:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)


def framed(
    sheet: Worksheet,
    row: int,
    column: int,
    text: str,
    *,
    fill: PatternFill | None = None,
    is_head: bool = False,
) -> None:
    """A cell of the table."""
    cell = sheet.cell(row=row, column=column)
    place = Alignment(
        wrap_text=True,
        vertical="center" if is_head else "top",
        horizontal="center" if is_head else None,
    )
    _text(cell, text, Font(name=FONT, bold=is_head), place)
    cell.border = FRAME
    if fill is not None:
        cell.fill = fill


def _text(cell: Any, text: str, font: Font, place: Alignment | None = None) -> None:
    """Text is written as text, whatever it begins with: no name becomes a formula."""
    cell.font = font
    if place is not None:
        cell.alignment = place
    if text:
        cell.value, cell.data_type, cell.number_format = text, "s", "@"


def _on_paper(sheet: Worksheet, *, frozen: str) -> None:
    """All columns on one A4 sheet lying down, the heads on each page."""
    sheet.freeze_panes = frozen
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{GRID_ROW}:{GRID_ROW + 1}"
