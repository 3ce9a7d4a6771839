"""What one row of the week's grid is drawn as."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import override

from planning.people import Rank
from rosters.templatetags.grid_cells import grid_cells, grid_row
from rosters.values import GridCell, GridRow
from weeks.enums import Mode


def row(**cell: Any) -> GridRow:
    halves = {"morning": Mode.ON_SITE, "afternoon": Mode.REMOTE}
    return GridRow(
        staff_id=7,
        name='Vân "<b>"',
        short_name="Vân",
        title="",
        title_short="",
        rank=Rank.STAFF,
        cells=(GridCell(staff_id=7, day=date(2026, 11, 30), **{**halves, **cell}),),
        on_site_days=1,
    )


def test_what_people_wrote_stays_text() -> None:
    drawn = grid_cells(row(reason_text="<script>"), editable=True)

    assert 'aria-label="Vân &quot;&lt;b&gt;&quot;, Thứ Hai, 30/11/2026: CQ / TN, ' in drawn
    assert 'title="&lt;script&gt;"' in drawn
    assert "<b>" not in drawn


def test_a_cell_is_a_button_only_where_it_may_be_changed() -> None:
    assert "<button" in grid_cells(row(), editable=True)
    for closed in (
        grid_cells(row(), editable=False),
        grid_cells(row(is_given=True), editable=True),
    ):
        assert "<button" not in closed
        assert " data-locked" in closed


def test_a_cell_that_is_no_button_leads_to_where_it_is_looked_at_closely() -> None:
    drawn = grid_cells(row(), editable=False, week="/rosters/3/2026-W49/")

    assert '<a class="cell" href="/rosters/3/2026-W49/cells/7/2026-11-30/">' in drawn


def test_a_pin_has_a_name() -> None:
    assert 'role="img" aria-label="Đã ghim"' in grid_cells(row(is_pinned=True), editable=True)


def test_equal_rows_are_drawn_alike_and_a_row_that_differs_in_anything_anew() -> None:
    first = grid_row(row(), editable=True, week="/w/")

    assert grid_row(row(), editable=True, week="/w/") is first
    for other in (
        grid_row(row(is_pinned=True), editable=True, week="/w/"),
        grid_row(row(), editable=False, week="/w/"),
        grid_row(replace(row(), rank=Rank.HEAD), editable=True, week="/w/"),
        grid_row(replace(row(), on_site_days=2), editable=True, week="/w/"),
    ):
        assert other != first


def test_a_row_is_drawn_in_the_language_of_who_reads_it() -> None:
    vietnamese = grid_row(row(is_pinned=True), editable=True, week="/w/")
    with override("en"):
        english = grid_row(row(is_pinned=True), editable=True, week="/w/")

    assert ("Đã ghim" in vietnamese, "Đã ghim" in english) == (True, False)


def test_a_row_keeps_what_people_wrote_as_text() -> None:
    drawn = grid_row(replace(row(), title='<i>"', title_short="<i>"), editable=False)

    assert '<abbr title="&lt;i&gt;&quot;">&lt;i&gt;</abbr>' in drawn
    assert "<b>" not in drawn
