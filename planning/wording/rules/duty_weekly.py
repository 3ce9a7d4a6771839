"""What is said of one person on duty all week."""

from planning.rules.duty_weekly import DutyWeekly
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.dates import two_digits
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import for_posts, people_of


def _sentence(rule: DutyWeekly, language: str) -> str:
    said = (
        Text(
            "Mỗi ca do cùng một người trực cả tuần.",
            "The same person is on duty in a shift all week.",
        )
        if rule.most == 1
        else Text(
            f"Mỗi ca do không quá {two_digits(rule.most, 'vi')} người trực trong một tuần.",
            f"In a shift at most {rule.most} people take turns in a week.",
        )
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: DutyWeekly, violation: Violation, names: Names, language: str) -> str:
    people, limit = people_of(violation.turns, names, language), violation.limit or 0
    said = Text(
        f"trong tuần có {violation.found} người thay nhau trực một ca ({people}), quy định không"
        f" quá {limit}.",
        f"{violation.found} people take turns in a shift of the week ({people}), {limit} allowed.",
    )
    return said.said(language)


WORDS = RuleWords(
    rule=DutyWeekly,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
