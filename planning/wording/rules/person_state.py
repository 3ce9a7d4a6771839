"""What is said of a state that is asked of a person."""

from planning.plan import Work
from planning.rules.person_state import AWAY_STATES, Must, PersonState
from planning.solver.outcome import Shortage
from planning.violation import Violation
from planning.vocabulary import SECTORS, Text, listed, people_with
from planning.wording.dates import upper_first
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum
from planning.wording.terms import GRAINS, ranks_said

ELSEWHERE = AWAY_STATES - {Work.LEAVE}
ORDERS = {
    Must.ON_SITE: Text("phải có mặt tại cơ quan", "must be at the office"),
    Must.LIVE_IN: Text("phải ở lại cơ quan", "must live in at the office"),
    Must.REMOTE: Text("phải làm việc tại nhà", "must work at home"),
    Must.AWAY: Text("không được đến cơ quan", "must not come to the office"),
    Must.QUALIFY: Text(
        "chưa đủ điều kiện đến cơ quan", "does not meet the condition for coming in"
    ),
}


def _sentence(rule: PersonState, language: str) -> str:
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
            f"{_who_is_meant(rule, language)}"
            f" {Text('ở lại, ăn nghỉ tại cơ quan', 'live in at the office').said(language)}"
        )
    elif rule.must is Must.REMOTE:
        opening = (
            f"{_who_is_meant(rule, language)}"
            f" {Text('làm việc trực tuyến tại nhà', 'work remotely at home').said(language)}"
        )
    elif not rule.ranks and not rule.tags - SECTORS.keys():
        opening = _full_strength(rule, language)
    else:
        there = Text("có mặt tại cơ quan", "must be at the office")
        usual = Text("làm việc bình thường tại cơ quan", "work at the office as usual")
        opening = (
            f"{_who_is_meant(rule, language)} {(there if rule.ranks else usual).said(language)}"
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


def _away(rule: PersonState, language: str) -> str:
    if not rule.ranks and not rule.tags:
        return Text(
            "cơ quan tạm đóng cửa, không ai đến làm việc",
            "the office is closed and nobody comes in",
        ).said(language)
    return (
        f"{_who_is_meant(rule, language)}"
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


def _who_is_meant(rule: PersonState, language: str) -> str:
    """Of whom a state is asked: bảo vệ và văn thư, người đứng đầu đơn vị."""
    if not rule.ranks and not rule.tags:
        return Text("tất cả cán bộ", "all staff").said(language)
    if not rule.ranks:
        return people_with(rule.tags, language)
    ranked = ranks_said(rule.ranks, language)
    return (
        f"{ranked} {Text('là', 'who are').said(language)} {people_with(rule.tags, language)}"
        if rule.tags
        else ranked
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


def _fault(rule: PersonState, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    meant = f" ({_who_is_meant(rule, language)})" if rule.ranks or rule.tags else ""
    return f"{name} {ORDERS[rule.must].said(language)}{meant}."


def _shortage(rule: PersonState, short: Shortage, names: Names, language: str) -> str:
    name = comrade(short.person, names, language)
    if rule.must is Must.ON_SITE:
        return Text(
            f"chưa bố trí được {name} có mặt tại cơ quan.",
            f"{name} cannot be placed at the office.",
        ).said(language)
    if rule.must is Must.LIVE_IN:
        return Text(
            f"{name} chưa được ghi là ở lại cơ quan.",
            f"{name} is not down as living in at the office.",
        ).said(language)
    return Text(
        f"chưa bố trí được {name} làm việc tại nhà.", f"{name} cannot be placed at home."
    ).said(language)


WORDS = RuleWords(
    rule=PersonState,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=_shortage,
)
