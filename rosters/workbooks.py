"""As Excel workbooks: the impact of a change (breaches, numbers, collisions, what would no longer
hold), and the week of the whole agency.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from planning.time import Half
from rosters.values.agency_week import AgencyWeek, CountedUnit
from rosters.values.impact import Impact, ImpactFinding, ImpactWeek
from units.words import week_of_year

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = PatternFill("solid", fgColor="E4E7F2")
NARROWEST, WIDEST = 9, 60
Row = Sequence[object]


def impact_workbook(found: Impact) -> bytes:
    """One sheet a question, in the reader's language; sheets without rows are left out, but for
    the first.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    breaches = (
        _("Phòng, đơn vị"),
        _("Tuần"),
        _("Trạng thái lịch"),
        _("Ngày"),
        _("Buổi"),
        _("Nội dung"),
        _("Người liên quan"),
        _("Lượt người phải đổi"),
        _("Mức độ"),
        _("Căn cứ"),
    )
    limits = (
        _("Phòng, đơn vị"),
        _("Nội dung"),
        _("Mức"),
        _("Hiện nay"),
        _("trong số"),
        _("Nếu thay đổi"),
        _("trong số"),
        _("Ngày"),
        _("Căn cứ"),
    )
    new = [row for unit, finding in found.findings() for row in _breaches(unit, finding)]
    gone = [
        row
        for unit in found.relieved
        for finding in unit.lifted
        for row in _breaches(unit, finding)
    ]
    add_table(book, _("Vi phạm"), breaches, new)
    add_table(book, _("Không còn vi phạm"), breaches, gone)
    add_table(book, _("Số người cho phép"), limits, _numbers(found))
    add_table(
        book,
        _("Quy định mâu thuẫn"),
        (_("Quy định"), _("Nhường cho"), _("Phòng, đơn vị"), _("Từ ngày")),
        _clashes(found),
    )
    add_table(
        book,
        _("Quy định bị thay thế"),
        (_("Căn cứ"), _("Nội dung"), _("Nhường cho"), _("Phòng, đơn vị")),
        _giving_way(found),
    )
    add_table(
        book,
        _("Quy định thôi áp dụng"),
        (_("Căn cứ"), _("Nội dung"), _("Đến trước")),
        _ending(found),
    )
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def agency_week_workbook(told: AgencyWeek) -> bytes:
    """One row a person, with what their unit's lines are worth; letters as on paper."""
    book = Workbook()
    book.remove(book.worksheets[0])
    standings = {
        CountedUnit.APPROVED: _("đã duyệt"),
        CountedUnit.UNAPPROVED: _("chưa duyệt"),
        CountedUnit.PROVISIONAL: _("tạm theo lịch cũ, chưa trình"),
        CountedUnit.MISSING: _("chưa có lịch"),
    }
    rows = [
        (
            unit.name,
            standings[unit.standing],
            person.name,
            person.title,
            *(cell.letters for cell in person.cells),
        )
        for unit in told.units
        for person in unit.people
    ]
    heads = (_("Phòng, đơn vị"), _("Trạng thái"), _("Họ và tên"), _("Chức vụ"))
    add_table(
        book,
        week_of_year(told.week).replace("/", "-"),
        (*heads, *(f"{day:%d/%m}" for day in told.days)),
        rows,
    )
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _breaches(unit: ImpactWeek | None, finding: ImpactFinding) -> Iterator[Row]:
    where = (
        (unit.unit_name, week_of_year(unit.week), unit.state.label)
        if unit
        else (_("Toàn cơ quan"), "", "")
    )
    strictness = _("Bắt buộc") if finding.blocks else _("Cảnh báo")
    halves = {Half.MORNING: _("Sáng"), Half.AFTERNOON: _("Chiều"), None: ""}
    for one in finding.occurrences:
        people = ", ".join(one.people)
        yield (
            *where,
            one.day,
            halves[one.half],
            one.sentence,
            people,
            one.turns,
            strictness,
            finding.law,
        )


def _numbers(found: Impact) -> Iterator[Row]:
    """A cell stays empty where nothing is limited."""
    for one in found.numbers:
        sides = [
            (limit.number, limit.base) if limit else (None, None)
            for limit in (one.before, one.after)
        ]
        side = _("tối đa") if one.is_most else _("ít nhất")
        days = ", ".join(f"{day:%d/%m/%Y}" for day in one.days)
        yield (
            one.unit_name or _("Toàn cơ quan"),
            one.what,
            side,
            *sides[0],
            *sides[1],
            days,
            one.source,
        )


def _clashes(found: Impact) -> Iterator[Row]:
    for one in found.clashes:
        yield one.yields, "\n".join(map(str, one.to)), ", ".join(one.units), one.day


def _giving_way(found: Impact) -> Iterator[Row]:
    for one in found.giving_way:
        yield one.source, one.sentence, one.to, ", ".join(one.units)


def _ending(found: Impact) -> Iterator[Row]:
    for one in found.ending:
        yield (
            one.source,
            one.sentence,
            f"{localtime(one.until):%d/%m/%Y %H:%M}" if one.until else "",
        )


def add_table(book: Workbook, title: str, heads: Sequence[str], rows: Iterable[Row]) -> None:
    """One more sheet, as wide as its words; left out where it has no rows, unless it is the
    first.
    """
    listed = list(rows)
    if not listed and book.worksheets:
        return
    sheet = book.create_sheet(title)
    for number, row in enumerate((heads, *listed), start=1):
        for place, value in enumerate(row, start=1):
            _write(sheet.cell(row=number, column=place), value, is_head=number == 1)
    for place, _head in enumerate(heads, start=1):
        longest = max(len(str(row[place - 1] or "")) for row in (heads, *listed))
        sheet.column_dimensions[get_column_letter(place)].width = min(
            max(longest + 2, NARROWEST), WIDEST
        )
    sheet.freeze_panes = "A2"


def _write(cell: Any, value: object, *, is_head: bool) -> None:
    """Text is written as text, whatever it begins with: nothing on record may become a formula
    in somebody's Excel.
    """
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_head:
        cell.fill, cell.font = HEAD, Font(bold=True)
    if isinstance(value, date):
        cell.value, cell.number_format = value, "dd/mm/yyyy"
    elif isinstance(value, int):
        cell.value = value
    elif value:
        cell.value, cell.data_type, cell.number_format = str(value), "s", "@"
