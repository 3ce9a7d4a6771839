"""Who is where on one day, from approved and published rosters: what the morning list is made
of. Where a unit has none, its people stand in it all the same, as an older plan has them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from planning.time import Calendar, Week
from planning.vocabulary import DUTY_REASON
from rosters.selectors.since_approval import PeopleOnRecord
from rosters.selectors.standing_in import sorted_out, with_stand_ins
from rosters.sheets.grid import reason_label, rest_label
from rosters.values import DayList, DayPerson, DayUnit
from units.models import Agency, Position, Unit
from units.names import sort_key
from units.selectors import calendar_of, day_names, units_filing_on
from weeks.enums import Mode, RosterState, Since
from weeks.models import SHOWN, Entry, WeeklyRoster
from weeks.values.cells import DAY_OFF_MODES


def people_on(agency: Agency, day: date) -> DayList:
    """The whole agency's day. Units without an approved roster stand in it as such, on a working
    day with all their people; in the others everybody stands where they are known to be now.

    For the morning list, which nobody asks for; a page checks its reader's right first.
    """
    calendar = calendar_of(agency)
    found = units_on(agency, units_filing_on(agency, day), day, calendar)
    name = day_names(agency, [day]).get(day, "") if day in calendar.special else ""
    return DayList(day=day, is_working=calendar.is_working(day), units=found, name=name)


def units_on(
    agency: Agency, units: Iterable[Unit], day: date, calendar: Calendar
) -> tuple[DayUnit, ...]:
    """The day of these units of the agency, those without an approved roster with who stands in."""
    is_working = calendar.is_working(day)
    found = _units_on(units, day, SHOWN, is_working=is_working)
    return with_stand_ins(agency, found, day, calendar) if is_working else found


def unit_on(unit: Unit, day: date, states: Collection[str], *, is_working: bool) -> DayUnit:
    """One unit's day, from a roster in one of `states`."""
    return _units_on([unit], day, states, is_working=is_working)[0]


def _units_on(
    units: Iterable[Unit], day: date, states: Collection[str], *, is_working: bool
) -> tuple[DayUnit, ...]:
    units = list(units)
    rosters = WeeklyRoster.objects.filter(
        unit__in=units, monday=Week.of(day).monday, state__in=states
    )
    read = {roster.unit_id: roster for roster in sorted(rosters, key=_published_last)}
    if not read:
        return tuple(DayUnit(unit_id=unit.pk, name=unit.name, state=None) for unit in units)
    rows = Entry.objects.filter(roster__in=[roster.pk for roster in read.values()], day=day)
    entries: dict[int, list[Entry]] = defaultdict(list)
    for entry in rows.select_related("staff", "roster"):
        if is_working or _is_duty(entry):
            entries[entry.roster.unit_id].append(entry)
    listed = (entry.staff_id for held in entries.values() for entry in held)
    known = PeopleOnRecord.on([unit.pk for unit in units], listed, day)
    return tuple(
        _unit(unit, read.get(unit.pk), entries[unit.pk], known, is_working=is_working)
        for unit in units
    )


def _published_last(roster: WeeklyRoster) -> bool:
    """What is published holds until its amendment is published, approved or not."""
    return roster.state == RosterState.PUBLISHED


def _is_duty(entry: Entry) -> bool:
    """All that counts on a day off; what else stands there was planned before it became one."""
    return {entry.morning, entry.afternoon} <= DAY_OFF_MODES


def _unit(
    unit: Unit,
    roster: WeeklyRoster | None,
    entries: Sequence[Entry],
    known: PeopleOnRecord,
    *,
    is_working: bool,
) -> DayUnit:
    """The unit with the people of its roster and, on a working day, those who came since."""
    if roster is None:
        return DayUnit(unit_id=unit.pk, name=unit.name, state=None)
    people = [known.person(entry, told_reason(entry)) for entry in entries]
    if is_working:
        listed = {entry.staff_id for entry in entries}
        people += [
            known.newcomer(post, is_planned=bool(entries))
            for post in known.posts_in(unit.pk)
            if post.staff_id not in listed
        ]
    people.sort(key=lambda one: _place(one, known.posts))
    here = [one for one in people if one.since is not Since.GONE]
    return replace(
        sorted_out(
            DayUnit(unit_id=unit.pk, name=unit.name, state=RosterState(roster.state)),
            [one for one in here if one.is_planned],
        ),
        unplanned=tuple(one for one in here if not one.is_planned),
        gone=tuple(one for one in people if one.since is Since.GONE),
        is_planned=bool(entries) or not is_working,
    )


def _place(person: DayPerson, posts: Mapping[int, Position]) -> tuple[int, str, int]:
    """Leaders first, then as Vietnamese names are ordered."""
    post = posts.get(person.staff_id)
    return post.order if post else 999, sort_key(person.name), person.staff_id


def told_reason(entry: Entry) -> str:
    """Why somebody is there, in words. Duty is a permitted reason to come; of who only comes, it
    is not told, as it reads as if they were the one on duty.
    """
    on_duty = Mode.ON_DUTY in (entry.morning, entry.afternoon)
    if entry.reason == DUTY_REASON and not on_duty:
        return entry.reason_text
    is_rest = entry.is_rostered and {entry.morning, entry.afternoon} == {Mode.OFF}
    return entry.reason_text or reason_label(entry.reason) or rest_label(is_rest)
