"""What is said of groups that each have somebody on duty."""

from planning.rules.duty_apart import DutyTogether
from planning.rules.duty_mix import DutyMix
from planning.violation import Violation
from planning.vocabulary import TAGS, Text, in_order
from planning.wording.dates import lower_first
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.terms import tag_said
from planning.wording.turn_terms import (
    for_posts,
    people_of,
)

WITHIN = {
    DutyTogether.DAY: Text("Mỗi ngày", "On each day"),
    DutyTogether.SHIFT: Text("Mỗi ca", "In each shift"),
}


def _sentence(rule: DutyMix, language: str) -> str:
    groups = "; ".join(tag_said(group, language) for group in in_order(rule.groups, TAGS))
    when = WITHIN[rule.together]
    said = Text(
        f"{when.vi} trực có ít nhất 01 người của mỗi nhóm: {groups}.",
        f"{when.en} at least one of each of these is on duty: {groups}.",
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: DutyMix, violation: Violation, names: Names, language: str) -> str:
    group = tag_said(violation.about, language)
    people = people_of(violation.turns, names, language)
    said = Text(
        f"trong số người trực ({people}) chưa có ai thuộc nhóm {lower_first(group)}.",
        f"among those on duty ({people}) there is nobody of the group “{lower_first(group)}”.",
    )
    return said.said(language)


WORDS = RuleWords(
    rule=DutyMix,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
