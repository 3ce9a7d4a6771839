"""What is held back, for the page that lets it go."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from notices.models import Run
from notices.services import open_hold
from notices.services.hold import BY_HAND
from outgoing.selectors.runs import OPEN
from units.models import Agency

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLetters:
    """Since when, why, how many letters, and the runs they belong to (the first of them).

    `is_by_hand`: somebody asked for it, and no copy was put back.
    """

    since: datetime
    why: str
    is_by_hand: bool
    letters: int
    runs: tuple[Run, ...]


def held_of(agency: Agency) -> HeldLetters | None:
    """None while the agency's letters may leave."""
    hold = open_hold()
    if hold is None or agency.pk in hold.released:
        return None
    waiting = Count("deliveries", filter=Q(deliveries__state__in=OPEN))
    runs = list(
        Run.objects.filter(agency=agency.pk, state=Run.State.FANNED_OUT)
        .annotate(waiting=waiting)
        .filter(waiting__gt=0)
    )
    return HeldLetters(
        since=hold.began_at,
        why=hold.why,
        is_by_hand=hold.why == BY_HAND,
        letters=sum(run.waiting for run in runs),
        runs=tuple(runs[:MOST_SHOWN]),
    )
