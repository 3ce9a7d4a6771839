"""Whom events concern: who is named in them, who leads the units that come or hold them, and who
leads the agency.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q

from events.models import EventPart, WorkItem
from events.values.lines import CalendarLine
from planning.people import Rank
from units.enums import UnitKind
from units.models import Agency, Position, Staff
from units.selectors import open_on

LEADING = (Rank.HEAD, Rank.DEPUTY)


def concerned(
    agency: Agency, lines: Sequence[CalendarLine], on: date
) -> dict[Staff, list[CalendarLine]]:
    """What of the lines each has to know: the leaders of the agency all of them. Four queries."""
    named, units = _meant([line.item_id for line in lines])
    led = _led_by(agency, {unit for one in units.values() for unit in one}, on)
    leaders = {pk for pk, kinds in led.items() if UnitKind.LEADERSHIP in kinds.values()}
    found: dict[int, list[CalendarLine]] = defaultdict(list)
    for line in lines:
        through = {pk for pk, kinds in led.items() if kinds.keys() & units[line.item_id]}
        for pk in leaders | through | named[line.item_id]:
            found[pk].append(line)
    people = Staff.objects.filter(pk__in=found, is_active=True, agency=agency)
    return {
        staff: found[staff.pk] for staff in people.select_related("user").order_by("sort_key", "pk")
    }


def _meant(item_ids: Collection[int]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """By event the people it names, and the units that come or hold it. Two queries."""
    named, units = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    for part in EventPart.objects.filter(item__in=item_ids):
        if part.staff_id is not None:
            named[part.item_id].add(part.staff_id)
        if part.unit_id is not None:
            units[part.item_id].add(part.unit_id)
    held = WorkItem.objects.filter(pk__in=item_ids, unit__isnull=False)
    for pk, unit_id in held.values_list("pk", "unit"):
        units[pk].add(unit_id or 0)
    return named, units


def _led_by(agency: Agency, units: Collection[int], on: date) -> dict[int, dict[int, str]]:
    """By person the units they lead on the day, with their kinds: these, and the leadership. One
    query.
    """
    posts = Position.objects.filter(
        open_on(on),
        Q(unit__in=units) | Q(unit__kind=UnitKind.LEADERSHIP),
        unit__agency=agency,
        rank__in=LEADING,
    )
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for staff_id, unit_id, kind in posts.values_list("staff", "unit", "unit__kind"):
        found[staff_id][unit_id] = kind
    return found
