"""Who is on duty by the published rosters, as a day's list tells it; and where one that left no
longer says what is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from duties.selectors.standing import LONGEST_HOLIDAY, days_off_after, standing_turns
from duties.texts import hours_text
from notices.models import Run
from outgoing.values import DutyDayFacts, duty_day_of
from units.models import Agency
from units.selectors import calendar_of, day_names
from units.words import day as in_figures

CrewKey = tuple[date, str, str, int, int]
"""A shift in a list: its day, post, unit and hours."""
LONGEST_REASON: Final = 300
NOT_LEFT: Final = (Run.State.MISSED, Run.State.EMPTY)


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


def duty_changes(agency: Agency, run: Run, *, since: date) -> tuple[str, ...]:
    """Who is on duty now in the place of whom the list names, shift by shift from that day on."""
    told = run.facts.get("duty")
    if told is None:
        return ()
    before, now = _names(told, since), _names(duty_from(agency, run.local_date), since)
    keys = sorted(before.keys() | now.keys())
    return tuple(
        _change(key, before.get(key, ""), now.get(key, ""))
        for key in keys
        if before.get(key) != now.get(key)
    )


def reason_of(changes: Sequence[str]) -> str:
    """The reason of an update that tells them, as long as a reason may be; nothing without one."""
    if not changes:
        return ""
    words = _("Lịch trực thay đổi: %(changes)s") % {"changes": "; ".join(changes)}
    return words if len(words) <= LONGEST_REASON else f"{words[: LONGEST_REASON - 1]}…"


def outdated_list(agency: Agency, at: datetime) -> tuple[Run, tuple[str, ...]] | None:
    """The newest list that left, if who is on duty today or later is not whom it names; that of a
    Friday stands until Monday's. None where it says what is.
    """
    today = at.astimezone(ZoneInfo(agency.time_zone)).date()
    lists = Run.objects.filter(
        agency=agency.pk,
        kind=Run.Kind.DAILY_LIST,
        local_date__range=(today - timedelta(days=LONGEST_HOLIDAY), today),
    ).exclude(state__in=NOT_LEFT)
    newest = lists.order_by("-local_date", "-revision").first()
    changes = duty_changes(agency, newest, since=today) if newest else ()
    return (newest, changes) if newest and changes else None


def _names(days: Iterable[DutyDayFacts], since: date) -> Mapping[CrewKey, str]:
    return dict(_crews(days, since))


def _crews(days: Iterable[DutyDayFacts], since: date) -> Iterator[tuple[CrewKey, str]]:
    for one in days:
        day = date.fromisoformat(one["day"])
        if day >= since:
            for crew in one["crews"]:
                names = ", ".join(person["name"] for person in crew["people"])
                yield (day, crew["post"], crew["unit"], crew["begins"], crew["ends"]), names


def _change(key: CrewKey, before: str, now: str) -> str:
    """Bảo vệ 18h00–6h00 hôm sau ngày 04/12/2026: Vũ Hoài An thay Tạ Đức Bảo."""
    day, post, unit, begins, ends = key
    facts = {
        "post": f"{post}, {unit}" if unit else post,
        "hours": hours_text(begins, ends),
        "day": in_figures(day),
        "before": before,
        "now": now,
    }
    if not before:
        return _("%(post)s %(hours)s ngày %(day)s: thêm %(now)s") % facts
    if not now:
        return _("%(post)s %(hours)s ngày %(day)s: không còn %(before)s") % facts
    return _("%(post)s %(hours)s ngày %(day)s: %(now)s thay %(before)s") % facts
