"""Whether turns may change hands, also where they stand in two rosters."""

from dataclasses import dataclass, field, replace

from duties.models import DutyRoster, DutyTurn
from duties.selectors.sheets import duty_sheet
from duties.sheets.exchange import exchange_obstacle
from duties.sheets.sheet import DutySheet
from duties.sheets.values import turn_value
from refusals import Refusal


@dataclass(frozen=True, slots=True)
class ExchangeJudge:
    """Judges exchanges one after the other; every roster is read once."""

    sheets: dict[int, DutySheet] = field(default_factory=dict)

    def obstacle(self, turn: DutyTurn, taker_id: int, given: DutyTurn | None) -> Refusal | None:
        """The first thing that speaks against `taker_id` having the turn, and who had it the one
        that is given for it; None if nothing does. The rosters' agency and unit are at hand.
        """
        if given is None:
            return exchange_obstacle(self._sheet(turn.roster), [(turn, taker_id)])
        if given.roster_id == turn.roster_id:
            both = [(turn, taker_id), (given, turn.staff_id)]
            return exchange_obstacle(self._sheet(turn.roster), both)
        return self._one_side(turn, taker_id, given) or self._one_side(given, turn.staff_id, turn)

    def _one_side(self, turn: DutyTurn, taker_id: int, other: DutyTurn) -> Refusal | None:
        """In the roster of `turn`, as if the other were exchanged already."""
        sheet, gone = self._sheet(turn.roster), turn_value(other)
        if gone in sheet.plan.carried:
            come = replace(gone, person=str(turn.staff_id))
            carried = sheet.plan.carried - {gone} | {come}
            sheet = replace(sheet, plan=replace(sheet.plan, carried=carried))
        return exchange_obstacle(sheet, [(turn, taker_id)])

    def _sheet(self, roster: DutyRoster) -> DutySheet:
        if roster.pk not in self.sheets:
            self.sheets[roster.pk] = duty_sheet(roster)
        return self.sheets[roster.pk]
