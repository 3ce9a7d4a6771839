"""What was declared, as rules read it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from declarations.models import MadeDeclaration
from declarations.sheets.days_off import coming_on_days_off
from declarations.sheets.lacking import declared_rules
from planning.records import DeclarationBook, RecordedDeclaration
from planning.time import Week
from units.models import Agency, Unit
from weeks.enums import RosterState
from weeks.selectors.outdated import as_known, outdated_in
from weeks.selectors.sheets import sheet_under
from weeks.selectors.shown import law_shown, sheets_shown, standing_rosters
from weeks.sheets import WeekSheet


def today_of(agency: Agency, at: datetime) -> date:
    return at.astimezone(ZoneInfo(agency.time_zone)).date()


def is_anything_asked(agency: Agency, weeks: Iterable[Week]) -> bool:
    """Whether a clause in force in one of the weeks asks anybody; no query where
    the law is known.
    """
    return any(declared_rules(law_shown(agency, week).rules) for week in weeks)


def book_of(staff_ids: Collection[int], *, since: date, today: date) -> DeclarationBook:
    """What these people declared of the days from `since` on. One query.

    Of a week more: who may not come then needs to declare anew afterwards.
    """
    rows = MadeDeclaration.objects.filter(staff__in=staff_ids, last__gte=since - timedelta(days=7))
    made: dict[str, tuple[RecordedDeclaration, ...]] = defaultdict(tuple)
    for row in rows:
        made[str(row.staff_id)] += (recorded(row),)
    return DeclarationBook(made=dict(made), today=today)


def recorded(row: MadeDeclaration) -> RecordedDeclaration:
    return RecordedDeclaration(
        seal=row.seal, first=row.first, last=row.last, is_cleared=row.is_cleared
    )


def book_for(sheets: Collection[WeekSheet], week: Week, *, today: date) -> DeclarationBook:
    """The same for the people of these sheets of one week. One query."""
    people = [member.id for sheet in sheets for member in sheet.members]
    return book_of(people, since=min(today, week.monday), today=today)


def entry_sheets(
    agency: Agency, units: Collection[Unit], week: Week, *, only_published: bool = False
) -> dict[int, WeekSheet]:
    """Of each unit with a roster of the week, who comes as it is known now, on days off too, by the
    unit's id. A fixed number of queries.
    """
    rosters = [
        one
        for one in standing_rosters(units, week).values()
        if not only_published or one.state == RosterState.PUBLISHED
    ]
    known = [unit for unit in units if unit.pk in {one.unit_id for one in rosters}]
    if not known:
        return {}
    sheets = sheets_shown(agency, known, week, rosters)
    changes = outdated_in(list(sheets.values()))
    return {pk: with_days_off(as_known(sheet, changes[pk]), week) for pk, sheet in sheets.items()}


def asking_sheet(agency: Agency, unit: Unit, week: Week, *also: date) -> WeekSheet:
    """Of a unit what is asked in the week, and on `also`, days of it that may be days off, without
    anybody who comes.
    """
    return asking_sheets(agency, [unit], week, *also)[unit.pk]


def asking_sheets(
    agency: Agency, units: Sequence[Unit], week: Week, *also: date
) -> dict[int, WeekSheet]:
    """The same of several, by the unit's id."""
    sheets = sheets_shown(agency, units, week, ())
    return {pk: with_days_off(sheet, week, *also) for pk, sheet in sheets.items()}


def with_days_off(sheet: WeekSheet, week: Week, *also: date) -> WeekSheet:
    """The same with the days off on which somebody comes, on duty or called, and with `also`. What
    rules hold then is read once, and nothing where nobody comes.
    """
    coming = coming_on_days_off(sheet)
    days = {*also, *(day for _staff, day in coming)} - {*sheet.days}
    if not days:
        return sheet
    wider = replace(
        sheet,
        days=tuple(sorted({*sheet.days, *days})),
        cells={**sheet.cells, **coming},
    )
    return sheet_under(law_shown(sheet.unit.agency, week, days), wider)
