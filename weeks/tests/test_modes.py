"""A work state is a row of one table: everything else about it follows from there."""

import pytest
from django.utils.translation import override

from planning.modes import MODES
from planning.plan import Work
from units.enums import AbsenceKind
from weeks.enums import Mode
from weeks.models import Entry
from weeks.sheets.modes import AWAY_AS
from weeks.sheets.readers import shown_mode
from weeks.values.cells import AT_HOME, AWAY_MODES, ON_SITE_MODES


def test_every_row_has_a_name_in_the_code_and_every_name_its_row() -> None:
    assert set(Mode.values) == set(MODES)


@pytest.mark.parametrize("mode", Mode)
def test_a_mode_has_all_that_pages_papers_and_keys_ask_of_it(mode: Mode) -> None:
    row = mode.row
    said = [row.name, row.label, *([row.short] if row.short else [])]

    assert all(text.vi and text.en for text in said)
    assert row.letters
    assert len(row.key) == 1
    assert row.key == row.key.upper()
    assert len(mode.value) <= (Entry._meta.get_field("morning").max_length or 0)


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.OFF])
def test_who_works_is_on_site_or_at_home_or_away(mode: Mode) -> None:
    assert [mode in some for some in (ON_SITE_MODES, AT_HOME, AWAY_MODES)].count(True) == 1


def test_every_kind_of_absence_stands_in_a_cell_as_one_mode_and_only_as_one_that_is_away() -> None:
    told = [kind for row in MODES.values() for kind in row.absences]

    assert sorted(told) == sorted(AbsenceKind.values)
    assert set(AWAY_AS.values()) <= AWAY_MODES


def test_what_not_everybody_may_know_is_shown_as_something_everybody_may() -> None:
    stand_ins = {shown_mode(False, mode) for mode in Mode}

    assert shown_mode(False, Mode.SICK) is Mode.LEAVE
    assert shown_mode(True, Mode.SICK) is Mode.SICK
    assert not any(mode.row.shown_as for mode in stand_ins)


def test_every_state_of_the_rules_is_shown_by_a_mode() -> None:
    assert {mode.row.work for mode in Mode} == set(Work)


def test_a_mode_is_labelled_in_the_language_of_the_reader() -> None:
    label, short = Mode.TRAINING.label, Mode.TRAINING.short
    with override("vi"):
        assert (f"{label}", f"{short}") == ("Đi học, tập huấn", "Học")
    with override("en"):
        assert (f"{label}", f"{short}") == ("Training", "Training")
