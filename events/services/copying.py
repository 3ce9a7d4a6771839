"""Hold again what was held the week before."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from accounts.models import User
from events.models import WorkItem
from events.selectors.week import items_to_copy
from events.services.items import KEPT, WrittenEvent, enter_item
from planning.time import Week
from units.selectors import calendar_of
from weeks.selectors.acting import mandate_for

CONSENTED = ("consent", "consent_by")
"""What was agreed to for one meeting only."""


class CopiedItems(NamedTuple):
    """How many were entered; how many fell on a day off and were not."""

    entered: int
    on_days_off: int


@transaction.atomic
def copy_items(chosen: Collection[int], week: Week, *, by: User, at: datetime) -> CopiedItems:
    """Enter the `chosen` events of the week before again, a week later, each once however often
    this is asked for. Consent is not copied; what the user may not write is passed over.
    """
    mandate = mandate_for(by, at)
    calendar = calendar_of(mandate.agency)
    entered = off = 0
    for item in items_to_copy(mandate, week):
        if item.pk not in chosen:
            continue
        again = _again(item)
        if calendar.is_working(item.day) and not calendar.is_working(again.day):
            off += 1
            continue
        enter_item(again, by=by, at=at)
        entered += 1
    return CopiedItems(entered, off)


def _again(item: WorkItem) -> WrittenEvent:
    kept = {name: getattr(item, name) for name in KEPT if name not in CONSENTED}
    return WrittenEvent(**{**kept, "day": item.day + timedelta(days=7)})
