"""The week of the agency on one sheet says of every line what it is worth, and hides illness."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from rosters.selectors.agency_week import agency_week
from rosters.services import amend_roster
from rosters.tests.factories import (
    LATER,
    MONDAY,
    WEEK,
    Office,
    approved,
    lawful,
    lawful_office,
    make_office,
    mandate,
    opened,
    published,
    put,
)
from tests.factories import make_user
from units.enums import Role
from weeks.enums import Mode

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def office() -> Office:
    return lawful_office(name="Phòng A")


def standings(office: Office) -> list[str]:
    return [one.standing.value for one in agency_week(mandate(office.director), WEEK).units]


def test_each_unit_says_whether_it_is_approved_provisional_or_missing(office: Office) -> None:
    draft, borrowing, _none = (
        make_office(agency=office.agency, name=f"Phòng {name}") for name in "BCD"
    )
    approved(office)
    lawful(draft)
    published(borrowing, WEEK.shifted(-1))

    told = agency_week(mandate(office.director), WEEK)

    assert standings(office) == ["approved", "unapproved", "provisional", "missing"]
    assert (told.units[2].borrowed, told.units[2].people[0].cells[0].letters) == (
        WEEK.shifted(-1),
        "CQ",
    )
    assert [one.on_site()[0] for one in told.units] == [1, 1, 1, 0]
    assert (told.totals[0], told.size, told.unapproved) == (3, 24, 3)


def test_an_agency_that_wants_no_provisional_plans_gets_none(office: Office) -> None:
    published(office, WEEK.shifted(-1))
    office.agency.provisional_plans = False
    office.agency.save()

    assert standings(office) == ["missing"]


def test_the_published_version_stands_while_its_amendment_is_made(office: Office) -> None:
    first = published(office)
    amendment = amend_roster(first.pk, by=office.head, at=LATER, reason="Đổi người")
    put(amendment, office.staff[0], Mode.ON_SITE, by=office.head, at=LATER)

    [unit] = agency_week(mandate(office.director), WEEK).units

    assert (unit.standing, unit.on_site()) == ("approved", [1, 1, 1, 1, 1])


def test_illness_is_plain_leave_on_page_and_in_the_file(office: Office, client_of: SignIn) -> None:
    put(opened(office), office.staff[0], Mode.SICK, MONDAY, by=office.head)
    client = client_of(office.director)

    page = client.get("/board/2026-W49/sheet/?paper=a3")
    file = client.get("/board/2026-W49/sheet/file/")

    shown = [
        cell.letters
        for unit in page.context["told"].units
        for person in unit.people
        for cell in person.cells
    ]
    assert (shown.count("P"), shown.count("Ô")) == (1, 0)
    assert "paper-a3.css" in page.text
    rows = list(load_workbook(BytesIO(file.content)).worksheets[0].values)
    assert ("Phòng A", "chưa duyệt", "Vũ Hoài An", "Chuyên viên", "P") in [row[:5] for row in rows]


def test_the_head_of_the_paper_is_vietnamese_and_its_table_as_it_is_read(
    office: Office, client_of: SignIn
) -> None:
    client = client_of(office.director)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = client.get(reverse("rosters:agency-week", args=[WEEK])).text

    head, table = page.split('<div class="page-head', 1)
    assert '<p class="paper-title">LỊCH LÀM VIỆC TOÀN CƠ QUAN</p>' in head
    assert "từ ngày 30/11/2026" in head
    assert ("Full name</th>" in table, "Họ và tên</th>" in table) == (True, False)


def test_who_only_reads_sees_nothing_that_is_still_worked_on(
    office: Office, client_of: SignIn
) -> None:
    put(opened(office), office.staff[0], Mode.ON_SITE, by=office.head)
    reader = mandate(make_user(Role.READER, office.agency))

    [unit] = agency_week(reader, WEEK).units

    assert (unit.standing, unit.on_site()) == ("missing", [0, 0, 0, 0, 0])


@pytest.mark.parametrize("units", [1, 3])
def test_any_number_of_units_takes_the_same_queries(
    units: int, office: Office, django_assert_num_queries: Callable[..., object]
) -> None:
    for one in [office, *(make_office(agency=office.agency) for _ in range(units - 1))]:
        approved(one)
    make_office(agency=office.agency)
    who = mandate(office.director)

    with django_assert_num_queries(12):
        agency_week(who, WEEK)
