"""What the directives of an agency come to: for some days, for one unit, clause by clause with what became of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from directives.adapters import Line, default_on, key_of, law_of, lines_of, unit_values
from directives.models import Clause, WrittenException
from directives.selectors import clauses_in_force, days_of, exceptions_during
from planning.force import InForce, Spans
from planning.people import Unit as PlanningUnit
from planning.plan import Work
from planning.precedence import Law, Replaced, Resolution, Why
from planning.precedence import WrittenException as Granted
from planning.rules.catalogue import spans_units
from planning.rules.count_bound import CountBound
from planning.time import Slot
from units.models import Agency, Unit


@dataclass(frozen=True)
class Entered:
    """The rows that speak of some days, and the law they make."""

    clauses: tuple[Clause, ...] = ()
    exceptions: tuple[WrittenException, ...] = ()

    @cached_property
    def law(self) -> Law:
        return law_of(self.clauses, self.exceptions)

    def clause(self, one: InForce) -> Clause:
        """The row a rule was made of, as far as it was rewritten since."""
        return self._clauses[one.origin.edition, one.clause.key]

    def exception(self, granted: Granted) -> WrittenException:
        return self._exceptions[granted.key]

    @cached_property
    def _clauses(self) -> Mapping[tuple[str, str], Clause]:
        return {(str(clause.edition_id), key_of(clause)): clause for clause in self.clauses}

    @cached_property
    def _exceptions(self) -> Mapping[str, WrittenException]:
        return {str(row.pk): row for row in self.exceptions}


def entered_for(agency: Agency, days: Iterable[date]) -> Entered:
    """What was entered for these days. Three queries, one less where no clause holds."""
    wanted = sorted(set(days))
    if not wanted:
        return Entered()
    clauses = clauses_in_force(agency, wanted[0], wanted[-1])
    return Entered(tuple(clauses), tuple(exceptions_during(agency, wanted[0], wanted[-1])))


def law_in_force(agency: Agency, slots: Iterable[Slot]) -> Law:
    """Every rule that holds at some moment of the days of these slots, with the exceptions from it. Three queries."""
    return entered_for(agency, days_of(slots)).law


def whole_agency(agency: Agency) -> PlanningUnit:
    """The agency as if it were one unit, for what it does itself: clauses that single out kinds of units do not speak of it."""
    return PlanningUnit(key="", name=agency.name, traits=frozenset({agency.territory} - {""}))


def default_work(unit: Unit, day: date) -> Work:
    """What an empty cell of this unit means on that day."""
    resolution = law_in_force(unit.agency, [Slot(day)]).for_unit(unit_values(unit.agency, day)[unit.pk], [Slot(day)])
    return default_on(resolution, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What a bound comes to for so many people: at least `low`, at most `high` (None: no bound on that side)."""

    people: int
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One clause that speaks of a unit on a day, as it stands or with what became of it.

    `spans` is when it holds so, or when it does not because of `replaced_by` or `excepted_by`, for the reason `why` (None: it
    holds). `homes` are the zones whose people alone this is about. `is_proposed`: it would hold, and is advice.
    """

    line: Line
    spans: Spans
    numbers: Numbers | None = None
    why: Why | None = None
    replaced_by: Line | None = None
    excepted_by: WrittenException | None = None
    homes: frozenset[str] = field(default_factory=frozenset)
    is_proposed: bool = False

    @property
    def holds(self) -> bool:
        return self.why is None


def holding(agency: Agency, unit: PlanningUnit, day: date, language: str, everybody: Iterable[PlanningUnit] = ()) -> list[Held]:
    """Every clause that speaks of a unit on a day: those that hold, then those that do not, each in the order of the documents.

    `everybody` are all units of the agency, for the numbers of what is counted over all of them. Three queries, two more where a
    clause speaks of zones.
    """
    entered, slots, others = entered_for(agency, [day]), (Slot(day),), tuple(everybody)
    of_unit = entered.law.for_unit(unit, slots)
    together = entered.law.for_agency(others or (unit,), slots)
    lines = dict(zip((clause.pk for clause in entered.clauses), lines_of(entered.clauses, language), strict=True))
    telling = _Telling(entered, lines, unit.size, sum(one.size for one in others))
    spoken_of = [one for one in together.rules if one.binds(unit)]
    held = [telling.held(one) for one in (*of_unit.rules, *of_unit.spoken, *spoken_of)]
    place = {clause.pk: number for number, clause in enumerate(entered.clauses)}
    gone = [telling.gone(one) for one in _gone(unit, of_unit, together)]
    return [*sorted(held, key=lambda one: place[one.line.clause.pk]), *sorted(gone, key=lambda one: place[one.line.clause.pk])]


def _gone(unit: PlanningUnit, *resolutions: Resolution) -> Iterator[Replaced]:
    return (one for resolution in resolutions for one in resolution.replaced if one.rule.binds(unit))


@dataclass(frozen=True, slots=True)
class _Telling:
    """Puts rules back into the words of their clauses. `size` and `staff` are how many people the unit and the agency have."""

    entered: Entered
    lines: Mapping[int, Line]
    size: int
    staff: int

    def held(self, one: InForce) -> Held:
        return Held(line=self._line(one), spans=one.spans, numbers=self._numbers(one), is_proposed=one.origin.is_proposed)

    def gone(self, one: Replaced) -> Held:
        by = one.by
        return Held(
            line=self._line(one.rule),
            spans=one.spans,
            numbers=self._numbers(one.rule),
            why=one.why,
            replaced_by=self._line(by) if isinstance(by, InForce) else None,
            excepted_by=self.entered.exception(by) if isinstance(by, Granted) else None,
            homes=one.homes,
            is_proposed=one.rule.origin.is_proposed,
        )

    def _line(self, one: InForce) -> Line:
        return self.lines[self.entered.clause(one).pk]

    def _numbers(self, one: InForce) -> Numbers | None:
        """Of everybody; who is exempt or does not count is known only with the people of the day."""
        people = self.staff if spans_units(one.rule) else self.size
        if not isinstance(one.rule, CountBound) or not people or one.rule.base.ranks or one.rule.base.only_tags:
            return None
        low, high = one.rule.bounds(people)
        return Numbers(people=people, low=low, high=high)
