"""The kinds of scenario files that count rooms and days, follow patterns, or judge what was
recorded: each by small situations.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from planning.scenario import KINDS, ScenarioError, verdicts

FRIDAY = date(2021, 7, 9)
"""The first day of every situation here: a Friday, then Saturday to the next Tuesday."""

Place = tuple[str | None, str | None, str | None]


def day(number: int) -> str:
    return (FRIDAY + timedelta(days=number)).isoformat()


FRI, SAT, SUN, MON, TUE = (day(number) for number in range(5))


def found(
    kind: str,
    params: dict[str, Any],
    plan: str,
    *,
    dates: list[str] | None = None,
    **situation: Any,
) -> list[Place]:
    """Judge one rule. A line of `plan` is a person: name, rank or tags in brackets, unit after
    @, then a token a date.
    """
    lines = [line.split() for line in plan.strip().splitlines()]
    shown = dates or [day(number) for number in range(len(lines[0]) - 1)]
    case = {
        "id": "case",
        "dates": shown,
        "staff": [_person(who) for who, *_ in lines],
        "assignments": {
            _person(who)["id"]: dict(zip(shown, tokens, strict=True)) for who, *tokens in lines
        },
        "rules": [{"id": "r1", "kind": kind, "params": params}],
        **situation,
    }
    return [(verdict.date, verdict.unit, verdict.person) for verdict in verdicts(case)]


def _person(who: str) -> dict[str, Any]:
    named, _, unit = who.partition("@")
    name, _, marks = named.rstrip(")").partition("(")
    given = marks.split(",") if marks else []
    rank = next((mark for mark in given if mark in ("head", "deputy")), "staff")
    return {
        "id": name,
        "rank": rank,
        "tags": [mark for mark in given if mark not in ("head", "deputy")],
        "unit": unit or "U",
    }


@pytest.mark.parametrize(
    ("params", "plan", "expected"),
    [
        ({"max": 1}, "a O O\nb OA L\nc O O", [(FRI, "U", "12/AM")]),
        ({"max": 1}, "a OP O\nb O R\nc O O", [(FRI, "U", "12/PM")]),
        ({"max": 1, "unit_size_from": 4}, "a O O\nb O O\nc O O", []),
        (
            {"max": 1, "unit_size_from": 3},
            "a O R\nb O R\nc O R",
            [(FRI, "U", "12/AM"), (FRI, "U", "12/PM")],
        ),
        ({"max": 1, "from": SAT}, "a O O\nb O OA\nc O O", [(SAT, "U", "12/AM")]),
        ({"max": 0}, "a R R\nb R R\nc O O", []),
        ({"max": 1}, "a@U O R\nb@V O R\nc@V O R", []),
        ({"max": 1, "base_exclude_tags": ["guard"]}, "a(guard) O R\nb O R\nc O R", []),
    ],
)
def test_a_room_holds_so_many_in_each_half_day(
    params: dict[str, Any], plan: str, expected: list[Place]
) -> None:
    assert found("room_cap", params, plan, rooms={"a": "12", "b": "12"}) == expected


@pytest.mark.parametrize(
    ("params", "permits", "expected"),
    [
        ({"num": 1, "den": 2, "rounding": "floor"}, ["a", "b"], [(None, None, None)]),
        ({"num": 1, "den": 2, "rounding": "ceil"}, ["a", "b"], []),
        ({"num": 1, "den": 2, "rounding": "half_up"}, ["a", "b"], []),
        ({"num": 1, "den": 2, "rounding": "floor"}, ["a"], []),
        ({"num": 0, "den": 2, "rounding": "floor", "from": TUE}, ["a"], []),
    ],
)
def test_permits_are_a_share_of_all_the_staff(
    params: dict[str, Any], permits: list[str], expected: list[Place]
) -> None:
    assert found("permit_quota", params, "a R\nb L\nc@V R", permits=permits) == expected


def test_a_permit_is_needed_to_come_in_any_half() -> None:
    assert found("permit_required", {}, "a O\nb OP\nc(live_in) O\nd R", permits=["a"]) == [
        (FRI, None, "b")
    ]


def test_working_at_home_needs_every_condition_and_only_whole_days_count() -> None:
    plan = "a(asked,online) R R\nb(online) R OA\nc R L"

    assert found("remote_requires", {"all_of_tags": ["asked", "online"]}, plan) == [
        (FRI, None, "b"),
        (FRI, None, "c"),
    ]
    assert found(
        "remote_requires",
        {"all_of_tags": ["asked", "online"]},
        plan,
        dated_tags={"b": [["asked", FRI, FRI]], "c": [["asked", FRI, FRI]]},
    ) == [(FRI, None, "c")]


def test_a_condition_for_coming_may_hold_on_some_dates_and_spare_some_people() -> None:
    params = {"any_of_tags": ["vaccinated", "tested"], "not_for_tags": ["guard"]}

    assert found(
        "required_condition_for_onsite",
        params,
        "a O OP\nb(guard) O O\nc(tested) O O",
        dated_tags={"a": [["vaccinated", FRI, FRI]]},
    ) == [(SAT, None, "a")]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (["10:00", "14:00"], []),
        (["09:59", "14:00"], [(FRI, None, "a")]),
        (["10:00", "14:01"], [(FRI, None, "a")]),
        (["9:00", "16:00"], [(FRI, None, "a")]),
        (None, []),
    ],
)
def test_presence_stays_between_two_times(hours: list[str] | None, expected: list[Place]) -> None:
    params = {"start": "10:00", "end": "14:00"}

    assert (
        found("onsite_time_window", params, "a O O", times={"a": {FRI: hours}} if hours else {})
        == expected
    )
    assert (
        found("onsite_time_window", {**params, "from": SAT}, "a O O", times={"a": {FRI: hours}})
        == []
    )


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (f"{FRI}T00:00", [(FRI, None, "a"), (FRI, None, "b"), (SAT, None, "a")]),
        (f"{FRI}T12:00", [(FRI, None, "a"), (SAT, None, "a")]),
        (f"{FRI}T13:00", [(SAT, None, "a")]),
        (f"{SAT}T00:00", [(SAT, None, "a")]),
        (f"{SAT} 00:01", [(SAT, None, "a")]),
        (f"{SAT}T12:01", []),
    ],
)
def test_a_closure_takes_every_half_day_that_begins_after_its_start(
    start: str, expected: list[Place]
) -> None:
    assert (
        found("closure", {"start": start, "except_tags": ["guard"]}, "a O O\nb OA R\ng(guard) O O")
        == expected
    )


@pytest.mark.parametrize(
    ("params", "plan", "expected"),
    [
        ({"max": 2}, "a O O OP R O", [(SUN, None, "a"), (TUE, None, "a")]),
        ({"max": 2, "tags": ["guard"]}, "a O O O O O\ng(guard) R O O O R", [(MON, None, "g")]),
        ({"max": 1, "from": SUN, "to": MON}, "a O O O O O", [(MON, None, "a")]),
        ({"max": 0}, "a L M X B R", []),
    ],
)
def test_each_day_on_site_beyond_the_most_is_a_breach(
    params: dict[str, Any], plan: str, expected: list[Place]
) -> None:
    assert found("per_employee_max_onsite_days", params, plan) == expected


@pytest.mark.parametrize(
    ("params", "plan", "expected"),
    [
        ({"min": 2, "tags": ["mother"]}, "a(mother) R R O L X\nb O O O O O", []),
        ({"min": 3, "tags": ["mother"]}, "a(mother) R R O L OA\nb O O O O O", [(None, None, "a")]),
        ({"min": 2, "tags": ["mother"], "from": SAT}, "a(mother) R R O O O", [(None, None, "a")]),
    ],
)
def test_days_at_home_are_counted_over_the_dates_of_the_rule(
    params: dict[str, Any], plan: str, expected: list[Place]
) -> None:
    assert found("per_employee_min_remote_days", params, plan) == expected


@pytest.mark.parametrize(
    ("params", "plan", "expected"),
    [
        ({"num": 3, "den": 5}, "a O O B R R", []),
        ({"num": 3, "den": 5}, "a O O L R R", [(None, None, "a")]),
        ({"num": 3, "den": 5, "leave_reduces_base": True}, "a O OP L R R", [(None, None, "a")]),
        ({"num": 1, "den": 2, "leave_reduces_base": True}, "a O OP L R R", []),
        ({"num": 1, "den": 2}, "a O OP L R R", [(None, None, "a")]),
        ({"num": 1, "den": 1, "leave_reduces_base": True}, "a L L L L L", []),
        ({"num": 1, "den": 2, "from": SUN}, "a O O R R O\nb R R O O R", [(None, None, "a")]),
    ],
)
def test_a_share_of_the_days_is_spent_at_the_office_or_on_business(
    params: dict[str, Any], plan: str, expected: list[Place]
) -> None:
    assert found("per_employee_min_onsite_share", params, plan) == expected


@pytest.mark.parametrize(
    ("params", "plan", "expected"),
    [
        ({}, "H(head) O R R\nD(deputy) R OP R\na O O O", [(SUN, "U", None)]),
        ({}, "H(head)@U O O\nD(deputy)@V R O", [(FRI, "V", None)]),
        ({"require_alternation": True}, "H(head) O O O\nD(deputy) R R R", [(None, "U", None)]),
        (
            {"require_alternation": True},
            "H(head) O R O\nD(deputy) R R R",
            [(SAT, "U", None), (None, "U", None)],
        ),
        ({"require_alternation": True}, "H(head) O O O\nD(deputy) R OA R", []),
        ({"require_alternation": True}, "H(head) O O O\na R R R", []),
        (
            {"require_alternation": True},
            "H(head) R R R\nD(deputy) R R R",
            [(FRI, "U", None), (SAT, "U", None), (SUN, "U", None)],
        ),
        (
            {"require_alternation": True, "from": SAT},
            "H(head) R O O\nD(deputy) O R R",
            [(None, "U", None)],
        ),
    ],
)
def test_head_and_deputy_take_turns(
    params: dict[str, Any], plan: str, expected: list[Place]
) -> None:
    assert found("head_deputy_rotation", params, plan) == expected


@pytest.mark.parametrize(
    ("params", "plan", "expected"),
    [
        ({}, "a O OA L R R\nb R R R O O", [(SUN, "U", None)]),
        ({}, "a O O O R R\nb R R R O R", [(TUE, "U", None)]),
        ({"from": SAT}, "a R O O R R\nb O R R R R", []),
        ({}, "a@U O R R R R\nb@V O O O O O", [(SAT, "U", None), (SUN, "U", None)]),
        (
            {"level": "agency"},
            "a@U O R R R R\nb@V O O O O O",
            [(SAT, None, None), (SUN, None, None)],
        ),
    ],
)
def test_the_team_of_a_week_stays_the_same(
    params: dict[str, Any], plan: str, expected: list[Place]
) -> None:
    assert found("rotation_weekly_fixed_team", params, plan) == expected


@pytest.mark.parametrize(
    ("params", "plan", "dates", "expected"),
    [
        ({}, "a R OP R R O\nb O R R R R", None, [(TUE, None, "a")]),
        ({}, "a R O R O O", None, [(MON, None, "a")]),
        ({"not_for_tags": ["guard"]}, "g(guard) O O O O O", None, []),
        ({}, "a O O O", [FRI, MON, day(10)], [(MON, None, "a"), (day(10), None, "a")]),
        ({}, "a O O", [FRI, day(10)], []),
        ({}, "a O O", ["2020-12-30", "2021-01-04"], [("2021-01-04", None, "a")]),
        ({"from": MON}, "a O O O O O", None, []),
    ],
)
def test_nobody_comes_two_weeks_running(
    params: dict[str, Any], plan: str, dates: list[str] | None, expected: list[Place]
) -> None:
    assert found("rotation_alternate_weeks", params, plan, dates=dates) == expected


@pytest.mark.parametrize(
    ("plan", "dates", "expected"),
    [
        ("a(shift) O R O OP O", None, [(MON, None, "a"), (TUE, None, "a")]),
        ("a O O O O O", None, []),
        ("a(shift) O O", [FRI, MON], [(MON, None, "a")]),
        ("a(shift) O L O L O", None, []),
    ],
)
def test_nobody_of_the_shift_comes_two_dates_running(
    plan: str, dates: list[str] | None, expected: list[Place]
) -> None:
    assert found("rotation_alternate_days", {"tags": ["shift"]}, plan, dates=dates) == expected


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("a(red) OA R O\nb(blue) OP O R", [(FRI, None, None)]),
        ("a(red)@U O R R\nb(blue)@V O O R\nc O O O", [(FRI, None, None)]),
        ("a(red) O L L\nb(red) O O R\nc(blue) R R O", []),
        ("a(red,blue) O R R", [(FRI, None, None)]),
        ("a(red) O R R\nb(green) O R R", []),
    ],
)
def test_teams_do_not_meet(plan: str, expected: list[Place]) -> None:
    assert found("team_separation", {"teams": ["red", "blue"]}, plan) == expected


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"max": 10}, [(SAT, None, "m2")]),
        ({"max": 11}, []),
        ({"max": 10, "purposes": ["urgent"]}, [(FRI, None, "m1"), (SAT, None, "m2")]),
        ({"max": 10, "purposes": ["urgent"], "to": FRI}, [(FRI, None, "m1")]),
        ({"purposes": ["routine"]}, [(SAT, None, "m2")]),
    ],
)
def test_a_meeting_is_small_and_has_a_purpose_that_is_allowed(
    params: dict[str, Any], expected: list[Place]
) -> None:
    meetings = [
        {"id": "m1", "date": FRI, "persons": 10, "purpose": "routine"},
        {"id": "m2", "date": SAT, "persons": 11, "purpose": "epidemic"},
    ]

    assert found("meeting_cap", params, "a O O", meetings=meetings) == expected


@pytest.mark.parametrize(
    ("kind", "process", "late"),
    [
        ("roster_filing", {"filed_at": f"{FRI}T16:00"}, False),
        ("roster_filing", {"filed_at": f"{FRI}T16:00:01"}, True),
        ("roster_filing", {"filed_at": None, "approved_at": f"{FRI}T15:00"}, True),
        ("roster_filing", {}, True),
        ("roster_approval", {"filed_at": f"{FRI}T15:00", "approved_at": f"{FRI} 16:00"}, False),
        ("roster_approval", {"filed_at": f"{FRI}T15:00", "approved_at": f"{SAT}T08:00"}, True),
        ("roster_approval", {"filed_at": f"{FRI}T15:00"}, True),
    ],
)
def test_a_roster_is_filed_and_approved_in_time(
    kind: str, process: dict[str, Any], late: bool
) -> None:
    assert found(kind, {"deadline": f"{FRI}T16:00"}, "a O", process=process) == (
        [(None, None, None)] if late else []
    )


def test_a_report_is_sent_before_the_time_on_each_date_of_the_rule() -> None:
    reports = {FRI: "08:00", SAT: "07:59:59", SUN: None}

    assert found("reporting", {"before": "08:00"}, "a O O O O", process={"reports": reports}) == [
        (FRI, None, None), (SUN, None, None), (MON, None, None),
    ]  # fmt: skip
    assert found(
        "reporting", {"before": "08:00", "to": SAT}, "a O O O O", process={"reports": reports}
    ) == [(FRI, None, None)]


def test_advice_yields_no_verdict_of_any_kind() -> None:
    assert found("team_separation", {"teams": ["a", "b"], "binding": False}, "a(a) O\nb(b) O") == []


@pytest.mark.parametrize(
    ("kind", "params", "message"),
    [
        ("team_separation", {"team": ["a"]}, "rule r1 (team_separation): unknown parameter team"),
        ("room_cap", {}, "rule r1 (room_cap): parameter 'max' is missing"),
        (
            "permit_quota",
            {"num": 1, "den": 2, "level": "unit"},
            "rule r1 (permit_quota): level unit is not one of its levels",
        ),
        (
            "onsite_time_window",
            {"start": "ten"},
            "rule r1 (onsite_time_window): Invalid isoformat string: 'ten'",
        ),
    ],
)
def test_what_is_unknown_or_missing_is_named(
    kind: str, params: dict[str, Any], message: str
) -> None:
    with pytest.raises(ScenarioError) as raised:
        found(kind, params, "a O")

    assert str(raised.value) == message


def test_the_guide_names_every_kind_and_parameter() -> None:
    guide = (Path(__file__).resolve().parents[2] / "docs" / "scenarios.md").read_text(
        encoding="utf-8"
    )

    words = {*KINDS, *(name for kind in KINDS.values() for name in kind.params)}
    assert [word for word in sorted(words) if f"`{word}`" not in guide] == []
