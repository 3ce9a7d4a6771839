"""Tells the rules of one unit's day: those that hold with the numbers they come to, and what
became of the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

from directives.adapters import DEFAULT_REMOTE, ClauseLine
from directives.enums import Binding
from directives.law import Entered
from planning.force import InForce
from planning.precedence import Replaced, Resolution, StricterThanCeiling, Void
from planning.rules.catalogue import kind_of, spans_units
from planning.rules.kind import RuleNature
from planning.spans import Period, Spans
from planning.time import Slot
from planning.wording.precedence import (
    period_in_words,
    to_be_reported,
    unheeded_in_words,
    within_day,
)
from rosters.values.in_force import Flaw, RuleGone, RuleHeld, RulesOfDay, RulesQuestion
from weeks.sheets.agency import agency_sheets
from weeks.sheets.explaining import explain_replaced, explain_rule
from weeks.sheets.sheet import WeekSheet
from weeks.sheets.verdicts import VerdictWriter
from weeks.values.bilingual import BilingualText, in_both_languages
from weeks.values.counters import WeekCounter
from weeks.values.explained import Explained


@dataclass(frozen=True, kw_only=True)
class RulesOfDayWriter:
    """`sheet` is the unit's day, `others` those of the units counted together over the agency;
    `lines` are the clauses as people read them, by their id; `zones` the names of zones by their
    codes.
    """

    asked: RulesQuestion
    entered: Entered
    lines: Mapping[int, ClauseLine]
    sheet: WeekSheet
    others: tuple[WeekSheet, ...]
    zones: Mapping[str, str]
    tells_names: bool

    def page(self) -> RulesOfDay:
        proposed, decided = (
            sorted(self._holding(is_proposed=flag), key=self._place) for flag in (True, False)
        )
        judged = [one for one in decided if not _is_spoken(one)]
        spoken = [one for one in decided if _is_spoken(one)]
        replaced = [
            one
            for resolution in self._resolutions
            for one in resolution.replaced
            if self._concerns(one)
        ]
        return RulesOfDay(
            unit_name=self.sheet.unit.name,
            day=self.asked.day,
            hour=self.asked.hour,
            default=self.sheet.default[self.asked.day],
            default_by=tuple(
                self._explained(one) for one in spoken if one.origin.kind == DEFAULT_REMOTE
            ),
            orders=tuple(self._held(one) for one in judged if one.blocks),
            advice=tuple(self._held(one) for one in judged if not one.blocks),
            proposals=tuple(map(self._held, proposed)),
            unchecked=tuple(self._held(one) for one in spoken if one.origin.kind != DEFAULT_REMOTE),
            gone=tuple(map(self._gone, sorted(replaced, key=lambda one: self._place(one.rule)))),
            void=tuple(
                self._void(one)
                for resolution in self._resolutions
                for one in resolution.void
                if self._is_heard(one)
            ),
            ceilings=tuple(
                self._ceiling(one)
                for resolution in self._resolutions
                for one in resolution.ceilings
                if self._meets(one.rule.spans.within(one.ceiling.spans))
            ),
            collisions=self._writer.collisions(),
        )

    @cached_property
    def _own(self) -> Resolution:
        return self.entered.law.for_unit(self.sheet.value, map(Slot, self.asked.around))

    @cached_property
    def _together(self) -> Resolution:
        return self.entered.law.for_agency(
            (sheet.value for sheet in self.others), map(Slot, self.asked.around)
        )

    @property
    def _resolutions(self) -> tuple[Resolution, Resolution]:
        return self._own, self._together

    def _holding(self, *, is_proposed: bool) -> list[InForce]:
        agency_wide = (*self._together.rules, *self._together.turned)
        spanning = (one for one in agency_wide if one.binds(self.sheet.value))
        found = (*self._own.rules, *self._own.spoken, *spanning)
        return [
            one for one in found if self._meets(one.spans) and one.origin.is_proposed == is_proposed
        ]

    @cached_property
    def _writer(self) -> VerdictWriter:
        """Of the unit's own numbers, by the very rules that are shown."""
        rules = tuple(one for one in self._own.rules if self._meets(one.spans))
        return VerdictWriter(
            replace(self.sheet, rules=rules, resolution=self._own),
            lambda mode: mode,
            self.tells_names,
        )

    @cached_property
    def _agency_writers(self) -> Mapping[InForce, VerdictWriter]:
        """Of the numbers of the agency as a whole, which name nobody."""
        return {
            sheet.rules[0]: VerdictWriter(sheet, lambda mode: mode, tells_names=False)
            for sheet in agency_sheets(self.others)
        }

    def _counters(self, one: InForce) -> tuple[WeekCounter, ...]:
        if _is_spoken(one):
            return ()
        writer = self._agency_writers.get(one) if spans_units(one.rule) else self._writer
        return writer.counters_of(one) if writer else ()

    def _held(self, one: InForce) -> RuleHeld:
        line = self._line(one)
        return RuleHeld(
            explained=self._explained(one),
            binding=Binding(line.clause.binding),
            scope=line.scope,
            quote=line.clause.quote if line.clause.quote != line.sentence else "",
            is_checked=line.is_checked,
            problem=line.problem,
            hours=self._hours(one.spans),
            period=self._period(one.spans),
            counters=self._counters(one),
            is_unchecked=one.was_unknown(Slot(self.asked.day)),
        )

    def _gone(self, one: Replaced) -> RuleGone:
        return RuleGone(
            explained=self._explained(one.rule, bare=True),
            because=explain_replaced(one),
            hours=self._hours(one.spans),
            period=self._period(one.spans),
            homes=tuple(sorted(self.zones.get(home, home) for home in one.homes)),
        )

    def _void(self, one: Void) -> Flaw:
        return Flaw(
            explained=self._explained(one.rule, bare=True),
            words=in_both_languages(partial(unheeded_in_words, one)),
        )

    def _ceiling(self, one: StricterThanCeiling) -> Flaw:
        return Flaw(
            explained=self._explained(one.rule, bare=True),
            words=in_both_languages(partial(to_be_reported, one)),
        )

    def _explained(self, one: InForce, *, bare: bool = False) -> Explained:
        """With what it did to other rules, or `bare` without."""
        resolution = (
            Resolution() if bare else self._together if spans_units(one.rule) else self._own
        )
        line = self._line(one)
        as_entered = BilingualText(line.sentence, line.sentence) if _is_spoken(one) else None
        return explain_rule(one, resolution, self.asked.spans, as_entered)

    def _concerns(self, one: Replaced) -> bool:
        return one.rule.binds(self.sheet.value) and self._meets(one.spans)

    def _is_heard(self, one: Void) -> bool:
        """True if what changes nothing was to hold when it is asked about, and so was the rule."""
        period = one.by.period
        spans = Spans.of(period) if isinstance(period, Period) else period
        return one.rule.binds(self.sheet.value) and self._meets(spans.within(one.rule.spans))

    def _meets(self, spans: Spans) -> bool:
        return bool(spans.within(self.asked.spans))

    def _hours(self, spans: Spans) -> BilingualText:
        return in_both_languages(partial(within_day, spans, self.asked.day))

    def _period(self, spans: Spans) -> BilingualText:
        """How long it holds without a break, around the time that is asked about."""
        periods = (period for period in spans.periods if self._meets(Spans((period,))))
        return (
            in_both_languages(
                lambda language: "; ".join(period_in_words(period, language) for period in found)
            )
            if (found := tuple(periods))
            else BilingualText("", "")
        )

    def _line(self, one: InForce) -> ClauseLine:
        return self.lines[self.entered.clause(one).pk]

    def _place(self, one: InForce) -> int:
        clause = self.entered.clause(one)
        return self._order[clause.pk]

    @cached_property
    def _order(self) -> Mapping[int, int]:
        return {clause.pk: place for place, clause in enumerate(self.entered.clauses)}


def _is_spoken(one: InForce) -> bool:
    return kind_of(one.rule).nature is RuleNature.SPOKEN
