"""What the directives of an agency come to for some days: the law they make, and the rows it was
made of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from directives.adapters import key_of, law_of
from directives.models import Clause, WrittenException
from directives.selectors import clauses_in_force, days_of, exceptions_during
from planning.force import InForce
from planning.people import Unit as PlanningUnit
from planning.precedence import Law
from planning.time import Slot
from units.models import Agency


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

    @cached_property
    def _clauses(self) -> Mapping[tuple[str, str], Clause]:
        return {(str(clause.edition_id), key_of(clause)): clause for clause in self.clauses}


def entered_for(agency: Agency, days: Iterable[date]) -> Entered:
    """What was entered for these days. Three queries, one less where no clause holds."""
    wanted = sorted(set(days))
    if not wanted:
        return Entered()
    clauses = clauses_in_force(agency, wanted[0], wanted[-1])
    return Entered(tuple(clauses), tuple(exceptions_during(agency, wanted[0], wanted[-1])))


def law_in_force(agency: Agency, slots: Iterable[Slot]) -> Law:
    """Every rule that holds at some moment of the days of these slots, with the exceptions from
    it. Three queries.
    """
    return entered_for(agency, days_of(slots)).law


def whole_agency(agency: Agency) -> PlanningUnit:
    """The agency as if it were one unit, for what it does itself: clauses that single out kinds
    of units do not speak of it.
    """
    return PlanningUnit(key="", name=agency.name, traits=frozenset({agency.territory} - {""}))
