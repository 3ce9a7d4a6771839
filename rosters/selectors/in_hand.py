"""What a request has read already of the week it shows, so that nobody asks for it twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from planning.time import Week
from rosters.models import Change
from units.models import Unit
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.errors import NoSuchRoster
from weeks.models import Entry, WeeklyRoster
from weeks.selectors.rosters import roster_for, visible_units


@dataclass(frozen=True, slots=True)
class WeekInHand:
    """A unit with its living roster, as this very request has read or written them. `rows` and
    `steps` are the roster's; None: not read yet.
    """

    unit: Unit
    roster: WeeklyRoster | None
    rows: Sequence[Entry] | None = None
    steps: Sequence[Change] | None = None

    def steps_done(self) -> list[Change]:
        """Every step of the roster, oldest first. One query, unless they have been read."""
        if self.roster is None or is_untouched(self.roster):
            return []
        return [*(self.roster.changes.order_by("pk") if self.steps is None else self.steps)]


def week_in_hand(mandate: Mandate, unit: Unit, week: Week) -> WeekInHand:
    """Raises NoSuchRoster where the unit is out of the reader's reach."""
    found = unit_in_reach(mandate, unit)
    return WeekInHand(found, roster_for(mandate, found, week))


def unit_in_reach(mandate: Mandate, unit: Unit) -> Unit:
    found = visible_units(mandate).select_related("agency").filter(pk=unit.pk).first()
    if found is None:
        raise NoSuchRoster
    return found


def is_untouched(roster: WeeklyRoster) -> bool:
    """A first draft as it was opened: every act, a step taken back too, counts its version up."""
    return (roster.state, roster.revision, roster.version) == (RosterState.DRAFT, 1, 1)
