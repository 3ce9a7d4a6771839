"""The stages of a roster on its way to publication: done, where it is, and those to come."""

from datetime import datetime

from accounts.models import User
from rosters.values.progress import PublicationStep, StepKind
from units.enums import Role, UnitKind
from units.texts import hand_for
from weeks.enums import RosterState
from weeks.models import WeeklyRoster

WAY = (RosterState.DRAFT, RosterState.SUBMITTED, RosterState.APPROVED, RosterState.PUBLISHED)


def publication_steps(
    roster: WeeklyRoster, brought_by: str = "", brought_at: datetime | None = None
) -> tuple[PublicationStep, ...]:
    """The stages in order. A returned roster shows the return as where it is, a cancelled one its
    end: who brought it there, and when, stands in no column of its row.
    """
    state = RosterState(roster.state)
    if state is RosterState.SUPERSEDED:
        state = RosterState.PUBLISHED
    if state not in WAY:
        here = PublicationStep(
            kind=StepKind.NOW,
            state=state,
            who=brought_by,
            at=brought_at,
            note=roster.return_reason,
        )
        is_returned = state is RosterState.RETURNED
        done, todo = (WAY[:2], WAY[2:]) if is_returned else (WAY[:1], ())
        return (
            *(_step(roster, stage, StepKind.DONE) for stage in done),
            here,
            *(_step(roster, stage, StepKind.TODO) for stage in todo),
        )
    place = WAY.index(state)
    kinds = (
        StepKind.DONE if number < place else StepKind.NOW if number == place else StepKind.TODO
        for number in range(len(WAY))
    )
    return tuple(_step(roster, stage, kind) for stage, kind in zip(WAY, kinds, strict=True))


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
