"""In which rooms anything waits for somebody or stands in their week: most people have nothing in
most rooms, and what is not there need not be looked for.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from assignments.models import OPEN, Assignment
from calls.models import SummonedPerson
from directives.models import Notice
from duties.enums import HandoverState
from duties.models import DutyTurn, ShiftHandover, SwapRequest
from duties.selectors.own_tasks import LATE_FOR
from events.models import WorkItem
from lodging.models import LodgingStay
from mobilisation.models import MobilisedPerson
from mobilisation.selectors.reach import mobilises
from planning.time import Week
from swaps.enums import SwapState
from swaps.models import PENDING, DaySwap
from units.enums import AbsenceKind, Right
from units.models import Absence
from units.selectors import Mandate


class Room(StrEnum):
    """What is asked about, one by one."""

    CALLS = "calls"
    MOBILISED = "mobilised"
    TURNS = "turns"
    DUTY_ASKED = "duty-asked"
    HANDED = "handed"
    DAY_SWAPS = "day-swaps"
    TO_DECIDE = "to-decide"
    TASKS = "tasks"
    NOTICES = "notices"
    SICK = "sick"
    EVENTS = "events"
    LODGED = "lodged"


EVERY_ROOM: Final = frozenset(Room)
STAFF, AGENCY = -1, -2
TODAY, LATELY, SINCE, MONDAY, SUNDAY = (date(1001, 1, number) for number in range(1, 6))
"""What stands in the question for whom and when it is asked. `LATELY`: so long ago that a shift
may still have to be handed over; `SINCE`: the first of the week and of today.
"""


def rooms_of(mandate: Mandate, week: Week, *, at: datetime) -> frozenset[Room]:
    """Where to look for what waits for the person, and for what stands in that week of theirs. One
    query; nothing for who is not on the staff.
    """
    if mandate.staff is None:
        return frozenset()
    today = min(localdate(at), at.astimezone(ZoneInfo(mandate.agency.time_zone)).date())
    meant: Mapping[Any, Any] = {
        STAFF: mandate.staff.pk,
        AGENCY: mandate.agency.pk,
        **{
            connection.ops.adapt_datefield_value(stands): connection.ops.adapt_datefield_value(day)
            for stands, day in (
                (TODAY, today),
                (LATELY, today - LATE_FOR),
                (SINCE, min(today, week.monday)),
                (MONDAY, week.monday),
                (SUNDAY, week.sunday),
            )
        },
    }
    sql, values = _question(connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [meant.get(value, value) for value in values])
        found = {room for room, is_there in zip(Room, cursor.fetchone(), strict=True) if is_there}
    if not mandate.may(Right.DECIDE_LEAVE):
        found.discard(Room.TO_DECIDE)
    return frozenset(found | {Room.MOBILISED} if mobilises(mandate) else found)


@cache
def _question(_vendor: str) -> tuple[str, tuple[Any, ...]]:
    """As this kind of database is asked, with its values. To put it together takes longer than to
    answer it, so it is done once.
    """
    asked = _rows()
    parts = [asked[room].query.exists().get_compiler("default").as_sql() for room in Room]
    columns = ", ".join(f"EXISTS({sql})" for sql, _values in parts)
    return f"SELECT {columns}", tuple(value for _sql, values in parts for value in values)


def _rows() -> Mapping[Room, QuerySet[Any]]:
    """What each room is looked into for: no less than the room itself would find."""
    return {
        Room.CALLS: SummonedPerson.objects.filter(
            staff=STAFF, summons__off_at=None, summons__day__gte=TODAY
        ),
        Room.MOBILISED: MobilisedPerson.objects.filter(staff=STAFF, answer="", off_at=None),
        Room.TURNS: DutyTurn.objects.filter(staff=STAFF, day__gte=LATELY),
        Room.DUTY_ASKED: SwapRequest.objects.filter(
            Q(asked=STAFF) | Q(asked=None), turn__roster__agency=AGENCY, state=SwapState.OPEN
        ),
        Room.HANDED: ShiftHandover.objects.filter(taker=STAFF, state=HandoverState.WAITING),
        Room.DAY_SWAPS: DaySwap.objects.filter(
            Q(asker=STAFF) | Q(asked=STAFF),
            Q(day__gte=SINCE) | Q(other_day__gte=SINCE),
            state__in=(*PENDING, SwapState.DONE),
        ),
        Room.TO_DECIDE: DaySwap.objects.filter(
            unit__agency=AGENCY, state=SwapState.AGREED, day__gt=TODAY
        ),
        Room.TASKS: Assignment.objects.filter(staff=STAFF, state__in=OPEN),
        Room.NOTICES: Notice.objects.filter(staff=STAFF, read_at=None),
        Room.SICK: Absence.objects.filter(
            staff=STAFF, kind=AbsenceKind.SICK, reported_at__isnull=False, last__gte=TODAY
        ),
        Room.EVENTS: WorkItem.objects.filter(
            agency=AGENCY,
            day__range=(MONDAY, SUNDAY),
            cancelled_at=None,
            approved_version__isnull=False,
        ),
        Room.LODGED: LodgingStay.objects.filter(
            staff=STAFF, first__lte=SUNDAY, last__gte=MONDAY, settled_at__isnull=False
        ),
    }
