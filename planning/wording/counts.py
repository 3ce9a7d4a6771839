"""The numbers of a bound in words: what a share comes to, who is counted, how it is rounded."""

from fractions import Fraction

from planning.people import LEADERS
from planning.rules.base import Direction, Measured
from planning.rules.count_bound import CountBound
from planning.rules.counting import Count, Rounding
from planning.vocabulary import Text, people_with
from planning.wording.dates import lower_first, share, two_digits
from planning.wording.names import Names
from planning.wording.terms import BOTH_NEIGHBOURS, ROUNDINGS

SIDES = {
    Direction.MAX: Text("Tối đa", "At most"),
    Direction.MIN: Text("Ít nhất", "At least"),
    Direction.EXACT: Text("Đúng", "Exactly"),
}


def rounding_words(rule: CountBound, language: str) -> str:
    """How a share is rounded; nothing for a number of people."""
    if not isinstance(rule.amount, Fraction):
        return ""
    if rule.direction is Direction.EXACT and rule.rounding is None:
        return BOTH_NEIGHBOURS.said(language)
    default = Rounding.CEIL if rule.direction is Direction.MIN else Rounding.FLOOR
    return ROUNDINGS[rule.rounding or default].said(language)


def calculated(rule: CountBound, base: int, language: str) -> str:
    """The sum that leads from the people counted to the limit; empty for a plain number."""
    if not isinstance(rule.amount, Fraction):
        return ""
    exact = rule.amount * base
    counted = Text("người tính tỷ lệ", "person counted" if base == 1 else "people counted").said(
        language
    )
    fraction = f"{rule.amount.numerator}/{rule.amount.denominator}"
    result = (
        f"{base} {counted} × {fraction} = {decimal(exact, language)},"
        f" {rounding_words(rule, language)}"
    )
    low, high = rule.bounds(base)
    limit = low if rule.direction is Direction.MIN else high
    if rule.direction is not Direction.EXACT and exact.denominator != 1:
        rounded = rule.rounded_share(base)
        result += Text(
            f" còn {rounded}" if rounded < exact else f" thành {rounded}", f" to {rounded}"
        ).said(language)
    if rule.direction is Direction.EXACT or limit is None or limit == rule.rounded_share(base):
        return result
    raised = Text(f"; được nâng lên {limit}", f"; raised to {limit}")
    lowered = Text(f"; được hạ xuống {limit}", f"; lowered to {limit}")
    return result + (raised if limit > rule.rounded_share(base) else lowered).said(language)


def brief(count: Count, rule: CountBound, language: str) -> str:
    """The limit in three words, under a counter: 1/3 của 15."""
    if isinstance(rule.amount, Fraction):
        return f"{share(rule.amount)} {Text('của', 'of').said(language)} {len(count.base)}"
    limit = (
        Text("không quá", "at most")
        if rule.direction is Direction.MAX
        else Text("ít nhất", "at least")
    )
    return f"{limit.said(language)} {two_digits(rule.amount, language)}"


def comes_to(count: Count, rule: CountBound, language: str) -> str:
    """Tối đa 4 trong 12 người; ít nhất 1 trong 2 lãnh đạo đơn vị: the number, out of how many."""
    base, limits = (
        len(count.base),
        sorted({limit for limit in (count.low, count.high) if limit is not None}),
    )
    numbers = Text(" hoặc ", " or ").said(language).join(map(str, limits))
    if limits[-1] > base:
        out_of = Text(f"; hiện có {base}", f"; {base} are counted").said(language)
        words = (
            f"{SIDES[rule.direction].said(language)} {numbers}"
            f" {counted_as(rule, limits[-1], language)}{out_of}"
        )
    else:
        out_of = Text("trong", "of").said(language)
        words = (
            f"{SIDES[rule.direction].said(language)} {numbers} {out_of} {base}"
            f" {counted_as(rule, base, language)}"
        )
    return (
        Text(f"Phòng {count.room}: ", f"Room {count.room}: ").said(language) + lower_first(words)
        if count.room
        else words
    )


def explanation(count: Count, rule: CountBound, names: Names | None, language: str) -> str:
    """Everything behind a counter: who is counted, who is not and why (without `names` only how
    many), and what the share comes to.
    """
    lines = [calculated(rule, len(count.base), language) or brief(count, rule, language)]
    if count.exempt:
        lines.append(
            f"{Text('không tính', 'not counted').said(language)}:"
            f" {_named(count.exempt, names, language)}"
        )
    if count.away:
        lines.append(
            f"{Text('vắng mặt, không tính', 'away, not counted').said(language)}:"
            f" {_named(count.away, names, language)}"
        )
    return "; ".join(lines)


def decimal(exact: Fraction, language: str) -> str:
    """3,33 in Vietnamese, 3.33 in English; whole numbers without a tail."""
    if exact.denominator == 1:
        return str(exact.numerator)
    digits = f"{float(exact):.2f}".rstrip("0")
    return digits if language.startswith("en") else digits.replace(".", ",")


def place_of(rule: CountBound, language: str) -> str:
    at_office, at_home = (
        Text("tại cơ quan", "at the office"),
        Text("làm việc tại nhà", "working at home"),
    )
    return (at_office if rule.measured is Measured.ON_SITE else at_home).said(language)


def counted_as(rule: CountBound | None, number: int, language: str) -> str:
    """What is counted, so many of it: người, lãnh đạo đơn vị, lái xe."""
    if rule and rule.base.only_tags:
        return people_with(rule.base.only_tags, language)
    if rule and rule.base.ranks == LEADERS:
        return Text(
            "lãnh đạo đơn vị", "leader of the unit" if number == 1 else "leaders of the unit"
        ).said(language)
    return Text("người", "person" if number == 1 else "people").said(language)


def _named(people: frozenset[str], names: Names | None, language: str) -> str:
    if names is None:
        return f"{len(people)} {counted_as(None, len(people), language)}"
    return ", ".join(sorted(names.get(key, key) for key in people))
