"""Meetings, deadlines and reports as recorded, and that nothing is said where nothing is
recorded.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from planning.force import InForce
from planning.people import Rank
from planning.records import Meeting, MeetingMode, PresenceHours, Records, is_over_midnight
from planning.rules.base import Rule
from planning.rules.meeting_cap import Demand, MeetingCap
from planning.rules.process import DailyReport, FilingStep, RosterDeadline, Weekly
from planning.rules.time_window import TimeWindow
from planning.tally import tally
from planning.tests.drawing import C1, FRIDAY, MONDAY, SATURDAY, draw
from planning.tests.samples import RECORDED
from planning.tests.test_properties import ALWAYS, judged
from planning.time import Calendar, DayKind
from planning.wording.verdicts import fault

FILING = FilingStep.FILING
WINDOW = TimeWindow(clause=C1, start=time(7), end=time(18))


def failed(rule: MeetingCap, meeting: Meeting) -> list[str]:
    plan = replace(draw("Anna O"), records=Records(meetings=(meeting,)))
    return [violation.about for violation in rule.check(plan)]


@pytest.mark.parametrize(
    ("meeting", "about"),
    [
        (Meeting(key="1", day=MONDAY, persons=10), []),
        (Meeting(key="1", day=MONDAY, persons=11), [Demand.PERSONS]),
        (Meeting(key="1", day=MONDAY, persons=40, mode=MeetingMode.ONLINE), []),
        (Meeting(key="1", day=MONDAY, persons=40, online=30, mode=MeetingMode.MIXED), []),
        (
            Meeting(key="1", day=MONDAY, persons=40, online=29, mode=MeetingMode.MIXED),
            [Demand.PERSONS],
        ),
    ],
)
def test_who_joins_online_is_not_in_the_room(meeting: Meeting, about: list[str]) -> None:
    assert failed(MeetingCap(clause=C1, most=10), meeting) == about


def test_where_the_clause_says_so_everybody_who_takes_part_counts() -> None:
    online = Meeting(key="1", day=MONDAY, persons=40, mode=MeetingMode.ONLINE)

    assert failed(MeetingCap(clause=C1, most=10, count_online=True), online) == [Demand.PERSONS]


@pytest.mark.parametrize(
    ("rule", "about"),
    [
        (MeetingCap(clause=C1, purposes=("epidemic",)), [Demand.PURPOSE]),
        (MeetingCap(clause=C1, purposes=("urgent",), kinds=("conference",)), [Demand.KIND]),
        (MeetingCap(clause=C1, modes=(MeetingMode.ONLINE,)), [Demand.MODE]),
        (MeetingCap(clause=C1, approvers=(Rank.HEAD,)), [Demand.APPROVAL]),
        (MeetingCap(clause=C1, approvers=(Rank.HEAD, Rank.DEPUTY)), []),
        (MeetingCap(clause=C1, most=2, purposes=("epidemic",)), [Demand.PERSONS]),
        (MeetingCap(clause=C1, most=2, concerns=("inspection",)), []),
        (MeetingCap(clause=C1, most=2, concerns=("inspection", "briefing")), [Demand.PERSONS]),
    ],
)
def test_a_meeting_is_told_by_the_first_demand_it_fails(rule: MeetingCap, about: list[str]) -> None:
    meeting = Meeting(
        key="1", day=MONDAY, persons=3, purpose="urgent", kind="briefing", approver=Rank.DEPUTY
    )

    assert failed(rule, meeting) == about


@pytest.mark.parametrize(
    ("weekly", "moment"),
    [
        (Weekly(5), datetime.combine(date(2026, 11, 27), time.max)),
        (Weekly(5, time(16)), datetime(2026, 11, 27, 16)),
        (Weekly(4, strict=True), datetime(2026, 11, 26)),
        (Weekly(7, time(12), strict=True), datetime(2026, 11, 29, 12)),
    ],
)
def test_a_weekly_deadline_falls_in_the_week_before_the_planned_one(
    weekly: Weekly, moment: datetime
) -> None:
    assert weekly.moment(MONDAY) == weekly.moment(FRIDAY) == moment


@pytest.mark.parametrize(
    ("weekly", "filed_at", "late"),
    [
        (Weekly(5, time(16)), datetime(2026, 11, 27, 16), False),
        (Weekly(5, time(16)), datetime(2026, 11, 27, 16, 1), True),
        (Weekly(5, time(16), strict=True), datetime(2026, 11, 27, 16), True),
        (Weekly(5, time(16), strict=True), datetime(2026, 11, 27, 15, 59), False),
        (Weekly(5), datetime(2026, 11, 27, 23, 59), False),
        (Weekly(5), datetime(2026, 11, 28), True),
        (Weekly(5, strict=True), datetime(2026, 11, 26, 23, 59), False),
        (Weekly(5, strict=True), datetime(2026, 11, 27), True),
        (Weekly(5), None, True),
    ],
)
def test_at_the_moment_is_in_time_unless_it_must_be_before(
    weekly: Weekly, filed_at: datetime | None, late: bool
) -> None:
    plan = replace(draw("Anna O O"), records=Records(filed_at=filed_at))

    assert bool(list(RosterDeadline(clause=C1, step=FILING, deadline=weekly).check(plan))) == late


def test_a_week_that_begins_on_a_wednesday_still_has_its_deadline_the_friday_before() -> None:
    rule = RosterDeadline(clause=C1, step=FILING, deadline=Weekly(5, time(16)))
    plan = replace(draw("Anna O", first=date(2026, 12, 2)), records=Records())

    assert [violation.asked for violation in rule.check(plan)] == [("2026-11-27T16:00",)]


@pytest.mark.parametrize(
    ("weekly", "days_off", "last"),
    [
        (Weekly(5, time(16)), (27,), datetime(2026, 11, 26, 16)),
        (Weekly(5), (26, 27), datetime.combine(date(2026, 11, 25), time.max)),
        (Weekly(5, strict=True), (27,), datetime(2026, 11, 27)),
        (Weekly(5, strict=True), (26, 27), datetime(2026, 11, 26)),
        (Weekly(1, time(9)), (23,), datetime(2026, 11, 20, 9)),
        (Weekly(7, time(12)), (), datetime(2026, 11, 29, 12)),
    ],
)
def test_a_weekly_deadline_moves_before_what_the_calendar_takes_off(
    weekly: Weekly, days_off: tuple[int, ...], last: datetime
) -> None:
    off = Calendar({date(2026, 11, day): DayKind.HOLIDAY for day in days_off})
    rule = RosterDeadline(clause=C1, step=FILING, deadline=weekly)

    faults = [
        bool(
            list(rule.check(replace(draw("Anna O O"), records=Records(filed_at=at, calendar=off))))
        )
        for at in (last - timedelta(minutes=1), last + timedelta(minutes=1))
    ]

    assert (rule.moment(MONDAY, off), faults) == (last, [False, True])


def test_reports_of_working_days_are_not_asked_for_on_a_saturday() -> None:
    plan = replace(draw("Anna O O", first=FRIDAY), records=Records())
    daily, weekdays = (
        DailyReport(clause=C1, before=time(8)),
        DailyReport(clause=C1, before=time(8), weekdays_only=True),
    )

    assert [violation.slot.day for violation in daily.check(plan) if violation.slot] == [
        FRIDAY,
        SATURDAY,
    ]
    assert [violation.slot.day for violation in weekdays.check(plan) if violation.slot] == [FRIDAY]


@pytest.mark.parametrize("rule", RECORDED, ids=lambda rule: rule.code)
def test_where_nothing_is_recorded_nothing_is_broken_and_nothing_counts_as_kept(rule: Rule) -> None:
    plan = draw("Anna O O")
    in_force = [InForce(rule, ALWAYS)]

    assert judged(plan, [rule]) == ()
    assert tally(plan, in_force, ()).kept == ()
    assert tally(replace(plan, records=Records()), in_force, ()).kept == tuple(in_force)


@pytest.mark.parametrize(
    ("hours", "seen"),
    [
        (PresenceHours(time(7), time(18)), []),
        (PresenceHours(time(7), time(18, 1)), [("07:00", "18:01")]),
        (PresenceHours(time(17), time(6)), [("17:00", "06:00")]),
    ],
)
def test_who_stays_over_midnight_leaves_after_every_end(
    hours: PresenceHours, seen: list[tuple[str, str]]
) -> None:
    plan = draw("Anna O")
    plan = replace(plan, records=Records(hours={(plan.people[0].key, MONDAY): hours}))

    assert [violation.seen for violation in WINDOW.check(plan)] == seen


def test_a_night_is_said_to_end_on_the_next_day() -> None:
    plan = draw("Anna O")
    person = plan.people[0]
    records = Records(hours={(person.key, MONDAY): PresenceHours(time(18), time(6))})
    (violation,) = WINDOW.check(replace(plan, records=records))

    assert "từ 18h00 đến 6h00 hôm sau" in fault(violation, WINDOW, {person.key: "Vũ Hoài An"}, "vi")


@pytest.mark.parametrize(
    ("came", "left", "is_night"),
    [
        (time(18), time(6), True),
        (time(12), time(12), False),
        (time(17), time(7, 30), True),
        (time(9), time(8), False),
        (time(13), time(12, 30), False),
        (time(7), time(17), False),
    ],
)
def test_only_from_an_afternoon_to_a_morning_is_a_night(
    came: time, left: time, is_night: bool
) -> None:
    assert is_over_midnight(came, left) is is_night
