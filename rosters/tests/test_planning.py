"""A plan is proposed beside the roster, applied as one step, and says what it could not meet."""

import pytest

from audit.models import Event
from rosters.errors import NoProposal, NotEditable, RosterChanged
from rosters.services import (
    amend_roster,
    apply_plan,
    drop_plan,
    generate_plan,
    pin_cells,
    propose_plan,
    submit_roster,
    undo_change,
)
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    MONDAY,
    NOW,
    WEDNESDAY,
    WEEK,
    lawful_office,
    mandate,
    opened,
    proposal_of,
    published,
    put,
    seen,
    submitted,
)
from tests.factories import make_absence, moment
from weeks.enums import Mode
from weeks.errors import NotAllowed
from weeks.models import WeeklyRoster
from weeks.sheets import cells_of

pytestmark = pytest.mark.django_db


def test_a_proposal_changes_no_cell_until_it_is_applied() -> None:
    office = lawful_office()
    roster = opened(office)
    before = cells_of(roster.entries.all())

    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    assert cells_of(roster.entries.all()) == before
    apply_plan(roster.pk, by=office.head, at=LATER, seen=proposal.seen)

    after = cells_of(roster.entries.all())
    changed = {(one.staff_id, one.day): one.after for one in proposal.changes}
    assert {key: cell for key, cell in after.items() if before[key] != cell} == changed
    assert (proposal.is_lawful, proposal.is_proven, len(proposal.before), proposal.shortages) == (
        True,
        True,
        5,
        (),
    )


def test_a_double_click_applies_a_plan_once() -> None:
    office = lawful_office()
    roster = opened(office)
    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    first = apply_plan(roster.pk, by=office.head, at=LATER, seen=proposal.seen)
    second = apply_plan(roster.pk, by=office.head, at=LATER, seen=proposal.seen)

    assert (first.version, second.version, roster.changes.count()) == (2, 2, 1)


def test_a_generated_week_is_lawful_and_can_be_sent() -> None:
    office = lawful_office()
    roster = opened(office)

    generate_plan(roster.pk, by=office.head, at=NOW)
    sent = submit_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert sent.state == "submitted"


