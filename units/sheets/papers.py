"""What every Excel paper of the agency has alike: cells that stay what they are, framed rows, a
head over the whole width, one sheet of A4.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

A4: Final = 9
FONT: Final = "Times New Roman"
SIDE: Final = Side(style="thin", color="808080")
FRAME: Final = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)
Heads = Sequence[tuple[str, int]]
"""The columns of a paper: what stands over each, and how wide it is in letters."""


def write_cell(
    sheet: Worksheet, row: int, column: int, value: object, *, bold: bool = False
) -> Cell | MergedCell:
    """Text is written as text, whatever it begins with, so that no name becomes a formula;
    numbers with their thousands apart. The cell, for what else it needs.
    """
    cell = sheet.cell(row=row, column=column)
    cell.font = Font(name=FONT, bold=bold)
    if isinstance(value, str):
        if value:
            cell.value, cell.data_type = value, "s"
    else:
        cell.value = value  # type: ignore[assignment]  # a number or nothing
        cell.number_format = "#,##0.0" if isinstance(value, float) else "#,##0"
    return cell


def write_row(sheet: Worksheet, row: int, values: Iterable[object], *, bold: bool = False) -> None:
    """A framed row from the first column on."""
    for column, value in enumerate(values, start=1):
        write_cell(sheet, row, column, value, bold=bold).border = FRAME


def write_titles(sheet: Worksheet, titles: Iterable[tuple[int, str, bool]], columns: int) -> None:
    """Lines over the whole width, in their middle: row, words, whether in bold."""
    for row, words, bold in titles:
        write_cell(sheet, row, 1, words, bold=bold).alignment = Alignment(horizontal="center")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)


def write_heads(sheet: Worksheet, row: int, heads: Heads) -> None:
    """The heads of the columns, each as wide as it is to be."""
    write_row(sheet, row, (title for title, _ in heads), bold=True)
    for column, (_, width) in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def lie_on_a4(sheet: Worksheet) -> None:
    """A4 lying down, as wide as the paper and as long as it takes."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def packed(book: Workbook) -> bytes:
    """The file itself."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()
