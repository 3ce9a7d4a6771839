"""The benchmark command: one line in, one answer out, as good as any plan there is."""

import json
import os
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from planning.solver.benchmark import objective

WEIGHTS = {
    "over_cap": 100000,
    "no_leader": 50000,
    "below_floor": 5000,
    "below_cap": 100,
    "switch": 6,
    "same_leader": 20,
}
SAMPLE = Path(os.environ.get("WEEKLY_BENCHMARK", "../shared/benchmarks/weekly"))


def person(name: str, **facts: Any) -> dict[str, Any]:
    usual = {
        "leader": False,
        "counted": True,
        "remote": False,
        "away": [],
        "pinned": [],
        "history": 0,
        "cost": [0, 0, 0],
        "last_on": False,
    }
    return {"id": name, **usual, **facts}


UNIT = {
    "id": "u1",
    "days": 3,
    "cap": 2,
    "floor": 1,
    "weights": WEIGHTS,
    "people": [
        person("hoa", leader=True, history=3, cost=[0, 4, 1]),
        person("dan", leader=True, away=[0], last_on=True),
        person("anna", pinned=[2], history=2),
        person("vera", remote=True, last_on=True),
        person("boris", cost=[2, 0, 9]),
        person("gia", counted=False),
    ],
}


def run(folder: Path, *units: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    problems = folder / "problems.jsonl"
    problems.write_text("".join(json.dumps(unit) + "\n" for unit in units), encoding="utf-8")
    said, totals = StringIO(), StringIO()
    call_command("solve_weekly", problems, stdout=said, stderr=totals)
    return [json.loads(line) for line in said.getvalue().splitlines()], json.loads(
        totals.getvalue()
    )


def test_no_plan_of_a_small_unit_is_cheaper(tmp_path: Path) -> None:
    cells = {"hoa": (0, 1, 2), "dan": (1, 2), "anna": (0, 1), "boris": (0, 1, 2)}
    free = [(name, day) for name, days in cells.items() for day in days]
    plans = (
        {
            name: sorted(
                [day for (who, day), on in zip(free, chosen, strict=True) if on and who == name]
                + [2] * (name == "anna")
            )
            for name in cells
        }
        for chosen in product((False, True), repeat=len(free))
    )

    ((answer,), totals) = run(tmp_path, UNIT)

    assert answer["objective"] == answer["bound"] == min(objective(UNIT, plan) for plan in plans)
    assert answer["objective"] == objective(UNIT, answer["on_site"])
    assert answer["proven"]
    assert 2 in answer["on_site"]["anna"]
    assert 0 not in answer["on_site"]["dan"]
    assert answer["on_site"]["vera"] == []
    assert (totals["units"], totals["proven"], totals["objective"]) == (1, 1, answer["objective"])


def test_the_closing_line_says_what_users_wait_for_beyond_it(tmp_path: Path) -> None:
    _, totals = run(tmp_path, UNIT)

    assert totals["skipped"] == [
        "taking down rules as rows",
        "reasons for being on site",
        "explaining what is not met",
        "judging and scoring the stored plan",
    ]


def test_answers_can_go_to_a_file(tmp_path: Path) -> None:
    problems, plans = tmp_path / "problems.jsonl", tmp_path / "plans.jsonl"
    problems.write_text(json.dumps(UNIT), encoding="utf-8")

    call_command("solve_weekly", problems, out=plans, stderr=StringIO())

    assert [json.loads(line)["id"] for line in plans.read_text(encoding="utf-8").splitlines()] == [
        "u1"
    ]


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"no\.jsonl: No such file"):
        call_command("solve_weekly", tmp_path / "no.jsonl")


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "u1"}'])
def test_a_line_that_is_no_problem_is_named_by_its_number(line: str, tmp_path: Path) -> None:
    problems = tmp_path / "problems.jsonl"
    problems.write_text(json.dumps(UNIT) + "\n" + line, encoding="utf-8")

    with pytest.raises(CommandError, match="Line 2 is not a weekly planning problem"):
        call_command("solve_weekly", problems, stdout=StringIO(), stderr=StringIO())


@pytest.mark.skipif(not SAMPLE.exists(), reason="the benchmark's files are not here")
def test_every_sample_unit_is_solved_to_its_optimum_and_proven(tmp_path: Path) -> None:
    plans = tmp_path / "plans.jsonl"

    call_command("solve_weekly", SAMPLE / "sample.jsonl", out=plans, stderr=StringIO())

    answers = [json.loads(line) for line in plans.read_text(encoding="utf-8").splitlines()]
    optima = json.loads((SAMPLE / "sample-optima.json").read_text(encoding="utf-8"))
    assert {answer["id"]: answer["objective"] for answer in answers} == optima
    assert all(answer["proven"] for answer in answers)
