"""Which rosters of a season are to be planned, and what came of those that were."""

from collections.abc import Mapping

from duties.selectors.rosters import rosters_meeting
from duties.sheets.levels import shown_proposal
from duties.values.plans import DutyProposal
from planning.solver.duty.problem import DutyLevel
from rosters.enums import JobState
from rosters.models import OPEN
from seasons.models import DutySeason, SeasonJob
from seasons.selectors.seasons import agency_has_posts
from seasons.values.planning import PlanningRun, UnitPlan
from weeks.enums import RosterState


def unplanned_units(season: DutySeason) -> list[int | None]:
    """Whose roster nobody has begun, or only opened: the agency itself (None) first. Four
    queries.
    """
    units: list[int | None] = [None] if agency_has_posts(season.agency) else []
    units += season.units.order_by("order", "pk").values_list("pk", flat=True)
    meeting = rosters_meeting(season.agency, season.first, season.last)
    blank = {"state": RosterState.DRAFT, "steps": None, "turns": None, "amend_reason": ""}
    own = {"first": season.first, "last": season.last}
    begun = set(meeting.exclude(pk__in=meeting.filter(**own, **blank)).values_list("unit"))
    asked = set(season.jobs.filter(state__in=OPEN).values_list("unit"))
    return [unit for unit in units if (unit,) not in begun | asked]


def last_run(season: DutySeason) -> PlanningRun | None:
    """What was asked for last, with what came of each; None where nobody asked. One query."""
    jobs = list(season.jobs.select_related("unit", "asked_by").order_by("-asked_at", "pk"))
    if not jobs:
        return None
    last = [job for job in jobs if job.asked_at == jobs[0].asked_at]
    return PlanningRun(
        asked_at=last[0].asked_at,
        asked_by=last[0].asked_by.full_name,
        plans=tuple(map(_plan, last)),
    )


def plans_of(season: DutySeason) -> Mapping[int | None, UnitPlan]:
    """What came of the last plan of each unit. One query."""
    jobs = season.jobs.select_related("unit").order_by("asked_at", "pk")
    return {job.unit_id: _plan(job) for job in jobs}


def _plan(job: SeasonJob) -> UnitPlan:
    proposal = DutyProposal.from_kept(job.answer)
    shown = shown_proposal(proposal) if proposal else None
    return UnitPlan(
        unit_id=job.unit_id,
        name=job.unit.name if job.unit else "",
        state=JobState(job.state),
        why=job.outcome,
        given=shown.given if shown else 0,
        proven=bool(shown and shown.proven),
        unproven=tuple(one.sentence for one in shown.levels if not one.proven) if shown else (),
        gap=_gap(proposal) if proposal else 0.0,
        lacks=shown.lacks if shown else (),
        is_lawful=bool(job.is_lawful),
    )


def _gap(proposal: DutyProposal) -> float:
    """How far its evenness is from the best any roster could have, in hundredths."""
    even = [one for one in proposal.levels if one.level is DutyLevel.EVENNESS and one.value]
    return max((100 * (one.value - one.bound) / one.value for one in even), default=0.0)
