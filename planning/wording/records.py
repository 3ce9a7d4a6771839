"""The sentences of the rules about what was recorded: hours, meetings, rosters and reports in
time.
"""

from collections.abc import Mapping
from datetime import time

from planning.people import Rank
from planning.records import Hours
from planning.rules.base import Rule
from planning.rules.meeting_cap import Demand, MeetingCap
from planning.rules.process import DailyReport, RosterDeadline, Step, Weekly
from planning.rules.time_window import TimeWindow
from planning.violation import Violation
from planning.vocabulary import MEETING_KINDS, MEETING_MODES, MEETING_PURPOSES, Text
from planning.wording.dates import WEEKDAYS, clock, lower_first, two_digits, upper_first
from planning.wording.names import Names, comrade

STEPS = {Step.FILING: Text("trình", "filed"), Step.APPROVAL: Text("duyệt", "approved")}
APPROVERS = {
    Rank.HEAD: Text("người đứng đầu", "the head"),
    Rank.DEPUTY: Text("cấp phó", "a deputy"),
    Rank.STAFF: Text("cán bộ được giao", "the member of staff in charge"),
}


def record_sentence(rule: Rule, language: str) -> str:
    """The rule as it will be judged. Raises TypeError for a rule that has its sentence
    elsewhere.
    """
    match rule:
        case TimeWindow():
            return _window(rule, language)
        case MeetingCap():
            return _meeting(rule, language)
        case RosterDeadline():
            return _deadline(rule, language)
        case DailyReport():
            before = clock(rule.before, language)
            vi_days, en_days = (
                ("từ thứ Hai đến thứ Sáu", "Monday to Friday")
                if rule.weekdays_only
                else ("hằng ngày", "every day")
            )
            said = Text(
                f"Báo cáo được gửi {vi_days}, trước {before}.",
                f"A report is sent {en_days}, before {before}.",
            )
            return said.said(language)
    raise TypeError(rule.code)


def record_title(violation: Violation, rule: Rule, names: Names, language: str) -> str:
    """What is wrong, without the day. Raises TypeError for a rule that has its sentence
    elsewhere.
    """
    match rule:
        case TimeWindow():
            name = comrade(violation.person, names, language)
            came, left = map(time.fromisoformat, violation.seen)
            hours = hours_said(Hours(came, left), language)
            said = Text(
                f"{name} có mặt {hours}, ngoài khung giờ cho phép.",
                f"{name} is there {hours}, outside the hours allowed.",
            )
        case MeetingCap():
            said = _failed(violation, rule, language)
        case RosterDeadline() if violation.seen:
            said = Text(
                f"lịch làm việc được {STEPS[rule.step].vi} muộn.",
                f"the roster was {STEPS[rule.step].en} late.",
            )
        case RosterDeadline():
            said = Text(
                f"lịch làm việc chưa được {STEPS[rule.step].vi}.",
                f"the roster is not {STEPS[rule.step].en}.",
            )
        case DailyReport() if violation.seen:
            sent = clock(time.fromisoformat(violation.seen[0]), language)
            said = Text(f"báo cáo được gửi muộn, lúc {sent}.", f"the report was late, at {sent}.")
        case DailyReport():
            said = Text("báo cáo chưa được gửi.", "the report was not sent.")
        case _:
            raise TypeError(rule.code)
    return said.said(language)


def hours_said(hours: Hours, language: str) -> str:
    """From when to when; a night ends on the next day."""
    came, left = clock(hours.came, language), clock(hours.left, language)
    next_day = Text(" hôm sau", " the next day") if hours.is_over_midnight else Text("", "")
    said = Text(f"từ {came} đến {left}{next_day.vi}", f"from {came} to {left}{next_day.en}")
    return said.said(language)


def _window(rule: TimeWindow, language: str) -> str:
    start, end = clock(rule.start, language), clock(rule.end, language)
    if rule.start == time.min:
        said = Text(f"Chỉ có mặt tại cơ quan đến {end}.", f"At the office only until {end}.")
    elif rule.end == time.max:
        said = Text(f"Chỉ có mặt tại cơ quan từ {start}.", f"At the office only from {start}.")
    else:
        said = Text(
            f"Chỉ có mặt tại cơ quan từ {start} đến {end}.",
            f"At the office only from {start} to {end}.",
        )
    return said.said(language)


