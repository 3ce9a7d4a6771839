"""What no machine checks is shown to whom it concerns, and never counted as kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.tests.factories import make_in_force
from planning.time import Week
from rosters.selectors import my_week, week_grid
from rosters.tests.factories import NOW, lawful, make_office
from tests.factories import MONDAY, make_staff, make_user, moment
from units.enums import Role
from units.selectors import mandate_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

WEEK = Week.of(MONDAY)


def spoken(text: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "obligation",
        "params": {"topic": "availability", "text": text},
        "item": "khoản 2",
        **fields,
    }


def test_obligations_stand_on_the_week_and_are_not_among_what_is_kept() -> None:
    office = make_office()
    make_in_force(
        office.agency, office.office, clauses=(spoken("Giữ liên lạc trong giờ làm việc."),)
    )
    lawful(office)
    mandate = mandate_of(office.head, on=NOW.date())
    assert mandate is not None

    grid = week_grid(mandate, office.unit, WEEK, at=NOW)

    assert [(one.text, str(one.law)[:7]) for one in grid.obligations] == [
        ("Giữ liên lạc trong giờ làm việc.", "Khoản 2")
    ]
    assert "Giữ liên lạc" not in " ".join(kept.sentence.vi for kept in grid.kept)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, True),
        ({"traits": ("cannot-work-remotely",)}, False),
        ({"without": ("can-work-remotely",)}, False),
        ({"min_size": 500}, False),
    ],
    ids=["everybody", "other-units", "not-this-kind", "larger-units"],
)
def test_only_those_concerned_are_shown_an_obligation(fields: dict[str, Any], shown: bool) -> None:
    office = make_office()
    make_in_force(office.agency, office.office, clauses=(spoken("Giữ liên lạc.", **fields),))
    mandate = mandate_of(office.head, on=NOW.date())
    assert mandate is not None

    assert bool(week_grid(mandate, office.unit, WEEK, at=NOW).obligations) is shown


def test_an_obligation_ends_with_its_document() -> None:
    office = make_office()
    period = {
        "effective_from": moment("2026-11-23 00:00"),
        "effective_to": moment("2026-11-30 00:00"),
    }
    make_in_force(office.agency, office.office, clauses=(spoken("Giữ liên lạc."),), **period)
    mandate = mandate_of(office.head, on=NOW.date())
    assert mandate is not None

    assert [
        len(week_grid(mandate, office.unit, week, at=NOW).obligations)
        for week in (WEEK.shifted(-1), WEEK)
    ] == [1, 0]


def test_a_staff_member_reads_the_obligations_of_the_own_unit(
    client_of: Callable[[User], Client],
) -> None:
    office = make_office()
    make_in_force(
        office.agency,
        office.office,
        clauses=(spoken("Giữ liên lạc."),),
        effective_from=moment("2026-11-23 00:00"),
    )
    user = make_user(Role.READER, office.agency)
    make_staff(office.unit, user=user)
    mandate = mandate_of(user, on=NOW.date())
    assert mandate is not None

    mine = my_week(mandate, WEEK, at=NOW)

    assert mine is not None
    assert [one.text for one in mine.obligations] == ["Giữ liên lạc."]
    assert client_of(user).get(reverse("ownweek:week", args=[WEEK])).status_code == 200
