"""When a task is late."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MIDNIGHT = time(0)


def deadline_of(due: date, due_time: time | None, zone: ZoneInfo) -> datetime:
    """That hour of the day; without one, when the day is over.

    >>> deadline_of(date(2026, 12, 4), None, ZoneInfo("Asia/Ho_Chi_Minh")).isoformat()
    '2026-12-05T00:00:00+07:00'
    """
    day, hour = (due, due_time) if due_time else (due + timedelta(days=1), MIDNIGHT)
    return datetime.combine(day, hour, tzinfo=zone)


def is_overdue(
    due: date, due_time: time | None, zone: ZoneInfo, *, done_at: datetime | None, at: datetime
) -> bool:
    """Whether it was done after its deadline, or is not done though that has passed."""
    return (done_at or at) > deadline_of(due, due_time, zone)