def test_a_plan_is_undone_in_one_step() -> None:
    office = lawful_office()
    roster = opened(office)
    before = cells_of(roster.entries.all())
    generate_plan(roster.pk, by=office.head, at=NOW)

    undo_change(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert cells_of(roster.entries.all()) == before


def test_pinned_and_given_cells_and_duties_stay() -> None:
    office = lawful_office()
    make_absence(office.leader, MONDAY)
    roster = opened(office)
    put(roster, office.staff[0], Mode.ON_DUTY, WEDNESDAY, by=office.head)
    put(roster, office.staff[1], Mode.ON_SITE, FRIDAY, by=office.head)
    pin_cells(
        roster.pk,
        [(office.staff[1].pk, FRIDAY)],
        pinned=True,
        by=office.head,
        at=NOW,
        seen=seen(roster),
    )

    generate_plan(roster.pk, by=office.head, at=NOW)

    cells = cells_of(roster.entries.all())
    kept = (
        (office.leader.pk, MONDAY),
        (office.staff[0].pk, WEDNESDAY),
        (office.staff[1].pk, FRIDAY),
    )
    assert [cells[key].morning for key in kept] == [Mode.LEAVE, Mode.ON_DUTY, Mode.ON_SITE]


def test_what_cannot_be_met_is_named_with_what_would_help() -> None:
    office = lawful_office()
    for leader in (office.leader, office.deputy):
        make_absence(leader, WEDNESDAY)
    roster = opened(office)

    proposal = generate_plan(roster.pk, by=office.head, at=NOW)

    [shortage] = proposal.shortages
    assert (shortage.day, shortage.missing, shortage.blocks, proposal.is_lawful) == (
        WEDNESDAY,
        1,
        True,
        False,
    )
    assert {help_.vi for help_ in shortage.helps} == {
        "Đ/c Vân: đang nghỉ phép, đổi ngày nếu có thể.",
        "Đ/c Thịnh: đang nghỉ phép, đổi ngày nếu có thể.",
    }


def test_a_plan_for_another_version_is_not_applied() -> None:
    office = lawful_office()
    roster = opened(office)
    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    put(roster, office.staff[0], Mode.MISSION, MONDAY, by=office.clerk)

    with pytest.raises(RosterChanged):
        apply_plan(roster.pk, by=office.head, at=LATER, seen=proposal.seen)
    with pytest.raises(NoProposal):
        apply_plan(roster.pk, by=office.head, at=LATER, seen=seen(roster))
    assert proposal_of(mandate(office.head), roster.pk) is None


def test_a_dropped_plan_is_forgotten() -> None:
    office = lawful_office()
    roster = opened(office)
    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    drop_plan(roster.pk, by=office.head, at=LATER, seen=proposal.seen)

    assert proposal_of(mandate(office.head), roster.pk) is None


def test_the_page_reads_the_same_proposal_that_was_made() -> None:
    office = lawful_office()
    roster = opened(office)

    made = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    assert proposal_of(mandate(office.head), roster.pk) == made


def test_some_cells_of_a_plan_may_be_taken() -> None:
    office = lawful_office()
    roster = opened(office)
    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    one = proposal.changes[0]

    apply_plan(
        roster.pk, by=office.head, at=LATER, seen=proposal.seen, only=[(one.staff_id, one.day)]
    )

    [step] = roster.changes.all()
    assert [(staff_id, day) for staff_id, day, *_ in step.cells] == [
        (one.staff_id, one.day.isoformat())
    ]


def test_the_same_question_gets_the_same_plan() -> None:
    office = lawful_office()
    roster = opened(office)

    first = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    second = propose_plan(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert first.changes == second.changes


def test_turns_of_earlier_weeks_weigh() -> None:
    """Who came last week comes less this week: between two leaders the other one's turn has
    come.
    """
    office = lawful_office()
    last = WEEK.shifted(-1)
    published(office, last)
    roster = opened(office)

    generate_plan(roster.pk, by=office.head, at=moment("2026-11-27 09:00"))

    cells = cells_of(roster.entries.all())
    days = [
        sum(cells[leader.pk, day].is_on_site for day in roster.week.days[:5])
        for leader in (office.leader, office.deputy)
    ]
    assert days == [0, 5]


def test_an_amendment_moves_only_what_it_must() -> None:
    office = lawful_office()
    amendment = amend_roster(
        published(office).pk, by=office.head, at=LATER, reason="Đ/c Vân đi công tác thứ Tư"
    )
    put(amendment, office.leader, Mode.MISSION, WEDNESDAY, by=office.head)

    proposal = generate_plan(amendment.pk, by=office.head, at=LATER)

    assert [(one.staff_id, one.day) for one in proposal.changes] == [(office.deputy.pk, WEDNESDAY)]


def test_only_an_editable_roster_is_planned_and_only_by_its_unit() -> None:
    office = lawful_office()
    roster = submitted(office)

    with pytest.raises(NotEditable):
        propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    with pytest.raises(NotAllowed):
        propose_plan(roster.pk, by=office.director, at=NOW, seen=seen(roster))


def test_proposal_and_application_are_on_record_with_seed_and_engine() -> None:
    office = lawful_office()
    roster = opened(office)

    generate_plan(roster.pk, by=office.head, at=NOW, seed=7)

    assert list(
        Event.objects.filter(action__in=["rosters.propose", "rosters.planned"]).values_list(
            "action", flat=True
        )
    ) == [
        "rosters.propose",
        "rosters.planned",
    ]
    assert Event.objects.get(action="rosters.propose").after["seed"] == 7
    assert WeeklyRoster.objects.get(pk=roster.pk).planned == {}
