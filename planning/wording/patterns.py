"""The sentences of the rules about turns, teams and days: what each orders, and what is wrong
where it is broken.
"""

from fractions import Fraction

from planning.rules.alternation import Alternation, Turn
from planning.rules.base import Direction, Measured, Rule
from planning.rules.counting import Level
from planning.rules.fixed_team import FixedTeam
from planning.rules.holder_quota import HolderQuota
from planning.rules.leader_rotation import LeaderRotation
from planning.rules.person_quota import PersonQuota
from planning.rules.remote_condition import RemoteCondition
from planning.rules.separation import Contact, Separation
from planning.violation import Violation
from planning.vocabulary import TAGS, Text, in_order, listed, people_with
from planning.wording.dates import lower_first, share, two_digits, upper_first
from planning.wording.names import Names, comrade, named

ROUNDED = {
    "floor": Text("làm tròn xuống", "rounded down"),
    "ceil": Text("làm tròn lên", "rounded up"),
    "half_up": Text("làm tròn đến số gần nhất", "rounded to the nearest"),
}
TURNS = {
    Turn.DAY: Text("hai ngày liền nhau", "two days running"),
    Turn.WEEK: Text("hai tuần liền nhau", "two weeks running"),
}
MEETING = {
    Contact.DAY: ("đến cơ quan trong một ngày", "at the office on any one day"),
    Contact.HALF_DAY: ("đến cơ quan trong một buổi", "at the office in any half-day"),
    Contact.ROOM: ("ngồi một phòng làm việc trong một buổi", "in a room in any half-day"),
}
TOGETHER = {
    Contact.DAY: "on the same day",
    Contact.HALF_DAY: "in the same half-day",
    Contact.ROOM: "in the same room",
}
SIDES = {
    Measured.ON_SITE: Text("làm việc tại cơ quan", "at the office"),
    Measured.REMOTE: Text("làm việc trực tuyến tại nhà", "working remotely at home"),
}


def pattern_sentence(rule: Rule, language: str) -> str:
    """The rule as it will be judged. Raises TypeError for a rule that has its sentence
    elsewhere.
    """
    match rule:
        case RemoteCondition():
            needed = _tags(rule.all_of_tags, language)
            said = Text(
                f"Chỉ làm việc trực tuyến tại nhà khi đủ điều kiện: {needed}.",
                f"Work at home only with all of these: {needed}.",
            )
        case LeaderRotation():
            said = _leaders(rule)
        case FixedTeam():
            said = _team(rule)
        case Alternation():
            said = _alternation(rule, language)
        case Separation():
            teams = "; ".join(_tag(team, language) for team in in_order(rule.teams, TAGS))
            vi_when, en_when = MEETING[rule.contact]
            said = Text(
                f"Các tổ sau không cùng {vi_when}: {teams}.",
                f"Only one of these is {en_when}: {teams}.",
            )
        case PersonQuota():
            said = _quota(rule, language)
        case HolderQuota():
            rounded = ROUNDED[rule.rounding].said(language)
            said = Text(
                f"Số giấy đi đường không quá {share(rule.share)} số cán bộ, {rounded}.",
                f"At most {share(rule.share)} of the staff hold a permit, {rounded}.",
            )
        case _:
            raise TypeError(rule.code)
    return said.said(language)


