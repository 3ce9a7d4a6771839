"""What people post and type on the pages of rosters."""

from rosters.forms.copying import CopyForm, wish_in
from rosters.forms.patterns import KeepPatternForm
from rosters.forms.posted import (
    CellsPosted,
    cell_in,
    cells_in,
    comment_in,
    left_out_in,
    many_seen_in,
    marks_in,
    seen_in,
    taken_in,
    words_in,
)

__all__ = [
    "CellsPosted",
    "CopyForm",
    "KeepPatternForm",
    "cell_in",
    "cells_in",
    "comment_in",
    "left_out_in",
    "many_seen_in",
    "marks_in",
    "seen_in",
    "taken_in",
    "wish_in",
    "words_in",
]
