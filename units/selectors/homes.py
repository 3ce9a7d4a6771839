"""Which unit's people somebody belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from units.models import Position, Staff, Unit
from units.selectors.mandate import open_on


def unit_on_day(staff: Staff, day: date) -> Unit | None:
    """Whose roster somebody stands in on the day."""
    posts = Position.objects.filter(open_on(day), staff=staff, is_home=True)
    post = posts.select_related("unit__agency").first()
    return post.unit if post else None


@dataclass(frozen=True, slots=True)
class HomeUnits:
    """In whose rosters somebody stands from one day to another."""

    posts: Sequence[Position]

    def on(self, day: date) -> Unit | None:
        """Whose roster they stand in on one of the days."""
        held = (one for one in self.posts if one.first <= day and (not one.last or day <= one.last))
        return next((one.unit for one in held), None)


def home_units(staff: Staff, first: date, last: date) -> HomeUnits:
    """As `unit_on_day` says it of each day. One query."""
    held = Position.objects.filter(staff=staff, is_home=True, first__lte=last)
    posts = list(held.exclude(last__lt=first).select_related("unit"))
    for post in posts:
        if post.unit.agency_id == staff.agency_id:
            post.unit.agency = staff.agency
    return HomeUnits(posts)
