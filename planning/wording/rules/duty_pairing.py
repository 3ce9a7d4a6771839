"""What is said of people of one unit at two posts."""

from planning.rules.duty_pairing import DutyPairing
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import (
    people_of,
    posts_said,
    with_turns,
)


def _sentence(rule: DutyPairing, language: str) -> str:
    one, other = (posts_said(kinds, language) for kinds in (rule.kinds, rule.with_kinds))
    said = Text(
        f"Trong một ngày, người {one} và người {other} không cùng một đơn vị.",
        f"On any day these are of different units: {one} and {other}.",
    )
    return said.said(language)


def _fault(rule: DutyPairing, violation: Violation, names: Names, language: str) -> str:
    people = people_of(violation.turns, names, language)
    said = Text(
        f"{people} cùng một đơn vị.",
        f"{people} are of the same unit.",
    )
    return with_turns(said.said(language), violation.turns, names, language)


WORDS = RuleWords(
    rule=DutyPairing,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
