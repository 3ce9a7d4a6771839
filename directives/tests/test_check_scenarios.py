"""The command that judges scenario files."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

CASE: dict[str, Any] = {
    "id": "A-1",
    "dates": ["2021-07-12"],
    "staff": [{"id": "H", "rank": "head", "tags": [], "unit": "U"}],
    "assignments": {"H": {"2021-07-12": "O"}},
    "rules": [{"id": "r1", "kind": "headcount_cap", "params": {"n": 0, "level": "unit"}}],
    "expected_violations": [{"rule": "r1", "date": "2021-07-12", "unit": "U", "person": None}],
}


def file_of(folder: Path, *cases: dict[str, Any]) -> str:
    file = folder / "cases.json"
    file.write_text(json.dumps({"cases": cases}), encoding="utf-8")
    return str(file)


def test_a_scenario_that_comes_out_as_expected_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("check_scenarios", file_of(tmp_path, CASE))

    assert capsys.readouterr().out == "A-1: as expected, verdicts: 1\n"


def test_a_verdict_that_differs_ends_in_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError) as raised:
        call_command(
            "check_scenarios",
            file_of(tmp_path, CASE, {**CASE, "id": "A-2", "expected_violations": []}),
        )

    assert (str(raised.value), raised.value.returncode) == ("1 of 2 scenarios differ", 1)
    assert capsys.readouterr().out.splitlines()[1] == "A-2: unexpected r1 2021-07-12 U"


def test_every_verdict_is_printed_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("check_scenarios", "--json", file_of(tmp_path, CASE))

    assert json.loads(capsys.readouterr().out) == {
        "A-1": [
            {
                "rule": "r1",
                "kind": "headcount_cap",
                "date": "2021-07-12",
                "unit": "U",
                "person": None,
                "observed": 1,
                "limit": 0,
            }
        ]
    }


def test_an_unknown_kind_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strange = {**CASE, "rules": [{"id": "r1", "kind": "dress_code", "params": {}}]}

    with pytest.raises(CommandError, match="A-1: rule r1: unknown kind dress_code"):
        call_command("check_scenarios", "--json", file_of(tmp_path, strange))
    with pytest.raises(CommandError, match="1 of 1 scenarios differ"):
        call_command("check_scenarios", file_of(tmp_path, strange))
    assert capsys.readouterr().out == "A-1: error, rule r1: unknown kind dress_code\n"


def test_a_file_that_is_no_scenario_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")

    with pytest.raises(CommandError, match="not a scenario file"):
        call_command("check_scenarios", str(tmp_path / "x.json"))
