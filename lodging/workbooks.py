"""The list of those who live in for a week as an Excel workbook."""

from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lodging.values import LodgedWeek
from units.sheets.papers import lie_on_a4, packed, write_heads, write_row, write_titles
from units.words import day

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
        write_row(sheet, row, cells)
    row += 2
    write_row(sheet, row, ("", "Suất ăn", *(day(one.day) for one in week.days[:5])), bold=True)
    write_row(sheet, row + 1, ("", "", *(one.meals for one in week.days[:5])))
    write_row(sheet, row + 2, ("", "", *(day(one.day) for one in week.days[5:]), "Cộng"), bold=True)
    write_row(sheet, row + 3, ("", "", *(one.meals for one in week.days[5:]), week.meals))
    lie_on_a4(sheet)
    return packed(book)


def _head(sheet: Worksheet, agency: str, week: LodgedWeek) -> None:
    place = week.place
    titles = (
        (1, agency.upper(), True),
        (3, "DANH SÁCH CÁN BỘ Ở TẬP TRUNG", True),
        (4, f"(Từ ngày {day(week.first)} đến hết ngày {day(week.last)})", False),
        (5, f"{place.kind}: {place.name}, {place.beds} giường", False),
        (6, " ".join(part for part in (place.route, place.vehicle) if part), False),
    )
    write_titles(sheet, titles, len(HEADS))
    write_heads(sheet, HEAD_ROW, HEADS)
