"""Who is where on one day, from approved and published rosters: what the morning list is made
of. Where a unit has none, its people stand in it all the same, as an older plan has them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from planning.people import Rank
from planning.time import Week
from planning.vocabulary import DUTY_REASON
from rosters.enums import Mode, RosterState
from rosters.models import SHOWN, Entry, WeeklyRoster
from rosters.selectors.standing_in import sorted_out, with_stand_ins
from rosters.selectors.teller import shown_mode
from rosters.sheets.grid import reason_label
from rosters.values import DayList, DayPerson, DayUnit
from units.models import Agency, Position, Unit
from units.selectors import calendar_of, day_names, open_on, units_filing_on


def people_on(agency: Agency, day: date) -> DayList:
    """The whole agency's day. Units without an approved roster stand in it as such, on a working
    day with all their people.

    For the morning list, which nobody asks for; a page checks its reader's right first.
    """
    units = units_filing_on(agency, day)
    calendar = calendar_of(agency)
    is_working = calendar.is_working(day)
    found = _units_on(units, day, SHOWN)
    if is_working:
        found = with_stand_ins(agency, found, day, calendar)
    name = day_names(agency, [day]).get(day, "") if day in calendar.special else ""
    return DayList(day=day, is_working=is_working, units=found, name=name)


def unit_on(unit: Unit, day: date, states: Collection[str]) -> DayUnit:
    """One unit's day, from a roster in one of `states`."""
    return _units_on([unit], day, states)[0]


def _units_on(units: Iterable[Unit], day: date, states: Collection[str]) -> tuple[DayUnit, ...]:
    units = list(units)
    rosters = WeeklyRoster.objects.filter(
        unit__in=units, monday=Week.of(day).monday, state__in=states
    )
    read = {roster.unit_id: roster for roster in sorted(rosters, key=_published_last)}
    people: dict[int, list[DayPerson]] = defaultdict(list)
    posts = _posts(units, day)
    entries = Entry.objects.filter(
        roster__in=[roster.pk for roster in read.values()], day=day
    ).select_related("staff", "roster")
    for entry in sorted(entries, key=lambda one: _place(one, posts)):
        people[entry.roster.unit_id].append(_person(entry, posts.get(entry.staff_id)))
    return tuple(_unit(unit, read.get(unit.pk), people[unit.pk]) for unit in units)


def _published_last(roster: WeeklyRoster) -> bool:
    """What is published holds until its amendment is published, approved or not."""
    return roster.state == RosterState.PUBLISHED


def _posts(units: Iterable[Unit], day: date) -> Mapping[int, Position]:
    posts = Position.objects.filter(open_on(day), unit__in=list(units), is_home=True)
    return {post.staff_id: post for post in posts.order_by("first", "pk")}


def _place(entry: Entry, posts: Mapping[int, Position]) -> tuple[int, str, int]:
    post = posts.get(entry.staff_id)
    return post.order if post else 999, entry.staff.sort_key, entry.staff_id


def _person(entry: Entry, post: Position | None) -> DayPerson:
    return DayPerson(
        staff_id=entry.staff_id,
        name=entry.staff.full_name,
        title=post.title if post else "",
        rank=Rank(post.rank) if post else Rank.STAFF,
        phone=entry.staff.phone,
        morning=shown_mode(False, Mode(entry.morning)),
        afternoon=shown_mode(False, Mode(entry.afternoon)),
        reason_label=told_reason(entry),
    )


def told_reason(entry: Entry) -> str:
    """Why somebody is there, in words. Duty is a permitted reason to come; of who only comes, it
    is not told, as it reads as if they were the one on duty.
    """
    on_duty = Mode.ON_DUTY in (entry.morning, entry.afternoon)
    if entry.reason == DUTY_REASON and not on_duty:
        return entry.reason_text
    return entry.reason_text or reason_label(entry.reason)


def _unit(unit: Unit, roster: WeeklyRoster | None, people: list[DayPerson]) -> DayUnit:
    state = RosterState(roster.state) if roster else None
    return sorted_out(DayUnit(unit_id=unit.pk, name=unit.name, state=state), people)
