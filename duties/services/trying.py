"""What a change of the directives would do to the rosters of duty, found out by making it and
taking it back.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from directives.law import law_in_force
from directives.models import Edition
from directives.services import put_in_force
from duties.selectors.around import rules_under
from duties.selectors.rosters import duty_rosters_of
from duties.selectors.sheets import duty_sheet
from duties.sheets.impact import impact_row
from duties.values.impact import DutyImpact
from planning.precedence import Law
from planning.time import Slot
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.models import LIVING

MENDED = 4
"""Of so many rosters at most it is looked for what would mend them: some seconds' work."""


def duty_impact_of_force(mandate: Mandate, edition: Edition, *, at: datetime) -> DutyImpact:
    """What the edition would do to duty if it came into force now, a start in the past and the end
    of other editions confirmed. Raises what put_in_force raises.
    """
    user, seen = mandate.user, edition.version
    return duty_impact_of(
        mandate,
        lambda: put_in_force(edition.pk, by=user, at=at, seen=seen, retroactive=True, succeed=True),
        at=at,
    )


def duty_impact_of(mandate: Mandate, act: Callable[[], object], *, at: datetime) -> DutyImpact:
    """What `act` would change for the rosters within reach that are not over. Raises what `act`
    raises.
    """
    today = localdate(at)
    rosters = duty_rosters_of(mandate).filter(
        last__gte=today, state__in=[*LIVING, RosterState.PUBLISHED]
    )
    sheets = [
        duty_sheet(roster)
        for roster in rosters.select_related("agency", "unit").order_by("first", "unit", "pk")
    ]
    days = tuple(sorted({day.day for sheet in sheets for day in sheet.plan.days}))
    law = _law_after(mandate, tuple(map(Slot, days)), act)
    rows, mended = [], 0
    for sheet in sheets:
        rules = rules_under(law, sheet.roster, [day.day for day in sheet.plan.days])
        row = impact_row(sheet, rules, today, mend=mended < MENDED)
        if row:
            rows.append(row)
            mended += 1
    return DutyImpact(looked_at=len(sheets), rows=tuple(rows))


def _law_after(mandate: Mandate, slots: tuple[Slot, ...], act: Callable[[], object]) -> Law:
    """Nothing that `act` wrote is kept."""
    with transaction.atomic():
        act()
        law = law_in_force(mandate.agency, slots)
        transaction.set_rollback(True)
    return law
