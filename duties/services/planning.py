"""Let the planner propose a roster of duty, keep the proposal beside it, apply it as one step."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit.services import record
from duties.enums import DutyStepKind
from duties.models import DutyRoster
from duties.selectors.sheets import duty_sheet
from duties.services.moving import duty_roster_for_act, refusal, roster_to_edit
from duties.services.steps import take_step, turn_key
from duties.sheets.problem import duty_problem, duty_proposal
from duties.values.plans import DutyProposal, PlannedTurn, ProposalPart
from planning.solver.duties import IN_REQUEST, plan_duties
from planning.solver.duty.problem import DutyLimits
from planning.workflow import RosterAct
from rosters.errors import NoProposal, NothingTaken
from rosters.services.life import as_seen
from weeks.models import EDITABLE
from weeks.values.cells import Seen


def propose_duty(
    roster_id: int, *, by: User, at: datetime, seen: Seen, limits: DutyLimits = IN_REQUEST
) -> DutyProposal:
    """Plan the period and keep the answer on the roster, whose turns and version stay as they are;
    pinned turns stay. An amendment moves no more turns than it must.

    Solving holds no lock: the answer is kept only if the roster is still the one it was made for.
    Raises NotEditable, RosterChanged.
    """
    roster = roster_to_edit(roster_id, by=by, at=at, seen=seen)
    sheet = duty_sheet(roster)
    outcome = plan_duties(duty_problem(sheet, is_repair=bool(roster.amend_reason)), limits)
    proposal = duty_proposal(sheet, outcome)
    keep_duty_plan(roster, proposal, by=by, at=at)
    return proposal


@transaction.atomic
def apply_duty_plan(
    roster_id: int,
    *,
    by: User,
    at: datetime,
    seen: Seen,
    part: ProposalPart | None = None,
) -> DutyRoster:
    """Write the proposal, or `part` of it, as one step; a second click finds it written.

    Raises NoProposal where it was made for another version, NothingTaken, NotEditable,
    RosterChanged.
    """
    roster = duty_roster_for_act(roster_id, RosterAct.SUBMIT, by, at)
    written = roster.steps.filter(
        kind=DutyStepKind.PLANNED, version=seen.version + 1, by=by, is_undone=False
    )
    if written.exists():
        return roster
    if as_seen(roster) != seen:
        raise refusal(roster, seen, EDITABLE)
    proposal = kept_proposal(roster)
    if proposal is None:
        raise NoProposal
    taken, given = proposal.of(part) if part is not None else (proposal.taken, proposal.given)
    if not (taken or given):
        raise NothingTaken
    rows = list(roster.turns.all())
    pinned = {turn_key(turn): turn.is_pinned for turn in rows}
    return take_step(
        roster,
        [(*_key(one), pinned.get(_key(one), False)) for one in taken],
        [(*_key(one), False) for one in given],
        DutyStepKind.PLANNED,
        seen=seen,
        by=by,
        at=at,
        rows=rows,
    )


@transaction.atomic
def drop_duty_plan(roster_id: int, *, by: User, at: datetime) -> DutyRoster:
    """Forget the proposal; where there is none, nothing happens."""
    roster = duty_roster_for_act(roster_id, RosterAct.SUBMIT, by, at)
    DutyRoster.objects.filter(pk=roster.pk).update(planned={})
    roster.planned = {}
    return roster


def kept_proposal(roster: DutyRoster) -> DutyProposal | None:
    """The proposal that was made for the roster as it stands."""
    proposal = DutyProposal.from_kept(roster.planned)
    return proposal if proposal and proposal.seen == as_seen(roster) else None


@transaction.atomic
def keep_duty_plan(roster: DutyRoster, proposal: DutyProposal, *, by: User, at: datetime) -> None:
    """Lay the proposal beside the roster. Raises RosterChanged where somebody changed it while it
    was planned.
    """
    seen = proposal.seen
    kept = DutyRoster.objects.filter(
        pk=roster.pk, version=seen.version, content=seen.content, state__in=EDITABLE
    ).update(planned=proposal.kept())
    if not kept:
        now = DutyRoster.objects.select_related("unit", "agency").get(pk=roster.pk)
        raise refusal(now, seen, EDITABLE)
    facts: dict[str, Any] = {
        "version": seen.version,
        "taken": len(proposal.taken),
        "given": len(proposal.given),
        "levels": [[one.level.value, *one[1:]] for one in proposal.levels],
        "lawful": proposal.is_lawful,
        "final": proposal.is_final,
    }
    record("duties.propose", roster, by=by, at=at, agency=roster.agency_id, after=facts)


def _key(turn: PlannedTurn) -> tuple[int, str, int]:
    return turn.shift_id, turn.day.isoformat(), turn.staff_id
