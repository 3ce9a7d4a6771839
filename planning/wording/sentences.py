"""What a rule orders, as one sentence: shown back while a clause is entered, and beside every
verdict.
"""

from collections.abc import Mapping
from typing import Any

from planning.gathering import gather_values
from planning.rules.base import Rule
from planning.wording.rule_words import RuleWords

WORDS: Mapping[type[Rule], RuleWords[Any]] = {
    words.rule: words for words in gather_values("planning.wording.rules", RuleWords)
}
"""What is said of each kind, as the files of planning.wording.rules have it."""


def words_of(rule: Rule) -> RuleWords[Any]:
    """What is said of the rule's kind. Raises KeyError for a kind without words."""
    return WORDS[type(rule)]


def rule_sentence(rule: Rule, language: str) -> str:
    """The rule as it will be judged, ending in a full stop."""
    return words_of(rule).sentence(rule, language)
