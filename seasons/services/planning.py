"""Plan the duty of all units of a season in the background, each roster in a piece of work of its
own that survives whoever does it.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.utils import IntegrityError

from accounts.models import User
from audit.services import record
from duties.enums import DutyStepKind
from duties.models import DutyRoster
from duties.selectors.sheets import duty_sheet
from duties.services.planning import keep_duty_plan
from duties.services.steps import take_step
from duties.sheets.problem import duty_problem, duty_proposal
from duties.values.plans import DutyProposal
from planning.solver.duties import plan_duties
from planning.solver.duty.problem import DutyLimits
from refusals import Refusal
from rosters.enums import JobState
from rosters.errors import NotEditable
from rosters.models import OPEN
from rosters.services.leases import claim_job, finish_job, free_jobs
from seasons.errors import NothingToPlan
from seasons.models import DutySeason, SeasonJob
from seasons.selectors.planning import unplanned_units
from seasons.selectors.seasons import season_of
from seasons.services.opening import begin_roster, keeper
from weeks.enums import RosterState
from weeks.models import EDITABLE

LEASE: Final = timedelta(minutes=1)
"""After which whoever took a roster is taken to have died."""
OF_ONE: Final = DutyLimits(seconds=2.0)
"""What one roster may take, so that forty are done within a minute by two."""


@transaction.atomic
def plan_season(pk: int, *, by: User, at: datetime) -> tuple[int, ...]:
    """Ask for a roster for every unit that has none yet, and for the agency's own posts; the ids
    of the new jobs, for the doorbell.

    Asked twice, the second time finds what is asked for already. Raises NoSuchSeason, NotAllowed,
    NothingToPlan.
    """
    season = season_of(keeper(by, at), pk)
    DutySeason.objects.select_for_update().get(pk=pk)
    units = unplanned_units(season)
    if not units:
        raise NothingToPlan
    try:
        with transaction.atomic():
            jobs = SeasonJob.objects.bulk_create(
                SeasonJob(season=season, unit_id=unit, asked_by=by, asked_at=at) for unit in units
            )
    except IntegrityError as taken:  # somebody else asked in the same moment
        raise NothingToPlan from taken
    facts = {"units": len(jobs)}
    record("seasons.ask-plans", season, by=by, at=at, agency=season.agency_id, after=facts)
    return tuple(job.pk for job in jobs)


@transaction.atomic
def stop_planning(pk: int, *, by: User, at: datetime) -> int:
    """Plan no more; how many rosters are left. What is planned stays, and who is at a roster right
    now writes nothing. Raises NoSuchSeason, NotAllowed.
    """
    season = season_of(keeper(by, at), pk)
    stopped = SeasonJob.objects.filter(season=season, state__in=OPEN).update(
        state=JobState.STOPPED, finished_at=at, lease_until=None, claim_token=None
    )
    if stopped:
        facts = {"left": stopped}
        record("seasons.stop-plans", season, by=by, at=at, agency=season.agency_id, after=facts)
    return stopped


def waiting_season_jobs(at: datetime) -> tuple[int, ...]:
    """What nobody rang for, or whose worker died."""
    free = free_jobs(SeasonJob.objects.all(), at=at, lease=LEASE)
    return tuple(free.values_list("pk", flat=True))


def run_season_job(job_id: int, *, at: datetime, limits: DutyLimits = OF_ONE) -> JobState | None:
    """Claim the job, plan, write, finish. None if somebody else has it, it is done or was stopped:
    running twice does no harm.
    """
    jobs = SeasonJob.objects.select_related("season__agency", "unit", "asked_by")
    job = claim_job(jobs, job_id, at=at, lease=LEASE)
    if job is None:
        return None
    try:
        return _planned(job, at=at, limits=limits)
    except Refusal as refusal:
        return _failed(job, refusal, at=at)


def _planned(job: SeasonJob, *, at: datetime, limits: DutyLimits) -> JobState | None:
    """Open the roster if nobody did, plan it without holding a lock, and write the plan with the
    end of the job: both or neither.
    """
    roster = begin_roster(job.season_id, job.unit_id, by=job.asked_by, at=at)
    if roster.state not in EDITABLE:
        raise NotEditable(roster.state)
    sheet = duty_sheet(roster)
    problem = duty_problem(sheet, is_repair=bool(roster.amend_reason))
    proposal = duty_proposal(sheet, plan_duties(problem, limits))
    with transaction.atomic():
        is_ours = finish_job(
            job,
            JobState.DONE,
            at=at,
            roster=roster,
            is_lawful=proposal.is_lawful and not proposal.lacks,
            answer=proposal.kept(),
        )
        if not is_ours:
            return None
        _write(roster, proposal, job, at=at)
    return JobState.DONE


def _write(roster: DutyRoster, proposal: DutyProposal, job: SeasonJob, *, at: datetime) -> None:
    """Into a draft that nobody has touched; beside any other it is laid as a proposal."""
    by = job.asked_by
    is_touched = roster.state != RosterState.DRAFT or roster.turns.exists()
    if is_touched or roster.steps.exists():
        keep_duty_plan(roster, proposal, by=by, at=at)
    elif proposal.given:
        given = [(one.shift_id, one.day.isoformat(), one.staff_id, False) for one in proposal.given]
        take_step(
            roster, [], given, DutyStepKind.PLANNED, seen=proposal.seen, by=by, at=at, rows=()
        )


def _failed(job: SeasonJob, refusal: Refusal, *, at: datetime) -> JobState | None:
    """The reason in words; nothing for who no longer has the job."""
    with transaction.atomic():
        if not finish_job(job, JobState.FAILED, at=at, outcome=refusal.sentence[:300]):
            return None
        facts = {"unit": job.unit_id, "outcome": refusal.sentence}
        record(
            "seasons.plan-failed",
            job,
            by=job.asked_by,
            at=at,
            agency=job.season.agency_id,
            after=facts,
        )
    return JobState.FAILED
