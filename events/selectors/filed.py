"""Which events wait for approval together with the roster they were sent with."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import F, Q

from events.models import WorkItem
from events.sheets.lines import line_of
from events.values.lines import CalendarLine


def filed_lines(roster_ids: Collection[int]) -> dict[int, list[CalendarLine]]:
    """By roster what approving it approves as well, in the order of the week. One query."""
    pending = Q(approved_version=None) | ~Q(approved_version=F("version"))
    items = WorkItem.objects.filter(pending, filed_with__in=roster_ids, cancelled_at=None)
    found: dict[int, list[CalendarLine]] = defaultdict(list)
    for item in items.select_related("room", "vehicle", "prepared_by", "unit"):
        found[item.filed_with_id or 0].append(line_of(item))
    return dict(found)
