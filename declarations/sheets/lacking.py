"""Who comes to the office on which days without what a clause asks to be declared."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planning.force import InForce, of_kind
from planning.records import DeclarationBook, Records
from planning.rules.entry_declaration import EntryDeclaration
from planning.wording.rules.entry_declaration import without_declaration
from planning.wording.verdicts import law
from weeks.sheets import WeekSheet
from weeks.values.bilingual import in_both_languages
from weeks.values.finding import WeekFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class LackingDays:
    """By the id of each person, the days on which they come without what one rule asks."""

    one: InForce
    rule: EntryDeclaration
    days: Mapping[int, tuple[date, ...]]


def declared_rules(rules: Iterable[InForce]) -> tuple[tuple[InForce, EntryDeclaration], ...]:
    """What is to be declared under these rules."""
    return tuple(of_kind(EntryDeclaration, rules))


def lacking_in(
    sheet: WeekSheet, book: DeclarationBook, *, since: date = date.min, until: date = date.max
) -> Iterator[LackingDays]:
    """Clause by clause, from `since` to `until`, both inclusive. Nothing of days that were over
    when a rule came. `sheet` is one of a roster: without one nobody is known to come.
    """
    plan = replace(sheet.plan, records=Records(declarations=book))
    for one, rule in declared_rules(sheet.rules):
        found: dict[int, tuple[date, ...]] = {}
        for breach in rule.check(one.seen(plan)):
            if breach.slot is None or one.was_unknown(breach.slot):
                continue
            if since <= breach.slot.day <= until:
                person = int(breach.person or 0)
                found[person] = (*found.get(person, ()), breach.slot.day)
        if found:
            yield LackingDays(one=one, rule=rule, days=found)


def lacking_findings(sheet: WeekSheet, book: DeclarationBook) -> tuple[WeekFinding, ...]:
    """One sentence a clause, with everybody it is about; it tells nobody's answers."""
    return tuple(_finding(sheet, lacking) for lacking in lacking_in(sheet, book))


def _finding(sheet: WeekSheet, lacking: LackingDays) -> WeekFinding:
    named = {sheet.by_id[person].short_name: days for person, days in lacking.days.items()}
    return WeekFinding(
        is_violation=lacking.one.blocks,
        sentence=in_both_languages(
            lambda language: without_declaration(lacking.rule, named, language)
        ),
        law=in_both_languages(lambda language: law(lacking.one.clause, language)),
    )
