"""What is said of papers in time: rosters filed and approved, reports sent."""

from datetime import time

from planning.rules.process import DailyReport, FilingStep, RosterDeadline, Weekly
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.dates import DAYS, clock, lower_first
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords, no_sum, not_met

STEPS = {FilingStep.FILING: Text("trình", "filed"), FilingStep.APPROVAL: Text("duyệt", "approved")}


def _deadline(rule: RosterDeadline, language: str) -> str:
    step = STEPS[rule.step]
    if not isinstance(rule.deadline, Weekly):
        by = rule.deadline
        vi_by, en_by = f"{clock(by.time(), 'vi')} ngày {by:%d/%m/%Y}", f"{by:%H:%M on %d/%m/%Y}"
        return Text(
            f"Lịch làm việc được {step.vi} chậm nhất {vi_by}.",
            f"The roster is {step.en} by {en_by}.",
        ).said(language)
    weekly, day = rule.deadline, DAYS[rule.deadline.weekday - 1]
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


def _deadline_fault(rule: RosterDeadline, violation: Violation, names: Names, language: str) -> str:
    if violation.seen:
        said = Text(
            f"lịch làm việc được {STEPS[rule.step].vi} muộn.",
            f"the roster was {STEPS[rule.step].en} late.",
        )
    else:
        said = Text(
            f"lịch làm việc chưa được {STEPS[rule.step].vi}.",
            f"the roster is not {STEPS[rule.step].en}.",
        )
    return said.said(language)


def _report(rule: DailyReport, language: str) -> str:
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


def _report_fault(rule: DailyReport, violation: Violation, names: Names, language: str) -> str:
    if violation.seen:
        sent = clock(time.fromisoformat(violation.seen[0]), language)
        said = Text(f"báo cáo được gửi muộn, lúc {sent}.", f"the report was late, at {sent}.")
    else:
        said = Text("báo cáo chưa được gửi.", "the report was not sent.")
    return said.said(language)


DEADLINE_WORDS = RuleWords(
    rule=RosterDeadline,
    sentence=_deadline,
    fault=_deadline_fault,
    calculation=no_sum,
    shortage=not_met(_deadline),
)


REPORT_WORDS = RuleWords(
    rule=DailyReport,
    sentence=_report,
    fault=_report_fault,
    calculation=no_sum,
    shortage=not_met(_report),
)
