"""Plans made in the background: asked for by the Office for the whole agency, or by a unit too
large for a request.
"""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from audit.services import record
from planning.time import Week
from planning.workflow import OFFICE
from refusals import Refusal
from rosters.enums import JobState
from rosters.errors import TooFarAhead, TooLargeAtAll, TooLargeToPlan
from rosters.models import PlanJob
from rosters.selectors.deadlines import is_too_far
from rosters.selectors.proposal import planned_cells
from rosters.services.asking import ask_for_plan
from rosters.services.leases import claim_job, finish_job, free_jobs
from rosters.services.locks import as_seen
from rosters.services.opening import ensure_roster
from rosters.services.planning import IN_BACKGROUND, apply_kept, keep_plan, solved_plan
from units.models import Unit
from weeks.enums import RosterState
from weeks.errors import NotAllowed
from weeks.models import EDITABLE, LIVING, WeeklyRoster
from weeks.selectors.acting import mandate_for
from weeks.selectors.sheets import sheet_of

LEASE = timedelta(minutes=5)


def plan_whole_agency(week: Week, *, by: User, at: datetime) -> tuple[int, ...]:
    """Ask for a plan for every unit that must file and has no draft yet; the ids of the new jobs,
    for the doorbell.

    For the Office. Asked twice, the second time finds what is asked for already. Raises NotAllowed,
    TooFarAhead.
    """
    mandate = mandate_for(by, at)
    if not mandate.roles & OFFICE:
        raise NotAllowed
    if is_too_far(mandate.agency, week, at):
        raise TooFarAhead
    begun = WeeklyRoster.objects.filter(
        monday=week.monday, state__in=[*LIVING, RosterState.PUBLISHED]
    )
    units = Unit.objects.filter(agency=mandate.agency, files_roster=True).exclude(
        pk__in=begun.values("unit")
    )
    asked = (ask_for_plan(unit, week, by=by, at=at) for unit in units.select_related("agency"))
    return tuple(job.pk for job in asked if job is not None)


def run_plan_job(job_id: int, *, at: datetime) -> JobState | None:
    """Claim the job, plan, write, finish. None if somebody else has it or it is done: running
    twice does no harm.
    """
    jobs = PlanJob.objects.select_related("unit__agency", "asked_by")
    job = claim_job(jobs, job_id, at=at, lease=LEASE)
    if job is None:
        return None
    try:
        is_lawful = _planned(job, at=at)
    except TooLargeToPlan:
        return _finished(job, JobState.FAILED, at=at, outcome=TooLargeAtAll().sentence)
    except Refusal as refusal:
        return _finished(job, JobState.FAILED, at=at, outcome=refusal.sentence)
    return _finished(job, JobState.DONE, at=at, is_lawful=is_lawful)


def waiting_jobs(at: datetime) -> tuple[int, ...]:
    """What nobody rang for, or whose worker died."""
    free = free_jobs(PlanJob.objects.all(), at=at, lease=LEASE)
    return tuple(free.values_list("pk", flat=True))


def _planned(job: PlanJob, *, at: datetime) -> bool:
    """Open the week if nobody did, plan it without holding a lock, write the plan if the week is
    still as it was.

    A week that somebody has begun keeps its cells: the plan is laid beside it as a proposal.
    """
    roster = ensure_roster(job.unit, Week.of(job.monday), by=job.asked_by, at=at)
    sheet = sheet_of(roster)
    roster = keep_plan(roster, solved_plan(roster, sheet, IN_BACKGROUND), by=job.asked_by, at=at)
    if job.writes and roster.state in EDITABLE and not roster.changes.exists():
        roster = apply_kept(roster, seen=as_seen(roster), by=job.asked_by, at=at)
        return not sheet_of(roster).blocking
    after = planned_cells(roster)
    return not sheet.with_cells({**sheet.cells, **after}).blocking


def _finished(
    job: PlanJob, state: JobState, *, at: datetime, outcome: str = "", is_lawful: bool | None = None
) -> JobState | None:
    """Only who still holds the claim writes what came of it."""
    with transaction.atomic():
        if not finish_job(job, state, at=at, outcome=outcome, is_lawful=is_lawful):
            return None
        facts = {"state": state.value, "outcome": outcome, "lawful": is_lawful}
        record("rosters.run-plan", job, by=job.asked_by, at=at, agency=job.agency_id, after=facts)
    return state
