"""Small workbooks to take away: a head and rows of plain text."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 28
A4 = 9


def plain_workbook(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Text is written as text, whatever it begins with: no name becomes a formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for number, row in enumerate((head, *rows), start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(row=number, column=place)
            cell.value, cell.data_type, cell.number_format = value, "s", "@"
            if number == 1:
                cell.font = Font(bold=True)
                sheet.column_dimensions[get_column_letter(place)].width = WIDTH
    sheet.freeze_panes = "A2"
    _fit_on_paper(sheet)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _fit_on_paper(sheet: Worksheet) -> None:
    """Printed, all columns stand on one A4 sheet lying down, with the head on each page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
