"""The exchanges of days that wait in the week of a grid."""

from rosters.selectors.beside import may_have
from rosters.values.swaps import DaySwapMark
from swaps.selectors.days import has_to_do_with, pending_in
from units.selectors import Mandate
from weeks.models import WeeklyRoster


def day_swap_marks(mandate: Mandate, roster: WeeklyRoster) -> tuple[DaySwapMark, ...]:
    """The next day first. One query where some wait, none else."""
    if not may_have("has_swaps", roster):
        return ()
    return tuple(
        DaySwapMark(
            id=swap.pk,
            asker=swap.asker.full_name,
            asked=swap.asked.full_name if swap.asked else "",
            day=swap.day,
            other_day=swap.other_day,
            state=swap.get_state_display(),
            leads=has_to_do_with(mandate, swap),
        )
        for swap in pending_in(roster.unit_id, roster.week)
    )
