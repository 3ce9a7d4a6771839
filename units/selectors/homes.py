"""Which unit's people somebody belongs to."""

from datetime import date

from units.models import Position, Staff, Unit
from units.selectors.mandate import open_on


def unit_on_day(staff: Staff, day: date) -> Unit | None:
    """Whose roster somebody stands in on the day."""
    posts = Position.objects.filter(open_on(day), staff=staff, is_home=True)
    post = posts.select_related("unit__agency").first()
    return post.unit if post else None
