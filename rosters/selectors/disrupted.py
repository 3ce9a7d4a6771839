"""Weeks that were filed and that people's illness, leaving or posts have overtaken since."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, QuerySet

from planning.time import Week
from rosters.models import Disruption
from rosters.selectors.behind import JUDGED
from rosters.sheets.breaches import breaches_ahead
from rosters.values.disrupted import Disrupted, Happened, Repair, happened_in, since_of
from rosters.values.rejudged import Breach
from units.models import Agency
from weeks.enums import RosterState, Since
from weeks.models import LIVING, WeeklyRoster
from weeks.selectors.outdated import as_known, outdated_in
from weeks.selectors.sheets import sheets_of
from weeks.sheets import WeekSheet
from weeks.values.cells import CellsBefore


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaken:
    """A filed roster beside its people as they are known by now: `known` is its week with them,
    `happened` what became of whom, and `breaches` the binding rules that it kept when it was filed
    and breaks now. A post lost or a condition declared breaks rules though no cell is another.
    """

    roster: WeeklyRoster
    known: WeekSheet
    happened: tuple[Happened, ...]
    breaches: tuple[Breach, ...]


def overtaken_rosters(agency: Agency, at: datetime) -> Iterator[Overtaken]:
    """Rosters of this and coming weeks whose people changed since somebody last looked, in the
    order of their ids. A published one beside which a new version is being made is left to that,
    and one that other rules were filed under to `behind`, which judges it first.
    """
    now = at.astimezone(ZoneInfo(agency.time_zone)).replace(tzinfo=None)
    weeks: dict[tuple[date, bool], list[WeeklyRoster]] = defaultdict(list)
    for roster in _behind(agency, now.date()):
        weeks[roster.monday, roster.state == RosterState.PUBLISHED].append(roster)
    for (monday, _is_published), rosters in weeks.items():
        sheets = sheets_of(agency, [one.unit for one in rosters], Week.of(monday), rosters)
        changes = outdated_in(tuple(sheets.values()))
        for roster in rosters:
            yield compare_with_filed(roster, sheets[roster.unit_id], changes[roster.unit_id], now)


def compare_with_filed(
    roster: WeeklyRoster, filed: WeekSheet, outdated: CellsBefore, now: datetime
) -> Overtaken:
    """What people's changes do to one roster, whose week was lawful when it was filed. `outdated`
    are the cells that they overtook, `now` is the agency's local time, without zone; what has been
    worked by then is left as it is.
    """
    ahead = {key: cells for key, cells in outdated.items() if key[1] >= now.date()}
    known = as_known(filed, ahead)
    return Overtaken(
        roster=roster,
        known=known,
        happened=_happened(filed, ahead),
        breaches=breaches_ahead(known, now),
    )


def disruption_of(roster: WeeklyRoster) -> Disrupted | None:
    """What the unit has to mend in this roster; None where there is nothing."""
    found = roster.disruptions.filter(closed_at=None).select_related("roster__unit").first()
    return disrupted_from(found) if found else None


def untold_disruptions(agency: Agency) -> QuerySet[Disruption]:
    rows = Disruption.objects.filter(agency=agency, told_at=None, closed_at=None)
    return rows.select_related("roster__unit").order_by("pk")


def open_disruptions(agency: Agency, since: date) -> QuerySet[Disruption]:
    """Those of the week of that day and of later ones, by week and unit."""
    rows = Disruption.objects.filter(
        agency=agency, closed_at=None, roster__monday__gte=Week.of(since).monday
    )
    return rows.select_related("roster__unit").order_by("roster__monday", "roster__unit__order")


def disrupted_from(row: Disruption) -> Disrupted:
    return Disrupted(
        roster_id=row.roster_id,
        unit_id=row.roster.unit_id,
        unit_name=row.roster.unit.name,
        week=row.roster.week,
        state=RosterState(row.roster.state),
        breaches=tuple(Breach.from_list(kept) for kept in row.breaches),
        happened=happened_in(row.happened),
        repair=Repair.from_dict(row.repair),
        at=row.at,
    )


def _behind(agency: Agency, today: date) -> QuerySet[WeeklyRoster]:
    in_the_making = WeeklyRoster.objects.filter(
        unit=OuterRef("unit"), monday=OuterRef("monday"), state__in=LIVING
    ).exclude(pk=OuterRef("pk"))
    filed = WeeklyRoster.objects.filter(
        agency=agency,
        state__in=JUDGED,
        monday__gte=Week.of(today).monday,
        rules_revision__gte=agency.revision,
    )
    return (
        filed.exclude(unit_revision=F("unit__revision"))
        .exclude(Exists(in_the_making))
        .select_related("unit__agency", "agency")
        .order_by("pk")
    )


def _happened(filed: WeekSheet, changes: CellsBefore) -> tuple[Happened, ...]:
    """Each person once for what became of them, in the order of the sheet."""
    days: dict[tuple[int, Since], list[date]] = defaultdict(list)
    for (staff_id, day), (before, after) in sorted(changes.items()):
        days[staff_id, since_of(before, after)].append(day)
    order = {member.id: place for place, member in enumerate(filed.members)}
    return tuple(
        Happened(name=filed.by_id[staff_id].staff.full_name, since=since, days=tuple(held))
        for (staff_id, since), held in sorted(
            days.items(), key=lambda one: (order[one[0][0]], one[0][1])
        )
    )


def only_ahead(sheet: WeekSheet, today: date) -> WeekSheet:
    """The sheet with every day before today held where it is: it has been worked."""
    cells = {
        key: replace(cell, is_pinned=True) if key[1] < today else cell
        for key, cell in sheet.cells.items()
    }
    return sheet.with_cells(cells)
