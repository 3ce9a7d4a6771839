"""The Director's board, in a fixed number of queries however many units there are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.timezone import localdate

from events.selectors.filed import filed_lines
from planning.time import Week
from rosters.selectors.approving import undecided_rosters
from rosters.selectors.behind import stands_as_filed
from rosters.selectors.deadlines import approval_deadline, filing_deadline
from rosters.selectors.hands import load_hands
from rosters.selectors.progress import moments_of, was_overtaken
from rosters.selectors.provisional import borrowed_weeks
from rosters.selectors.reminding import reminders_of
from rosters.selectors.reopenings import due_again
from rosters.selectors.shown_cells import (
    a_week_later,
    cells_shown_in,
    placed_apart,
    readable_rosters,
)
from rosters.sheets.board_rows import RowFacts, row_of
from rosters.sheets.capacities import capacities_on_board
from rosters.sheets.law_flaws import flaws_in
from rosters.values import Board, BoardDay, BoardRow, Deadline
from units.enums import Right
from units.models import Unit
from units.selectors import Mandate, calendar_of
from weeks.enums import RosterState
from weeks.models import WeeklyRoster
from weeks.selectors.outdated import as_known, outdated_in
from weeks.selectors.rosters import (
    rosters_of,
    visible_units,
)
from weeks.selectors.shown import sheets_shown
from weeks.sheets import WeekSheet
from weeks.sheets.agency import agency_verdicts
from weeks.values.cells import Cell, CellKey, CellsBefore, Seen


def awaiting_rosters(mandate: Mandate) -> QuerySet[WeeklyRoster]:
    """What waits for a decision, earliest week first."""
    waiting = rosters_of(mandate).filter(state=RosterState.SUBMITTED)
    return waiting.select_related("unit", "submitted_by").order_by("monday", "unit__order", "pk")


def board(mandate: Mandate, week: Week, *, at: datetime) -> Board:
    """Every unit that must file, with where its roster stands; for who may not see all, the own
    units.
    """
    prefetch_related_objects([mandate.agency], "calendar_days")
    calendar = calendar_of(mandate.agency)
    units = list(visible_units(mandate).filter(files_roster=True).select_related("agency"))
    rosters = _latest(mandate, units, week)
    shown = sheets_shown(mandate.agency, units, week, rosters.values())
    changes = _happened_since(shown, rosters, at)
    sheets = {
        **shown,
        **{unit_id: as_known(shown[unit_id], found) for unit_id, found in changes.items()},
    }
    filing = filing_deadline(mandate.agency, week, calendar)
    approval = approval_deadline(mandate.agency, week, calendar)
    facts = RowFacts(
        mandate=mandate,
        rosters=rosters,
        sheets=sheets,
        overtaken=frozenset(unit_id for unit_id, found in changes.items() if found),
        differs=_differing(sheets, cells_shown_in(mandate, units, week.shifted(-1))),
        stale=frozenset(one.pk for one in rosters.values() if was_overtaken(one, at)),
        again=due_again(rosters.values()),
        moments=moments_of(rosters.values()),
        reminded=reminders_of(mandate.agency, week),
        events=_events_with(rosters.values()),
        borrowed=borrowed_weeks(mandate.agency, units, week, at=at),
        filing=filing,
        at=at,
    )
    rows = tuple(row_of(unit, facts) for unit in units)
    days = calendar.working_days(week)
    return Board(
        week=week,
        days=days,
        rows=rows,
        totals=_totals(rows, days),
        size=sum(row.size for row in rows),
        filing=Deadline(at=filing, left=filing - at),
        approval=Deadline(at=approval, left=approval - at),
        verdicts=agency_verdicts(sheets.values())
        if mandate.may(Right.SEE_ALL_ROSTERS) and not any(row.is_unshared for row in rows)
        else (),
        capacities=capacities_on_board(mandate),
        undecided=undecided_rosters(rosters.values(), mandate.user, localdate(at)),
        flaws=flaws_in(sheets.values()) if mandate.may(Right.KEEP_DIRECTIVES) else (),
    )


def _happened_since(
    sheets: Mapping[int, WeekSheet], rosters: Mapping[int, WeeklyRoster], at: datetime
) -> dict[int, CellsBefore]:
    """What became of people since it was filed, unit by unit, in weeks that are not over. One
    query where there is any.
    """
    filed = [sheets[unit_id] for unit_id, roster in rosters.items() if stands_as_filed(roster, at)]
    return outdated_in(filed)


def _events_with(rosters: Iterable[WeeklyRoster]) -> dict[int, int]:
    """How many events wait with each roster that does. One query where any does."""
    waiting = [one.pk for one in rosters if one.state == RosterState.SUBMITTED]
    return {pk: len(lines) for pk, lines in filed_lines(waiting).items()}


def _differing(
    sheets: Mapping[int, WeekSheet], last: Mapping[int, Mapping[CellKey, Cell]]
) -> dict[int, int]:
    """By unit how many cells differ from the week before, where it had one."""
    return {
        unit_id: len(placed_apart(sheets[unit_id].cells, a_week_later(cells), both=True))
        for unit_id, cells in last.items()
        if cells
    }


def moved_elsewhere(
    mandate: Mandate, ticked: Mapping[int, Seen], *, than: RosterState
) -> dict[int, str]:
    """The ticked rosters that stood in another state when they were seen, with the names of their
    units. What changed since it was seen is not among them: that is refused by name.
    """
    rosters = rosters_of(mandate).filter(pk__in=ticked).exclude(state=than)
    found = rosters.order_by("unit__order", "pk").values_list("pk", "version", "unit__name")
    return {pk: name for pk, version, name in found if version == ticked[pk].version}


def _totals(rows: Sequence[BoardRow], days: Sequence[date]) -> tuple[BoardDay, ...]:
    found: dict[date, list[BoardDay]] = defaultdict(list)
    for row in rows:
        for day in row.days:
            found[day.day] += [day] if day.found is not None else []
    return tuple(
        BoardDay(
            day=day,
            found=sum(one.found or 0 for one in found[day]) if found[day] else None,
            limit=_sum_of_limits(found[day]),
        )
        for day in days
    )


def _sum_of_limits(days: Iterable[BoardDay]) -> int | None:
    """None as soon as one unit is without a limit: then there is none for all."""
    limits = [day.limit for day in days]
    return (
        sum(limit for limit in limits if limit is not None)
        if limits and None not in limits
        else None
    )


def _latest(mandate: Mandate, units: Sequence[Unit], week: Week) -> dict[int, WeeklyRoster]:
    """The roster to show of each unit: the living one, else the published one."""
    rosters = readable_rosters(mandate).filter(unit__in=units, monday=week.monday)
    found = {
        roster.unit_id: roster
        for roster in rosters.select_related("unit", "agency").order_by("revision")
    }
    load_hands(found.values())
    return found
