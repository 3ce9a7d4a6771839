"""What is said of people who are never on duty together."""

from planning.rules.duty_apart import DutyApart, DutyTogether
from planning.violation import Violation
from planning.vocabulary import TAGS, Text, in_order
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.terms import tag_said
from planning.wording.turn_terms import (
    for_posts,
    people_of,
)

TOGETHER = {
    DutyTogether.DAY: Text("cùng một ngày", "on the same day"),
    DutyTogether.SHIFT: Text("cùng một ca", "in the same shift"),
}


def _sentence(rule: DutyApart, language: str) -> str:
    teams = "; ".join(tag_said(team, language) for team in in_order(rule.teams, TAGS))
    when = TOGETHER[rule.together]
    said = Text(
        f"Các nhóm sau không trực {when.vi}: {teams}.",
        f"Of these only one is on duty {when.en}: {teams}.",
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: DutyApart, violation: Violation, names: Names, language: str) -> str:
    people = people_of(violation.turns, names, language)
    when = TOGETHER[rule.together]
    said = Text(
        f"{people} thuộc các nhóm không trực {when.vi}.",
        f"{people} are of groups that are not on duty {when.en}.",
    )
    return said.said(language)


WORDS = RuleWords(
    rule=DutyApart,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
