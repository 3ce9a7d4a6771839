"""A person's own turns of duty, and who is on duty with them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from duties.selectors.standing import standing_turns
from duties.sheets.days import duty_days
from duties.values.mine import OwnDuties, OwnTurn, YearTurns
from duties.values.standing import StandingTurn, company_of
from planning.duty.day import DayClass
from planning.time import Calendar, DayKind
from units.lunar import lunar_label
from units.models import Agency, CalendarDay, Staff
from units.selectors import Mandate

AHEAD = timedelta(days=92)
"""How far ahead people see their turns: some three months."""
DAY, YEAR = timedelta(days=1), timedelta(days=365)
HOLIDAYS = (DayClass.HOLIDAY, DayClass.TET)


def own_duties(mandate: Mandate, *, at: datetime) -> OwnDuties | None:
    """The turns of the person the user is, by published rosters; None for who is not on the
    staff. Seven queries, fewer without a turn.
    """
    staff = mandate.staff
    if staff is None:
        return None
    local = _local(mandate.agency, at)
    today = local.date()
    month, last = today.replace(day=1), today + AHEAD
    turns = standing_turns(mandate.agency, today - YEAR, last, of=staff)
    coming = sorted(
        (turn for turn in turns if not turn.is_over_at(local)),
        key=lambda turn: (turn.day, turn.begins),
    )
    special = list(mandate.agency.calendar_days.all()) if turns else []
    names = {row.day: row.name or row.get_kind_display() for row in special}
    shown = [_own(turn, local, names.get(turn.day, "")) for turn in coming]
    return OwnDuties(
        next=shown[0] if shown else None,
        company=_company(staff, coming[0]) if coming else (),
        ahead=tuple(shown[1:]),
        last=last,
        in_month=sum(_is_in_month(turn.day, month) for turn in turns),
        past_year=_past_year([turn for turn in turns if turn.is_over_at(local)], special),
    )


def _past_year(turns: Sequence[StandingTurn], special: Iterable[CalendarDay]) -> YearTurns:
    rows = list(special)
    calendar = Calendar(special={row.day: DayKind(row.kind) for row in rows})
    names = {row.day: row.name for row in rows if row.name}
    kinds = {one.day: one.kind for one in duty_days(calendar, names, {one.day for one in turns})}
    return YearTurns(
        turns=len(turns),
        weekends=sum(kinds[one.day] is DayClass.REST for one in turns),
        holidays=sum(kinds[one.day] in HOLIDAYS for one in turns),
        nights=sum(one.hours.is_night for one in turns),
    )


def coming_turns(staff: Staff, *, at: datetime) -> tuple[StandingTurn, ...]:
    """The turns that go on or lie ahead, by the hour. Two queries."""
    local = _local(staff.agency, at)
    today = local.date()
    turns = standing_turns(staff.agency, today - DAY, today + AHEAD, of=staff)
    coming = (turn for turn in turns if not turn.is_over_at(local))
    return tuple(sorted(coming, key=lambda turn: (turn.day, turn.begins)))


def next_duty(turns: Sequence[StandingTurn], agency: Agency, *, at: datetime) -> OwnTurn | None:
    """The first of the turns that somebody has ahead."""
    return _own(turns[0], _local(agency, at), "") if turns else None


def _local(agency: Agency, at: datetime) -> datetime:
    """What the agency's clocks show."""
    return at.astimezone(ZoneInfo(agency.time_zone)).replace(tzinfo=None)


def _own(turn: StandingTurn, local: datetime, name: str) -> OwnTurn:
    return OwnTurn(
        turn=turn,
        name=name,
        lunar=lunar_label(turn.day),
        days_left=(turn.day - local.date()).days,
        is_on=turn.is_on_at(local),
    )


def _company(staff: Staff, turn: StandingTurn) -> tuple[StandingTurn, ...]:
    around = standing_turns(staff.agency, turn.day - DAY, turn.day + DAY)
    return company_of(turn, around)


def _is_in_month(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)
