"""Send a unit's events with its week, and approve them: with the week, or by themselves."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from accounts.models import User
from audit.services import record
from events.errors import CalendarChanged
from events.models import WorkItem
from units.enums import Right, UnitKind
from units.models import Unit
from weeks.errors import NotAllowed
from weeks.models import WeeklyRoster
from weeks.selectors.acting import mandate_for


def going_with(roster: WeeklyRoster) -> QuerySet[WorkItem]:
    """The events that are sent with the roster: those its unit holds in the week and nobody has
    approved; with that of the leadership also those of the whole agency.
    """
    whose = Q(unit=roster.unit_id)
    if _is_of_all(roster.unit):
        whose |= Q(unit=None)
    week = roster.week
    pending = Q(approved_version=None) | ~Q(approved_version=F("version"))
    return WorkItem.objects.filter(
        whose,
        pending,
        agency=roster.agency_id,
        day__range=(week.monday, week.sunday),
        cancelled_at=None,
    )


def file_items(roster: WeeklyRoster) -> None:
    """They go with the roster, in the transaction that sends it: what is changed afterwards goes
    no more with it.
    """
    going_with(roster).update(filed_with=roster)


def approve_filed_items(roster: WeeklyRoster, *, by: User, at: datetime) -> None:
    """What was sent with the roster is approved with it, in the same transaction."""
    items = WorkItem.objects.filter(filed_with=roster, cancelled_at=None)
    _approve(items, by=by, at=at)


def unapprove_filed_items(roster: WeeklyRoster) -> None:
    """The approval of the roster is taken back, and that of what was sent with it."""
    WorkItem.objects.filter(filed_with=roster).update(
        approved_version=None, approved_by=None, approved_at=None
    )


@transaction.atomic
def approve_items(seen: Mapping[int, int], *, by: User, at: datetime) -> int:
    """Approve events (id -> version seen) by themselves: those of the agency, and what was added
    or changed after the week was approved. Returns how many.

    Raises NotAllowed, CalendarChanged if one of them is not as it was seen: then none is approved.
    """
    mandate = mandate_for(by, at)
    if not mandate.may(Right.APPROVE_ROSTERS):
        raise NotAllowed
    as_seen = Q(pk__in=[])
    for item_id, version in seen.items():
        as_seen |= Q(pk=item_id, version=version)
    items = WorkItem.objects.filter(as_seen, agency=mandate.agency, cancelled_at=None)
    if _approve(items, by=by, at=at) < len(seen):
        raise CalendarChanged
    return len(seen)


def _approve(items: QuerySet[WorkItem], *, by: User, at: datetime) -> int:
    approved = sorted(items.values_list("pk", "version"))
    if not approved:
        return 0
    items.update(approved_version=F("version"), approved_by=by, approved_at=at)
    for item in WorkItem.objects.filter(pk__in=[pk for pk, _version in approved]):
        record(
            "events.approve-item",
            item,
            by=by,
            at=at,
            agency=item.agency_id,
            after={"version": item.version},
        )
    return len(approved)


def _is_of_all(unit: Unit) -> bool:
    """The leadership's week takes the agency's events along; where none is filed, the Office's."""
    if unit.kind == UnitKind.LEADERSHIP:
        return True
    leading = Unit.objects.filter(
        agency=unit.agency_id, kind=UnitKind.LEADERSHIP, files_roster=True
    )
    return unit.kind == UnitKind.OFFICE and not leading.exists()
