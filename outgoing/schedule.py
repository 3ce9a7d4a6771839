"""What an agency owes at a moment: its daily list, and the reminders that belong to a week.
Values in, values out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from planning.time import Calendar, Week, filing_day
from units.models import Agency

LONGEST_LOOK_BACK: Final = timedelta(days=31)
"""A list owed longer ago than this is not even put on record as missed: the agency has only just
begun, or been away for good.
"""
WEEKS_AHEAD: Final = 5
"""Before a long holiday the weeks behind it are filed early too."""


class ReminderMatter(StrEnum):
    """What a reminder is about."""

    NO_DRAFT = "no-draft"  # nobody has begun the unit's roster
    NOT_FILED = "not-filed"  # the roster was not sent for approval
    AWAITING = "awaiting"  # it waits for the director
    NOT_APPROVED = "not-approved"  # filed or not, nobody has approved it


class Audience(StrEnum):
    HEADS = "heads"
    HEADS_AND_DEPUTIES = "heads-and-deputies"
    EDITORS = "editors"  # heads, deputies and clerks
    HEADS_AND_CHIEF = "heads-and-chief"
    OFFICE = "office"
    APPROVERS = "approvers"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderStep:
    """One reminder: so many working days before the filing day, at a local time (None: the
    filing time). `subjects` and `leads` are an agency's own words by language; a language that is
    not there is said in ours. `is_own`: the agency added it.
    """

    code: str
    days_before: int
    at: time | None
    audience: Audience
    matter: ReminderMatter
    is_on: bool = True
    is_own: bool = False
    subjects: Mapping[str, str] = field(default_factory=dict)
    leads: Mapping[str, str] = field(default_factory=dict)


STEPS: Final = (
    ReminderStep(
        code="begin",
        days_before=2,
        at=time(15),
        audience=Audience.HEADS,
        matter=ReminderMatter.NO_DRAFT,
    ),
    ReminderStep(
        code="begin-again",
        days_before=1,
        at=time(15),
        audience=Audience.HEADS_AND_DEPUTIES,
        matter=ReminderMatter.NO_DRAFT,
    ),
    ReminderStep(
        code="who-is-missing",
        days_before=0,
        at=time(8),
        audience=Audience.OFFICE,
        matter=ReminderMatter.NOT_FILED,
    ),
    ReminderStep(
        code="approve",
        days_before=0,
        at=time(10),
        audience=Audience.APPROVERS,
        matter=ReminderMatter.AWAITING,
    ),
    ReminderStep(
        code="approve-again",
        days_before=0,
        at=time(14),
        audience=Audience.APPROVERS,
        matter=ReminderMatter.AWAITING,
    ),
    ReminderStep(
        code="late",
        days_before=0,
        at=None,
        audience=Audience.HEADS_AND_CHIEF,
        matter=ReminderMatter.NOT_FILED,
    ),
    ReminderStep(
        code="not-approved",
        days_before=0,
        at=time(17),
        audience=Audience.APPROVERS,
        matter=ReminderMatter.NOT_APPROVED,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The deadlines and hours of one agency, as its settings say."""

    zone: ZoneInfo
    filing_weekday: int = 4
    filing_time: time = time(16)
    send_at: time = time(7, 30)
    deadline: time = time(8)
    every_day: bool = False
    lists_from: date | None = None


