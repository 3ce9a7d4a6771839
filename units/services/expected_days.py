"""Write down that the notice has come which decides the days that were expected."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from units.enums import DayKind
from units.errors import NoBasis
from units.models import Agency
from units.names import clean
from units.public_holidays import EXPECTED
from units.selectors import special_days_of
from units.services.agency import set_calendar_day


@transaction.atomic
def confirm_expected_days(
    agency: Agency, year: int, *, basis: str, by: User | None, at: datetime
) -> int:
    """They are as they were expected, on this basis; how many. Done again, it changes nothing.
    Raises NoBasis.
    """
    words = clean(basis)
    if not words or words == EXPECTED:
        raise NoBasis
    waiting = list(special_days_of(agency, year).filter(basis=EXPECTED))
    for row in waiting:
        set_calendar_day(
            agency,
            day=row.day,
            kind=DayKind(row.kind),
            name=row.name,
            basis=words,
            by=by,
            at=at,
        )
    return len(waiting)
