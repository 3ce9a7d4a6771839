"""Half-way to the deadline the Office hears by mail that the list is not out."""

from datetime import timedelta

import pytest
from django.core import mail

from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_lists import HALF_PAST_SEVEN
from outgoing.tests.test_reminders import text_of
from tests.factories import make_agency, make_user, moment
from units.enums import Role
from units.models import Agency, Unit

pytestmark = pytest.mark.django_db
QUARTER_TO = moment("2026-11-30 07:45")


def alarms() -> list[Delivery]:
    return list(Delivery.objects.filter(run__kind=Run.Kind.ALARM).order_by("address"))


def test_when_nothing_was_approved_the_office_hears_it_with_the_reason(agency: Agency) -> None:
    office, chief = make_user(Role.OFFICE, agency), make_user(Role.CHIEF_OF_OFFICE, agency)
    make_user(Role.DIRECTOR, agency)
    make_user(Role.OFFICE, make_agency(name="Sở khác"))

    run_due(HALF_PAST_SEVEN)
    run_due(QUARTER_TO - timedelta(seconds=1))
    before = alarms()
    run_due(QUARTER_TO)
    run_due(QUARTER_TO + timedelta(minutes=1))

    assert (before, sorted(each.address for each in alarms())) == (
        [],
        sorted([office.email, chief.email]),
    )
    assert text_of(alarms()[0]).splitlines()[2:4] == [
        "Danh sách trực ngày 30/11/2026 chưa gửi. Hạn gửi: 8h00.",
        "Chưa có phòng, đơn vị nào được duyệt lịch.",
    ]


def test_a_list_that_is_out_alarms_nobody(agency: Agency, unit: Unit) -> None:
    make_user(Role.OFFICE, agency)
    run_due(HALF_PAST_SEVEN)
    send_waiting(now=lambda: HALF_PAST_SEVEN)

    run_due(QUARTER_TO)

    assert alarms() == []


def test_a_list_that_leaves_in_the_same_minute_takes_the_alarm_back(
    agency: Agency, unit: Unit
) -> None:
    """The machine was off until 8:47: the list leaves first, and the alarm finds it gone."""
    make_user(Role.OFFICE, agency)
    late = moment("2026-11-30 08:47")

    run_due(late)
    send_waiting(now=lambda: late)

    assert [(each.state, each.last_text) for each in alarms()] == [
        ("skipped", "Danh sách đã gửi lúc 8h47, 30/11.")
    ]
    assert len(mail.outbox) == 2


def test_a_day_without_a_list_has_no_alarm(agency: Agency) -> None:
    make_user(Role.OFFICE, agency)

    run_due(moment("2026-12-06 07:45"))

    assert not Run.objects.filter(kind=Run.Kind.ALARM).exists()
