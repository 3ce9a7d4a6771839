"""When lists and reminders fall due: on ordinary days, before holidays, across changes of the
clock.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outgoing.schedule import (
    STEPS,
    Audience,
    Hours,
    ReminderMatter,
    ReminderStep,
    lists_due,
    moment_at,
    steps_due,
    steps_of,
)
from planning.time import Calendar, DayKind, Week
from tests.factories import VIETNAM, moment

ORDINARY = Calendar(special={})
HOURS = Hours(zone=VIETNAM, lists_from=date(2026, 11, 30))
WEEK = Week.of(date(2026, 11, 30))


def local(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%a %d/%m %H:%M}"


def schedule(
    week: Week, calendar: Calendar = ORDINARY, hours: Hours = HOURS
) -> list[tuple[str, str]]:
    return [(due.step.code, local(due.due_at)) for due in steps_of(week, hours, calendar)]


# -- reminders
# --------------------------------------------------------------------------------------------------
def test_an_ordinary_week_is_reminded_of_from_wednesday_to_friday() -> None:
    assert schedule(WEEK) == [
        ("begin", "Wed 25/11 15:00"),
        ("begin-again", "Thu 26/11 15:00"),
        ("who-is-missing", "Fri 27/11 08:00"),
        ("approve", "Fri 27/11 10:00"),
        ("approve-again", "Fri 27/11 14:00"),
        ("late", "Fri 27/11 16:00"),
        ("not-approved", "Fri 27/11 17:00"),
    ]


def test_each_step_ends_when_the_next_begins_and_the_last_with_its_day() -> None:
    steps = steps_of(WEEK, HOURS, ORDINARY)

    assert [due.stale_at for due in steps] == [due.due_at for due in steps[1:]] + [
        moment("2026-11-28 00:00")
    ]


def test_a_holiday_on_tuesday_moves_no_friday_but_one_on_friday_moves_every_step() -> None:
    tuesday = Calendar(special={date(2026, 11, 24): DayKind.HOLIDAY})
    friday = Calendar(special={date(2026, 11, 27): DayKind.HOLIDAY})

    assert schedule(WEEK, tuesday) == schedule(WEEK)
    assert [at for _, at in schedule(WEEK, friday)][:3] == [
        "Tue 24/11 15:00",
        "Wed 25/11 15:00",
        "Thu 26/11 08:00",
    ]


def test_steps_before_a_deadline_pass_over_days_off() -> None:
    """24/11/2026 off, and Wednesday too: the steps before the filing day go back to Monday and
    Thursday.
    """
    calendar = Calendar(
        special={date(2026, 11, 24): DayKind.HOLIDAY, date(2026, 11, 25): DayKind.SWAPPED_OFF}
    )

    assert [at for _, at in schedule(WEEK, calendar)][:3] == [
        "Mon 23/11 15:00",
        "Thu 26/11 15:00",
        "Fri 27/11 08:00",
    ]


def test_the_week_of_tet_has_no_reminders_and_the_week_after_is_filed_before_it() -> None:
    off = {
        date(2027, 2, 4) + timedelta(days=n): DayKind.HOLIDAY for n in range(9)
    }  # Thursday to Friday of the week after
    calendar = Calendar(special=off)

    during, after = Week.of(date(2027, 2, 8)), Week.of(date(2027, 2, 15))
    assert schedule(during, calendar) == []
    assert [at for _, at in schedule(after, calendar)][:3] == [
        "Mon 01/02 15:00",
        "Tue 02/02 15:00",
        "Wed 03/02 08:00",
    ]
    assert [
        due.step.code
        for due in steps_due(
            moment("2027-02-02 15:00"), HOURS, calendar, last=moment("2027-02-01 15:00")
        )
    ] == ["begin-again"]


def test_steps_at_the_same_minute_are_all_in_season() -> None:
    """The filing time may be 17h00, the time of the last step."""
    hours = Hours(zone=VIETNAM, filing_time=time(17))

    found = [
        due.step.code
        for due in steps_due(
            moment("2026-11-27 17:00"), hours, ORDINARY, last=moment("2026-11-27 14:00")
        )
    ]

    assert found == ["late", "not-approved"]


def test_an_agency_that_has_just_begun_gets_only_the_step_in_season() -> None:
    found = [
        due.step.code for due in steps_due(moment("2026-11-27 11:00"), HOURS, ORDINARY, last=None)
    ]

    assert found == ["approve"]


def test_what_was_missed_since_the_last_step_comes_marked_as_missed() -> None:
    now = moment("2026-11-27 11:00")

    found = [
        (due.step.code, due.is_missed(now))
        for due in steps_due(now, HOURS, ORDINARY, last=moment("2026-11-25 15:00"))
    ]

    assert found == [("begin-again", True), ("who-is-missing", True), ("approve", False)]


def test_the_codes_of_the_steps_are_unlike() -> None:
    assert len({step.code for step in STEPS}) == len(STEPS)


# -- the daily list
# --------------------------------------------------------------------------------------------------
def days_due(
    now: str, hours: Hours = HOURS, calendar: Calendar = ORDINARY, last: date | None = None
) -> list[tuple[int, bool]]:
    at = moment(now)
    return [(due.day.day, due.is_missed(at)) for due in lists_due(at, hours, calendar, last=last)]


def test_the_list_is_due_at_its_minute_and_not_before() -> None:
    assert days_due("2026-11-30 07:29") == []
    assert days_due("2026-11-30 07:30") == [(30, False)]


def test_a_list_on_record_is_not_due_again() -> None:
    assert days_due("2026-11-30 09:00", last=date(2026, 11, 30)) == []


def test_after_three_days_off_the_days_gone_by_are_missed_and_today_still_leaves() -> None:
    assert days_due("2026-12-04 08:47", last=date(2026, 11, 30)) == [
        (1, True),
        (2, True),
        (3, True),
        (4, False),
    ]


def test_no_list_on_a_sunday_unless_the_agency_reports_every_day() -> None:
    every_day = Hours(zone=VIETNAM, lists_from=date(2026, 11, 30), every_day=True)

    assert days_due("2026-12-06 09:00", last=date(2026, 12, 4)) == []
    assert days_due("2026-12-06 09:00", every_day, last=date(2026, 12, 5)) == [(6, False)]


def test_a_made_up_saturday_has_a_list_and_a_holiday_has_none() -> None:
    calendar = Calendar(
        special={date(2026, 12, 5): DayKind.MADE_UP, date(2026, 12, 4): DayKind.SWAPPED_OFF}
    )

    assert days_due("2026-12-05 09:00", calendar=calendar, last=date(2026, 12, 3)) == [(5, False)]


def test_nothing_is_due_before_the_first_day_or_without_one() -> None:
    assert days_due("2026-11-27 09:00") == []
    assert days_due("2026-11-30 09:00", Hours(zone=VIETNAM)) == []


def test_a_first_day_long_ago_does_not_make_years_of_missed_lists() -> None:
    found = days_due("2026-11-30 09:00", Hours(zone=VIETNAM, lists_from=date(2020, 1, 1)))

    assert (len(found), found[-1]) == (22, (30, False))


# -- local time
# --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Asia/Ho_Chi_Minh", date(2026, 11, 30), time(8), "2026-11-30 01:00"),
        (
            "America/New_York",
            date(2026, 3, 8),
            time(8),
            "2026-03-08 12:00",
        ),  # the day the clocks go forward
        (
            "America/New_York",
            date(2026, 3, 8),
            time(2, 30),
            "2026-03-08 07:30",
        ),  # in the gap: 3:30 by the new time
        (
            "America/New_York",
            date(2026, 11, 1),
            time(1, 30),
            "2026-11-01 05:30",
        ),  # twice that night: the first
        ("Europe/Paris", date(2026, 3, 29), time(2, 30), "2026-03-29 01:30"),
        ("Europe/Paris", date(2026, 10, 25), time(2, 30), "2026-10-25 00:30"),
        (
            "Australia/Lord_Howe",
            date(2026, 10, 4),
            time(2, 15),
            "2026-10-03 15:45",
        ),  # half an hour is skipped
        (
            "America/Santiago",
            date(2026, 9, 6),
            time(0, 0),
            "2026-09-06 04:00",
        ),  # midnight itself is skipped
        ("UTC", date(2026, 3, 8), time(2, 30), "2026-03-08 02:30"),
    ],
)
def test_local_time_survives_changes_of_the_clock(
    zone: str, day: date, at: time, expected: str
) -> None:
    assert moment_at(day, at, ZoneInfo(zone)) == datetime.fromisoformat(expected).replace(
        tzinfo=UTC
    )


ZONES = st.sampled_from(
    [
        "America/New_York",
        "Europe/Paris",
        "Australia/Lord_Howe",
        "UTC",
        "America/Santiago",
        "Asia/Ho_Chi_Minh",
    ]
)


@settings(deadline=None)
@given(ZONES, st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.times())
def test_a_local_time_falls_on_its_day_at_or_just_after_its_hour(
    zone: str, day: date, at: time
) -> None:
    there = moment_at(day, at, ZoneInfo(zone)).astimezone(ZoneInfo(zone))

    moved = there.replace(tzinfo=None) - datetime.combine(day, at)
    assert timedelta(0) <= moved <= timedelta(hours=1)


@settings(deadline=None)
@given(
    ZONES,
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.sampled_from([time(8), time(2, 30), time(1, 30), time(0)]),
)
def test_watched_every_half_hour_for_two_days_a_list_falls_due_once_a_day(
    zone: str, day: date, at: time
) -> None:
    hours = Hours(zone=ZoneInfo(zone), send_at=at, lists_from=day, every_day=True)
    begin = moment_at(day, time(0), hours.zone)
    begun: list[date] = []

    for tick in range(100):
        now = begin + tick * timedelta(minutes=30)
        begun += [
            due.day for due in lists_due(now, hours, ORDINARY, last=begun[-1] if begun else None)
        ]

    assert begun == sorted(set(begun))
    assert begun[:2] == [day, day + timedelta(days=1)]


def test_a_reminder_of_the_agencys_own_cuts_none_of_ours_short() -> None:
    own = ReminderStep(
        code="own-1",
        days_before=0,
        at=time(11),
        audience=Audience.APPROVERS,
        matter=ReminderMatter.NOT_APPROVED,
        is_own=True,
    )

    stale = {
        due.step.code: local(due.stale_at) for due in steps_of(WEEK, HOURS, ORDINARY, (*STEPS, own))
    }

    assert (stale["approve"], stale["own-1"]) == ("Fri 27/11 14:00", "Fri 27/11 17:00")


def test_the_next_reminder_of_the_same_matter_takes_over_whosever_it_is() -> None:
    own = ReminderStep(
        code="own-1",
        days_before=0,
        at=time(11),
        audience=Audience.APPROVERS,
        matter=ReminderMatter.AWAITING,
        is_own=True,
    )

    stale = {
        due.step.code: local(due.stale_at) for due in steps_of(WEEK, HOURS, ORDINARY, (*STEPS, own))
    }

    assert (stale["approve"], stale["own-1"]) == ("Fri 27/11 11:00", "Fri 27/11 14:00")
