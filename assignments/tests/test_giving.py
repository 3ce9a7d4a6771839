"""A head gives tasks to people of the unit, once each, and repeats those of last week."""

from datetime import date, timedelta

import pytest

from assignments.enums import AssignmentState
from assignments.errors import DueInThePast, NobodyToDoIt, NothingToGive
from assignments.models import Assignment, AssignmentStep
from assignments.services import (
    accept_result,
    cancel_assignment,
    give_assignments,
    repeat_assignments,
)
from assignments.tests.factories import FRIDAY, THURSDAY, make_task, reported_done
from assignments.values import AssignmentLine
from audit.models import Event
from rosters.tests.factories import NOW, WEEK, make_office
from tests.factories import make_absence, make_staff, make_unit, make_user
from units.enums import Role
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db
LINES = [
    AssignmentLine(title="Thẩm tra hồ sơ 12", due=FRIDAY, is_legal=True),
    AssignmentLine(title="Báo cáo quý", due=date(2026, 12, 4)),
]


def test_each_line_goes_to_each_person_and_twice_does_not_double() -> None:
    office = make_office()
    people = [staff.pk for staff in office.staff[:2]]

    first = give_assignments(office.unit.pk, LINES, people, by=office.clerk, at=NOW)
    again = give_assignments(office.unit.pk, LINES, people, by=office.head, at=NOW)

    assert (len(first.given), first.skipped) == (4, 0)
    assert (len(again.given), again.skipped) == (0, 4)
    assert set(Assignment.objects.values_list("staff", "title", "is_legal", "state")) == {
        (pk, line.title, line.is_legal, "new") for pk in people for line in LINES
    }
    assert set(AssignmentStep.objects.values_list("act", "by")) == {("give", office.clerk.pk)}
    assert Event.objects.filter(action="assignments.give").count() == 4


def test_only_people_of_the_unit_are_given_anything() -> None:
    office = make_office()
    stranger = make_staff(make_unit(office.agency))

    with pytest.raises(NobodyToDoIt):
        give_assignments(office.unit.pk, LINES, [stranger.pk], by=office.head, at=NOW)
    with pytest.raises(NothingToGive):
        give_assignments(office.unit.pk, [], [office.leader.pk], by=office.head, at=NOW)


def test_nobody_is_given_what_should_be_done_already() -> None:
    office = make_office()
    line = AssignmentLine(title="Báo cáo", due=THURSDAY - timedelta(days=1))

    with pytest.raises(DueInThePast) as refused:
        give_assignments(office.unit.pk, [line], [office.leader.pk], by=office.head, at=NOW)

    assert "25/11/2026" in refused.value.sentence


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.OFFICE, Role.READER])
def test_who_does_not_make_the_units_rosters_gives_nothing(role: Role) -> None:
    office = make_office()

    with pytest.raises(NotAllowed):
        give_assignments(
            office.unit.pk,
            LINES,
            [office.leader.pk],
            by=make_user(role, office.agency),
            at=NOW,
        )


def test_last_week_is_repeated_for_who_finished_it_and_not_doubled() -> None:
    office = make_office()
    done, open_still, off = (
        make_task(office, office.staff[0], "Điểm báo"),
        make_task(office, office.staff[1], "Điểm báo"),
        make_task(office, office.staff[2], "Điểm báo"),
    )
    accept_result(done.pk, seen=reported_done(done).version, by=office.head, at=NOW)
    cancel_assignment(off.pk, remark="Không cần nữa", seen=1, by=office.head, at=NOW)

    first = repeat_assignments(office.unit.pk, WEEK, by=office.head, at=NOW)
    again = repeat_assignments(office.unit.pk, WEEK, by=office.head, at=NOW)

    assert [(one.staff, one.due) for one in first.given] == [(done.staff, date(2026, 12, 4))]
    assert (first.skipped, again.given, again.skipped) == (1, (), 2)
    open_still.refresh_from_db()
    assert open_still.state == AssignmentState.NEW


def test_a_week_without_anything_finished_before_it_has_nothing_to_repeat() -> None:
    office = make_office()
    make_absence(office.staff[0], THURSDAY)

    with pytest.raises(NothingToGive):
        repeat_assignments(office.unit.pk, WEEK, by=office.head, at=NOW)
    with pytest.raises(DueInThePast):
        repeat_assignments(office.unit.pk, WEEK.shifted(-2), by=office.head, at=NOW)
