"""What is said of those who are outside limits on numbers."""

from planning.rules.exemption import Exemption
from planning.vocabulary import Text, people_with
from planning.wording.dates import upper_first
from planning.wording.rule_words import RuleWords, never_broken, no_sum, not_met


def _sentence(rule: Exemption, language: str) -> str:
    """Who is outside the limits on numbers."""
    everybody = Text("tất cả cán bộ của đơn vị", "all staff of the unit").said(language)
    who = upper_first(people_with(rule.tags, language) if rule.tags else everybody)
    return Text(
        f"{who} không tính vào tổng số và không tính vào số có mặt khi áp dụng các mức số người,"
        " tỷ lệ.",
        f"{who} are counted neither in the total nor among those present where numbers and shares"
        " are limited.",
    ).said(language)


WORDS = RuleWords(
    rule=Exemption,
    sentence=_sentence,
    fault=never_broken,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
