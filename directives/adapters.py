"""Rows of directives and units as the values that rules are made of, and a clause as the sentence people read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from directives.enums import Binding, EditionState
from directives.errors import BadClause
from directives.models import Clause, Edition
from directives.scopes import Names, names_for, scope_words
from directives.selectors import clauses_in_force, days_of, sizes_of
from planning.clause import Binding as PlanningBinding
from planning.clause import ClauseRef
from planning.force import BEGINNING, InForce, Origin, Period, Scope
from planning.people import Unit as PlanningUnit
from planning.plan import Work
from planning.rules.count_bound import CountBound
from planning.rules.fields import ParameterError
from planning.rules.template import ClauseTemplate, Effect
from planning.rules.templates import TEMPLATES
from planning.time import Slot
from units.enums import UnitKind
from units.models import Agency, Unit

DEFAULT_REMOTE = "default_remote"
KIND_TRAITS = {
    UnitKind.LEADERSHIP: "leadership",
    UnitKind.OFFICE: "office",
    UnitKind.DIVISION: "division",
    UnitKind.SERVICE: "service-unit",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A clause as people read it. `is_checked` is False for what no machine can judge, `problem` says why a sentence cannot be read."""

    clause: Clause
    sentence: str
    scope: str
    is_checked: bool
    problem: str = ""
    example: str = ""

    @property
    def blocks(self) -> bool:
        return self.clause.binding == Binding.ORDER


def rules_in_force(agency: Agency, slots: Iterable[Slot]) -> tuple[InForce, ...]:
    """The rules of the agency that hold in some of these slots, each with its clause, period and scope. One query."""
    days = days_of(slots)
    clauses = clauses_in_force(agency, days[0], days[-1]) if days else ()
    return tuple(rule for clause in clauses if (rule := rule_of(clause)))


def rule_of(clause: Clause) -> InForce | None:
    """The rule a clause was entered for; None where it orders something that no machine can check."""
    rule = TEMPLATES[clause.kind].build(clause.params, reference(clause))
    origin = Origin(known_since=known_since(clause.edition))
    return InForce(rule, period_of(clause.edition), scope_of(clause), origin) if rule else None


def holding(agency: Agency, unit: PlanningUnit, day: date, language: str) -> list[Line]:
    """Every sentence that holds for a unit on a day, those no machine checks included. One query."""
    slot = Slot(day)
    held = (clause for clause in clauses_in_force(agency, day, day) if period_of(clause.edition).holds(slot))
    return lines_of((clause for clause in held if scope_of(clause).includes(unit)), language)


def default_works(agency: Agency, units: Iterable[PlanningUnit], days: Iterable[date]) -> dict[tuple[str, date], Work]:
    """What an empty cell means, by unit and day: remote work where a directive in force says so, else the office. One query."""
    wanted = sorted(set(days))
    return works_under(orders_home(agency, wanted), units, wanted)


def orders_home(agency: Agency, days: Iterable[date]) -> tuple[tuple[Period, Scope], ...]:
    """When, and for which units, remote work is what is not said otherwise. One query."""
    wanted = sorted(set(days))
    clauses = clauses_in_force(agency, wanted[0], wanted[-1]).filter(kind=DEFAULT_REMOTE) if wanted else ()
    binding = (clause for clause in clauses if clause.edition.state != EditionState.PROPOSED)
    return tuple((period_of(clause.edition), scope_of(clause)) for clause in binding)


def works_under(
    orders: Iterable[tuple[Period, Scope]], units: Iterable[PlanningUnit], days: Iterable[date]
) -> dict[tuple[str, date], Work]:
    """What an empty cell means under these orders, by unit and day."""
    speaking, wanted = tuple(orders), tuple(days)
    return {
        (unit.key, day): Work.REMOTE
        if any(period.holds(Slot(day)) and scope.includes(unit) for period, scope in speaking)
        else Work.ON_SITE
        for unit in units
        for day in wanted
    }


def default_work(unit: Unit, day: date) -> Work:
    """What an empty cell of this unit means on that day."""
    value = unit_value(unit, sizes_of(unit.agency, day).get(unit.pk, 0))
    return default_works(unit.agency, (value,), (day,))[value.key, day]


