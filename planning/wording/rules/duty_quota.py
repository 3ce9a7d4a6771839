"""What is said of the number of turns of each person."""

from planning.rules.duty_quota import DutyQuota, QuotaSpan
from planning.violation import Violation
from planning.vocabulary import Text, people_with
from planning.wording.dates import two_digits
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met
from planning.wording.turn_terms import (
    classes_said,
    for_posts,
    with_turns,
)

SPANS = {
    QuotaSpan.WEEK: Text("trong một tuần", "in a week"),
    QuotaSpan.MONTH: Text("trong một tháng", "in a month"),
}


def _sentence(rule: DutyQuota, language: str) -> str:
    who = people_with(rule.tags, language) if rule.tags else ""
    vi_who, en_who = (
        f"người trong số {who}" if who else "người",
        f" of {who}" if who else " person",
    )
    vi_night, en_night = (" đêm", " at night") if rule.nights_only else ("", "")
    days = Text(
        f" vào {classes_said(rule.classes, 'vi')}" if rule.classes else "",
        f" on {classes_said(rule.classes, 'en')}" if rule.classes else "",
    )
    span = _span(rule)
    most = Text(
        f"không quá {two_digits(rule.most, 'vi')} ca{vi_night}",
        f"at most {rule.most} turn{'s' * (rule.most != 1)}{en_night}",
    )
    said = Text(
        f"Mỗi {vi_who} trực {most.vi}{days.vi} {span.vi}.",
        f"Each{en_who} has {most.en}{days.en} {span.en}.",
    )
    return for_posts(rule.kinds, said).said(language)


def _span(rule: DutyQuota) -> Text:
    if rule.span is QuotaSpan.DAYS:
        return Text(
            f"trong {two_digits(rule.days, 'vi')} ngày liền", f"in any {rule.days} days running"
        )
    return SPANS[rule.span]


def _fault(rule: DutyQuota, violation: Violation, names: Names, language: str) -> str:
    name, limit = comrade(violation.person, names, language), violation.limit or 0
    span = _span(rule)
    said = Text(
        f"{name} trực {violation.found} ca {span.vi}, quy định không quá {limit} ca.",
        f"{name} has {violation.found} turns {span.en}, at most {limit} are allowed.",
    )
    return with_turns(said.said(language), violation.turns, names, language)


WORDS = RuleWords(
    rule=DutyQuota,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
