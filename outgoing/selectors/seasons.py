"""When the units of a season of duty are reminded of the roster they owe, and whether they still
do.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from notices.models import Run
from outgoing.schedule import Audience, Hours, local_day, moment_at
from outgoing.selectors.filing import FilingWeek
from planning.time import Calendar
from seasons.models import DutySeason
from seasons.selectors.seasons import owing_units, seasons_from
from units.models import Agency

KIND: Final = "duty-season"
OPENED, ASKED, MISSING, LATE = "opened", "asked", "who-is-missing", "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonStep:
    """One reminder of a season, from `due_at` on and of no use from `stale_at` on."""

    season_id: int
    name: str
    first: date
    last: date
    filing_at: datetime
    filing_day: date
    code: str
    audience: Audience
    due_at: datetime
    stale_at: datetime

    @property
    def step(self) -> str:
        """What it is called on record; each that somebody asked for by hand is one of its own."""
        asked = f"-{self.due_at:%Y%m%d%H%M}" if self.code == ASKED else ""
        return f"{self.season_id}-{self.code}{asked}"


def season_steps_due(
    agency: Agency, now: datetime, hours: Hours, calendar: Calendar
) -> Iterator[SeasonStep]:
    """The reminders whose hour has come and that are not on record. One query where no season is
    to come, two where there are any.
    """
    seasons = list(seasons_from(agency, local_day(now, hours.zone)))
    if not seasons:
        return
    runs = Run.objects.filter(agency=agency.pk, kind=KIND)
    days = [local_day(season.filing_at, hours.zone) for season in seasons]
    known = set(runs.filter(local_date__in=days).values_list("local_date", "step"))
    for season in seasons:
        for step in season_steps(season, hours, calendar):
            is_known = (step.filing_day, step.step) in known
            if step.due_at <= now < step.stale_at and not is_known:
                yield step


def season_steps(season: DutySeason, hours: Hours, calendar: Calendar) -> list[SeasonStep]:
    """Of a season in order: its opening, five working days and one before the deadline, on its
    day to the Office who is missing, at the deadline. Each leaves until the next one does.
    """
    filing_day = local_day(season.filing_at, hours.zone)

    def before(days: int, at: time) -> datetime:
        return moment_at(calendar.working_days_before(filing_day, days), at, hours.zone)

    moments = [
        (OPENED, Audience.HEADS, season.opened_at),
        ("week-before", Audience.HEADS, before(5, time(15))),
        ("day-before", Audience.HEADS_AND_DEPUTIES, before(1, time(15))),
        (MISSING, Audience.OFFICE, before(0, time(8))),
        (LATE, Audience.HEADS_AND_CHIEF, season.filing_at),
    ]
    in_time = [one for one in moments if season.opened_at <= one[2] <= season.filing_at]
    over = moment_at(season.first, time(0), hours.zone)
    ends = [*(due for _code, _audience, due in in_time[1:]), over]
    steps = [
        _step(season, filing_day, code, audience, due, stale)
        for (code, audience, due), stale in zip(in_time, ends, strict=True)
    ]
    if season.reminded_at is not None:
        until = min(season.reminded_at + timedelta(hours=1), over)
        steps.append(_step(season, filing_day, ASKED, Audience.HEADS, season.reminded_at, until))
    return steps


def owing_filers(season_id: int, only: Collection[int] | None = None) -> tuple[FilingWeek, ...]:
    """The units, of `only` these, that still owe their roster; none once it is called off."""
    season = DutySeason.objects.select_related("agency").filter(pk=season_id).first()
    if season is None or season.called_off_at is not None:
        return ()
    units = owing_units(season, only)
    return tuple(FilingWeek(unit_id=unit.pk, name=unit.name) for unit in units)


def _step(
    season: DutySeason,
    filing_day: date,
    code: str,
    audience: Audience,
    due_at: datetime,
    stale_at: datetime,
) -> SeasonStep:
    return SeasonStep(
        season_id=season.pk,
        name=season.name,
        first=season.first,
        last=season.last,
        filing_at=season.filing_at,
        filing_day=filing_day,
        code=code,
        audience=audience,
        due_at=due_at,
        stale_at=stale_at,
    )
