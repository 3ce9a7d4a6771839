"""How far a roster has come on its way to publication, and whether it has gone stale."""

from collections.abc import Collection
from datetime import datetime

from accounts.models import User
from rosters.selectors.deadlines import has_passed
from rosters.selectors.steps import came_about
from rosters.values.progress import PublicationStep, StepKind
from units.enums import Role, UnitKind
from units.texts import hand_for
from weeks.enums import RosterState
from weeks.models import EDITABLE, WeeklyRoster
from weeks.selectors.sheets import outdated
from weeks.sheets import WeekSheet

WAY = (RosterState.DRAFT, RosterState.SUBMITTED, RosterState.APPROVED, RosterState.PUBLISHED)


def steps_of(roster: WeeklyRoster) -> tuple[PublicationStep, ...]:
    """The stages in order: done, the one it is at, and those to come. A returned roster shows
    the return as where it is.
    """
    state = RosterState(roster.state)
    if state is RosterState.SUPERSEDED:
        state = RosterState.PUBLISHED
    if state in (RosterState.RETURNED, RosterState.CANCELLED):
        who, at = came_about([roster]).get(roster.pk, ("", None))
        done = [_step(roster, RosterState.DRAFT, StepKind.DONE)]
        done += (
            [_step(roster, RosterState.SUBMITTED, StepKind.DONE)]
            if state is RosterState.RETURNED
            else []
        )
        now = PublicationStep(
            kind=StepKind.NOW, state=state, who=who, at=at, note=roster.return_reason
        )
        return (
            *done,
            now,
            *(
                PublicationStep(kind=StepKind.TODO, state=later)
                for later in WAY[2:]
                if state is RosterState.RETURNED
            ),
        )
    place = WAY.index(state)
    kinds = (
        StepKind.DONE if number < place else StepKind.NOW if number == place else StepKind.TODO
        for number in range(len(WAY))
    )
    return tuple(_step(roster, stage, kind) for stage, kind in zip(WAY, kinds, strict=True))


def is_stale(roster: WeeklyRoster, sheet: WeekSheet, at: datetime) -> bool:
    """A draft is stale where people or absences make cells wrong."""
    if roster.state in EDITABLE:
        return roster.unit_revision != roster.unit.revision and bool(outdated(sheet))
    return was_overtaken(roster, at)


def was_overtaken(roster: WeeklyRoster, at: datetime) -> bool:
    """True if people or rules changed after it was judged. A draft says so on its own page; a
    week that is over was lawful then.
    """
    seen = (roster.unit_revision, roster.rules_revision)
    now = (roster.unit.revision, roster.agency.revision)
    return (
        roster.state not in EDITABLE
        and seen != now
        and not has_passed(roster.agency, roster.week, at)
    )


def moments_of(rosters: Collection[WeeklyRoster]) -> dict[int, datetime]:
    """When each of them came into the state it is in, whatever was written into it since. One
    query.
    """
    acts = came_about(rosters)
    return {
        roster.pk: _signed_at(roster)
        or (acts[roster.pk][1] if roster.pk in acts else None)
        or roster.opened_at
        for roster in rosters
    }


def _signed_at(roster: WeeklyRoster) -> datetime | None:
    moments = {
        RosterState.SUBMITTED: roster.submitted_at,
        RosterState.APPROVED: roster.approved_at,
        RosterState.PUBLISHED: roster.published_at,
    }
    return moments.get(RosterState(roster.state))


def _hand(roster: WeeklyRoster, stage: RosterState, who: User | None, giver: User | None) -> str:
    """Who signed, and in whose place: for a unit its head, for the leaders and for a decision the
    Director.
    """
    is_of_head = stage is RosterState.SUBMITTED and roster.unit.kind != UnitKind.LEADERSHIP
    return hand_for(
        who.get_full_name() if who else "",
        giver.get_full_name() if giver else "",
        Role.HEAD if is_of_head else Role.DIRECTOR,
    )


def _step(roster: WeeklyRoster, stage: RosterState, kind: StepKind) -> PublicationStep:
    if kind is StepKind.TODO:
        return PublicationStep(kind=kind, state=stage)
    hands = {
        RosterState.DRAFT: (roster.opened_by, None, roster.opened_at),
        RosterState.SUBMITTED: (roster.submitted_by, roster.submitted_for, roster.submitted_at),
        RosterState.APPROVED: (roster.approved_by, roster.approved_for, roster.approved_at),
        RosterState.PUBLISHED: (roster.published_by, roster.published_for, roster.published_at),
    }
    who, giver, at = hands[stage]
    notes = {RosterState.SUBMITTED: roster.warning_reason, RosterState.DRAFT: roster.amend_reason}
    return PublicationStep(
        kind=kind,
        state=stage,
        who=_hand(roster, stage, who, giver),
        at=at,
        note=notes.get(stage, ""),
    )
