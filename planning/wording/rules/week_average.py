"""What is said of a bound on the average of a week."""

from fractions import Fraction

from planning.rules.week_average import WeekAverage
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.counts import counted_as, decimal, place_of, rounding_words
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords, not_met
from planning.wording.rules.count_bound import count_sentence, whose_number

ON_AVERAGE = Text("tính bình quân các ngày trong tuần", "on the average of the days of the week")


def _sentence(rule: WeekAverage, language: str) -> str:
    return count_sentence(rule.daily, ON_AVERAGE, language)


def _fault(average: WeekAverage, violation: Violation, names: Names, language: str) -> str:
    """Person-days over the week: everybody once for each day they are there."""
    rule, found, limit = average.daily, violation.found or 0, violation.limit or 0
    who, place = counted_as(rule, 1, language), place_of(rule, language)
    if found > limit:
        said = Text(
            f"cả tuần có {found} lượt {who} {place}, vượt quá {limit} lượt cho phép.",
            f"{found} person-days {place} over the week, more than the {limit} allowed.",
        )
    else:
        said = Text(
            f"cả tuần mới có {found} lượt {who} {place}, quy định ít nhất {limit} lượt.",
            f"only {found} person-days {place} over the week, at least {limit}"
            f" {'is' if limit == 1 else 'are'} required.",
        )
    return whose_number(violation, rule, language) + said.said(language)


def _averaged(average: WeekAverage, base: int, language: str) -> str:
    rule = average.daily
    if not isinstance(rule.amount, Fraction):
        return ""
    exact = decimal(rule.amount * base, language)
    counted = Text("lượt người tính tỷ lệ cả tuần", "person-days counted over the week").said(
        language
    )
    return (
        f"{base} {counted} × {rule.amount.numerator}/{rule.amount.denominator} = {exact},"
        f" {rounding_words(rule, language)}"
    )


WORDS = RuleWords(
    rule=WeekAverage,
    sentence=_sentence,
    fault=_fault,
    calculation=_averaged,
    shortage=not_met(_sentence),
)
