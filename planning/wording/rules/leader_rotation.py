"""What is said of leaders who take turns at the office."""

from planning.rules.leader_rotation import LeaderRotation
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.names import Names, names_of
from planning.wording.rule_words import RuleWords, no_sum, not_met


def _sentence(rule: LeaderRotation, language: str) -> str:
    turns = Text(
        "; trong tuần có ít nhất hai người thay nhau",
        "; at least two of them take turns in the week",
    )
    more = turns if rule.must_alternate else Text("", "")
    said = Text(
        "Trưởng và phó đơn vị luân phiên, mỗi ngày có ít nhất 01 lãnh đạo đơn vị làm việc tại cơ"
        f" quan{more.vi}.",
        "Head and deputies take turns: each day at least one leader of the unit is at the"
        f" office{more.en}.",
    )
    return said.said(language)


def _fault(rule: LeaderRotation, violation: Violation, names: Names, language: str) -> str:
    if violation.slot:
        said = Text("chưa có lãnh đạo đơn vị tại cơ quan.", "no leader of the unit at the office.")
    else:
        one = names_of(violation.seen, names, language)
        said = Text(
            f"cả tuần chỉ có một lãnh đạo đơn vị đến cơ quan ({one}).",
            f"only one leader comes in all week ({one}).",
        )
    return said.said(language)


WORDS = RuleWords(
    rule=LeaderRotation,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
