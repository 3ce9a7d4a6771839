"""Who is called hears of it once, and who decides that somebody wants to come; what was called off
or answered leaves no letter.
"""

from datetime import datetime, timedelta

import pytest

from calls.enums import SummonsAnswer
from calls.services.coming import approve_coming, cancel_coming, withdraw_coming
from calls.services.summoning import answer_summons, call_off
from calls.tests.factories import AT, CallHouse, asked, make_calls, user_of
from calls.tests.test_summoning import called
from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_reminders import text_of
from tests.factories import moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> CallHouse:
    return make_calls()


def minute(number: int) -> datetime:
    return AT + timedelta(minutes=number)


def told(kind: str, at: datetime) -> list[set[str]]:
    """The addresses of each run of the kind that begins at this moment."""
    begun = [one.run_id for one in run_due(at) if one.kind == kind]
    runs = Run.objects.filter(pk__in=begun).order_by("pk")
    return [set(run.deliveries.values_list("address", flat=True)) for run in runs]


def test_a_request_is_told_to_the_head_and_its_end_to_who_asked(house: CallHouse) -> None:
    an = user_of(house.an)
    request = asked(house.an)
    assert (told("coming", minute(1)), told("coming", minute(2))) == ([{house.head.email}], [])
    assert "xin đến cơ quan ngày 02/12/2026, chiều." in text_of(
        Delivery.objects.get(run__kind="coming")
    )

    approve_coming(request.pk, remark="Đi cổng sau", by=house.head, at=minute(3))
    assert told("coming", minute(4)) == [{an.email}]
    last = Delivery.objects.filter(run__kind="coming").latest("pk")
    assert "Giấy xác nhận số 001/2026." in text_of(last)

    cancel_coming(request.pk, reason="Xong việc", by=house.head, at=minute(5))
    assert told("coming", minute(6)) == [{an.email}]


def test_a_request_that_was_taken_back_asks_nobody(house: CallHouse) -> None:
    request = asked(house.an)
    told("coming", minute(1))
    withdraw_coming(request.pk, by=user_of(house.an), at=minute(2))
    send_waiting(now=lambda: minute(3))

    assert told("coming", minute(4)) == []
    assert Delivery.objects.get(run__kind="coming").state != Delivery.State.SENT


def test_each_who_is_called_hears_of_it_once(house: CallHouse) -> None:
    called(house, house.an)

    assert told("summons", minute(1)) == [{user_of(house.an).email}]
    assert told("summons", minute(2)) == []
    words = text_of(Delivery.objects.get(run__kind="summons"))
    assert "có mặt tại cơ quan trước 9h30, 01/12/2026" in words
    assert "/calls/called/" in words


def test_who_answered_gets_no_letter_any_more(house: CallHouse) -> None:
    person = called(house, house.an).people.get()
    told("summons", minute(1))
    answer_summons(person.pk, SummonsAnswer.COMING, by=user_of(house.an), at=minute(2))
    send_waiting(now=lambda: minute(3))

    assert Delivery.objects.get(run__kind="summons").state != Delivery.State.SENT


def test_called_off_it_is_told_to_those_who_knew(house: CallHouse) -> None:
    summons = called(house, house.an)
    told("summons", minute(1))
    call_off(summons.pk, reason="Hoãn", by=house.head, at=minute(2))
    assert told("summons", minute(3)) == [{user_of(house.an).email}]
    unknown = called(house, house.bao)
    call_off(unknown.pk, reason="Nhầm", by=house.head, at=minute(4))

    assert told("summons", minute(5)) == []


def test_who_called_hears_who_cannot_come_and_who_is_silent(house: CallHouse) -> None:
    first = called(house, house.an).people.get()
    told("summons", minute(1))
    answer_summons(first.pk, SummonsAnswer.UNABLE, why="Con ốm", by=user_of(house.an), at=minute(2))
    assert told("summons", minute(3)) == [{house.head.email}]
    called(house, house.bao)
    told("summons", minute(4))

    assert told("summons", moment("2026-11-30 16:00")) == [{house.head.email}]
    last = Delivery.objects.filter(run__kind="summons").latest("pk")
    assert house.bao.full_name in text_of(last)
