"""Which units the sentences of a document reach, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from directives.adapters.rules import scope_of, unit_values
from directives.models import Clause, Directive
from directives.scopes import Names, level_name, names_for, trait_name, unit_words
from planning.people import Unit as PlanningUnit
from planning.vocabulary import TRAITS
from planning.wording.dates import lower_first
from units.models import Agency


@dataclass(frozen=True, slots=True)
class ReachedBy:
    """Sentences that do or do not reach a unit for the same reason; nothing of `why` is said where
    they speak of every unit.
    """

    items: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReach:
    """A document and a unit: what of it speaks of the unit and what does not."""

    unit_id: int
    unit: str
    directive: Directive
    reached: tuple[ReachedBy, ...]
    missed: tuple[ReachedBy, ...]

    @property
    def count(self) -> int:
        return sum(len(one.items) for one in self.reached)

    @property
    def of(self) -> int:
        return self.count + sum(len(one.items) for one in self.missed)


def reach_of(
    agency: Agency, clauses: Iterable[Clause], on: date, language: str
) -> tuple[UnitReach, ...]:
    """Each document of the clauses with each unit of the agency, on that day. At most seven
    queries.
    """
    read = list(clauses)
    names, units = names_for(read), unit_values(agency, on)
    documents: dict[Directive, list[Clause]] = {}
    for clause in read:
        documents.setdefault(clause.edition.directive, []).append(clause)
    return tuple(
        _reach(pk, unit, directive, said, on, language, names)
        for directive, said in documents.items()
        for pk, unit in units.items()
    )


def _reach(
    pk: int,
    unit: PlanningUnit,
    directive: Directive,
    clauses: Sequence[Clause],
    on: date,
    language: str,
    names: Names,
) -> UnitReach:
    reached: dict[str, list[str]] = {}
    missed: dict[str, list[str]] = {}
    for clause in clauses:
        into = reached if _speaks_of(clause, unit, on) else missed
        why = (
            _facts(clause, unit, language, names)
            if into is reached
            else unit_words(clause, language, names)
        )
        into.setdefault(why, []).append(clause.item or _("một quy định"))
    return UnitReach(
        unit_id=pk,
        unit=unit.name,
        directive=directive,
        reached=_sorted(reached),
        missed=_sorted(missed),
    )


def _sorted(found: dict[str, list[str]]) -> tuple[ReachedBy, ...]:
    return tuple(ReachedBy(tuple(dict.fromkeys(items)), why) for why, items in found.items())


def _speaks_of(clause: Clause, unit: PlanningUnit, on: date) -> bool:
    scope = scope_of(clause)
    return scope.includes(unit) and (
        not scope.alert_levels
        or any(
            one.level in scope.alert_levels
            and one.first <= on
            and (one.last is None or on <= one.last)
            for one in unit.levels
        )
    )


def _facts(clause: Clause, unit: PlanningUnit, language: str, names: Names) -> str:
    """Why a sentence reaches a unit that it reaches: nothing where it speaks of every unit."""
    met = [code for code in clause.traits if code in unit.traits]
    seats = [names.get(code, code) for code in met if code not in TRAITS]
    kinds = [trait_name(code, language, names) for code in met if code in TRAITS]
    offices = [names.get(code, code) for code in clause.office_zones]
    levels = [lower_first(level_name(code, language)) for code in clause.alert_levels]
    said = (
        (_("đóng tại %(places)s"), "places", seats),
        (_("thuộc loại: %(kinds)s"), "kinds", kinds),
        (_("trụ sở tại %(places)s"), "places", offices),
        (_("địa bàn %(levels)s"), "levels", levels),
        (_("có từ %(size)s người"), "size", [str(clause.min_size)] if clause.min_size else []),
    )
    return "; ".join(words % {key: ", ".join(found)} for words, key, found in said if found)
