"""The Director's board, in a fixed number of queries however many units there are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.timezone import localdate

from directives.adapters import unit_value
from events.selectors.filed import filed_lines
from planning.precedence import Law
from planning.rules.catalogue import PLANNED, spans_units
from planning.time import Week
from rosters.selectors.approving import undecided_on_board
from rosters.selectors.behind import stands_as_filed
from rosters.selectors.deadlines import approval_deadline, filing_deadline, has_passed
from rosters.selectors.heads import heads_in
from rosters.selectors.numbers import cells_of_rosters, differing, numbers_of
from rosters.selectors.progress import moments_of
from rosters.selectors.provisional import borrowed_weeks
from rosters.selectors.reminding import reminders_of
from rosters.selectors.reopenings import due_again_in
from rosters.selectors.shown_cells import readable_rosters, rosters_shown_in
from rosters.sheets.board_rows import RowDetails, RowFacts, detailed, row_of
from rosters.sheets.capacities import capacities_on_board
from rosters.sheets.law_flaws import agency_flaws
from rosters.values import Board, BoardDay, BoardRow, Deadline
from rosters.values.board import BoardFlaw, RosterInBrief, UnitInBrief
from rosters.values.numbers import CountedWeek, UnitAsCounted, UnitNumbers
from units.enums import Right
from units.models import Unit
from units.selectors import Mandate, calendar_of, places_of
from weeks.enums import RosterState
from weeks.models import WeeklyRoster
from weeks.selectors.outdated import as_known, outdated_in
from weeks.selectors.rosters import rosters_of, visible_units
from weeks.selectors.shown import PLACES, law_shown, sheets_shown
from weeks.sheets.agency import agency_verdicts
from weeks.values.bilingual import BilingualText
from weeks.values.cells import Seen
from weeks.values.verdict import Verdict


def awaiting_rosters(mandate: Mandate) -> QuerySet[WeeklyRoster]:
    """What waits for a decision, earliest week first."""
    waiting = rosters_of(mandate).filter(state=RosterState.SUBMITTED)
    return waiting.select_related("unit", "submitted_by").order_by("monday", "unit__order", "pk")


def board(mandate: Mandate, week: Week, *, at: datetime) -> Board:
    """Every unit that must file, with where its roster stands and all details; for who may not see
    all, the own units.
    """
    found = board_in_brief(mandate, week, at=at)
    return replace(found, rows=with_details(mandate, found, found.rows, at=at))


def board_in_brief(mandate: Mandate, week: Week, *, at: datetime) -> Board:
    """The same with the details left out that only a row which is looked at needs."""
    agency = mandate.agency
    prefetch_related_objects([agency], "calendar_days")
    calendar = calendar_of(agency)
    days = calendar.working_days(week)
    units = _units(mandate)
    rosters = _latest(mandate, units, week)
    counted = numbers_of(agency, standing_of(units, rosters), week, at=at)
    filing = filing_deadline(agency, week, calendar)
    approval = approval_deadline(agency, week, calendar)
    facts = RowFacts(
        mandate=mandate,
        rosters=rosters,
        numbers=counted.by_unit,
        again=due_again_in(agency, week),
        days=days,
        filing=filing,
        is_over=has_passed(agency, week, at),
        rules_revision=agency.revision,
        at=at,
    )
    rows = tuple(row_of(unit, facts) for unit in units if unit.pk in counted.by_unit)
    law = law_shown(agency, week)
    sees_all = mandate.may(Right.SEE_ALL_ROSTERS) and not any(row.is_unshared for row in rows)
    return Board(
        week=week,
        days=days,
        rows=rows,
        totals=_totals(rows, days),
        size=sum(row.size for row in rows),
        filing=Deadline(at=filing, left=filing - at),
        approval=Deadline(at=approval, left=approval - at),
        verdicts=_agency_verdicts(mandate, law, week, rosters, at) if sees_all else (),
        capacities=capacities_on_board(mandate),
        undecided=undecided_on_board(agency, rosters.values(), mandate.user, localdate(at)),
        flaws=_flaws(mandate, law, days, units, counted.by_unit)
        if mandate.may(Right.KEEP_DIRECTIVES)
        else (),
        counted=counted,
    )


def with_details(
    mandate: Mandate, found: Board, rows: Sequence[BoardRow], *, at: datetime
) -> tuple[BoardRow, ...]:
    """These rows of a board with what a reader sees of them besides. As many queries for a hundred
    rows as for one.
    """
    week, unit_ids = found.week, [row.unit_id for row in rows]
    rosters = list(WeeklyRoster.objects.filter(pk__in=[row.roster_id for row in rows]))
    waiting = [one.pk for one in rosters if one.state == RosterState.SUBMITTED]
    details = RowDetails(
        heads=heads_in(unit_ids, week, found.days),
        reminded=reminders_of(mandate.agency, week, unit_ids),
        borrowed=borrowed_weeks(mandate.agency, unit_ids, week, at=at),
        differs=_differing(mandate, rosters, week, found.counted),
        moments=moments_of(rosters),
        events={pk: len(lines) for pk, lines in filed_lines(waiting).items()} if waiting else {},
    )
    return tuple(detailed(row, details) for row in rows)


def standing_of(
    units: Iterable[UnitInBrief], rosters: Mapping[int, RosterInBrief]
) -> list[UnitAsCounted]:
    """What the numbers of these units' weeks are of."""
    found = []
    for unit in units:
        roster = rosters.get(unit.pk)
        shown = (roster.pk, roster.version, roster.content, roster.state) if roster else ()
        found.append(UnitAsCounted(unit.pk, unit.revision, unit.people_revision, *shown))
    return found


