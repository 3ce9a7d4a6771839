"""What the person somebody is has to declare, and what they declared last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from declarations.models import MadeDeclaration
from declarations.selectors.book import (
    asking_sheet,
    entry_sheets,
    is_anything_asked,
    recorded,
    today_of,
)
from declarations.sheets.lacking import declared_rules
from declarations.values.own import OwnDeclaration
from planning.force import InForce
from planning.rules.entry_declaration import EntryDeclaration, EntryStanding, standing_on
from planning.time import Slot, Week
from units.models import Staff
from units.selectors.homes import unit_on_day
from weeks.sheets import WeekSheet
from weeks.sheets.findings import asked_by


@dataclass(slots=True)
class _Asking:
    """One thing asked, the clause that asks it, and on which days somebody comes."""

    one: InForce
    rule: EntryDeclaration
    days: list[date] = field(default_factory=list)


def own_declarations(staff: Staff, *, at: datetime) -> tuple[OwnDeclaration, ...]:
    """What clauses ask of them this week or next, each thing once; nothing where they speak of
    others. No query while no clause asks anybody, else a fixed number.
    """
    today = today_of(staff.agency, at)
    weeks = (Week.of(today), Week.of(today).shifted(1))
    if not is_anything_asked(staff.agency, weeks):
        return ()
    found: dict[str, _Asking] = {}
    for week in weeks:
        for asking in _asked_in(staff, week, today):
            stands = found.setdefault(asking.rule.seal, asking)
            stands.days = sorted({*stands.days, *asking.days})
    if not found:
        return ()
    rows = MadeDeclaration.objects.filter(staff=staff, seal__in=found).select_related("answers")
    made = list(rows)
    return tuple(
        _own(asking, [row for row in made if row.seal == seal], today)
        for seal, asking in found.items()
    )


def declarations_to_make(staff: Staff, *, at: datetime) -> tuple[OwnDeclaration, ...]:
    """What is missing for the next day at the office, or speaks against it."""
    return tuple(one for one in own_declarations(staff, at=at) if one.is_to_do)


def _asked_in(staff: Staff, week: Week, today: date) -> Iterator[_Asking]:
    """Who comes is told by the published roster alone; what is asked, without one too."""
    unit = unit_on_day(staff, max(today, week.monday))
    if unit is None:
        return
    published = entry_sheets(unit.agency, [unit], week, only_published=True)
    sheet = published.get(unit.pk) or asking_sheet(unit.agency, unit, week)
    for one, rule in declared_rules(sheet.rules):
        days = [day for day in _days_asked(one, rule, sheet, str(staff.pk)) if day >= today]
        if days:
            seen = one.seen(sheet.plan)
            there = [day for day in days if str(staff.pk) in seen.present(Slot(day))]
            yield _Asking(one, rule, there if published else [])


def _days_asked(one: InForce, rule: EntryDeclaration, sheet: WeekSheet, key: str) -> list[date]:
    seen = one.seen(sheet.plan)
    return [day for day in seen.days if key in rule.asked(seen, day)]


def _own(asking: _Asking, rows: Sequence[MadeDeclaration], today: date) -> OwnDeclaration:
    rule, made = asking.rule, [recorded(row) for row in rows]
    near = [day for day in asking.days if day <= rule.reach(today)]
    lacking = [day for day in near if standing_on(made, day) is not EntryStanding.CLEARED]
    day = lacking[0] if lacking else today
    holding = [one.last for one in made if one.is_cleared and one.last >= day >= one.first]
    standing = standing_on(made, day)
    return OwnDeclaration(
        rule=rule,
        asked=asked_by(asking.one),
        day=day,
        is_coming=bool(lacking),
        standing=standing,
        until=max(holding) if holding and standing is EntryStanding.CLEARED else None,
        can_renew=bool(rows) and renewed_answers(rule, rows[-1], today=today, wanted=day) != (),
    )


def renewed_answers(
    rule: EntryDeclaration, last: MadeDeclaration, *, today: date, wanted: date
) -> tuple[str, ...]:
    """The answers of last time, where they are kept and one may come with them still; empty where
    they are not, or nothing is asked but to confirm.
    """
    kept = getattr(last, "answers", None)
    if kept is None or not last.is_cleared or last.seal != rule.seal or not rule.questions:
        return ()
    answers = tuple(str(one["answer"]) for one in kept.told)
    again = rule.declared(answers, today=today, wanted=wanted)
    return answers if again.is_cleared else ()
