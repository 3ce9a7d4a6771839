"""A proposal as an Excel workbook, number by number what its page says."""

from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from support.models import SupportProposal
from support.texts import amount_in_words, dong
from support.values import SupportRow, SupportTable
from units.sheets.papers import (
    lie_on_a4,
    packed,
    write_cell,
    write_heads,
    write_row,
    write_titles,
)
from units.words import day

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
        write_row(sheet, row, ("", group.unit, "", group.days, "", group.amount, ""), bold=True)
        for one in group.rows:
            row, number = row + 1, number + 1
            cells = (number, one.name, one.title, one.days, rate_words(one), one.amount, one.note)
            write_row(sheet, row, cells)
        row += 1
    write_row(sheet, row, ("", "Tổng cộng", "", table.days, "", table.amount, ""), bold=True)
    write_cell(sheet, row + 1, 1, f"Bằng chữ: {amount_in_words(table.amount)}.")
    for place, signer in enumerate(SIGNERS):
        write_cell(sheet, row + 3, (2, 3, 5, 7)[place], signer, bold=True)
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    lie_on_a4(sheet)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    return packed(book)


def rate_words(row: SupportRow) -> str:
    """50.000 x 3 ngày; 500.000 x 1 tháng."""
    return "; ".join(
        f"{dong(amount)} x {f'{times:g}'.replace('.', ',')} {PER[per]}"
        for amount, per, times in row.rates
    )


def _head(sheet: Worksheet, proposal: SupportProposal) -> None:
    titles = (
        (1, proposal.agency.name.upper(), True),
        (3, "BẢNG TỔNG HỢP ĐỀ XUẤT CHI HỖ TRỢ LÀM VIỆC TRỰC TUYẾN TẠI NHÀ", True),
        (4, f"(Từ ngày {day(proposal.first)} đến ngày {day(proposal.last)})", False),
    )
    write_titles(sheet, titles, len(HEADS))
    write_heads(sheet, HEAD_ROW, HEADS)
