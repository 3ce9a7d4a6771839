"""What is said of the days of each person."""

from fractions import Fraction

from planning.rules.base import Direction
from planning.rules.person_quota import PersonQuota
from planning.violation import Violation
from planning.vocabulary import Text, people_with
from planning.wording.dates import share, two_digits
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.terms import PLACES


def _sentence(rule: PersonQuota, language: str) -> str:
    most = rule.direction is not Direction.MIN
    who = people_with(rule.tags, language) if rule.tags else ""
    vi_who, en_who = (
        f"người trong số {who}" if who else "cán bộ",
        f"of {who}" if who else "member of staff",
    )
    bound = Text("không quá", "at most") if most else Text("ít nhất", "at least")
    if isinstance(rule.amount, Fraction):
        vi_days, en_days = (
            f"{share(rule.amount)} số ngày trong tuần, làm tròn lên",
            f"{share(rule.amount)} of the days of the week, rounded up",
        )
    else:
        vi_days, en_days = (
            f"{two_digits(rule.amount, 'vi')} ngày trong tuần",
            f"{rule.amount} day{'s' * (rule.amount != 1)} a week",
        )
    business = (
        Text("; ngày đi công tác được tính", "; days on official business count")
        if rule.also
        else Text("", "")
    )
    leave = (
        Text("; ngày nghỉ phép không tính vào tổng số", "; days of leave are left out")
        if rule.leave_reduces_base
        else Text("", "")
    )
    said = Text(
        f"Mỗi {vi_who} {PLACES[rule.measured].vi} {bound.vi} {vi_days}{business.vi}{leave.vi}.",
        f"Each {en_who} is {PLACES[rule.measured].en} {bound.en} {en_days}{business.en}{leave.en}.",
    )
    return said.said(language)


def _fault(rule: PersonQuota, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    return _days_of(name, rule, violation).said(language)


def _days_of(name: str, rule: PersonQuota, violation: Violation) -> Text:
    side, found, limit = PLACES[rule.measured], violation.found or 0, violation.limit or 0
    if violation.slot:
        return Text(
            f"{name} {side.vi} ngày thứ {found} trong tuần, quy định không quá {limit} ngày.",
            f"{name} is {side.en} for day {found} of the week, at most {limit} are allowed.",
        )
    least = Text(
        f"quy định ít nhất {limit} ngày",
        f"at least {limit} {'is' if limit == 1 else 'are'} required",
    )
    if not found:
        return Text(
            f"{name} không {side.vi} ngày nào trong tuần, {least.vi}.",
            f"{name} is {side.en} on no day of the week, {least.en}.",
        )
    return Text(
        f"{name} mới {side.vi} {found} ngày trong tuần, {least.vi}.",
        f"{name} is {side.en} only {found} day{'s' * (found != 1)} of the week, {least.en}.",
    )


WORDS = RuleWords(
    rule=PersonQuota,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
