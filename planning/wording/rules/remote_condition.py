"""What is said of the conditions for working at home."""

from planning.rules.remote_condition import RemoteCondition
from planning.violation import Violation
from planning.vocabulary import TAGS, Text, in_order, listed
from planning.wording.dates import lower_first
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.terms import tag_said


def _sentence(rule: RemoteCondition, language: str) -> str:
    needed = _tags(rule.all_of_tags, language)
    said = Text(
        f"Chỉ làm việc trực tuyến tại nhà khi đủ điều kiện: {needed}.",
        f"Work at home only with all of these: {needed}.",
    )
    return said.said(language)


def _fault(rule: RemoteCondition, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    said = Text(
        f"{name} làm việc tại nhà mà chưa đủ điều kiện.",
        f"{name} works at home without meeting the conditions.",
    )
    return said.said(language)


def _tags(tags: frozenset[str], language: str) -> str:
    return listed((lower_first(tag_said(tag, language)) for tag in in_order(tags, TAGS)), language)


WORDS = RuleWords(
    rule=RemoteCondition,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
