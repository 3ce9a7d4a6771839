"""What is held back is told to who can let it go, by page and by command, and only they can."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from notices.models import Hold
from notices.services import hold_letters, open_hold
from notices.services.hold import AS_SENT, BY_HAND, OLDER
from outgoing.selectors.health import Ailment, delivery_troubles
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_lists import HALF_PAST_SEVEN, the_list
from outgoing.tests.test_wrong_clocks import ring
from tests.factories import make_agency, make_user
from units.enums import Role
from units.models import Agency, Unit

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def held(agency: Agency, unit: Unit) -> Hold:
    """The list of today waits, and nothing leaves."""
    hold = hold_letters(why=OLDER, at=HALF_PAST_SEVEN)
    ring(HALF_PAST_SEVEN)
    return hold


def test_the_administrator_reads_what_is_held_and_puts_it_down_as_sent(
    held: Hold, agency: Agency, client_of: SignIn
) -> None:
    admin = make_user(Role.ADMIN, agency)
    client = client_of(admin)
    with clock.freeze(HALF_PAST_SEVEN):
        agency_page = client.get("/agency/").content.decode()
        page = client.get("/reports/held/").content.decode()
        client.post("/reports/held/release/", {"how": "as-sent"})
        after = client.get("/reports/held/").content.decode()
        send_waiting(now=clock.now)

    assert "/reports/held/" in agency_page
    assert "Đang giữ 2 thư" in page
    assert the_list().subject in page
    assert "Không có thư nào bị giữ lại" in after
    assert set(the_list().deliveries.values_list("state", "last_text")) == {("skipped", AS_SENT)}
    assert (open_hold(), mail.outbox) == (None, [])
    event = Event.objects.get(action="reports.release")
    assert (event.actor, event.agency, event.after) == (
        admin.pk,
        agency.pk,
        {"letters": 2, "as_sent": True},
    )


def test_sent_on_by_the_administrator_it_leaves(
    held: Hold, agency: Agency, client_of: SignIn
) -> None:
    client = client_of(make_user(Role.ADMIN, agency))
    with clock.freeze(HALF_PAST_SEVEN):
        client.post("/reports/held/release/", {"how": "anything"})
        still = open_hold()
        client.post("/reports/held/release/", {"how": "send"})
        send_waiting(now=clock.now)

    assert (still, len(mail.outbox)) == (held, 2)


def test_one_agency_lets_only_its_own_letters_go(
    held: Hold, agency: Agency, client_of: SignIn
) -> None:
    other = make_agency(name="Sở khác")
    with clock.freeze(HALF_PAST_SEVEN):
        page = client_of(make_user(Role.ADMIN, other)).get("/reports/held/").content.decode()
        client_of(make_user(Role.ADMIN, other)).post("/reports/held/release/", {"how": "send"})
        send_waiting(now=clock.now)

    assert "Chưa có thư nào chờ gửi." in page
    assert (mail.outbox, open_hold()) == ([], held)


@pytest.mark.parametrize("why, speaks_of_a_copy", [(OLDER, True), (BY_HAND, False)])
def test_only_after_a_copy_was_put_back_is_it_said_that_some_may_have_left(
    why: str, speaks_of_a_copy: bool, agency: Agency, client_of: SignIn
) -> None:
    hold_letters(why=why, at=HALF_PAST_SEVEN)

    with clock.freeze(HALF_PAST_SEVEN):
        page = client_of(make_user(Role.ADMIN, agency)).get("/reports/held/").content.decode()

    assert ("Sau khi khôi phục từ bản sao" in page) is speaks_of_a_copy


def test_a_letter_that_has_not_left_is_not_offered_as_what_was_sent(
    held: Hold, agency: Agency, client_of: SignIn
) -> None:
    client = client_of(make_user(Role.OFFICE, agency))
    waiting = the_list().deliveries.first()

    with clock.freeze(HALF_PAST_SEVEN):
        page = client.get(reverse("outgoing:mail", args=[waiting.uuid])).content.decode()

    assert ("Tải đúng bản đã lập" in page, "Tải đúng bản đã gửi" in page) == (True, False)


def test_the_commands_hold_and_release(
    agency: Agency, unit: Unit, capsys: pytest.CaptureFixture[str]
) -> None:
    with clock.freeze(HALF_PAST_SEVEN):
        with pytest.raises(CommandError, match="nothing is held"):
            call_command("release", "--send")
        call_command("hold")
        run_due(HALF_PAST_SEVEN)
        call_command("dispatch")
        held_back = len(mail.outbox)
        with pytest.raises(CommandError, match="required"):
            call_command("release")
        call_command("release", "--send")
        call_command("dispatch")

    assert (held_back, len(mail.outbox)) == (0, 2)
    assert capsys.readouterr().out.splitlines()[1:] == [
        "nothing to send",
        "released: 2 letters will leave",
        "sent: 2",
    ]
    assert [each.action for each in Event.objects.filter(action__startswith="reports.")] == [
        "reports.hold",
        "reports.release",
    ]


def test_the_watchdog_tells_that_letters_are_held(held: Hold) -> None:
    with clock.freeze(HALF_PAST_SEVEN), pytest.raises(CommandError, match="held"):
        call_command("watch")

    assert Ailment.HELD in [each.ailment for each in delivery_troubles(HALF_PAST_SEVEN)]
    assert mail.outbox == []


def test_the_hold_is_told_once_in_the_log(
    agency: Agency, unit: Unit, caplog: pytest.LogCaptureFixture
) -> None:
    run_due(HALF_PAST_SEVEN)

    hold_letters(why=OLDER, at=HALF_PAST_SEVEN)
    hold_letters(why=OLDER, at=HALF_PAST_SEVEN)

    assert caplog.text.count("ALERT nothing leaves until it is released") == 1
    assert "2 letters wait" in caplog.text
