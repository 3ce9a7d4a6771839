"""While a proposal is looked at, the page is of the week after it, with a reason and a choice for
each change.
"""

import pytest
from django.test import Client
from django.urls import reverse

from rosters.errors import NothingTaken
from rosters.selectors import week_after, week_grid
from rosters.services import apply_plan, plan_around, propose_plan, undo_change
from rosters.sheets.levels import levels_told
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    WEEK,
    Office,
    lawful_office,
    mandate,
    opened,
    proposal_of,
    published,
    put,
    seen,
)
from rosters.values import ProposedLevel
from rosters.values.after import Cause, WeekAfter
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.sheets import cells_of

pytestmark = pytest.mark.django_db


def after_of(office: Office, roster: WeeklyRoster) -> WeekAfter:
    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    roster.refresh_from_db()
    grid = week_grid(mandate(office.head), office.unit, WEEK, at=NOW)
    return week_after(mandate(office.head), grid, roster, proposal)


def test_grid_counters_and_verdicts_are_those_of_the_week_after() -> None:
    office = lawful_office()
    roster = opened(office)

    after = after_of(office, roster)

    assert [day.is_bad for day in after.grid.days] == [False] * 5
    assert after.grid.verdicts == ()
    assert [cell.found for cell in after.grid.foot[0].cells if cell] == [1] * 5
    assert [is_it for _names, is_it in after.grid.leaders_present] == ["enough"] * 5
    assert sum(one.row.on_site_days for part in after.groups for one in part.people) == 5
    assert after.grid.can_edit is False


def test_days_of_each_person_stand_beside_their_twelve_weeks() -> None:
    office = lawful_office()
    published(office, WEEK.shifted(-1))
    roster = opened(office)
    put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)

    after = after_of(office, roster)

    days = {one.row.staff_id: one.days for part in after.groups for one in part.people}
    leader, deputy, staff = (days[one.pk] for one in office.people[:3])
    assert (leader.weeks, leader.after, leader.total_after) == ((0,) * 10 + (5,), 0, 5)
    assert (deputy.all_weeks, deputy.total_before, deputy.total_after) == ((0,) * 11 + (5,), 0, 5)
    assert (staff.before, staff.after) == (1, 0)


def test_a_change_that_mends_todays_breach_names_its_rule_and_whose_turn_it_is() -> None:
    office = lawful_office()
    published(office, WEEK.shifted(-1))
    roster = opened(office)

    after = after_of(office, roster)

    first = after.reasons[0]
    assert (first.number, first.cause, len(after.reasons)) == (1, Cause.MENDS, 5)
    assert first.law.vi.startswith("Khoản 2")
    [change] = first.changes
    assert (change.cell.staff_id, change.cell.day) == (office.deputy.pk, MONDAY)
    assert change.turn.vi == ("Đến lượt Thịnh: 5 ngày trong 12 tuần, không ai ở nhà hôm đó ít hơn.")


def test_a_cell_that_no_rule_asks_for_goes_back_to_the_default() -> None:
    office = lawful_office()
    roster = put(opened(office), office.leader, Mode.ON_SITE, by=office.head)
    put(roster, office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)

    after = after_of(office, roster)

    moved = after.cells[office.staff[0].pk, MONDAY]
    assert after.reasons[moved.number - 1].cause == Cause.DEFAULT


def test_what_is_not_taken_stays_and_one_undo_brings_all_back() -> None:
    office = lawful_office()
    roster = opened(office)
    before = cells_of(roster.entries.all())
    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    left, *taken = [(one.staff_id, one.day) for one in proposal.changes]

    apply_plan(roster.pk, by=office.head, at=LATER, seen=proposal.seen, only=taken)
    part = cells_of(roster.entries.all())
    undo_change(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert {key for key, cell in part.items() if cell != before[key]} == set(taken)
    assert part[left] == before[left]
    assert cells_of(roster.entries.all()) == before


def test_taking_nothing_is_refused_and_keeps_the_proposal() -> None:
    office = lawful_office()
    roster = opened(office)
    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    with pytest.raises(NothingTaken):
        apply_plan(roster.pk, by=office.head, at=LATER, seen=proposal.seen, only=[])

    assert proposal_of(mandate(office.head), roster.pk) == proposal


def test_planning_again_keeps_what_was_refused_as_it_stands() -> None:
    office = lawful_office()
    roster = opened(office)
    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    left, *taken = [(one.staff_id, one.day) for one in proposal.changes]

    again = plan_around(roster.pk, taken, by=office.head, at=LATER, seen=proposal.seen)

    assert left not in {(one.staff_id, one.day) for one in again.changes}
    assert cells_of(roster.entries.all())[left].is_pinned is True
    assert again.is_lawful is True


def test_the_page_offers_each_change_and_a_plain_form_applies_some(client: Client) -> None:
    office = lawful_office()
    roster = opened(office)
    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    client.force_login(office.head)
    one = proposal.changes[0]
    client.post(
        reverse("rosters:act", args=[roster.pk, "apply"]),
        {
            "version": proposal.seen.version,
            "content": proposal.seen.content,
            "choosing": "yes",
            "take": f"{one.staff_id}:{one.day.isoformat()}",
        },
    )

    [step] = roster.changes.all()
    assert [(staff_id, day) for staff_id, day, *_ in step.cells] == [
        (one.staff_id, one.day.isoformat())
    ]


def test_turns_that_are_quite_even_are_told_without_a_number() -> None:
    turns = ProposedLevel(level="turns", value=0, bound=0, is_proven=True)

    [told] = levels_told([turns], spreads=[0, 0], weeks=12, in_halves=False)

    assert told.sentence.vi == "Trong cùng nhóm ai cũng có số ngày như nhau trong 12 tuần"
    assert told.sentence.en == "Within a group everybody has the same number of days in 12 weeks"


def test_levels_are_told_as_what_they_measure() -> None:
    levels = (
        ProposedLevel(level="personal", value=0, bound=0, is_proven=True),
        ProposedLevel(level="needed", value=0, bound=0, is_proven=True),
        ProposedLevel(level="counts", value=0, bound=0, is_proven=True),
        ProposedLevel(level="cover", value=0, bound=0, is_proven=True),
        ProposedLevel(level="turns", value=83, bound=83, is_proven=True),
        ProposedLevel(level="closeness", value=12, bound=10, is_proven=False),
    )

    told = levels_told(levels, spreads=[0, 1], weeks=12, in_halves=False)

    assert [(one.sentence.vi, one.proof.vi) for one in told] == [
        ("Không còn vi phạm bắt buộc về từng người và số người", "đã chứng minh"),
        (
            "Trong cùng nhóm không ai nhiều hơn người khác quá 1 ngày trong 12 tuần",
            "đã chứng minh: không cách chia nào đều hơn, tính theo số ngày mỗi người có thể đến",
        ),
        ("12 ô đổi so với lịch hiện có", "chưa chứng minh; ít nhất phải 10"),
    ]
