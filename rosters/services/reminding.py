"""Have those reminded, at once, who have not sent their roster of a week."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from planning.time import Week
from rosters.errors import NobodyToRemind, WeekLocked
from rosters.models import RosterReminder
from rosters.selectors.deadlines import has_passed
from rosters.selectors.reminding import owing_units
from rosters.values.reminding import ReminderOutcome
from units.enums import Right, Role
from units.models import Unit
from units.selectors import who_is_told
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for

REST: Final = timedelta(hours=1)
TOLD: Final = frozenset({Role.HEAD, Role.DEPUTY})


@transaction.atomic
def remind_units(
    unit_ids: Collection[int], week: Week, *, by: User, at: datetime
) -> ReminderOutcome:
    """Remind the heads and deputies of those of these units that still owe the week's roster;
    their letters are written within a minute. Who was reminded within the hour is left in peace,
    and nobody is written to about his own act.

    Raises NotAllowed, WeekLocked (it is over), NobodyToRemind (none of them owes it).
    """
    mandate = mandate_for(by, at)
    if not mandate.may(Right.REMIND_UNITS):
        raise NotAllowed
    if has_passed(mandate.agency, week, at):
        raise WeekLocked
    units = list(owing_units(mandate.agency, week, unit_ids))
    if not units:
        raise NobodyToRemind
    told = who_is_told(mandate.agency, localdate(at), own=TOLD, whole=())
    reached = {one.unit_id for one in told if one.user.pk != by.pk}
    act = uuid4()
    reminded = [
        unit for unit in units if unit.pk in reached and _claim(unit, week, act=act, by=by, at=at)
    ]
    return ReminderOutcome(
        reminded=tuple(unit.name for unit in reminded),
        rested=tuple(one.name for one in units if one.pk in reached and one not in reminded),
        unreached=tuple(unit.name for unit in units if unit.pk not in reached),
    )


def _claim(unit: Unit, week: Week, *, act: UUID, by: User, at: datetime) -> bool:
    """Whether it is reminded now: of two who press at once the first does it."""
    written = {"act": act, "by": by, "at": at}
    row, is_new = RosterReminder.objects.get_or_create(
        unit=unit, monday=week.monday, defaults={"agency_id": unit.agency_id, **written}
    )
    rested = RosterReminder.objects.filter(pk=row.pk, at__lte=at - REST)
    if not is_new and not rested.update(**written):
        return False
    record(
        "rosters.remind", row, by=by, at=at, agency=unit.agency_id,
        after={"unit": unit.pk, "monday": week.monday.isoformat()},
    )  # fmt: skip
    return True