def unit_values(agency: Agency, on: date) -> dict[int, PlanningUnit]:
    """Every unit of the agency as scopes see it on that day, by its id. Two queries."""
    sizes = sizes_of(agency, on)
    return {unit.pk: unit_value(unit, sizes.get(unit.pk, 0)) for unit in Unit.objects.filter(agency=agency).select_related("agency")}


def unit_value(unit: Unit, size: int) -> PlanningUnit:
    """A unit with its traits: its kind, sector and territory, whether it can work remotely, whether it is suspended."""
    traits = {KIND_TRAITS[UnitKind(unit.kind)], "can-work-remotely" if unit.can_work_remotely else "cannot-work-remotely"}
    traits |= {unit.sector, unit.agency.territory} - {""}
    if unit.is_suspended:
        traits.add("suspended")
    return PlanningUnit(key=str(unit.pk), name=unit.name, size=size, traits=frozenset(traits))


def reference(clause: Clause) -> ClauseRef:
    """What every verdict prints of a clause. The key is the row's id, padded so that rules sort as they were entered."""
    directive = clause.edition.directive
    return ClauseRef(
        key=f"{clause.pk:08}",
        item=clause.item,
        document=str(directive),
        issuer=directive.issuer,
        issued_on=directive.issued_on,
        binding=PlanningBinding.ADVICE if clause.edition.state == EditionState.PROPOSED else PlanningBinding(clause.binding),
    )


def period_of(edition: Edition) -> Period:
    """The edition's period in the local time of its agency, without zone, as rules count it."""
    zone = ZoneInfo(edition.directive.agency.time_zone)
    ends = edition.effective_to
    return Period(_local(edition.starts, zone), _local(ends, zone) if ends else None)


def known_since(edition: Edition) -> datetime:
    """When somebody put it in force here; before that nobody could plan by it."""
    return _local(edition.put_in_force_at, ZoneInfo(edition.directive.agency.time_zone)) if edition.put_in_force_at else BEGINNING


def scope_of(clause: Clause) -> Scope:
    return Scope(traits=frozenset(clause.traits), without=frozenset(clause.without), min_size=clause.min_size)


def lines_of(clauses: Iterable[Clause], language: str) -> list[Line]:
    """Clauses of one agency as they will read in verdicts. Two queries where they speak of zones, else none."""
    read = list(clauses)
    names = names_for(read)
    return [line_of(clause, language, names) for clause in read]


def line_of(clause: Clause, language: str, names: Names | None = None) -> Line:
    """A clause as it will read in verdicts; one that cannot be read any more shows its quote and what is wrong."""
    names = names_for([clause]) if names is None else names
    template = TEMPLATES.get(clause.kind)
    scope = scope_words(clause, language, names)
    if template is None:
        return Line(clause, clause.quote or clause.kind, scope, is_checked=False)
    try:
        sentence, example = template.sentence(clause.params, language), example_of(template, clause.params)
        checked = template.effect is not Effect.TEXT
        return Line(clause, sentence, scope, checked, example=example)
    except ParameterError as problem:
        return Line(clause, template.label.said(language), scope, is_checked=False, problem=problem.message(language))


def example_of(template: ClauseTemplate, params: Mapping[str, Any]) -> str:
    """What a share comes to for ten people and for two, so that rounding surprises nobody; nothing for other sentences."""
    rule = template.build(params, ClauseRef(key=template.kind))
    if not isinstance(rule, CountBound) or not isinstance(rule.amount, Fraction):
        return ""
    counted = "; ".join(_comes_to(rule, base) for base in (10, 2))
    return _("Ví dụ: %(cases)s.") % {"cases": counted}


def _comes_to(rule: CountBound, base: int) -> str:
    low, high = rule.bounds(base)
    words = {"base": base, "low": low, "high": high}
    if low is None:
        return _("%(base)s người thì tối đa %(high)s người") % words
    if high is None:
        return _("%(base)s người thì ít nhất %(low)s người") % words
    if low == high:
        return _("%(base)s người thì đúng %(low)s người") % words
    return _("%(base)s người thì %(low)s hoặc %(high)s người") % words


def well_filled(kind: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """The blanks as they are stored. Raises BadClause with everything that is wrong, blank by blank."""
    template = TEMPLATES.get(kind)
    if template is None:
        raise BadClause((ParameterError("kind", "not-a-choice"),))
    if problems := template.problems(params):
        raise BadClause(problems)
    return template.parse(params)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
