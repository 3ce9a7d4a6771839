"""The planner goes on in the background, and only what is no worse is kept."""

from datetime import timedelta

import pytest

from duties.models import DutyRoster
from duties.services.planning import apply_duty_plan, kept_proposal, propose_duty
from duties.services.proving import LEASE, ask_for_proof, prove_duty, rosters_to_prove
from duties.tasks import prove_duty as task
from duties.tests.factories import DutyHouse, give, make_house, opened_duty, seen_duty
from planning.solver.duty.problem import DutyLimits
from rosters.errors import NoProposal
from rosters.tests.factories import NOW
from tests.factories import MONDAY

pytestmark = pytest.mark.django_db
LIMITS = DutyLimits(seconds=20.0, steps=20)
FIRST = DutyLimits(seconds=20.0, steps=0)


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


@pytest.fixture
def roster(house: DutyHouse) -> DutyRoster:
    """A draft with a first proposal that nothing is proven of."""
    found = opened_duty(house)
    propose_duty(found.pk, by=house.keeper, at=NOW, seen=seen_duty(found), limits=FIRST)
    return found


def asked(roster: DutyRoster, house: DutyHouse) -> None:
    ask_for_proof(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))


def test_it_goes_on_from_what_was_proposed_and_keeps_what_is_no_worse(
    house: DutyHouse, roster: DutyRoster
) -> None:
    before = kept_proposal(DutyRoster.objects.get())
    asked(roster, house)
    assert rosters_to_prove(NOW) == (roster.pk,)

    after = prove_duty(roster.pk, at=NOW, limits=LIMITS)

    assert before is not None
    assert after is not None
    assert after.values <= before.values
    assert kept_proposal(DutyRoster.objects.get()) == after
    assert rosters_to_prove(NOW) == ()
    apply_duty_plan(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))
    assert roster.turns.count() == 14


def test_nothing_is_done_that_nobody_asked_for(roster: DutyRoster) -> None:
    assert prove_duty(roster.pk, at=NOW, limits=LIMITS) is None
    assert prove_duty(0, at=NOW, limits=LIMITS) is None
    task(roster.pk)


def test_whoever_took_it_has_it_until_the_lease_ends(house: DutyHouse, roster: DutyRoster) -> None:
    asked(roster, house)
    kept = DutyRoster.objects.get().planned
    lease = {**kept, "lease": (NOW + LEASE).isoformat()}
    DutyRoster.objects.update(planned=lease)

    assert rosters_to_prove(NOW) == ()
    assert prove_duty(roster.pk, at=NOW, limits=LIMITS) is None
    later = NOW + LEASE + timedelta(seconds=1)
    assert rosters_to_prove(later) == (roster.pk,)
    assert prove_duty(roster.pk, at=later, limits=LIMITS) is not None


def test_a_roster_that_was_changed_meanwhile_keeps_no_proposal(
    house: DutyHouse, roster: DutyRoster
) -> None:
    asked(roster, house)
    give(roster, house.day, house.an, MONDAY, by=house.keeper)

    assert prove_duty(roster.pk, at=NOW, limits=LIMITS) is None
    with pytest.raises(NoProposal):
        asked(roster, house)


def test_asking_twice_is_asking_once(house: DutyHouse, roster: DutyRoster) -> None:
    asked(roster, house)
    first = DutyRoster.objects.get().planned

    asked(roster, house)

    assert DutyRoster.objects.get().planned == first
    proposal = kept_proposal(DutyRoster.objects.get())
    assert proposal is not None
    assert proposal.is_searching
