"""What is said of how many may hold a permit."""

from planning.rules.holder_quota import HolderQuota
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.dates import share
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.terms import ROUNDINGS


def _sentence(rule: HolderQuota, language: str) -> str:
    rounded = ROUNDINGS[rule.rounding].said(language)
    said = Text(
        f"Số giấy đi đường không quá {share(rule.share)} số cán bộ, {rounded}.",
        f"At most {share(rule.share)} of the staff hold a permit, {rounded}.",
    )
    return said.said(language)


def _fault(rule: HolderQuota, violation: Violation, names: Names, language: str) -> str:
    said = Text(
        f"số giấy đi đường ({violation.found}) vượt quá {violation.limit} giấy cho phép.",
        f"{violation.found} permits, more than the {violation.limit} allowed.",
    )
    return said.said(language)


WORDS = RuleWords(
    rule=HolderQuota,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
