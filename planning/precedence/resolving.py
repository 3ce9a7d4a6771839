"""Carries out what takes the place of what: rules are cut, leave people or units to others, or
get another amount for a time.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain

from planning.clause import Binding
from planning.force import InForce
from planning.precedence.exempting import is_exempt_from, outside_by, without_tags
from planning.precedence.rank import Edge, Why, may_depart, names_as_replaced
from planning.precedence.subject import is_stricter, with_amount
from planning.precedence.values import Defect, GrantedException, Replaced, Resolution, Void
from planning.rules.base import Rule, with_clause
from planning.rules.catalogue import kind_of, spans_units
from planning.rules.kind import Amount, RuleNature
from planning.spans import Spans
from planning.time import Slot

Edges = tuple[tuple[Edge, ...], ...]
Rewrite = Callable[[InForce], InForce | None]
ALONE = frozenset({""})
"""The one unit of a question about one unit."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Of which units a rule speaks, and in parts of time when it holds for them, each part with
    the units it does not hold for just then.
    """

    units: frozenset[str]
    parts: tuple[tuple[Spans, frozenset[str]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is asked: rules that span units or those that do not, in which slots; of whom each
    rule speaks; the exceptions given, and how many people are counted where one of them sets
    another amount.
    """

    spanning: bool
    slots: tuple[Slot, ...]
    reach: tuple[Reach | None, ...]
    exceptions: tuple[GrantedException, ...]
    people: int = 0

    def holds(self, spans: Spans) -> bool:
        return any(spans.holds(slot) for slot in self.slots)


def resolve_case(
    case: Case, rules: Sequence[InForce], amended: Edges, outranked: Edges
) -> Resolution:
    """The rules left in the case, in the order given. Amendments come first: what they replace
    takes nothing's place any more.
    """
    at_work = _AtWork(case, rules)
    at_work.pause()
    at_work.amend(amended)
    at_work.outrank(outranked)
    # exemptions after rank: one whose clause gave way to a newer one exempts nobody any more
    at_work.exempt()
    # written exceptions last: they are given from the rule as it came to bind, whatever made it so
    at_work.excepted()
    return at_work.resolution()


