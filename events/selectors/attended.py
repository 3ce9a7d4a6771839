"""Which events somebody is to attend: those that name them, and those that name their unit."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from events.models import EventPart, WorkItem
from events.sheets.lines import line_of
from events.values.lines import AttendedLine
from units.models import Position, Staff


def attended_by(staff: Staff, first: date, last: date) -> list[AttendedLine]:
    """Approved events from one day to another, both inclusive, that name somebody, or the unit
    that is theirs on the day. Two queries.
    """
    items = WorkItem.objects.filter(
        pk__in=EventPart.objects.filter(_naming(staff)).values("item"),
        agency=staff.agency_id,
        day__range=(first, last),
        cancelled_at=None,
        approved_version=F("version"),
    )
    own = EventPart.objects.filter(item=OuterRef("pk"), staff=staff)
    along = ("room", "vehicle", "prepared_by", "unit")
    return [
        AttendedLine(line_of(item), is_named)
        for item, is_named in _with_answer(items.select_related(*along), Exists(own))
    ]


def _with_answer(items: QuerySet[WorkItem], named: Exists) -> list[tuple[WorkItem, bool]]:
    return [(item, bool(item.is_named)) for item in items.annotate(is_named=named)]


def _naming(staff: Staff) -> Q:
    """Parts of an event that mean them."""
    found = Q(staff=staff)
    for post in Position.objects.filter(staff=staff, is_home=True):
        then = Q(unit=post.unit_id, item__day__gte=post.first)
        found |= then & Q(item__day__lte=post.last) if post.last else then
    return found


def changed_and_waiting(item_ids: Collection[int]) -> frozenset[int]:
    """Those of them that were approved, and then changed in a way nobody has approved yet: what
    was told of them still holds. One query.
    """
    waiting = WorkItem.objects.filter(
        pk__in=item_ids, cancelled_at=None, approved_version__isnull=False
    ).exclude(approved_version=F("version"))
    return frozenset(waiting.values_list("pk", flat=True))
