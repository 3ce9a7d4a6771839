"""Only what asks a database is run again on another one, and all of that is."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COLLECT = ("-m", "pytest", "--collect-only", "--quiet", "-p", "no:xdist")


@pytest.fixture
def row_somewhere(db: None) -> None:
    """What most tests have: a fixture that writes, asked for by another."""


@pytest.fixture
def kept_for_the_file(django_db_setup: None) -> None:
    """Rows that several tests look at, written around the marker."""


def test_nothing_asked() -> None:
    """A rule, a sentence, a file."""


@pytest.mark.django_db
def test_asked_by_marker() -> None:
    """A plain one."""


def test_asked_by_a_fixture_of_a_fixture(row_somewhere: None) -> None:
    """The marker may be missing."""


def test_asked_around_the_marker(kept_for_the_file: None) -> None:
    """So may the usual fixture."""


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["account"])
def test_asked_about_a_page_by_its_name(page: str) -> None:
    """What is called like the window of a browser is none."""


@pytest.mark.both_databases
def test_asked_by_a_process_of_its_own() -> None:
    """Nothing here shows that it asks."""


@pytest.mark.one_database
@pytest.mark.django_db
def test_asked_of_everything() -> None:
    """What all others ask one by one."""


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_looked_at() -> None:
    """Once is enough."""


@pytest.mark.browser
@pytest.mark.both_databases
def test_looked_at_on_both() -> None:
    """The walk that begins on an empty server."""


def test_what_asks_a_database_is_run_again_and_nothing_else() -> None:
    listed = subprocess.run(
        [sys.executable, *COLLECT, "--database-only", "tests/test_databases.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    again = {line.partition("::test_")[2] for line in listed.stdout.splitlines() if "::" in line}
    assert again == {
        "asked_by_marker",
        "asked_by_a_fixture_of_a_fixture",
        "asked_around_the_marker",
        "asked_about_a_page_by_its_name[account]",
        "asked_by_a_process_of_its_own",
        "looked_at_on_both",
    }, listed.stdout + listed.stderr
