"""A breach as three lines: what is wrong, how the number came about, and which clause says so."""

from fractions import Fraction

from planning.clause import ClauseRef
from planning.people import LEADERS
from planning.rules.base import Direction, Measured, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import Count, Level
from planning.rules.meeting_cap import MeetingCap
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import Must, PersonState
from planning.rules.process import DailyReport, RosterDeadline
from planning.rules.time_window import TimeWindow
from planning.rules.week_average import WeekAverage
from planning.violation import Violation
from planning.vocabulary import Text, people_with
from planning.wording.dates import lower_first, share, slot_name, two_digits, upper_first
from planning.wording.names import Names, comrade
from planning.wording.patterns import pattern_title
from planning.wording.records import record_title
from planning.wording.sentences import rounding_words, who_is_meant

SIDES = {
    Direction.MAX: Text("Tối đa", "At most"),
    Direction.MIN: Text("Ít nhất", "At least"),
    Direction.EXACT: Text("Đúng", "Exactly"),
}


def title(violation: Violation, rule: Rule, names: Names, language: str) -> str:
    """Thứ Tư, 02/12: số người tại cơ quan (6) vượt quá 5 người cho phép."""
    what = fault(violation, rule, names, language)
    return f"{slot_name(violation.slot, language)}: {what}" if violation.slot else upper_first(what)


def fault(violation: Violation, rule: Rule, names: Names, language: str) -> str:
    """What is wrong, without the day: số người tại cơ quan (6) vượt quá 5 người cho phép."""
    match rule:
        case CountBound():
            return _count_title(violation, rule, language)
        case WeekAverage():
            return _average_title(violation, rule.daily, language)
        case PersonState() | PermittedReasons():
            return _person_title(violation, rule, names, language)
        case TimeWindow() | MeetingCap() | RosterDeadline() | DailyReport():
            return record_title(violation, rule, names, language)
    return pattern_title(violation, rule, names, language)


def calculation(violation: Violation, rule: Rule, language: str) -> str:
    """15 người tính tỷ lệ × 1/3 = 5, làm tròn xuống. Empty where nothing was calculated."""
    if violation.base is None:
        return ""
    if isinstance(rule, WeekAverage):
        return _averaged(rule.daily, violation.base, language)
    return calculated(rule, violation.base, language) if isinstance(rule, CountBound) else ""


def law(clause: ClauseRef, language: str) -> str:
    """Khoản 1, Công văn số 312/UBND-NC ngày 20/11/2026 của UBND tỉnh Hòa Giang."""
    dated = (
        Text(f" ngày {clause.issued_on:%d/%m/%Y}", f" of {clause.issued_on:%d/%m/%Y}").said(
            language
        )
        if clause.issued_on
        else ""
    )
    issued = (
        Text(f" của {clause.issuer}", f", {clause.issuer}").said(language) if clause.issuer else ""
    )
    return upper_first(
        ", ".join(filter(None, (clause.item, f"{clause.document}{dated}{issued}".strip())))
    )


def short_law(clause: ClauseRef) -> str:
    """Khoản 1, Công văn số 312/UBND-NC."""
    return upper_first(", ".join(filter(None, (clause.item, clause.document))))


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


def _where(violation: Violation, rule: CountBound, language: str) -> str:
    agency = (
        Text("toàn cơ quan, ", "across the agency, ").said(language)
        if rule.level is Level.AGENCY
        else ""
    )
    return agency + (
        Text(f"phòng {violation.place}, ", f"room {violation.place}, ").said(language)
        if violation.place
        else ""
    )


def _average_title(violation: Violation, rule: CountBound, language: str) -> str:
    """Person-days over the week: everybody once for each day they are there."""
    found, limit = violation.found or 0, violation.limit or 0
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
    return _where(violation, rule, language) + said.said(language)


def _averaged(rule: CountBound, base: int, language: str) -> str:
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


def _count_title(violation: Violation, rule: CountBound, language: str) -> str:
    found, limit = violation.found or 0, violation.limit or 0
    who, place = counted_as(rule, found, language), place_of(rule, language)
    agency = _where(violation, rule, language)
    if found > limit:
        most = Text(
            f"số {who} {place} ({found}) vượt quá {limit} người cho phép.",
            f"{found} {who} {place}, more than the {limit} allowed.",
        )
    elif found == 0 and rule.base.ranks == LEADERS:
        most = Text(f"chưa có {who} {place}.", f"no leader of the unit {place}.")
    else:
        at_least = two_digits(limit, "vi")
        so_far = _out_of(violation, rule, found)
        most = Text(
            f"mới bố trí {so_far} {who} {place}, quy định ít nhất {at_least} {who}.",
            f"only {so_far} {who} {place}, at least {limit} {'is' if limit == 1 else 'are'}"
            " required.",
        )
    return agency + most.said(language)


def _out_of(violation: Violation, rule: CountBound, found: int) -> str:
    """3/9 for a share, so that number and share are both seen."""
    return (
        f"{found}/{violation.base}"
        if isinstance(rule.amount, Fraction) and violation.base
        else str(found)
    )


def _person_title(violation: Violation, rule: Rule, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    if not isinstance(rule, PersonState):
        return Text(
            f"{name} đến cơ quan mà chưa có lý do được phép.",
            f"{name} comes to the office without a permitted reason.",
        ).said(language)
    orders = {
        Must.ON_SITE: Text("phải có mặt tại cơ quan", "must be at the office"),
        Must.LIVE_IN: Text("phải ở lại cơ quan", "must live in at the office"),
        Must.REMOTE: Text("phải làm việc tại nhà", "must work at home"),
        Must.AWAY: Text("không được đến cơ quan", "must not come to the office"),
        Must.QUALIFY: Text(
            "chưa đủ điều kiện đến cơ quan", "does not meet the condition for coming in"
        ),
    }
    meant = f" ({who_is_meant(rule, language)})" if rule.ranks or rule.tags else ""
    return f"{name} {orders[rule.must].said(language)}{meant}."


def _named(people: frozenset[str], names: Names | None, language: str) -> str:
    if names is None:
        return f"{len(people)} {counted_as(None, len(people), language)}"
    return ", ".join(sorted(names.get(key, key) for key in people))
