"""What people post and type on the pages of rosters."""

from rosters.forms.posted import (
    CellsPosted,
    cells_in,
    many_seen_in,
    marks_in,
    seen_in,
    taken_in,
    words_in,
)
from rosters.forms.presence import HoursForm, HoursUploadForm
from rosters.forms.work_calendar import ItemForm

__all__ = [
    "CellsPosted",
    "HoursForm",
    "HoursUploadForm",
    "ItemForm",
    "cells_in",
    "many_seen_in",
    "marks_in",
    "seen_in",
    "taken_in",
    "words_in",
]
