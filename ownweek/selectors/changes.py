"""What changed in somebody's days and turns since they last looked."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from duties.selectors.mine import coming_turns
from duties.values.standing import StandingTurn
from ownweek.models import OwnLook
from ownweek.sheets.standing import standing_of
from ownweek.values.changes import OwnChange, OwnNews, Standing, changes_between
from rosters.selectors.mine import own_days
from units.models import Staff

AHEAD: Final = 28
"""So many days, from today on, are compared."""


def own_news(
    staff: Staff, turns: tuple[StandingTurn, ...] | None = None, *, at: datetime
) -> tuple[OwnNews, Standing]:
    """What is new for the person, and what stands now. `turns` are those ahead where the caller
    knows them. Six queries, eight without `turns`.
    """
    today = at.astimezone(ZoneInfo(staff.agency.time_zone)).date()
    days = own_days(staff, [today + timedelta(days=n) for n in range(AHEAD)], today=today)
    ahead = coming_turns(staff, at=at) if turns is None else turns
    now = standing_of(days, ahead)
    look = OwnLook.objects.filter(staff=staff).first()
    if look is None:
        return OwnNews(seal=now.seal, is_to_keep=True), now
    was = Standing.of(look.shown)
    since = {one.day.isoformat(): one.published_at for one in days if not one.is_changed}
    return OwnNews(
        seal=now.seal,
        is_to_keep=was.seal != now.seal,
        changes=changes_between(was, now, since, today=today),
        looked_at=look.looked_at,
        told=tuple(map(OwnChange.of, look.told)),
        told_at=look.told_at,
    ), now
