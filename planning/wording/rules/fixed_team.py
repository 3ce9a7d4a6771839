"""What is said of a team that stays the same all week."""

from planning.rules.counting import CountLevel
from planning.rules.fixed_team import FixedTeam
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.names import Names, names_of
from planning.wording.rule_words import RuleWords, no_sum, not_met


def _sentence(rule: FixedTeam, language: str) -> str:
    where = (
        Text("toàn cơ quan", "the agency")
        if rule.level is CountLevel.AGENCY
        else Text("mỗi phòng, đơn vị", "each unit")
    )
    said = Text(
        f"Luân phiên theo tuần: những người của {where.vi} làm việc tại cơ quan không thay đổi"
        " trong cả tuần.",
        f"Rotation by the week: the people of {where.en} at the office are the same all week.",
    )
    return said.said(language)


def _fault(rule: FixedTeam, violation: Violation, names: Names, language: str) -> str:
    now, before = (
        names_of(violation.seen, names, language),
        names_of(violation.asked, names, language),
    )
    said = Text(
        f"người tại cơ quan ({now}) khác với ngày đầu tuần ({before}).",
        f"the people at the office ({now}) are not those of the first day ({before}).",
    )
    return said.said(language)


WORDS = RuleWords(
    rule=FixedTeam,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
