"""The table of clauses has a row for each, and a row that names nothing real is told."""

from dataclasses import replace
from pathlib import Path

from django.urls import get_resolver

from tests.test_access import addresses
from tools.mission_rows import ROWS
from tools.mission_table import FILE, flaws, table
from tools.screens import SHOTS


def test_every_clause_has_its_page_its_steps_and_a_test_that_is_there() -> None:
    assert list(flaws()) == []
    assert len(ROWS) == 38
    assert FILE.read_text(encoding="utf-8") == table()


def test_pages_and_pictures_of_the_table_are_there() -> None:
    assert {row.page for row in ROWS} <= set(addresses(get_resolver()))
    assert {row.picture for row in ROWS} - {""} <= {shot.name for shot in SHOTS}


def test_a_clause_without_a_row_and_a_test_without_a_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_it() -> None: ...\n", encoding="utf-8")
    rows = tuple(replace(row, test="test_it.py::test_it") for row in ROWS[1:])
    gone = (*rows[:-1], replace(rows[-1], test="test_it.py::test_other", steps=""))

    assert list(flaws(rows, tmp_path)) == ["S0.1: no row"]
    assert list(flaws(gone, tmp_path)) == [
        "S0.1: no row",
        "S4.8: no page or no steps",
        "S4.8: no such test: test_it.py::test_other",
    ]
