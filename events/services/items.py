"""Write the weekly work calendar: an event entered, changed, cancelled."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import F

from accounts.models import User
from audit.services import record
from events.errors import ItemChanged, ItemEndsBeforeItBegins, TooManyOnline
from events.models import WorkItem
from events.selectors.items import may_keep
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for

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
    "chair",
    "consent",
    "consent_by",
)


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
    chair: str = ""
    consent: str = ""
    consent_by: str = ""

    def columns(self) -> dict[str, Any]:
        """Raises ItemEndsBeforeItBegins, TooManyOnline."""
        if self.ends is not None and self.ends <= self.begins:
            raise ItemEndsBeforeItBegins
        if self.online > self.persons:
            raise TooManyOnline
        words = {
            name: clean(getattr(self, name)) for name in ("title", "place", "chair", "consent_by")
        }
        return asdict(self) | words


@transaction.atomic
def enter_item(event: WrittenEvent, *, by: User, at: datetime) -> WorkItem:
    """Raises NotAllowed (of a unit: who makes its rosters; of the agency: the Office),
    ItemEndsBeforeItBegins, TooManyOnline.
    """
    mandate = mandate_for(by, at)
    if not may_keep(mandate, event.unit_id):
        raise NotAllowed
    item = WorkItem.objects.create(
        agency=mandate.agency, recorded_by=by, recorded_at=at, **event.columns()
    )
    record("rosters.enter-item", item, by=by, at=at, agency=item.agency_id, after=_facts(item))
    return item


@transaction.atomic
def change_item(
    item_id: int, event: WrittenEvent, *, by: User, at: datetime, seen: int
) -> WorkItem:
    """Raises what `enter_item` raises, and ItemChanged where somebody else changed or cancelled
    it after `seen`.
    """
    mandate = mandate_for(by, at)
    before = WorkItem.objects.get(pk=item_id, agency=mandate.agency)
    if not may_keep(mandate, before.unit_id) or not may_keep(mandate, event.unit_id):
        raise NotAllowed
    columns = event.columns()
    if not _claimed(item_id, seen).update(version=F("version") + 1, **columns):
        raise ItemChanged
    item = WorkItem.objects.get(pk=item_id)
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
    """It is not held; it stays on record. Raises NotAllowed, ItemChanged."""
    mandate = mandate_for(by, at)
    item = WorkItem.objects.get(pk=item_id, agency=mandate.agency)
    if not may_keep(mandate, item.unit_id):
        raise NotAllowed
    if not _claimed(item_id, seen).update(version=F("version") + 1, cancelled_at=at):
        raise ItemChanged
    item.refresh_from_db()
    record("rosters.cancel-item", item, by=by, at=at, agency=item.agency_id, before=_facts(item))
    return item


def _claimed(item_id: int, seen: int) -> Any:
    return WorkItem.objects.filter(pk=item_id, version=seen, cancelled_at__isnull=True)


def _facts(item: WorkItem) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in KEPT}
    return {
        name: value if isinstance(value, str | int | None) else str(value)
        for name, value in values.items()
    }
