"""A tiny roster that keeps a sentence and one that breaks it: the catalogue shows them, the tests
judge them.
"""

from dataclasses import dataclass, replace
from datetime import date

from planning.clauses.fields import Params
from planning.duty.plan import DutyPlan
from planning.picture import draw
from planning.plan import Plan
from planning.records import Records
from planning.turn_picture import draw_turns

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 4)
SUNDAY = date(2026, 12, 6)

Breach = tuple[int | None, str]
"""On which day of the picture (None: on none alone), and the person, room, meeting or unit that
is named.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """`params` fill the sentence. `breaches` are all that is wrong with `broken`; what judges
    nothing has no rosters.
    """

    params: Params
    kept: Plan | DutyPlan | None = None
    broken: Plan | DutyPlan | None = None
    breaches: tuple[Breach, ...] = ()


def drawn_example(
    params: Params, kept: str, broken: str, *breaches: Breach, first: date = MONDAY
) -> Example:
    """Two rosters as they are drawn; `breaches` are all that is wrong with the second."""
    return Example(
        params=params,
        kept=draw(kept, first=first),
        broken=draw(broken, first=first),
        breaches=breaches,
    )


def recorded_example(
    params: Params, picture: str, kept: Records, broken: Records, *breaches: Breach
) -> Example:
    """The same roster with other records."""
    plan = draw(picture, first=MONDAY)
    return Example(
        params=params,
        kept=replace(plan, records=kept),
        broken=replace(plan, records=broken),
        breaches=breaches,
    )


def turned_example(
    params: Params,
    kept: str,
    broken: str,
    *breaches: Breach,
    first: date = MONDAY,
    classes: str = "",
) -> Example:
    """Two rosters of duty as they are drawn (planning.turn_picture)."""
    return Example(
        params=params,
        kept=draw_turns(kept, first=first, classes=classes),
        broken=draw_turns(broken, first=first, classes=classes),
        breaches=breaches,
    )
