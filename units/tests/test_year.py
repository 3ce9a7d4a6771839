"""The year as a picture, and the days in it that no notice has decided yet."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from tests.factories import make_agency, make_user, moment
from units.enums import DayKind, Role
from units.errors import NoBasis
from units.models import Agency, CalendarDay
from units.public_holidays import EXPECTED
from units.services import confirm_expected_days, set_calendar_day
from units.sheets.year import months_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
AT = moment("2026-11-30 09:00")


@pytest.fixture
def agency() -> Agency:
    """Of 2027 one day is decided and two are expected."""
    agency = make_agency()
    for day, kind, name, basis in (
        (date(2027, 1, 1), DayKind.HOLIDAY, "Tết Dương lịch", "Điều 112"),
        (date(2027, 2, 5), DayKind.HOLIDAY, "Tết Nguyên đán", EXPECTED),
        (date(2027, 2, 20), DayKind.MADE_UP, "Làm bù", EXPECTED),
    ):
        set_calendar_day(agency, day=day, kind=kind, name=name, basis=basis, by=None, at=AT)
    return agency


def test_every_day_of_the_year_stands_once_below_its_weekday_with_what_it_is(
    agency: Agency,
) -> None:
    months = months_of(2027, CalendarDay.objects.all())
    places = [
        (column, one)
        for month in months
        for week in month.weeks
        for column, one in enumerate(week)
        if one
    ]

    assert len(months) == 12
    assert [one.day.toordinal() for _column, one in places] == list(
        range(date(2027, 1, 1).toordinal(), date(2028, 1, 1).toordinal())
    )
    assert all(column == one.day.weekday() for column, one in places)
    special = {one.day: (one.kind, one.letters, one.is_expected) for _c, one in places if one.row}
    assert special == {
        date(2027, 1, 1): (DayKind.HOLIDAY, "L", False),
        date(2027, 2, 5): (DayKind.HOLIDAY, "L", True),
        date(2027, 2, 20): (DayKind.MADE_UP, "LB", True),
    }
    assert next(one.kind for _c, one in places if one.day == date(2027, 1, 2)) is DayKind.WEEKEND


def test_once_the_notice_has_come_the_days_bear_its_number_and_nothing_else_changes(
    agency: Agency,
) -> None:
    before = Event.objects.count()

    found = [
        confirm_expected_days(agency, 2027, basis=" Thông báo  10/TB-BNV ", by=None, at=AT)
        for _twice in range(2)
    ]

    assert found == [2, 0]
    assert Event.objects.count() - before == 2
    assert list(CalendarDay.objects.values_list("day", "kind", "basis")) == [
        (date(2027, 1, 1), "holiday", "Điều 112"),
        (date(2027, 2, 5), "holiday", "Thông báo 10/TB-BNV"),
        (date(2027, 2, 20), "made-up", "Thông báo 10/TB-BNV"),
    ]


@pytest.mark.parametrize("basis", ["", "  ", EXPECTED])
def test_a_notice_has_a_number(agency: Agency, basis: str) -> None:
    with pytest.raises(NoBasis):
        confirm_expected_days(agency, 2027, basis=basis, by=None, at=AT)


def test_the_page_says_what_waits_until_it_is_confirmed(agency: Agency, client_of: SignIn) -> None:
    client, url = client_of(make_user(Role.ADMIN, agency)), reverse("units:calendar")
    with clock.freeze(AT):
        waiting = client.get(url, {"year": "2027"})
        refused = client.post(reverse("units:confirm-days"), {"year": "2027"}, follow=True)
        typed = {"year": "2027", "basis": "Thông báo 10/TB-BNV"}
        done = client.post(reverse("units:confirm-days"), typed, follow=True)

    said = "Chờ thông báo chính thức: 2 ngày còn là dự kiến"
    assert [said in page.content.decode() for page in (waiting, refused, done)] == [
        True,
        True,
        False,
    ]
    assert "Ghi số, ký hiệu của thông báo chính thức." in refused.content.decode()
    assert done.redirect_chain[-1][0] == f"{url}?year=2027"


def test_another_agency_is_left_alone(agency: Agency) -> None:
    other = make_agency(name="Sở khác")

    assert confirm_expected_days(other, 2027, basis="Thông báo 10", by=None, at=AT) == 0
    assert CalendarDay.objects.filter(basis=EXPECTED).count() == 2
