"""Who of the demo agency sleeps at the office in the flood: a rotation, mostly settled."""

from datetime import date, datetime, time, timedelta
from typing import Any

from accounts.models import User
from demo.cast import the_agency
from lodging.enums import PlaceKind
from lodging.models import LodgingPlace
from lodging.selectors.rotation import WEEK
from lodging.services.places import keep_place
from lodging.services.stays import plan_rotation, settle_stays
from lodging.values import WrittenPlace
from planning.people import Rank
from units.models import Position

BEDS, FROM_UNITS = 3, ("vp", "ldvl")


def live_in(monday: date, *, by: User, at: datetime) -> tuple[LodgingPlace, int, int]:
    """Three weeks from the one after the played one: how many stays are settled, and how many of
    the last week are still proposals.
    """
    place = keep_place(
        None,
        WrittenPlace(
            name="Phòng nghỉ tầng 3",
            kind=PlaceKind.ON_THE_SPOT,
            address="Trụ sở Sở",
            beds=BEDS,
            handover_at=time(8),
        ),
        by=by,
        at=at,
    )
    posts = Position.objects.filter(
        unit__agency=the_agency(), unit__code__in=FROM_UNITS, is_home=True, staff__is_active=True
    ).select_related("staff")
    leading = posts.filter(rank__in=(Rank.HEAD, Rank.DEPUTY)).order_by("order", "pk")[:3]
    others = posts.filter(rank=Rank.STAFF).order_by("staff__sort_key", "pk")[:6]
    people = [post.staff for post in (*leading, *others)]
    weeks = [monday + number * WEEK for number in (1, 2, 3)]
    wanted: Any = {"persons": BEDS, "with_leader": True, "rest_weeks": 1, "by": by}
    later = at + timedelta(minutes=5)
    held, _lacking = plan_rotation(place, people, firsts=weeks[:2], at=later, **wanted)
    settle_stays(place, [stay.pk for stay in held], by=by, at=later)
    open_stays, _lacking = plan_rotation(place, people, firsts=weeks[2:], at=later, **wanted)
    return place, len(held), len(open_stays)
