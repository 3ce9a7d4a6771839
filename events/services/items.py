"""Write the weekly work calendar: an event entered, changed, cancelled."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import F

from accounts.models import User
from audit.services import record
from events.enums import EventStanding, ResourceKind
from events.errors import (
    ItemChanged,
    ItemEndsBeforeItBegins,
    ItemFiled,
    NoSuchResource,
    TooManyOnline,
)
from events.models import AgencyResource, EventPart, WorkItem
from events.selectors.directory import directory_of
from events.selectors.items import may_keep
from events.sheets.naming import NameReader
from units.enums import Right
from units.models import Agency, Unit
from units.names import clean, fold
from units.selectors import Mandate
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for

SEARCHED = 1_500
KEPT = (
    "unit_id",
    "day",
    "begins",
    "ends",
    "title",
    "kind",
    "mode",
    "purpose",
    "persons",
    "online",
    "place",
    "room_id",
    "vehicle_id",
    "chair",
    "attending",
    "invited",
    "prepared_by_id",
    "note",
    "consent",
    "consent_by",
)
WORDS = ("title", "place", "chair", "invited", "note", "consent_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenEvent:
    """An event as somebody writes it down; the fields are those of WorkItem."""

    day: date
    begins: time
    title: str
    kind: str
    unit_id: int | None = None
    ends: time | None = None
    mode: str = "in-person"
    purpose: str = ""
    persons: int = 1
    online: int = 0
    place: str = ""
    room_id: int | None = None
    vehicle_id: int | None = None
    chair: str = ""
    attending: str = ""
    invited: str = ""
    prepared_by_id: int | None = None
    note: str = ""
    consent: str = ""
    consent_by: str = ""

    def columns(self) -> dict[str, Any]:
        """Raises ItemEndsBeforeItBegins, TooManyOnline."""
        if self.ends is not None and self.ends <= self.begins:
            raise ItemEndsBeforeItBegins
        if self.online > self.persons:
            raise TooManyOnline
        words = {name: clean(getattr(self, name)) for name in WORDS}
        lines = (clean(line) for line in self.attending.splitlines())
        return asdict(self) | words | {"attending": "\n".join(line for line in lines if line)}


@transaction.atomic
def enter_item(event: WrittenEvent, *, by: User, at: datetime) -> WorkItem:
    """Raises NotAllowed (of a unit: who makes its rosters; of the agency: the Office),
    ItemEndsBeforeItBegins, TooManyOnline, NoSuchResource.
    """
    mandate = mandate_for(by, at)
    if not may_keep(mandate, event.unit_id):
        raise NotAllowed
    _require_own(mandate.agency, event)
    item = WorkItem.objects.create(
        agency=mandate.agency, recorded_by=by, recorded_at=at, **event.columns()
    )
    read_parts(item)
    record("rosters.enter-item", item, by=by, at=at, agency=item.agency_id, after=_facts(item))
    return item


@transaction.atomic
def change_item(
    item_id: int, event: WrittenEvent, *, by: User, at: datetime, seen: int
) -> WorkItem:
    """Raises what `enter_item` raises, ItemFiled where the unit has sent it, and ItemChanged where
    somebody else changed or cancelled it after `seen`. What was sent or approved waits for approval
    anew.
    """
    mandate = mandate_for(by, at)
    before = _kept(mandate, item_id)
    if not may_keep(mandate, event.unit_id):
        raise NotAllowed
    _require_own(mandate.agency, event)
    columns = event.columns()
    if not _claimed(item_id, seen).update(version=F("version") + 1, filed_with=None, **columns):
        raise ItemChanged
    item = WorkItem.objects.get(pk=item_id)
    read_parts(item)
    record(
        "rosters.change-item",
        item,
        by=by,
        at=at,
        agency=item.agency_id,
        before=_facts(before),
        after=_facts(item),
    )
    return item


@transaction.atomic
def cancel_item(item_id: int, *, by: User, at: datetime, seen: int) -> WorkItem:
    """It is not held; it stays on record. Raises NotAllowed, ItemFiled, ItemChanged."""
    item = _kept(mandate_for(by, at), item_id)
    if not _claimed(item_id, seen).update(version=F("version") + 1, cancelled_at=at):
        raise ItemChanged
    item.refresh_from_db()
    record("rosters.cancel-item", item, by=by, at=at, agency=item.agency_id, before=_facts(item))
    return item


def read_parts(item: WorkItem) -> None:
    """Keep whom the words of the event name, instead of whom they named before."""
    reader = NameReader(directory_of(item.agency, item.day))
    chair, others = reader.read(item.chair), reader.read(item.attending)
    EventPart.objects.filter(item=item).delete()
    EventPart.objects.bulk_create(
        [
            *(EventPart(item=item, staff_id=pk, is_chair=True) for pk in sorted(chair.staff)),
            *(EventPart(item=item, staff_id=pk) for pk in sorted(others.staff - chair.staff)),
            *(EventPart(item=item, unit_id=pk) for pk in sorted(others.units | chair.units)),
        ]
    )
    WorkItem.objects.filter(pk=item.pk).update(search_text=searched_words(item))


def searched_words(item: WorkItem) -> str:
    """Everything an event may be looked for by, folded."""
    things = (item.unit, item.room, item.vehicle, item.prepared_by)
    said = (item.title, item.chair, item.attending, item.invited, item.place, item.note)
    return fold(" ".join((*said, *(str(one) for one in things if one))))[:SEARCHED]


def _kept(mandate: Mandate, item_id: int) -> WorkItem:
    """The event, for who may write it now. Raises NotAllowed, ItemFiled."""
    item = WorkItem.objects.select_related("filed_with").get(pk=item_id, agency=mandate.agency)
    if not may_keep(mandate, item.unit_id):
        raise NotAllowed
    if item.standing is EventStanding.FILED and not mandate.may(Right.KEEP_DIRECTIVES):
        raise ItemFiled
    return item


def _require_own(agency: Agency, event: WrittenEvent) -> None:
    """Raises NoSuchResource where it names a unit, a room or a vehicle of somebody else."""
    units = {pk for pk in (event.unit_id, event.prepared_by_id) if pk is not None}
    rooms = {(event.room_id, ResourceKind.ROOM), (event.vehicle_id, ResourceKind.VEHICLE)}
    wanted = {(pk, kind) for pk, kind in rooms if pk is not None}
    owned = AgencyResource.objects.filter(agency=agency, pk__in=[pk for pk, _kind in wanted])
    if wanted - {(one.pk, ResourceKind(one.kind)) for one in owned}:
        raise NoSuchResource
    if Unit.objects.filter(agency=agency, pk__in=units).count() < len(units):
        raise NoSuchResource


def _claimed(item_id: int, seen: int) -> Any:
    return WorkItem.objects.filter(pk=item_id, version=seen, cancelled_at__isnull=True)


def _facts(item: WorkItem) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in KEPT}
    return {
        name: value if isinstance(value, str | int | None) else str(value)
        for name, value in values.items()
    }
