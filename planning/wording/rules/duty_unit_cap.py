"""What is said of people of one unit on duty on the same day."""

from planning.rules.duty_unit_cap import DutyUnitCap
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.dates import two_digits
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import (
    for_posts,
    people_of,
)


def _sentence(rule: DutyUnitCap, language: str) -> str:
    said = Text(
        f"Trong một ngày, mỗi đơn vị có không quá {two_digits(rule.most, 'vi')} người trực.",
        f"Of each unit at most {rule.most} {'person is' if rule.most == 1 else 'people are'}"
        " on duty on the same day.",
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: DutyUnitCap, violation: Violation, names: Names, language: str) -> str:
    people, limit = people_of(violation.turns, names, language), violation.limit or 0
    said = Text(
        f"{violation.found} người của một đơn vị cùng trực ({people}), quy định không quá {limit}.",
        f"{violation.found} people of one unit are on duty ({people}), {limit} allowed.",
    )
    return said.said(language)


WORDS = RuleWords(
    rule=DutyUnitCap,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
