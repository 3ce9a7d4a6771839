"""Somebody calls in sick after the weeks are published, and a colleague mends the week."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from demo.agency import CODE
from demo.cast import colleague_of
from planning.people import Rank
from rosters.models import Disruption
from rosters.services import repair_roster, submit_roster
from units.enums import AbsenceKind
from units.models import Absence, Staff
from units.services.absences import record_absence
from weeks.enums import Mode
from weeks.models import Entry
from weeks.values.cells import Seen


def fall_ill(day: date, *, at: datetime) -> Iterator[str]:
    """A unit's only leader on site of that day calls in sick."""
    entry = _only_leader(day)
    unit = entry.roster.unit
    record_absence(
        entry.staff,
        kind=AbsenceKind.SICK,
        first=day,
        last=day,
        by=colleague_of(unit, entry.staff),
        at=at,
    )
    yield (
        f"{unit.name}: {entry.staff.full_name}, lãnh đạo duy nhất tại cơ quan ngày {day:%d/%m},"
        " báo nghỉ sau khi lịch đã công bố."
    )


def repair(day: date, *, at: datetime) -> Iterator[str]:
    """Told within the minute, a colleague presses once and sends the new version."""
    disruption = Disruption.objects.select_related("roster__unit").get(closed_at=None)
    roster = disruption.roster
    [ill] = ill_on(day)
    by = colleague_of(roster.unit, ill)
    draft = repair_roster(
        roster.pk, by=by, at=at, seen=Seen(version=roster.version, content=roster.content)
    )
    submit_roster(draft.pk, by=by, at=at, seen=Seen(version=draft.version, content=draft.content))
    changed = len(disruption.repair["mendings"])
    yield (
        f"{roster.unit.name}: sửa bằng {changed} thay đổi, ít nhất có thể; đã trình bản điều chỉnh."
    )


def ill_on(day: date) -> list[Staff]:
    """Who called in sick for just that day."""
    rows = Absence.objects.filter(
        staff__agency__code=CODE, kind=AbsenceKind.SICK, first=day, last=day
    )
    return [absence.staff for absence in rows.select_related("staff")]


def _only_leader(day: date) -> Entry:
    """Of the first unit with one leader on site that day and another at home, who could come
    instead.
    """
    leading = Entry.objects.filter(
        roster__agency__code=CODE,
        roster__state="published",
        day=day,
        staff__positions__rank__in=(Rank.HEAD, Rank.DEPUTY),
    ).select_related("roster__unit", "staff")
    by_unit: dict[int, list[Entry]] = defaultdict(list)
    for entry in leading.order_by("roster__unit__order", "staff__sort_key", "pk").distinct():
        by_unit[entry.roster.unit_id].append(entry)
    return next(
        on_site[0]
        for held in by_unit.values()
        for on_site in ([one for one in held if one.morning == Mode.ON_SITE],)
        if len(on_site) == 1 and any(one.morning == Mode.REMOTE for one in held)
    )
