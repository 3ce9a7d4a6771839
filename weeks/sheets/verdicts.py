"""What the rules say of a sheet, in sentences: verdicts, counters, and the rules that are kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from planning.force import InForce, rule_behind
from planning.rules.base import Grain, Measured, Rule
from planning.rules.catalogue import counted_daily, is_mended_by_a_reason
from planning.rules.count_bound import CountBound
from planning.rules.counting import Count
from planning.spans import Period, Spans
from planning.suggestion import repairs
from planning.tally import Tally, TallyCounter, TallyRow, tally
from planning.time import Slot
from planning.violation import Violation
from planning.wording.counts import brief, comes_to, counted_as, explanation, place_of
from planning.wording.dates import lower_first, slot_name, upper_first
from planning.wording.sentences import rule_sentence
from planning.wording.verdicts import calculation, law, short_law, title
from weeks.enums import Mode
from weeks.sheets.explaining import explain_rule
from weeks.sheets.modes import mode_for
from weeks.sheets.sheet import WeekSheet
from weeks.values.bilingual import BilingualText, in_both_languages
from weeks.values.cells import ON_SITE_MODES
from weeks.values.counters import CountedPart, CounterRow, KeptRule, NotChecked, WeekCounter
from weeks.values.verdict import Suggestion, Verdict, VerdictPerson

UNCHECKED = BilingualText("chưa kiểm tra vào thời điểm đó", "not checked at the time")
MOST_REPAIRS = 12
"""For how many verdicts a repair is looked for: each tries out many plans."""


@dataclass(frozen=True, slots=True)
class VerdictWriter:
    """Tells what a sheet's numbers mean; `shown` hides what is restricted, and without
    `tells_names` the sums name nobody.
    """

    sheet: WeekSheet
    shown: Callable[[Mode], Mode]
    tells_names: bool = True

    @property
    def names(self) -> Mapping[str, str]:
        return {member.person.key: member.short_name for member in self.sheet.members}

    def tally(self) -> Tally:
        return tally(self.sheet.plan, self.sheet.rules, self.sheet.violations)

    def verdicts(self, *, with_repairs: bool = False) -> tuple[Verdict, ...]:
        """Violations before warnings, each by day. What only a collision of rules forces is not
        held against anybody.
        """
        told = (*self.sheet.blocking, *self.sheet.warnings)
        return tuple(
            self.verdict(violation, with_repair=with_repairs and place < MOST_REPAIRS)
            for place, violation in enumerate(told)
        )

    def rule_of(self, violation: Violation) -> Rule:
        """The rule that it breaks."""
        return self._in_force(violation).rule

    def collisions(self) -> tuple[BilingualText, ...]:
        """Each pair of rules that cannot both be kept, once, with its days."""
        days: dict[tuple[Rule, tuple[Rule, ...]], list[Slot]] = {}
        for collision in self.sheet.collisions:
            days.setdefault((collision.yields, collision.to), []).append(collision.slot)
        return tuple(
            in_both_languages(partial(collision_sentence, yields, to, slots))
            for (yields, to), slots in days.items()
        )

    def not_checked(self) -> tuple[NotChecked, ...]:
        """The documents put in force after days they speak of had been worked, with those days."""
        days: dict[str, set[date]] = {}
        for one, slot in self.sheet.not_checked:
            days.setdefault(one.clause.document, set()).add(slot.day)
        return tuple(
            NotChecked(document=document, days=tuple(sorted(found)))
            for document, found in days.items()
        )

    def kept(self, counted: Tally) -> tuple[KeptRule, ...]:
        return tuple(
            KeptRule(sentence=self._sentence(one.rule), law=self._law(one.rule))
            for one in counted.kept
        )

    def counters_of(self, one: InForce) -> tuple[WeekCounter, ...]:
        """What one rule of the sheet comes to: a number a day and group, nothing if it does not
        count.
        """
        rows = tally(self.sheet.plan, (one,), ()).rows
        return tuple(self._counter(counter) for row in rows for counter in row.counters if counter)

    def counters(self, counted: Tally) -> tuple[CounterRow, ...]:
        """Binding caps on presence first, the tightest before the others: it is what people look
        for under a day.
        """
        rows = sorted(
            counted.rows,
            key=lambda row: (not row.caps_presence, not row.rule.clause.binding.blocks, _room(row)),
        )
        return tuple(self._row(row) for row in rows)

    def verdict(self, violation: Violation, *, with_repair: bool = False) -> Verdict:
        """One violation of the sheet as it is told."""
        one, slot, names = self._in_force(violation), violation.slot, self.names
        rule = one.rule
        return Verdict(
            rule=violation.rule,
            clause_key=violation.clause.key,
            edition_id=int(one.origin.edition) if one.origin.edition else None,
            blocks=violation.clause.binding.blocks,
            sentence=in_both_languages(lambda language: title(violation, rule, names, language)),
            sum_line=in_both_languages(lambda language: calculation(violation, rule, language)),
            law=in_both_languages(lambda language: law(violation.clause, language)),
            day=slot.day if slot else None,
            half=slot.half if slot else None,
            is_personal=violation.person is not None,
            people=self._concerned(violation, rule),
            suggestion=self._suggestion(violation) if with_repair else None,
        )

    def _concerned(self, violation: Violation, rule: Rule) -> tuple[VerdictPerson, ...]:
        if violation.slot is None:
            return ()
        keys = {violation.person} if violation.person else set[str | None]()
        if bound := counted_daily(rule):
            counts = bound.counts(self._in_force(violation).seen(self.sheet.plan))
            keys |= next(
                (
                    set(count.counted)
                    for count in counts
                    if (count.unit, count.slot) == (violation.unit, violation.slot)
                ),
                set(),
            )
        return tuple(
            VerdictPerson(
                staff_id=member.id,
                name=member.short_name,
                mode=self.shown(self._mode(member.id, violation.slot)),
            )
            for member in self.sheet.members
            if member.person.key in keys
        )

    def _suggestion(self, violation: Violation) -> Suggestion | None:
        """The change of one cell that mends it best, where there is one; a missing reason is to
        be typed, not planned away.
        """
        if is_mended_by_a_reason(violation.rule):
            return None
        sheet = self.sheet
        found = repairs(
            sheet.plan, sheet.rules, violation, sheet.free_cells, most=1, judged=sheet.violations
        )
        if not found:
            return None
        repair, member = found[0], self.sheet.by_id[int(found[0].person)]
        mode = mode_for(repair.state, Mode.OFF)
        return Suggestion(
            staff_id=member.id,
            name=member.short_name,
            day=repair.slot.day,
            half=repair.slot.half,
            mode=mode,
            sentence=in_both_languages(partial(repair_sentence, member.short_name, mode)),
        )

    def _mode(self, staff_id: int, slot: Slot) -> Mode:
        """In a whole day that is split, where the person is on site."""
        member = self.sheet.by_id[staff_id]
        parts = self.sheet.plan.slots_of(slot.day) if slot.half is None else (slot,)
        modes = [self.sheet.mode(member, part) for part in parts]
        return next((mode for mode in modes if mode in ON_SITE_MODES), modes[0])

    def _in_force(self, violation: Violation) -> InForce:
        one = rule_behind(violation, self.sheet.rules)
        assert one is not None, violation
        return one

    def _row(self, row: TallyRow) -> CounterRow:
        return CounterRow(
            title=in_both_languages(lambda language: counter_title(row.rule, language)),
            rule_says=self._sentence(row.rule),
            law=self._law(row.rule),
            blocks=row.rule.clause.binding.blocks,
            caps_presence=row.caps_presence,
            is_of_leaders=row.rule.measured is Measured.ON_SITE
            and bool(row.rule.base.ranks)
            and all(rank.leads for rank in row.rule.base.ranks),
            cells=tuple(self._counter(counter) if counter else None for counter in row.counters),
        )

    def _counter(self, counter: TallyCounter) -> WeekCounter:
        count, rule, day = counter.count, counter.rule, counter.day
        names = self.names if self.tells_names else None
        by = next(one for one in self.sheet.rules if one.rule is rule)
        unchecked = any(
            one.rule is rule and slot == count.slot for one, slot in self.sheet.not_checked
        )
        return WeekCounter(
            day=day,
            found=count.found,
            low=None if unchecked else count.low,
            high=None if unchecked else count.high,
            base=len(count.base),
            brief=UNCHECKED
            if unchecked
            else in_both_languages(lambda language: brief(count, rule, language)),
            comes_to=UNCHECKED
            if unchecked
            else in_both_languages(lambda language: comes_to(count, rule, language)),
            why=UNCHECKED
            if unchecked
            else in_both_languages(lambda language: explanation(count, rule, names, language)),
            explained=explain_rule(by, self.sheet.resolution, Spans.of(Period.of_days(day, day))),
            counts=self._counted(rule, count),
        )

    def _counted(self, rule: CountBound, count: Count) -> CountedPart:
        half = count.slot.half.value if count.slot.half else ""
        within = count.base | count.away
        return CountedPart(
            measured=rule.measured.value,
            part="halves" if rule.grain is Grain.INSTANT else half,
            outside=tuple(
                member.id for member in self.sheet.members if member.person.key not in within
            ),
        )

    def _sentence(self, rule: Rule) -> BilingualText:
        return in_both_languages(lambda language: rule_sentence(rule, language))

    def _law(self, rule: Rule) -> BilingualText:
        return in_both_languages(lambda language: law(rule.clause, language))


def repair_sentence(name: str, mode: Mode, language: str) -> str:
    """Chuyển đ/c Gấm sang Làm việc trực tuyến tại nhà."""
    state = mode.row.name.said(language)
    return (
        f"Set {name} to “{lower_first(state)}”"
        if language == "en"
        else f"Chuyển đ/c {name} sang {lower_first(state)}"
    )


def collision_sentence(yields: Rule, to: tuple[Rule, ...], slots: list[Slot], language: str) -> str:
    """Which rule cannot be kept, because of which others, on which days."""
    days = ", ".join(slot_name(slot, language) for slot in slots)
    return f"{days}: {lower_first(collision_in_words(yields, to, language))}"


def collision_in_words(yields: Rule, to: tuple[Rule, ...], language: str) -> str:
    """The same on whatever days."""
    others = "; ".join(
        f"{short_law(rule.clause)}: {rule_sentence(rule, language).removesuffix('.')}"
        for rule in to
    )
    one = f"{short_law(yields.clause)}: {rule_sentence(yields, language)}"
    if language == "en":
        return f"These cannot all be kept. {one} It gives way to: {others}."
    return f"Các quy định này không thể cùng đạt. {one} Nhường cho: {others}."


def counter_title(rule: CountBound, language: str) -> str:
    """Tại cơ quan; Lãnh đạo đơn vị tại cơ quan."""
    place = place_of(rule, language)
    plain = not rule.base.ranks and not rule.base.only_tags
    return upper_first(place if plain else f"{counted_as(rule, 2, language)} {place}")


def _room(row: TallyRow) -> int:
    return min((counter.room for counter in row.counters if counter), default=0)
