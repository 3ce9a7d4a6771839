"""The pages of coming and calling: presses, refusals where they are asked, the same queries for one
row and for three.
"""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from calls.models import ComingRequest, SummonedPerson, Summons
from calls.services.coming import approve_coming
from calls.tests.factories import (
    AT,
    TUESDAY,
    WEDNESDAY,
    CallHouse,
    asked,
    make_calls,
    user_of,
)
from calls.tests.test_summoning import called
from hours.models import Presence
from rosters.tests.factories import WEEK
from tests.factories import moment

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def house() -> CallHouse:
    return make_calls()


def test_staff_ask_and_see_what_was_answered(house: CallHouse, client_of: SignIn) -> None:
    client = client_of(user_of(house.an))
    with clock.freeze(AT):
        first = client.get(reverse("calls:ask")).content.decode()
        empty = client.post(reverse("calls:ask"), {"day": "02/12/2026", "halves": "whole"})
        typed = {"reason": "Ký hồ sơ gấp", "day": "02/12/2026", "halves": "afternoon"}
        sent = client.post(reverse("calls:ask"), typed)
    request = ComingRequest.objects.get()

    assert 'value="30/11/2026"' in first
    assert empty.status_code == 422
    assert sent.headers["Location"] == reverse("calls:request", args=[request.pk])
    approve_coming(request.pk, remark="Đi bằng cổng sau", by=house.head, at=AT)
    with clock.freeze(AT):
        page = client.get(sent.headers["Location"]).content.decode()
        paper = client.get(reverse("calls:certificate", args=[request.pk])).content.decode()
    assert "Đi bằng cổng sau" in page
    assert "Số: 001/2026/GXN" in paper


def test_a_head_decides_in_one_press_and_reads_what_would_break(
    house: CallHouse, client_of: SignIn
) -> None:
    first, second = asked(house.an), asked(house.bao)
    client = client_of(house.head)
    with clock.freeze(AT):
        clean = client.get(reverse("calls:request", args=[first.pk])).content.decode()
        client.post(reverse("calls:decide", args=[first.pk]), {"do": "approve"})
        broken = client.get(reverse("calls:request", args=[second.pk])).content.decode()
        refused = client.post(
            reverse("calls:decide", args=[second.pk]), {"do": "approve", "remark": "Rất gấp"}
        )

    assert "Không vướng quy định nào. Tại cơ quan: 1 người, thêm thành 2 người." in clean
    assert "vượt quá 2 người" in broken
    assert 'value="approve"' not in broken
    assert refused.status_code == 422
    assert 'value="Rất gấp"' in refused.content.decode()
    assert ComingRequest.objects.get(pk=first.pk).is_approved


def test_before_it_is_approved_there_is_no_certificate(house: CallHouse, client_of: SignIn) -> None:
    request = asked(house.an)
    client = client_of(user_of(house.an))

    assert client.get(reverse("calls:certificate", args=[request.pk])).status_code == 404


def test_colleagues_do_not_learn_of_it(house: CallHouse, client_of: SignIn) -> None:
    request, person = asked(house.an), called(house, house.an).people.get()
    client = client_of(house.colleague)

    for name, pk in (("request", request.pk), ("called", person.pk), ("summons", 1)):
        assert client.get(reverse(f"calls:{name}", args=[pk])).status_code == 404
    assert client.post(reverse("calls:answer", args=[person.pk])).status_code == 404


def test_the_fewest_are_proposed_and_then_called(house: CallHouse, client_of: SignIn) -> None:
    client = client_of(house.head)
    form = {
        "reason": "Kiểm đếm hồ sơ",
        "day": "01/12/2026",
        "halves": "whole",
        "present_by": "9h30",
        "answer_day": "30/11/2026",
        "answer_hour": "16h00",
        "count": "1",
    }
    with clock.freeze(AT):
        proposed = client.post(reverse("calls:summon"), {**form, "suggest": "1"})
        many = client.post(reverse("calls:summon"), {**form, "suggest": "1", "count": "9"})
        (chosen,) = proposed.context["form"].called
        sent = client.post(reverse("calls:summon"), {**form, "people": [chosen.pk]})

    assert not proposed.context["weighed"][0].outcome.verdicts
    assert "trên 9 người phù hợp" in many.content.decode()
    assert sent.headers["Location"] == reverse("calls:summons", args=[Summons.objects.get().pk])


def test_my_week_has_the_summons_on_top_and_takes_the_answer(
    house: CallHouse, client_of: SignIn
) -> None:
    person = called(house, house.an).people.get()
    client = client_of(user_of(house.an))
    with clock.freeze(AT):
        week = client.get(reverse("ownweek:week", args=[WEEK])).content.decode()
        silent = client.post(reverse("calls:answer", args=[person.pk]), {"do": "unable"})
        client.post(reverse("calls:answer", args=[person.pk]), {"do": "coming"})

    assert "Bạn được triệu tập đến cơ quan" in week
    assert silent.status_code == 422
    assert SummonedPerson.objects.get().answer == "coming"


def test_who_does_not_answer_is_listed_with_a_number(house: CallHouse, client_of: SignIn) -> None:
    house.an.phone = "0900000102"
    house.an.save()
    summons = called(house, house.an)
    client = client_of(house.head)
    page = reverse("calls:summons", args=[summons.pk])
    with clock.freeze(AT):
        before = client.get(page).content.decode()
    with clock.freeze(moment("2026-11-30 16:00")):
        after = client_of(house.head).get(page).content.decode()

    assert "Chưa trả lời, gọi điện" not in before
    assert 'href="tel:0900000102"' in after


def test_the_gate_says_who_came(house: CallHouse, client_of: SignIn) -> None:
    person = called(house, house.an).people.get()
    Presence.objects.create(
        staff=house.an,
        day=TUESDAY,
        came=time(9, 12),
        left=time(17),
        source="file",
        recorded_by=house.office.office,
        recorded_at=AT,
    )
    with clock.freeze(moment("2026-12-01 10:00")):
        client = client_of(house.head)
        page = client.get(reverse("calls:summons", args=[person.summons_id])).content.decode()
        client.post(reverse("calls:came", args=[person.pk]), {"came": "9h15"})

    assert "cổng ghi 9h12" in " ".join(page.split())
    assert SummonedPerson.objects.get().came == time(9, 15)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_costs_the_same_for_one_and_for_three(
    house: CallHouse,
    client_of: SignIn,
    rows: int,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    for number in range(rows):
        day = WEDNESDAY + timedelta(days=number)
        ComingRequest.objects.create(
            agency=house.office.agency,
            unit=house.office.unit,
            staff=house.an,
            day=day,
            morning=True,
            afternoon=True,
            reason="Gấp",
            asked_by=user_of(house.an),
            asked_at=AT,
        )
    called(house, house.an)
    client = client_of(house.head)
    with clock.freeze(AT), django_assert_max_num_queries(16):
        client.get(reverse("calls:board"))
