"""The planner proposes a roster of duty beside the one that stands, and one step applies it."""

from datetime import date, timedelta

import pytest

from audit.models import Event
from directives.tests.factories import make_in_force
from duties.enums import DutyStepKind
from duties.models import DutyRoster, PostQualification
from duties.selectors.sheets import duty_sheet
from duties.services.planning import (
    apply_duty_plan,
    drop_duty_plan,
    kept_proposal,
    propose_duty,
)
from duties.services.publishing import amend_duty
from duties.services.turns import pin_turns, undo_turns
from duties.sheets.judging import findings_of
from duties.tests.factories import (
    DutyHouse,
    give,
    make_house,
    opened_duty,
    published_duty,
    seen_duty,
)
from duties.values.plans import DutyProposal, PlannedTurn, ProposalPart
from duties.values.rosters import TurnPin
from planning.solver.duty.problem import DutyLevel, DutyLimits
from rosters.errors import NoProposal, NotEditable, NothingTaken, RosterChanged
from rosters.tests.factories import NOW
from tests.factories import MONDAY, make_absence
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db
LIMITS = DutyLimits(seconds=20.0, steps=20)
"""So long that the count of steps ends it, on any machine."""


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


@pytest.fixture
def roster(house: DutyHouse) -> DutyRoster:
    return opened_duty(house)


def proposed(roster: DutyRoster, house: DutyHouse) -> DutyProposal:
    return propose_duty(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster), limits=LIMITS)


def applied(roster: DutyRoster, house: DutyHouse) -> DutyRoster:
    return apply_duty_plan(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))


def turns(roster: DutyRoster) -> set[PlannedTurn]:
    return {PlannedTurn(*row) for row in roster.turns.values_list("shift", "day", "staff")}


def test_a_week_is_proposed_and_nothing_written_until_it_is_applied(
    house: DutyHouse, roster: DutyRoster
) -> None:
    seen = seen_duty(roster)

    proposal = proposed(roster, house)

    assert (len(proposal.given), proposal.taken, proposal.lacks) == (14, (), ())
    assert next(one.value for one in proposal.levels if one.level is DutyLevel.COVER) == 0
    assert turns(roster) == set()
    assert seen_duty(roster) == seen
    assert kept_proposal(DutyRoster.objects.get()) == proposal
    applied(roster, house)
    assert turns(roster) == set(proposal.given)
    assert roster.steps.get().kind == DutyStepKind.PLANNED
    assert findings_of(duty_sheet(roster)).faults == ()
    assert kept_proposal(DutyRoster.objects.get()) is None


def test_it_is_even_among_who_can_and_keeps_the_rules(house: DutyHouse, roster: DutyRoster) -> None:
    """Six people have seven days between them, and nobody comes by day after a night."""
    rest = {"kind": "duty_rest", "params": {"hours": 12}, "item": "khoản 3"}
    make_in_force(house.agency, house.keeper, clauses=(rest,))

    proposed(roster, house)
    applied(roster, house)

    by_person = [roster.turns.filter(staff=one).count() for one in house.here.people]
    assert max(by_person) - min(by_person) <= 2
    assert findings_of(duty_sheet(roster)).breaches == ()


def test_it_is_taken_back_in_one_step(house: DutyHouse, roster: DutyRoster) -> None:
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    before = turns(roster)
    proposed(roster, house)
    applied(roster, house)

    undo_turns(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))

    assert turns(roster) == before


def test_a_pinned_turn_stays(house: DutyHouse, roster: DutyRoster) -> None:
    for number in range(4):  # uneven on purpose
        give(roster, house.day, house.an, MONDAY + timedelta(days=number), by=house.keeper)
    pins = [
        TurnPin(house.day.pk, MONDAY + timedelta(days=number), house.an.pk, True)
        for number in range(4)
    ]
    pin_turns(roster.pk, pins, by=house.keeper, at=NOW, seen=seen_duty(roster))

    proposal = proposed(roster, house)

    assert proposal.taken == ()
    assert len(proposal.given) == 10


def test_nobody_is_planned_while_away(house: DutyHouse, roster: DutyRoster) -> None:
    make_absence(house.an, MONDAY, MONDAY + timedelta(days=6))

    proposal = proposed(roster, house)

    assert house.an.pk not in {one.staff_id for one in proposal.given}
    assert len(proposal.given) == 14


