"""The closer look at one roster, as its approver must see it."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from events.selectors.filed import filed_lines
from rosters.selectors.comments import comments_on
from rosters.selectors.progress import steps_of
from rosters.selectors.shown_cells import a_week_later, cells_shown_in, placed_apart
from rosters.selectors.steps import differences_in, staff_by_id
from rosters.values.review import ComparedWith, Comparison, DayBesides, Difference, Review
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.models import DECIDED, Entry, WeeklyRoster
from weeks.selectors.rosters import (
    acts_on,
    roster_of,
)
from weeks.selectors.sheets import sheet_of
from weeks.sheets import cells_of
from weeks.sheets.readers import verdict_writer_for
from weeks.values.cells import ON_SITE_MODES, Cell, CellKey, Seen


def review(mandate: Mandate, roster_id: int, *, at: datetime) -> Review:
    """One roster as its approver must see it. Raises NoSuchRoster."""
    roster = roster_of(mandate, roster_id)
    sheet = sheet_of(roster)
    last = a_week_later(
        cells_shown_in(mandate, [roster.unit], roster.week.shifted(-1))[roster.unit_id]
    )
    approved = _cells_approved_before(roster)
    planned = {**sheet.cells, **sheet.duty}
    people = staff_by_id({key[0] for key in (*sheet.cells, *last, *approved)})
    writer = verdict_writer_for(mandate, sheet)
    return Review(
        roster_id=roster.pk,
        unit_id=roster.unit_id,
        submitted_at=roster.submitted_at,
        seen=Seen(roster.version, roster.content),
        against_last_week=_held_against(
            ComparedWith.LAST_WEEK,
            last,
            sheet.cells,
            differences_in(placed_apart(sheet.cells, last, both=True), people),
        ),
        against_approved=_held_against(
            ComparedWith.APPROVED,
            approved,
            planned,
            differences_in(placed_apart(planned, approved, both=False), people),
        ),
        verdicts=writer.verdicts(),
        not_checked=writer.not_checked(),
        warning_reason=roster.warning_reason,
        steps=steps_of(roster),
        comments=comments_on(mandate, roster),
        acts=acts_on(mandate, roster),
        events=tuple(filed_lines([roster.pk]).get(roster.pk, ()))
        if roster.state == RosterState.SUBMITTED
        else (),
    )


def _cells_approved_before(roster: WeeklyRoster) -> Mapping[CellKey, Cell]:
    """Those of the version of the same week that was approved last before this one."""
    approved = WeeklyRoster.objects.filter(
        unit=roster.unit_id,
        monday=roster.monday,
        state__in=DECIDED,
        revision__lt=roster.revision,
    )
    return cells_of(Entry.objects.filter(roster__in=approved.order_by("-revision")[:1]))


def _held_against(
    against: ComparedWith,
    before: Mapping[CellKey, Cell],
    after: Mapping[CellKey, Cell],
    cells: tuple[Difference, ...],
) -> Comparison:
    if not before:
        return Comparison(against=against)
    days = sorted({day for _staff_id, day in after})
    come_before, come_after = _comers(before), _comers(after)
    return Comparison(
        against=against,
        cells=cells,
        days=tuple(DayBesides(day, come_before[day], come_after[day]) for day in days),
    )


def _comers(cells: Mapping[CellKey, Cell]) -> Counter[date]:
    """How many come each day, for half of it or the whole."""
    return Counter(
        day for (_id, day), cell in cells.items() if ON_SITE_MODES & {cell.morning, cell.afternoon}
    )
