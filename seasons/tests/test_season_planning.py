"""One press plans every roster of a season in the background: each once, whoever dies meanwhile."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

import clock
from audit.models import Event
from duties.models import DutyRoster, DutyStep, PostQualification
from duties.services.planning import kept_proposal
from duties.tests.factories import give, make_post, make_shift
from planning.solver.duty.problem import DutyLimits
from rosters.enums import JobState
from rosters.tests.factories import LATER, NOW
from seasons.errors import NothingToPlan
from seasons.models import SeasonJob
from seasons.selectors.planning import last_run, unplanned_units
from seasons.services import planning
from seasons.services.opening import begin_roster
from seasons.services.planning import (
    LEASE,
    plan_season,
    run_season_job,
    stop_planning,
    waiting_season_jobs,
)
from seasons.tasks import plan_unit
from seasons.tests.factories import (
    FIRST,
    SeasonHouse,
    filled,
    make_season_house,
    opened_season,
    sent,
)
from tests.factories import make_unit, make_user
from units.enums import Role
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db
FEW = DutyLimits(seconds=20.0, steps=0)
AFTER_IT_DIED = LATER + LEASE + timedelta(seconds=1)


@pytest.fixture
def house() -> SeasonHouse:
    return make_season_house()


def states() -> list[str]:
    return list(SeasonJob.objects.values_list("state", flat=True))


def test_every_unit_without_a_roster_is_planned_once_and_covered(house: SeasonHouse) -> None:
    season = opened_season(house)
    asked = plan_season(season.pk, by=house.keeper, at=NOW)
    with pytest.raises(NothingToPlan):
        plan_season(season.pk, by=house.keeper, at=LATER)

    with clock.freeze(LATER):
        for job_id in (*asked, *asked):
            plan_unit(job_id)

    assert states() == [JobState.DONE] * 3
    assert [roster.turns.count() for roster in DutyRoster.objects.all()] == [3, 3, 3]
    assert DutyStep.objects.count() == 3
    assert (waiting_season_jobs(LATER), unplanned_units(season)) == ((), [])


def test_the_summary_says_what_is_proven_what_lacks_and_what_could_not_be_planned(
    house: SeasonHouse,
) -> None:
    poor = make_unit(house.agency, "Trung tâm mới")
    proven, lacking, _ = house.filers
    units = (proven.unit.pk, lacking.unit.pk, poor.pk)
    season = opened_season(house, unit_ids=units)
    PostQualification.objects.filter(post=lacking.shift.post).delete()
    for job_id in plan_season(season.pk, by=house.keeper, at=NOW):
        run_season_job(job_id, at=LATER)

    run = last_run(season)

    assert run is not None
    assert (run.is_running, run.ended, run.asked_by) == (False, 3, house.keeper.full_name)
    assert [plan.name for plan in run.proven] == ["Trung tâm 1"]
    assert [(plan.name, len(plan.lacks)) for plan in run.lacking] == [("Trung tâm 2", 3)]
    assert [(plan.name, plan.why) for plan in run.failed] == [
        ("Trung tâm mới", "Chưa có vị trí trực nào có ca. Ghi trước ở trang Vị trí, ca trực.")
    ]
    assert str(run.lacking[0].lacks[0][0]).startswith("Thứ Năm, 04/02")


def test_what_was_stopped_at_the_clock_says_which_levels_are_open(house: SeasonHouse) -> None:
    season = opened_season(house, unit_ids=(house.filers[0].unit.pk,))
    [job_id] = plan_season(season.pk, by=house.keeper, at=NOW)

    run_season_job(job_id, at=LATER, limits=FEW)

    run = last_run(season)
    assert run is not None
    [plan] = run.plans
    assert (plan.proven, plan.given, bool(plan.unproven)) == (False, 3, True)
    assert run.open == (plan,)
    [even] = [one for one in SeasonJob.objects.get().answer["levels"] if one[0] == "evenness"]
    assert run.widest_gap == plan.gap == 100 * (even[1] - even[2]) / even[1]


def test_the_agencys_own_posts_are_planned_with_the_units(house: SeasonHouse) -> None:
    make_shift(make_post(house.agency, "Trực lãnh đạo"))
    season = opened_season(house)

    asked = plan_season(season.pk, by=house.keeper, at=NOW)
    run_season_job(asked[0], at=LATER)

    assert len(asked) == 4
    assert DutyRoster.objects.get().unit is None


def test_what_somebody_has_begun_is_left_to_them(house: SeasonHouse) -> None:
    season = opened_season(house)
    filled(season, house.filers[0])
    sent(season, house.filers[1])
    begin_roster(season.pk, house.filers[2].unit.pk, by=house.filers[2].head, at=NOW)

    asked = plan_season(season.pk, by=house.keeper, at=NOW)

    assert list(SeasonJob.objects.values_list("unit", flat=True)) == [house.filers[2].unit.pk]
    assert len(asked) == 1


def test_a_roster_begun_meanwhile_keeps_its_turns_and_gets_a_proposal(house: SeasonHouse) -> None:
    filer = house.filers[0]
    season = opened_season(house, unit_ids=(filer.unit.pk,))
    [job_id] = plan_season(season.pk, by=house.keeper, at=NOW)
    roster = begin_roster(season.pk, filer.unit.pk, by=filer.head, at=NOW)
    give(roster, filer.shift, filer.people[0], FIRST, by=filer.head)

    run_season_job(job_id, at=LATER)

    now = DutyRoster.objects.get()
    proposal = kept_proposal(now)
    assert (now.turns.count(), states()) == (1, [JobState.DONE])
    assert proposal is not None
    assert len(proposal.given) == 2


def test_a_roster_sent_meanwhile_fails_the_job_in_words(house: SeasonHouse) -> None:
    season = opened_season(house, unit_ids=(house.filers[0].unit.pk,))
    [job_id] = plan_season(season.pk, by=house.keeper, at=NOW)
    sent(season, house.filers[0])

    assert run_season_job(job_id, at=LATER) == JobState.FAILED

    assert (SeasonJob.objects.get().outcome, DutyRoster.objects.get().turns.count()) == (
        "Lịch đã trình hoặc đã duyệt, không sửa được. Hãy thu hồi, hoặc lập bản điều chỉnh.", 3,
    )  # fmt: skip
    assert Event.objects.filter(action="seasons.plan-failed").count() == 1


def test_a_job_whose_worker_died_is_found_and_done_by_another(house: SeasonHouse) -> None:
    season = opened_season(house, unit_ids=(house.filers[0].unit.pk,))
    [job_id] = plan_season(season.pk, by=house.keeper, at=NOW)
    SeasonJob.objects.update(state="running", claim_token="0" * 32, lease_until=LATER + LEASE)

    assert (run_season_job(job_id, at=LATER), waiting_season_jobs(LATER)) == (None, ())
    assert waiting_season_jobs(AFTER_IT_DIED) == (job_id,)
    assert run_season_job(job_id, at=AFTER_IT_DIED) == JobState.DONE


def test_who_lost_the_claim_while_planning_writes_nothing(
    house: SeasonHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first worker slept; the second has done the work by the time it wakes."""
    season = opened_season(house, unit_ids=(house.filers[0].unit.pk,))
    [job_id] = plan_season(season.pk, by=house.keeper, at=NOW)
    plain = planning.plan_duties

    def sleeping(*asked: Any) -> Any:
        monkeypatch.setattr(planning, "plan_duties", plain)
        assert run_season_job(job_id, at=AFTER_IT_DIED) == JobState.DONE
        return plain(*asked)

    monkeypatch.setattr(planning, "plan_duties", sleeping)

    assert run_season_job(job_id, at=LATER) is None
    assert (DutyStep.objects.count(), states()) == (1, [JobState.DONE])


