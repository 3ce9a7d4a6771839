"""What is said of rest between turns of duty."""

from planning.rules.duty_rest import DutyRest
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import (
    for_posts,
    with_turns,
)


def _sentence(rule: DutyRest, language: str) -> str:
    vi_where, en_where = (" tại cơ quan", " at the office") if rule.on_site_only else ("", "")
    hours = Text(
        f"{rule.hours} giờ giữa hai ca trực{vi_where}",
        f"{rule.hours} hours of rest between two turns{en_where}",
    )
    night = Text(
        f"{rule.night_hours} giờ sau ca trực đêm{'' if rule.hours else vi_where}",
        f"{rule.night_hours} hours after a turn at night{'' if rule.hours else en_where}",
    )
    parts = [hours] * (rule.hours > 0) + [night] * (rule.night_hours > rule.hours)
    said = Text(
        f"Mỗi người được nghỉ ít nhất {', '.join(part.vi for part in parts)}.",
        f"Everybody has at least {', '.join(part.en for part in parts)}.",
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: DutyRest, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    said = Text(
        f"{name} chưa được nghỉ đủ giữa các ca trực.",
        f"{name} has too little rest between turns.",
    )
    return with_turns(said.said(language), violation.turns, names, language)


WORDS = RuleWords(
    rule=DutyRest,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
