"""What is said of newcomers on duty."""

from planning.rules.newcomer_duty import NewcomerDuty
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import (
    for_posts,
    with_turns,
)


def _sentence(rule: NewcomerDuty, language: str) -> str:
    said = Text(
        "Người mới chỉ trực cùng người đã có kinh nghiệm.",
        "A newcomer is on duty only together with somebody experienced.",
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: NewcomerDuty, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    said = Text(
        f"{name} là người mới, chưa có người có kinh nghiệm trực cùng.",
        f"{name} is new and has nobody experienced at the same post.",
    )
    return with_turns(said.said(language), violation.turns, names, language)


WORDS = RuleWords(
    rule=NewcomerDuty,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
