"""What is said of duty on a day of remote work."""

from planning.rules.duty_remote import DutyRemote
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import (
    for_posts,
    with_turns,
)


def _sentence(rule: DutyRemote, language: str) -> str:
    said = Text(
        "Không phân công trực tại cơ quan vào ngày làm việc trực tuyến tại nhà.",
        "Nobody is on duty at the office on a day on which they work at home.",
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: DutyRemote, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    said = Text(
        f"{name} làm việc trực tuyến tại nhà ngày này.",
        f"{name} works at home that day.",
    )
    return with_turns(said.said(language), violation.turns, names, language)


WORDS = RuleWords(
    rule=DutyRemote,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
