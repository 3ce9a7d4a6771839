"""Two people of a unit exchange a day at the office: one asks, the other agrees, the head approves
where the agency wants that. What was judged is judged anew at every step.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.utils import IntegrityError

from accounts.models import User
from refusals import Refusal
from swaps.enums import SwapLapse, SwapState
from swaps.errors import DayBegun, DaysApart, DaySwapPending, NoSuchSwap, OwnSwap, SwapReasonNeeded
from swaps.models import PENDING, DaySwap
from swaps.selectors.days import (
    day_swap_of,
    decides_about,
    has_part,
    looks_after,
    meeting,
    today_of,
    unit_of,
)
from swaps.selectors.judging import known_sheet, obstacle, published_week
from swaps.services.answering import LONGEST_WORDS, SwapLife
from swaps.sheets.exchange import moves_of
from swaps.values.offers import DayExchange
from units.models import Staff, Unit
from units.names import clean
from units.selectors import Mandate
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for
from weeks.services import write_swapped
from weeks.sheets import WeekSheet

DAYS = SwapLife(
    model=DaySwap,
    room="swaps",
    agency_of=lambda swap: swap.unit.agency_id,
    facts=lambda swap: {
        "asker": swap.asker_id,
        "asked": swap.asked_id,
        "day": swap.day.isoformat(),
        "other_day": swap.other_day.isoformat(),
    },
)


@transaction.atomic
def ask_day_swap(
    asker: Staff, wish: DayExchange, *, reason: str, by: User, at: datetime
) -> DaySwap:
    """Ask a colleague; for oneself, or, for whoever makes the unit's weeks, for `asker` who cannot.

    Raises NoSuchSwap, NotAllowed, DayBegun, DaysApart, NoWeekThere, DaySwapPending, and whatever
    speaks against the exchange.
    """
    mandate = mandate_for(by, at)
    unit = unit_of(asker, wish.day)
    if asker.agency_id != mandate.agency.pk or unit is None:
        raise NoSuchSwap
    is_own = mandate.staff is not None and mandate.staff.pk == asker.pk
    if not is_own and not looks_after(mandate, unit):
        raise NotAllowed
    _refuse_begun(unit, wish.day, wish.other_day, at=at)
    swap = DaySwap(
        asker=asker,
        asked_id=wish.taker,
        day=wish.day,
        other_day=wish.other_day,
        reason=clean(reason)[:LONGEST_WORDS],
        asked_by=by,
        asked_at=at,
    )
    refused, _sheet = _judged(swap, unit)
    if refused is not None:
        raise refused
    try:
        with transaction.atomic():
            swap.save(force_insert=True)
    except IntegrityError as pending:
        raise DaySwapPending from pending
    DAYS.record(swap, "ask-swap", by=by, at=at)
    return swap


@transaction.atomic
def accept_day_swap(pk: int, *, by: User, at: datetime) -> DaySwap:
    """Agree. It is done at once where nobody has to approve, or who decides asked for it. What no
    longer fits lapses, and the remark says why.

    Raises NoSuchSwap, NotAllowed, SwapEnded.
    """
    mandate = mandate_for(by, at)
    swap = _held(mandate, pk)
    if mandate.staff is None or swap.asked_id != mandate.staff.pk:
        raise NotAllowed
    agreed = DAYS.move(swap, SwapState.AGREED, before=(SwapState.OPEN,), by=by, at=at, agreed_at=at)
    if swap.unit.agency.day_swaps_approved and not _asked_by_decider(swap, at):
        refused, _sheet = _judged(swap, swap.unit, at=at)
        if refused is None:
            swap.save(update_fields=("roster", "unit_revision", "rules_revision"))
            return agreed
        return _lapsed(swap, refused, by=by, at=at)
    return _carry_out(agreed, by=by, at=at)


@transaction.atomic
def approve_day_swap(pk: int, *, by: User, at: datetime) -> DaySwap:
    """Let it be done, if it still breaks nothing; else it lapses, and the remark says why. Raises
    NoSuchSwap, NotAllowed, OwnSwap, SwapEnded.
    """
    mandate = mandate_for(by, at)
    swap = _to_decide(mandate, pk)
    return _carry_out(swap, by=by, at=at)


@transaction.atomic
def decline_day_swap(pk: int, *, remark: str, by: User, at: datetime) -> DaySwap:
    """Who was asked says no. Raises NoSuchSwap, NotAllowed, SwapEnded."""
    mandate = mandate_for(by, at)
    swap = day_swap_of(mandate, pk)
    if mandate.staff is None or swap.asked_id != mandate.staff.pk:
        raise NotAllowed
    words = clean(remark)[:LONGEST_WORDS]
    return DAYS.end(swap, SwapState.DECLINED, before=(SwapState.OPEN,), by=by, at=at, remark=words)


@transaction.atomic
def withdraw_day_swap(pk: int, *, by: User, at: datetime) -> DaySwap:
    """Who asked, or makes the unit's weeks, takes it back before it is done. Raises NoSuchSwap,
    NotAllowed, SwapEnded.
    """
    mandate = mandate_for(by, at)
    swap = day_swap_of(mandate, pk)
    is_own = mandate.staff is not None and mandate.staff.pk == swap.asker_id
    if not (is_own or swap.asked_by_id == by.pk or looks_after(mandate, swap.unit)):
        raise NotAllowed
    return DAYS.end(swap, SwapState.WITHDRAWN, before=PENDING, by=by, at=at)


@transaction.atomic
def refuse_day_swap(pk: int, *, reason: str, by: User, at: datetime) -> DaySwap:
    """Not approved, in words. Raises NoSuchSwap, NotAllowed, OwnSwap, SwapEnded,
    SwapReasonNeeded.
    """
    swap = _to_decide(mandate_for(by, at), pk)
    words = _required(reason)
    return DAYS.end(swap, SwapState.REFUSED, before=(SwapState.AGREED,), by=by, at=at, remark=words)


@transaction.atomic
def undo_day_swap(pk: int, *, reason: str, by: User, at: datetime) -> DaySwap:
    """Both come as they were planned to, while neither day has begun; for who decides, in words.
    Raises NoSuchSwap, NotAllowed, OwnSwap, DayBegun, SwapEnded, SwapReasonNeeded.
    """
    swap = _to_decide(mandate_for(by, at), pk)
    _refuse_begun(swap.unit, swap.day, swap.other_day, at=at)
    words = _required(reason)
    undone = DAYS.end(swap, SwapState.UNDONE, before=(SwapState.DONE,), by=by, at=at, remark=words)
    write_swapped(source_of(swap), {})
    return undone


def source_of(swap: DaySwap) -> str:
    """By what it is known in the table of the week."""
    return f"swap-{swap.pk}"


def _carry_out(swap: DaySwap, *, by: User, at: datetime) -> DaySwap:
    """Done, if nothing speaks against it by now; what else was asked about these days lapses."""
    refused, sheet = _judged(swap, swap.unit, at=at)
    if refused is not None or sheet is None:
        return _lapsed(swap, refused, by=by, at=at)
    done = DAYS.end(swap, SwapState.DONE, before=(SwapState.AGREED,), by=by, at=at)
    write_swapped(source_of(swap), moves_of(sheet, wish_of(swap)))
    near = DaySwap.objects.filter(unit=swap.unit_id, state__in=PENDING).select_related("unit")
    DAYS.lapse(meeting(swap, near), SwapLapse.CHANGED, by=by, at=at)
    return done


def wish_of(swap: DaySwap) -> DayExchange:
    return DayExchange(swap.asker_id, swap.day, swap.colleague, swap.other_day)


def _judged(
    swap: DaySwap, unit: Unit, *, at: datetime | None = None
) -> tuple[Refusal | None, WeekSheet | None]:
    """What speaks against it in the week as it stands, which is noted in `swap`."""
    try:
        if at is not None:
            _refuse_begun(unit, swap.day, swap.other_day, at=at)
        roster = published_week(unit, swap.week)
    except Refusal as refusal:
        return refusal, None
    sheet = known_sheet(roster)
    note_judged(swap, sheet, roster_id=roster.pk)
    return obstacle(sheet, wish_of(swap)), sheet


def note_judged(swap: DaySwap, sheet: WeekSheet, *, roster_id: int) -> None:
    """By what it was judged: while these stand it need not be judged again."""
    swap.unit, swap.roster_id = sheet.unit, roster_id
    swap.unit_revision = sheet.unit.revision
    swap.rules_revision = sheet.unit.agency.revision


def _lapsed(swap: DaySwap, refused: Refusal | None, *, by: User, at: datetime) -> DaySwap:
    why = SwapLapse.BEGAN if isinstance(refused, DayBegun) else SwapLapse.CHANGED
    words = refused.sentence[:LONGEST_WORDS] if refused else ""
    DAYS.lapse([swap], why, by=by, at=at, remark=words)
    return swap


def _asked_by_decider(swap: DaySwap, at: datetime) -> bool:
    """Whether who asked for somebody who could not is whoever would have to approve."""
    if swap.asked_by_id == swap.asker.user_id:
        return False
    return decides_about(mandate_for(swap.asked_by, at), swap)


def _held(mandate: Mandate, pk: int) -> DaySwap:
    """The request, with its unit held: of two exchanges in one week the second is judged with the
    first.
    """
    found = day_swap_of(mandate, pk)
    list(Unit.objects.select_for_update().filter(pk=found.unit_id))
    return day_swap_of(mandate, pk)


def _to_decide(mandate: Mandate, pk: int) -> DaySwap:
    swap = _held(mandate, pk)
    if has_part(mandate, swap):
        raise OwnSwap
    if not decides_about(mandate, swap):
        raise NotAllowed
    return swap


def _refuse_begun(unit: Unit, *days: date, at: datetime) -> None:
    first = min(days)
    if first <= today_of(unit.agency, at):
        raise DayBegun(day=first)
    if len(days) != len({*days}):
        raise DaysApart


def _required(typed: str) -> str:
    words = clean(typed)[:LONGEST_WORDS]
    if not words:
        raise SwapReasonNeeded
    return words
