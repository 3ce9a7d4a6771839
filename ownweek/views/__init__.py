"""The page of one's own week, and what makes it an application of a phone."""

from ownweek.views.installed import manifest, worker
from ownweek.views.week import own_week, seen, this_week

__all__ = ["manifest", "own_week", "seen", "this_week", "worker"]
