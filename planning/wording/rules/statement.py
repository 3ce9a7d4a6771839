"""What is said of a clause that orders nothing a week could be judged by."""

from planning.rules.statement import Statement
from planning.wording.rule_words import RuleWords, never_broken, no_sum, not_met


def _sentence(rule: Statement, language: str) -> str:
    """The clause as it was entered: nobody translates it."""
    return rule.text


WORDS = RuleWords(
    rule=Statement,
    sentence=_sentence,
    fault=never_broken,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
