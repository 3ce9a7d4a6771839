"""What precedence is asked with and answers: written exceptions, the rules left, and what became
of the others.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from planning.authority import Authority
from planning.force import InForce
from planning.precedence.rank import Why
from planning.spans import BEGINNING, Period, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantedException:
    """Leave in writing to depart from the clause `clause`, for a unit (None: every unit it
    speaks of): another amount, or (None) it does not bind. `known_since`: it was recorded here;
    what was worked before that could not be planned by it.

    >>> from planning.authority import AuthorityLevel
    >>> december = Period.of_days(date(2026, 12, 1), date(2026, 12, 31))
    >>> province = Authority("UBND tỉnh", AuthorityLevel.PROVINCE)
    >>> all_units, one_unit = (
    ...     GrantedException(
    ...         key=unit or "all", clause="7", number="41", authority=province, period=december,
    ...         unit=unit, amount=Fraction(1, 2),
    ...     )
    ...     for unit in (None, "P1")
    ... )
    >>> max(all_units, one_unit, key=lambda one: one.order).unit
    'P1'
    """

    key: str
    clause: str
    number: str
    authority: Authority
    period: Period
    issued_on: date | None = None
    unit: str | None = None
    amount: Fraction | int | None = None
    known_since: datetime = BEGINNING

    @property
    def order(self) -> tuple[bool, date, datetime, str]:
        """What stands above what: one for the unit itself, then the newer."""
        return (
            self.unit is not None,
            self.issued_on or self.period.begins.date(),
            self.period.begins,
            self.key,
        )


class Defect(StrEnum):
    """Why an exception, an amendment or an exemption changes nothing."""

    NO_POWER = "no-power"
    NO_AMOUNT = "no-amount"
    WHOLE_AGENCY = (
        "whole-agency"  # another amount for one unit, of a rule that counts all units together
    )
    # people of some homes or units alone are exempt, of a rule that counts them with the others
    INSEPARABLE = "inseparable"


@dataclass(frozen=True, slots=True)
class Replaced:
    """`rule` does not hold as written over `spans`, because of `by` (None: its document was
    suspended).

    `homes`: only as to people living there; empty: as to everybody.
    """

    rule: InForce
    by: InForce | GrantedException | None
    spans: Spans
    why: Why
    homes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Void:
    """`by` was to change `rule` and does not."""

    rule: InForce
    by: InForce | GrantedException
    defect: Defect


@dataclass(frozen=True, slots=True)
class StricterThanCeiling:
    """`rule`, from below, allows less than `ceiling`: lawful, but to be reported."""

    rule: InForce
    ceiling: InForce


@dataclass(frozen=True, slots=True)
class Resolution:
    """`rules` are what judges and plans weeks, narrowed and rewritten, `turned` what does so with
    turns of duty; `spoken` are the clauses left that do neither, exemptions among them; the rest
    says what became of the others.
    """

    rules: tuple[InForce, ...] = ()
    turned: tuple[InForce, ...] = ()
    spoken: tuple[InForce, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    void: tuple[Void, ...] = ()
    ceilings: tuple[StricterThanCeiling, ...] = ()
