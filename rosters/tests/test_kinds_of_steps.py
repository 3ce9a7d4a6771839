"""Every kind of step is told in words of its own, in both languages: in the history of a cell and
in the record of the agency, and behind *undo*.
"""

import pytest
from django.utils import translation

from planning.time import Week
from rosters.enums import ChangeKind
from rosters.models import Change
from rosters.selectors.steps import label_of

MONDAY = Week(2026, 49).monday
CELL = ["cq", "cq", "", "", False, False]
TWO_CELLS = [[number, MONDAY.isoformat(), None, CELL] for number in (1, 2)]


def told(language: str) -> dict[ChangeKind, tuple[str, str]]:
    """How each kind is called, and how a step of it that changed two cells is."""
    with translation.override(language):
        return {
            kind: (str(kind.label), label_of(Change(kind=kind, cells=TWO_CELLS), {}))
            for kind in ChangeKind
        }


@pytest.mark.parametrize("language", ("vi", "en"))
def test_no_two_kinds_are_told_alike(language: str) -> None:
    words = told(language)

    for way in zip(*words.values(), strict=True):
        assert len(set(way)) == len(ChangeKind), way


def test_every_kind_has_words_of_its_own_in_english() -> None:
    vietnamese, english = told("vi"), told("en")

    assert [kind for kind in ChangeKind if set(vietnamese[kind]) & set(english[kind])] == []
