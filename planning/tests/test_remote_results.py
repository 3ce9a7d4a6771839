"""Work at home is managed by results: each demand judges what was recorded, and no more."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planning.records import RecordedTask, Records, TaskBook
from planning.rules.remote_results import RemoteResults, ResultDemand
from planning.tests.drawing import C1, draw
from planning.wording.verdicts import title

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
NEXT_WEEK = MONDAY + timedelta(days=7)
NAMES = {"An": "An", "Binh": "Bình"}


def found(demand: ResultDemand, *tasks: RecordedTask, today: date = NEXT_WEEK) -> list[str]:
    """What is said of An, at home on both days, and Bình, there on Monday only."""
    plan = draw("""
        An   R R
        Binh O R
    """)
    plan = replace(plan, records=Records(tasks=TaskBook(tasks=tasks, today=today)))
    rule = RemoteResults(clause=C1, demand=demand)
    return [title(one, rule, NAMES, "vi") for one in rule.check(plan)]


def task(person: str = "An", **told: Any) -> RecordedTask:
    return RecordedTask(**{"person": person, "given": MONDAY, "due": TUESDAY, **told})


def test_each_day_at_home_wants_something_to_do() -> None:
    assert found(ResultDemand.TASK, task(done=MONDAY), today=MONDAY) == [
        "Thứ Ba, 01/12: đ/c An làm việc tại nhà mà chưa được giao việc.",
        "Thứ Ba, 01/12: đ/c Bình làm việc tại nhà mà chưa được giao việc.",
    ]
    assert found(ResultDemand.TASK, task(), task("Binh")) == []


def test_a_report_of_each_day_is_missing_once_the_day_is_over() -> None:
    reported = task(reported=frozenset({MONDAY}))

    assert found(ResultDemand.DAILY_REPORT, reported, today=TUESDAY) == []
    assert found(ResultDemand.DAILY_REPORT, reported, task("Binh")) == [
        "Thứ Ba, 01/12: đ/c An làm việc tại nhà mà chưa báo cáo.",
        "Thứ Ba, 01/12: đ/c Bình làm việc tại nhà mà chưa báo cáo.",
    ]


def test_a_report_of_the_week_is_missing_once_its_days_are_over() -> None:
    assert found(ResultDemand.WEEKLY_REPORT, today=TUESDAY) == []
    assert found(ResultDemand.WEEKLY_REPORT, task(reported=frozenset({MONDAY}))) == [
        "Thứ Ba, 01/12: đ/c Bình có ngày làm việc tại nhà mà cả tuần chưa báo cáo."
    ]


@pytest.mark.parametrize(
    ("told", "late"),
    [
        ({"is_legal": True, "is_late": True}, True),
        ({"is_legal": False, "is_late": True}, False),
        ({"is_legal": True, "is_late": False}, False),
        ({"is_legal": True, "is_late": True, "due": NEXT_WEEK}, False),
    ],
)
def test_only_what_the_law_dates_in_these_days_and_is_late_is_named(
    told: dict[str, Any], late: bool
) -> None:
    said = "Thứ Ba, 01/12: “Cấp phép” của đ/c An không xong đúng hạn luật định."

    assert found(ResultDemand.LEGAL_DATE, task(title="Cấp phép", **told)) == [said] * late


def test_where_nobody_keeps_tasks_nothing_is_said() -> None:
    plan = replace(draw("An R R"), records=Records())

    for demand in ResultDemand:
        assert list(RemoteResults(clause=C1, demand=demand).check(plan)) == []
