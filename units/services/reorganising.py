"""Merge a unit into another, or split part of it off: its people move together on one day."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from planning.people import Rank
from units.errors import NobodyMoves, NotToItself, NotYet
from units.models import Position, Staff, Unit
from units.selectors.mandate import open_on
from units.services.agency import change_unit
from units.services.posts import StaffPost, move_staff


@transaction.atomic
def move_people(
    unit: Unit,
    people: Sequence[Staff],
    *,
    into: Unit,
    first: date,
    stops_filing: bool,
    by: User,
    at: datetime,
) -> int:
    """Move these people of the unit into another, each with the post they hold, from `first` on;
    with `stops_filing` everybody moves, and the unit files no more rosters. All or none; what was
    worked before stays with the unit. Returns how many moved.

    Raises NobodyMoves, NotToItself, NotYet (`stops_filing` for a day ahead), and whatever
    `move_staff` raises for one of them.
    """
    if into.pk == unit.pk:
        raise NotToItself
    if not people and not stops_filing:
        raise NobodyMoves
    if stops_filing and first > localdate(at):
        raise NotYet
    homes = Position.objects.filter(open_on(first), unit=unit, is_home=True)
    moving = homes if stops_filing else homes.filter(staff__in=people)
    held = list(moving.select_related("staff__agency", "staff__user").order_by("pk"))
    for home in held:
        move_staff(home.staff, into, post=_same(home), first=first, by=by, at=at)
    if stops_filing:
        change_unit(Unit.objects.get(pk=unit.pk), by=by, at=at, files_roster=False)
    record(
        "units.move-people",
        unit,
        by=by,
        at=at,
        agency=unit.agency_id,
        after={
            "into": into.code,
            "first": first.isoformat(),
            "people": len(held),
            "stops_filing": stops_filing,
        },
    )
    return len(held)


def _same(home: Position) -> StaffPost:
    return StaffPost(
        title=home.title,
        title_short=home.title_short,
        rank=Rank(home.rank),
        roles=tuple(home.roles),
        standing_reasons=tuple(home.standing_reasons),
        order=home.order,
    )
