"""What the weeks of many units come to: read where it was kept and still holds, counted from the
cells where it does not.

What was kept holds while its stamp is the stamp of now. The stamp is made of everything that the
numbers are made of: the roster as it stands, the counts of changes of the unit, of its people and
of the agency's rules, whether the week is over, the rosters of the week before, and the program
that counts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from hashlib import blake2b
from json import loads
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import translation

from planning.precedence import Law
from planning.time import Week
from rosters.models import WeekNumbers
from rosters.selectors.behind import stands_as_filed
from rosters.selectors.deadlines import has_passed
from rosters.selectors.shown_cells import AS_SHOWN, a_week_later, placed_apart
from rosters.sheets.numbers import days_in_numbers, flaws_in_words
from rosters.values.numbers import CountedWeek, UnitAsCounted, UnitNumbers, WeekBeforeRoster
from units.models import Agency, Position, Unit
from weeks.models import DECIDED, Entry, WeeklyRoster
from weeks.selectors.outdated import as_known, outdated_in
from weeks.selectors.sheets import plain_rows
from weeks.selectors.shown import law_shown, sheets_shown
from weeks.sheets import WeekSheet, cells_of
from weeks.values.cells import Cell, CellKey
from weeks.values.planned_row import PlannedRow

COUNTING: Final = ("planning", "directives", "units", "weeks", "rosters")
"""The packages whose program the numbers come from."""


LISTS: Final = ("feeders", "days", "flaws")
"""What is kept as JSON."""


class Stamps(NamedTuple):
    """What the stamps of one week of an agency have in common, and the rosters of the week before
    by unit.
    """

    common: tuple[object, ...]
    before: Mapping[int, Sequence[WeekBeforeRoster]]

    def of(self, one: UnitAsCounted, feeders: Iterable[int]) -> str:
        """The stamp of numbers counted now; `feeders` are the other units they depend on."""
        earlier = [self.before.get(unit_id, ()) for unit_id in (one.unit_id, *feeders)]
        told = repr((self.common, tuple(one), earlier))
        return blake2b(told.encode(), digest_size=20).hexdigest()


def numbers_of(
    agency: Agency,
    units: Collection[UnitAsCounted],
    week: Week,
    *,
    at: datetime,
    fresh: bool = False,
) -> CountedWeek:
    """The numbers of each unit's week as it stands; `fresh`: all of them counted from the cells.
    Two queries where all are kept.
    """
    stamps = _stamps(agency, week, at)
    kept = {} if fresh else _kept(agency, week)
    found = {
        one.unit_id: numbers
        for one in units
        if (numbers := kept.get((one.unit_id, one.roster_key)))
        and numbers.stamp == stamps.of(one, numbers.feeders)
    }
    lacking = [one for one in units if one.unit_id not in found]
    made = _counted(agency, lacking, week, stamps, at) if lacking else ()
    return CountedWeek(week.monday, found | {one.unit_id: one for one in made}, made)


@cache
def program() -> str:
    """A hash of the program that counts: after an update of the product nothing kept holds."""
    digest = blake2b(digest_size=16)
    for package in COUNTING:
        for path in sorted(Path(settings.BASE_DIR, package).rglob("*.py")):
            if "tests" not in path.parts and "migrations" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _stamps(agency: Agency, week: Week, at: datetime) -> Stamps:
    """One query."""
    rows = WeeklyRoster.objects.filter(
        agency=agency, monday=week.shifted(-1).monday, state__in=AS_SHOWN
    )
    before: dict[int, list[WeekBeforeRoster]] = defaultdict(list)
    columns = ("unit_id", "pk", "version", "content", "state", "revision")
    for row in rows.order_by("unit", "pk").values_list(*columns):
        before[row[0]].append(WeekBeforeRoster._make(row))
    is_over = has_passed(agency, week, at)
    common = (program(), agency.revision, agency.time_zone, week.monday, is_over)
    return Stamps(common, before)


def _kept(agency: Agency, week: Week) -> dict[tuple[int, int], UnitNumbers]:
    """One query. What is kept as JSON is read of all rows together, which takes a tenth of the time
    that it would row by row.
    """
    rows = WeekNumbers.objects.filter(agency=agency, monday=week.monday).order_by()
    as_text = {f"{name}_text": Cast(name, TextField()) for name in LISTS}
    columns = [f"{name}_text" if name in LISTS else name for name in UnitNumbers._fields]
    by_column = list(zip(*rows.annotate(**as_text).values_list(*columns), strict=True))
    for place, name in enumerate(UnitNumbers._fields if by_column else ()):
        if name in LISTS:
            by_column[place] = loads(f"[{','.join(by_column[place])}]")
    found = map(UnitNumbers._make, zip(*by_column, strict=True))
    return {(one.unit_id, one.roster_key): one for one in found}


def _counted(
    agency: Agency, standing: Sequence[UnitAsCounted], week: Week, stamps: Stamps, at: datetime
) -> tuple[UnitNumbers, ...]:
    """The stamps were read before the cells: what is written in between makes the numbers newer
    than their stamp, which then holds no more.
    """
    units = list(
        Unit.objects.filter(pk__in=[one.unit_id for one in standing]).select_related("agency")
    )
    keys = [one.roster_key for one in standing if one.roster_key]
    rosters = {
        one.unit_id: one
        for one in WeeklyRoster.objects.filter(pk__in=keys).select_related("unit", "agency")
    }
    with translation.override("en"):
        english = law_shown(agency, week)
    with translation.override("vi"):
        sheets = sheets_shown(agency, units, week, rosters.values())
    filed = [sheets[unit_id] for unit_id, one in rosters.items() if stands_as_filed(one, at)]
    changes = outdated_in(filed) if filed else {}
    before = {one.unit_id: shown_before(stamps.before.get(one.unit_id, ())) for one in standing}
    cells = cells_of_rosters(before.values())
    feeders = _feeders(sheets)
    return tuple(
        _numbers(
            as_known(sheets[one.unit_id], changes.get(one.unit_id, {})),
            english,
            unit_id=one.unit_id,
            roster_key=one.roster_key,
            stamp=stamps.of(one, feeders[one.unit_id]),
            feeders=feeders[one.unit_id],
            is_overtaken=bool(changes.get(one.unit_id)),
            before=before[one.unit_id],
            last=cells.get(before[one.unit_id] or 0, {}),
        )
        for one in standing
        if one.unit_id in sheets
    )


def _numbers(
    sheet: WeekSheet, english: Law, *, last: Mapping[CellKey, Cell], **known: Any
) -> UnitNumbers:
    """`last`: the cells of the week before."""
    return UnitNumbers(
        size=len(sheet.members),
        headcount=sheet.value.size,
        violations=len(sheet.blocking),
        warnings=len(sheet.warnings),
        is_unchecked=bool(sheet.not_checked),
        days=days_in_numbers(sheet),
        differs=differing(sheet.cells, last) if known["roster_key"] else None,
        flaws=flaws_in_words(sheet, english),
        **known,
    )


def differing(cells: Mapping[CellKey, Cell], last: Mapping[CellKey, Cell]) -> int | None:
    """How many cells are placed otherwise than a week before; None where that week had none."""
    return len(placed_apart(cells, a_week_later(last), both=True)) if last else None


def shown_before(rosters: Iterable[WeekBeforeRoster]) -> int | None:
    """The one of a unit's rosters of a week that people were shown: what was decided, of that the
    last; else the one that is being made.
    """
    found = sorted(rosters, key=lambda one: (one.state in DECIDED, one.revision))
    return found[-1].roster_key if found else None


def cells_of_rosters(roster_keys: Iterable[int | None]) -> dict[int, dict[CellKey, Cell]]:
    """The cells of these rosters, by their ids. One query."""
    rows: dict[int, list[PlannedRow]] = defaultdict(list)
    keys = [key for key in roster_keys if key is not None]
    for row in plain_rows(Entry.objects.filter(roster__in=keys).order_by()) if keys else ():
        rows[row.roster_id].append(row)
    return {key: cells_of(of_roster) for key, of_roster in rows.items()}


def _feeders(sheets: Mapping[int, WeekSheet]) -> dict[int, list[int]]:
    """The other units in which people of each unit are or were at home: a rule that looks back
    reads there. One query.
    """
    homes: dict[int, set[int]] = defaultdict(set)
    posts = Position.objects.filter(is_home=True)
    of_units = Q(staff__in=posts.filter(unit__in=sheets).values("staff"))
    listed = {member.id for sheet in sheets.values() for member in sheet.members if not member.days}
    for staff_id, unit_id in posts.filter(of_units | Q(staff__in=listed)).values_list(
        "staff_id", "unit_id"
    ):
        homes[staff_id].add(unit_id)
    return {
        unit_id: sorted(set().union(*(homes[member.id] for member in sheet.members)) - {unit_id})
        for unit_id, sheet in sheets.items()
    }
