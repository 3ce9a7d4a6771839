"""What is said of a bound on numbers."""

from fractions import Fraction

from planning.people import LEADERS
from planning.rules.base import Direction, Measured
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base, CountLevel
from planning.solver.outcome import Lack, Shortage
from planning.violation import Violation
from planning.vocabulary import Text, people_with
from planning.wording.counts import calculated, counted_as, place_of, rounding_words
from planning.wording.dates import share, two_digits
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords
from planning.wording.terms import GRAINS, PLACES, ranks_said

DIRECTIONS = {
    Direction.MAX: Text("không quá", "at most"),
    Direction.MIN: Text("ít nhất", "at least"),
    Direction.EXACT: Text("đúng", "exactly"),
}
PRESENT = Text("có mặt", "present")
LEVELS = {
    CountLevel.UNIT: Text("Mỗi phòng, đơn vị bố trí", "Each unit has"),
    CountLevel.ROOM: Text("Mỗi phòng làm việc có", "Each room has"),
    CountLevel.AGENCY: Text("Toàn cơ quan bố trí", "The agency has"),
}


def _sentence(rule: CountBound, language: str) -> str:
    return count_sentence(rule, GRAINS[rule.grain], language)


def count_sentence(rule: CountBound, when: Text, language: str) -> str:
    group = LEVELS[rule.level]
    weekdays = (
        Text(" từ thứ Hai đến thứ Sáu", ", Monday to Friday").said(language)
        if rule.weekdays_only
        else ""
    )
    place, grain = (
        (PRESENT if _is_in_a_room(rule) else PLACES[rule.measured]).said(language),
        when.said(language),
    )
    sentence = (
        f"{group.said(language)} {DIRECTIONS[rule.direction].said(language)}"
        f" {_amount(rule, language)} {place} {grain}{weekdays}"
    )
    return (
        "; ".join(
            (
                ", ".join(filter(None, (sentence, rounding_words(rule, language)))),
                *_provisos(rule, language),
            )
        )
        + "."
    )


def _is_in_a_room(rule: CountBound) -> bool:
    return rule.level is CountLevel.ROOM and rule.measured is Measured.ON_SITE


def _amount(rule: CountBound, language: str) -> str:
    """ "1/3 số cán bộ (không kể bảo vệ, văn thư)", "02 người", "01 lãnh đạo đơn vị"."""
    if isinstance(rule.amount, Fraction):
        of_whom = Text("số", "of").said(language)
        return f"{share(rule.amount)} {of_whom} {_people(rule.base, language)}"
    number = two_digits(rule.amount, language)
    if rule.base.ranks == LEADERS and not rule.base.only_tags:
        one = Text(
            "lãnh đạo đơn vị", "leader of the unit" if rule.amount == 1 else "leaders of the unit"
        ).said(language)
        return f"{number} {one}{_exempt(rule.base, language)}"
    if not rule.base.ranks and not rule.base.only_tags:
        some = Text("người", "person" if rule.amount == 1 else "people").said(language)
        return f"{number} {some}{_exempt(rule.base, language)}"
    among = Text(
        "người trong số", "person from among" if rule.amount == 1 else "people from among"
    ).said(language)
    return f"{number} {among} {_people(rule.base, language)}"


def _people(base: Base, language: str) -> str:
    who = Text("cán bộ", "its staff").said(language)
    if base.ranks:
        who = ranks_said(base.ranks, language)
    if base.only_tags:
        tagged = people_with(base.only_tags, language)
        who = f"{who} {Text('là', 'who are').said(language)} {tagged}" if base.ranks else tagged
    return who + _exempt(base, language)


def _exempt(base: Base, language: str) -> str:
    if not base.exclude_tags:
        return ""
    return (
        f" ({Text('không kể', 'not counting').said(language)}"
        f" {people_with(base.exclude_tags, language)})"
    )


def _provisos(rule: CountBound, language: str) -> list[str]:
    provisos = []
    is_floor = rule.direction is Direction.MIN
    if rule.or_count and is_floor:
        provisos.append(
            Text(f"và không ít hơn {rule.or_count:02d} người", f"and no fewer than {rule.or_count}")
        )
    elif rule.or_count:
        provisos.append(
            Text(
                f"hoặc {rule.or_count:02d} người nếu số này cao hơn",
                f"or {rule.or_count} if that is more",
            )
        )
    if rule.top_count and is_floor:
        provisos.append(
            Text(
                f"nhưng không cần quá {rule.top_count:02d} người",
                f"but no more than {rule.top_count} are asked for",
            )
        )
    elif rule.top_count:
        provisos.append(
            Text(
                f"nhưng không quá {rule.top_count:02d} người",
                f"but never more than {rule.top_count}",
            )
        )
    if rule.min_allowed:
        provisos.append(
            Text(
                f"đơn vị ít người vẫn được {rule.min_allowed:02d} người",
                f"small units are still allowed {rule.min_allowed}",
            )
        )
    if rule.base.exclude_leave:
        provisos.append(
            Text(
                "người nghỉ phép không tính vào tổng số",
                "people on leave are not counted in the total",
            )
        )
    return [proviso.said(language) for proviso in provisos]


def _fault(rule: CountBound, violation: Violation, names: Names, language: str) -> str:
    found, limit = violation.found or 0, violation.limit or 0
    who, place = counted_as(rule, found, language), place_of(rule, language)
    agency = whose_number(violation, rule, language)
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


def whose_number(violation: Violation, rule: CountBound, language: str) -> str:
    """Whose number it is where it is not the unit's own: toàn cơ quan, phòng 12."""
    agency = (
        Text("toàn cơ quan, ", "across the agency, ").said(language)
        if rule.level is CountLevel.AGENCY
        else ""
    )
    return agency + (
        Text(f"phòng {violation.place}, ", f"room {violation.place}, ").said(language)
        if violation.place
        else ""
    )


def lacking(rule: CountBound | None, short: Shortage, names: Names, language: str) -> str:
    """Thiếu 01 lãnh đạo đơn vị tại cơ quan; without a rule it is cover that is short."""
    missing = two_digits(short.missing, language)
    who = counted_as(rule, short.missing, language)
    place = (
        place_of(rule, language) if rule else Text("tại cơ quan", "at the office").said(language)
    )
    if short.lack is Lack.TOO_FEW:
        said = Text(f"thiếu {missing} {who} {place}.", f"short of {missing} {who} {place}.")
    else:
        said = Text(
            f"thừa {missing} {who} {place} so với mức cho phép.",
            f"{missing} {who} too many {place}.",
        )
    return said.said(language)


WORDS = RuleWords(
    rule=CountBound, sentence=_sentence, fault=_fault, calculation=calculated, shortage=lacking
)
