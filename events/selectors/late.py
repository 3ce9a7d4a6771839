"""What was entered, changed or called off after the week it belongs to was sent for approval."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import F, Q

from audit.models import Event
from events.enums import EventNews
from events.models import WorkItem
from events.values.news import LateEvent
from planning.time import Week
from units.enums import UnitKind
from units.models import Agency
from weeks.enums import RosterState
from weeks.models import WeeklyRoster

SENT = (RosterState.SUBMITTED, RosterState.APPROVED, RosterState.PUBLISHED)


def late_events(agency: Agency, today: date, *, since: datetime) -> Iterator[LateEvent]:
    """Of days that are not over, in the order of their days: what waits for approval though its
    week was sent without it; what was approved by itself after its week was; what had been sent or
    approved and was called off `since`. Three queries.
    """
    items = list(_candidates(agency, today, since))
    weeks = _sent_weeks(agency, {Week.of(item.day).monday for item in items})
    for item in items:
        news = _news(item, weeks.get((item.unit_id or 0, Week.of(item.day).monday), []))
        if news is not None:
            yield LateEvent(news=news, item_id=item.pk, version=item.version, day=item.day)


def who_called_off(item: WorkItem) -> int | None:
    """Whose account called the event off last; None if nobody did. One query."""
    said = Event.objects.filter(
        agency=item.agency_id,
        subject=Event.subject_of(item),
        subject_id=item.pk,
        action="rosters.cancel-item",
    )
    return said.order_by("-pk").values_list("actor", flat=True).first()


def _candidates(agency: Agency, today: date, since: datetime) -> Iterator[WorkItem]:
    items = WorkItem.objects.filter(agency=agency, day__gte=today)
    fresh = Q(cancelled_at__isnull=True) | Q(cancelled_at__gt=since)
    pending = Q(approved_version=None) | ~Q(approved_version=F("version"))
    told = Q(approved_at__gt=since) | Q(cancelled_at__gt=since) | pending
    return items.filter(fresh, told).select_related("filed_with").order_by("day", "pk").iterator()


def _sent_weeks(agency: Agency, mondays: set[date]) -> dict[tuple[int, date], list[WeeklyRoster]]:
    """By unit and week the versions that were sent; by 0 those of the leadership, or of the Office
    where the leadership files none.
    """
    rosters = WeeklyRoster.objects.filter(agency=agency, monday__in=mondays, state__in=SENT)
    found: dict[tuple[int, date], list[WeeklyRoster]] = {}
    by_kind: dict[tuple[str, date], list[WeeklyRoster]] = {}
    for roster in rosters.select_related("unit"):
        found.setdefault((roster.unit_id, roster.monday), []).append(roster)
        by_kind.setdefault((roster.unit.kind, roster.monday), []).append(roster)
    for monday in mondays:
        for kind in (UnitKind.LEADERSHIP, UnitKind.OFFICE):
            if (kind, monday) in by_kind and (0, monday) not in found:
                found[0, monday] = by_kind[kind, monday]
    return found


def _news(item: WorkItem, rosters: list[WeeklyRoster]) -> EventNews | None:
    """None where its week was not sent, or it goes the usual way with it."""
    if not rosters:
        return None
    if item.cancelled_at is not None:
        was_sent = item.approved_version is not None or item.filed_with is not None
        return EventNews.CANCELLED if was_sent else None
    if not item.is_approved:
        goes_along = item.filed_with is not None and item.filed_with.state == RosterState.SUBMITTED
        return None if goes_along else EventNews.WAITING
    approvals = [one.approved_at for one in rosters if one.approved_at is not None]
    by_itself = approvals and item.approved_at and max(approvals) < item.approved_at
    return EventNews.HELD if by_itself else None
