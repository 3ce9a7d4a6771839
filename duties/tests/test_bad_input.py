"""What cannot be planned in full, or not at all, gets words and a plan of what is possible: pressed
on the page, as an office meets it.
"""

from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from duties.enums import DutyPeriod
from duties.models import DutyRoster, PostQualification
from duties.selectors.roster_page import duty_page
from duties.services.opening import open_duty_roster
from duties.tests.factories import (
    DECEMBER,
    DutyHouse,
    make_fit,
    make_house,
    make_post,
    make_shift,
    opened_duty,
    seen_duty,
)
from duties.values.roster_page import DutyPage
from duties.values.rosters import RosterPeriod
from rosters.tests.factories import NOW, mandate
from units.enums import DayKind
from units.models import CalendarDay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


@pytest.fixture
def keeper(house: DutyHouse, client_of: SignIn) -> Client:
    return client_of(house.keeper)


def press(client: Client, roster: DutyRoster, act: str) -> HttpResponse:
    seen = seen_duty(roster)
    data = {"version": seen.version, "content": seen.content}
    return client.post(reverse("duties:act", args=[roster.pk, act]), data)  # type: ignore[return-value]


def planned(client: Client, house: DutyHouse, roster: DutyRoster) -> DutyPage:
    press(client, roster, "plan")
    answer = client.get(reverse("duties:roster", args=[roster.pk]))
    assert answer.status_code == 200
    return duty_page(mandate(house.keeper), roster.pk, at=NOW)


def test_a_post_nobody_is_qualified_for_is_named_and_the_others_are_planned(
    house: DutyHouse, keeper: Client
) -> None:
    make_shift(make_post(house.agency, "Trực văn thư", order=3))
    page = planned(keeper, house, opened_duty(house))

    assert page.proposal is not None
    assert (page.proposal.given, len(page.proposal.lacks)) == (14, 7)
    said, helps = page.proposal.lacks[0]
    assert "trực văn thư, 7h30–17h00 thiếu 01 người." in str(said)
    assert [str(one) for one in helps] == [
        "Chưa có ai được trực vị trí này; ghi người được trực ở trang của vị trí."
    ]


def test_a_month_that_nobody_can_cover_says_so_for_every_shift(
    house: DutyHouse, keeper: Client
) -> None:
    PostQualification.objects.all().delete()
    page = planned(keeper, house, opened_duty(house, DECEMBER))

    assert page.proposal is not None
    assert (page.proposal.given, len(page.proposal.lacks)) == (0, 62)
    assert str(page.proposal.levels[0].sentence) == (
        "Còn thiếu 62 lượt người: đã chứng minh, không thể tốt hơn."
    )


def test_one_person_for_two_shifts_at_a_time_has_one_and_the_other_is_named(
    house: DutyHouse, keeper: Client
) -> None:
    PostQualification.objects.all().delete()
    other = make_shift(make_post(house.agency, "Trực văn thư", order=3), "8:00", "16:00")
    make_fit(house.day.post, house.an)
    make_fit(other.post, house.an)
    house.night.cover.all().delete()
    roster = opened_duty(house)

    page = planned(keeper, house, roster)

    assert page.proposal is not None
    assert (page.proposal.given, len(page.proposal.lacks)) == (7, 7)
    press(keeper, roster, "apply")
    assert roster.turns.count() == 7


def test_a_tet_that_has_no_thirtieth_is_labelled_and_planned(
    house: DutyHouse, keeper: Client
) -> None:
    """The year that ends in February 2027 has a short twelfth month."""
    first, last = date(2027, 2, 4), date(2027, 2, 7)
    for day in (4, 5, 6, 7):
        CalendarDay.objects.create(
            agency=house.agency, day=date(2027, 2, day), kind=DayKind.HOLIDAY, name="Tết Đinh Mùi"
        )
    period = RosterPeriod(kind=DutyPeriod.FREE, first=first, last=last, title="Tết")
    roster = open_duty_roster(period, unit_id=None, by=house.keeper, at=NOW)

    page = planned(keeper, house, roster)

    labels = [head.lunar for head in page.heads]
    assert labels == ["28 Tết", "29 Tết", "Mùng 1", "Mùng 2"]
    assert page.proposal is not None
    assert (page.proposal.given, page.proposal.lacks) == (8, ())


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        ("7h30", "37h30", "Ghi giờ theo dạng 7h30."),
        ("30h", "7h30", "Ghi giờ theo dạng 7h30."),
    ],
)
def test_hours_that_are_no_shift_are_said_and_stay_typed(
    house: DutyHouse, keeper: Client, begins: str, ends: str, said: str
) -> None:
    before = house.day.post.shifts.count()

    answer = keeper.post(
        reverse("duties:new-shift", args=[house.day.post_id]),
        {"name": "", "begins": begins, "ends": ends, "working": "1"},
    )

    assert (answer.status_code, house.day.post.shifts.count()) == (422, before)
    page = answer.content.decode()
    assert said in page
    assert f'value="{begins}"' in page
    assert f'value="{ends}"' in page


def test_hours_from_one_time_to_the_same_are_a_day_and_shown_so(
    house: DutyHouse, keeper: Client
) -> None:
    address = reverse("duties:new-shift", args=[house.day.post_id])

    keeper.post(address, {"name": "", "begins": "7h30", "ends": "7h30", "working": "1"})

    page = keeper.get(reverse("duties:post", args=[house.day.post_id])).content.decode()
    assert "7h30–7h30 hôm sau" in page
