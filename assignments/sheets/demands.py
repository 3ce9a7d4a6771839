"""The clauses that have work at home managed by results, and what they find in a week."""

from collections.abc import Iterable, Mapping

from assignments.values.asked import AskedResult
from planning.force import InForce, of_kind
from planning.plan import Plan
from planning.rules.remote_results import RemoteResults
from planning.wording.sentences import rule_sentence
from planning.wording.verdicts import law
from weeks.sheets.findings import finding_of
from weeks.values.bilingual import in_both_languages
from weeks.values.finding import WeekFinding


def demands_in(rules: Iterable[InForce]) -> tuple[AskedResult, ...]:
    """What these rules ask, each with its clause."""
    return tuple(_asked(one) for one, _rule in of_kind(RemoteResults, rules))


def findings_in(
    rules: Iterable[InForce], plan: Plan, names: Mapping[str, str]
) -> tuple[WeekFinding, ...]:
    """What is not as it is asked, day by day; nothing of days that were over when a rule came."""
    found = [
        (violation.order, finding_of(one, violation, names))
        for one, rule in of_kind(RemoteResults, rules)
        for violation in rule.check(one.seen(plan))
        if not one.was_unknown(violation.slot)
    ]
    return tuple(finding for _order, finding in sorted(found, key=lambda pair: pair[0]))


def _asked(one: InForce) -> AskedResult:
    return AskedResult(
        sentence=in_both_languages(lambda language: rule_sentence(one.rule, language)),
        law=in_both_languages(lambda language: law(one.clause, language)),
        directive_id=int(one.origin.directive),
        is_order=one.blocks,
    )
