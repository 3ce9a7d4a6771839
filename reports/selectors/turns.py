"""Who of a unit was at the office how often in a period, from the weeks and the rosters of duty
that people were shown.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from duties.selectors.leave import turns_between
from duties.sheets.days import duty_days
from planning.duty.day import DayClass
from planning.duty.shift import ShiftHours
from planning.people import Rank
from planning.time import Calendar
from reports.enums import TurnGroupKind
from reports.selectors.planned import planned_weeks
from reports.values.turns import (
    TurnGroup,
    TurnPeriod,
    TurnsOfPerson,
    UnitTurns,
)
from units.models import Absence, Position, Unit
from units.selectors import Mandate, calendar_of, with_names_on
from weeks.enums import Mode
from weeks.models import SHOWN, Entry
from weeks.selectors.rosters import working_units
from weeks.values.cells import AT_WORK_MODES, DAY_OFF_MODES, ON_SITE_MODES

Duties = Mapping[int, Sequence[tuple[date, bool]]]
"""By person the days on which a turn of duty begins, and whether it is one in the night."""


def turn_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose turns the user may look at: those whose weeks they see being made."""
    return working_units(mandate).select_related("agency")


def unit_turns(unit: Unit, period: TurnPeriod) -> UnitTurns:
    """Everybody who belonged to the unit in the period, leaders first. Six queries."""
    calendar = calendar_of(unit.agency)
    names = {row.day: row.name for row in unit.agency.calendar_days.all() if row.name}
    posts = _posts(unit, period)
    cells = _cells(unit, period)
    duties = _duties(unit, period, posts.keys(), cells, calendar)
    kinds = {
        one.day: one.kind
        for one in duty_days(
            calendar, names, {day for days in duties.values() for day, _night in days}
        )
    }
    groups: dict[TurnGroupKind, list[TurnsOfPerson]] = defaultdict(list)
    own: dict[int, list[Entry]] = defaultdict(list)
    for row in cells:
        own[row.staff_id].append(row)
    for post in posts.values():
        groups[_group(post)].append(_person(post, own[post.staff_id], calendar, duties, kinds))
    return UnitTurns(
        unit_id=unit.pk,
        unit=unit.name,
        agency=unit.agency.name,
        period=period,
        groups=tuple(
            TurnGroup(kind=kind, people=_with_expected(groups[kind]))
            for kind in TurnGroupKind
            if groups[kind]
        ),
        weeks=planned_weeks({row.day.isocalendar()[:2]: row.roster_id for row in cells}.values()),
    )


def _posts(unit: Unit, period: TurnPeriod) -> dict[int, Position]:
    """The newest home post in the unit of each person, under the name of the last day, in the order
    of lists. One query.
    """
    held = Position.objects.filter(
        Q(last__isnull=True) | Q(last__gte=period.first),
        unit=unit,
        is_home=True,
        first__lte=period.last,
    ).order_by("first", "pk")
    newest = {row.staff_id: row for row in with_names_on(held, period.last)}
    in_order = sorted(
        newest.values(), key=lambda row: (row.order, row.staff.sort_key, row.staff_id)
    )
    return {row.staff_id: row for row in in_order}


def _cells(unit: Unit, period: TurnPeriod) -> list[Entry]:
    """The cells that people were shown, of the newest version of each week, but for those of who
    was away the whole day, whatever had been approved. One query.
    """
    absences = Absence.objects.filter(
        Q(first__lt=OuterRef("day")) | Q(begins_at_noon=False),
        Q(last__gt=OuterRef("day")) | Q(ends_at_noon=False),
        staff=OuterRef("staff"),
        first__lte=OuterRef("day"),
        last__gte=OuterRef("day"),
    )
    rows = Entry.objects.filter(
        roster__unit=unit,
        roster__state__in=SHOWN,
        day__range=(period.first, period.last),
    ).exclude(Exists(absences))
    newest = {(row.staff_id, row.day): row for row in rows.order_by("roster__revision", "pk")}
    return [*newest.values()]


def _duties(
    unit: Unit,
    period: TurnPeriod,
    staff_ids: Collection[int],
    cells: Sequence[Entry],
    calendar: Calendar,
) -> Duties:
    """Turns of the published rosters of duty, and duty that only the week has. One query."""
    found: dict[int, list[tuple[date, bool]]] = defaultdict(list)
    for turn in turns_between(unit.agency, period.first, period.last):
        if turn.staff_id in staff_ids:
            hours = ShiftHours(turn.shift.begins, turn.shift.ends)
            found[turn.staff_id].append((turn.day, hours.is_night))
    for row in cells:
        halves = {row.morning, row.afternoon}
        is_there = Mode.ON_DUTY in halves and not row.is_rostered
        if is_there and (calendar.is_working(row.day) or halves <= DAY_OFF_MODES):
            found[row.staff_id].append((row.day, False))
    return found


def _person(
    post: Position,
    cells: Sequence[Entry],
    calendar: Calendar,
    duties: Duties,
    kinds: Mapping[date, DayClass],
) -> TurnsOfPerson:
    """Duty on a day off is no day at the office: it stands among the turns of duty."""
    worked = [row for row in cells if calendar.is_working(row.day)]
    on_site = [row for row in worked if {row.morning, row.afternoon} & ON_SITE_MODES]
    at_work = [row for row in worked if {row.morning, row.afternoon} & AT_WORK_MODES]
    turns = duties.get(post.staff_id, ())
    return TurnsOfPerson(
        staff_id=post.staff_id,
        name=post.staff.full_name,
        title=post.title,
        on_site=len(on_site),
        remote=len(at_work) - len(on_site),
        available=len(at_work),
        duties=Counter(kinds[day] for day, _night in turns),
        nights=sum(is_night for _day, is_night in turns),
    )


def _group(post: Position) -> TurnGroupKind:
    if Rank(post.rank).leads:
        return TurnGroupKind.LEADERS
    return TurnGroupKind.OWN_DUTIES if post.roles else TurnGroupKind.STAFF


def _with_expected(people: Sequence[TurnsOfPerson]) -> tuple[TurnsOfPerson, ...]:
    """The days of all, shared in proportion to the days on which each could have come."""
    total = sum(one.on_site for one in people)
    could = sum(one.available for one in people) or 1
    return tuple(replace(one, expected=total * one.available / could) for one in people)
