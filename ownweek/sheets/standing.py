"""Somebody's loaded days and turns, as they are compared with what was shown before."""

from collections.abc import Iterable

from duties.texts import hours_text
from duties.values.standing import StandingTurn
from ownweek.values.changes import Standing
from rosters.values import MyDay


def standing_of(days: Iterable[MyDay], turns: Iterable[StandingTurn]) -> Standing:
    """Only days that are published. A turn counts as another one when its shift or day is."""
    return Standing(
        days={
            one.day.isoformat(): (one.morning or "", one.afternoon or "")
            for one in days
            if one.is_published
        },
        turns={
            f"{one.day.isoformat()}#{one.shift_id}": (
                f"{hours_text(one.begins, one.ends)}, {one.post}"
            )
            for one in turns
        },
    )
