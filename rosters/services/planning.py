"""Let the planner propose a week, keep the proposal beside the roster, and apply it as one step."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.services import record
from directives.selectors import editions_behind
from planning.solver.outcome import OutOfTime, ProblemTooLarge
from planning.solver.problem import Limits
from planning.solver.weekly import solve
from planning.time import Slot
from planning.workflow import RosterAct
from rosters.enums import ChangeKind
from rosters.errors import NoPlanFound, NoProposal, NothingTaken, TooLargeToPlan
from rosters.selectors.proposal import is_current, planned_cells, proposal_on
from rosters.services.asking import ask_for_plan
from rosters.services.editing import pin_cells
from rosters.services.locks import as_seen, claim_roster, roster_for_act, why_refused
from rosters.services.steps import write_step
from rosters.sheets.problem import Kept, kept_plan, problem_of
from rosters.values import ProposedPlan
from weeks.models import EDITABLE, WeeklyRoster
from weeks.selectors.acting import mandate_for
from weeks.selectors.history import on_site_just_before, turns_before
from weeks.selectors.sheets import sheet_of
from weeks.sheets import WeekSheet, cells_of
from weeks.values.cells import CellKey, CellsBefore, Seen

IN_REQUEST = Limits(seconds=8.0, patterns=1024, columns=60_000)
IN_BACKGROUND = Limits(seconds=60.0, patterns=16_384, columns=500_000)


def propose_plan(
    roster_id: int, *, by: User, at: datetime, seen: Seen, seed: int = 1
) -> ProposedPlan:
    """Plan the week and keep the answer on the roster, whose cells and version stay as they are.

    Solving holds no lock: the answer is kept only if the roster is still the one it was made for.
    What is too large for a request is asked for in the background (`is_queued`). Raises
    NotEditable, RosterChanged, NoPlanFound.
    """
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)
    if as_seen(roster) != seen or roster.state not in EDITABLE:
        raise why_refused(roster, seen, EDITABLE)
    sheet = sheet_of(roster)
    try:
        kept = solved_plan(roster, sheet, replace(IN_REQUEST, seed=seed))
    except TooLargeToPlan:
        ask_for_plan(roster.unit, roster.week, by=by, at=at, writes=False)
        return ProposedPlan(seen=seen, is_queued=True)
    roster = keep_plan(roster, kept, by=by, at=at)
    return proposal_on(mandate_for(by, at), roster, sheet)


@transaction.atomic
def apply_plan(
    roster_id: int, *, by: User, at: datetime, seen: Seen, only: Collection[CellKey] | None = None
) -> WeeklyRoster:
    """Write the proposal (or `only` some of its cells) as one step; a second click finds it
    written.

    Raises NoProposal where it was made for another version, NothingTaken, RosterChanged.
    """
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)
    if roster.changes.filter(
        kind=ChangeKind.PLANNED, version=seen.version + 1, by=by, is_undone=False
    ).exists():
        return roster
    if as_seen(roster) != seen:
        raise why_refused(roster, seen, EDITABLE)
    if not is_current(roster):
        raise NoProposal
    if only is not None and not planned_cells(roster).keys() & set(only):
        raise NothingTaken
    return apply_kept(roster, seen=seen, by=by, at=at, only=only)


@transaction.atomic
def apply_kept(
    roster: WeeklyRoster,
    *,
    seen: Seen,
    by: User,
    at: datetime,
    only: Collection[CellKey] | None = None,
) -> WeeklyRoster:
    """The same without asking for a right; also what a plan from the background ends with."""
    after = {
        key: cell for key, cell in planned_cells(roster).items() if only is None or key in only
    }
    stands = cells_of(roster.entries.all())
    cells: CellsBefore = {
        key: (stands[key], cell) for key, cell in after.items() if stands[key] != cell
    }
    roster = claim_roster(roster, seen=seen, states=EDITABLE, at=at, planned={})
    if cells:
        write_step(roster, cells, ChangeKind.PLANNED, by=by, at=at)
    return roster


def plan_around(
    roster_id: int, taken: Collection[CellKey], *, by: User, at: datetime, seen: Seen
) -> ProposedPlan:
    """Pin the cells whose change was not taken as they stand, and plan again."""
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)
    if as_seen(roster) != seen:
        raise why_refused(roster, seen, EDITABLE)
    if not is_current(roster):
        raise NoProposal
    if refused := sorted(planned_cells(roster).keys() - set(taken)):
        roster = pin_cells(roster_id, refused, pinned=True, by=by, at=at, seen=seen)
    return propose_plan(roster_id, by=by, at=at, seen=as_seen(roster))


@transaction.atomic
def drop_plan(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Forget the proposal; where there is none, nothing happens."""
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)
    WeeklyRoster.objects.filter(pk=roster.pk, version=seen.version).update(planned={})
    return roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)


def generate_plan(roster_id: int, *, by: User, at: datetime, seed: int = 1) -> ProposedPlan:
    """Propose and apply in one go, on the roster as it stands; the answer says what was
    proposed.
    """
    seen = as_seen(roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at))
    proposal = propose_plan(roster_id, by=by, at=at, seen=seen, seed=seed)
    if not proposal.is_queued:
        apply_plan(roster_id, by=by, at=at, seen=seen)
    return proposal


def solved_plan(
    roster: WeeklyRoster, sheet: WeekSheet, limits: Limits, *, is_amendment: bool | None = None
) -> Kept:
    """What the planner answers; a week that people know already (`is_amendment`, None: as the
    roster is) moves no more than it must. Raises NoPlanFound, TooLargeToPlan.
    """
    amends = roster.revision > 1 if is_amendment is None else is_amendment
    staff_ids = [member.id for member in sheet.members]
    history = turns_before(staff_ids, roster.agency, roster.week)
    last_on = on_site_just_before(staff_ids, roster.agency, roster.week)
    outcome = solve(
        problem_of(sheet, history=history, last_on=last_on, is_amendment=amends),
        limits,
    )
    if isinstance(outcome, ProblemTooLarge):
        raise TooLargeToPlan
    if isinstance(outcome, OutOfTime):
        raise NoPlanFound
    return kept_plan(sheet, outcome, history)


@transaction.atomic
def keep_plan(roster: WeeklyRoster, kept: Kept, *, by: User, at: datetime) -> WeeklyRoster:
    """Keep the plan with the version it was made for and the editions it obeys. Raises
    RosterChanged.
    """
    planned = {
        **kept,
        "version": roster.version,
        "content": roster.content,
        "editions": list(editions_behind(roster.agency, [Slot(day) for day in roster.week.days])),
        "at": at.isoformat(),
        "by": by.pk,
    }
    seen = as_seen(roster)
    taken = WeeklyRoster.objects.filter(
        pk=roster.pk, version=seen.version, content=seen.content, state__in=EDITABLE
    ).update(planned=planned)
    now = WeeklyRoster.objects.select_related("unit", "agency").get(pk=roster.pk)
    if not taken:
        raise why_refused(now, seen, EDITABLE)
    proof = {name: kept.get(name) for name in ("lawful", "levels", "engine", "seed")}
    facts = {
        "version": seen.version,
        "cells": len(kept.get("cells", ())),
        "editions": planned["editions"],
        **proof,
    }
    record("rosters.propose", now, by=by, at=at, agency=now.agency_id, after=facts)
    return now
