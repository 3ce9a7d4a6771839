"""Exchanging days: who may ask, agree and decide, what the week says, and when it is over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from calls.tests.factories import user_of
from swaps.enums import SwapLapse, SwapState
from swaps.errors import (
    DayBegun,
    DaysApart,
    DaySwapPending,
    ExchangeBreaks,
    NoSuchSwap,
    NotAtHome,
    NoWeekThere,
    OwnSwap,
    SwapEnded,
    SwapReasonNeeded,
)
from swaps.models import DaySwap
from swaps.selectors.judging import colleagues_for, known_sheet
from swaps.services.days import (
    accept_day_swap,
    approve_day_swap,
    ask_day_swap,
    decline_day_swap,
    refuse_day_swap,
    undo_day_swap,
    withdraw_day_swap,
)
from swaps.services.lapsing import lapse_stale
from swaps.tests.factories import (
    AT,
    MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    SwapHouse,
    make_swaps,
)
from tests.factories import moment
from units.enums import AbsenceKind
from units.models import Agency, Staff
from units.services import record_absence
from weeks.errors import NotAllowed
from weeks.models import DutyState, WeeklyRoster

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def house() -> SwapHouse:
    return make_swaps()


def modes(house: SwapHouse, staff: Staff) -> list[str]:
    """Where somebody is on Tuesday and on Thursday, as it is known."""
    cells = known_sheet(WeeklyRoster.objects.get(pk=house.roster.pk)).cells
    return [cells[staff.pk, day].morning.value for day in (TUESDAY, THURSDAY)]


def away(staff: Staff, day: date) -> None:
    record_absence(staff, kind=AbsenceKind.LEAVE, first=day, last=day, by=None, at=AT)


def states(house: SwapHouse, swap: DaySwap) -> tuple[str, str]:
    lapse_stale(house.office.agency, at=AT)
    swap.refresh_from_db()
    return swap.state, swap.lapse


def test_asked_agreed_and_approved_both_come_as_they_exchanged(house: SwapHouse) -> None:
    swap = house.agreed()
    assert (swap.state, modes(house, house.an)) == (SwapState.AGREED, ["cq", "tn"])

    done = approve_day_swap(swap.pk, by=house.head, at=AT)

    assert (done.state, done.ended_by) == (SwapState.DONE, house.head)
    assert (modes(house, house.an), modes(house, house.bao)) == (["tn", "cq"], ["cq", "tn"])
    steps = Event.objects.filter(action__startswith="swaps.").order_by("pk")
    assert list(steps.values_list("action", flat=True)) == [
        "swaps.ask-swap",
        "swaps.swap-agreed",
        "swaps.swap-done",
    ]


def test_where_the_agency_wants_no_approval_agreeing_is_enough(house: SwapHouse) -> None:
    Agency.objects.update(day_swaps_approved=False)
    assert house.agreed().state == SwapState.DONE
    assert modes(house, house.an) == ["tn", "cq"]


def test_only_colleagues_and_days_that_break_nothing_are_offered(house: SwapHouse) -> None:
    offered = {
        one.name: (one.days, one.why_not)
        for one in colleagues_for(known_sheet(house.roster), house.an.pk, TUESDAY, after=MONDAY)
    }
    days = {name: found for name, (found, _why) in offered.items() if found}
    assert days == {house.bao.full_name: (THURSDAY,), house.chi.full_name: (WEDNESDAY,)}
    head, other = house.office.leader.full_name, house.office.staff[3].full_name
    assert "không có lịch làm việc tại nhà cả ngày 01/12/2026" in offered[head][1]
    assert "không có lịch tại cơ quan cả ngày" in offered[other][1]


def test_an_exchange_that_breaks_a_rule_is_not_offered_and_says_which() -> None:
    """Where the deputy leads in the place of the head, nobody who is no leader can come instead."""
    house = make_swaps(deputy_leads=TUESDAY)
    deputy = house.office.deputy

    found = colleagues_for(known_sheet(house.roster), deputy.pk, TUESDAY, after=MONDAY)

    assert [one.staff_id for one in found if one.days] == [house.office.leader.pk]
    reasons = {one.staff_id: one.why_not for one in found}
    assert "trái quy định" in reasons[house.bao.pk]
    wish = replace(house.wish, giver=deputy.pk)
    with pytest.raises(ExchangeBreaks, match="lãnh đạo"):
        ask_day_swap(deputy, wish, reason="", by=house.head, at=AT)


@pytest.mark.parametrize(
    ("day", "other", "refusal"),
    [
        (MONDAY, THURSDAY, DayBegun),
        (TUESDAY, TUESDAY, DaysApart),
        (TUESDAY, date(2026, 12, 10), DaysApart),
        (THURSDAY, TUESDAY, NotAtHome),
        (date(2026, 12, 8), date(2026, 12, 10), NoWeekThere),
    ],
)
def test_nonsense_is_not_asked_for(
    house: SwapHouse, day: date, other: date, refusal: type[Exception]
) -> None:
    wish = replace(house.wish, day=day, other_day=other)
    if refusal is NotAtHome:
        wish = replace(wish, giver=house.bao.pk, taker=house.office.leader.pk)
        house = replace(house, an=house.bao)
    with pytest.raises(refusal):
        ask_day_swap(house.an, wish, reason="", by=user_of(house.an), at=AT)
    assert not DaySwap.objects.exists()


def test_the_same_is_asked_once_and_another_may_be_asked_beside(house: SwapHouse) -> None:
    house.asked()
    with pytest.raises(DaySwapPending):
        house.asked()
    wish = replace(house.wish, taker=house.chi.pk, other_day=WEDNESDAY)
    other = ask_day_swap(house.an, wish, reason="", by=user_of(house.an), at=AT)

    approve_day_swap(
        accept_day_swap(DaySwap.objects.get(asked=house.bao).pk, by=user_of(house.bao), at=AT).pk,
        by=house.head,
        at=AT,
    )

    other.refresh_from_db()
    assert (other.state, other.lapse) == (SwapState.LAPSED, SwapLapse.CHANGED)
    with pytest.raises(SwapEnded):
        accept_day_swap(other.pk, by=user_of(house.chi), at=AT)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (lambda house, pk: decline_day_swap(pk, remark="Bận", by=user_of(house.bao), at=AT), "declined"),
        (lambda house, pk: withdraw_day_swap(pk, by=user_of(house.an), at=AT), "withdrawn"),
        (lambda house, pk: withdraw_day_swap(pk, by=house.office.clerk, at=AT), "withdrawn"),
    ],
)  # fmt: skip
def test_it_can_be_declined_or_taken_back_and_is_over_then(
    house: SwapHouse, answer: Callable[[SwapHouse, int], DaySwap], state: str
) -> None:
    swap = house.asked()
    assert answer(house, swap.pk).state == state
    with pytest.raises(SwapEnded):
        accept_day_swap(swap.pk, by=user_of(house.bao), at=AT)
    assert not DutyState.objects.exists()


def test_the_head_says_why_not_and_undoes_what_was_done_with_a_reason(house: SwapHouse) -> None:
    swap = house.agreed()
    with pytest.raises(SwapReasonNeeded):
        refuse_day_swap(swap.pk, reason=" ", by=house.head, at=AT)
    approve_day_swap(swap.pk, by=house.head, at=AT)
    with pytest.raises(SwapReasonNeeded):
        undo_day_swap(swap.pk, reason="", by=house.head, at=AT)

    undone = undo_day_swap(swap.pk, reason="Đoàn kiểm tra đến", by=house.head, at=AT)

    assert (undone.state, undone.remark) == (SwapState.UNDONE, "Đoàn kiểm tra đến")
    assert (modes(house, house.an), modes(house, house.bao)) == (["cq", "tn"], ["tn", "cq"])


def test_nobody_decides_who_has_part_and_nobody_answers_for_another(house: SwapHouse) -> None:
    swap = house.asked()
    for by in (user_of(house.an), house.head, house.office.clerk):
        with pytest.raises(NotAllowed):
            accept_day_swap(swap.pk, by=by, at=AT)
    with pytest.raises(NoSuchSwap):
        accept_day_swap(swap.pk, by=user_of(house.chi), at=AT)
    accept_day_swap(swap.pk, by=user_of(house.bao), at=AT)
    with pytest.raises(OwnSwap):
        approve_day_swap(swap.pk, by=user_of(house.bao), at=AT)
    with pytest.raises(NotAllowed):
        approve_day_swap(swap.pk, by=house.office.clerk, at=AT)
    assert approve_day_swap(swap.pk, by=house.office.director, at=AT).state == SwapState.DONE


def test_another_agency_finds_nothing(house: SwapHouse) -> None:
    swap, other = house.asked(), make_swaps()
    with pytest.raises(NoSuchSwap):
        approve_day_swap(swap.pk, by=other.head, at=AT)
    with pytest.raises(NoSuchSwap):
        ask_day_swap(house.an, house.wish, reason="", by=other.head, at=AT)


def test_the_clerk_asks_for_who_is_ill_and_a_head_who_asked_need_not_approve(
    house: SwapHouse,
) -> None:
    by: tuple[User, User] = (house.office.clerk, house.head)
    found = []
    for who in by:
        swap = ask_day_swap(house.an, house.wish, reason="Đang ốm", by=who, at=AT)
        found.append(accept_day_swap(swap.pk, by=user_of(house.bao), at=AT).state)
        if found == [SwapState.AGREED]:
            withdraw_day_swap(swap.pk, by=who, at=AT)
    assert found == [SwapState.AGREED, SwapState.DONE]
    with pytest.raises(NotAllowed):
        ask_day_swap(house.an, house.wish, reason="", by=user_of(house.chi), at=AT)


def test_unanswered_it_closes_as_its_first_day_begins(house: SwapHouse) -> None:
    swap = house.asked()
    lapse_stale(house.office.agency, at=moment("2026-11-30 23:59"))
    assert states(house, swap) == (SwapState.OPEN, "")
    for _twice in range(2):
        lapse_stale(house.office.agency, at=moment("2026-12-01 00:01"))
    assert states(house, swap) == (SwapState.LAPSED, SwapLapse.BEGAN)
    assert Event.objects.filter(action="swaps.swap-lapsed").count() == 1


def test_a_week_that_changed_makes_it_stale_and_says_so(house: SwapHouse) -> None:
    open_ = house.asked()
    away(house.bao, THURSDAY)

    assert states(house, open_) == (SwapState.LAPSED, SwapLapse.CHANGED)
    assert "Tạ Đức Bảo không có lịch tại cơ quan cả ngày 03/12/2026" in open_.remark

    other = make_swaps()
    agreed = other.agreed()
    away(other.an, TUESDAY)
    stale = approve_day_swap(agreed.pk, by=other.head, at=AT)
    assert (stale.state, stale.lapse, stale.ended_by) == (
        SwapState.LAPSED,
        SwapLapse.CHANGED,
        None,
    )
    assert not DutyState.objects.exists()


def test_a_change_that_matters_to_neither_leaves_it_open(house: SwapHouse) -> None:
    swap = house.asked()
    away(house.chi, WEDNESDAY)
    assert states(house, swap) == (SwapState.OPEN, "")
    swap.unit.refresh_from_db()
    assert swap.unit_revision == swap.unit.revision


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_cost_the_same_for_one_and_three(
    rows: int, house: SwapHouse, client_of: SignIn, django_assert_num_queries: Any
) -> None:
    swap = house.asked()
    decline_day_swap(swap.pk, remark="", by=user_of(house.bao), at=AT)
    swap.refresh_from_db()
    for _ in range(rows - 1):
        swap.pk = None
        swap.save(force_insert=True)
    clients = [client_of(user) for user in (user_of(house.an), house.head)]
    url = reverse("swaps:mine")

    with clock.freeze(AT):
        for client in clients:
            client.get(url)
        with django_assert_num_queries(14):
            own, _heads = [client.get(url) for client in clients]

    assert len(own.context["board"].own) == rows
