"""What happens to a published month of duty: two leaders swap, somebody calls in sick the evening
before, and a shift is handed over.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import QuerySet

from accounts.models import User
from demo.agency import CODE
from demo.cast import holder, the_agency
from demo.illness import ill_on
from duties.enums import HandoverState, PostKind, SwapKind, TurnState
from duties.models import DutyTurn, ShiftHandover, SwapRequest
from duties.selectors.handovers import next_taker
from duties.selectors.sheets import duty_sheet
from duties.selectors.substitutes import ranked_substitutes
from duties.selectors.swaps import published_turns
from duties.services.handovers import hand_over, take_shift
from duties.services.sick_calls import call_substitute, mark_absent
from duties.services.swaps import accept_swap, approve_swap, ask_swap
from duties.sheets.exchange import exchange_obstacle
from swaps.enums import SwapState
from units.enums import Role
from units.models import Staff


def ask_for_a_swap(day: date, *, at: datetime) -> Iterator[str]:
    """The leader who is on duty that day, or the first after them who can, asks a colleague."""
    for turn in _turns_of(PostKind.LEADER, day):
        found = _swappable(turn)
        if found is not None:
            ask_swap(
                turn.pk,
                kind=SwapKind.SWAP,
                asked=found.staff,
                reason="Họp ở tỉnh",
                by=_account(turn.staff),
                at=at,
            )
            yield (
                f"{turn.staff.full_name} đề nghị {found.staff.full_name} đổi ca trực lãnh đạo ngày"
                f" {turn.day:%d/%m}."
            )
            return


def accept_the_swap(*, at: datetime) -> Iterator[str]:
    """Who was asked gives the first turn that breaks nothing."""
    for swap in SwapRequest.objects.filter(asker__agency__code=CODE, state=SwapState.OPEN):
        given = _swappable(swap.turn, swap.asked)
        if given is not None:
            accept_swap(swap.pk, given_id=given.pk, by=_account(given.staff), at=at)
            yield f"{given.staff.full_name} nhận, đổi lấy ngày {given.day:%d/%m}."


def approve_the_swap(*, at: datetime) -> Iterator[str]:
    for swap in SwapRequest.objects.filter(asker__agency__code=CODE, state=SwapState.AGREED):
        approve_swap(swap.pk, by=holder(Role.DIRECTOR), at=at)
        yield "Giám đốc duyệt đổi ca."


def answer_a_sick_call(day: date, *, at: datetime) -> Iterator[str]:
    """Who has the officer's turn of that day calls in sick, or whoever is known to be ill and has
    another one; the Office calls in whom the page names first.
    """
    on_the_day = published_turns(the_agency()).filter(day=day).order_by("shift__begins", "pk")
    known = on_the_day.filter(staff__in=ill_on(day)).first()
    turn = known or on_the_day.filter(shift__post__kind=PostKind.OFFICER)[0]
    office = holder(Role.CHIEF_OF_OFFICE)
    mark_absent(turn.pk, reason="Sốt cao", by=office, at=at)
    called = next(one for one in ranked_substitutes(turn) if one.can_be_called)
    call_substitute(turn.pk, Staff.objects.get(pk=called.staff_id), by=office, at=at)
    yield (
        f"{turn.staff.full_name} báo ốm, không trực được ngày {day:%d/%m}; Văn phòng gọi"
        f" {called.name} trực thay."
    )


def hand_the_day_on(day: date, *, at: datetime) -> Iterator[str]:
    """The leader on duty that day hands over to the next one; nobody where no roster goes so far
    back.
    """
    for turn in _turns_of(PostKind.LEADER, day).filter(day=day).exclude(state=TurnState.ABSENT):
        taker = next_taker(turn)
        if taker is not None:
            hand_over(
                turn.pk,
                taker=taker,
                events="Nhận 02 công văn hỏa tốc, đã chuyển Văn phòng. Không có sự cố.",
                by=_account(turn.staff),
                at=at,
            )
            yield f"{turn.staff.full_name} bàn giao ca trực lãnh đạo cho {taker.full_name}."


def take_the_day_over(*, at: datetime) -> Iterator[str]:
    waiting = ShiftHandover.objects.filter(
        giver__agency__code=CODE, state=HandoverState.WAITING
    ).select_related("taker__user")
    for handover in waiting:
        take_shift(handover.pk, remark="", by=_account(handover.taker), at=at)
        yield f"{handover.taker.full_name} đã nhận ca."


def _turns_of(kind: PostKind, first: date) -> QuerySet[DutyTurn]:
    """Those of one kind of post from a day on, in their order."""
    rows = published_turns(the_agency()).filter(shift__post__kind=kind, day__gte=first)
    return rows.select_related("staff__user").order_by("day", "shift__begins", "pk")


def _swappable(turn: DutyTurn, staff: Staff | None = None) -> DutyTurn | None:
    """The first later turn of somebody else (of `staff`) that can be given for this one; not of
    the Director, who approves.
    """
    director = holder(Role.DIRECTOR)
    if turn.staff.user_id == director.pk:
        return None
    sheet = duty_sheet(turn.roster)
    later = _turns_of(PostKind.LEADER, turn.day).filter(roster=turn.roster)
    others = later.exclude(staff=turn.staff).exclude(staff__user=director)
    for given in others if staff is None else others.filter(staff=staff):
        if not exchange_obstacle(sheet, [(turn, given.staff_id), (given, turn.staff_id)]):
            return given
    return None


def _account(staff: Staff) -> User:
    if staff.user is None:
        raise ValueError(f"{staff.full_name} has no account in the demo")
    return staff.user
