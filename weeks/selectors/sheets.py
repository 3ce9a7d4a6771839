"""Units' weeks loaded into memory, any number of them in the same few queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, product

from django.db.models import Q, QuerySet

from directives.adapters import default_on, unit_value
from directives.law import law_in_force
from planning.people import AFTER_NIGHT
from planning.plan import Work
from planning.precedence import Law
from planning.rules.catalogue import looks_back
from planning.time import Calendar, DayKind, Slot, Week
from units.models import Absence, Agency, Condition, Position, Staff, Unit
from units.selectors import Places, calendar_of, places_of, with_names_on
from weeks.enums import Mode, RosterState
from weeks.models import DECIDED, LIVING, Entry, WeeklyRoster
from weeks.selectors.rostered import states_in
from weeks.sheets import WeekBefore, WeekSheet, cells_of, members_of
from weeks.sheets.rostered import days_of_duty
from weeks.values.cells import (
    DAY_OFF_MODES,
)
from weeks.values.planned_row import PlannedRow


def sheet_of(roster: WeeklyRoster) -> WeekSheet:
    return sheets_of(roster.agency, [roster.unit], roster.week, [roster])[roster.unit_id]


def law_on(agency: Agency, days: Sequence[date]) -> Law:
    """The law on these days, and in the week before the first, as rules about turns look back to
    what held then: what is in force, what is proposed, and the exceptions given. Three queries.
    """
    return law_in_force(
        agency, map(Slot, (Week.of(days[0]).shifted(-1).monday, *days) if days else ())
    )


def sheet_under(law: Law, sheet: WeekSheet) -> WeekSheet:
    """The same people and cells under this law."""
    resolution = law.for_unit(sheet.value, map(Slot, sheet.days))
    default = {
        day: Mode.REMOTE if default_on(resolution, day) is Work.REMOTE else Mode.ON_SITE
        for day in sheet.days
    }
    return replace(sheet, rules=resolution.rules, default=default, resolution=resolution, law=law)


def sheets_of(
    agency: Agency,
    units: Sequence[Unit],
    week: Week,
    rosters: Iterable[WeeklyRoster],
    law: Law | None = None,
    other: Law | None = None,
    also: Iterable[date] = (),
    rows: Mapping[int, Sequence[Entry]] | None = None,
    places: Places | None = None,
) -> dict[int, WeekSheet]:
    """The sheet of each unit by its id; a unit without a roster among `rosters` gets one without
    cells.

    `law` is the law in force unless another one is given, which must say what holds on all working
    days of the week (`law_on`). `other` is a law that the sheets are to be looked at under as well.
    `also` are days of the week to look at though nobody works then. `rows` are those of each unit's
    roster, if they have been read (`rows_of`), `places` the agency's zones. One query more where a
    rule looks back at the week before, and one where a roster lists people without a post.
    """
    calendar = calendar_of(agency)
    days = tuple(sorted({*calendar.working_days(week), *also}))
    entries: Mapping[int, Sequence[Entry | PlannedRow]] = (
        _entries(rosters) if rows is None else rows
    )
    positions = _positions(units, days or week.days)
    given = states_in(units, week)
    held = {
        unit.pk: days_of_duty(given.rostered, (row.staff_id for row in positions[unit.pk]))
        for unit in units
    }
    off = {
        unit.pk: _off_days(calendar, week, days, entries[unit.pk], held[unit.pk]) for unit in units
    }
    without_post = {unit.pk: _without_post(entries[unit.pk], positions[unit.pk]) for unit in units}
    listed = Staff.objects.in_bulk(chain.from_iterable(without_post.values()))
    conditions = _conditions(agency, days, since=week.shifted(-1).monday)
    for staff_id, day in sorted(given.rest_days - given.rostered.keys()):
        rested = Condition(staff_id=staff_id, tag=AFTER_NIGHT, first=day, last=day)
        conditions[staff_id].append(rested)
    places = places or places_of(agency)
    judged_under = law or law_on(agency, days)
    plain = (
        WeekSheet(
            unit=unit,
            value=unit_value(unit, len({row.staff_id for row in positions[unit.pk]}), places),
            members=members_of(
                unit,
                days,
                positions[unit.pk],
                conditions,
                {key: listed[key] for key in without_post[unit.pk]},
                places,
                off[unit.pk],
            ),
            days=days,
            cells=cells_of(row for row in entries[unit.pk] if not _is_duty(row, days)),
            rules=(),
            default={},
            off_days=off[unit.pk],
            duty=cells_of(row for row in entries[unit.pk] if _is_duty(row, days)),
            rostered=given.rostered,
            called=given.called,
            swapped=given.swapped,
            rest_days=given.rest_days,
        )
        for unit in units
    )
    sheets = {sheet.unit.pk: sheet_under(judged_under, sheet) for sheet in plain}
    looking = [
        sheet
        for sheet in sheets.values()
        if _looks_back(judged_under, sheet) or (other and _looks_back(other, sheet))
    ]
    return sheets | _with_week_before(agency, looking, week.shifted(-1), calendar)


def on_day(sheet: WeekSheet, day: date) -> WeekSheet:
    """What the sheet of a week says of one of its days."""
    cells = {key: cell for key, cell in sheet.cells.items() if key[1] == day}
    members = tuple(replace(member, days=member.days & {day}) for member in sheet.members)
    return sheet_under(sheet.law, replace(sheet, members=members, days=(day,), cells=cells))


def absences_in(unit: Unit, days: Sequence[date], staff_ids: Iterable[int]) -> QuerySet[Absence]:
    """The absences of these people that touch the days."""
    if not days:
        return Absence.objects.none()
    return Absence.objects.filter(
        staff__in=list(staff_ids),
        staff__agency=unit.agency_id,
        first__lte=days[-1],
        last__gte=days[0],
    )


def _off_days(
    calendar: Calendar,
    week: Week,
    days: Sequence[date],
    entries: Iterable[Entry | PlannedRow],
    rostered: Collection[date],
) -> tuple[date, ...]:
    """The days to show though nobody works them: Monday to Friday and what the calendar names, and
    an ordinary Saturday or Sunday only where somebody is on duty (`rostered`: by a roster of duty).
    """
    held = {row.day for row in entries if _is_duty(row, days)} | set(rostered)
    return tuple(
        day
        for day in week.days
        if day not in days and (day in held or calendar.kind(day) is not DayKind.WEEKEND)
    )


def _is_duty(entry: Entry | PlannedRow, days: Sequence[date]) -> bool:
    """On duty on a day off. Whatever else stands there was planned before the day became one."""
    return entry.day not in days and {entry.morning, entry.afternoon} <= DAY_OFF_MODES


def _looks_back(law: Law, sheet: WeekSheet) -> bool:
    """True if the law has a rule that looks back, and leaves it for the unit."""
    return any(looks_back(one.rule) for one in law.rules) and any(
        looks_back(one.rule) for one in sheet_under(law, sheet).rules
    )


def _with_week_before(
    agency: Agency, sheets: Sequence[WeekSheet], week: Week, calendar: Calendar
) -> dict[int, WeekSheet]:
    """The sheets with what their members were given in `week`, in whichever unit: as decided,
    else as it is being made. One query.
    """
    units = [sheet.unit.pk for sheet in sheets]
    if not units:
        return {}
    shown = Entry.objects.filter(
        roster__agency=agency,
        roster__monday=week.monday,
        roster__state__in=[*LIVING, RosterState.PUBLISHED],
    )
    posts = Position.objects.filter(unit__in=units, is_home=True)
    entries = shown.filter(Q(roster__unit__in=units) | Q(staff__in=posts.values("staff")))
    known = cells_of(
        plain_rows(
            entries.annotate(is_decided=Q(roster__state__in=DECIDED)).order_by(
                "is_decided", "roster__revision", "pk"
            )
        )
    )
    days = calendar.working_days(week)
    cells = (
        {key: known[key] for key in product(sheet.by_id, days) if key in known} for sheet in sheets
    )
    return {
        sheet.unit.pk: replace(sheet, before=WeekBefore(days, found))
        for sheet, found in zip(sheets, cells, strict=True)
    }


def _entries(rosters: Iterable[WeeklyRoster]) -> Mapping[int, list[PlannedRow]]:
    unit_of = {roster.pk: roster.unit_id for roster in rosters}
    entries: dict[int, list[PlannedRow]] = defaultdict(list)
    for entry in plain_rows(_rows_in(unit_of)):
        entries[unit_of[entry.roster_id]].append(entry)
    return entries


def plain_rows(entries: QuerySet[Entry]) -> Iterator[PlannedRow]:
    """What they hold, in their order. One query."""
    return map(PlannedRow._make, entries.values_list(*PlannedRow._fields))


def rows_of(roster: WeeklyRoster) -> list[Entry]:
    """The roster's rows, as `sheets_of` takes them."""
    return list(_rows_in([roster.pk]))


