"""What is measured of the code is what stands in its files."""

from pathlib import Path

import pytest

from tools.measure_house import is_product, measured, spread_of, table

RULE = """
class Quota:
    code: ClassVar[str] = "quota"
"""
ASKS = '''
class Quota:
    """Another of that name."""


def told(rule: object) -> str:
    if isinstance(rule, Quota):
        return "a quota"
    match rule:
        case Quota():
            return "never"
    return "a page" if isinstance(rule, Page) else ""
'''


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Two modules, one test, one migration, one page with a line too long."""
    for name, text in {
        "planning/rules/quota.py": RULE,
        "rosters/words.py": ASKS,
        "rosters/tests/test_pages.py": "KEY_PRESS_QUERIES = 12\n" + "\n" * 6,
        "rosters/migrations/0001_initial.py": "class Quota: ...\n",
        "templates/rosters/week.html": f"{'a' * 300}\n{'b' * 100}\n",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_figures_are_read_off_the_files_of_the_product_alone(house: Path) -> None:
    assert measured(house) == {
        "production files / lines": "2 / 15",
        "lines of a file, median / 9 of 10 / longest": "7 / 12 / 12",
        "lines of a function, median / 9 of 10 / longest": "7 / 7 / 7",
        "Python lines over 100": "0.0 % (0 of 15)",
        "characters of templates in lines over 200": "75.0 % (300 of 400)",
        "longest line of a template": "300",
        "classes whose name another one bears": "100.0 % (2 of 2)",
        "lines that ask for the type of a rule": "2",
        "queries a key press in the grid": "12",
        "lines of tests a line of product": "0.47",
    }


def test_a_tree_without_what_is_measured_has_dashes(tmp_path: Path) -> None:
    figures = measured(tmp_path)

    assert figures["queries a key press in the grid"] == "–"
    assert figures["lines of a file, median / 9 of 10 / longest"] == "–"
    assert figures["characters of templates in lines over 200"] == "–"


@pytest.mark.parametrize(
    ("path", "is_counted"),
    [
        ("rosters/views/week.py", True),
        ("templates/rosters/week.html", True),
        ("static/js/grid.js", True),
        ("rosters/tests/test_pages.py", False),
        ("rosters/migrations/0001_initial.py", False),
        ("locale/en/LC_MESSAGES/django.po", False),
        ("docs/staff.md", False),
        ("conftest.py", False),
    ],
)
def test_only_what_runs_is_a_file_of_the_product(path: str, is_counted: bool) -> None:
    assert is_product(Path(path)) is is_counted


def test_nine_of_ten_do_not_pass_the_second_number() -> None:
    assert spread_of(range(1, 11)) == "5 / 9 / 10"
    assert spread_of([7]) == "7 / 7 / 7"


def test_a_column_stands_for_each_state() -> None:
    assert table({"before": {"lines": "9"}, "now": {"lines": "7"}}) == [
        "| | before | now |",
        "|---|---|---|",
        "| lines | 9 | 7 |",
    ]
