"""Whoever adds a kind of rule has answered everything that is asked of every kind."""

from dataclasses import MISSING, fields
from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import iter_modules

import pytest

import planning.rules
from planning.clauses.fields import ChoiceField
from planning.clauses.template import ClauseTemplate
from planning.clauses.templates import TEMPLATES
from planning.rules.base import Rule
from planning.rules.catalogue import (
    CATALOGUE,
    KINDS,
    bound_of,
    counted_daily,
    is_judged,
    is_mended_by_a_reason,
    looks_back,
    spans_units,
)
from planning.rules.count_bound import BoundKind
from planning.rules.exemption import Exemption
from planning.rules.kind import RuleKind
from planning.solver.outcome import Lack, Shortage
from planning.tests.drawing import C1, draw
from planning.tests.samples import SAMPLES
from planning.violation import Violation
from planning.wording.rule_words import RuleWords
from planning.wording.sentences import WORDS, rule_sentence
from planning.wording.shortages import shortage_sentence
from planning.wording.verdicts import fault

WEEK = draw("""
    Hoa  O R
    Dan  R O
""")


def rule_types() -> list[type]:
    """What the files of planning.rules define that can judge and bind."""
    modules = [
        import_module(f"planning.rules.{each.name}")
        for each in iter_modules(planning.rules.__path__)
    ]
    return [
        each
        for module in modules
        for _, each in getmembers(module, isclass)
        if each.__module__ == module.__name__
        and each is not Rule
        and all(hasattr(each, name) for name in ("code", "check", "bind"))
    ]


def test_every_rule_has_its_datasheet() -> None:
    assert set(rule_types()) == set(KINDS)


def test_no_two_kinds_bear_one_code() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("sheet", [RuleKind, BoundKind, RuleWords])
def test_no_question_answers_itself(sheet: type) -> None:
    assert [one.name for one in fields(sheet) if one.default is not MISSING] == []
    assert [one.name for one in fields(sheet) if one.default_factory is not MISSING] == []


@pytest.mark.parametrize("rule", SAMPLES, ids=lambda rule: rule.code)
def test_every_rule_answers_what_is_asked_without_knowing_its_kind(rule: Rule) -> None:
    kind = KINDS[type(rule)]

    assert is_judged(rule, WEEK) <= kind.nature.judges
    assert isinstance(spans_units(rule), bool)
    assert looks_back(rule) == kind.looks_back
    assert is_mended_by_a_reason(rule.code) == (rule.code == "permitted-reasons")
    assert counted_daily(rule) in (None, bound_of(rule))
    assert hash(kind.subject(rule, "kind"))
    assert kind.sides(rule) or not bound_of(rule)
    assert not kind.is_stricter(rule, rule, 9)


def test_there_are_words_for_every_kind() -> None:
    assert set(WORDS) == set(KINDS)


@pytest.mark.parametrize("rule", SAMPLES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_rule_can_be_said_and_told_where_it_is_not_met(rule: Rule, language: str) -> None:
    short = Shortage(lack=Lack.TOO_FEW, missing=1, rule=rule, person="Hoa")

    assert rule_sentence(rule, language).endswith(".")
    assert shortage_sentence(short, {"Hoa": "Hoa"}, language).endswith(".")


def test_what_judges_nothing_has_no_breach_to_tell_of() -> None:
    exempt = Exemption(clause=C1)
    breach = Violation(rule=exempt.code, clause=C1)

    with pytest.raises(TypeError, match="exemption"):
        fault(breach, exempt, {}, "vi")


def made_by(template: ClauseTemplate) -> set[type[Rule]]:
    """The kinds of rules a sentence makes, whatever is chosen in its blanks."""
    chosen = [
        {**template.example.params, field.name: choice}
        for field in template.fields
        if isinstance(field, ChoiceField)
        for choice in field.choices
    ]
    rules = (template.build(params, C1) for params in (template.example.params, *chosen))
    return {type(rule) for rule in rules if rule}


def test_every_kind_can_be_entered_by_a_sentence_of_the_catalogue() -> None:
    entered = set[type[Rule]]().union(*map(made_by, TEMPLATES.values()))

    assert entered == set(CATALOGUE.values())
