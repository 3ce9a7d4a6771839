"""What is said of work at home that is managed by results."""

from collections.abc import Mapping
from typing import Final

from planning.rules.remote_results import RemoteResults, ResultDemand
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met

SENTENCES: Final[Mapping[ResultDemand, Text]] = {
    ResultDemand.TASK: Text(
        "Người làm việc tại nhà có việc được giao cho từng ngày.",
        "Whoever works at home has a task for each day.",
    ),
    ResultDemand.DAILY_REPORT: Text(
        "Người làm việc tại nhà báo cáo tiến độ, kết quả từng ngày.",
        "Whoever works at home reports progress and results of each day.",
    ),
    ResultDemand.WEEKLY_REPORT: Text(
        "Người làm việc tại nhà báo cáo tiến độ, kết quả trong tuần.",
        "Whoever works at home reports progress and results in the week.",
    ),
    ResultDemand.LEGAL_DATE: Text(
        "Việc có thời hạn do pháp luật quy định phải xong đúng hạn.",
        "What has a date set by law is done in time.",
    ),
}


def _sentence(rule: RemoteResults, language: str) -> str:
    return SENTENCES[rule.demand].said(language)


def _fault(rule: RemoteResults, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    title = "".join(violation.seen)
    said = {
        ResultDemand.TASK: Text(
            f"{name} làm việc tại nhà mà chưa được giao việc.",
            f"{name} works at home and has no task.",
        ),
        ResultDemand.DAILY_REPORT: Text(
            f"{name} làm việc tại nhà mà chưa báo cáo.",
            f"{name} worked at home and has not reported.",
        ),
        ResultDemand.WEEKLY_REPORT: Text(
            f"{name} có ngày làm việc tại nhà mà cả tuần chưa báo cáo.",
            f"{name} worked at home and has not reported all week.",
        ),
        ResultDemand.LEGAL_DATE: Text(
            f"“{title}” của {name} không xong đúng hạn luật định.",
            f"“{title}” of {name} was not done by the date set by law.",
        ),
    }
    return said[rule.demand].said(language)


WORDS = RuleWords(
    rule=RemoteResults,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
