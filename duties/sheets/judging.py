"""What is wrong with a roster of duty: by itself, and by the rules that hold."""

from dataclasses import dataclass

from duties.sheets.sheet import DutySheet
from planning.check import check_turns
from planning.duty.fault import DutyLack, RosterFault, faults_of
from planning.force import InForce, rule_behind
from planning.violation import Violation

GAPS = frozenset({DutyLack.UNCOVERED})
"""Where nobody can be found nobody can be put: it goes on with a reason."""
HARMLESS = frozenset({DutyLack.UNWANTED, DutyLack.UNPINNED})
"""What is only wished for, or for the planner alone."""

OF_THE_TURNS = frozenset({DutyLack.CROWDED, DutyLack.UNFIT, DutyLack.AT_ONCE, DutyLack.BARRED})
"""What turns are at fault for that are there, not what is missing."""


@dataclass(frozen=True, slots=True)
class DutyBreach:
    """A rule that the turns do not keep, and the rule itself."""

    violation: Violation
    rule: InForce

    @property
    def blocks(self) -> bool:
        return self.rule.blocks


@dataclass(frozen=True, slots=True)
class DutyFindings:
    """What the roster lacks by itself and what rules say of it. Some of it cannot be sent, some
    goes with a reason.
    """

    faults: tuple[RosterFault, ...]
    breaches: tuple[DutyBreach, ...]

    @property
    def blocking_faults(self) -> tuple[RosterFault, ...]:
        return tuple(one for one in self.faults if one.lack not in GAPS | HARMLESS)

    @property
    def gaps(self) -> tuple[RosterFault, ...]:
        return tuple(one for one in self.faults if one.lack in GAPS)

    @property
    def blocks(self) -> int:
        """How much there is that cannot be sent."""
        return len(self.blocking_faults) + sum(one.blocks for one in self.breaches)

    @property
    def warns(self) -> int:
        """How much there is that goes with a reason."""
        return len(self.gaps) + sum(not one.blocks for one in self.breaches)


def findings_of(sheet: DutySheet) -> DutyFindings:
    """Everything there is to say against the turns, in a fixed order."""
    return _judged(sheet, faults_of(sheet.plan), is_whole=True)


def pins_at_odds(sheet: DutySheet) -> DutyFindings:
    """What is wrong with the pinned turns alone, whatever is planned around them: no planner may
    mend it, as it leaves them where they are.
    """
    pinned = [turn for turn in sheet.turns if turn.is_pinned]
    if not pinned:
        return DutyFindings((), ())
    alone = sheet.with_keys((one.shift_id, one.day, one.staff_id) for one in pinned)
    wrong = tuple(one for one in faults_of(alone.plan) if one.lack in OF_THE_TURNS)
    return _judged(alone, wrong, is_whole=False)


def _judged(sheet: DutySheet, faults: tuple[RosterFault, ...], *, is_whole: bool) -> DutyFindings:
    found = (
        (violation, rule_behind(violation, sheet.rules))
        for violation in check_turns(sheet.plan, sheet.rules, is_whole=is_whole)
    )
    return DutyFindings(
        faults, tuple(DutyBreach(violation, rule) for violation, rule in found if rule is not None)
    )
