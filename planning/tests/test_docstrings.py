"""The examples in the docstrings of the core come out as they are printed."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import planning

MODULES = tuple(
    module.name
    for module in walk_packages(planning.__path__, "planning.")
    if ".tests" not in module.name
)
SHOWN = frozenset(
    {
        "planning.authority",
        "planning.clause",
        "planning.clauses.question_field",
        "planning.duty.shift",
        "planning.force",
        "planning.people",
        "planning.picture",
        "planning.plan",
        "planning.precedence.law",
        "planning.precedence.values",
        "planning.reading.documents",
        "planning.reading.needs",
        "planning.records",
        "planning.rules.base",
        "planning.rules.count_bound",
        "planning.rules.counting",
        "planning.rules.process",
        "planning.rules.week_average",
        "planning.solver.apart",
        "planning.solver.deadline",
        "planning.solver.levels",
        "planning.solver.master",
        "planning.solver.outcome",
        "planning.spans",
        "planning.spelling",
        "planning.time",
        "planning.turn_picture",
        "planning.violation",
        "planning.vocabulary",
        "planning.wording.dates",
    }
)
"""Modules whose values are best met by seeing one."""


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_come_out_as_printed(name: str) -> None:
    found = doctest.testmod(import_module(name))

    assert found.failed == 0
    assert (found.attempted > 0) == (name in SHOWN)
