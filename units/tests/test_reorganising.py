"""A unit is merged into another or split on a Wednesday, and the past stays as it was."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import clock
from planning.people import Rank
from rosters.selectors import people_on
from rosters.tests.factories import FRIDAY, MONDAY, Office, lawful_office, published
from tests.factories import make_agency, make_unit, make_user, moment
from units.enums import Role
from units.errors import NobodyMoves, NotToItself, NotYet
from units.models import Grant, Position, Unit
from units.services.reorganising import move_people

pytestmark = pytest.mark.django_db
WEDNESDAY_MORNING = moment("2026-12-02 06:30")
WEDNESDAY = date(2026, 12, 2)


@pytest.fixture
def office() -> Office:
    return lawful_office(name="Phòng Cũ")


def names_on(office: Office, day: date) -> dict[str, list[str]]:
    return {
        unit.name: sorted(
            one.name for one in (*unit.on_site, *unit.remote, *unit.away, *unit.unplanned)
        )
        for unit in people_on(office.agency, day).units
    }


def test_a_merged_unit_is_gone_from_the_day_on_and_stands_in_the_days_before(
    office: Office,
) -> None:
    into = make_unit(office.agency, "Phòng Mới")
    published(office)
    everybody = sorted(person.full_name for person in office.people)

    moved = move_people(
        office.unit,
        (),
        into=into,
        first=WEDNESDAY,
        stops_filing=True,
        by=office.office,
        at=WEDNESDAY_MORNING,
    )

    assert moved == 6
    assert names_on(office, MONDAY) == {"Phòng Cũ": everybody, "Phòng Mới": []}
    assert names_on(office, FRIDAY) == {"Phòng Mới": everybody}


def test_who_moves_keeps_the_post_and_the_rights_of_the_old_unit_end(office: Office) -> None:
    into = make_unit(office.agency, "Phòng Mới")

    move_people(
        office.unit,
        office.people[:1],
        into=into,
        first=WEDNESDAY,
        stops_filing=False,
        by=office.office,
        at=WEDNESDAY_MORNING,
    )

    [post] = Position.objects.filter(unit=into)
    assert (post.staff, post.rank, post.first) == (office.leader, Rank.HEAD, WEDNESDAY)
    assert Grant.objects.get(user=office.head).last == date(2026, 12, 1)
    assert Unit.objects.get(pk=office.unit.pk).files_roster is True


def test_what_cannot_be_is_refused_and_nobody_moves(office: Office) -> None:
    into = make_unit(office.agency, "Phòng Mới")
    given: dict[str, Any] = {"first": WEDNESDAY, "by": office.office, "at": WEDNESDAY_MORNING}

    with pytest.raises(NobodyMoves):
        move_people(office.unit, (), into=into, stops_filing=False, **given)
    with pytest.raises(NotToItself):
        move_people(office.unit, office.people, into=office.unit, stops_filing=False, **given)
    with pytest.raises(NotYet):
        move_people(
            office.unit,
            office.people,
            into=into,
            stops_filing=True,
            **{**given, "first": FRIDAY},
        )

    assert Position.objects.filter(unit=into).count() == 0


def test_the_page_moves_who_is_ticked_and_keeps_what_was_typed(
    client: Client, office: Office
) -> None:
    into, elsewhere = make_unit(office.agency, "Phòng Mới"), make_unit(make_agency())
    client.force_login(make_user(Role.OFFICE, office.agency))
    page = reverse("units:move-people", args=[office.unit.pk])
    ticked = [person.pk for person in office.staff[:2]]
    with clock.freeze(WEDNESDAY_MORNING):
        foreign = client.post(page, {"people": ticked, "into": elsewhere.pk, "first": "02/12/2026"})
        good = client.post(page, {"people": ticked, "into": into.pk, "first": "02/12/2026"})

    assert (foreign.status_code, good.status_code) == (422, 302)
    assert foreign.content.decode().count("checked") >= 2
    assert set(Position.objects.filter(unit=into).values_list("staff", flat=True)) == set(ticked)
