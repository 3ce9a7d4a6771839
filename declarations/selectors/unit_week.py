"""A unit's people in a week: what holds good until when, and who comes without it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from declarations.models import DeclarationReminder
from declarations.selectors.book import (
    asking_sheet,
    asking_sheets,
    book_for,
    entry_sheets,
    is_anything_asked,
    today_of,
    with_days_off,
)
from declarations.selectors.reach import may_remind, may_reveal
from declarations.sheets.lacking import LackingDays, declared_rules, lacking_findings, lacking_in
from declarations.values.unit import DeclarationWeek, DeclaredState, DeclaringPerson
from planning.records import DeclarationBook
from planning.rules.entry_declaration import EntryStanding, standing_on
from planning.time import Week
from units.models import Agency, Staff, Unit
from units.selectors import Mandate
from weeks.sheets import WeekSheet
from weeks.sheets.findings import asked_by
from weeks.sheets.people import Member
from weeks.values.finding import WeekFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOnDay:
    """What one rule asks to be declared for a day, and of whom by id."""

    title: str
    seal: str
    asked_of: frozenset[int]


def declaration_findings(sheet: WeekSheet, *, at: datetime) -> tuple[WeekFinding, ...]:
    """What clauses say of a unit's week with a roster. One query, and none where none asks."""
    if not sheet.days or not declared_rules(sheet.rules):
        return ()
    today, week = today_of(sheet.unit.agency, at), Week.of(sheet.days[0])
    whole = with_days_off(sheet, week)
    return lacking_findings(whole, book_for([whole], week, today=today))


def declaration_week(mandate: Mandate, unit: Unit, week: Week, *, at: datetime) -> DeclarationWeek:
    """The week as this reader may know it. A fixed number of queries."""
    today, agency = today_of(unit.agency, at), unit.agency
    known = entry_sheets(agency, [unit], week).get(unit.pk)
    sheet = known or asking_sheet(agency, unit, week)
    book = book_for([sheet], week, today=today)
    lacking = {found.rule.seal: found for found in (lacking_in(sheet, book) if known else ())}
    reveals = may_reveal(mandate, unit.pk)
    people = (
        _person(sheet, member, book, lacking, max(today, week.monday), reveals)
        for member in sheet.members
        if member.days
    )
    return DeclarationWeek(
        unit_id=unit.pk,
        unit_name=unit.name,
        week=week,
        asked=tuple(asked_by(one) for one, _rule in declared_rules(sheet.rules)),
        people=tuple(one for one in people if one.states),
        is_known=known is not None,
        may_remind=may_remind(mandate, unit.pk),
        may_reveal=reveals,
        is_reminded=DeclarationReminder.objects.filter(unit=unit, day=today).exists(),
    )


def lacking_from_today(
    agency: Agency, units: Collection[Unit], *, at: datetime, only_on: date | None = None
) -> Iterator[LackingDays]:
    """Who of these units comes today or later without a declaration they could make by now;
    `only_on`: on that day alone, by published rosters. A fixed number of queries; none where no
    clause asks.
    """
    today = today_of(agency, at)
    weeks = [Week.of(only_on)] if only_on else [Week.of(today), Week.of(today).shifted(1)]
    for week in weeks if is_anything_asked(agency, weeks) else ():
        sheets = entry_sheets(agency, units, week, only_published=only_on is not None)
        book = book_for(list(sheets.values()), week, today=today)
        since, until = only_on or today, only_on or date.max
        for sheet in sheets.values():
            yield from lacking_in(sheet, book, since=since, until=until)


def lacking_on(staff: Staff, unit: Unit, day: date, *, at: datetime) -> tuple[str, ...]:
    """What somebody who comes to the unit on the day, whatever their roster says, has not declared
    and could by now: the titles. A fixed number of queries; none where no clause asks.
    """
    return lacking_among(unit.agency, {unit: [staff.pk]}, day, at=at).get(staff.pk, ())


def lacking_among(
    agency: Agency, people: Mapping[Unit, Collection[int]], day: date, *, at: datetime
) -> dict[int, tuple[str, ...]]:
    """The same of people of several units, by their id; who lacks nothing is left out."""
    today, week = today_of(agency, at), Week.of(day)
    if day < today or not people or not is_anything_asked(agency, [week]):
        return {}
    sheets = asking_sheets(agency, list(people), week, day)
    book = book_for(sheets.values(), week, today=today)
    found: dict[int, tuple[str, ...]] = {}
    for unit, staff_ids in people.items():
        for rule in _rules_within_reach(sheets[unit.pk], day, today):
            for staff_id in set(staff_ids) & rule.asked_of:
                made = book.of(str(staff_id), rule.seal)
                if standing_on(made, day) is not EntryStanding.CLEARED:
                    found[staff_id] = (*found.get(staff_id, ()), rule.title)
    return found


def _rules_within_reach(sheet: WeekSheet, day: date, today: date) -> Iterator[AskedOnDay]:
    for one, rule in declared_rules(sheet.rules):
        seen = one.seen(sheet.plan)
        if day <= rule.reach(today) and day in seen.days:
            asked_of = frozenset(map(int, rule.asked(seen, day)))
            yield AskedOnDay(title=rule.title, seal=rule.seal, asked_of=asked_of)


def _person(
    sheet: WeekSheet,
    member: Member,
    book: DeclarationBook,
    lacking: dict[str, LackingDays],
    on: date,
    reveals: bool,
) -> DeclaringPerson:
    key = member.person.key
    states = []
    for one, rule in declared_rules(sheet.rules):
        seen = one.seen(sheet.plan)
        if not any(key in rule.asked(seen, day) for day in seen.days):
            continue
        made = book.of(key, rule.seal)
        found = lacking.get(rule.seal)
        days = found.days.get(member.id, ()) if found else ()
        standing = standing_on(made, days[0] if days else on)
        holds = [each.last for each in made if each.is_cleared and each.first <= on <= each.last]
        cleared = standing is EntryStanding.CLEARED
        states.append(
            DeclaredState(
                title=rule.title,
                standing=standing if cleared or reveals else EntryStanding.MISSING,
                until=max(holds) if holds and cleared else None,
                lacking=days,
            )
        )
    return DeclaringPerson(
        staff_id=member.id,
        name=member.staff.full_name,
        title=member.title,
        states=tuple(states),
        is_on_paper=reveals and member.staff.user_id is None,
    )
