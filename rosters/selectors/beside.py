"""Whether anything stands beside a roster is read with the roster itself: what is not there need
not be looked for.
"""

from collections.abc import Mapping
from typing import Final, Literal

from django.db.models import Exists, OuterRef

from rosters.models import CellComment, PlanJob, Reopening
from swaps.models import PENDING, DaySwap
from weeks.models import WeeklyRoster

BESIDE: Final[Mapping[str, Exists]] = {
    "has_reopening": Exists(Reopening.objects.filter(roster=OuterRef("pk"), closed_at=None)),
    "has_swaps": Exists(DaySwap.objects.filter(roster=OuterRef("pk"), state__in=PENDING)),
    "has_comments": Exists(
        CellComment.objects.filter(roster__unit=OuterRef("unit"), roster__monday=OuterRef("monday"))
    ),
    "has_job": Exists(PlanJob.objects.filter(unit=OuterRef("unit"), monday=OuterRef("monday"))),
}
"""What a roster is annotated with: an open reopening, exchanges of days that wait, comments on its
week, a plan asked for in the background.
"""
Noted = Literal["has_reopening", "has_swaps", "has_comments", "has_job"]


def may_have(what: Noted, roster: WeeklyRoster) -> bool:
    """False only for a roster that was read with BESIDE and had none."""
    return bool(vars(roster).get(what, True))
