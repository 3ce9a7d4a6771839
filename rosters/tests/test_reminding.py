"""Who has not sent a roster is reminded with one press: once an hour, and never of one's own act."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

import clock
from accounts.models import User
from audit.models import Event
from planning.time import Week
from rosters.errors import NobodyToRemind, WeekLocked
from rosters.selectors import board
from rosters.services import remind_units
from rosters.tests.factories import (
    NOW,
    WEEK,
    Office,
    lawful_office,
    make_office,
    mandate,
    opened,
    submitted,
)
from rosters.values.reminding import ReminderOutcome
from tests.factories import make_unit, make_user
from units.enums import Role, UnitKind
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
SOON, NEXT_HOUR = NOW + timedelta(minutes=59), NOW + timedelta(minutes=60)


@pytest.fixture
def office() -> Office:
    return lawful_office(name="Phòng A")


def test_a_unit_is_reminded_once_an_hour_and_the_board_says_by_whom(office: Office) -> None:
    other = make_office(agency=office.agency, name="Phòng B")
    opened(office)
    both = [office.unit.pk, other.unit.pk]

    first = remind_units(both[:1], WEEK, by=office.director, at=NOW)
    soon = remind_units(both, WEEK, by=office.office, at=SOON)
    later = remind_units(both[:1], WEEK, by=office.office, at=NEXT_HOUR)

    assert (first, soon, later) == (
        ReminderOutcome(reminded=("Phòng A",)),
        ReminderOutcome(reminded=("Phòng B",), rested=("Phòng A",)),
        ReminderOutcome(reminded=("Phòng A",)),
    )
    rows = board(mandate(office.director), WEEK, at=NEXT_HOUR).rows
    assert [(one.reminded.who, one.reminded.at) for one in rows if one.reminded] == [
        (office.office.full_name, NEXT_HOUR),
        (office.office.full_name, SOON),
    ]
    assert Event.objects.filter(action="rosters.remind").count() == 3


def test_who_sent_it_owes_nothing_and_a_week_that_is_over_is_left(office: Office) -> None:
    submitted(office)

    with pytest.raises(NobodyToRemind):
        remind_units([office.unit.pk], WEEK, by=office.director, at=NOW)
    with pytest.raises(WeekLocked):
        remind_units([office.unit.pk], Week(2026, 40), by=office.director, at=NOW)


def test_a_unit_with_nobody_but_the_asker_to_write_to_is_named(office: Office) -> None:
    leaders = make_unit(office.agency, "Ban Giám đốc", kind=UnitKind.LEADERSHIP)
    for user in (office.office, make_user(Role.CHIEF_OF_OFFICE, office.agency)):
        user.grants.all().delete()  # so that nobody but the Director files for the leadership

    outcome = remind_units([leaders.pk], WEEK, by=office.director, at=NOW)

    assert outcome == ReminderOutcome(reminded=(), unreached=("Ban Giám đốc",))


def test_a_deputy_director_reminds_whom_the_director_would(
    office: Office, client_of: SignIn
) -> None:
    deputy = make_user(Role.DEPUTY_DIRECTOR, office.agency)
    with clock.freeze(NOW):
        page = client_of(deputy).get("/board/2026-W49/")

    assert page.context["may_remind"]
    assert "Nhắc" in page.text
    assert remind_units([office.unit.pk], WEEK, by=deputy, at=NOW).reminded == ("Phòng A",)


def test_only_who_decides_reminds_and_only_in_the_own_agency(office: Office) -> None:
    foreign = lawful_office(name="Phòng khác")

    with pytest.raises(NotAllowed):
        remind_units([office.unit.pk], WEEK, by=office.head, at=NOW)
    with pytest.raises(NobodyToRemind):
        remind_units([foreign.unit.pk], WEEK, by=office.director, at=NOW)


def test_the_board_reminds_all_that_are_listed_and_comes_back_to_the_list(
    office: Office, client_of: SignIn
) -> None:
    make_office(agency=office.agency, name="Phòng B")
    submitted(make_office(agency=office.agency, name="Phòng C"))
    client, at = client_of(office.director), "/board/2026-W49/"
    with clock.freeze(NOW):
        seals = client.get(f"{at}?show=unfiled").context["offered"].seals
        answer = client.post(f"{at}remind/?show=unfiled", {"seal_remind": seals["remind"]})
        page = client.get(answer["Location"])

    assert answer["Location"] == f"{at}?show=unfiled"
    assert "Đang gửi thư nhắc 2 đơn vị: Phòng A, Phòng B." in page.text
    assert page.text.count(f"{office.director.full_name} nhắc") == 2
