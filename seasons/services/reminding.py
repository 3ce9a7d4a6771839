"""Have those reminded, at once, who have not sent their roster of a season."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q

from accounts.models import User
from audit.services import record
from seasons.errors import NobodyOwes, RemindedLately
from seasons.models import DutySeason
from seasons.selectors.seasons import owing_units, season_of
from seasons.services.opening import keeper
from units.words import moment

REST: Final = timedelta(hours=1)


@transaction.atomic
def remind_owing(pk: int, *, by: User, at: datetime) -> int:
    """How many units are reminded; their letters are written within a minute. Of two who press at
    once the first does it. Raises NoSuchSeason, NotAllowed, NobodyOwes, RemindedLately.
    """
    season = season_of(keeper(by, at), pk)
    owing = owing_units(season)
    if not owing:
        raise NobodyOwes
    rested = Q(reminded_at=None) | Q(reminded_at__lte=at - REST)
    written = DutySeason.objects.filter(rested, pk=pk).update(
        reminded_by=by, reminded_at=at, version=F("version") + 1
    )
    if not written:
        season.refresh_from_db()
        raise RemindedLately(at=moment(season.reminded_at or at))
    names = [unit.name for unit in owing]
    record("seasons.remind", season, by=by, at=at, agency=season.agency_id, after={"units": names})
    return len(names)
