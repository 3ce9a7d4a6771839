"""The export of an attendance device: how it is laid out, and what it would change in the
recorded hours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hours.enums import HoursSource
from hours.models import Presence
from planning.records import PresenceHours, is_over_midnight
from units.folding import fold_code, tidy_code
from units.importing.book import ImportBook, ImportRow
from units.importing.columns import Column, ColumnKind, SheetPlan
from units.importing.proposal import ImportAction, ImportProposal, ImportStep, changes_in
from units.importing.questions import Questions, list_some
from units.importing.reader import read_book
from units.importing.staff_columns import STAFF_CODE
from units.importing.workbook import open_table
from units.models import Agency, Staff

NO_HOUR = frozenset(
    (
        *("0", "0:00", "00:00", "0:00:00", "00:00:00", "0h", "0h00", "00h00"),
        *("p", "np", "kp", "o", "om", "ro", "ts", "ct", "le", "nb", "n/a", "na", "null", "none"),
        *("nghi", "nghi phep", "nghi le", "nghi om", "nghi bu", "nghi khong phep", "phep"),
        *("cong tac", "di cong tac", "vang", "off", "khong"),
    )
)
"""What devices and clerks write where nobody came: zeros, dashes, the signs of a time sheet."""

HOURS = SheetPlan(
    key="hours",
    title="Giờ có mặt",
    help=gettext_noop(
        "Mỗi dòng một lượt đến và về; nhiều dòng của một người trong một ngày được gộp: giờ đến đầu"
        " tiên, giờ về cuối cùng. Ca qua nửa đêm thuộc ngày bắt đầu."
    ),
    repeats=True,
    columns=(
        replace(STAFF_CODE, help="Mã như trong danh sách cán bộ."),
        Column(
            "day", "Ngày", ColumnKind.DATE, required=True, width=12, also=("date", "Ngày chấm công")
        ),
        Column(
            "came",
            "Giờ đến",
            ColumnKind.TIME,
            help="Trống nếu dòng chỉ ghi giờ về.",
            width=10,
            also=("Giờ vào", "Vào", "in", "Check in", "Checkin"),
            nothing=NO_HOUR,
        ),
        Column(
            "left",
            "Giờ về",
            ColumnKind.TIME,
            help="Trống nếu dòng chỉ ghi giờ đến.",
            width=10,
            also=("Giờ ra", "Ra", "out", "Check out", "Checkout"),
            nothing=NO_HOUR,
        ),
    ),
)
DAY = 24 * 60
PersonDay = tuple[str, date]


@dataclass(slots=True)
class _Group:
    """The lines about one person and day. `next_morning` are those of the day after on which the
    night that began here ended.
    """

    rows: list[ImportRow] = field(default_factory=list)
    next_morning: list[ImportRow] = field(default_factory=list)

    def __iter__(self) -> Any:
        return iter((*self.rows, *self.next_morning))

    def minutes(self) -> tuple[int | None, int | None]:
        """The first coming and the last going, counted from the midnight before; a side that
        stands on no line is None.
        """
        came = [_minutes(row.values["came"]) for row in self.rows if "came" in row.values]
        left = [_left(row) for row in self.rows if "left" in row.values]
        left += [DAY + _minutes(row.values["left"]) for row in self.next_morning]
        return min(came, default=None), max(left, default=None)

    def begins_a_night(self) -> bool:
        """Whether somebody came last in the afternoon and did not leave any more."""
        came = [row.values["came"] for row in self.rows if "came" in row.values]
        left = [row.values["left"] for row in self.rows if "left" in row.values]
        last = max(came, default=time.min)
        return last >= time(12) and last > max(left, default=time.min)

    def end_of_a_night(self) -> list[ImportRow]:
        """The lines on which somebody only left, in the morning and before coming."""
        first = min((row.values["came"] for row in self.rows if "came" in row.values), default=None)
        return [
            row
            for row in self.rows
            if "came" not in row.values
            and row.values["left"] <= time(12)
            and (first is None or row.values["left"] < first)
        ]


Groups = dict[PersonDay, _Group]


def propose_hours(agency: Agency, upload: bytes, *, today: date) -> ImportProposal:
    """What the file would change; nothing is written. Raises NotExcel or TooBig."""
    book = read_book(open_table(upload), (HOURS,), HOURS)
    groups = _joined_nights(_grouped(_with_hours(book)))
    staff = {fold_code(person.code): person for person in agency.staff.all()}
    recorded = _recorded(agency, groups)
    broken = set(_grouped(book.broken.get(HOURS.key, ())))
    questions, steps = Questions(), list[ImportStep]()
    for (code, day), group in groups.items():
        person = staff.get(code)
        hours = _hours(group)
        stands = recorded.get((person.pk, day)) if person else None
        refusal = _refusal(person, day, group, stands, is_broken=(code, day) in broken, today=today)
        if refusal or person is None or hours is None:
            for row in group:
                book.object_to(HOURS, row, *refusal)
        else:
            asks = _asks(questions, group, person)
            steps.append(_step(group.rows[0], person, day, hours, stands, asks))
    return ImportProposal(
        steps=tuple(steps),
        problems=tuple(sorted(book.problems, key=lambda problem: problem.row or 0)),
        questions=questions.asked_about(steps),
        notes=tuple(book.notes),
    )


def _with_hours(book: ImportBook) -> list[ImportRow]:
    """The lines that say an hour; of the others, and of lines that stand twice, the user is
    told.
    """
    rows = book.of(HOURS)
    without = [row for row in rows if not {"came", "left"} & row.values.keys()]
    seen: dict[tuple[Any, ...], int] = {}
    twice = list[ImportRow]()
    for row in rows:
        facts = tuple(row.values.get(column.key) for column in HOURS.columns)
        if row not in without and seen.setdefault(facts, row.number) != row.number:
            twice.append(row)
    for found, told in (
        (
            without,
            _("Không có giờ đến, giờ về (nghỉ hoặc không chấm công) nên không ghi: dòng %(rows)s."),
        ),
        (twice, _("Lặp lại dòng khác nên chỉ tính một lần: dòng %(rows)s.")),
    ):
        if found:
            book.tell(HOURS.title, told % {"rows": list_some([str(row.number) for row in found])})
    return [row for row in rows if row not in without and row not in twice]


def _grouped(rows: Iterable[ImportRow]) -> Groups:
    groups: Groups = {}
    for row in rows:
        if "code" in row.values and "day" in row.values:
            key = (fold_code(row.values["code"]), row.values["day"])
            groups.setdefault(key, _Group()).rows.append(row)
    return groups


def _joined_nights(groups: Groups) -> Groups:
    """A night belongs to the day on which it began, though its end stands under the next."""
    for (code, day), group in sorted(groups.items()):
        after = groups.get((code, day + timedelta(days=1)))
        if after is not None and group.begins_a_night():
            group.next_morning = after.end_of_a_night()
            after.rows = [row for row in after.rows if row not in group.next_morning]
    return {key: group for key, group in groups.items() if group.rows}


def _left(row: ImportRow) -> int:
    left = _minutes(row.values["left"])
    came = row.values.get("came")
    return left + DAY if came and is_over_midnight(came, row.values["left"]) else left


def _minutes(hour: time) -> int:
    return hour.hour * 60 + hour.minute


def _hours(group: _Group) -> PresenceHours | None:
    """None where a side is missing, or nobody can have been there for so long or so short."""
    came, left = group.minutes()
    if came is None or left is None or not came < left < came + DAY:
        return None
    return PresenceHours(time(*divmod(came, 60)), time(*divmod(left % DAY, 60)))


def _recorded(
    agency: Agency, groups: Mapping[PersonDay, _Group]
) -> dict[tuple[int, date], Presence]:
    days = {day for _code, day in groups}
    rows = (
        Presence.objects.filter(staff__agency=agency, day__range=(min(days), max(days)))
        if days
        else ()
    )
    return {(row.staff_id, row.day): row for row in rows}


def _refusal(
    person: Staff | None,
    day: date,
    group: _Group,
    stands: Presence | None,
    *,
    is_broken: bool,
    today: date,
) -> tuple[str, str] | tuple[()]:
    """Why these lines are not taken over: the column that is wrong and the reason."""
    came, left = group.minutes()
    hours = _hours(group)
    if person is None:
        return "code", _("Không có cán bộ mang mã này.")
    if day > today:
        return "day", _("Ngày này chưa đến.")
    if is_broken:
        return "day", _("Một dòng khác của người này trong ngày có lỗi.")
    if came is None:
        return "came", _("Thiếu giờ đến.")
    if left is None:
        return "left", _("Thiếu giờ về.")
    if left >= came + DAY:
        return "left", _("Từ giờ đến đến giờ về quá 24 giờ.")
    if hours is None:
        return "left", _("Giờ về phải sau giờ đến.")
    if (
        stands
        and stands.source == HoursSource.HAND
        and (stands.came, stands.left) != (hours.came, hours.left)
    ):
        return "day", _("Ngày này đã được ghi tay; tệp không ghi đè.")
    return ()


def _asks(questions: Questions, group: _Group, person: Staff) -> tuple[str, ...]:
    asks: set[str] = set()
    for row in group:
        if row.is_hidden:
            asks.update(questions.about_hidden(HOURS, row))
    first = group.rows[0]
    if tidy_code(first.values["code"]).casefold() != tidy_code(person.code).casefold():
        asks.update(questions.about_spelling(HOURS, first, person))
    return tuple(sorted(asks))


def _step(
    row: ImportRow,
    person: Staff,
    day: date,
    hours: PresenceHours,
    stands: Presence | None,
    asks: tuple[str, ...],
) -> ImportStep:
    found = {"came": hours.came, "left": hours.left}
    before = {"came": stands.came if stands else None, "left": stands.left if stands else None}
    changes = changes_in(found, before, HOURS.columns)
    what = (
        ImportAction.ADD
        if stands is None
        else ImportAction.CHANGE
        if changes
        else ImportAction.SAME
    )
    values = {"staff": person.pk, "code": person.code, "day": day, **found}
    return ImportStep(
        sheet=HOURS.key,
        row=row.number,
        what=what,
        name=f"{person.full_name}, {day:%d/%m/%Y}",
        values=values,
        changes=changes,
        asks=asks,
    )
