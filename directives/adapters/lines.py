"""A clause as people read it: its sentence, its scope, an example; and what it is filled with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from directives.enums import Binding
from directives.errors import BadClause
from directives.models import Clause
from directives.scopes import Names, names_for, scope_words
from planning.clause import ClauseRef
from planning.clauses.fields import ParameterError
from planning.clauses.template import ClauseTemplate, Effect
from planning.clauses.templates import TEMPLATES
from planning.rules.catalogue import counted_daily
from planning.rules.count_bound import CountBound


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A clause as people read it. `is_checked` is False for what no machine can judge, `problem`
    says why a sentence cannot be read.
    """

    clause: Clause
    sentence: str
    scope: str
    is_checked: bool
    problem: str = ""
    example: str = ""

    @property
    def blocks(self) -> bool:
        return self.clause.binding == Binding.ORDER


def lines_of(clauses: Iterable[Clause], language: str) -> list[ClauseLine]:
    """Clauses of one agency as they will read in verdicts. Two queries where they speak of
    zones, else none.
    """
    read = list(clauses)
    names = names_for(read)
    return [line_of(clause, language, names) for clause in read]


def line_of(clause: Clause, language: str, names: Names | None = None) -> ClauseLine:
    """A clause as it will read in verdicts; one that cannot be read any more shows its quote and
    what is wrong.
    """
    names = names_for([clause]) if names is None else names
    template = TEMPLATES.get(clause.kind)
    scope = scope_words(clause, language, names)
    if template is None:
        return ClauseLine(clause, clause.quote or clause.kind, scope, is_checked=False)
    try:
        sentence, example = (
            template.sentence(clause.params, language),
            example_of(template, clause.params),
        )
        checked = template.effect is not Effect.TEXT
        return ClauseLine(clause, sentence, scope, checked, example=example)
    except ParameterError as problem:
        return ClauseLine(
            clause,
            template.label.said(language),
            scope,
            is_checked=False,
            problem=problem.message(language),
        )


def example_of(template: ClauseTemplate, params: Mapping[str, Any]) -> str:
    """What a share comes to for ten people and for two, so that rounding surprises nobody;
    nothing for other sentences.
    """
    rule = template.build(params, ClauseRef(key=template.kind))
    bound = counted_daily(rule) if rule else None
    if bound is None or not isinstance(bound.amount, Fraction):
        return ""
    counted = "; ".join(_comes_to(bound, base) for base in (10, 2))
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
    """The blanks as they are stored. Raises BadClause with everything that is wrong, blank by
    blank.
    """
    template = TEMPLATES.get(kind)
    if template is None:
        raise BadClause((ParameterError("kind", "not-a-choice"),))
    if problems := template.problems(params):
        raise BadClause(problems)
    return template.parse(params)
