"""What changed in somebody's days and turns since they last looked."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from duties.selectors.mine import coming_turns
from duties.values.standing import StandingTurn
from ownweek.models import OwnLook
from ownweek.sheets.standing import standing_of
from ownweek.values.changes import OwnChange, OwnNews, Standing, changes_between
from planning.time import Week
from rosters.selectors.mine import OwnRecord, own_days, own_record
from units.models import Staff

AHEAD: Final = 28
"""So many days, from today on, are compared."""


def record_beside(staff: Staff, week: Week, *, at: datetime) -> OwnRecord:
    """What is on record of the week, and where it lies among the days that are compared, of all of
    them. Three queries.
    """
    ahead = _days_ahead(staff, at)
    if ahead[0] <= week.sunday and week.monday <= ahead[-1]:
        return own_record(staff, min(ahead[0], week.monday), max(ahead[-1], week.sunday))
    return own_record(staff, week.monday, week.sunday)


def own_news(
    staff: Staff,
    turns: tuple[StandingTurn, ...] | None = None,
    *,
    at: datetime,
    record: OwnRecord | None = None,
) -> tuple[OwnNews, Standing]:
    """What is new for the person, and what stands now. `turns` are those ahead, `record` some days
    on record, where the caller knows them. Six queries, eight without `turns`, three less where
    all the days are on that record.
    """
    ahead_days = _days_ahead(staff, at)
    today = ahead_days[0]
    known = record if record and record.holds(ahead_days) else None
    days = own_days(staff, ahead_days, today=today, record=known)
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


def _days_ahead(staff: Staff, at: datetime) -> list[date]:
    today = at.astimezone(ZoneInfo(staff.agency.time_zone)).date()
    return [today + timedelta(days=number) for number in range(AHEAD)]
