"""Let the planner go on with what it proposed, in the background: to a better roster, or to the
proof that there is none.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from accounts.models import User
from audit.services import record
from duties.models import DutyRoster
from duties.selectors.sheets import duty_sheet
from duties.services.moving import roster_to_edit
from duties.services.planning import kept_proposal
from duties.sheets.problem import duty_problem, duty_proposal
from duties.sheets.sheet import DutySheet
from duties.sheets.values import planned_value
from duties.values.plans import DutyProposal
from planning.solver.duties import plan_duties
from planning.solver.duty.problem import DutyLimits
from rosters.errors import NoProposal
from weeks.models import EDITABLE
from weeks.values.cells import Seen

IN_BACKGROUND = DutyLimits(seconds=30.0)
LEASE = timedelta(minutes=2)
"""After which whoever took it is taken to have died."""


@transaction.atomic
def ask_for_proof(roster_id: int, *, by: User, at: datetime, seen: Seen) -> DutyRoster:
    """Have the proposal that is kept made better; asked twice is asked once. Ring for it with
    `duties.tasks.ring`; if nobody does, the next minute finds it.

    Raises NoProposal, NotEditable, RosterChanged.
    """
    roster = roster_to_edit(roster_id, by=by, at=at, seen=seen)
    proposal = kept_proposal(roster)
    if proposal is None:
        raise NoProposal
    if not (proposal.proven or proposal.is_searching):
        roster.planned = {**roster.planned, "asked": at.isoformat()}
        DutyRoster.objects.filter(pk=roster.pk).update(planned=roster.planned)
        record("duties.ask-for-proof", roster, by=by, at=at, agency=roster.agency_id)
    return roster


def rosters_to_prove(at: datetime) -> tuple[int, ...]:
    """What is asked for and nobody works on."""
    asked = DutyRoster.objects.filter(state__in=EDITABLE, planned__asked__isnull=False)
    return tuple(pk for pk, kept in asked.values_list("pk", "planned") if not _is_taken(kept, at))


def prove_duty(
    roster_id: int, *, at: datetime, limits: DutyLimits = IN_BACKGROUND
) -> DutyProposal | None:
    """Go on from the proposal and keep what is no worse, with its proof. None if nobody asked,
    somebody else is at it, or the roster was changed: running twice does no harm.
    """
    roster = _claimed(roster_id, at)
    before = kept_proposal(roster) if roster else None
    if roster is None or before is None:
        return None
    sheet = duty_sheet(roster)
    problem = duty_problem(sheet, is_repair=bool(roster.amend_reason))
    begun = replace(problem, plan=sheet.plan.with_turns(_turns(sheet, before)))
    after = duty_proposal(sheet, plan_duties(begun, limits))
    return _kept(roster, after if after.values <= before.values else before)


def _turns(sheet: DutySheet, proposal: DutyProposal) -> frozenset[Any]:
    """The turns as the proposal would have them."""
    taken, given = (
        {planned_value(sheet.shift_of[one.shift_id], one.day, one.staff_id) for one in turns}
        for turns in (proposal.taken, proposal.given)
    )
    return (sheet.plan.turns - taken) | given


def _claimed(roster_id: int, at: datetime) -> DutyRoster | None:
    roster = DutyRoster.objects.select_related("agency", "unit").filter(pk=roster_id).first()
    if roster is None or "asked" not in roster.planned or _is_taken(roster.planned, at):
        return None
    rows = DutyRoster.objects.filter(
        pk=roster.pk, version=roster.version, planned__asked=roster.planned["asked"]
    )
    lease = roster.planned.get("lease")
    rows = rows.filter(planned__lease=lease) if lease else rows.filter(planned__lease__isnull=True)
    claimed = {**roster.planned, "lease": (at + LEASE).isoformat()}
    return roster if rows.update(planned=claimed) else None


def _is_taken(kept: dict[str, Any], at: datetime) -> bool:
    lease = kept.get("lease")
    return lease is not None and at <= datetime.fromisoformat(lease) <= at + LEASE


def _kept(roster: DutyRoster, proposal: DutyProposal) -> DutyProposal | None:
    seen = proposal.seen
    written = DutyRoster.objects.filter(
        pk=roster.pk,
        version=seen.version,
        content=seen.content,
        planned__asked=roster.planned["asked"],
    ).update(planned=proposal.kept())
    return proposal if written else None
