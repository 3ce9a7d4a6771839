"""What an event that is being written would clash with, and whom its words name."""

from datetime import date

from events.models import AgencyResource, WorkItem
from events.selectors.directory import directory_of
from events.selectors.items import items_of, listed_items, taken_time
from events.sheets.clashes import TakenTime, clashes_of
from events.sheets.lines import line_of, until
from events.sheets.naming import NameReader
from events.values.directory import NamedPeople
from events.values.rows import EventClash
from planning.records import MeetingMode
from units.models import Agency
from units.selectors import Mandate


def named_in(agency: Agency, text: str, on: date) -> NamedPeople:
    """Two queries."""
    return NameReader(directory_of(agency, on)).read(text)


def clashes_with(mandate: Mandate, item: WorkItem) -> tuple[EventClash, ...]:
    """Of an event as it would be written (not saved, or not as it stands) with others that day."""
    directory = directory_of(mandate.agency, item.day)
    names = {one.staff_id: one.full_name for one in directory.people}
    reader = NameReader(directory)
    people = reader.read(item.chair).staff | reader.read(item.attending).staff
    wanted = TakenTime(
        line=line_of(item),
        until=until(mandate.agency, item.begins, item.ends),
        persons=item.persons - item.online,
        room_id=None if item.mode == MeetingMode.ONLINE else item.room_id,
        vehicle_id=item.vehicle_id,
        seats=item.room.seats if item.room else None,
        people={pk: names[pk] for pk in people},
    )
    others = items_of(mandate).filter(day=item.day, cancelled_at=None).exclude(pk=item.pk)
    standing = (taken_time(mandate.agency, one) for one in listed_items(others))
    return clashes_of(wanted, standing)


def resources_of(mandate: Mandate) -> list[AgencyResource]:
    """Rooms, then vehicles; what is out of use last."""
    return list(
        AgencyResource.objects.filter(agency=mandate.agency).order_by(
            "kind", "-is_in_use", "name_key", "pk"
        )
    )
