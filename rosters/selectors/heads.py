"""Who leads units in a week, without everybody else in them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q

from planning.people import Rank
from planning.time import Week
from units.models import Position
from units.selectors import with_names_on


def heads_in(unit_ids: Collection[int], week: Week, days: Sequence[date]) -> dict[int, str]:
    """By unit the name of its head on the working `days` of the week, as a loaded week names it: of
    two posts one after the other the later one counts. One query.
    """
    first, last = (days[0], days[-1]) if days else (week.monday, week.sunday)
    held = Position.objects.filter(
        Q(last__isnull=True) | Q(last__gte=first), first__lte=last, is_home=True, unit__in=unit_ids
    )
    leading = held.filter(staff__in=held.filter(rank=Rank.HEAD).values("staff"))
    posts: dict[int, dict[int, Position]] = defaultdict(dict)
    for post in with_names_on(leading.order_by("order", "staff__sort_key", "pk"), week.sunday):
        of_unit = posts[post.unit_id]
        before = of_unit.get(post.staff_id)
        of_unit[post.staff_id] = post if before is None or post.first > before.first else before
    return {
        unit_id: found[0]
        for unit_id, of_unit in posts.items()
        if (found := [one.staff.full_name for one in of_unit.values() if one.rank == Rank.HEAD])
    }