def hours_of(agency: Agency) -> Hours:
    return Hours(
        zone=ZoneInfo(agency.time_zone),
        filing_weekday=agency.filing_weekday,
        filing_time=agency.filing_time,
        send_at=agency.report_send_at,
        deadline=agency.report_deadline,
        every_day=agency.report_every_day,
        lists_from=agency.reports_from,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """The list of one day: to leave at `due_at`, before `deadline_at`; of no use to anybody from
    `stale_at` on.
    """

    day: date
    due_at: datetime
    deadline_at: datetime
    stale_at: datetime

    @property
    def alarm_at(self) -> datetime:
        """Half-way to the deadline somebody can still do something."""
        return self.due_at + (self.deadline_at - self.due_at) / 2

    def is_missed(self, now: datetime) -> bool:
        return now >= self.stale_at


@dataclass(frozen=True, slots=True, kw_only=True)
class DueAlarm:
    """The list of today is not out though half of its time has gone."""

    late: DueList


@dataclass(frozen=True, slots=True, kw_only=True)
class DueStep:
    """One reminder about `week`; the one that follows takes over at `stale_at`."""

    week: Week
    step: ReminderStep
    due_at: datetime
    stale_at: datetime
    filing_at: datetime

    def is_missed(self, now: datetime) -> bool:
        return now >= self.stale_at


def moment_at(day: date, at: time, zone: ZoneInfo) -> datetime:
    """That local time as a moment. An hour that the clocks skip is moved on by the skip; of one
    they repeat, the first counts.
    """
    return datetime.combine(day, at, tzinfo=zone).replace(fold=0).astimezone(UTC)


def local_day(now: datetime, zone: ZoneInfo) -> date:
    return now.astimezone(zone).date()


def lists_due(
    now: datetime, hours: Hours, calendar: Calendar, *, last: date | None
) -> Iterator[DueList]:
    """The lists owed after `last` (the day of the newest one on record; None: there is none yet)
    whose hour has come.
    """
    if hours.lists_from is None:
        return
    today = local_day(now, hours.zone)
    first = max(
        hours.lists_from, today - LONGEST_LOOK_BACK, *([last + timedelta(days=1)] if last else [])
    )
    for day in _days(first, today):
        due = list_of(day, hours)
        if due.due_at <= now and owes_list(day, hours, calendar):
            yield due


def owes_list(day: date, hours: Hours, calendar: Calendar) -> bool:
    return (
        hours.lists_from is not None
        and day >= hours.lists_from
        and (hours.every_day or calendar.is_working(day))
    )


def list_of(day: date, hours: Hours) -> DueList:
    return DueList(
        day=day,
        due_at=moment_at(day, hours.send_at, hours.zone),
        deadline_at=moment_at(day, hours.deadline, hours.zone),
        stale_at=moment_at(day + timedelta(days=1), time(0), hours.zone),
    )


def alarm_due(now: datetime, hours: Hours, calendar: Calendar) -> DueAlarm | None:
    """Whether it is time to ask if today's list is out."""
    today = local_day(now, hours.zone)
    if not owes_list(today, hours, calendar):
        return None
    late = list_of(today, hours)
    return DueAlarm(late=late) if late.alarm_at <= now else None


def steps_due(
    now: datetime,
    hours: Hours,
    calendar: Calendar,
    *,
    last: datetime | None,
    steps: Iterable[ReminderStep] = STEPS,
) -> Iterator[DueStep]:
    """The reminders whose hour has come, after the newest on record (`last`); without one, only
    those still in season.
    """
    steps = tuple(steps)
    this = Week.of(local_day(now, hours.zone))
    behind = min(4, (now - last).days // 7 + 1) if last else 0
    for shift in range(-behind, WEEKS_AHEAD + 1):
        for due in steps_of(this.shifted(shift), hours, calendar, steps):
            is_new = due.due_at > last if last else not due.is_missed(now)
            if due.due_at <= now and (is_new or not due.is_missed(now)):
                yield due


def steps_of(
    week: Week, hours: Hours, calendar: Calendar, steps: Iterable[ReminderStep] = STEPS
) -> tuple[DueStep, ...]:
    """All reminders about `week` in order; none for a week without a working day, which nobody
    files.
    """
    if not calendar.working_days(week):
        return ()
    filing = filing_day(week, calendar, hours.filing_weekday)
    filing_at = moment_at(filing, hours.filing_time, hours.zone)
    moments = [(_moment_of(step, filing, hours, calendar), step) for step in steps if step.is_on]
    moments.sort(key=lambda pair: pair[0])
    over = moment_at(filing + timedelta(days=1), time(0), hours.zone)
    return tuple(
        DueStep(
            week=week,
            step=step,
            due_at=at,
            stale_at=next(
                (later for later, other in moments if later > at and _follows(other, step)), over
            ),
            filing_at=filing_at,
        )
        for at, step in moments
    )


def _follows(later: ReminderStep, step: ReminderStep) -> bool:
    """Whether a reminder takes over from one before it. Ours are a chain; one that an agency added
    stands beside it, but for what is about the same.
    """
    return later.matter is step.matter or not (later.is_own or step.is_own)


def _moment_of(step: ReminderStep, filing: date, hours: Hours, calendar: Calendar) -> datetime:
    day = calendar.working_days_before(filing, step.days_before)
    return moment_at(day, step.at or hours.filing_time, hours.zone)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
