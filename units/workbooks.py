"""Small workbooks to take away: a head and rows of plain text."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 28


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
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()
