"""Whoever of the staff looks at their week comes on a day of it, which they may give away."""

from collections.abc import Iterator
from datetime import datetime

from demo.cast import head_of
from rosters.services.exchanging import exchange_cells
from units.models import Staff
from weeks.enums import Mode
from weeks.models import Entry, WeeklyRoster
from weeks.values.cells import Seen


def come_once(roster: WeeklyRoster, *, at: datetime) -> Iterator[str]:
    """Who has an account without a role, and no day at the office, changes places on the last day
    with a colleague who has no account.
    """
    rows = Entry.objects.filter(roster=roster, roster__unit=roster.unit)
    there = rows.filter(morning=Mode.ON_SITE, afternoon=Mode.ON_SITE)
    last = rows.order_by("day").last()
    own = Staff.objects.filter(user__isnull=False, user__grants=None, pk__in=rows.values("staff"))
    for one in own.exclude(pk__in=there.values("staff")).order_by("sort_key", "pk"):
        free = there.filter(day=last.day, staff__user=None) if last else there.none()
        other = free.order_by("staff__sort_key", "staff").select_related("staff").first()
        if other is None:
            continue
        seen = Seen(version=roster.version, content=roster.content)
        head, people = head_of(roster.unit), {"absent": other.staff_id, "taker": one.pk}
        roster = exchange_cells(roster.pk, other.day, **people, by=head, at=at, seen=seen)
        yield f"{one.full_name} đến thay {other.staff.full_name} ngày {other.day:%d/%m}."
