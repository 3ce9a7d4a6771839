"""The Director's board, in a fixed number of queries however many units there are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.timezone import localdate

from planning.people import Rank
from planning.tally import DayTally, tally
from planning.time import Week
from rosters.selectors.approving import undecided_rosters
from rosters.selectors.behind import stands_as_filed
from rosters.selectors.deadlines import approval_deadline, filing_deadline
from rosters.selectors.hands import load_hands
from rosters.selectors.progress import moments_of, was_overtaken
from rosters.selectors.reopenings import due_again
from rosters.selectors.shown_cells import (
    a_week_later,
    cells_shown_in,
    placed_apart,
    readable_rosters,
)
from rosters.sheets.capacities import capacities_on_board
from rosters.sheets.law_flaws import flaws_in
from rosters.values import Board, BoardDay, BoardRow, Deadline
from units.enums import Right
from units.models import Unit
from units.selectors import Mandate, calendar_of
from weeks.enums import RosterState
from weeks.models import EDITABLE, WeeklyRoster
from weeks.selectors.outdated import as_known, outdated_in
from weeks.selectors.rosters import (
    acts_on,
    rosters_of,
    sees_work,
    visible_units,
)
from weeks.selectors.shown import sheets_shown
from weeks.sheets import WeekSheet
from weeks.sheets.agency import agency_verdicts
from weeks.values.cells import Cell, CellKey, Seen


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
    sheets = _as_known_by_now(
        sheets_shown(mandate.agency, units, week, rosters.values()), rosters, at
    )
    last = cells_shown_in(mandate, units, week.shifted(-1))
    again, moments = due_again(rosters.values()), moments_of(rosters.values())
    filing = filing_deadline(mandate.agency, week, calendar)
    approval = approval_deadline(mandate.agency, week, calendar)
    due = {unit.pk: _due(rosters.get(unit.pk), filing, again) for unit in units}
    rows = tuple(
        _row(
            mandate,
            unit,
            rosters.get(unit.pk),
            sheets[unit.pk],
            last[unit.pk],
            due=due[unit.pk],
            moment=moments.get(rosters[unit.pk].pk) if unit.pk in rosters else None,
            again=again,
            at=at,
        )
        for unit in units
    )
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


def _as_known_by_now(
    sheets: Mapping[int, WeekSheet], rosters: Mapping[int, WeeklyRoster], at: datetime
) -> dict[int, WeekSheet]:
    """What was filed for a week that is not over, with its people as they are by now. One query
    where there is any.
    """
    filed = [sheets[unit_id] for unit_id, roster in rosters.items() if stands_as_filed(roster, at)]
    changes = outdated_in(filed)
    return {**sheets, **{one.unit.pk: as_known(one, changes[one.unit.pk]) for one in filed}}


def moved_elsewhere(
    mandate: Mandate, ticked: Mapping[int, Seen], *, than: RosterState
) -> dict[int, str]:
    """The ticked rosters that stood in another state when they were seen, with the names of their
    units. What changed since it was seen is not among them: that is refused by name.
    """
    rosters = rosters_of(mandate).filter(pk__in=ticked).exclude(state=than)
    found = rosters.order_by("unit__order", "pk").values_list("pk", "version", "unit__name")
    return {pk: name for pk, version, name in found if version == ticked[pk].version}


def _row(
    mandate: Mandate,
    unit: Unit,
    roster: WeeklyRoster | None,
    sheet: WeekSheet,
    last: Mapping[CellKey, Cell],
    *,
    due: datetime | None,
    moment: datetime | None,
    again: Mapping[int, datetime],
    at: datetime,
) -> BoardRow:
    head = next(
        (member.staff.full_name for member in sheet.members if member.person.rank is Rank.HEAD), ""
    )
    is_overdue = due is not None and at > due
    if roster is None:
        is_worker = sees_work(mandate, unit.pk)
        days = tuple(BoardDay(day=day) for day in sheet.days)
        return BoardRow(
            unit_id=unit.pk,
            unit_name=unit.name,
            head_name=head,
            size=len(sheet.members),
            is_overdue=is_overdue and is_worker,
            is_unshared=not is_worker,
            days=days,
        )
    return BoardRow(
        unit_id=unit.pk,
        unit_name=unit.name,
        head_name=head,
        size=len(sheet.members),
        roster_id=roster.pk,
        revision=roster.revision,
        state=RosterState(roster.state),
        seen=Seen(roster.version, roster.content),
        moment=moment,
        late_by=timedelta(seconds=roster.late_by_seconds) if roster.late_by_seconds else None,
        is_overdue=is_overdue,
        is_stale=was_overtaken(roster, at),
        is_unchecked=bool(sheet.not_checked),
        is_reopened=roster.pk in again,
        violations=len(sheet.blocking),
        warnings=len(sheet.warnings),
        differs=len(placed_apart(sheet.cells, a_week_later(last), both=True)) if last else None,
        days=tuple(
            _day(day, sheet) for day in tally(sheet.plan, sheet.rules, sheet.violations).days
        ),
        acts=acts_on(mandate, roster),
    )


def _due(
    roster: WeeklyRoster | None, filing: datetime, again: Mapping[int, datetime]
) -> datetime | None:
    """By when it is to be sent; None for what is sent, and for an amendment the unit began of
    its own accord.
    """
    if roster is None:
        return filing
    if roster.state not in EDITABLE:
        return None
    return again.get(roster.pk, filing if roster.revision == 1 else None)


def _day(day: DayTally, sheet: WeekSheet) -> BoardDay:
    """Against the tightest cap what it counts, else everybody who comes."""
    if day.cap is None or any(
        one.rule is day.cap.rule and slot.day == day.day for one, slot in sheet.not_checked
    ):
        return BoardDay(day=day.day, found=len(day.present))
    return BoardDay(day=day.day, found=day.cap.count.found, limit=day.cap.count.high)


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
