"""One rule for every parameter that changes a verdict: what the agreement test and the catalogue test go through."""

from fractions import Fraction

from planning.people import LEADERS, Rank
from planning.plan import Work
from planning.rules.base import Grain, Measured, Rule
from planning.rules.count_bound import Base, CountBound, Direction, Level, Rounding
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import AWAY_STATES, Must, PersonState
from planning.tests.drawing import C1

THIRD, HALF = Fraction(1, 3), Fraction(1, 2)
GUARDS = frozenset({"guard"})

COUNTS = (
    CountBound(clause=C1, direction=Direction.MAX, amount=THIRD),
    CountBound(clause=C1, direction=Direction.MAX, amount=THIRD, rounding=Rounding.CEIL),
    CountBound(clause=C1, direction=Direction.MAX, amount=HALF, rounding=Rounding.HALF_UP),
    CountBound(clause=C1, direction=Direction.MAX, amount=THIRD, min_allowed=2),
    CountBound(clause=C1, direction=Direction.MAX, amount=THIRD, or_count=3),
    CountBound(clause=C1, direction=Direction.MAX, amount=2),
    CountBound(clause=C1, direction=Direction.MAX, amount=2, grain=Grain.INSTANT),
    CountBound(clause=C1, direction=Direction.MAX, amount=2, level=Level.AGENCY),
    CountBound(clause=C1, direction=Direction.MAX, amount=0, weekdays_only=True),
    CountBound(clause=C1, direction=Direction.MAX, amount=HALF, measured=Measured.REMOTE),
    CountBound(clause=C1, direction=Direction.MIN, amount=HALF, measured=Measured.REMOTE),
    CountBound(clause=C1, direction=Direction.MIN, amount=HALF),
    CountBound(clause=C1, direction=Direction.MIN, amount=HALF, rounding=Rounding.FLOOR),
    CountBound(clause=C1, direction=Direction.EXACT, amount=HALF),
    CountBound(clause=C1, direction=Direction.EXACT, amount=THIRD, rounding=Rounding.HALF_UP),
    CountBound(clause=C1, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS)),
    CountBound(clause=C1, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS), grain=Grain.INSTANT),
    CountBound(clause=C1, direction=Direction.MAX, amount=HALF, base=Base(exclude_tags=GUARDS)),
    CountBound(clause=C1, direction=Direction.MAX, amount=HALF, base=Base(only_tags=frozenset({"flooded-area"}))),
    CountBound(clause=C1, direction=Direction.MAX, amount=HALF, base=Base(exclude_leave=True)),
    CountBound(clause=C1, direction=Direction.MAX, amount=HALF, base=Base(exclude_mobilised=True, exclude_off=True)),
)
STATES = (
    PersonState(clause=C1, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD})),
    PersonState(clause=C1, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD}), excused=AWAY_STATES),
    PersonState(clause=C1, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD}), deputised=frozenset({Work.LEAVE})),
    PersonState(clause=C1, must=Must.ON_SITE, tags=GUARDS, excused=frozenset({Work.LEAVE})),
    PersonState(clause=C1, must=Must.ON_SITE, tags=GUARDS, grain=Grain.INSTANT),
    PersonState(clause=C1, must=Must.ON_SITE, ranks=LEADERS, tags=frozenset({"flooded-area"})),
    PersonState(clause=C1, must=Must.REMOTE, tags=frozenset({"flooded-area"})),
    PersonState(clause=C1, must=Must.REMOTE, except_tags=GUARDS),
    PersonState(clause=C1, must=Must.QUALIFY, except_tags=frozenset({"flooded-area"})),
    PersonState(clause=C1, must=Must.AWAY, except_tags=GUARDS, grain=Grain.INSTANT),
)
REASONS = (
    PermittedReasons(clause=C1, reasons=frozenset({"office-duty", "mail"})),
    PermittedReasons(clause=C1, reasons=frozenset({"office-duty"}), duty_reason="office-duty"),
    PermittedReasons(clause=C1, reasons=frozenset({"mail"}), not_for_ranks=LEADERS),
    PermittedReasons(clause=C1, reasons=frozenset({"mail"}), not_for_tags=frozenset({"guard", "flooded-area"})),
)
SAMPLES: tuple[Rule, ...] = (*COUNTS, *STATES, *REASONS)