def test_what_nobody_can_take_is_named_and_the_rest_planned(
    house: DutyHouse, roster: DutyRoster
) -> None:
    PostQualification.objects.filter(post=house.night.post).delete()

    proposal = proposed(roster, house)

    assert len(proposal.given) == 7
    assert len(proposal.lacks) == 7
    assert proposal.lacks[0][0].vi.startswith("Thứ Hai, 30/11: bảo vệ")


def test_a_proposal_of_another_version_is_none(house: DutyHouse, roster: DutyRoster) -> None:
    proposed(roster, house)
    give(roster, house.day, house.an, MONDAY, by=house.keeper)

    assert kept_proposal(DutyRoster.objects.get()) is None
    with pytest.raises(NoProposal):
        applied(roster, house)


def test_who_saw_another_version_neither_plans_nor_applies(
    house: DutyHouse, roster: DutyRoster
) -> None:
    seen = seen_duty(roster)
    give(roster, house.day, house.an, MONDAY, by=house.keeper)

    with pytest.raises(RosterChanged):
        propose_duty(roster.pk, by=house.keeper, at=NOW, seen=seen, limits=LIMITS)
    with pytest.raises(RosterChanged):
        apply_duty_plan(roster.pk, by=house.keeper, at=NOW, seen=seen)


def test_a_second_click_finds_it_written(house: DutyHouse, roster: DutyRoster) -> None:
    proposed(roster, house)
    seen = seen_duty(roster)

    for _click in range(2):
        apply_duty_plan(roster.pk, by=house.keeper, at=NOW, seen=seen)

    assert Event.objects.filter(action="duties.plan-turns").count() == 1


def test_some_of_a_proposal_is_taken(house: DutyHouse, roster: DutyRoster) -> None:
    proposal = proposed(roster, house)
    seen, nothing = seen_duty(roster), ProposalPart()
    with pytest.raises(NothingTaken):
        apply_duty_plan(roster.pk, by=house.keeper, at=NOW, seen=seen, part=nothing)

    some = ProposalPart(
        shifts=frozenset({house.night.pk}), cells=frozenset({(house.day.pk, MONDAY)})
    )
    apply_duty_plan(roster.pk, by=house.keeper, at=NOW, seen=seen, part=some)

    assert turns(roster) == {
        one
        for one in proposal.given
        if one.shift_id == house.night.pk or (one.shift_id, one.day) == (house.day.pk, MONDAY)
    }


def test_of_a_cell_that_somebody_is_taken_from_all_is_taken(
    house: DutyHouse, roster: DutyRoster
) -> None:
    """By somebody's name: who comes in their place comes with it, and who goes for them goes."""
    for number in range(4):
        give(roster, house.day, house.an, MONDAY + timedelta(days=number), by=house.keeper)
    proposal = proposed(roster, house)
    gone = {(one.shift_id, one.day) for one in proposal.taken}

    taken, given = proposal.of(ProposalPart(people=frozenset({house.an.pk})))

    assert taken == proposal.taken
    assert {(one.shift_id, one.day) for one in given} >= gone
    assert gone


def test_a_proposal_is_dropped(house: DutyHouse, roster: DutyRoster) -> None:
    proposed(roster, house)

    drop_duty_plan(roster.pk, by=house.keeper, at=NOW)

    assert kept_proposal(DutyRoster.objects.get()) is None


def test_an_amendment_moves_the_fewest_turns(house: DutyHouse) -> None:
    """An falls ill for Monday alone: one turn moves."""
    amendment = amend_duty(published_duty(house).pk, by=house.keeper, at=NOW, reason="An ốm")
    make_absence(house.an, MONDAY)

    proposal = proposed(amendment, house)

    assert proposal.taken == (PlannedTurn(house.day.pk, MONDAY, house.an.pk),)
    assert [(one.shift_id, one.day) for one in proposal.given] == [(house.day.pk, MONDAY)]


def test_only_a_draft_is_planned_and_only_by_who_makes_it(house: DutyHouse) -> None:
    roster = published_duty(house)

    with pytest.raises(NotEditable):
        proposed(roster, house)
    with pytest.raises(NotAllowed):
        propose_duty(
            roster.pk, by=house.here.director, at=NOW, seen=seen_duty(roster), limits=LIMITS
        )


def test_what_is_kept_is_read_as_it_was(house: DutyHouse, roster: DutyRoster) -> None:
    PostQualification.objects.filter(post=house.night.post, staff__gt=house.an.pk).delete()

    proposal = proposed(roster, house)

    assert DutyProposal.from_kept(proposal.kept()) == proposal
    assert DutyProposal.from_kept({}) is None
    assert isinstance(proposal.given[0].day, date)
