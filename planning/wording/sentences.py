"""What a rule orders, as one sentence: shown back while a clause is entered, and beside every
verdict.
"""

from fractions import Fraction

from planning.people import LEADERS, Rank
from planning.plan import Work
from planning.rules.base import Direction, Grain, Measured, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base, Level, Rounding
from planning.rules.exemption import Exemption
from planning.rules.meeting_cap import MeetingCap
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import Must, PersonState
from planning.rules.process import DailyReport, RosterDeadline
from planning.rules.time_window import TimeWindow
from planning.rules.week_average import WeekAverage
from planning.vocabulary import REASONS, SECTORS, Text, in_order, listed, people_with
from planning.wording.dates import lower_first, share, two_digits, upper_first
from planning.wording.patterns import pattern_sentence
from planning.wording.records import record_sentence

DIRECTIONS = {
    Direction.MAX: Text("không quá", "at most"),
    Direction.MIN: Text("ít nhất", "at least"),
    Direction.EXACT: Text("đúng", "exactly"),
}
PLACES = {
    Measured.ON_SITE: Text("làm việc tại cơ quan", "at the office"),
    Measured.REMOTE: Text("làm việc trực tuyến tại nhà", "working remotely at home"),
}
PRESENT = Text("có mặt", "present")
GRAINS = {
    Grain.DAY: Text("trong mỗi ngày", "each day"),
    Grain.INSTANT: Text("trong mỗi buổi", "in each half-day"),
}
ON_AVERAGE = Text("tính bình quân các ngày trong tuần", "on the average of the days of the week")
ROUNDINGS = {
    Rounding.FLOOR: Text("làm tròn xuống", "rounded down"),
    Rounding.CEIL: Text("làm tròn lên", "rounded up"),
    Rounding.HALF_UP: Text("làm tròn đến số gần nhất", "rounded to the nearest"),
}
LEVELS = {
    Level.UNIT: Text("Mỗi phòng, đơn vị bố trí", "Each unit has"),
    Level.ROOM: Text("Mỗi phòng làm việc có", "Each room has"),
    Level.AGENCY: Text("Toàn cơ quan bố trí", "The agency has"),
}
BOTH_NEIGHBOURS = Text("số lẻ được làm tròn lên hoặc xuống", "rounded either way")
RANKS = {
    frozenset({Rank.HEAD}): Text("người đứng đầu đơn vị", "the head of the unit"),
    frozenset({Rank.DEPUTY}): Text("cấp phó của người đứng đầu", "the deputies"),
    LEADERS: Text("lãnh đạo đơn vị", "the leaders of the unit"),
    frozenset({Rank.STAFF}): Text(
        "cán bộ không giữ chức vụ lãnh đạo", "staff without a leading post"
    ),
}
ELSEWHERE = frozenset({Work.MISSION, Work.TRAINING, Work.MOBILISED, Work.OFF})


def rule_sentence(rule: Rule, language: str) -> str:
    """The rule as it will be judged, ending in a full stop."""
    match rule:
        case CountBound():
            return _count_sentence(rule, GRAINS[rule.grain], language)
        case WeekAverage():
            return _count_sentence(rule.daily, ON_AVERAGE, language)
        case PersonState():
            return _state_sentence(rule, language)
        case Exemption():
            return _exemption(rule, language)
        case PermittedReasons():
            return _reasons_sentence(rule, language)
        case TimeWindow() | MeetingCap() | RosterDeadline() | DailyReport():
            return record_sentence(rule, language)
    return pattern_sentence(rule, language)


def rounding_words(rule: CountBound, language: str) -> str:
    """How a share is rounded; nothing for a number of people."""
    if not isinstance(rule.amount, Fraction):
        return ""
    if rule.direction is Direction.EXACT and rule.rounding is None:
        return BOTH_NEIGHBOURS.said(language)
    default = Rounding.CEIL if rule.direction is Direction.MIN else Rounding.FLOOR
    return ROUNDINGS[rule.rounding or default].said(language)


def _count_sentence(rule: CountBound, when: Text, language: str) -> str:
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
    return rule.level is Level.ROOM and rule.measured is Measured.ON_SITE


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
        who = _ranks(base.ranks, language)
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


def _state_sentence(rule: PersonState, language: str) -> str:
    if rule.must is Must.QUALIFY:
        only = listed(
            filter(
                None,
                (
                    people_with(rule.except_tags, language) if rule.except_tags else "",
                    _tested(rule, language),
                ),
            ),
            language,
        )
        return Text(f"Chỉ {only} được đến cơ quan.", f"Only {only} may come to the office.").said(
            language
        )
    if rule.must is Must.AWAY:
        opening = _away(rule, language)
    elif rule.must is Must.LIVE_IN:
        opening = (
            f"{who_is_meant(rule, language)}"
            f" {Text('ở lại, ăn nghỉ tại cơ quan', 'live in at the office').said(language)}"
        )
    elif rule.must is Must.REMOTE:
        opening = (
            f"{who_is_meant(rule, language)}"
            f" {Text('làm việc trực tuyến tại nhà', 'work remotely at home').said(language)}"
        )
    elif not rule.ranks and not rule.tags - SECTORS.keys():
        opening = _full_strength(rule, language)
    else:
        there = Text("có mặt tại cơ quan", "must be at the office")
        usual = Text("làm việc bình thường tại cơ quan", "work at the office as usual")
        opening = (
            f"{who_is_meant(rule, language)} {(there if rule.ranks else usual).said(language)}"
            f" {GRAINS[rule.grain].said(language)}"
        )
    excepted = [people_with(rule.except_tags, language)] if rule.except_tags else []
    excepted += [_tested(rule, language)] if rule.tested else []
    but = (
        f"{Text(', trừ ', ', except ').said(language)}{listed(excepted, language)}"
        if excepted
        else ""
    )
    return f"{upper_first(opening)}{but}{_excuses(rule, language)}."


