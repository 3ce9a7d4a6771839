"""What a request has read already of the week it shows, so that nobody asks for it twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from planning.time import Week
from rosters.models import Change
from rosters.selectors.beside import BESIDE
from units.models import Unit
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.errors import NoSuchRoster
from weeks.models import Entry, WeeklyRoster
from weeks.selectors.rosters import roster_for, roster_of, visible_units


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


def week_in_hand(mandate: Mandate, unit_id: int, week: Week) -> WeekInHand:
    """Raises NoSuchRoster where the unit is out of the reader's reach."""
    unit = visible_units(mandate).select_related("agency").filter(pk=unit_id).first()
    if unit is None:
        raise NoSuchRoster
    return WeekInHand(unit, roster_for(mandate, unit, week, **BESIDE))


def roster_to_act_on(mandate: Mandate, roster_id: int) -> WeeklyRoster:
    """The roster with what its page asks for besides. Raises NoSuchRoster."""
    return roster_of(mandate, roster_id, **BESIDE)


def is_untouched(roster: WeeklyRoster) -> bool:
    """A first draft as it was opened: every act, a step taken back too, counts its version up."""
    return (roster.state, roster.revision, roster.version) == (RosterState.DRAFT, 1, 1)