def _units(mandate: Mandate) -> list[UnitInBrief]:
    rows = visible_units(mandate).filter(files_roster=True)
    return list(map(UnitInBrief._make, rows.values_list(*UnitInBrief._fields)))


def _differing(
    mandate: Mandate, rosters: Sequence[WeeklyRoster], week: Week, counted: CountedWeek
) -> dict[int, int | None]:
    """By unit how many cells differ from the week before as this reader was shown it: what is kept
    was counted against what those at work on it see.
    """
    shown = rosters_shown_in(mandate, [one.unit_id for one in rosters], week.shifted(-1))
    found: dict[int, int | None] = {}
    for roster in rosters:
        numbers, before = counted.by_unit[roster.unit_id], shown.get(roster.unit_id)
        if before is None or numbers.before == before:
            found[roster.unit_id] = numbers.differs if before else None
        else:
            cells = cells_of_rosters([roster.pk, before])
            found[roster.unit_id] = differing(cells.get(roster.pk, {}), cells.get(before, {}))
    return found


def _agency_verdicts(
    mandate: Mandate,
    law: Law,
    week: Week,
    rosters: Mapping[int, RosterInBrief],
    at: datetime,
) -> tuple[Verdict, ...]:
    """Of the rules that count all units together: only where there is one is every cell read."""
    if not any(spans_units(one.rule) and isinstance(one.rule, PLANNED) for one in law.rules):
        return ()
    units = list(visible_units(mandate).filter(files_roster=True).select_related("agency"))
    shown = {
        one.unit_id: one
        for one in WeeklyRoster.objects.filter(
            pk__in=[roster.pk for roster in rosters.values()]
        ).select_related("unit", "agency")
    }
    sheets = sheets_shown(mandate.agency, units, week, shown.values())
    filed = [sheets[unit_id] for unit_id, one in shown.items() if stands_as_filed(one, at)]
    changes = outdated_in(filed) if filed else {}
    return agency_verdicts(
        as_known(sheet, changes.get(unit_id, {})) for unit_id, sheet in sheets.items()
    )


def _flaws(
    mandate: Mandate,
    law: Law,
    days: Sequence[date],
    units: Sequence[UnitInBrief],
    numbers: Mapping[int, UnitNumbers],
) -> tuple[BoardFlaw, ...]:
    """Each once, with the first unit and day it is about. They are nobody's fault."""
    found: dict[BilingualText, BoardFlaw] = {}
    told = [
        (unit, BilingualText(vi, en), date.fromisoformat(day))
        for unit in units
        if unit.pk in numbers
        for vi, en, day in numbers[unit.pk].flaws
    ]
    if units and any(spans_units(one.rule) for one in law.rules):
        places = PLACES.get(mandate.agency, None, lambda: places_of(mandate.agency))
        rows = Unit.objects.filter(pk__in=numbers).select_related("agency")
        values = (unit_value(row, numbers[row.pk].headcount, places) for row in rows)
        together = agency_flaws(law, values, tuple(days))
        told += [(units[0], words, day) for words, day in together]
    for unit, words, day in told:
        flaw = BoardFlaw(words=words, unit_id=unit.pk, unit_name=unit.name, day=day)
        found.setdefault(words, flaw)
    return tuple(found.values())


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


def _latest(mandate: Mandate, units: Iterable[UnitInBrief], week: Week) -> dict[int, RosterInBrief]:
    """The roster to show of each unit: the living one, else the published one."""
    wanted = {unit.pk for unit in units}
    rosters = readable_rosters(mandate).filter(monday=week.monday).order_by("revision")
    found = map(RosterInBrief._make, rosters.values_list(*RosterInBrief._fields))
    return {one.unit_id: one for one in found if one.unit_id in wanted}
