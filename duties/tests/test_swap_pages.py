"""Two colleagues swap on their phones, a leader approves, the Office answers a sick call."""

from collections.abc import Callable
from copy import copy
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from duties.enums import SwapKind
from duties.models import DutyTurn, ShiftHandover, SwapRequest
from duties.services.handovers import hand_over
from duties.services.publishing import amend_duty
from duties.services.sick_calls import mark_absent
from duties.services.swaps import ask_swap, set_swap_policy
from duties.tests.factories import DutyHouse, account, make_house, published_duty, the_turn
from rosters.tests.factories import NOW
from swaps.enums import SwapState
from tests.factories import MONDAY, make_absence, moment
from tests.pages import assert_strict

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)
SignIn = Callable[[User], Client]
BOARD, LOG = 8, 6
"""Queries of the page of requests and of the log."""


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def house() -> DutyHouse:
    house = make_house()
    published_duty(house)
    return house


def at(name: str, *parts: int) -> str:
    return reverse(f"duties:{name}", args=parts)


def said(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def asked(house: DutyHouse, day: Any = MONDAY, kind: SwapKind = SwapKind.SWAP) -> SwapRequest:
    turn = the_turn(house.an, day)
    return ask_swap(
        turn.pk, kind=kind, asked=house.bao, reason="Việc nhà", by=account(house.an), at=NOW
    )


@pytest.mark.parametrize("view", ["", "people"])
def test_a_turn_that_is_asked_for_is_marked_in_the_month_and_leads_to_the_request(
    view: str, house: DutyHouse, client_of: SignIn
) -> None:
    swap = asked(house)
    roster, page = swap.turn.roster, at("swap", swap.pk)
    chi = account(house.here.staff[2])

    shown = client_of(house.keeper).get(at("roster", roster.pk), {"view": view})
    seen = client_of(chi).get(at("roster", roster.pk), {"view": view})

    (mark,) = shown.context["page"].swaps
    assert (mark.name, mark.asked, mark.state) == ("Vũ Hoài An", "Tạ Đức Bảo", SwapState.OPEN)
    for answer, links in ((shown, 2), (seen, 0)):
        assert answer.content.decode().count(f'href="{page}"') == links
        assert 'aria-label="Đang nhờ đổi: chờ người nhận"' in answer.content.decode()
        assert_strict(answer)


def test_an_amendment_shows_what_is_asked_for_until_it_is_settled(
    house: DutyHouse, client_of: SignIn
) -> None:
    swap = asked(house)
    amendment = amend_duty(swap.turn.roster_id, by=house.keeper, at=NOW, reason="Có người ốm")
    keeper = client_of(house.keeper)
    before = keeper.get(at("roster", amendment.pk)).context["page"].swaps

    client_of(account(house.an)).post(at("answer-swap", swap.pk), {"do": "withdraw"})

    after = keeper.get(at("roster", amendment.pk)).context["page"].swaps
    assert ([one.id for one in before], after) == ([swap.pk], ())


def test_two_people_swap_and_the_leader_approves(house: DutyHouse, client_of: SignIn) -> None:
    an, bao = client_of(account(house.an)), client_of(account(house.bao))
    turn = the_turn(house.an, MONDAY)
    an.post(at("ask-swap", turn.pk), {"kind": "swap", "asked": house.bao.pk, "reason": "Việc nhà"})
    swap = SwapRequest.objects.get()
    assert list(bao.get(at("swaps")).context["board"].asked) == [swap]

    page = bao.get(at("swap", swap.pk))
    offers = [one.turn.day for one in page.context["answers"].offers]
    assert offers == [MONDAY + timedelta(days=number) for number in (1, 3, 5)]
    given = the_turn(house.bao, TUESDAY)
    accepted = bao.post(
        at("answer-swap", swap.pk), {"do": "accept", "given": given.pk}, follow=True
    )
    assert said(accepted) == ["Đã nhận, chờ lãnh đạo duyệt."]

    director = client_of(house.here.director)
    assert list(director.get(at("swaps")).context["board"].to_decide) == [swap]
    answer = director.post(at("answer-swap", swap.pk), {"do": "approve"}, follow=True)
    assert said(answer) == ["Đã duyệt, lịch trực đã đổi."]
    turn.refresh_from_db()
    assert (turn.staff, turn.state) == (house.bao, "swapped")


def test_what_waits_is_shown_behind_many_that_are_settled(
    house: DutyHouse, client_of: SignIn
) -> None:
    settled = SwapRequest(
        turn=the_turn(house.an, MONDAY),
        kind=SwapKind.SWAP,
        state=SwapState.WITHDRAWN,
        asker=house.an,
        asked_by=account(house.an),
        asked_at=NOW,
    )
    SwapRequest.objects.bulk_create([copy(settled) for _number in range(201)])
    waiting = asked(house, MONDAY + timedelta(days=2))

    board = client_of(account(house.bao)).get(at("swaps")).context["board"]

    assert list(board.asked) == [waiting]


def test_a_refusal_is_told_on_the_page(house: DutyHouse, client_of: SignIn) -> None:
    swap = asked(house)
    answer = client_of(account(house.bao)).post(
        at("answer-swap", swap.pk), {"do": "accept"}, follow=True
    )

    assert said(answer) == ["Chọn một lượt trực sắp tới của mình để đổi."]


def test_who_has_nothing_to_do_with_it_finds_no_page(house: DutyHouse, client_of: SignIn) -> None:
    swap, chi = asked(house), client_of(account(house.here.staff[2]))

    assert chi.get(at("swap", swap.pk)).status_code == 404
    assert chi.get(at("turn", swap.turn_id)).status_code == 404
    assert chi.post(at("mark-absent", swap.turn_id)).status_code == 404
    assert not chi.get(at("swaps")).context["board"].asked


def test_nobody_marks_themselves_absent(house: DutyHouse, client_of: SignIn) -> None:
    turn = the_turn(house.an, MONDAY)
    answer = client_of(account(house.an)).post(at("mark-absent", turn.pk))

    assert answer.status_code == 404


def test_a_sick_call_is_answered_by_one_press(house: DutyHouse, client_of: SignIn) -> None:
    turn, office = the_turn(house.an, MONDAY), client_of(house.keeper)
    page = office.post(at("mark-absent", turn.pk), {"reason": "Sốt"}, follow=True)
    first = page.context["page"].ranked[0]
    assert first.name == house.here.leader.full_name
    done = office.post(at("call-in", turn.pk), {"staff": first.staff_id}, follow=True)

    assert said(done) == ["Đã phân công Đỗ Khánh Vân trực thay."]
    assert done.context["page"].instead.staff == house.here.leader
    assert not done.context["page"].ranked


def test_why_somebody_is_absent_is_not_shown_to_themselves_or_colleagues(
    house: DutyHouse, client_of: SignIn
) -> None:
    turn = the_turn(house.an, MONDAY)
    mark_absent(turn.pk, reason="Bệnh kín", by=house.keeper, at=NOW)

    assert "Bệnh kín" in client_of(house.keeper).get(at("turn", turn.pk)).text
    assert "Bệnh kín" not in client_of(account(house.an)).get(at("turn", turn.pk)).text
    assert "Bệnh kín" not in client_of(account(house.bao)).get(at("now")).text


def test_a_shift_is_handed_over_and_taken_on_the_pages(
    house: DutyHouse, client_of: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment("2026-11-30 16:50"))
    an, bao = client_of(account(house.an)), client_of(account(house.bao))
    turn = the_turn(house.an, MONDAY)
    form = an.get(at("turn", turn.pk)).context["handover_form"]
    assert form.initial == {"taker": house.bao.pk}
    empty = an.post(at("hand-over", turn.pk), {"taker": house.bao.pk, "events": ""})
    assert empty.status_code == 422
    an.post(at("hand-over", turn.pk), {"taker": house.bao.pk, "events": "Đủ chìa khóa"})

    handover = ShiftHandover.objects.get()
    bao.post(at("take-shift", handover.pk), {"reason": ""})
    client_of(house.here.director).post(at("remark-handover", handover.pk), {"reason": "Tốt"})
    handover.refresh_from_db()
    assert (handover.state, handover.leader_remark) == ("accepted", "Tốt")
    assert client_of(account(house.here.staff[2])).get(at("handovers")).context["lines"] == []


def test_whose_leave_falls_on_their_turn_is_marked_for_the_office(
    house: DutyHouse, client_of: SignIn
) -> None:
    """An is away on Wednesday and for half of Monday, which leaves the other half."""
    wednesday = MONDAY + timedelta(days=2)
    make_absence(house.an, wednesday, wednesday)
    half = make_absence(house.an, MONDAY)
    half.ends_at_noon = True
    half.save()

    page = client_of(house.keeper).get(at("swaps"))

    marked = [turn.day for turn in page.context["board"].ahead if turn.is_away]
    assert marked == [wednesday]
    assert page.text.count("Đã ghi nghỉ ngày này") == 1


def test_the_office_says_whether_a_leader_approves(house: DutyHouse, client_of: SignIn) -> None:
    office = client_of(house.keeper)
    assert office.get(at("swaps")).context["policy"].needs_approval is True
    office.post(at("swap-policy"))
    assert office.get(at("swaps")).context["policy"].needs_approval is False
    swap = asked(house, kind=SwapKind.TAKE)
    accepted = client_of(account(house.bao)).post(
        at("answer-swap", swap.pk), {"do": "accept"}, follow=True
    )
    assert said(accepted) == ["Đã nhận, lịch trực đã đổi."]
    assert client_of(house.here.head).post(at("swap-policy")).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_cost_the_same_however_many_requests_there_are(
    rows: int, house: DutyHouse, client_of: SignIn, django_assert_num_queries: Any
) -> None:
    set_swap_policy(needs_approval=True, by=house.keeper, at=NOW)
    for number in range(rows):
        swap = asked(house, MONDAY + timedelta(days=2 * number))
        SwapRequest.objects.filter(pk=swap.pk).update(asked=None)
    bao = client_of(account(house.bao))
    bao.get(at("swaps"))

    with django_assert_num_queries(BOARD):
        page = bao.get(at("swaps"))
    assert len(page.context["board"].asked) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_log_costs_the_same_however_many_shifts_it_has(
    rows: int, house: DutyHouse, client_of: SignIn, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        turn = the_turn(house.an, MONDAY + timedelta(days=2 * number))
        hand_over(
            turn.pk,
            taker=house.bao,
            events="Không có gì",
            by=account(house.an),
            at=moment("2026-12-06 16:00"),
        )
    bao = client_of(account(house.bao))
    bao.get(at("handovers"))

    with django_assert_num_queries(LOG):
        page = bao.get(at("handovers"))
    assert len(page.context["lines"]) == rows
    assert DutyTurn.objects.filter(state="handed-over").count() == rows
