"""What a warning that was let pass had spoken of, as the event of sending keeps it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from planning.clause import ClauseRef
from planning.violation import Violation
from planning.wording.verdicts import law


def warned_clauses(violations: Iterable[Violation]) -> list[dict[str, Any]]:
    """Each clause once: its rule, how it is cited in both languages, and the days it spoke of.
    Whom it spoke of is told by the roster, to those who may know.
    """
    days: dict[tuple[str, ClauseRef], set[date]] = defaultdict(set)
    for violation in violations:
        found = days[violation.rule, violation.clause]
        if violation.slot is not None:
            found.add(violation.slot.day)
    return [
        {
            "rule": rule,
            "law": {language: law(clause, language) for language in ("vi", "en")},
            "days": sorted(day.isoformat() for day in found),
        }
        for (rule, clause), found in days.items()
    ]
