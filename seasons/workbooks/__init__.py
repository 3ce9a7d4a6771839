"""The one list of a season as an Excel workbook: by day, by unit, and who is missing."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from duties.texts import hours_text
from duties.values.standing import ShiftCrew
from duties.workbooks.paper import A4, FONT, HEAD, NATION, OFF, across, framed
from seasons.values.agency_list import AgencyList, DayTold
from units.words import day as day_words
from units.words import phone, weekday

BY_DAY: Final = (
    ("Đơn vị", 30), ("Vị trí trực", 26), ("Giờ trực", 24), ("Họ và tên, chức vụ", 40),
    ("Điện thoại", 18), ("Điện thoại trực", 18),
)  # fmt: skip
BY_UNIT: Final = (("Ngày", 30), *BY_DAY[1:])
ROW: Final = 8
"""Where the heads of the table stand, below the head of the paper."""
PAGE: Final = 28
"""So many rows of the list fill a page: a group that would be cut begins a new one."""


ListRow = tuple[str, ...]
RowGroup = tuple[str, bool, Sequence[ListRow]]
"""A heading, whether it is of a day off, and what stands below it."""


def list_workbook(told: AgencyList) -> bytes:
    """In Vietnamese, as a paper of state is; on A4 lying down."""
    book = Workbook()
    by_day = book.worksheets[0]
    by_day.title = "Theo ngày"
    _sheet(by_day, told, BY_DAY, [*_days(told)])
    _sheet(book.create_sheet("Theo đơn vị"), told, BY_UNIT, [*_units(told)])
    if told.missing:
        _missing(book.create_sheet("Chưa công bố"), told)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _days(told: AgencyList) -> Iterator[RowGroup]:
    for group in told.by_day:
        if group.day:
            rows = [_row(crew, crew.first.unit or told.agency) for crew in group.crews]
            yield day_title(group.day), group.day.is_off, rows


def _units(told: AgencyList) -> Iterator[RowGroup]:
    days = told.day_of
    for group in told.by_unit:
        rows = [_row(crew, day_title(days[crew.first.day])) for crew in group.crews]
        yield group.unit or told.agency, False, rows


def day_title(told: DayTold) -> str:
    """Thứ Bảy, 06/02/2027 (Mùng 1, Tết Nguyên đán)"""
    more = ", ".join(word for word in (told.moon, told.name) if word)
    return f"{weekday(told.day)}, {day_words(told.day)}" + (f" ({more})" if more else "")


def _row(crew: ShiftCrew, lead: str) -> ListRow:
    first = crew.first
    return (
        lead,
        first.post,
        f"{first.shift} {hours_text(first.begins, first.ends)}".strip(),
        "\n".join(", ".join(filter(None, (one.name, one.title))) for one in crew.turns),
        "\n".join(phone(one.phone) if one.phone else "–" for one in crew.turns),
        first.post_phone,
    )


def _sheet(
    sheet: Worksheet,
    told: AgencyList,
    columns: Sequence[tuple[str, float]],
    groups: Sequence[RowGroup],
) -> None:
    """Each group under its heading; the page breaks before one that would be cut."""
    _head(sheet, told, len(columns))
    for place, (name, width) in enumerate(columns, start=1):
        framed(sheet, ROW, place, name, fill=HEAD, is_head=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    row, on_page = ROW + 1, 0
    for title, is_off, rows in groups:
        if on_page and on_page + len(rows) >= PAGE:
            sheet.row_breaks.append(Break(id=row - 1))
            on_page = 0
        across(sheet, row, 1, len(columns), title, Font(name=FONT, bold=True))
        sheet.cell(row=row, column=1).fill = OFF if is_off else HEAD
        for number, facts in enumerate(rows, start=row + 1):
            for place, text in enumerate(facts, start=1):
                framed(sheet, number, place, text)
        row += len(rows) + 1
        on_page = (on_page + len(rows) + 1) % PAGE
    sheet.freeze_panes = f"A{ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{ROW}:{ROW}"


def _head(sheet: Worksheet, told: AgencyList, width: int) -> None:
    bold, left = Font(name=FONT, bold=True), width // 2
    across(sheet, 1, 1, left, told.parent.upper(), Font(name=FONT))
    across(sheet, 2, 1, left, told.agency.upper(), bold)
    for row, line in enumerate(NATION, start=1):
        across(sheet, row, left + 1, width, line, bold)
    title = f"Danh sách {told.season.name}".upper()
    across(sheet, 4, 1, width, title, Font(name=FONT, bold=True, size=14))
    span = f"(Từ ngày {day_words(told.season.first)} đến ngày {day_words(told.season.last)})"
    across(sheet, 5, 1, width, span, Font(name=FONT, italic=True))
    lines = "; ".join(f"{post}: {number}" for post, number in told.hotlines)
    across(sheet, 6, 1, width, f"Điện thoại trực: {lines}" if lines else "", bold)


def _missing(sheet: Worksheet, told: AgencyList) -> None:
    for place, (name, width) in enumerate((("STT", 6), ("Phòng, đơn vị", 50)), start=1):
        framed(sheet, 1, place, name, fill=HEAD, is_head=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(told.missing, start=1):
        framed(sheet, number + 1, 1, str(number))
        framed(sheet, number + 1, 2, row.name)