def _tested(rule: PersonState, language: str) -> str:
    """Who has a negative test that is recent enough; nothing where a test does not matter."""
    if rule.tested is None:
        return ""
    days = rule.tested.days
    return Text(
        f"người có kết quả xét nghiệm âm tính trong {days:02d} ngày",
        f"people with a negative test at most {days} day{'s' * (days != 1)} old",
    ).said(language)


def _exemption(rule: Exemption, language: str) -> str:
    """Who is outside the limits on numbers."""
    everybody = Text("tất cả cán bộ của đơn vị", "all staff of the unit").said(language)
    who = upper_first(people_with(rule.tags, language) if rule.tags else everybody)
    return Text(
        f"{who} không tính vào tổng số và không tính vào số có mặt khi áp dụng các mức số người,"
        " tỷ lệ.",
        f"{who} are counted neither in the total nor among those present where numbers and shares"
        " are limited.",
    ).said(language)


def _away(rule: PersonState, language: str) -> str:
    if not rule.ranks and not rule.tags:
        return Text(
            "cơ quan tạm đóng cửa, không ai đến làm việc",
            "the office is closed and nobody comes in",
        ).said(language)
    return (
        f"{who_is_meant(rule, language)}"
        f" {Text('không đến cơ quan', 'do not come to the office').said(language)}"
    )


def _full_strength(rule: PersonState, language: str) -> str:
    whole = Text("bảo đảm 100% quân số tại cơ quan", "full strength at the office").said(language)
    of_whom = (
        f" {Text('đối với', 'for').said(language)} {people_with(rule.tags, language)}"
        if rule.tags
        else ""
    )
    return f"{whole}{of_whom} {GRAINS[rule.grain].said(language)}"


def who_is_meant(rule: PersonState, language: str) -> str:
    """Of whom a state is asked: bảo vệ và văn thư, người đứng đầu đơn vị."""
    if not rule.ranks and not rule.tags:
        return Text("tất cả cán bộ", "all staff").said(language)
    if not rule.ranks:
        return people_with(rule.tags, language)
    ranked = _ranks(rule.ranks, language)
    return (
        f"{ranked} {Text('là', 'who are').said(language)} {people_with(rule.tags, language)}"
        if rule.tags
        else ranked
    )


def _ranks(ranks: frozenset[Rank], language: str) -> str:
    if ranks in RANKS:
        return RANKS[ranks].said(language)
    return listed(
        (RANKS[frozenset({rank})].said(language) for rank in Rank if rank in ranks), language
    )


def _excuses(rule: PersonState, language: str) -> str:
    excuses = ""
    if rule.excused:
        absent = Text(
            f", trừ người {_absent(rule.excused, 'vi')}",
            f", except people {_absent(rule.excused, 'en')}",
        )
        excuses += absent.said(language)
    if rule.deputised:
        absent = Text(
            f"; khi {_absent(rule.deputised, 'vi')} thì cấp phó có mặt thay",
            f"; a deputy stands in while the head is {_absent(rule.deputised, 'en')}",
        )
        excuses += absent.said(language)
    return excuses


def _absent(states: frozenset[Work], language: str) -> str:
    leave, elsewhere = Work.LEAVE in states, bool(states & ELSEWHERE)
    if leave and elsewhere:
        return Text(
            "nghỉ phép, đi công tác, đi học hoặc được huy động",
            "on leave, on business, in training or mobilised",
        ).said(language)
    if elsewhere:
        return Text(
            "đi công tác, đi học hoặc được huy động", "on business, in training or mobilised"
        ).said(language)
    return Text("nghỉ phép", "on leave").said(language)


def _reasons_sentence(rule: PermittedReasons, language: str) -> str:
    known = [
        REASONS[code].said(language) if code in REASONS else code
        for code in in_order(rule.reasons, REASONS)
    ]
    opening = Text(
        "Chỉ đến cơ quan khi có lý do được phép", "Come to the office only for a permitted reason"
    ).said(language)
    sentence = f"{opening}: {'; '.join(lower_first(reason) for reason in known)}"
    ranks = [_ranks(rule.not_for_ranks, language)] if rule.not_for_ranks else []
    tagged = [people_with(rule.not_for_tags, language)] if rule.not_for_tags else []
    free = ", ".join((*ranks, *tagged))
    return (
        f"{sentence}. {Text('Không áp dụng đối với', 'This does not bind').said(language)} {free}."
        if free
        else f"{sentence}."
    )
