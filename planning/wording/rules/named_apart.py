"""What is said of two named people who are never on duty together."""

from planning.rules.named_apart import NamedApart
from planning.violation import Violation
from planning.vocabulary import Text, listed
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.rules.duty_apart import TOGETHER
from planning.wording.turn_terms import for_posts, people_of, with_turns


def _sentence(rule: NamedApart, language: str) -> str:
    names = [one.name or one.key for one in rule.pair]
    when = TOGETHER[rule.together]
    said = Text(
        f"Hai người sau không trực {when.vi}: {listed((f'đ/c {name}' for name in names), 'vi')}.",
        f"These two are never on duty {when.en}: {listed(names, 'en')}.",
    )
    return for_posts(rule.kinds, said).said(language)


def _fault(rule: NamedApart, violation: Violation, names: Names, language: str) -> str:
    people = people_of(violation.turns, names, language)
    when = TOGETHER[rule.together]
    said = Text(
        f"{people} không được trực {when.vi}.",
        f"{people} may not be on duty {when.en}.",
    )
    return with_turns(said.said(language), violation.turns, names, language)


WORDS = RuleWords(
    rule=NamedApart,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
