"""Scenario files: what each kind and parameter comes to, and that nothing unknown is skipped in
silence.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from planning.scenario import ScenarioError, differences, verdicts

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "scenarios.json"


def scenario(kind: str, params: dict[str, Any], **situation: Any) -> dict[str, Any]:
    """Monday to Wednesday; H is the head, D the deputy, a guard and one more. Each line of
    `plan` is a person's tokens.
    """
    plan = situation.pop("plan", {})
    dates = ["2021-07-12", "2021-07-13", "2021-07-14"]
    staff = [
        {"id": "H", "rank": "head", "tags": [], "unit": "U"},
        {"id": "D", "rank": "deputy", "tags": [], "unit": "U"},
        {"id": "g", "rank": "staff", "tags": ["guard"], "unit": "U"},
        {"id": "e", "rank": "staff", "tags": [], "unit": "V"},
    ]
    tokens = {"H": "R R R", "D": "R R R", "g": "R R R", "e": "R R R", **plan}
    return {
        "id": "case",
        "dates": dates,
        "staff": staff,
        "assignments": {
            person: dict(zip(dates, line.split(), strict=True)) for person, line in tokens.items()
        },
        "rules": [{"id": "r1", "kind": kind, "params": params}],
        "expected_violations": [],
        **situation,
    }


def found(case: dict[str, Any]) -> list[tuple[str | None, str | None, str | None]]:
    return [(verdict.date, verdict.unit, verdict.person) for verdict in verdicts(case)]


MONDAY, TUESDAY, WEDNESDAY = "2021-07-12", "2021-07-13", "2021-07-14"
THIRD = {"num": 1, "den": 3, "rounding": "floor", "level": "unit"}


@pytest.mark.parametrize(
    ("kind", "params", "plan", "expected"),
    [
        ("onsite_ratio_cap", THIRD, {"H": "O R R", "D": "OP R R"}, [(MONDAY, "U", None)]),
        ("onsite_ratio_cap", {**THIRD, "min_allowed": 2}, {"H": "O R R", "D": "OP R R"}, []),
        ("onsite_ratio_cap", {**THIRD, "level": "agency", "or_count": 2}, {"H": "O R R", "D": "O R R", "e": "O R R"}, [(MONDAY, None, None)]),
        ("onsite_ratio_cap", {**THIRD, "binding": False}, {"H": "O R R", "D": "O R R"}, []),
        ("onsite_ratio_cap", {**THIRD, "from": TUESDAY, "to": TUESDAY}, {"H": "O O O", "D": "O O O"}, [(TUESDAY, "U", None)]),
        ("onsite_ratio_cap", {**THIRD, "base_only_tags": ["guard"]}, {"H": "O R R", "g": "R O R"}, [(TUESDAY, "U", None)]),
        ("instant_cap", {"num": 1, "den": 4, "rounding": "floor"}, {"H": "OA R R", "D": "OP R R", "e": "O R R"}, [(MONDAY, "AM", None), (MONDAY, "PM", None)]),
        ("exact_split", {"num": 1, "den": 2, "level": "agency"}, {"H": "O O O", "D": "O R O", "e": "R R O"}, [(TUESDAY, None, None), (WEDNESDAY, None, None)]),
        ("remote_ratio_cap", {"num": 1, "den": 2, "rounding": "floor", "level": "agency"}, {"H": "O O L", "D": "O L L"}, []),
        ("min_onsite_count", {"n": 1, "level": "unit", "base_exclude_tags": ["guard"]}, {"e": "O O O", "g": "O O O", "H": "R O O"}, [(MONDAY, "U", None)]),
        ("head_must_be_onsite", {}, {"H": "OA L R", "D": "R O O"}, [(TUESDAY, None, "H"), (WEDNESDAY, None, "H")]),
        ("role_must_be_onsite", {"tags": ["guard"], "leave_excused": True}, {"g": "O L M"}, [(WEDNESDAY, None, "g")]),
        ("forced_remote", {"tags": ["guard"]}, {"g": "O L OP"}, [(MONDAY, None, "g"), (WEDNESDAY, None, "g")]),
        ("required_condition_for_onsite", {"any_of_tags": ["green"], "not_for_tags": ["guard"]}, {"g": "O O O", "e": "R O R"}, [(TUESDAY, None, "e")]),
        ("closure", {"start": "2021-07-13T12:00", "except_tags": ["guard"]}, {"g": "O O O", "H": "O OA O", "e": "O OP R"}, [(TUESDAY, None, "e"), (WEDNESDAY, None, "H")]),
        ("closure", {"start": "2021-07-13T08:00"}, {"H": "O OA R"}, []),
    ],
)  # fmt: skip
def test_a_kind_comes_to_its_verdicts(
    kind: str,
    params: dict[str, Any],
    plan: dict[str, str],
    expected: list[tuple[str | None, str | None, str | None]],
) -> None:
    assert found(scenario(kind, params, plan=plan)) == expected


def test_a_verdict_carries_the_numbers_and_the_kind_it_is_reported_as() -> None:
    case = scenario(
        "instant_cap", {"num": 1, "den": 4, "rounding": "floor"}, plan={"H": "OA R R", "e": "O R R"}
    )

    (verdict,) = verdicts(case)

    assert (verdict.kind, verdict.observed, verdict.limit) == ("onsite_ratio_cap", 2, 1)


def test_a_negative_test_holds_from_its_day_for_so_many_days() -> None:
    case = scenario(
        "forced_remote", {"tags": ["guard"], "unless_negative_test_days": 1}, plan={"g": "O O O"}
    )

    assert found({**case, "negative_tests": {"g": [TUESDAY]}}) == [(MONDAY, None, "g")]
    assert len(found(case)) == 3


def test_a_permit_or_living_in_is_needed_to_come() -> None:
    case = scenario("permit_required", {}, plan={"H": "O R R", "g": "O R R"}, permits=["H"])

    assert found(case) == [(MONDAY, None, "g")]


def test_a_reason_of_the_day_covers_both_halves() -> None:
    case = scenario(
        "allowed_onsite_reasons",
        {"reasons": ["duty"], "not_for_ranks": ["head"]},
        plan={"H": "O O O", "g": "O O R"},
    )

    assert found({**case, "reasons": {"g": {MONDAY: "duty"}}}) == [(TUESDAY, None, "g")]


def test_a_written_exception_replaces_the_number_only_with_power_and_paper() -> None:
    base = {
        "rule": "r1",
        "unit": "U",
        "n": 2,
        "from": MONDAY,
        "to": MONDAY,
        "approver": "City",
        "document_no": "5/X",
    }
    case = scenario(
        "headcount_cap",
        {"n": 1, "level": "unit", "exception_approvers": ["City"]},
        plan={"H": "O O R", "D": "O O R"},
    )

    assert found({**case, "written_exceptions": [base]}) == [(TUESDAY, "U", None)]
    assert found({**case, "written_exceptions": [{**base, "approver": "Ward"}]}) == [
        (MONDAY, "U", None),
        (TUESDAY, "U", None),
    ]
    assert found({**case, "written_exceptions": [{**base, "document_no": ""}]}) == [
        (MONDAY, "U", None),
        (TUESDAY, "U", None),
    ]
    assert found({**case, "written_exceptions": [base, {**base, "n": 0}]}) == [
        (MONDAY, "U", None),
        (TUESDAY, "U", None),
    ]


def test_a_dated_tag_counts_on_its_dates_only() -> None:
    case = scenario(
        "forced_remote",
        {"tags": ["zone"]},
        plan={"e": "O O O"},
        dated_tags={"e": [["zone", TUESDAY, TUESDAY]]},
    )

    assert found(case) == [(TUESDAY, None, "e")]


def test_what_differs_from_the_expected_verdicts_is_named() -> None:
    case = scenario("forced_remote", {"tags": ["guard"]}, plan={"g": "O R R"})
    expected = [{"rule": "r1", "date": TUESDAY, "unit": None, "person": "g"}]

    assert differences({**case, "expected_violations": expected}, verdicts(case)) == (
        ("missing", ("r1", TUESDAY, "", "g")),
        ("unexpected", ("r1", MONDAY, "", "g")),
    )


@pytest.mark.parametrize(
    ("case", "message"),
    [
        (scenario("dress_code", {}), "rule r1: unknown kind dress_code"),
        (
            scenario("headcount_cap", {"n": 1, "colour": "red"}),
            "rule r1 (headcount_cap): unknown parameter colour",
        ),
        (scenario("headcount_cap", {}), "rule r1 (headcount_cap): parameter 'n' is missing"),
        (
            scenario("onsite_ratio_cap", {"num": 0, "den": 0}),
            "rule r1 (onsite_ratio_cap): Fraction(0, 0)",
        ),
        (
            scenario("headcount_cap", {"n": 1}, plan={"H": "O Q R"}),
            "H, 2021-07-13: unknown token Q",
        ),
        (scenario("headcount_cap", {"n": 1}, assignments={}), "H has no assignment on 2021-07-12"),
    ],
)
def test_whatever_is_unknown_is_an_error_that_names_it(case: dict[str, Any], message: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        verdicts(case)

    assert str(raised.value) == message


@pytest.mark.skipif(
    not SAMPLES.exists(), reason="the sample scenarios do not lie beside this checkout"
)
def test_the_sample_scenarios_come_out_exactly() -> None:
    cases = json.loads(SAMPLES.read_text(encoding="utf-8"))["cases"]

    assert {case["id"]: differences(case, verdicts(case)) for case in cases} == {
        case["id"]: () for case in cases
    }
