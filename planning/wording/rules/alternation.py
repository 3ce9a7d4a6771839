"""What is said of turns of which nobody takes two running."""

from planning.rules.alternation import Alternation, TurnSpan
from planning.violation import Violation
from planning.vocabulary import Text, people_with
from planning.wording.dates import upper_first
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met

TURNS = {
    TurnSpan.DAY: Text("hai ngày liền nhau", "two days running"),
    TurnSpan.WEEK: Text("hai tuần liền nhau", "two weeks running"),
}


def _sentence(rule: Alternation, language: str) -> str:
    who = people_with(rule.tags, language) if rule.tags else Text("cán bộ", "staff").said(language)
    excepted = (
        f"{Text(', trừ ', ', except ').said(language)}{people_with(rule.not_for_tags, language)}"
        if rule.not_for_tags
        else ""
    )
    said = Text(
        f"{upper_first(who)} không làm việc tại cơ quan {TURNS[rule.turn].vi}{excepted}.",
        f"{upper_first(who)} are not at the office {TURNS[rule.turn].en}{excepted}.",
    )
    return said.said(language)


def _fault(rule: Alternation, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    said = Text(
        f"{name} đến cơ quan {TURNS[rule.turn].vi}.",
        f"{name} comes in {TURNS[rule.turn].en}.",
    )
    return said.said(language)


WORDS = RuleWords(
    rule=Alternation,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
