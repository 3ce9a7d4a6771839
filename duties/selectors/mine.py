"""A person's own turns of duty, and who is on duty with them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from duties.selectors.standing import standing_turns
from duties.values.mine import OwnDuties, OwnTurn
from duties.values.standing import StandingTurn, company_of
from units.lunar import lunar_label
from units.models import Staff
from units.selectors import Mandate, day_names

AHEAD = timedelta(days=92)
"""How far ahead people see their turns: some three months."""
DAY = timedelta(days=1)


def own_duties(mandate: Mandate, *, at: datetime) -> OwnDuties | None:
    """The turns of the person the user is, by published rosters; None for who is not on the
    staff. Five queries, fewer without a turn.
    """
    staff = mandate.staff
    if staff is None:
        return None
    local = at.astimezone(ZoneInfo(mandate.agency.time_zone)).replace(tzinfo=None)
    today = local.date()
    month = today.replace(day=1)
    last = today + AHEAD
    turns = standing_turns(mandate.agency, min(month, today - DAY), last, of=staff)
    coming = sorted(
        (turn for turn in turns if not turn.is_over_at(local)),
        key=lambda turn: (turn.day, turn.begins),
    )
    names = day_names(mandate.agency, {turn.day for turn in coming}) if coming else {}
    shown = [_own(turn, local, names.get(turn.day, "")) for turn in coming]
    return OwnDuties(
        next=shown[0] if shown else None,
        company=_company(staff, coming[0]) if coming else (),
        ahead=tuple(shown[1:]),
        last=last,
        in_month=sum(_is_in_month(turn.day, month) for turn in turns),
    )


def next_duty(mandate: Mandate, *, at: datetime) -> OwnTurn | None:
    """The turn that goes on or comes next."""
    found = own_duties(mandate, at=at)
    return found.next if found else None


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
