"""The record of the agency, the latest first."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from audit.models import Event
from inspection.texts import ACTIONS, OTHER
from inspection.values import RecordedChange, RecordQuery
from units.selectors import Mandate


def recorded_events(mandate: Mandate, asked: RecordQuery) -> QuerySet[Event]:
    """What is on record of the agency of the mandate, and of no other."""
    zone = ZoneInfo(mandate.agency.time_zone)
    begins = datetime.combine(asked.first, time(), tzinfo=zone)
    ends = datetime.combine(asked.last + timedelta(days=1), time(), tzinfo=zone)
    found = Event.objects.filter(agency=mandate.agency.pk, at__gte=begins, at__lt=ends)
    if asked.room:
        found = found.filter(action__startswith=f"{asked.room}.")
    if asked.who:
        found = found.filter(actor_name__icontains=asked.who)
    if asked.about:
        found = found.filter(subject_name__icontains=asked.about)
    return found.order_by("-pk")


def told_changes(events: Iterable[Event]) -> Iterator[RecordedChange]:
    """Each in words; what has no words of its own is not left out."""
    for event in events:
        yield RecordedChange(
            at=event.at,
            actor=event.actor_name,
            action=event.action,
            what=str(ACTIONS.get(event.action, OTHER)),
            about=event.subject_name,
            reason=event.reason,
        )
