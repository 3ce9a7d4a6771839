"""What is said of duty on days of absence."""

from planning.modes import STATE_NAMES
from planning.plan import Work
from planning.rules.duty_away import DutyAway
from planning.violation import Violation
from planning.vocabulary import Text, listed
from planning.wording.dates import lower_first
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import (
    for_posts,
    with_turns,
)


def _sentence(rule: DutyAway, language: str) -> str:
    states = [
        STATE_NAMES[state].name for state in Work if state in rule.states and state in STATE_NAMES
    ]
    vi, en = (
        listed((lower_first(state.said(code)) for state in states), code) for code in ("vi", "en")
    )
    said = Text(
        f"Không phân công trực cho người đang {vi}.",
        f"Nobody is put on duty while: {en}.",
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: DutyAway, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    said = Text(
        f"{name} vắng mặt vào thời gian trực.",
        f"{name} is away at the time of the turn.",
    )
    return with_turns(said.said(language), violation.turns, names, language)


WORDS = RuleWords(
    rule=DutyAway,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
