"""What other rules make of a roster of duty: what it would newly break, and which turns would have
to change hands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import zip_longest

from duties.sheets.problem import duty_problem
from duties.sheets.sheet import DutySheet
from duties.sheets.values import id_of
from duties.texts import hours_text
from duties.values.impact import DutyImpactBreach, DutyImpactRow, DutyRepair, HandedTurn
from planning.check import check_turns
from planning.comparison import RuleBreach, breaches_added
from planning.duty.plan import DutyPlan, DutyTurn
from planning.force import InForce, rule_behind
from planning.solver.duties import plan_duties
from planning.solver.duty.problem import DutyLimits
from planning.wording.verdicts import law, title
from weeks.enums import RosterState
from weeks.values.bilingual import in_both_languages

START = DutyLimits(seconds=5, steps=0)
"""The planner's start alone, which is the same on every machine."""


def impact_row(
    sheet: DutySheet, rules: Sequence[InForce], today: date, *, mend: bool
) -> DutyImpactRow | None:
    """What the roster would break under `rules` and does not today; None if nothing. With `mend`
    the fewest turns from `today` on that would change hands.
    """
    then = replace(sheet, rules=tuple(rules))
    added = breaches_added(_breaches(sheet.plan, sheet.rules), _breaches(then.plan, then.rules))
    if not added:
        return None
    roster = sheet.roster
    return DutyImpactRow(
        roster_id=roster.pk,
        title=roster.title,
        period=roster.period,
        unit=roster.unit.name if roster.unit else "",
        first=roster.first,
        last=roster.last,
        state=RosterState(roster.state),
        breaches=tuple(sorted((_told(one, sheet) for one in added), key=_by_law)),
        repair=_repair(sheet, then, today) if mend else None,
    )


def _breaches(plan: DutyPlan, rules: Sequence[InForce]) -> list[RuleBreach]:
    found = ((one, rule_behind(one, rules)) for one in check_turns(plan, rules))
    return [RuleBreach(one, rule.rule) for one, rule in found if rule is not None]


def _told(breach: RuleBreach, sheet: DutySheet) -> DutyImpactBreach:
    violation = breach.violation
    return DutyImpactBreach(
        sentence=in_both_languages(partial(title, violation, breach.rule, sheet.names)),
        law=in_both_languages(partial(law, violation.clause)),
        blocks=violation.clause.binding.blocks,
    )


def _by_law(breach: DutyImpactBreach) -> tuple[bool, str]:
    """What blocks first, what one clause says together."""
    return not breach.blocks, breach.law.vi


def _repair(sheet: DutySheet, then: DutySheet, today: date) -> DutyRepair:
    """What has been stays as it was."""
    worked = frozenset(turn for turn in then.plan.turns if turn.day < today)
    kept = replace(then, plan=replace(then.plan, pinned=then.plan.pinned | worked))
    after = plan_duties(duty_problem(kept, is_repair=True), START).plan
    left = breaches_added(_breaches(sheet.plan, sheet.rules), _breaches(after, then.rules))
    return DutyRepair(
        turns=tuple(_handed(sheet, then.plan.turns, after.turns)),
        mends=not left,
    )


def _handed(
    sheet: DutySheet, before: frozenset[DutyTurn], after: frozenset[DutyTurn]
) -> Iterable[HandedTurn]:
    """Of each shift who leaves and who comes in their place."""
    places = sorted({(turn.day, turn.post, turn.shift) for turn in before ^ after})
    for day, post, shift in places:
        gone, come = (
            sorted(turn.person for turn in some if (turn.day, turn.shift) == (day, shift))
            for some in (before - after, after - before)
        )
        hours = sheet.plan.shift_of[shift].hours
        for one, other in zip_longest(gone, come, fillvalue=""):
            yield HandedTurn(
                day=day,
                post=sheet.plan.post_of[post].name,
                hours=hours_text(hours.begins, hours.ends),
                before=_name(sheet, one),
                after=_name(sheet, other),
            )


def _name(sheet: DutySheet, person: str) -> str:
    member = sheet.members.get(id_of(person)) if person else None
    return member.short_name if member else ""
