"""The sentences of the rules about what was recorded: hours, meetings, rosters and reports in time."""

from planning.rules.base import Rule
from planning.rules.meeting_cap import MeetingCap
from planning.rules.process import DailyReport, RosterDeadline, Step
from planning.rules.time_window import TimeWindow
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.names import Names, comrade

STEPS = {Step.FILING: Text("gửi", "filed"), Step.APPROVAL: Text("duyệt", "approved")}


def record_sentence(rule: Rule, language: str) -> str:
    """The rule as it will be judged. Raises TypeError for a rule that has its sentence elsewhere."""
    match rule:
        case TimeWindow():
            said = Text(
                f"Chỉ có mặt tại cơ quan từ {rule.start:%Hh%M} đến {rule.end:%Hh%M}.",
                f"At the office only from {rule.start:%H:%M} to {rule.end:%H:%M}.",
            )
        case MeetingCap():
            said = _meeting(rule)
        case RosterDeadline():
            said = Text(
                f"Lịch làm việc được {STEPS[rule.step].vi} chậm nhất {rule.deadline:%Hh%M ngày %d/%m/%Y}.",
                f"The roster is {STEPS[rule.step].en} by {rule.deadline:%H:%M on %d/%m/%Y}.",
            )
        case DailyReport():
            said = Text(f"Báo cáo hằng ngày được gửi trước {rule.before:%Hh%M}.", f"A report is sent every day before {rule.before:%H:%M}.")
        case _:
            raise TypeError(rule.code)
    return said.said(language)


def record_title(violation: Violation, rule: Rule, names: Names, language: str) -> str:
    """What is wrong, without the day. Raises TypeError for a rule that has its sentence elsewhere."""
    match rule:
        case TimeWindow():
            came, left = violation.seen
            name = comrade(violation.person, names, language)
            said = Text(
                f"{name} có mặt từ {_at(came)} đến {_at(left)}, ngoài giờ cho phép.",
                f"{name} is there from {came} to {left}, outside the hours allowed.",
            )
        case MeetingCap() if violation.found is not None:
            said = Text(
                f"cuộc họp {violation.place} có {violation.found} người, quy định không quá {violation.limit} người.",
                f"meeting {violation.place} has {violation.found} people, at most {violation.limit} are allowed.",
            )
        case MeetingCap():
            said = Text(
                f"cuộc họp {violation.place} không thuộc nội dung được họp.", f"meeting {violation.place} is not for a permitted purpose."
            )
        case RosterDeadline() if violation.seen:
            said = Text(f"lịch làm việc được {STEPS[rule.step].vi} muộn.", f"the roster was {STEPS[rule.step].en} late.")
        case RosterDeadline():
            said = Text(f"lịch làm việc chưa được {STEPS[rule.step].vi}.", f"the roster is not {STEPS[rule.step].en}.")
        case DailyReport() if violation.seen:
            said = Text(f"báo cáo được gửi muộn, lúc {_at(violation.seen[0])}.", f"the report was late, at {violation.seen[0]}.")
        case DailyReport():
            said = Text("báo cáo chưa được gửi.", "the report was not sent.")
        case _:
            raise TypeError(rule.code)
    return said.said(language)


def _meeting(rule: MeetingCap) -> Text:
    about, many = ", ".join(rule.purposes), rule.most is not None
    vi = [f"không quá {rule.most} người" if many else "", f"chỉ về: {about}" if about else ""]
    en = [f"has at most {rule.most} people" if many else "", f"is only about: {about}" if about else ""]
    return Text(f"Mỗi cuộc họp {'; '.join(filter(None, vi))}.", f"Each meeting {'; '.join(filter(None, en))}.")


def _at(written: str) -> str:
    return written.replace(":", "h")
