"""What the rules say of a sheet, in sentences: verdicts, counters, and the rules that are kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planning.force import InForce
from planning.plan import Plan
from planning.rules.base import Rule
from planning.rules.count_bound import CountBound
from planning.tally import Counter as Tallied
from planning.tally import CounterRow as TalliedRow
from planning.tally import Tally, tally
from planning.time import Slot
from planning.violation import Violation
from planning.wording.dates import upper_first
from planning.wording.sentences import rule_sentence
from planning.wording.verdicts import brief, calculation, counted_as, explanation, law, place_of, title
from rosters.enums import Mode
from rosters.sheets.sheet import Sheet
from rosters.values.said import Said
from rosters.values.verdict import Verdict, VerdictPerson
from rosters.values.week import Counter, CounterRow, Kept


def said(sentence: Callable[[str], str]) -> Said:
    """The same sentence in both languages."""
    return Said(sentence("vi"), sentence("en"))


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what a sheet's numbers mean. `editions` leads from a clause's key to its edition; `shown` hides what is restricted."""

    sheet: Sheet
    editions: Mapping[str, int]
    shown: Callable[[Mode], Mode]

    @property
    def names(self) -> Mapping[str, str]:
        return {member.person.key: member.short_name for member in self.sheet.members}

    def tally(self) -> Tally:
        return tally(self.sheet.plan, self.sheet.rules, self.sheet.violations)

    def verdicts(self) -> tuple[Verdict, ...]:
        """Violations before warnings, each by day."""
        told = [self._verdict(violation, self._rule(violation)) for violation in self.sheet.violations]
        return tuple(sorted(told, key=lambda verdict: not verdict.blocks))

    def kept(self, counted: Tally) -> tuple[Kept, ...]:
        return tuple(Kept(sentence=self._sentence(one.rule), law=self._law(one.rule)) for one in counted.kept)

    def counters(self, counted: Tally) -> tuple[CounterRow, ...]:
        """Binding caps on presence first, the tightest before the others: it is what people look for under a day."""
        rows = sorted(counted.rows, key=lambda row: (not row.caps_presence, not row.rule.clause.binding.blocks, _room(row)))
        return tuple(self._row(row) for row in rows)

    def _verdict(self, violation: Violation, rule: Rule) -> Verdict:
        slot, names = violation.slot, self.names
        return Verdict(
            rule=violation.rule,
            clause_key=violation.clause.key,
            edition_id=self.editions.get(violation.clause.key),
            blocks=violation.clause.binding.blocks,
            sentence=said(lambda language: title(violation, rule, names, language)),
            sum_line=said(lambda language: calculation(violation, rule, language)),
            law=said(lambda language: law(violation.clause, language)),
            day=slot.day if slot else None,
            half=slot.half if slot else None,
            is_personal=violation.person is not None,
            people=self._concerned(violation, rule),
        )

    def _concerned(self, violation: Violation, rule: Rule) -> tuple[VerdictPerson, ...]:
        if violation.slot is None:
            return ()
        keys = {violation.person} if violation.person else set[str | None]()
        if isinstance(rule, CountBound):
            counts = rule.counts(self._in_force(rule, self.sheet.plan))
            keys |= next((set(count.counted) for count in counts if (count.unit, count.slot) == (violation.unit, violation.slot)), set())
        return tuple(
            VerdictPerson(staff_id=member.id, name=member.short_name, mode=self.shown(self._mode(member.id, violation.slot)))
            for member in self.sheet.members
            if member.person.key in keys
        )

    def _mode(self, staff_id: int, slot: Slot) -> Mode:
        """In a whole day that is split, where the person is on site."""
        member = self.sheet.by_id[staff_id]
        parts = self.sheet.plan.slots_of(slot.day) if slot.half is None else (slot,)
        modes = [self.sheet.mode(member, part) for part in parts]
        return next((mode for mode in modes if mode in (Mode.ON_SITE, Mode.ON_DUTY, Mode.LIVE_IN)), modes[0])

    def _rule(self, violation: Violation) -> Rule:
        return next(one.rule for one in self.sheet.rules if one.rule.clause == violation.clause and one.rule.code == violation.rule)

    def _in_force(self, rule: Rule, plan: Plan) -> Plan:
        one: InForce = next(one for one in self.sheet.rules if one.rule is rule)
        return plan.during(one.period.holds)

    def _row(self, row: TalliedRow) -> CounterRow:
        return CounterRow(
            title=said(lambda language: counter_title(row.rule, language)),
            rule_says=self._sentence(row.rule),
            law=self._law(row.rule),
            blocks=row.rule.clause.binding.blocks,
            caps_presence=row.caps_presence,
            cells=tuple(self._counter(counter) if counter else None for counter in row.counters),
        )

    def _counter(self, counter: Tallied) -> Counter:
        count, rule, names = counter.count, counter.rule, self.names
        return Counter(
            day=counter.day,
            found=count.found,
            low=count.low,
            high=count.high,
            base=len(count.base),
            brief=said(lambda language: brief(count, rule, language)),
            why=said(lambda language: explanation(count, rule, names, language)),
        )

    def _sentence(self, rule: Rule) -> Said:
        return said(lambda language: rule_sentence(rule, language))

    def _law(self, rule: Rule) -> Said:
        return said(lambda language: law(rule.clause, language))


def counter_title(rule: CountBound, language: str) -> str:
    """Tại cơ quan; Lãnh đạo đơn vị tại cơ quan."""
    place = place_of(rule, language)
    plain = not rule.base.ranks and not rule.base.only_tags
    return upper_first(place if plain else f"{counted_as(rule, 2, language)} {place}")


def _room(row: TalliedRow) -> int:
    return min((counter.room for counter in row.counters if counter), default=0)
