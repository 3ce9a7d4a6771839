"""A proposal as an Excel workbook, number by number what its page says."""

from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from support.models import SupportProposal
from support.texts import amount_in_words, dong
from support.values import SupportRow, SupportTable
from units.words import day

FONT: Final = "Times New Roman"
SIDE: Final = Side(style="thin", color="808080")
FRAME: Final = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)
HEADS: Final = (
    ("TT", 6), ("Họ và tên", 28), ("Chức vụ", 22), ("Số ngày TN", 10), ("Mức chi", 26),
    ("Thành tiền", 16), ("Ghi chú", 26),
)  # fmt: skip
HEAD_ROW: Final = 7
PER: Final = {"day": "ngày", "half": "buổi", "month": "tháng"}
SIGNERS: Final = ("NGƯỜI LẬP", "KẾ TOÁN", "CHÁNH VĂN PHÒNG", "GIÁM ĐỐC")


def support_workbook(proposal: SupportProposal, table: SupportTable) -> bytes:
    """One row a person under the name of the unit, with sums."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "De xuat"
    _head(sheet, proposal)
    row, number = HEAD_ROW + 1, 0
    for group in table.groups:
        _line(sheet, row, ("", group.unit, "", group.days, "", group.amount, ""), bold=True)
        for one in group.rows:
            row, number = row + 1, number + 1
            cells = (number, one.name, one.title, one.days, rate_words(one), one.amount, one.note)
            _line(sheet, row, cells)
        row += 1
    _line(sheet, row, ("", "Tổng cộng", "", table.days, "", table.amount, ""), bold=True)
    _write(sheet, row + 1, 1, f"Bằng chữ: {amount_in_words(table.amount)}.", bold=False)
    for place, signer in enumerate(SIGNERS):
        _write(sheet, row + 3, (2, 3, 5, 7)[place], signer, bold=True)
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def rate_words(row: SupportRow) -> str:
    """50.000 x 3 ngày; 500.000 x 1 tháng."""
    return "; ".join(
        f"{dong(amount)} x {f'{times:g}'.replace('.', ',')} {PER[per]}"
        for amount, per, times in row.rates
    )


def _head(sheet: Worksheet, proposal: SupportProposal) -> None:
    texts = (
        (1, proposal.agency.name.upper()),
        (3, "BẢNG TỔNG HỢP ĐỀ XUẤT CHI HỖ TRỢ LÀM VIỆC TRỰC TUYẾN TẠI NHÀ"),
        (4, f"(Từ ngày {day(proposal.first)} đến ngày {day(proposal.last)})"),
    )
    for row, text in texts:
        _write(sheet, row, 1, text, bold=row < 4)
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
    """Text is written as text, whatever it begins with; amounts as numbers."""
    cell = sheet.cell(row=row, column=column)
    cell.font = Font(name=FONT, bold=bold)
    if isinstance(value, str):
        if value:
            cell.value, cell.data_type = value, "s"
        return
    cell.value = value  # type: ignore[assignment]  # a number
    cell.number_format = "#,##0.0" if isinstance(value, float) else "#,##0"
