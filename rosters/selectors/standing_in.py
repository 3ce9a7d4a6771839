"""Whoever works in a unit without an approved roster: where its last approved plan had them on the
same weekday, or nowhere, but never nobody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from planning.people import Rank
from planning.time import Calendar, Week
from rosters.values import DayPerson, DayUnit
from units.models import Absence, Agency, Position
from units.selectors import open_on, with_names_on
from weeks.enums import Mode
from weeks.models import SHOWN, Entry, WeeklyRoster
from weeks.selectors.rostered import StatesGiven, states_on
from weeks.sheets.absences import AwayHalves, away_halves
from weeks.sheets.called import comes_in
from weeks.sheets.readers import shown_mode
from weeks.sheets.rostered import NOT_ON_DUTY
from weeks.values.cells import AT_WORK_MODES, ON_SITE_MODES, Cell

WEEKS_BACK = 8
"""A plan older than that says nothing of today."""

CARRIED = AT_WORK_MODES
"""What is likely to be so again; leave, trips and courses of an older week are not."""


def with_stand_ins(
    agency: Agency, units: Sequence[DayUnit], day: date, calendar: Calendar
) -> tuple[DayUnit, ...]:
    """The units, those without an approved roster with their people, and who was called or is
    on duty among them. Five queries if there are any.
    """
    lacking = [unit.unit_id for unit in units if not unit.is_approved]
    if not lacking:
        return tuple(units)
    plans = _last_plans(lacking, day, calendar) if agency.provisional_plans else {}
    people, known = _people(lacking, day), _known(plans.values(), day)
    everybody = [post.staff_id for posts in people.values() for post in posts]
    given = states_on(everybody, day)
    away = away_halves(Absence.objects.filter(open_on(day), staff__agency=agency), [day])
    return tuple(
        unit
        if unit.is_approved
        else _standing_in(
            unit,
            plans.get(unit.unit_id),
            [
                _person(
                    post,
                    away.get((post.staff_id, day)),
                    known.get((post.unit_id, post.staff_id)),
                    given,
                    day,
                )
                for post in people[unit.unit_id]
            ],
        )
        for unit in units
    )


def sorted_out(unit: DayUnit, people: Sequence[DayPerson]) -> DayUnit:
    """Who is there in either half is on site; who works at home in either half and is not there
    is remote; the rest is away.
    """
    on_site = [one for one in people if ON_SITE_MODES & {one.morning, one.afternoon}]
    others = [one for one in people if one not in on_site]
    remote = [one for one in others if Mode.REMOTE in (one.morning, one.afternoon)]
    return replace(
        unit,
        leaders=tuple(one for one in on_site if one.rank.leads),
        on_duty=tuple(one for one in on_site if Mode.ON_DUTY in (one.morning, one.afternoon)),
        on_site=tuple(on_site),
        remote=tuple(remote),
        away=tuple(one for one in others if one not in remote),
    )


def _standing_in(unit: DayUnit, plan: WeeklyRoster | None, people: Sequence[DayPerson]) -> DayUnit:
    planned = [one for one in people if one.is_planned]
    return replace(
        sorted_out(unit, planned),
        unplanned=tuple(one for one in people if not one.is_planned),
        borrowed=plan.week if plan and any(one.morning in CARRIED for one in planned) else None,
    )


def _last_plans(units: Iterable[int], day: date, calendar: Calendar) -> Mapping[int, WeeklyRoster]:
    """By unit the newest approved roster of a week in which the same weekday was worked."""
    alike = (day - timedelta(weeks=weeks) for weeks in range(1, WEEKS_BACK + 1))
    mondays = [Week.of(past).monday for past in alike if calendar.is_working(past)]
    rosters = WeeklyRoster.objects.filter(unit__in=units, monday__in=mondays, state__in=SHOWN)
    return {roster.unit_id: roster for roster in rosters.order_by("monday", "-revision")}


def _people(units: Iterable[int], day: date) -> Mapping[int, list[Position]]:
    """Who works there on the day, as the unit's own roster would list them."""
    posts = Position.objects.filter(open_on(day), unit__in=units, is_home=True)
    found: dict[int, list[Position]] = defaultdict(list)
    for post in with_names_on(posts.order_by("order", "staff__sort_key", "pk"), day):
        found[post.unit_id].append(post)
    return found


def _known(plans: Collection[WeeklyRoster], day: date) -> Mapping[tuple[int, int], Cell]:
    """Where the plan of a unit has somebody on this weekday, but for what is not likely to come
    again.
    """
    units = {plan.pk: plan.unit_id for plan in plans}
    alike = {plan.pk: plan.monday + timedelta(days=day.weekday()) for plan in plans}
    entries = Entry.objects.filter(roster__in=alike, day__in=set(alike.values()))
    return {
        (units[entry.roster_id], entry.staff_id): Cell(
            morning=Mode(entry.morning), afternoon=Mode(entry.afternoon)
        )
        for entry in entries
        if entry.day == alike[entry.roster_id]
        and {Mode(entry.morning), Mode(entry.afternoon)} <= CARRIED
    }


def _person(
    post: Position,
    away: AwayHalves | None,
    known: Cell | None,
    given: StatesGiven,
    day: date,
) -> DayPerson:
    """Where the older plan has them, but for what came after it: the day off after a night, a turn
    of duty, an absence, a call.
    """
    key = (post.staff_id, day)
    morning, afternoon = (known.morning, known.afternoon) if known else (None, None)
    if key in given.rest_days:
        morning = afternoon = Mode.OFF
    duty = given.rostered.get(key, NOT_ON_DUTY)
    morning, afternoon = (
        Mode.ON_DUTY if is_on_duty else half
        for is_on_duty, half in zip(duty, (morning, afternoon), strict=True)
    )
    if away:
        morning, afternoon = away.morning or morning, away.afternoon or afternoon
    if call := given.called.get(key):
        morning, afternoon = comes_in(morning, call.morning), comes_in(afternoon, call.afternoon)
    return DayPerson(
        staff_id=post.staff_id,
        name=post.staff.full_name,
        title=post.title,
        rank=Rank(post.rank),
        phone=post.staff.phone,
        morning=shown_mode(False, morning) if morning else None,
        afternoon=shown_mode(False, afternoon) if afternoon else None,
    )
