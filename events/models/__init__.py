"""The work calendar as tables."""

from events.models.editions import CalendarEdition
from events.models.items import WorkItem
from events.models.parts import EventPart
from events.models.resources import AgencyResource

__all__ = ["AgencyResource", "CalendarEdition", "EventPart", "WorkItem"]
