"""What is said of weekends on duty one after the other."""

from planning.rules.weekend_gap import WeekendGap
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.dates import two_digits
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import (
    for_posts,
    with_turns,
)


def _sentence(rule: WeekendGap, language: str) -> str:
    said = (
        Text("Không ai trực hai kỳ cuối tuần liền nhau.", "Nobody is on duty two weekends running.")
        if rule.between == 1
        else Text(
            f"Giữa hai kỳ cuối tuần có trực, mỗi người được nghỉ ít nhất"
            f" {two_digits(rule.between, 'vi')} kỳ cuối tuần.",
            f"After a weekend on duty everybody has at least {rule.between} free ones.",
        )
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: WeekendGap, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    said = Text(
        f"{name} trực các kỳ cuối tuần quá gần nhau.",
        f"{name} is on duty on weekends too close to each other.",
    )
    return with_turns(said.said(language), violation.turns, names, language)


WORDS = RuleWords(
    rule=WeekendGap,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
