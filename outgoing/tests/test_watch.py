"""Silence is noticed, and whoever notices it does the work."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

import clock
from notices.models import Delivery, Heartbeat, Run
from notices.services import show_life
from outgoing.selectors.alerts import alerts_for
from outgoing.selectors.health import TICK, Ailment, delivery_troubles
from outgoing.services import run_due, send_waiting
from outgoing.tasks import ring, within
from outgoing.tests.test_lists import HALF_PAST_SEVEN, the_list
from tests.factories import MONDAY, make_agency, make_user, moment
from units.enums import Role
from units.models import Agency, Unit
from units.selectors import mandate_of

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def ailments(at: Any) -> list[Ailment]:
    return [trouble.ailment for trouble in delivery_troubles(at)]


def test_all_is_well_when_the_list_is_out(agency: Agency, unit: Unit) -> None:
    run_due(HALF_PAST_SEVEN)
    send_waiting(now=lambda: HALF_PAST_SEVEN)
    show_life(TICK, at=HALF_PAST_SEVEN)

    assert ailments(HALF_PAST_SEVEN + 2 * MINUTE) == []


@pytest.mark.parametrize(("minutes", "expected"), [(3, []), (4, [Ailment.SILENT])])
def test_three_minutes_without_a_ring_are_too_long(minutes: int, expected: list[Ailment]) -> None:
    show_life(TICK, at=HALF_PAST_SEVEN)

    assert ailments(HALF_PAST_SEVEN + minutes * MINUTE) == expected


def test_a_list_that_was_never_begun_is_noticed_after_a_minute(agency: Agency, unit: Unit) -> None:
    show_life(TICK, at=HALF_PAST_SEVEN)

    assert ailments(HALF_PAST_SEVEN + MINUTE / 2) == []
    assert ailments(HALF_PAST_SEVEN + MINUTE) == [Ailment.NOT_BEGUN]


def test_letters_that_wait_are_noticed_with_what_the_server_said(
    agency: Agency, unit: Unit
) -> None:
    run_due(HALF_PAST_SEVEN)
    late = HALF_PAST_SEVEN + 10 * MINUTE
    show_life(TICK, at=late)
    show_life("mail-server", at=late, note="Connection refused")

    found = delivery_troubles(late)

    assert [(each.ailment, each.detail) for each in found] == [
        (Ailment.WAITING, "Connection refused"),
        (Ailment.NOT_FINISHED, ""),
    ]


def test_what_only_people_can_mend_is_told_to_them_and_not_to_the_watchdog(
    agency: Agency, unit: Unit
) -> None:
    run_due(HALF_PAST_SEVEN)
    the_list().deliveries.filter(address="vp@bo.example").update(
        state=Delivery.State.FAILED, last_text="No such user"
    )
    send_waiting(now=lambda: HALF_PAST_SEVEN)
    show_life(TICK, at=HALF_PAST_SEVEN)
    office = mandate_of(make_user(Role.OFFICE, agency), on=MONDAY)
    assert office is not None

    told = alerts_for(office, HALF_PAST_SEVEN + MINUTE)

    assert told == ("Danh sách trực ngày 30/11/2026 không đến được vp@bo.example. No such user",)
    assert ailments(HALF_PAST_SEVEN + MINUTE) == []


def test_the_watchdog_does_the_work_itself_and_ends_with_an_error(
    agency: Agency, unit: Unit
) -> None:
    with (
        clock.freeze(moment("2026-11-30 07:32")),
        pytest.raises(CommandError, match="not-begun") as ended,
    ):
        call_command("watch")

    assert ended.value.returncode == 3
    assert sorted(message.to[0] for message in mail.outbox) == ["th@tinh.example", "vp@bo.example"]
    assert the_list().state == Run.State.FINAL


def test_the_watchdog_is_quiet_when_all_is_well() -> None:
    with clock.freeze(HALF_PAST_SEVEN):
        show_life(TICK, at=HALF_PAST_SEVEN)
        call_command("watch")

    assert Heartbeat.objects.get(name="watch").note == ""


def test_the_ring_begins_sends_and_shows_a_sign_of_life(agency: Agency, unit: Unit) -> None:
    with clock.freeze(HALF_PAST_SEVEN):
        ring()
        ring()

    assert len(mail.outbox) == 2
    assert Heartbeat.objects.get(name=TICK).at == HALF_PAST_SEVEN


def test_an_agency_whose_settings_cannot_be_read_hides_no_other(agency: Agency, unit: Unit) -> None:
    make_agency(name="Sở khác", reports_from=MONDAY, time_zone="Khong/Co")
    show_life(TICK, at=HALF_PAST_SEVEN)

    assert ailments(HALF_PAST_SEVEN + MINUTE) == [Ailment.NOT_BEGUN, Ailment.NOT_BEGUN]


def test_a_slice_ends() -> None:
    assert (within(60)(), within(0)()) == (False, True)


def test_the_commands_say_what_they_did(
    agency: Agency, unit: Unit, capsys: pytest.CaptureFixture[str]
) -> None:
    with clock.freeze(HALF_PAST_SEVEN):
        call_command("run_due")
        call_command("dispatch")
        call_command("dispatch")

    assert capsys.readouterr().out.splitlines() == [
        f"agency {agency.pk}: daily-list 2026-11-30: fanned-out, 2 letters",
        "sent: 2",
        "nothing to send",
    ]


def test_health_is_told_without_a_word_about_anybody(agency: Agency, unit: Unit) -> None:
    client = Client()

    with clock.freeze(HALF_PAST_SEVEN + MINUTE):
        alive, before = client.get("/healthz/live"), client.get("/healthz/ready")
        ring()
        after = client.get("/healthz/ready")

    assert (alive.status_code, alive.content) == (200, b"ok\n")
    assert (before.status_code, before.json()) == (
        503,
        {
            "ready": False,
            "troubles": ["not-begun", "silent"],
            "setup": ["no-approver", "no-calendar", "no-editor", "no-office"],
        },
    )
    assert (after.status_code, after.json()) == (
        200,
        {"ready": True, "troubles": [], "setup": before.json()["setup"]},
    )
    assert client.post("/healthz/ready").status_code == 405