def _rows_in(roster_ids: Iterable[int]) -> QuerySet[Entry]:
    """Without their people, who come with their posts: a row a day would make each five times."""
    return Entry.objects.filter(roster__in=list(roster_ids)).order_by("day", "pk")


def _without_post(
    entries: Iterable[Entry | PlannedRow], posts: Iterable[Position]
) -> tuple[int, ...]:
    """Who is listed in a roster without a post in its unit, in the order of its rows."""
    holders = {post.staff_id for post in posts}
    return tuple(dict.fromkeys(row.staff_id for row in entries if row.staff_id not in holders))


def _positions(units: Sequence[Unit], days: Sequence[date]) -> Mapping[int, list[Position]]:
    """The home posts of these units that hold on some of the days, leaders first, then by
    Vietnamese name order. Of who has left since, what was held until then counts as before; whoever
    took another name bears the one of the end of the week.
    """
    found: dict[int, list[Position]] = defaultdict(list)
    if days:
        held = Position.objects.filter(
            Q(last__isnull=True) | Q(last__gte=days[0]), first__lte=days[-1]
        )
        rows = held.filter(unit__in=units, is_home=True)
        in_order = rows.order_by("order", "staff__sort_key", "pk")
        for row in with_names_on(in_order, Week.of(days[-1]).sunday):
            found[row.unit_id].append(row)
    return found


def _conditions(agency: Agency, days: Sequence[date], *, since: date) -> dict[int, list[Condition]]:
    """What was declared of people on the days, or since then."""
    found: dict[int, list[Condition]] = defaultdict(list)
    if days:
        held = Condition.objects.filter(
            Q(last__isnull=True) | Q(last__gte=since), first__lte=days[-1]
        )
        for row in held.filter(staff__agency=agency).order_by("first", "pk"):
            found[row.staff_id].append(row)
    return found
