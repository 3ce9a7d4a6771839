"""Who of the demo agency sleeps at the office in the flood: a rotation of two weeks."""

from datetime import date, datetime, time, timedelta

from accounts.models import User
from demo.cast import the_agency
from lodging.enums import PlaceKind
from lodging.models import LodgingPlace
from lodging.selectors.rotation import WEEK
from lodging.services.places import keep_place
from lodging.services.stays import plan_rotation
from lodging.values import WrittenPlace
from planning.people import Rank
from units.models import Position

BEDS, FROM_UNITS = 3, ("vp", "ldvl")


def plan_living_in(monday: date, *, by: User, at: datetime) -> tuple[LodgingPlace, int]:
    """Proposals for the two weeks after the played one: nobody has settled them yet."""
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
    stays, _lacking = plan_rotation(
        place,
        [post.staff for post in (*leading, *others)],
        firsts=[monday + WEEK, monday + 2 * WEEK],
        persons=BEDS,
        with_leader=True,
        rest_weeks=1,
        by=by,
        at=at + timedelta(minutes=5),
    )
    return place, len(stays)
