"""Who is on duty on which day, by the rosters that are published; what is being made says nothing
to anybody yet.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain

from duties.enums import PostKind, TurnState
from duties.models import DutyTurn
from duties.values.standing import StandingTurn
from planning.time import Calendar
from units.models import Agency, Position, Staff
from units.selectors import with_names_on
from weeks.enums import RosterState

LONGEST_HOLIDAY = 20
"""Days off that follow one another at most: how far a list looks ahead."""


def standing_turns(
    agency: Agency, first: date, last: date, *, of: Staff | None = None
) -> tuple[StandingTurn, ...]:
    """The turns that begin on these days, of everybody or of one person, whoever has them by now
    but for who is absent: by day, the leaders first, then as posts are ordered. Two queries.
    """
    rows = DutyTurn.objects.filter(
        roster__agency=agency, roster__state=RosterState.PUBLISHED, day__range=(first, last)
    ).exclude(state=TurnState.ABSENT)
    if of is not None:
        rows = rows.filter(staff=of)
    found = list(rows.select_related("shift__post__unit", "staff", "planned_for").order_by())
    places = _places({row.staff_id for row in found}, first, last)
    found.sort(key=_order)
    return tuple(_standing(row, places.get(row.staff_id, ())) for row in found)


def days_off_after(calendar: Calendar, day: date) -> tuple[date, ...]:
    """The days off between `day` and the next working day: on a Friday the weekend, before a
    holiday all of it.
    """
    ahead = (day + timedelta(days=number) for number in range(1, LONGEST_HOLIDAY + 1))
    found: list[date] = []
    for one in ahead:
        if calendar.is_working(one):
            break
        found.append(one)
    return tuple(found)


def _order(row: DutyTurn) -> tuple[object, ...]:
    post, unit = row.shift.post, row.shift.post.unit
    return (
        row.day,
        post.kind != PostKind.LEADER,
        (0, 0) if unit is None else (1, unit.order),
        post.order,
        row.shift.begins,
        row.shift.ends,
        row.shift_id,
        row.staff.sort_key,
        row.staff_id,
    )


def _places(
    staff_ids: Collection[int], first: date, last: date
) -> Mapping[int, Sequence[Position]]:
    """The home posts that people hold on some of these days. One query, none for nobody."""
    if not staff_ids:
        return {}
    held = Position.objects.filter(staff__in=staff_ids, is_home=True, first__lte=last)
    rows = held.exclude(last__lt=first).select_related("unit").order_by("first", "pk")
    found: dict[int, list[Position]] = {}
    for row in with_names_on(rows, first):
        found.setdefault(row.staff_id, []).append(row)
    return found


def _standing(row: DutyTurn, places: Sequence[Position]) -> StandingTurn:
    post = row.shift.post
    then = (one for one in places if one.first <= row.day and (not one.last or row.day <= one.last))
    place = next(chain(then, places), None)
    return StandingTurn(
        id=row.pk,
        day=row.day,
        begins=row.shift.begins,
        ends=row.shift.ends,
        state=TurnState(row.state),
        shift_id=row.shift_id,
        shift=row.shift.name,
        post=post.name,
        kind=PostKind(post.kind),
        on_site=post.on_site,
        unit=post.unit.name if post.unit else "",
        post_phone=post.phone,
        staff_id=row.staff_id,
        name=place.staff.full_name if place else row.staff.full_name,
        title=place.title if place else "",
        works_in=place.unit.name if place else "",
        phone=row.staff.phone,
        instead_of=row.planned_for.full_name if row.planned_for else "",
    )
