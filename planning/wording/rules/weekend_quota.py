"""What is said of the number of weekends on duty."""

from planning.rules.weekend_quota import WeekendQuota
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.dates import two_digits
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import (
    for_posts,
    with_turns,
)


def _sentence(rule: WeekendQuota, language: str) -> str:
    said = Text(
        f"Mỗi người trực không quá {two_digits(rule.most, 'vi')} kỳ cuối tuần trong một tháng.",
        f"Each person has at most {rule.most} weekend{'s' * (rule.most != 1)} of a month on duty.",
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: WeekendQuota, violation: Violation, names: Names, language: str) -> str:
    name, limit = comrade(violation.person, names, language), violation.limit or 0
    said = Text(
        f"{name} trực {violation.found} kỳ cuối tuần trong tháng, quy định không quá {limit} kỳ.",
        f"{name} has {violation.found} weekends of the month on duty, at most {limit} are allowed.",
    )
    return with_turns(said.said(language), violation.turns, names, language)


WORDS = RuleWords(
    rule=WeekendQuota,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
