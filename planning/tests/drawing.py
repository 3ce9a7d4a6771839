"""The week that tests draw in, its clauses, and the drawing itself (planning.picture)."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from planning.clause import Binding, ClauseRef
from planning.picture import draw as draw_from
from planning.picture import picture
from planning.plan import Plan

__all__ = [
    "ADVICE",
    "C1",
    "C2",
    "FRIDAY",
    "LAST_MONDAY",
    "MONDAY",
    "SATURDAY",
    "SUNDAY",
    "THURSDAY",
    "TUESDAY",
    "WEDNESDAY",
    "draw",
    "draw_after",
    "picture",
]

MONDAY = date(2026, 11, 30)
LAST_MONDAY = MONDAY - timedelta(days=7)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (
    MONDAY + timedelta(days=n) for n in range(1, 7)
)
C1 = ClauseRef(
    key="1",
    item="khoản 1",
    document="Công văn số 12/UBND-NC",
    issuer="UBND tỉnh Hòa Giang",
    issued_on=date(2026, 11, 20),
)
C2 = ClauseRef(
    key="2",
    item="khoản 2",
    document="Công văn số 12/UBND-NC",
    issuer="UBND tỉnh Hòa Giang",
    issued_on=date(2026, 11, 20),
)
ADVICE = ClauseRef(
    key="3", item="khoản 3", document="Công văn số 12/UBND-NC", binding=Binding.ADVICE
)
draw = partial(draw_from, first=MONDAY)


def draw_after(before: str, now: str) -> Plan:
    """The week `now` after the one drawn in `before`, each from its Monday on."""
    earlier, plan = draw_from(before, first=LAST_MONDAY), draw(now)
    return replace(plan, work={**earlier.work, **plan.work}, before=earlier.slots)