def test_stopped_nothing_more_is_planned_and_what_is_planned_stays(house: SeasonHouse) -> None:
    season = opened_season(house)
    first, *others = plan_season(season.pk, by=house.keeper, at=NOW)
    run_season_job(first, at=LATER)

    assert stop_planning(season.pk, by=house.keeper, at=LATER) == 2

    assert [run_season_job(job_id, at=LATER) for job_id in others] == [None, None]
    assert states() == [JobState.DONE, JobState.STOPPED, JobState.STOPPED]
    assert stop_planning(season.pk, by=house.keeper, at=LATER) == 0
    assert len(plan_season(season.pk, by=house.keeper, at=AFTER_IT_DIED)) == 2


def test_who_is_at_a_roster_when_it_is_stopped_writes_nothing(
    house: SeasonHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    season = opened_season(house, unit_ids=(house.filers[0].unit.pk,))
    [job_id] = plan_season(season.pk, by=house.keeper, at=NOW)
    plain = planning.plan_duties

    def stopped(*asked: Any) -> Any:
        stop_planning(season.pk, by=house.keeper, at=LATER)
        return plain(*asked)

    monkeypatch.setattr(planning, "plan_duties", stopped)

    assert run_season_job(job_id, at=LATER) is None
    assert (DutyStep.objects.count(), states()) == (0, [JobState.STOPPED])


def test_only_the_office_has_all_planned(house: SeasonHouse) -> None:
    season = opened_season(house)

    for act in (plan_season, stop_planning):
        for user in (house.director, house.filers[0].head, make_user(Role.READER, house.agency)):
            with pytest.raises(NotAllowed):
                act(season.pk, by=user, at=NOW)


@pytest.mark.parametrize("number", [1, 3])
def test_the_summary_costs_one_query(
    number: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    house = make_season_house(number)
    season = opened_season(house)
    for job_id in plan_season(season.pk, by=house.keeper, at=NOW):
        run_season_job(job_id, at=LATER, limits=FEW)

    with django_assert_num_queries(1):
        run = last_run(season)

    assert run is not None
    assert len(run.plans) == number
