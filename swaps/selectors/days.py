"""Whose exchanges of days somebody may see, and about which they decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from planning.time import Week
from swaps.enums import SwapState
from swaps.errors import NoSuchSwap
from swaps.models import PENDING, DaySwap
from units.enums import Right
from units.models import Agency, Position, Staff, Unit
from units.selectors import Mandate, of_units_with, open_on, units_of

RECENT = timedelta(days=31)
MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySwapBoard:
    """Exchanges by what the reader has to do with them: who is `asked`, decides, asked or agreed
    (`own`), or looks after who did (`others`).
    """

    asked: Sequence[DaySwap]
    to_decide: Sequence[DaySwap]
    own: Sequence[DaySwap]
    others: Sequence[DaySwap]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySwapAnswers:
    """What the reader can do about one request."""

    accepts: bool
    decides: bool
    withdraws: bool
    undoes: bool


def today_of(agency: Agency, at: datetime) -> date:
    return at.astimezone(ZoneInfo(agency.time_zone)).date()


def unit_of(staff: Staff, day: date) -> Unit | None:
    """Whose roster somebody stands in on the day."""
    posts = Position.objects.filter(open_on(day), staff=staff, is_home=True)
    post = posts.select_related("unit__agency").first()
    return post.unit if post else None


def looks_after(mandate: Mandate, unit: Unit) -> bool:
    """Who may ask for somebody who cannot: whoever makes the unit's rosters."""
    return mandate.may(Right.EDIT_ROSTER, unit.pk)


def has_part(mandate: Mandate, swap: DaySwap) -> bool:
    staff = mandate.staff
    return staff is not None and staff.pk in (swap.asker_id, swap.asked_id)


def decides_about(mandate: Mandate, swap: DaySwap) -> bool:
    """Nobody about what they have part in."""
    return mandate.may(Right.DECIDE_LEAVE, swap.unit_id) and not has_part(mandate, swap)


def has_to_do_with(mandate: Mandate, swap: DaySwap) -> bool:
    """Whether it is the reader's to see."""
    rights = (Right.EDIT_ROSTER, Right.DECIDE_LEAVE)
    return has_part(mandate, swap) or any(mandate.may(one, swap.unit_id) for one in rights)


def day_swaps(mandate: Mandate) -> QuerySet[DaySwap]:
    """One's own, and those of the units whose weeks one makes or about whose people one decides."""
    editing, deciding = (
        units_of(mandate, right).order_by() for right in (Right.EDIT_ROSTER, Right.DECIDE_LEAVE)
    )
    within = Q(unit__in=editing) | Q(unit__in=deciding)
    own = Q(asker=mandate.staff) | Q(asked=mandate.staff) if mandate.staff else Q()
    rows = DaySwap.objects.filter(within | own, unit__agency=mandate.agency)
    return rows.select_related("unit__agency", "roster", "asker", "asked", "ended_by", "asked_by")


def day_swap_of(mandate: Mandate, pk: int) -> DaySwap:
    """Raises NoSuchSwap."""
    found = day_swaps(mandate).filter(pk=pk).first()
    if found is None:
        raise NoSuchSwap
    return found


def swap_answers_of(mandate: Mandate, swap: DaySwap, *, at: datetime) -> DaySwapAnswers:
    """As the request stands at `at`; nothing once one of its days has begun."""
    is_ahead = min(swap.day, swap.other_day) > today_of(swap.unit.agency, at)
    staff = mandate.staff
    is_asked = staff is not None and swap.asked_id == staff.pk
    decides = decides_about(mandate, swap)
    is_asker = staff is not None and swap.asker_id == staff.pk
    cares = is_asker or swap.asked_by_id == mandate.user.pk or looks_after(mandate, swap.unit)
    return DaySwapAnswers(
        accepts=is_ahead and is_asked and swap.state == SwapState.OPEN,
        decides=is_ahead and decides and swap.state == SwapState.AGREED,
        withdraws=is_ahead and cares and swap.is_pending,
        undoes=is_ahead and decides and swap.state == SwapState.DONE,
    )


def day_swap_board(mandate: Mandate, *, at: datetime) -> DaySwapBoard:
    """What still waits, and of the last weeks what became of the rest. One query."""
    recent = day_swaps(mandate).filter(Q(state__in=PENDING) | Q(asked_at__gt=at - RECENT))
    rows = list(recent.order_by("day", "pk")[: 4 * MOST])
    ahead = [one for one in rows if one.is_pending and one.day > today_of(mandate.agency, at)]
    asked = [one for one in ahead if swap_answers_of(mandate, one, at=at).accepts]
    to_decide = [one for one in ahead if swap_answers_of(mandate, one, at=at).decides]
    own = [one for one in rows if has_part(mandate, one) and one not in asked]
    return DaySwapBoard(
        asked=asked,
        to_decide=to_decide,
        own=own[-MOST:],
        others=[one for one in ahead if one not in (*asked, *to_decide, *own)],
    )


def swaps_waiting_for(mandate: Mandate, on: date) -> list[DaySwap]:
    """What the reader is asked, has to decide or waits for, of days to come; one query."""
    staff = mandate.staff
    waits = Q(state=SwapState.AGREED) & of_units_with(mandate, Right.DECIDE_LEAVE)
    if staff is not None:
        waits = (waits & ~Q(asker=staff) & ~Q(asked=staff)) | Q(asker=staff) | Q(asked=staff)
    rows = DaySwap.objects.filter(
        waits, unit__agency=mandate.agency, state__in=PENDING, day__gt=on, other_day__gt=on
    )
    return list(rows.select_related("asker", "asked", "unit__agency").order_by("day", "pk"))


def swaps_between(staff: Staff, first: date, last: date) -> list[DaySwap]:
    """What somebody has part in on these days that waits, or was exchanged. One query."""
    rows = DaySwap.objects.filter(
        Q(asker=staff) | Q(asked=staff),
        Q(day__range=(first, last)) | Q(other_day__range=(first, last)),
        state__in=(*PENDING, SwapState.DONE),
    )
    return list(rows.select_related("asker", "asked").order_by("day", "pk"))


def pending_in(unit_id: int, week: Week) -> list[DaySwap]:
    """Those that wait in the unit's week, the next day first. One query."""
    rows = DaySwap.objects.filter(
        unit=unit_id, state__in=PENDING, day__range=(week.monday, week.sunday)
    )
    return list(rows.select_related("asker", "asked").order_by("day", "pk"))


def meeting(swap: DaySwap, rows: Iterable[DaySwap]) -> list[DaySwap]:
    """Those that move a cell that this one moves."""
    return [one for one in rows if one.pk != swap.pk and one.cells & swap.cells]


def people_looked_after(mandate: Mandate, on: date) -> QuerySet[Staff]:
    """For whom the user may ask: those at home in the units whose weeks they make, by name."""
    units = units_of(mandate, Right.EDIT_ROSTER).order_by()
    posts = Position.objects.filter(open_on(on), is_home=True, unit__in=units)
    people = Staff.objects.filter(pk__in=posts.values("staff"), is_active=True)
    if mandate.staff is not None:
        people = people.exclude(pk=mandate.staff.pk)
    return people.order_by("sort_key", "pk")
