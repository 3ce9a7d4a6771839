"""An Excel paper holds what is on record: words stay words, numbers stay numbers."""

from io import BytesIO

from openpyxl import Workbook, load_workbook

from units.sheets.papers import lie_on_a4, packed, write_heads, write_row


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    write_heads(sheet, 1, (("Họ và tên", 28), ("Số ngày", 10), ("Thành tiền", 16)))
    write_row(sheet, 2, ("=HYPERLINK(1)", 1.5, 50000))
    lie_on_a4(sheet)

    read = load_workbook(BytesIO(packed(book))).worksheets[0]

    assert [(cell.data_type, cell.value) for cell in read[2]] == [
        ("s", "=HYPERLINK(1)"),
        ("n", 1.5),
        ("n", 50000),
    ]
    assert [cell.number_format for cell in read[2]][1:] == ["#,##0.0", "#,##0"]
    assert (read.column_dimensions["A"].width, read.page_setup.orientation) == (28, "landscape")