def _deadline(rule: RosterDeadline, language: str) -> str:
    step = STEPS[rule.step]
    if not isinstance(rule.deadline, Weekly):
        by = rule.deadline
        vi_by, en_by = f"{clock(by.time(), 'vi')} ngày {by:%d/%m/%Y}", f"{by:%H:%M on %d/%m/%Y}"
        return Text(
            f"Lịch làm việc được {step.vi} chậm nhất {vi_by}.",
            f"The roster is {step.en} by {en_by}.",
        ).said(language)
    weekly, day = rule.deadline, WEEKDAYS[rule.deadline.weekday - 1]
    vi_day, en_day = f"{lower_first(day.vi)} tuần trước", f"{day.en} of the week before"
    if weekly.at is None:
        vi_by, en_by = f"hết ngày {vi_day}", f"the end of {en_day}"
    else:
        vi_by, en_by = f"{clock(weekly.at, 'vi')} {vi_day}", f"{clock(weekly.at, 'en')} on {en_day}"
    if weekly.strict:
        vi_by, en_by = (
            f"trước {vi_by.removeprefix('hết ngày ')}",
            f"before {en_by.removeprefix('the end of ')}",
        )
    else:
        vi_by, en_by = f"chậm nhất {vi_by}", f"by {en_by}"
    return Text(
        f"Lịch làm việc của tuần được {step.vi} {vi_by}.",
        f"The roster of a week is {step.en} {en_by}.",
    ).said(language)


def _meeting(rule: MeetingCap, language: str) -> str:
    """Each demand the clause makes, one after the other."""
    demands = []
    if rule.most == 0 and not rule.count_online:
        demands.append(Text("không họp tập trung", "no meetings in person"))
    elif rule.most is not None:
        vi_who, en_who = (
            ("dự, kể cả trực tuyến", "take part, online included")
            if rule.count_online
            else ("trong phòng", "are in the room")
        )
        number = two_digits(rule.most, "vi")
        demands.append(
            Text(
                f"mỗi cuộc họp không quá {number} người {vi_who}",
                f"at a meeting at most {rule.most} people {en_who}",
            )
        )
    if rule.purposes:
        about = _named(rule.purposes, MEETING_PURPOSES)
        demands.append(Text(f"chỉ họp về: {about.vi}", f"meetings are only about: {about.en}"))
    if rule.kinds:
        held = _named(rule.kinds, MEETING_KINDS)
        demands.append(Text(f"chỉ tổ chức: {held.vi}", f"only these are held: {held.en}"))
    if rule.modes:
        form = _named(rule.modes, MEETING_MODES)
        demands.append(Text(f"hình thức họp: {form.vi}", f"form of meetings: {form.en}"))
    if rule.approvers:
        whose = _approvers(rule)
        demands.append(
            Text(
                f"cuộc họp phải được {whose.vi} đồng ý",
                f"a meeting needs the consent of {whose.en}",
            )
        )
    whole = "; ".join(demand.said(language) for demand in demands)
    if rule.concerns:
        which = _named(rule.concerns, MEETING_KINDS)
        whole = f"{Text(f'đối với {which.vi}', f'for {which.en}').said(language)}: {whole}"
    return f"{upper_first(whole)}."


def _failed(violation: Violation, rule: MeetingCap, language: str) -> Text:
    meeting, seen = violation.place, violation.seen
    match violation.about:
        case Demand.PERSONS:
            found, limit = violation.found, violation.limit
            return Text(
                f"cuộc họp {meeting} có {found} người, quy định không quá {limit} người.",
                f"meeting {meeting} has {found} people, at most {limit} are allowed.",
            )
        case Demand.PURPOSE:
            return Text(
                f"cuộc họp {meeting} không thuộc nội dung được họp.",
                f"meeting {meeting} is not for a permitted purpose.",
            )
        case Demand.KIND:
            return Text(
                f"cuộc họp {meeting} không thuộc loại được tổ chức.",
                f"meeting {meeting} is not of a kind that may be held.",
            )
        case Demand.MODE:
            form = _named(seen, MEETING_MODES)
            return Text(
                f"cuộc họp {meeting} họp {form.vi}, không đúng hình thức quy định.",
                f"meeting {meeting} is held {form.en}, which is not a permitted form.",
            )
    whose = _approvers(rule)
    return Text(
        f"cuộc họp {meeting} chưa được {whose.vi} đồng ý.",
        f"meeting {meeting} lacks the consent of {whose.en}.",
    )


def _approvers(rule: MeetingCap) -> Text:
    said = {
        language: [APPROVERS[rank].said(language) for rank in rule.approvers]
        for language in ("vi", "en")
    }
    return Text(" hoặc ".join(said["vi"]), " or ".join(said["en"]))


def _named(codes: tuple[str, ...], table: Mapping[str, Text]) -> Text:
    """The codes in words; one that is not in the table names itself."""
    known = [table.get(code, Text(code, code)) for code in codes]
    return Text(
        "; ".join(lower_first(word.vi) for word in known),
        "; ".join(lower_first(word.en) for word in known),
    )
