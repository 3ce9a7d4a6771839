"""The closer look at one roster, as its approver must see it."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q

from rosters.selectors.progress import steps_of
from rosters.selectors.shown_cells import a_week_later, cells_shown_in, placed_apart
from rosters.selectors.steps import differences_in, staff_by_id
from rosters.values import Review
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.models import Entry, WeeklyRoster
from weeks.selectors.rosters import (
    acts_on,
    roster_of,
)
from weeks.selectors.sheets import sheet_of
from weeks.sheets import cells_of
from weeks.sheets.readers import verdict_writer_for
from weeks.values.cells import Cell, CellKey, Seen


def review(mandate: Mandate, roster_id: int, *, at: datetime) -> Review:
    """One roster as its approver must see it. Raises NoSuchRoster."""
    roster = roster_of(mandate, roster_id)
    sheet = sheet_of(roster)
    last = a_week_later(
        cells_shown_in(mandate, [roster.unit], roster.week.shifted(-1))[roster.unit_id]
    )
    published = _published_cells(roster)
    people = staff_by_id({key[0] for key in (*sheet.cells, *last, *published)})
    writer = verdict_writer_for(mandate, sheet)
    return Review(
        roster_id=roster.pk,
        unit_id=roster.unit_id,
        submitted_at=roster.submitted_at,
        seen=Seen(roster.version, roster.content),
        against_last_week=differences_in(placed_apart(sheet.cells, last, both=True), people),
        against_published=differences_in(
            placed_apart({**sheet.cells, **sheet.duty}, published, both=False), people
        )
        if published
        else (),
        verdicts=writer.verdicts(),
        not_checked=writer.not_checked(),
        warning_reason=roster.warning_reason,
        steps=steps_of(roster),
        acts=acts_on(mandate, roster),
    )


def _published_cells(roster: WeeklyRoster) -> Mapping[CellKey, Cell]:
    same_week = Q(
        roster__unit=roster.unit_id,
        roster__monday=roster.monday,
        roster__state=RosterState.PUBLISHED,
    )
    return cells_of(Entry.objects.filter(same_week).exclude(roster=roster.pk))
