"""The work calendar as tables."""

from events.models.items import WorkItem

__all__ = ["WorkItem"]
