"""What is said of the reasons for which somebody may come in."""

from planning.rules.permitted_reasons import PermittedReasons
from planning.violation import Violation
from planning.vocabulary import REASONS, Text, in_order, people_with
from planning.wording.dates import lower_first
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.terms import ranks_said


def _sentence(rule: PermittedReasons, language: str) -> str:
    known = [
        REASONS[code].said(language) if code in REASONS else code
        for code in in_order(rule.reasons, REASONS)
    ]
    opening = Text(
        "Chỉ đến cơ quan khi có lý do được phép", "Come to the office only for a permitted reason"
    ).said(language)
    sentence = f"{opening}: {'; '.join(lower_first(reason) for reason in known)}"
    ranks = [ranks_said(rule.not_for_ranks, language)] if rule.not_for_ranks else []
    tagged = [people_with(rule.not_for_tags, language)] if rule.not_for_tags else []
    free = ", ".join((*ranks, *tagged))
    return (
        f"{sentence}. {Text('Không áp dụng đối với', 'This does not bind').said(language)} {free}."
        if free
        else f"{sentence}."
    )


def _fault(rule: PermittedReasons, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    return Text(
        f"{name} đến cơ quan mà chưa có lý do được phép.",
        f"{name} comes to the office without a permitted reason.",
    ).said(language)


WORDS = RuleWords(
    rule=PermittedReasons,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
