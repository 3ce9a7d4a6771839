"""The days at the office that somebody could still give away."""

from datetime import date, timedelta

from units.models import Staff
from weeks.enums import Mode, RosterState
from weeks.models import Entry
from weeks.selectors.rostered import moved_on

AHEAD = timedelta(days=21)


def givable_days(staff: Staff, on: date) -> list[date]:
    """Whole days to come at the office by published weeks, but for those that are exchanged
    already. Two queries.
    """
    rows = Entry.objects.filter(
        staff=staff,
        day__gt=on,
        day__lte=on + AHEAD,
        roster__state=RosterState.PUBLISHED,
        morning=Mode.ON_SITE,
        afternoon=Mode.ON_SITE,
        is_swapped=False,
    )
    moved = moved_on([staff.pk], on, on + AHEAD).swapped
    days = rows.order_by("day").values_list("day", flat=True)
    return [day for day in days if (staff.pk, day) not in moved]
