"""Which units a document reaches and why, on its page and on that of the unit."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.adapters.reaching import reach_of
from directives.models import Directive
from directives.selectors import clauses_in_force
from directives.tests.factories import CAP, make_in_force
from rosters.tests.factories import WEDNESDAY
from tests.factories import make_agency, make_staff, make_unit, make_user, make_zone, moment
from units.enums import Role
from units.models import Agency, Unit, ZoneLevel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]


@pytest.fixture
def office() -> User:
    """A central agency in Hồ Chí Minh City, one unit of which lies in Hà Nội."""
    agency = make_agency("Cục Thuế", territory="ho-chi-minh", place="TP. Hồ Chí Minh")
    zone = make_zone(agency)
    ZoneLevel.objects.create(zone=zone, level="level-3", first=date(2026, 1, 1))
    make_unit(agency, "Phòng Một", zone=zone)
    make_unit(agency, "Đại diện tại Hà Nội", territory="ha-noi")
    return make_user(Role.OFFICE, agency)


def in_force(office: User, *clauses: dict[str, Any]) -> Directive:
    agency = Agency.objects.get()
    kept = tuple({"params": CAP, **clause} for clause in clauses)
    return make_in_force(agency, office, clauses=kept, effective_from=moment("2026-11-01 00:00"))


def said(unit: str) -> list[tuple[list[tuple[tuple[str, ...], str]], int]]:
    agency = Agency.objects.get()
    clauses = clauses_in_force(agency, WEDNESDAY, WEDNESDAY)
    return [
        ([(one.items, one.why) for one in reach.reached], reach.of)
        for reach in reach_of(agency, clauses, WEDNESDAY, "vi")
        if reach.unit == unit
    ]


def test_an_order_of_the_city_reaches_what_is_seated_there_whoever_it_belongs_to(
    office: User,
) -> None:
    in_force(office, {"item": "khoản 1", "traits": ["ho-chi-minh"]}, {"item": "khoản 2"})

    assert said("Phòng Một") == [([(("khoản 1",), "đóng tại Hồ Chí Minh"), (("khoản 2",), "")], 2)]
    assert said("Đại diện tại Hà Nội") == [([(("khoản 2",), "")], 2)]


def test_a_level_reaches_the_units_in_its_zone(office: User) -> None:
    in_force(office, {"item": "khoản 1", "alert_levels": ["level-3"]})

    assert [found for found, _of in said("Phòng Một")] == [
        [(("khoản 1",), "địa bàn cấp độ 3 (vùng cam)")]
    ]
    assert [found for found, _of in said("Đại diện tại Hà Nội")] == [[]]


def test_a_unit_is_told_which_of_the_kinds_named_it_is(office: User) -> None:
    in_force(office, {"item": "khoản 1", "traits": ["ho-chi-minh", "ha-noi", "office", "division"]})

    assert said("Phòng Một") == [
        ([(("khoản 1",), "đóng tại Hồ Chí Minh; thuộc loại: phòng chuyên môn")], 1)
    ]
    assert said("Đại diện tại Hà Nội") == [
        ([(("khoản 1",), "đóng tại Hà Nội; thuộc loại: phòng chuyên môn")], 1)
    ]


def test_both_pages_say_it(office: User, client_of: SignIn) -> None:
    directive = in_force(office, {"item": "khoản 1", "traits": ["ho-chi-minh"]})
    unit = Unit.objects.get(name="Đại diện tại Hà Nội")
    client = client_of(office)

    of_document = client.get(reverse("directives:units", args=[directive.pk])).content.decode()
    of_unit = client.get(reverse("directives:of-unit", args=[unit.pk])).content.decode()

    assert "đóng tại Hồ Chí Minh" in of_document
    assert "chỉ đơn vị: Hồ Chí Minh" in of_unit
    assert "0/1" in of_unit


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_as_many_questions_however_many_units(
    rows: int, office: User, client_of: SignIn, django_assert_num_queries: Any
) -> None:
    directive = in_force(office, {"item": "khoản 1", "traits": ["ho-chi-minh"]})
    for number in range(rows):
        make_staff(make_unit(Agency.objects.get(), f"Phòng {number}"))
    client = client_of(office)
    address = reverse("directives:units", args=[directive.pk])
    client.get(address)

    with django_assert_num_queries(16):
        client.get(address)


def test_an_agency_without_documents_says_so(client_of: SignIn) -> None:
    unit = make_unit()
    client = client_of(make_user(Role.OFFICE, unit.agency))
    page = client.get(reverse("directives:of-unit", args=[unit.pk])).content.decode()

    assert "Không văn bản nào có hiệu lực Thứ Tư, 25/11/2026" in page
