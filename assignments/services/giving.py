"""A head gives people of the unit tasks: several lines to several people at once, or last week's
again.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from assignments.enums import AssignmentAct, AssignmentState
from assignments.errors import DueInThePast, NobodyToDoIt, NothingToGive
from assignments.models import STANDING, Assignment
from assignments.selectors.reach import may_give
from assignments.services.steps import add_step
from assignments.values import AssignmentLine
from planning.time import Week
from units.models import Staff, Unit
from units.selectors import calendar_of
from units.selectors.leave import people_at_home_in
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for

Wanted = tuple[Staff, AssignmentLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAssignments:
    """What was given, and how many were left out: the person has the same task already, it is not
    done yet, or the person has left the unit.
    """

    given: tuple[Assignment, ...]
    skipped: int = 0


@transaction.atomic
def give_assignments(
    unit_id: int,
    lines: Sequence[AssignmentLine],
    staff_ids: Collection[int],
    *,
    by: User,
    at: datetime,
) -> GivenAssignments:
    """Each line to each of the people. Twice does not double: whoever has the task keeps it.

    Raises NotAllowed, NothingToGive, NobodyToDoIt, DueInThePast.
    """
    unit = _unit_given_to(unit_id, by, at)
    if not lines:
        raise NothingToGive
    people = list(people_at_home_in(unit, localdate(at)).filter(pk__in=staff_ids))
    if not people:
        raise NobodyToDoIt
    late = next((line for line in lines if line.due < localdate(at)), None)
    if late:
        raise DueInThePast(title=late.title, due=late.due)
    return _given(unit, [(person, line) for person in people for line in lines], by, at)


@transaction.atomic
def repeat_assignments(unit_id: int, week: Week, *, by: User, at: datetime) -> GivenAssignments:
    """What was due in the week before and is done, again for the same people a week later; where
    that is no working day, on the last one before it. Twice does not double.

    Raises NotAllowed, DueInThePast (the week is over), NothingToGive.
    """
    unit = _unit_given_to(unit_id, by, at)
    before, today = week.shifted(-1), localdate(at)
    if week.sunday < today:
        raise DueInThePast(title=unit.name, due=week.sunday)
    rows = Assignment.objects.filter(unit=unit, due__range=(before.monday, before.sunday))
    rows = rows.exclude(state=AssignmentState.CANCELLED).select_related("staff")
    here = {person.pk for person in people_at_home_in(unit, today)}
    again = [row for row in rows if row.state == AssignmentState.ACCEPTED and row.staff_id in here]
    if not again:
        raise NothingToGive
    days = calendar_of(unit.agency).working_days(week)
    wanted = [
        (
            row.staff,
            AssignmentLine(
                title=row.title,
                due=max(_worked_by(row.due + timedelta(days=7), days), today),
                due_time=row.due_time,
                is_legal=row.is_legal,
            ),
        )
        for row in again
    ]
    done = _given(unit, wanted, by, at)
    return GivenAssignments(given=done.given, skipped=done.skipped + len(rows) - len(again))


def _worked_by(day: date, days: Sequence[date]) -> date:
    return max((one for one in days if one <= day), default=day)


def _unit_given_to(unit_id: int, by: User, at: datetime) -> Unit:
    mandate = mandate_for(by, at)
    if not may_give(mandate, unit_id):
        raise NotAllowed
    return Unit.objects.select_for_update().get(pk=unit_id, agency=mandate.agency)


def _given(unit: Unit, wanted: Iterable[Wanted], by: User, at: datetime) -> GivenAssignments:
    held = set(
        Assignment.objects.filter(unit=unit, state__in=STANDING).values_list(
            "staff", "title", "due"
        )
    )
    given, skipped = [], 0
    for person, line in wanted:
        key = (person.pk, line.title, line.due)
        if key in held:
            skipped += 1
            continue
        held.add(key)
        task = Assignment.objects.create(
            agency_id=unit.agency_id,
            unit=unit,
            staff=person,
            title=line.title,
            due=line.due,
            due_time=line.due_time,
            is_legal=line.is_legal,
            given_by=by,
            given_at=at,
        )
        add_step(task, AssignmentAct.GIVE, by=by, at=at, said={})
        given.append(task)
    return GivenAssignments(given=tuple(given), skipped=skipped)
