"""Who is on duty by the published rosters, as a day's list tells it."""

from datetime import date

from duties.selectors.standing import days_off_after, standing_turns
from notices.models import Run
from outgoing.values import DutyDayFacts, duty_day_of
from units.models import Agency
from units.selectors import calendar_of, day_names


def duty_from(agency: Agency, day: date) -> list[DutyDayFacts]:
    """Who is on duty on that day and on the days off that follow it, as far as a roster of duty is
    published for them.
    """
    days = (day, *days_off_after(calendar_of(agency), day))
    turns, names = standing_turns(agency, days[0], days[-1]), day_names(agency, days)
    return [
        duty_day_of(one, names.get(one, ""), [turn for turn in turns if turn.day == one])
        for one in days
        if any(turn.day == one for turn in turns)
    ]


def is_duty_changed(agency: Agency, run: Run) -> bool:
    """Whether the list that was sent says otherwise than the rosters of duty do by now."""
    told = run.facts.get("duty")
    return told is not None and told != duty_from(agency, run.local_date)
