"""A press on the board becomes one letter to each head and deputy who still owes a roster."""

from datetime import datetime, timedelta

import pytest

from notices.models import Delivery
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_reminders import text_of
from rosters.services import remind_units, submit_roster
from rosters.tests.factories import NOW, WEEK, Office, lawful, lawful_office, make_office, seen
from tests.factories import make_user, moment
from units.enums import Role
from units.models import Grant

pytestmark = pytest.mark.django_db
KIND = "asked-reminder"


@pytest.fixture
def office() -> Office:
    return lawful_office(name="Phòng A")


def tick(at: datetime) -> list[int]:
    """How many letters each press that is new at that moment gave."""
    return [one.letters for one in run_due(at) if one.kind == KIND]


def letters() -> list[Delivery]:
    return list(Delivery.objects.filter(run__kind=KIND).order_by("pk"))


def test_one_press_writes_one_letter_a_person_and_no_second_one(office: Office) -> None:
    other = make_office(agency=office.agency, name="Phòng B")
    deputy = make_user(Role.DEPUTY, unit=other.unit)
    Grant.objects.filter(user=other.head).update(user=office.head)  # who now leads both
    remind_units([office.unit.pk, other.unit.pk], WEEK, by=office.director, at=NOW)

    assert (tick(NOW), tick(NOW + timedelta(minutes=1))) == ([2], [])
    send_waiting(now=lambda: NOW)
    assert {one.address for one in letters()} == {office.head.email, deputy.email}
    [both] = [one for one in letters() if one.address == office.head.email]
    asked = (
        f"{office.director.full_name} đề nghị đồng chí trình lịch tuần 49 trước 16h00 thứ Sáu,"
        " 27/11/2026."
    )
    assert [asked, "- Phòng A", "- Phòng B"] == text_of(both).splitlines()[2:5]


def test_after_the_deadline_the_letter_says_at_once(office: Office) -> None:
    late = moment("2026-11-27 17:00")
    remind_units([office.unit.pk], WEEK, by=office.director, at=late)
    tick(late)

    send_waiting(now=lambda: late)

    [letter] = letters()
    assert "đề nghị đồng chí trình ngay lịch tuần 49; hạn trình là 16h00" in text_of(letter)


def test_who_sends_it_meanwhile_gets_no_letter(office: Office) -> None:
    remind_units([office.unit.pk], WEEK, by=office.director, at=NOW)
    tick(NOW)
    roster = lawful(office)
    submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    send_waiting(now=lambda: NOW)

    assert [one.state for one in letters()] == [Delivery.State.SKIPPED]


def test_an_hour_that_nobody_ran_is_not_made_up_for(office: Office) -> None:
    remind_units([office.unit.pk], WEEK, by=office.director, at=NOW)

    assert tick(NOW + timedelta(hours=2)) == []
