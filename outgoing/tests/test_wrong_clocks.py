"""A clock that was wrong for a while stops nothing afterwards: what is due follows the clock of now,
whatever moments stand on record.
"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client

import clock
from accounts.models import User
from audit.models import Event
from config.beat import SteadyScheduler
from config.celery import app
from notices.models import ClockJump, Delivery, Heartbeat, Run
from notices.services import see_jump, show_life
from notices.services.clocks import WRONG_CLOCK
from notices.services.dispatch import LEASE, LONGEST_PAUSE, claim_delivery
from notices.tests.sink import Sink
from outgoing.errors import AlreadySent, NoRecipient, NothingApproved
from outgoing.selectors.health import TICK, Ailment, delivery_troubles
from outgoing.services import run_due, send_today, send_waiting
from outgoing.services.kinds.lists import WRITTEN_TOO_EARLY
from outgoing.tests.test_lists import HALF_PAST_SEVEN, the_list
from outgoing.tests.test_reminders import text_of
from outgoing.tests.weeks import make_roster
from rosters.enums import JobState
from rosters.models import PlanJob
from rosters.services.jobs import LEASE as LEASE_OF_A_JOB
from rosters.services.jobs import waiting_jobs
from tests.factories import MONDAY, make_unit, make_user, moment
from units.enums import Role
from units.models import Agency, Unit

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
TUESDAY = HALF_PAST_SEVEN + DAY + MINUTE


def ring(at: object) -> None:
    """What every minute does, at a moment that stands still."""
    run_due(at)  # type: ignore[arg-type]
    send_waiting(now=lambda: at)  # type: ignore[arg-type,return-value]


def lists() -> dict[tuple[int, int], str]:
    """The state of each list by day of the month and revision."""
    runs = Run.objects.filter(kind=Run.Kind.DAILY_LIST).order_by("local_date", "revision")
    return {(run.local_date.day, run.revision): run.state for run in runs}


def sent_on(day: date) -> int:
    return Delivery.objects.filter(
        run__kind=Run.Kind.DAILY_LIST, run__local_date=day, state="sent"
    ).count()


def test_after_a_minute_three_months_ahead_the_list_of_every_day_leaves(
    agency: Agency, unit: Unit
) -> None:
    ring(HALF_PAST_SEVEN)
    ring(moment("2027-03-01 07:30"))

    for days in range(1, 5):
        ring(HALF_PAST_SEVEN + days * DAY)

    week = [MONDAY + days * DAY for days in range(5)]
    assert [sent_on(day) for day in week] == [2, 2, 2, 2, 2]


def test_a_day_missed_before_it_came_is_begun_when_it_comes(agency: Agency, unit: Unit) -> None:
    ring(HALF_PAST_SEVEN)
    ring(moment("2026-12-03 06:00"))
    ahead = lists()

    ring(TUESDAY)
    ring(TUESDAY + MINUTE)

    assert ahead == {(30, 0): "final", (1, 0): "missed", (2, 0): "missed"}
    assert lists() == {(30, 0): "final", (1, 0): "final", (2, 0): "missed"}
    assert the_list(MONDAY + DAY).created_at == TUESDAY
    assert the_list(MONDAY + DAY).note == ""
    assert sent_on(MONDAY + DAY) == 2


def test_a_day_that_is_over_stays_missed(agency: Agency, unit: Unit) -> None:
    ring(HALF_PAST_SEVEN)
    ring(moment("2026-12-03 06:00"))

    ring(moment("2026-12-04 07:30"))

    assert lists() == {
        (30, 0): "final",
        (1, 0): "missed",
        (2, 0): "missed",
        (3, 0): "missed",
        (4, 0): "final",
    }


def test_a_clock_ahead_by_a_minute_changes_nothing(agency: Agency, unit: Unit) -> None:
    ring(HALF_PAST_SEVEN + MINUTE)

    ring(HALF_PAST_SEVEN)
    ring(HALF_PAST_SEVEN + DAY)

    assert lists() == {(30, 0): "final", (1, 0): "final"}
    assert len(mail.outbox) == 4


@pytest.mark.parametrize("ahead", [timedelta(hours=5), timedelta(days=3)])
def test_a_letter_put_off_while_the_clock_was_ahead_waits_no_longer_than_any_other(
    agency: Agency, unit: Unit, sink: Sink, ahead: timedelta
) -> None:
    run_due(HALF_PAST_SEVEN)
    the_list().deliveries.update(expires_at=None)
    sink.at_rcpt["vp@bo.example"] = ["451 4.7.1 Try again later"]
    ring(HALF_PAST_SEVEN + ahead)
    put_off = the_list().deliveries.get(address="vp@bo.example")

    send_waiting(now=lambda: HALF_PAST_SEVEN + LONGEST_PAUSE)

    sent = the_list().deliveries.get(address="vp@bo.example")
    assert (put_off.state, put_off.due_at > HALF_PAST_SEVEN + ahead) == ("retry", True)
    assert (sent.state, sent.sent_at) == ("sent", HALF_PAST_SEVEN + LONGEST_PAUSE)


def test_a_letter_given_up_before_its_time_was_over_still_leaves(
    agency: Agency, unit: Unit, sink: Sink
) -> None:
    sink.at_rcpt["vp@bo.example"] = ["451 4.7.1 Try again later"]
    ring(HALF_PAST_SEVEN)
    send_waiting(now=lambda: HALF_PAST_SEVEN + 3 * DAY)
    given_up = the_list().deliveries.get(address="vp@bo.example").state

    send_waiting(now=lambda: HALF_PAST_SEVEN + MINUTE)

    assert (given_up, sent_on(MONDAY)) == ("expired", 2)


def test_a_letter_claimed_while_the_clock_was_ahead_is_free_after_one_lease(
    agency: Agency, unit: Unit
) -> None:
    run_due(HALF_PAST_SEVEN)
    the_list().deliveries.update(expires_at=None)
    claimed = claim_delivery(at=HALF_PAST_SEVEN + 3 * DAY)
    assert claimed is not None

    send_waiting(now=lambda: HALF_PAST_SEVEN)
    too_early = Delivery.objects.get(pk=claimed.pk).state
    send_waiting(now=lambda: HALF_PAST_SEVEN + LEASE)

    assert (too_early, Delivery.objects.get(pk=claimed.pk).state) == ("sending", "sent")


def test_a_lease_of_somebody_a_little_ahead_of_us_is_respected(agency: Agency, unit: Unit) -> None:
    run_due(HALF_PAST_SEVEN)
    claimed = claim_delivery(at=HALF_PAST_SEVEN + MINUTE)
    assert claimed is not None

    send_waiting(now=lambda: HALF_PAST_SEVEN)

    kept = Delivery.objects.get(pk=claimed.pk)
    assert (kept.state, kept.lease_until) == ("sending", HALF_PAST_SEVEN + MINUTE + LEASE)


def test_a_sign_of_life_from_a_time_to_come_is_none() -> None:
    show_life(TICK, at=HALF_PAST_SEVEN + 3 * DAY)

    assert [each.ailment for each in delivery_troubles(HALF_PAST_SEVEN)] == [Ailment.SILENT]
    assert Heartbeat.objects.get().at == HALF_PAST_SEVEN + 3 * DAY


def test_the_watchdog_calls_a_list_missed_before_its_time_not_begun(
    agency: Agency, unit: Unit
) -> None:
    run_due(HALF_PAST_SEVEN - DAY)
    run_due(HALF_PAST_SEVEN + DAY - MINUTE)
    show_life(TICK, at=HALF_PAST_SEVEN + MINUTE)

    assert lists() == {(30, 0): "missed"}
    assert [each.ailment for each in delivery_troubles(HALF_PAST_SEVEN + MINUTE)] == [
        Ailment.NOT_BEGUN
    ]


def test_a_reminder_missed_before_its_time_is_sent_at_its_time(agency: Agency, unit: Unit) -> None:
    """The week of 7/12 is filed on Friday 4/12: its head hears of it on Wednesday 2/12 at 15:00."""
    head = make_user(Role.HEAD, agency, unit)
    begin = Run.objects.filter(kind=Run.Kind.REMINDER, step="begin", local_date=MONDAY + 7 * DAY)
    ring(moment("2026-11-25 15:00"))
    ring(moment("2026-12-04 12:00"))
    ahead = begin.get().state

    ring(moment("2026-12-02 15:00"))

    reminder = begin.get()
    assert (ahead, reminder.state) == ("missed", "final")
    assert [each.address for each in reminder.deliveries.all()] == [head.email]


def test_a_plan_begun_while_the_clock_was_ahead_is_found_again(agency: Agency, unit: Unit) -> None:
    job = PlanJob.objects.create(
        agency=agency,
        unit=unit,
        monday=MONDAY,
        asked_at=HALF_PAST_SEVEN,
        asked_by=make_user(Role.OFFICE, agency),
        state=JobState.RUNNING,
        claim_token="f0f0f0f0-f0f0-f0f0-f0f0-f0f0f0f0f0f0",
        lease_until=HALF_PAST_SEVEN + 3 * DAY,
    )
    far = waiting_jobs(HALF_PAST_SEVEN)
    PlanJob.objects.update(lease_until=HALF_PAST_SEVEN + LEASE_OF_A_JOB + MINUTE)

    assert (far, waiting_jobs(HALF_PAST_SEVEN)) == ((job.pk,), ())


# -- what left too early leaves again at its hour, and who must know is told
# --------------------------------------------------------------------------------------------------
def test_a_list_sent_three_days_too_early_is_followed_by_an_update_on_its_day(
    agency: Agency, unit: Unit
) -> None:
    thursday = MONDAY + 3 * DAY
    ring(HALF_PAST_SEVEN)
    ring(HALF_PAST_SEVEN + 3 * DAY)
    for days in range(1, 4):
        ring(HALF_PAST_SEVEN + days * DAY)
        ring(HALF_PAST_SEVEN + days * DAY + MINUTE)

    assert lists() == {
        (30, 0): "final",
        (1, 0): "final",
        (2, 0): "final",
        (3, 0): "final",
        (3, 1): "final",
    }
    update = the_list(thursday, revision=1)
    assert (update.note, sent_on(thursday)) == (WRITTEN_TOO_EARLY, 4)


def test_a_letter_written_too_early_and_not_sent_yet_waits_for_its_day(
    agency: Agency, unit: Unit
) -> None:
    ring(HALF_PAST_SEVEN)
    run_due(HALF_PAST_SEVEN + 3 * DAY)

    ring(HALF_PAST_SEVEN + MINUTE)

    early = the_list(MONDAY + 3 * DAY).deliveries
    assert set(early.values_list("state", "last_text")) == {("skipped", WRONG_CLOCK)}


def test_a_wrong_clock_is_told_once_with_what_it_did(
    agency: Agency, unit: Unit, caplog: pytest.LogCaptureFixture
) -> None:
    admin = make_user(Role.ADMIN, agency)
    make_user(Role.HEAD, agency, unit)
    ring(HALF_PAST_SEVEN)
    ring(moment("2026-12-03 07:31"))

    ring(TUESDAY)
    ring(TUESDAY + MINUTE)

    [told] = Run.objects.filter(kind=Run.Kind.CLOCK)
    [letter] = told.deliveries.all()
    assert (letter.address, letter.state) == (admin.email, "sent")
    assert text_of(letter).splitlines()[2:6] == [
        "Có việc ghi vào lúc 7h31, 03/12, nhưng bây giờ mới là 7h31, 01/12.",
        "Danh sách gửi trước ngày: 03/12/2026. Đến ngày đó sẽ gửi lại bản cập nhật.",
        "Danh sách bị ghi là đã lỡ: 02/12/2026. Đến ngày đó vẫn gửi.",
        "Mọi việc đến hạn vẫn chạy theo giờ hiện nay. Đề nghị kiểm tra giờ của máy chủ.",
    ]
    assert caplog.text.count("ALERT the clock went back") == 1


def test_two_servers_a_minute_apart_are_no_wrong_clock(agency: Agency, unit: Unit) -> None:
    make_user(Role.ADMIN, agency)
    for minute in range(4):
        ring(HALF_PAST_SEVEN + minute * MINUTE + MINUTE)
        ring(HALF_PAST_SEVEN + minute * MINUTE)

    assert not ClockJump.objects.exists()


def test_a_wrong_clock_that_only_rang_is_seen(agency: Agency) -> None:
    show_life(TICK, at=HALF_PAST_SEVEN + 3 * DAY)

    first, second = see_jump(at=HALF_PAST_SEVEN), see_jump(at=HALF_PAST_SEVEN + MINUTE)

    assert first is not None
    assert (first.was_at, second) == (HALF_PAST_SEVEN + 3 * DAY, None)


def test_after_a_clock_that_was_years_behind_nothing_is_sent_twice(
    agency: Agency, unit: Unit
) -> None:
    ring(HALF_PAST_SEVEN)

    ring(moment("2025-01-01 00:00"))
    ring(HALF_PAST_SEVEN + MINUTE)

    assert lists() == {(30, 0): "final"}
    assert sent_on(MONDAY) == 2


def test_beat_rings_again_at_once_when_the_clock_went_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheduler = SteadyScheduler(app, schedule_filename=str(tmp_path / "beat"), lazy=True)
    scheduler.setup_schedule()
    rung: list[str] = []
    monkeypatch.setattr(
        scheduler, "apply_entry", lambda entry, producer=None: rung.append(entry.name)
    )
    [entry] = [each for each in scheduler.schedule.values() if each.name == "every-minute"]
    entry.last_run_at = entry.default_now() + 3 * DAY
    scheduler.populate_heap()

    scheduler.tick()

    assert rung == ["every-minute"]
    scheduler.close()


# -- the list of today, sent by hand
# --------------------------------------------------------------------------------------------------
def test_the_office_sends_the_list_of_today_at_once_and_only_once(
    agency: Agency, unit: Unit, client_of: Callable[[User], Client]
) -> None:
    office = make_user(Role.OFFICE, agency)
    client = client_of(office)
    with clock.freeze(HALF_PAST_SEVEN - 30 * MINUTE):
        before = client.get("/reports/2026-11-30/").content.decode()
        client.post("/reports/send-today/")
        again = client.post("/reports/send-today/", follow=True).content.decode()
        send_waiting(now=clock.now)
    ring(HALF_PAST_SEVEN)

    assert "Gửi danh sách hôm nay ngay" in before
    assert "Gửi danh sách hôm nay ngay" not in again
    assert "Danh sách hôm nay đã lập và gửi rồi." in again
    assert (lists(), len(mail.outbox)) == ({(30, 0): "final"}, 2)
    assert [each.actor for each in Event.objects.filter(action="reports.send-today")] == [office.pk]


def test_a_list_missed_before_its_day_is_sent_by_hand(
    agency: Agency, unit: Unit, client_of: Callable[[User], Client]
) -> None:
    run_due(HALF_PAST_SEVEN - DAY)
    run_due(HALF_PAST_SEVEN + DAY - MINUTE)
    with clock.freeze(HALF_PAST_SEVEN):
        client_of(make_user(Role.OFFICE, agency)).post("/reports/send-today/")

    assert (lists(), the_list().deliveries.count()) == ({(30, 0): "fanned-out"}, 2)


def test_without_anything_approved_or_anybody_to_receive_it_nothing_is_written(
    agency: Agency,
) -> None:
    office = make_user(Role.OFFICE, agency)
    unit = make_unit(agency)
    with pytest.raises(NothingApproved):
        send_today(agency, by=office, at=HALF_PAST_SEVEN)
    make_roster(unit)
    agency.report_recipients.update(is_active=False)
    with pytest.raises(NoRecipient):
        send_today(agency, by=office, at=HALF_PAST_SEVEN)
    agency.report_recipients.update(is_active=True)
    send_today(agency, by=office, at=HALF_PAST_SEVEN)
    with pytest.raises(AlreadySent):
        send_today(agency, by=office, at=HALF_PAST_SEVEN)

    assert lists() == {(30, 0): "fanned-out"}


def test_the_page_of_reports_opens_with_this_month_after_a_wrong_clock(
    agency: Agency, unit: Unit, client_of: Callable[[User], Client]
) -> None:
    client = client_of(make_user(Role.OFFICE, agency))
    ring(HALF_PAST_SEVEN)
    ring(moment("2027-03-01 07:30"))

    with clock.freeze(HALF_PAST_SEVEN + MINUTE):
        page = client.get("/reports/")

    assert page.context["month"] == date(2026, 11, 1)


def test_a_session_that_began_at_a_time_to_come_begins_now(
    agency: Agency, client_of: Callable[[User], Client]
) -> None:
    client = client_of(make_user(Role.OFFICE, agency))
    with clock.freeze(HALF_PAST_SEVEN + 3 * DAY):
        client.get("/reports/")
    with clock.freeze(HALF_PAST_SEVEN):
        client.get("/reports/")
    with clock.freeze(HALF_PAST_SEVEN + timedelta(hours=1)):
        after = client.get("/reports/")

    assert after.status_code == 302


# -- an empty list is not the last word
# --------------------------------------------------------------------------------------------------
def test_a_list_approved_after_its_hour_leaves_then_and_before_the_deadline_is_not_late(
    agency: Agency,
) -> None:
    unit = make_unit(agency)
    ring(HALF_PAST_SEVEN)
    empty = lists()
    make_roster(unit)

    ring(HALF_PAST_SEVEN + 10 * MINUTE)
    ring(HALF_PAST_SEVEN + 11 * MINUTE)

    run = the_list()
    assert (empty, lists()) == ({(30, 0): "empty"}, {(30, 0): "final"})
    assert (run.created_at, run.due_at) == (HALF_PAST_SEVEN + 10 * MINUTE, HALF_PAST_SEVEN)
    assert (run.note, len(run.sha256), len(mail.outbox)) == ("", 64, 2)


def test_a_recipient_named_after_its_hour_gets_the_list_then(agency: Agency, unit: Unit) -> None:
    agency.report_recipients.update(is_active=False)
    ring(HALF_PAST_SEVEN)
    agency.report_recipients.filter(address="vp@bo.example").update(is_active=True)

    ring(HALF_PAST_SEVEN + 10 * MINUTE)

    assert (lists(), [each.to for each in mail.outbox]) == (
        {(30, 0): "final"},
        [["vp@bo.example"]],
    )


def test_the_list_of_yesterday_that_was_empty_leaves_no_more(agency: Agency) -> None:
    unit = make_unit(agency)
    ring(HALF_PAST_SEVEN)
    make_roster(unit)

    ring(HALF_PAST_SEVEN + DAY)

    assert lists() == {(30, 0): "empty", (1, 0): "final"}
