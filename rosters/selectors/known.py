"""A unit's week as it was written down, and with its people as they are known by now."""

from dataclasses import dataclass
from datetime import datetime

from planning.time import Week
from rosters.selectors.behind import stands_as_filed
from rosters.selectors.in_hand import WeekInHand
from weeks.selectors.outdated import as_known, outdated_cells
from weeks.selectors.shown import sheets_shown
from weeks.sheets import WeekSheet
from weeks.values.cells import CellsBefore


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAsKnown:
    """`filed` is the week as its roster has it, `since` the cells that people's changes overtook
    after it was filed, `sheet` both together. `is_filed`: it was sent, and is not over.
    """

    filed: WeekSheet
    since: CellsBefore
    sheet: WeekSheet
    is_filed: bool


def known_week(hand: WeekInHand, week: Week, *, at: datetime) -> WeekAsKnown:
    """What is `in hand` is not asked for again."""
    rows = {hand.unit.pk: hand.rows} if hand.rows is not None else None
    rosters = [hand.roster] if hand.roster else []
    filed = sheets_shown(hand.unit.agency, [hand.unit], week, rosters, rows)[hand.unit.pk]
    is_filed = hand.roster is not None and stands_as_filed(hand.roster, at)
    since = outdated_cells(filed) if is_filed else {}
    return WeekAsKnown(filed=filed, since=since, sheet=as_known(filed, since), is_filed=is_filed)
