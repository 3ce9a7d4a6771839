"""Calls and exchanges of days stand on the days they concern, until these are over; beds on every
day.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from calls.enums import SummonsAnswer
from calls.services.summoning import answer_summons, call_off, mark_came
from calls.tests.factories import AT as CALLED_AT
from calls.tests.factories import CallHouse, make_calls, user_of
from calls.tests.test_summoning import called
from lodging.services.stays import settle_stays
from lodging.tests.factories import make_place, make_stay
from ownweek.selectors.marks import day_marks
from planning.time import Week
from rosters.tests.factories import WEEK
from swaps.services.days import accept_day_swap, approve_day_swap, decline_day_swap
from swaps.tests.factories import AT, THURSDAY, TUESDAY, make_swaps
from tests.factories import moment
from units.models import Staff

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
SATURDAY = WEEK.sunday - timedelta(days=1)


def marks_of(staff: Staff, at: datetime = AT, week: Week = WEEK) -> list[tuple[object, str, str]]:
    return [(one.day, one.words, one.state) for one in day_marks(staff, week, at=at)]


def test_a_call_stands_on_its_day_with_what_was_answered_until_the_day_is_over() -> None:
    house = make_calls()
    person = called(house).people.get()
    words = "Triệu tập: có mặt trước 9h30, Phòng họp 2, Kiểm đếm hồ sơ"
    before = marks_of(house.an)
    answer_summons(person.pk, SummonsAnswer.COMING, by=user_of(house.an), at=AT)
    answered = marks_of(house.an)
    mark_came(person.pk, time(9, 10), by=house.head, at=moment("2026-12-01 09:10"))

    assert before == [(TUESDAY, words, "Chưa trả lời")]
    assert answered == [(TUESDAY, words, "Sẽ có mặt")]
    assert marks_of(house.an, moment("2026-12-01 23:00")) == [(TUESDAY, words, "Có mặt lúc 9h10")]
    assert marks_of(house.an, moment("2026-12-02 00:01")) == []
    assert marks_of(house.an, week=WEEK.shifted(1)) == []
    assert marks_of(house.bao) == []


def test_a_call_that_was_called_off_stands_nowhere() -> None:
    house = make_calls()
    summons = called(house)
    call_off(summons.pk, reason="Đã đủ người", by=house.head, at=AT)

    assert marks_of(house.an) == []


@pytest.mark.parametrize("is_published", [True, False])
def test_the_page_leads_from_the_day_to_the_call(client_of: SignIn, is_published: bool) -> None:
    """Also where nothing is published of the week."""
    house: CallHouse = make_calls()
    person = called(house).people.get()
    answer_summons(person.pk, SummonsAnswer.COMING, by=user_of(house.an), at=CALLED_AT)
    if not is_published:
        house.roster.delete()

    with clock.freeze(CALLED_AT + timedelta(hours=1)):
        page = client_of(user_of(house.an)).get(reverse("ownweek:week", args=[WEEK]))

    shown = page.content.decode()
    assert f'href="{reverse("calls:called", args=[person.pk])}"' in shown
    assert "Sẽ có mặt" in shown


def test_an_exchange_stands_on_both_days_of_both_people_in_the_words_of_each() -> None:
    house = make_swaps()
    swap = house.asked()
    an, bao = house.an.full_name, house.bao.full_name

    def both() -> list[str]:
        found = [marks_of(house.an), marks_of(house.bao)]
        assert [[(day, words) for day, words, _state in one] for one in found] == [
            [
                (TUESDAY, f"Đổi ngày: {bao} đến thay bạn"),
                (THURSDAY, f"Đổi ngày: bạn đến thay {bao}"),
            ],
            [
                (THURSDAY, f"Đổi ngày: {an} đến thay bạn"),
                (TUESDAY, f"Đổi ngày: bạn đến thay {an}"),
            ],
        ]
        states = [{state for _day, _words, state in one} for one in found]
        assert [len(one) for one in states] == [1, 1]
        return [one.pop() for one in states]

    assert both() == ["Chờ người nhận", "Chờ bạn trả lời"]
    accept_day_swap(swap.pk, by=user_of(house.bao), at=AT)
    assert both() == ["Chờ lãnh đạo duyệt", "Chờ lãnh đạo duyệt"]
    approve_day_swap(swap.pk, by=house.head, at=AT)
    assert both() == ["Đã đổi", "Đã đổi"]
    assert marks_of(house.chi) == []


def test_an_exchange_that_was_declined_or_whose_day_has_come_stands_nowhere() -> None:
    house = make_swaps()
    swap = house.asked()

    assert marks_of(house.an, moment("2026-12-01 08:00")) == []
    decline_day_swap(swap.pk, remark="", by=user_of(house.bao), at=AT)
    assert marks_of(house.an) == []


def test_who_lives_in_reads_where_they_sleep_on_every_day_of_it(client_of: SignIn) -> None:
    """Saturday and Sunday too, which nobody works; a proposal is not told."""
    house = make_swaps()
    place = make_place(house.office, address="12 Lê Lợi")
    stay = make_stay(place, house.an, house.office, first=SATURDAY, days=4)
    proposed = marks_of(house.an)
    settle_stays(place, [stay.pk], by=house.office.office, at=AT)

    words = "Ở tập trung: Nhà khách Sở, 12 Lê Lợi"
    assert proposed == []
    assert marks_of(house.an) == [(SATURDAY, words, ""), (WEEK.sunday, words, "")]
    assert marks_of(house.bao) == []
    page = client_of(user_of(house.an)).get(reverse("ownweek:week", args=[WEEK])).text
    assert page.count(f"<span>{words}</span>") == 2


def test_marks_cost_three_queries(django_assert_num_queries: Callable[..., object]) -> None:
    house = make_swaps()
    house.asked()

    with django_assert_num_queries(3):
        day_marks(house.an, WEEK, at=AT)
