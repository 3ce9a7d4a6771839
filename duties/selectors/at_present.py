"""Who is on duty now, for everybody who works here."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from duties.selectors.standing import standing_turns
from duties.values.at_present import ComingDay, DayDuty, PresentDuty
from duties.values.standing import crews_of
from units.lunar import lunar_label
from units.models import Agency
from units.selectors import day_names

DAYS_AHEAD = 7


def duty_on(agency: Agency, day: date, *, at: datetime) -> DayDuty:
    """The shifts that begin on that day, and those of it and of the day before that go on at that
    moment. Two queries.
    """
    local = at.astimezone(ZoneInfo(agency.time_zone)).replace(tzinfo=None)
    turns = standing_turns(agency, day - timedelta(days=1), day)
    return DayDuty(
        crews=crews_of(turn for turn in turns if turn.day == day),
        now=crews_of(turn for turn in turns if turn.is_on_at(local)),
    )


def present_duty(agency: Agency, *, at: datetime) -> PresentDuty:
    """The shifts that go on at that moment, and those that begin within a week. Three queries."""
    local = at.astimezone(ZoneInfo(agency.time_zone)).replace(tzinfo=None)
    today = local.date()
    turns = standing_turns(
        agency, today - timedelta(days=1), today + timedelta(days=DAYS_AHEAD - 1)
    )
    coming = [turn for turn in turns if turn.minutes_until(local) < turn.begins]
    days = sorted({turn.day for turn in coming})
    names = day_names(agency, days)
    return PresentDuty(
        now=crews_of(turn for turn in turns if turn.is_on_at(local)),
        coming=tuple(
            ComingDay(
                day=day,
                name=names.get(day, ""),
                lunar=lunar_label(day),
                crews=crews_of(turn for turn in coming if turn.day == day),
            )
            for day in days
        ),
    )
