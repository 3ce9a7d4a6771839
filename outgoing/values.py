"""What the daily list says, as plain values that can be kept for ever and printed again."""

from collections.abc import Iterable, Set
from datetime import date, datetime
from typing import TypedDict

from duties.values.standing import StandingTurn, crews_of
from rosters.values import DayList, DayPerson, DayUnit
from weeks.enums import Mode
from weeks.values.cells import AT_HOME, ON_SITE_MODES


class PersonFacts(TypedDict):
    """`half` is "am" or "pm" for somebody who is in this list for half the day only."""

    name: str
    title: str
    phone: str
    half: str


class ChangeFacts(TypedDict):
    """Whom something became of after the approval (a code of weeks.enums.Since), and the codes of
    the modes that were approved for them, morning and afternoon.
    """

    name: str
    since: str
    planned: list[str]


class UnitFacts(TypedDict):
    """`others` are on site besides the leaders and who is on duty; absences are only counted:
    why somebody is away is their own. `borrowed` is the number of the week whose approved plan
    stands in for one that is not approved (0: none), `unplanned` are those without any plan.
    `planned` is False where the approved roster says nothing of the day. Lists kept before there
    were `planned` and `changes` lack them.
    """

    name: str
    approved: bool
    leaders: list[PersonFacts]
    on_duty: list[PersonFacts]
    others: list[PersonFacts]
    remote: list[PersonFacts]
    unplanned: list[PersonFacts]
    borrowed: int
    on_site: int
    away: int
    planned: bool
    changes: list[ChangeFacts]


class ActingFacts(TypedDict):
    """Who acts for the Director on the day, and to which day inclusive."""

    name: str
    giver: str
    last: str


class CrewFacts(TypedDict):
    """Who is on duty in one shift; `begins` and `ends` are minutes after midnight of its day,
    `unit` and `phone` those of the post.
    """

    post: str
    unit: str
    shift: str
    begins: int
    ends: int
    phone: str
    people: list[PersonFacts]


class DutyDayFacts(TypedDict):
    """Who is on duty on a day by a published roster of duty; `occasion` is the name of a
    holiday.
    """

    day: str
    occasion: str
    crews: list[CrewFacts]


class ListFacts(TypedDict):
    """`revision` 0 is the list of the morning; above it, a correction with its `reason`. `occasion`
    is the name of a holiday. Of the `people`, `provisional` stand where an older plan has them,
    `unplanned` nowhere. `acting`: who acts for the Director.
    `duty`: the day itself and the days off that follow, those on which somebody is on duty; lists
    kept before there were rosters of duty lack it.
    """

    agency: str
    parent: str
    day: str
    occasion: str
    frozen_at: str
    revision: int
    reason: str
    acting: list[ActingFacts]
    duty: list[DutyDayFacts]
    units: list[UnitFacts]
    on_site: int
    remote: int
    away: int
    people: int
    provisional: int
    unplanned: int


def facts_of(
    people: DayList,
    *,
    agency: str,
    parent: str,
    at: datetime,
    revision: int,
    reason: str,
    acting: Iterable[ActingFacts] = (),
    duty: Iterable[DutyDayFacts] = (),
) -> ListFacts:
    units = [_unit(unit) for unit in people.units]
    return ListFacts(
        agency=agency,
        parent=parent,
        day=people.day.isoformat(),
        occasion="" if people.is_working else people.name,
        frozen_at=at.isoformat(),
        revision=revision,
        reason=reason,
        acting=list(acting),
        duty=list(duty),
        units=units,
        on_site=people.on_site,
        remote=people.remote,
        away=people.away,
        people=people.size,
        provisional=people.provisional,
        unplanned=people.unplanned,
    )


def duty_day_of(day: date, occasion: str, turns: Iterable[StandingTurn]) -> DutyDayFacts:
    """The turns of that day, shift by shift in their order."""
    crews = [
        CrewFacts(
            post=crew.first.post,
            unit=crew.first.unit,
            shift=crew.first.shift,
            begins=crew.first.begins,
            ends=crew.first.ends,
            phone=crew.first.post_phone,
            people=[
                PersonFacts(name=one.name, title=one.title, phone=one.phone, half="")
                for one in crew.turns
            ],
        )
        for crew in crews_of(turns)
    ]
    return DutyDayFacts(day=day.isoformat(), occasion=occasion, crews=crews)


def _unit(unit: DayUnit) -> UnitFacts:
    named = {person.staff_id for person in (*unit.leaders, *unit.on_duty)}
    return UnitFacts(
        name=unit.name,
        approved=unit.is_approved,
        leaders=_people(unit.leaders, ON_SITE_MODES),
        on_duty=_people(unit.on_duty, {Mode.ON_DUTY}),
        others=_people(
            (person for person in unit.on_site if person.staff_id not in named), ON_SITE_MODES
        ),
        remote=_people(unit.remote, AT_HOME),
        unplanned=_people(unit.unplanned, ON_SITE_MODES),
        borrowed=unit.borrowed.number if unit.borrowed else 0,
        on_site=len(unit.on_site),
        away=len(unit.away),
        planned=unit.is_planned,
        changes=[
            ChangeFacts(
                name=one.name,
                since=one.since.value,
                planned=[mode.value for mode in one.planned],
            )
            for one in unit.changed
            if one.since
        ],
    )


def _people(people: Iterable[DayPerson], modes: Set[Mode]) -> list[PersonFacts]:
    return [
        PersonFacts(name=each.name, title=each.title, phone=each.phone, half=_half(each, modes))
        for each in people
    ]


def _half(person: DayPerson, modes: Set[Mode]) -> str:
    morning, afternoon = person.morning in modes, person.afternoon in modes
    return "" if morning == afternoon else "am" if morning else "pm"
