"""What is said of the same holiday two years running."""

from planning.rules.holiday_turn import HolidayTurn
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import (
    classes_said,
    for_posts,
    with_turns,
)


def _sentence(rule: HolidayTurn, language: str) -> str:
    vi, en = (
        (classes_said(rule.classes, code) for code in ("vi", "en"))
        if rule.classes
        else ("ngày lễ, Tết", "a holiday")
    )
    said = Text(
        f"Người đã trực {vi} năm trước không trực cùng dịp đó năm nay.",
        f"Who was on duty on {en} last year is not on duty on the same occasion this year.",
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: HolidayTurn, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    said = Text(
        f"{name} đã trực dịp này năm trước.",
        f"{name} was on duty on this holiday last year.",
    )
    return with_turns(said.said(language), violation.turns, names, language)


WORDS = RuleWords(
    rule=HolidayTurn,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
