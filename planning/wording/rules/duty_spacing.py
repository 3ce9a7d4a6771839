"""What is said of days between turns."""

from planning.rules.duty_spacing import DutySpacing
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.dates import two_digits
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import (
    for_posts,
    with_turns,
)


def _sentence(rule: DutySpacing, language: str) -> str:
    said = Text(
        f"Hai lần trực của một người cách nhau ít nhất {two_digits(rule.days, 'vi')} ngày.",
        f"From one turn of a person to the next are at least {rule.days} days.",
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: DutySpacing, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    said = Text(
        f"{name} có các lần trực cách nhau chưa đủ {rule.days} ngày.",
        f"{name} has turns less than {rule.days} days apart.",
    )
    return with_turns(said.said(language), violation.turns, names, language)


WORDS = RuleWords(
    rule=DutySpacing,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
