"""The clauses that have work at home managed by results, and what they find in a week."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from planning.force import InForce, of_kind
from planning.plan import Plan
from planning.rules.remote_results import RemoteResults
from planning.violation import Violation
from planning.wording.dates import lower_first, short_date
from planning.wording.verdicts import fault
from weeks.sheets.findings import asked_by, finding_of
from weeks.values.asked import AskedClause
from weeks.values.bilingual import in_both_languages
from weeks.values.finding import WeekFinding


def demands_in(rules: Iterable[InForce]) -> tuple[AskedClause, ...]:
    """What these rules ask, each with its clause."""
    return tuple(asked_by(one) for one, _rule in of_kind(RemoteResults, rules))


def findings_in(
    rules: Iterable[InForce], plan: Plan, names: Mapping[str, str]
) -> tuple[WeekFinding, ...]:
    """What is not as it is asked, each once with all its days; nothing of days that were over when
    a rule came.
    """
    return tuple(
        finding
        for one, rule in of_kind(RemoteResults, rules)
        for finding in _findings(one, rule.check(one.seen(plan)), names)
    )


def _findings(
    one: InForce, violations: Iterable[Violation], names: Mapping[str, str]
) -> Iterator[WeekFinding]:
    days: dict[Violation, list[date]] = {}
    for violation in violations:
        if violation.slot and not one.was_unknown(violation.slot):
            days.setdefault(replace(violation, slot=None), []).append(violation.slot.day)
    for violation, when in days.items():
        told = finding_of(one, violation, names)
        yield replace(told, sentence=in_both_languages(_dated(one, violation, when, names)))


def _dated(
    one: InForce, violation: Violation, days: Sequence[date], names: Mapping[str, str]
) -> Callable[[str], str]:
    """Thứ Năm, 03/12; thứ Sáu, 04/12: đ/c An làm việc tại nhà mà chưa được giao việc."""

    def said(language: str) -> str:
        first, *others = (short_date(day, language) for day in days)
        rest = others if language.startswith("en") else map(lower_first, others)
        return f"{'; '.join((first, *rest))}: {fault(violation, one.rule, names, language)}"

    return said
