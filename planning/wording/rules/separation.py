"""What is said of teams that must not meet."""

from planning.rules.separation import Contact, Separation
from planning.violation import Violation
from planning.vocabulary import TAGS, Text, in_order, listed
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.terms import tag_said

MEETING = {
    Contact.DAY: ("đến cơ quan trong một ngày", "at the office on any one day"),
    Contact.HALF_DAY: ("đến cơ quan trong một buổi", "at the office in any half-day"),
    Contact.ROOM: ("ngồi một phòng làm việc trong một buổi", "in a room in any half-day"),
}
TOGETHER = {
    Contact.DAY: "on the same day",
    Contact.HALF_DAY: "in the same half-day",
    Contact.ROOM: "in the same room",
}


def _sentence(rule: Separation, language: str) -> str:
    teams = "; ".join(tag_said(team, language) for team in in_order(rule.teams, TAGS))
    vi_when, en_when = MEETING[rule.contact]
    said = Text(
        f"Các tổ sau không cùng {vi_when}: {teams}.",
        f"Only one of these is {en_when}: {teams}.",
    )
    return said.said(language)


def _fault(rule: Separation, violation: Violation, names: Names, language: str) -> str:
    teams = listed((tag_said(team, language) for team in violation.seen), language)
    where = violation.place
    said = (
        Text(
            f"{teams} cùng làm việc tại phòng {where}.",
            f"{teams} are in room {where} at the same time.",
        )
        if where
        else Text(
            f"{teams} cùng đến cơ quan.",
            f"{teams} are at the office {TOGETHER[rule.contact]}.",
        )
    )
    return said.said(language)


WORDS = RuleWords(
    rule=Separation,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
