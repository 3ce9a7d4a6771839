"""How a roster came into its state, and whether it has gone stale there."""

from collections.abc import Collection
from datetime import datetime

from audit.models import Event
from rosters.selectors.deadlines import has_passed
from rosters.sheets.progress import publication_steps
from rosters.values.progress import PublicationStep
from units.enums import Role
from units.texts import hand_for
from weeks.enums import RosterState
from weeks.models import EDITABLE, WeeklyRoster
from weeks.selectors.outdated import outdated_cells
from weeks.sheets import WeekSheet

BROUGHT_BY = {
    RosterState.DRAFT: ("rosters.open", "rosters.amend", "rosters.withdraw"),
    RosterState.RETURNED: ("rosters.return", "rosters.send-back"),
    RosterState.CANCELLED: ("rosters.cancel",),
}
"""The acts, as they stand on record, that end in a state without a signature of its own."""


def steps_of(roster: WeeklyRoster) -> tuple[PublicationStep, ...]:
    """Its stages in order. One query where it was returned or cancelled: the row of any other
    says itself whose hand it is in.
    """
    acts = {} if roster.state == RosterState.DRAFT else came_about([roster])
    return publication_steps(roster, *acts.get(roster.pk, ()))


def came_about(rosters: Collection[WeeklyRoster]) -> dict[int, tuple[str, datetime]]:
    """Who brought each of these rosters into the state it is in, and when: read from the act on
    record, as whoever edits a returned roster has not returned it. One query.

    What was sent, approved or published has its own signatures and is not looked up.
    """
    acts = {roster.pk: BROUGHT_BY.get(RosterState(roster.state), ()) for roster in rosters}
    events = Event.objects.filter(
        subject=Event.subject_of(WeeklyRoster),
        subject_id__in=[pk for pk, wanted in acts.items() if wanted],
        action__in={action for wanted in acts.values() for action in wanted},
    )
    return {
        event.subject_id: (_hand_on(event), event.at)
        for event in events.order_by("pk")
        if event.subject_id is not None and event.action in acts[event.subject_id]
    }


def _hand_on(event: Event) -> str:
    """Who acted, and in whose place, as it stands on record."""
    place = (event.after or {}).get("in_place_of")
    return (
        hand_for(event.actor_name, place["name"], Role(place["role"]))
        if place
        else event.actor_name
    )


def is_stale(roster: WeeklyRoster, sheet: WeekSheet, at: datetime) -> bool:
    """A draft is stale where people or absences make cells wrong."""
    if roster.state in EDITABLE:
        return roster.unit_revision != roster.unit.revision and bool(outdated_cells(sheet))
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
