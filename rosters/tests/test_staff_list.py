"""The staff list says where everybody is today, and is narrowed by it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from rosters.tests.factories import MONDAY, Office, approved, lawful_office, make_office
from tests.factories import make_absence, make_staff, make_unit, moment
from tests.pages import assert_strict
from units.enums import AbsenceKind
from units.models import Absence

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def office() -> Office:
    """A published Monday: the head and the first of the staff are there, the others at home."""
    office = lawful_office()
    approved(office)
    return office


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.freeze(moment("2026-11-30 09:00")):
        yield


def listed(client: Client, **asked: str | int) -> dict[str, tuple[str, ...]]:
    """Who is on the list, with where they are."""
    page = client.get(reverse("units:staff"), asked)
    assert_strict(page)
    where = page.context["where"]
    posts = page.context["page"].object_list
    return {post.staff.full_name: where.get(post.staff_id, ()) for post in posts}


def test_everybody_stands_where_the_record_has_them(office: Office, client_of: SignIn) -> None:
    away, ill, half = office.staff[:3]
    make_absence(away, MONDAY, kind=AbsenceKind.MOBILISED)
    make_absence(ill, MONDAY, kind=AbsenceKind.SICK)
    Absence.objects.create(staff=half, kind="leave", first=MONDAY, last=MONDAY, ends_at_noon=True)
    other = make_staff(make_unit(office.agency, files_roster=False), "Lê Văn Ân")
    make_absence(other, MONDAY, kind=AbsenceKind.MISSION)

    found = listed(client_of(office.office))

    assert [found[one.full_name] for one in (office.leader, away, ill, half, other)] == [
        ("cq",), ("hd",), ("p",), ("p", "tn"), ("ct",),
    ]  # fmt: skip


def test_illness_reads_as_leave_and_is_found_as_leave(office: Office, client_of: SignIn) -> None:
    """Also by who may read it elsewhere: on a list it stands before whoever looks on."""
    ill = office.staff[0], make_staff(make_unit(office.agency, files_roster=False), "Lê Văn Ân")
    for one in ill:
        make_absence(one, MONDAY, kind=AbsenceKind.SICK)
    client = client_of(office.office)

    assert listed(client, state="leave") == {one.full_name: ("p",) for one in ill}
    assert "ốm" not in client.get(reverse("units:staff")).text


@pytest.mark.parametrize(
    ("state", "codes"), [("on-site", {"cq"}), ("remote", {"tn"}), ("mobilised", {"hd"})]
)
def test_the_list_is_narrowed_by_where_people_are(
    state: str, codes: set[str], office: Office, client_of: SignIn
) -> None:
    make_absence(office.staff[0], MONDAY, kind=AbsenceKind.MOBILISED)
    client = client_of(office.office)
    everybody = listed(client)

    found = listed(client, state=state)

    assert found == {name: held for name, held in everybody.items() if codes & {*held}}
    assert found != everybody


def test_who_is_in_no_plan_is_found_too(office: Office, client_of: SignIn) -> None:
    beside = make_office(agency=office.agency)

    found = listed(client_of(office.office), state="unknown", unit=beside.unit.pk)

    assert found.keys() == {one.full_name for one in beside.people}
    assert {*found.values()} == {()}
    assert listed(client_of(office.office), state="unknown", unit=office.unit.pk) == {}


def test_another_day_of_the_week_may_be_looked_at(office: Office, client_of: SignIn) -> None:
    """One of another week, or no day at all, is today."""
    away, tuesday = office.staff[0], MONDAY + timedelta(days=1)
    make_absence(away, tuesday, kind=AbsenceKind.MISSION)
    client = client_of(office.office)

    on_days = [
        listed(client, day=str(day))[away.full_name]
        for day in (tuesday, MONDAY, MONDAY + timedelta(days=8), "x")
    ]

    assert on_days == [("ct",), ("tn",), ("tn",), ("tn",)]
    assert "Thứ Ba 01/12" in client.get(reverse("units:staff"), {"day": str(tuesday)}).text


def test_nobody_of_another_agency_is_listed(office: Office, client_of: SignIn) -> None:
    stranger = lawful_office()
    approved(stranger)

    found = listed(client_of(office.office), state="on-site")

    assert found.keys() == {office.leader.full_name}


@pytest.mark.parametrize("units", [1, 3])
def test_narrowing_costs_the_same_for_one_unit_and_for_three(
    units: int, office: Office, client_of: SignIn, django_assert_num_queries: Any
) -> None:
    for _ in range(units - 1):
        approved(make_office(agency=office.agency))
    client = client_of(office.office)
    listed(client)

    with django_assert_num_queries(15):
        listed(client, state="remote")