@dataclass(slots=True)
class _AtWork:
    """`pieces` are what is left of each rule, by its place: the same clause may come to
    different things at different times.
    """

    case: Case
    rules: Sequence[InForce]
    pieces: dict[int, tuple[InForce, ...]] = field(init=False)
    replaced: list[Replaced] = field(default_factory=list)
    void: list[Void] = field(default_factory=list)

    def __post_init__(self) -> None:
        reached = ((place, reach) for place, reach in enumerate(self.case.reach) if reach)
        pieces = ((place, tuple(self._entered(place, reach))) for place, reach in reached)
        self.pieces = {place: whole for place, whole in pieces if whole}

    def _entered(self, place: int, reach: Reach) -> Iterator[InForce]:
        rule = self.rules[place]
        for spans, idle in reach.parts:
            if spans:
                yield replace(rule, period=spans, without_units=rule.without_units | idle)

    def pause(self) -> None:
        """Say which documents were suspended; their rules' periods have the gaps already."""
        for place, rule in enumerate(self.rules):
            if (
                self.case.reach[place]
                and self._is_wanted(rule)
                and self.case.holds(rule.origin.paused)
            ):
                self.replaced.append(Replaced(rule, None, rule.origin.paused, Why.SUSPENDED))

    def amend(self, edges: Edges) -> None:
        """Whatever an amendment speaks of, the clause it names is gone for everybody."""
        for place in list(self.pieces):
            for edge in edges[place]:
                self._change(place, self.rules[edge.by], self.rules[edge.by].spans, edge.why, _gone)
            for by in self.rules:
                if (
                    names_as_replaced(by, self.rules[place])
                    and not may_depart(by, self.rules[place])
                    and self.case.holds(by.spans)
                ):
                    self.void.append(Void(self.rules[place], by, Defect.NO_POWER))

    def outrank(self, edges: Edges) -> None:
        # every rule yields to what the others were before any of them yielded: otherwise the order
        # of the rows would decide where three rules stand in a row, each above the last
        before = dict(self.pieces)
        for place in before:
            for edge in edges[place]:
                for by in before.get(edge.by, ()):
                    self._leave_to(place, edge.by, by, edge.why)

    def exempt(self) -> None:
        given = [
            (place, piece, rule)
            for place, pieces in self.pieces.items()
            for piece in pieces
            if (rule := outside_by(piece))
        ]
        # what is exempt from is looked up as entered, by whom and when as it is left (`piece`): an
        # exemption that holds for half a period takes people out for that half
        for place in list(self.pieces):
            for by, piece, exemption in given:
                if is_exempt_from(self.rules[place], piece, exemption):
                    self._exempt(place, by, piece, exemption.tags)

    def excepted(self) -> None:
        """One for the unit itself stands above one for all, a newer above an older; one without
        power stands nowhere. Units taken out of a count over the whole agency leave the others
        to the next exception.
        """
        for place in list(self.pieces):
            taken = Spans()
            for exception in sorted(self.case.exceptions, key=lambda one: one.order, reverse=True):
                if exception.clause != self.rules[place].clause.key:
                    continue
                spans = self._granted_for(self.rules[place].rule, exception)
                defect = self._defect(self.rules[place], exception)
                if defect is None:
                    self._change(
                        place,
                        exception,
                        spans.minus(taken),
                        Why.EXCEPTED,
                        self._granted(place, exception),
                    )
                    taken = taken if self._takes_out(exception) else taken.plus(spans)
                elif self._is_wanted(self.rules[place]) and self.case.holds(spans):
                    self.void.append(Void(self.rules[place], exception, defect))

    def resolution(self) -> Resolution:
        left: dict[InForce, Spans] = {}
        for piece in chain.from_iterable(self.pieces.values()):
            if self._is_wanted(piece):
                # pieces of a rule that come to the same are one rule again, over all their spans
                bare = replace(as_advice(piece), period=Spans())
                left[bare] = left.get(bare, Spans()).plus(piece.spans)
        held = tuple(
            replace(bare, period=spans) for bare, spans in left.items() if self.case.holds(spans)
        )
        judging = [one for one in held if kind_of(one.rule).nature.judges]
        return Resolution(
            rules=tuple(one for one in judging if not _is_turned(one)),
            turned=tuple(filter(_is_turned, judging)),
            spoken=tuple(one for one in held if not kind_of(one.rule).nature.judges),
            replaced=tuple(self.replaced),
            void=tuple(self.void),
        )

    def _leave_to(self, place: int, by: int, other: InForce, why: Why) -> None:
        """The rule leaves to another, or what is left of it, those of whom that one speaks:
        people of some homes, some units, or all.
        """
        homes, units = self._homes_apart(place, by), self._bound(by, other)

        def rewrite(piece: InForce) -> InForce | None:
            if homes and not self._bound(place, piece) <= units:
                return piece
            return self._without(place, piece, units, homes)

        self._change(place, self.rules[by], other.spans, why, rewrite, homes)

    def _exempt(self, place: int, by: int, piece: InForce, tags: frozenset[str]) -> None:
        """Without tags everybody is exempt of whom the clause speaks. Some people of some units
        or homes alone cannot be taken out.
        """
        homes, units = self._homes_apart(place, by), self._bound(by, piece)

        def is_inseparable(limit: InForce) -> bool:
            everybody = self._bound(place, limit) <= units
            return bool((homes and tags) or ((homes or tags) and not everybody))

        def rewrite(limit: InForce) -> InForce | None:
            if is_inseparable(limit):
                return limit
            return without_tags(limit, tags) if tags else self._without(place, limit, units, homes)

        mixed = [
            limit.spans.within(piece.spans)
            for limit in self.pieces[place]
            if is_inseparable(limit) and self._bound(place, limit) & units
        ]
        self._change(place, self.rules[by], piece.spans, Why.EXEMPT, rewrite, homes)
        if self._is_wanted(self.rules[place]) and any(map(self.case.holds, mixed)):
            self.void.append(Void(self.rules[place], self.rules[by], Defect.INSEPARABLE))

    def _homes_apart(self, place: int, by: int) -> frozenset[str]:
        """The homes that one rule singles out and the other does not."""
        homes = self.rules[by].scope.homes
        return homes if homes != self.rules[place].scope.homes else frozenset()

    def _without(
        self, place: int, piece: InForce, units: frozenset[str], homes: frozenset[str]
    ) -> InForce | None:
        """What is left of the rule without these units, or without their people of these homes;
        None if nobody is.
        """
        if homes:
            return replace(piece, without_homes=piece.without_homes | homes)
        bound = self._bound(place, piece)
        return (
            None
            if bound <= units
            else replace(piece, without_units=piece.without_units | bound & units)
        )

    def _granted(self, place: int, exception: GrantedException) -> Rewrite:
        amount = exception.amount
        if amount is None:
            units = self._takes_out(exception) or self._units(place)
            return lambda piece: self._without(place, piece, units, frozenset())
        return lambda piece: self._with_amount(piece, amount, exception.known_since)

    def _granted_for(self, rule: Rule, exception: GrantedException) -> Spans:
        """The exception's period; of one that only allows less, the part after it was recorded:
        until then the rule as written was all that anybody knew.
        """
        period, other = exception.period, self._other(rule, exception.amount)
        only_less = self._allows_less(other, rule) and not self._allows_less(rule, other)
        begins = max(period.begins, exception.known_since) if only_less else period.begins
        return Spans.of(replace(period, begins=begins))

    def _with_amount(self, piece: InForce, amount: Amount, known_since: datetime) -> InForce:
        """Of an amount that allows less and more at once, as an exact number does, nobody is
        blamed for days before it was recorded: what was worked then may have followed either.
        """
        rule = self._other(piece.rule, amount)
        origin = piece.origin
        if self._allows_less(rule, piece.rule) and self._allows_less(piece.rule, rule):
            origin = replace(origin, known_since=max(origin.known_since, known_since))
        return replace(piece, rule=rule, origin=origin)

    def _allows_less(self, rule: Rule, than: Rule) -> bool:
        return is_stricter(rule, than, self.case.people)

    @staticmethod
    def _other(rule: Rule, amount: Amount | None) -> Rule:
        return rule if amount is None else with_amount(rule, amount) or rule

    def _takes_out(self, exception: GrantedException) -> frozenset[str]:
        """The unit it takes out of those that are counted together, if it does no more."""
        return frozenset({exception.unit}) if exception.unit and self.case.spanning else frozenset()

    def _defect(self, rule: InForce, exception: GrantedException) -> Defect | None:
        issuer = rule.origin.authority
        if issuer is None or not exception.authority.may_except(issuer, rule.origin.excepted_by):
            return Defect.NO_POWER
        if exception.amount is None:
            return None
        if with_amount(rule.rule, exception.amount) is None:
            return Defect.NO_AMOUNT
        return Defect.WHOLE_AGENCY if exception.unit and self.case.spanning else None

    def _change(
        self,
        place: int,
        by: InForce | GrantedException,
        spans: Spans,
        why: Why,
        rewrite: Rewrite,
        homes: frozenset[str] = frozenset(),
    ) -> None:
        """Rewrite what is left of a rule over `spans`, and write down that it was."""
        inside = Spans()
        left: list[InForce] = []
        for piece in self.pieces[place]:
            concerned = piece.spans.within(spans)
            after = rewrite(piece)
            if not concerned or after == piece:
                left.append(piece)
                continue
            inside = inside.plus(concerned)
            outside = piece.spans.minus(spans)
            left += [replace(piece, period=outside)] if outside else []
            left += [replace(after, period=concerned)] if after else []
        self.pieces[place] = tuple(left)
        if self._is_wanted(self.rules[place]) and self.case.holds(inside):
            self.replaced.append(Replaced(self.rules[place], by, inside, why, homes))

    def _is_wanted(self, rule: InForce) -> bool:
        return spans_units(rule.rule) == self.case.spanning

    def _units(self, place: int) -> frozenset[str]:
        reach = self.case.reach[place]
        return reach.units if reach else frozenset()

    def _bound(self, place: int, piece: InForce) -> frozenset[str]:
        """The units that what is left of the rule still binds."""
        return self._units(place) - piece.without_units


def as_advice(one: InForce) -> InForce:
    """What is only proposed binds nobody."""
    clause = replace(one.clause, binding=Binding.ADVICE)
    return replace(one, rule=with_clause(one.rule, clause)) if one.origin.is_proposed else one


def _gone(piece: InForce) -> None:
    """Nothing is left of it."""


def _is_turned(one: InForce) -> bool:
    """A rule about turns of duty is nothing to a week."""
    return kind_of(one.rule).nature is RuleNature.TURNED
