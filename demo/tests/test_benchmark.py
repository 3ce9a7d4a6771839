"""The pages of a large agency are timed, and the figures stand between their own marks."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from demo.benchmarks.pages import measured_pages, pages_of
from demo.benchmarks.table import write_figures
from demo.sized import CODE
from units.models import Agency


@pytest.mark.django_db
def test_every_page_has_its_line() -> None:
    call_command("make_agency", units=2, people=20, monday=date(2026, 11, 30), verbosity=0)
    agency = Agency.objects.get(code=CODE)
    lines = [line.split(" | ")[:2] for line in measured_pages(agency, rounds=1)][4:]
    assert [name for name, _queries in lines] == [f"| {page.name}" for page in pages_of(agency)]
    assert all(int(queries) > 0 for _name, queries in lines[1:])


@pytest.mark.django_db
def test_without_an_agency_nothing_is_measured() -> None:
    with pytest.raises(CommandError):
        call_command("benchmark", "pages")


def test_figures_replace_the_old_ones_and_leave_the_others(tmp_path: Path) -> None:
    table = tmp_path / "benchmarks.md"
    write_figures("one", "One", ["old"], table)
    write_figures("two", "Two", ["other"], table)
    write_figures("one", "One", ["new"], table)
    assert [line for line in table.read_text().splitlines() if line in ("old", "new", "other")] == [
        "new",
        "other",
    ]
