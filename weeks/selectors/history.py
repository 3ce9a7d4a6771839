"""Who was at the office how often, and just before a week."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from planning.solver.problem import Turns
from planning.time import Week
from units.models import Absence, Agency
from units.selectors import calendar_of
from weeks.models import SHOWN, Entry
from weeks.values.cells import (
    AT_WORK_MODES,
    ON_SITE_MODES,
)

WEEKS_COUNTED = 12
"""Over how many weeks turns are shared out: the planned one and those before it."""
WEEKS_OF_HISTORY = WEEKS_COUNTED - 1
ON_SITE = Q(morning__in=ON_SITE_MODES) | Q(afternoon__in=ON_SITE_MODES)


def _settled(staff_ids: Iterable[int], agency: Agency, week: Week) -> QuerySet[Entry]:
    """The cells of the weeks before that turns are counted over: shown to everybody, and of days
    that were worked, as duty on a day off is no turn. Who was away the whole day, whatever had been
    approved, was neither there nor available.
    """
    first = week.monday - timedelta(weeks=WEEKS_OF_HISTORY)
    calendar = calendar_of(agency)
    past = (first + timedelta(days=number) for number in range(7 * WEEKS_OF_HISTORY))
    off = [day for day in past if not calendar.is_working(day)]
    absences = Absence.objects.filter(
        Q(first__lt=OuterRef("day")) | Q(begins_at_noon=False),
        Q(last__gt=OuterRef("day")) | Q(ends_at_noon=False),
        staff=OuterRef("staff"),
        first__lte=OuterRef("day"),
        last__gte=OuterRef("day"),
    )
    return (
        Entry.objects.filter(
            staff__in=list(staff_ids), day__gte=first, day__lt=week.monday, roster__state__in=SHOWN
        )
        .exclude(day__in=off)
        .exclude(Exists(absences))
    )


def turns_before(staff_ids: Iterable[int], agency: Agency, week: Week) -> dict[str, Turns]:
    """How often each of these people was on site in the weeks before, and on how many days they
    could have been. Duty on a day off is no turn.
    """
    counted = (
        _settled(staff_ids, agency, week)
        .order_by()
        .values("staff")
        .annotate(
            on_site=Count("day", filter=ON_SITE, distinct=True),
            available=Count("day", filter=Q(morning__in=AT_WORK_MODES), distinct=True),
        )
    )
    return {
        str(row["staff"]): Turns(
            on_site=row["on_site"], available=max(row["available"], row["on_site"])
        )
        for row in counted
    }


def days_by_week(
    staff_ids: Collection[int], agency: Agency, week: Week
) -> dict[int, tuple[int, ...]]:
    """On how many days each of these people was on site in each of the weeks that turns are counted
    over, oldest first, this one left out.
    """
    first = week.monday - timedelta(weeks=WEEKS_OF_HISTORY)
    on_site = _settled(staff_ids, agency, week).filter(ON_SITE)
    found: dict[int, list[int]] = defaultdict(lambda: [0] * WEEKS_OF_HISTORY)
    for staff_id, day in on_site.values_list("staff", "day").distinct():
        found[staff_id][(day - first).days // 7] += 1
    return {staff_id: tuple(found[staff_id]) for staff_id in staff_ids}


def on_site_just_before(staff_ids: Iterable[int], agency: Agency, week: Week) -> frozenset[str]:
    """Who was on site on the last working day before the week."""
    day = calendar_of(agency).last_working_day(week.monday - timedelta(days=1))
    on_site = Entry.objects.filter(
        staff__in=list(staff_ids), day=day, afternoon__in=ON_SITE_MODES, roster__state__in=SHOWN
    )
    return frozenset(str(staff_id) for staff_id in on_site.values_list("staff_id", flat=True))
