"""Who is at home on a day and may be called, with how often they were of late."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Count, Q

from calls.enums import DayHalves
from calls.models import ComingRequest, SummonedPerson
from calls.selectors.judging import ORDERED, standing_sheet, with_calls
from calls.values.choosing import CallCandidate, fewest_who_fit
from planning.time import Half, Slot, Week
from units.models import Staff, Unit
from weeks.enums import RosterState
from weeks.models import Entry
from weeks.sheets import WeekSheet
from weeks.sheets.people import Member
from weeks.values.cells import AT_HOME, ON_SITE_MODES

CALLED_OF_LATE, THERE_OF_LATE = timedelta(days=90), timedelta(days=28)
LEADING = "leads"
"""Beside the roles and conditions of people: somebody who leads the unit."""


def chosen_people(
    units: Iterable[Unit], day: date, halves: DayHalves, *, skills: Sequence[str], count: int
) -> tuple[Staff, ...]:
    """The fewest who fit; nobody alone breaks an order that binds. Fewer than wanted, or none,
    where there are no more.
    """
    free: list[tuple[WeekSheet, Member]] = []
    for unit in units:
        sheet = standing_sheet(unit, Week.of(day))
        if sheet is not None:
            free += [(sheet, one) for one in sheet.members if _is_callable(sheet, one, day, halves)]
    called, there = _called_of_late(free, day), _there_of_late(free, day)
    wanted = frozenset(skills)
    candidates = [
        CallCandidate(
            staff_id=member.id,
            skills=_skills(member) & wanted,
            burden=(called[member.id], there[member.id]),
            place=place,
        )
        for place, (_sheet, member) in enumerate(free)
    ]
    people = {member.id: member.staff for _sheet, member in free}
    chosen = fewest_who_fit(candidates, skills=tuple(wanted), count=count)
    return tuple(people[one.staff_id] for one in chosen)


def _is_callable(sheet: WeekSheet, member: Member, day: date, halves: DayHalves) -> bool:
    """At home in a half that is wanted, and lawful there."""
    if day not in member.days:
        return False
    modes = [
        sheet.mode(member, Slot(day, half))
        for half, is_wanted in zip(Half, halves.both, strict=True)
        if is_wanted
    ]
    if not any(mode in AT_HOME for mode in modes):
        return False
    after = with_calls(sheet, {(member.id, day): halves.both}, ORDERED)
    stood = {one.person for one in sheet.blocking if one.person}
    return not any(
        one.person == member.person.key for one in after.blocking if one.person not in stood
    )


def _skills(member: Member) -> frozenset[str]:
    leading = {LEADING} if member.person.rank.leads else set()
    return member.person.tags | leading


def _called_of_late(free: Iterable[tuple[WeekSheet, Member]], day: date) -> Counter[int]:
    """By summons or leave to come, in the last three months. Two queries."""
    ids = [member.id for _sheet, member in free]
    since = day - CALLED_OF_LATE
    summoned = SummonedPerson.objects.filter(
        staff__in=ids, summons__off_at__isnull=True, summons__day__range=(since, day)
    )
    came = ComingRequest.objects.filter(staff__in=ids, state="approved", day__range=(since, day))
    found: Counter[int] = Counter()
    for rows in (summoned, came):
        found.update(dict(rows.order_by().values_list("staff").annotate(times=Count("pk"))))
    return found


def _there_of_late(free: Iterable[tuple[WeekSheet, Member]], day: date) -> Counter[int]:
    """Days at the office by the published weeks of the last month. One query."""
    ids = [member.id for _sheet, member in free]
    there = Q(morning__in=ON_SITE_MODES) | Q(afternoon__in=ON_SITE_MODES)
    rows = Entry.objects.filter(
        there,
        staff__in=ids,
        roster__state=RosterState.PUBLISHED,
        day__range=(day - THERE_OF_LATE, day),
    )
    return Counter(dict(rows.order_by().values_list("staff").annotate(days=Count("day"))))
