"""Letters that wait: their pauses end before the deadline, the Office can have them tried at once,
and nobody who has gone is written to.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

import clock
from accounts.models import User
from accounts.services import mail_invitations, set_issued_password
from audit.models import Event
from notices.models import Delivery, Run
from notices.tests.outbox import begin, key, letter
from notices.tests.sink import Sink
from outgoing.services import run_due, send_waiting
from outgoing.services.readers import (
    CLOSED,
    LEFT,
    LINK_ENDED,
    NOTHING_TO_OPEN,
    ROLE_LOST,
    TAKEN_OFF,
)
from outgoing.tests.test_lists import HALF_PAST_SEVEN, the_list
from outgoing.tests.weeks import make_roster
from tests.factories import MONDAY, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import Agency, Unit
from units.services import (
    delegate,
    end_delegation,
    end_grant,
    end_staff,
    remove_recipient,
)

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
DEADLINE = moment("2026-11-30 08:00")
BUSY = "451 4.7.1 Try again later"


def sent_at(sink: Sink, *, open_from: datetime) -> datetime:
    """When a letter leaves whose server refuses all before `open_from`, looked at each minute."""
    sink.at_rcpt["vp@bo.example"] = [BUSY] * 100
    for minutes in range(60):
        at = HALF_PAST_SEVEN + timedelta(minutes=minutes)
        if at >= open_from:
            sink.at_rcpt["vp@bo.example"] = []
        with clock.freeze(at):
            send_waiting(now=clock.now)
    left = the_list().deliveries.get(address="vp@bo.example").sent_at
    assert left is not None
    return left


@pytest.mark.parametrize("refused_until", ["07:40", "07:52", "07:56", "07:58"])
def test_a_server_that_is_busy_until_shortly_before_the_deadline_still_gets_it_in_time(
    agency: Agency, unit: Unit, sink: Sink, refused_until: str
) -> None:
    run_due(HALF_PAST_SEVEN)

    left = sent_at(sink, open_from=moment(f"2026-11-30 {refused_until}"))

    assert left < DEADLINE


def test_after_the_deadline_pauses_are_the_usual_ones(
    agency: Agency, unit: Unit, sink: Sink
) -> None:
    run_due(HALF_PAST_SEVEN)
    the_list().deliveries.update(attempts=4)
    sink.at_rcpt["vp@bo.example"] = [BUSY]

    send_waiting(now=lambda: DEADLINE)

    waits = the_list().deliveries.get(address="vp@bo.example").due_at - DEADLINE
    assert timedelta(minutes=15) <= waits <= timedelta(minutes=19)


def test_the_office_has_waiting_letters_tried_at_once(
    agency: Agency, unit: Unit, sink: Sink, client_of: SignIn
) -> None:
    office = make_user(Role.OFFICE, agency)
    run_due(HALF_PAST_SEVEN)
    sink.at_rcpt["vp@bo.example"] = [BUSY]
    send_waiting(now=lambda: HALF_PAST_SEVEN)
    client, second = client_of(office), HALF_PAST_SEVEN + timedelta(seconds=1)

    with clock.freeze(second):
        page = client.get("/reports/2026-11-30/").content.decode()
        client.post(f"/reports/run/{the_list().uuid}/try/")
        send_waiting(now=clock.now)
        again = client.post(f"/reports/run/{the_list().uuid}/try/", follow=True)

    assert "Thử gửi ngay" in page
    assert "Thử gửi ngay" not in again.content.decode()
    assert "Không có thư nào đang chờ gửi lại." in again.content.decode()
    assert the_list().deliveries.get(address="vp@bo.example").sent_at == second
    assert [each.after for each in Event.objects.filter(action="reports.try-now")] == [
        {"letters": 1}
    ]


def test_an_office_taken_off_the_list_before_its_letter_left_gets_none(
    agency: Agency, unit: Unit, client_of: SignIn
) -> None:
    office = make_user(Role.OFFICE, agency)
    run_due(HALF_PAST_SEVEN)
    gone = agency.report_recipients.get(address="vp@bo.example")
    remove_recipient(gone, by=office, at=HALF_PAST_SEVEN)

    send_waiting(now=lambda: HALF_PAST_SEVEN)

    skipped = the_list().deliveries.get(address="vp@bo.example")
    assert (skipped.state, skipped.last_text) == ("skipped", TAKEN_OFF)
    assert [each.to for each in mail.outbox] == [["th@tinh.example"]]
    with clock.freeze(HALF_PAST_SEVEN):
        assert TAKEN_OFF in client_of(office).get("/reports/2026-11-30/").content.decode()


def _waiting_for(agency: Agency, user: User | None, key_of: str) -> Delivery:
    run = begin(
        letter(recipient_key=key_of, user=user.pk if user else None, expires_at=None),
        at=HALF_PAST_SEVEN,
        run=key(agency.pk, kind=Run.Kind.DIRECTIVE, step="edition-1"),
    )
    return run.deliveries.get()


@pytest.mark.parametrize("has_account", [True, False])
def test_somebody_who_left_before_their_letter_did_gets_none(
    agency: Agency, has_account: bool, client_of: SignIn
) -> None:
    unit = make_unit(agency)
    user = make_user(Role.STAFF, agency) if has_account else None
    staff = make_staff(unit, user=user)
    waits = _waiting_for(agency, user, f"user:{user.pk}" if user else f"staff:{staff.pk}")
    end_staff(staff, last=MONDAY, by=None, at=HALF_PAST_SEVEN, today=MONDAY)

    send_waiting(now=lambda: moment("2026-12-01 00:01"))

    waits.refresh_from_db()
    assert (waits.state, waits.last_text, mail.outbox) == ("skipped", LEFT, [])
    client = client_of(make_user(Role.OFFICE, agency))
    with clock.freeze(moment("2026-12-01 08:00")):
        listed = client.get("/reports/").content.decode()
        page = client.get(f"/reports/run/{waits.run.uuid}/").content.decode()
    assert f"/reports/run/{waits.run.uuid}/" in listed
    assert LEFT in page


def test_a_closed_account_gets_no_letter(agency: Agency) -> None:
    user = make_user(Role.READER, agency, is_active=False)
    waits = _waiting_for(agency, user, f"user:{user.pk}")

    send_waiting(now=lambda: HALF_PAST_SEVEN)

    waits.refresh_from_db()
    assert (waits.state, waits.last_text) == ("skipped", CLOSED)


def test_whoever_leaves_later_still_gets_their_letter(agency: Agency) -> None:
    staff = make_staff(make_unit(agency))
    waits = _waiting_for(agency, None, f"staff:{staff.pk}")
    end_staff(staff, last=MONDAY + timedelta(days=1), by=None, at=HALF_PAST_SEVEN, today=MONDAY)

    send_waiting(now=lambda: HALF_PAST_SEVEN)

    waits.refresh_from_db()
    assert waits.state == "sent"


@pytest.mark.parametrize("count", [1, 130])
def test_a_run_with_many_letters_is_read_page_by_page_in_as_many_queries(
    agency: Agency, count: int, client_of: SignIn, django_assert_num_queries: Callable[..., object]
) -> None:
    run = begin(
        *(letter(f"n{number}@bo.example") for number in range(count)),
        at=HALF_PAST_SEVEN,
        run=key(agency.pk, kind=Run.Kind.DIRECTIVE, step="edition-1"),
    )
    run.deliveries.filter(address="n0@bo.example").update(state="failed", last_text="Hỏng")
    client = client_of(make_user(Role.OFFICE, agency))

    with clock.freeze(HALF_PAST_SEVEN), django_assert_num_queries(17):
        page = client.get(f"/reports/run/{run.uuid}/")

    assert len(page.context["page"].object_list) == min(count, 100)
    assert page.context["page"].object_list[0].state == "failed"


REMIND_AT = moment("2026-11-25 15:00")
LATER = REMIND_AT + timedelta(minutes=5)


def fates_of(kind: Run.Kind) -> dict[str, str]:
    """By address why the letter was skipped, or its state."""
    return {each.address: fate_of(each) for each in Delivery.objects.filter(run__kind=kind)}


def fate_of(letter: Delivery) -> str:
    return letter.last_text if letter.state == Delivery.State.SKIPPED else letter.state


def test_whoever_lost_the_role_before_the_reminder_left_gets_none(agency: Agency) -> None:
    one, other = make_unit(agency), make_unit(agency, "Thanh tra")
    gone, stays = make_user(Role.HEAD, unit=one), make_user(Role.HEAD, unit=other)
    run_due(REMIND_AT)
    make_user(Role.DIRECTOR, agency)
    end_grant(gone.grants.get(), last=MONDAY - timedelta(days=6), by=None, at=REMIND_AT)

    send_waiting(now=lambda: LATER)

    assert fates_of(Run.Kind.REMINDER) == {
        gone.email: ROLE_LOST,
        stays.email: "sent",
    }


def test_whoever_became_head_of_another_unit_is_not_reminded_for_the_old_one(
    agency: Agency,
) -> None:
    one, other = make_unit(agency), make_unit(agency, "Thanh tra")
    head = make_user(Role.HEAD, unit=one)
    make_roster(other)
    run_due(REMIND_AT)
    head.grants.update(unit=other)

    send_waiting(now=lambda: LATER)

    assert fates_of(Run.Kind.REMINDER) == {head.email: ROLE_LOST}


def test_whoever_stands_in_for_the_head_is_reminded_until_that_ends(agency: Agency) -> None:
    unit = make_unit(agency)
    head, clerk = make_user(Role.HEAD, unit=unit), make_user(Role.CLERK, unit=unit)
    today = REMIND_AT.date()
    lent = delegate(
        agency, giver=head, deputy=clerk, unit=unit, first=today, last=today, by=head, at=REMIND_AT
    )
    run_due(REMIND_AT)
    end_delegation(lent, by=head, at=REMIND_AT)

    send_waiting(now=lambda: LATER)

    assert fates_of(Run.Kind.REMINDER) == {
        head.email: "sent",
        clerk.email: ROLE_LOST,
    }


def test_an_alarm_is_for_who_is_of_the_office_when_it_leaves(agency: Agency) -> None:
    gone, stays = make_user(Role.OFFICE, agency), make_user(Role.OFFICE, agency)
    at = moment("2026-11-30 07:45")
    run_due(HALF_PAST_SEVEN)
    run_due(at)
    gone.grants.update(last=MONDAY - timedelta(days=1))

    send_waiting(now=lambda: at)

    assert fates_of(Run.Kind.ALARM) == {
        gone.email: ROLE_LOST,
        stays.email: "sent",
    }


def invited(agency: Agency, user: User) -> Delivery:
    mail_invitations([user], agency=agency.name, by=None, at=HALF_PAST_SEVEN)
    return Delivery.objects.get(run__kind=Run.Kind.ACCOUNT)


def after_sending(waits: Delivery) -> str:
    send_waiting(now=lambda: HALF_PAST_SEVEN)
    waits.refresh_from_db()
    return fate_of(waits)


def test_an_invitation_whose_link_no_longer_works_does_not_leave(agency: Agency) -> None:
    user = make_user(Role.READER, agency)
    waits = invited(agency, user)
    set_issued_password(user, by=None, at=HALF_PAST_SEVEN)

    assert after_sending(waits) == LINK_ENDED


@pytest.mark.parametrize(
    ("first", "last", "fate"),
    [
        (0, -1, NOTHING_TO_OPEN),
        (0, 0, "sent"),
        (3, 9, "sent"),
    ],
)
def test_an_invitation_to_an_account_with_nothing_to_do_does_not_leave(
    first: int, last: int, fate: str, agency: Agency
) -> None:
    user = make_user(Role.READER, agency)
    waits = invited(agency, user)
    user.grants.update(
        first=MONDAY + timedelta(days=min(first, last)), last=MONDAY + timedelta(days=last)
    )

    assert after_sending(waits) == fate


@pytest.mark.parametrize("is_superuser", [True, False])
def test_a_link_that_was_asked_for_leaves_for_staff_and_for_who_keeps_the_server(
    is_superuser: bool, agency: Agency
) -> None:
    user = make_user(is_superuser=is_superuser)
    if not is_superuser:
        make_staff(make_unit(agency), user=user)

    assert after_sending(invited(agency, user)) == "sent"