def pattern_title(violation: Violation, rule: Rule, names: Names, language: str) -> str:
    """What is wrong, without the day. Raises TypeError for a rule that has its sentence
    elsewhere.
    """
    name = comrade(violation.person, names, language)
    match rule:
        case RemoteCondition():
            said = Text(
                f"{name} làm việc tại nhà mà chưa đủ điều kiện.",
                f"{name} works at home without meeting the conditions.",
            )
        case LeaderRotation() if violation.slot:
            said = Text(
                "chưa có lãnh đạo đơn vị tại cơ quan.", "no leader of the unit at the office."
            )
        case LeaderRotation():
            one = named(violation.seen, names, language)
            said = Text(
                f"cả tuần chỉ có một lãnh đạo đơn vị đến cơ quan ({one}).",
                f"only one leader comes in all week ({one}).",
            )
        case FixedTeam():
            now, before = (
                named(violation.seen, names, language),
                named(violation.asked, names, language),
            )
            said = Text(
                f"người tại cơ quan ({now}) khác với ngày đầu tuần ({before}).",
                f"the people at the office ({now}) are not those of the first day ({before}).",
            )
        case Alternation():
            said = Text(
                f"{name} đến cơ quan {TURNS[rule.turn].vi}.",
                f"{name} comes in {TURNS[rule.turn].en}.",
            )
        case Separation():
            teams = listed((_tag(team, language) for team in violation.seen), language)
            where = violation.place
            said = (
                Text(
                    f"{teams} cùng làm việc tại phòng {where}.",
                    f"{teams} are in room {where} at the same time.",
                )
                if where
                else Text(
                    f"{teams} cùng đến cơ quan.",
                    f"{teams} are at the office {TOGETHER[rule.contact]}.",
                )
            )
        case PersonQuota():
            said = _quota_broken(violation, rule, name)
        case HolderQuota():
            said = Text(
                f"số giấy đi đường ({violation.found}) vượt quá {violation.limit} giấy cho phép.",
                f"{violation.found} permits, more than the {violation.limit} allowed.",
            )
        case _:
            raise TypeError(rule.code)
    return said.said(language)


def _leaders(rule: LeaderRotation) -> Text:
    turns = Text(
        "; trong tuần có ít nhất hai người thay nhau",
        "; at least two of them take turns in the week",
    )
    more = turns if rule.must_alternate else Text("", "")
    return Text(
        "Trưởng và phó đơn vị luân phiên, mỗi ngày có ít nhất 01 lãnh đạo đơn vị làm việc tại cơ"
        f" quan{more.vi}.",
        "Head and deputies take turns: each day at least one leader of the unit is at the"
        f" office{more.en}.",
    )


def _team(rule: FixedTeam) -> Text:
    where = (
        Text("toàn cơ quan", "the agency")
        if rule.level is Level.AGENCY
        else Text("mỗi phòng, đơn vị", "each unit")
    )
    return Text(
        f"Luân phiên theo tuần: những người của {where.vi} làm việc tại cơ quan không thay đổi"
        " trong cả tuần.",
        f"Rotation by the week: the people of {where.en} at the office are the same all week.",
    )


def _alternation(rule: Alternation, language: str) -> Text:
    who = people_with(rule.tags, language) if rule.tags else Text("cán bộ", "staff").said(language)
    excepted = (
        f"{Text(', trừ ', ', except ').said(language)}{people_with(rule.not_for_tags, language)}"
        if rule.not_for_tags
        else ""
    )
    return Text(
        f"{upper_first(who)} không làm việc tại cơ quan {TURNS[rule.turn].vi}{excepted}.",
        f"{upper_first(who)} are not at the office {TURNS[rule.turn].en}{excepted}.",
    )


def _quota(rule: PersonQuota, language: str) -> Text:
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
    return Text(
        f"Mỗi {vi_who} {SIDES[rule.measured].vi} {bound.vi} {vi_days}{business.vi}{leave.vi}.",
        f"Each {en_who} is {SIDES[rule.measured].en} {bound.en} {en_days}{business.en}{leave.en}.",
    )


def _quota_broken(violation: Violation, rule: PersonQuota, name: str) -> Text:
    side, found, limit = SIDES[rule.measured], violation.found or 0, violation.limit or 0
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


def _tags(tags: frozenset[str], language: str) -> str:
    return listed((lower_first(_tag(tag, language)) for tag in in_order(tags, TAGS)), language)


def _tag(tag: str, language: str) -> str:
    return TAGS[tag].label.said(language) if tag in TAGS else tag
