"""A form with a tick for each of very many rows is read, whichever page it is sent to."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from rosters.tests.factories import NOW, WEEK, approved, make_office
from tests.factories import make_staff, make_unit, make_user
from tests.test_access import ROWS, Row, address, make_holder
from tests.world import World, make_world
from units.enums import Role
from weeks.enums import RosterState
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
MANY, FORM = 5_000, "application/x-www-form-urlencoded"


def send(client: Client, row: Row, world: World, form: str) -> int:
    """The status; what was written is taken back."""
    with transaction.atomic():
        answer = client.post(address(row, world), form, content_type=FORM)
        transaction.set_rollback(True)
    return answer.status_code


@pytest.mark.one_database
def test_no_page_refuses_a_form_for_the_number_of_its_fields(client_of: SignIn) -> None:
    with clock.freeze(NOW):
        world = make_world("Sở Này")
        client = client_of(make_holder(Role.CHIEF_OF_OFFICE, world))
        posted = [row for row in ROWS if row.post and row.name != "accounts:sign-out"]

        few, many = (
            {row.name: send(client, row, world, form) for row in posted}
            for form in (urlencode([("ticked", n) for n in range(number)]) for number in (1, MANY))
        )

    assert many == few


@pytest.mark.parametrize("is_joined", [True, False])
def test_a_thousand_and_one_ticked_rows_are_published_in_one_form(
    is_joined: bool, client_of: SignIn
) -> None:
    """A thousand are gone meanwhile; the one that is there is published."""
    office = make_office()
    with clock.freeze(NOW):
        roster = approved(office)
        rows = [f"{roster.pk + n}:1:x" for n in range(1, 1001)]
        rows.append(f"{roster.pk}:{roster.version}:{roster.content}")
        ticked = [("rosters", " ".join(rows))] if is_joined else [("roster", row) for row in rows]
        sent = urlencode([*ticked, ("decision", "publish")])

        answer = client_of(office.office).post(
            reverse("rosters:board-decide", args=[WEEK]), sent, content_type=FORM
        )

    assert answer.status_code == 302
    assert WeeklyRoster.objects.get().state == RosterState.PUBLISHED


def test_more_rosters_than_there_are_units_are_no_form_of_ours(client_of: SignIn) -> None:
    office = make_office()
    sent = {"rosters": " ".join(f"{n}:1:x" for n in range(10_001)), "decision": "publish"}

    answer = client_of(office.office).post(reverse("rosters:board-decide", args=[WEEK]), sent)

    assert answer.status_code == 400


def test_a_thousand_and_one_people_are_ticked_for_an_account(client_of: SignIn) -> None:
    unit = make_unit()
    person = make_staff(unit)
    ticked = [("new", person.pk + n) for n in range(1001)]

    answer = client_of(make_user(Role.OFFICE, unit.agency)).post(
        "/staff/accounts/open/", urlencode([*ticked, ("way", "slips")]), content_type=FORM
    )

    assert answer.status_code == 200
    assert [slip.post.staff for slip in answer.context["handed"].slips] == [person]


@pytest.mark.parametrize("row", [f"{1 << 63}:1:x", f"1:{1 << 63}:x", f"{10**40}:1:x", "-1:1:x"])
@pytest.mark.parametrize("field", ["roster", "rosters"])
def test_a_number_that_no_table_holds_is_no_form_of_ours(
    field: str, row: str, client_of: SignIn
) -> None:
    client = client_of(make_office().director)

    answers = {
        client.post(
            reverse("rosters:board-decide", args=[WEEK]), {field: row, "decision": decision}
        ).status_code
        for decision in ("approve", "publish", "return")
    }

    assert answers == {400}


@pytest.mark.one_database
@pytest.mark.parametrize("number", ["9" * 5000, "²", str(1 << 63)])
def test_a_question_about_a_number_that_is_none_breaks_no_page(
    number: str, client_of: SignIn
) -> None:
    with clock.freeze(NOW):
        world = make_world("Sở Này")
        client = client_of(make_holder(Role.CHIEF_OF_OFFICE, world))
        pages = [row for row in ROWS if row.expected(Role.CHIEF_OF_OFFICE, "GET", "own") == 200]
        asked = dict.fromkeys(("unit", "open", "person", "year", "page", "version", "seen"), number)

        found = {row.name: client.get(address(row, world), asked).status_code for row in pages}

    assert {name: status for name, status in found.items() if status not in {200, 404, 422}} == {}
