"""A staff member's own week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from assignments.sheets.demands import demands_in
from directives.adapters import unit_values
from directives.law import law_in_force
from hours.selectors import own_hours
from planning.precedence import Resolution
from planning.records import PresenceHours
from planning.time import Slot, Week
from rosters.selectors.day import told_reason, unit_on
from rosters.selectors.provisional import BorrowedPlan, borrowed_plan
from rosters.sheets.grid import reason_label
from rosters.sheets.obligations import obligations_in
from rosters.values import DayPerson, MyDay, MyWeek
from units.models import Absence, Staff, Unit
from units.revisions import RevisionCache
from units.selectors import Mandate, calendar_of, day_names
from units.selectors.homes import HomeUnits, home_units
from weeks.enums import Mode, RosterState
from weeks.models import Entry
from weeks.selectors.rostered import StatesGiven, moved_on
from weeks.sheets.absences import AwayHalves, away_halves
from weeks.sheets.called import comes_in
from weeks.sheets.swapped import swapped_half
from weeks.values.cells import DAY_OFF_MODES, ON_SITE_MODES, CallHalves, SwappedDay

RESOLUTIONS = RevisionCache[Resolution](most=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRecord:
    """What is on record of one person on the days from `first` to `last`: the cells published,
    absences, and where they were called or exchanged a day.
    """

    first: date
    last: date
    entries: Mapping[date, Entry]
    absences: Sequence[Absence]
    moved: StatesGiven

    def holds(self, days: Sequence[date]) -> bool:
        """Whether all these days, which follow one another, are among its own."""
        return self.first <= days[0] and days[-1] <= self.last


def own_record(staff: Staff, first: date, last: date) -> OwnRecord:
    """Three queries, however many days there are."""
    published = Entry.objects.filter(
        staff=staff, day__range=(first, last), roster__state=RosterState.PUBLISHED
    )
    return OwnRecord(
        first=first,
        last=last,
        entries={row.day: row for row in published.select_related("roster").order_by("day")},
        absences=list(staff.absences.filter(last__gte=first, first__lte=last)),
        moved=moved_on([staff.pk], first, last),
    )


def my_week(
    mandate: Mandate, week: Week, *, at: datetime, record: OwnRecord | None = None
) -> MyWeek | None:
    """The week of the person the user is, as published, or as the last approved plan has it where
    that stands in; None for who is not on the staff. `record`: of days with this week among them.
    """
    staff = mandate.staff
    if staff is None:
        return None
    today = at.astimezone(ZoneInfo(mandate.agency.time_zone)).date()
    known = record or own_record(staff, week.monday, week.sunday)
    days = own_days(staff, week.days, today=today, record=known, hours=own_hours(staff, week))
    homes = home_units(staff, week.monday, week.sunday)
    plan = None if any(one.morning for one in days) else _borrowed(homes, week, at)
    if plan:
        instead = {day: entry for (_id, day), entry in plan.entries(staff).items()}
        days = own_days(staff, week.days, today=today, record=known, instead=instead)
    worked, shown = [one for one in days if one.kind.is_worked], _shown(days)
    looked_at = shown.day if shown else week.monday
    unit = homes.on(looked_at)
    beside = (
        unit_on(
            unit,
            looked_at,
            states=[RosterState.PUBLISHED],
            is_working=any(one.day == looked_at and one.kind.is_worked for one in days),
        )
        if unit
        else None
    )
    resolution = _resolution(unit, week) if unit else Resolution()
    is_published = (not plan and any(one.morning for one in days)) or (
        not worked and beside and beside.state
    )
    return MyWeek(
        obligations=obligations_in(resolution),
        asked=demands_in(resolution.rules) if any(one.is_remote for one in days) else (),
        week=week,
        name=staff.full_name,
        unit_name=unit.name if unit else "",
        unit_id=unit.pk if unit else None,
        state=RosterState.PUBLISHED if is_published else None,
        days=days,
        days_on_site=sum(bool(ON_SITE_MODES & {one.morning, one.afternoon}) for one in worked),
        shown=shown,
        borrowed=plan.week if plan and any(one.morning for one in days) else None,
        leaders=beside.leaders if beside else (),
        on_duty=_others(staff, beside.on_duty) if beside else (),
        others_here=_others(staff, beside.on_site) if beside else (),
    )


def _others(staff: Staff, people: Sequence[DayPerson]) -> tuple[DayPerson, ...]:
    return tuple(one for one in people if one.staff_id != staff.pk)


def _shown(days: Sequence[MyDay]) -> MyDay | None:
    """Today where it is worked, has a name or finds one on duty; else the first working day; in a
    week of holidays the first of them.
    """
    answers = [one for one in days if one.kind.is_worked or one.name or one.morning]
    worked = [one for one in answers if one.kind.is_worked]
    today = [one for one in answers if one.is_today]
    return next(iter((*today, *worked, *answers)), None)


def _away_words(absences: Iterable[Absence], day: date) -> str:
    """For what somebody is away, where it is said."""
    return next((one.words for one in absences if one.words and one.halves_on(day)[0]), "")


def own_days(
    staff: Staff,
    days: Sequence[date],
    *,
    today: date,
    record: OwnRecord | None = None,
    hours: Mapping[date, PresenceHours] | None = None,
    instead: Mapping[date, Entry] | None = None,
) -> tuple[MyDay, ...]:
    """These days, which follow one another, as published; one's own illness is shown to oneself.
    `instead` stands for a day of which nothing is published. Five queries, however many days there
    are, three less where their `record` has been read.
    """
    calendar = calendar_of(staff.agency)
    record = record or own_record(staff, days[0], days[-1])
    told = {day: record.entries[day] for day in days if day in record.entries}
    entries, names = {**(instead or {}), **told}, day_names(staff.agency, days)
    modes = {day: _modes(entry) for day, entry in entries.items()}
    away, moved = away_halves(record.absences, modes), record.moved
    now = {
        day: _now(
            away.get((staff.pk, day)),
            both,
            calendar.is_working(day),
            moved.called.get((staff.pk, day)),
            moved.swapped.get((staff.pk, day)),
        )
        for day, both in modes.items()
    }
    return tuple(
        MyDay(
            day=day,
            kind=calendar.kind(day),
            morning=now[day][0] if day in entries else None,
            afternoon=now[day][1] if day in entries else None,
            is_changed=day in entries and now[day] != modes[day],
            published_at=told[day].roster.published_at if day in told else None,
            name=names.get(day, ""),
            reason_label=_away_words(record.absences, day)
            or (_reason(entries[day], now[day], moved) if day in entries else ""),
            hours=hours.get(day) if hours else None,
            is_past=day < today,
            is_today=day == today,
        )
        for day in days
    )


def _modes(entry: Entry) -> tuple[Mode | None, Mode | None]:
    return Mode(entry.morning), Mode(entry.afternoon)


def _reason(
    entry: Entry,
    now: tuple[Mode | None, Mode | None],
    moved: StatesGiven,
) -> str:
    """Why they were called or the colleague was to come, where they come by that alone; else why
    they were to come, unless they exchanged it.
    """
    key = entry.staff_id, entry.day
    move = moved.called.get(key) or moved.swapped.get(key)
    was_coming, comes = (bool(ON_SITE_MODES & {*halves}) for halves in (_modes(entry), now))
    if move and comes and not was_coming:
        return reason_label(move.reason)
    return told_reason(entry) if comes or key not in moved.swapped else ""


def _now(
    away: AwayHalves | None,
    planned: tuple[Mode | None, Mode | None],
    is_working: bool,
    call: CallHalves | None,
    swap: SwappedDay | None,
) -> tuple[Mode | None, Mode | None]:
    """Where the record has them by now: away, called, as they exchanged the day, or on a day that
    became one off nowhere but on duty.
    """
    if not is_working and not {*planned} <= DAY_OFF_MODES:
        return None, None
    known = (away.morning or planned[0], away.afternoon or planned[1]) if away else planned
    morning, afternoon = (swapped_half(half, swap) for half in known)
    if call is None:
        return morning, afternoon
    return comes_in(morning, call.morning), comes_in(afternoon, call.afternoon)


def _resolution(unit: Unit, week: Week) -> Resolution:
    """What is left of the law for the unit in the week, as long as neither is changed."""
    about = (unit.pk, unit.revision, week)
    return RESOLUTIONS.get(unit.agency, about, lambda: _resolve(unit, week))


def _resolve(unit: Unit, week: Week) -> Resolution:
    value, slots = unit_values(unit.agency, week.monday)[unit.pk], [Slot(day) for day in week.days]
    return law_in_force(unit.agency, slots).for_unit(value, slots)


def _borrowed(homes: HomeUnits, week: Week, at: datetime) -> BorrowedPlan | None:
    """What stands for the person's unit where nobody filed the week."""
    unit = homes.on(week.monday)
    return borrowed_plan(unit, week, at=at) if unit else None
