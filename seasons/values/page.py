"""What the page of a season shows, and the lists of seasons."""

from dataclasses import dataclass

from seasons.values.planning import PlanningRun, UnitPlan
from seasons.values.seasons import SeasonFacts, SeasonStanding, UnitFiling
from weeks.enums import RosterState


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonRow:
    """One unit with its last plan, if any. `may_begin`: the reader may open its roster;
    `may_decide`: approve or publish it as it stands.
    """

    filing: UnitFiling
    plan: UnitPlan | None
    may_begin: bool
    may_decide: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonPage:
    """`run` is what was planned last; `unplanned` how many rosters a press would plan. Both are for
    who keeps (`may_keep`) the season. `is_owing`: a unit of the reader's has not sent its roster.
    """

    standing: SeasonStanding
    rows: tuple[SeasonRow, ...]
    run: PlanningRun | None
    unplanned: int
    is_owing: bool
    may_keep: bool
    is_over: bool

    @property
    def to_approve(self) -> int:
        """How many rosters the reader may approve."""
        return self._to_decide(RosterState.SUBMITTED)

    @property
    def to_publish(self) -> int:
        return self._to_decide(RosterState.APPROVED)

    def _to_decide(self, state: RosterState) -> int:
        return sum(row.may_decide and row.filing.state == state for row in self.rows)

    @property
    def season(self) -> SeasonFacts:
        return self.standing.season


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedFiling:
    """What somebody still has to send for a season: one of their units."""

    season: SeasonFacts
    filing: UnitFiling
