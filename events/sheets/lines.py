"""Put events into the lines of the paper, day by day, and mark what is new since the last one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from hashlib import sha256
from json import dumps

from events.enums import DayPart, EventMark
from events.models import WorkItem
from events.values.lines import CalendarLine, LeaderLine
from events.values.rows import HeldDay, HeldPart, WorkRow
from planning.time import Calendar, DayKind, Week
from units.models import Agency

HALVES = (DayPart.MORNING, DayPart.AFTERNOON)


def line_of(item: WorkItem) -> CalendarLine:
    """Its room, vehicle and units are at hand."""
    places = (str(item.room) if item.room else "", item.place)
    return CalendarLine(
        item_id=item.pk or 0,
        version=item.version,
        day=item.day,
        begins=item.begins,
        ends=item.ends,
        title=item.title,
        chair=item.chair,
        attending=item.attending,
        invited=item.invited,
        place=", ".join(place for place in places if place),
        vehicle=str(item.vehicle) if item.vehicle else "",
        unit=item.unit.name if item.unit else "",
        prepared_by=item.prepared_by.name if item.prepared_by else "",
        note=item.note,
    )


def until(agency: Agency, begins: time, ends: time | None) -> time:
    """When it is over; what has no end lasts to the end of its half of the day."""
    if ends is not None:
        return ends
    for over in (agency.morning_ends, agency.afternoon_ends):
        if begins < over:
            return over
    return time.max


def days_of(
    week: Week,
    calendar: Calendar,
    names: Mapping[date, str],
    *,
    rows: Sequence[WorkRow] = (),
    lines: Sequence[CalendarLine] = (),
    leaders: Sequence[LeaderLine] = (),
) -> tuple[HeldDay, ...]:
    """Monday to Friday, with a weekend only where something is held or worked; each with its two
    halves, and the evening where something is held then. Take `rows`, or the `lines` of a paper.
    """
    said = [*(row.line for row in rows if not row.is_cancelled), *lines]
    held = {row.day for row in rows} | {line.day for line in lines}
    all_day = {line.day for line in said if line.is_all_day}
    return tuple(
        HeldDay(
            day=day,
            kind=calendar.kind(day),
            name=names.get(day, ""),
            parts=tuple(
                HeldPart(
                    part=part,
                    rows=tuple(row for row in rows if (row.day, row.line.part) == (day, part)),
                    lines=tuple(line for line in lines if (line.day, line.part) == (day, part)),
                    goes_on=part is DayPart.AFTERNOON and day in all_day,
                    cells=tuple(
                        leader.halves[2 * week.days.index(day) + HALVES.index(part)]
                        for leader in leaders
                        if part in HALVES
                    ),
                )
                for part in _parts(day, rows, lines)
            ),
        )
        for day in week.days
        if day in held or calendar.kind(day) is not DayKind.WEEKEND
    )


def _parts(
    day: date, rows: Iterable[WorkRow], lines: Iterable[CalendarLine]
) -> tuple[DayPart, ...]:
    held = [*(row.line for row in rows), *lines]
    late = any((line.day, line.part) == (day, DayPart.EVENING) for line in held)
    return (*HALVES, DayPart.EVENING) if late else HALVES


def lines_to_publish(
    items: Iterable[WorkItem], before: Sequence[CalendarLine] | None
) -> tuple[CalendarLine, ...]:
    """What may be shown now: what is approved; of what was changed since and is not approved yet,
    the line of `before`. Against the first publication (`before` None) nothing is marked.
    """
    stood = {line.item_id: line for line in before or ()}
    found = []
    for item in items:
        was = stood.get(item.pk)
        if item.cancelled_at is not None:
            if was is not None:
                found.append(was.marked(EventMark.DROPPED))
        elif item.is_approved:
            found.append(_marked(line_of(item), was, is_first=before is None))
        elif was is not None:
            found.append(was)
    return tuple(sorted(found, key=lambda line: (line.day, line.begins, line.item_id)))


def _marked(line: CalendarLine, was: CalendarLine | None, *, is_first: bool) -> CalendarLine:
    if is_first:
        return line
    if was is None:
        return line.marked(EventMark.ADDED)
    if was.content == line.content:
        return line.marked(was.mark)
    mark = EventMark.ADDED if was.mark is EventMark.ADDED else EventMark.CHANGED
    return line.marked(mark)


def content_of_lines(lines: Iterable[CalendarLine], leaders: Iterable[LeaderLine]) -> str:
    """The hash by which a calendar is recognised."""
    kept = [[line.facts for line in lines], [line.facts for line in leaders]]
    return sha256(dumps(kept, sort_keys=True).encode()).hexdigest()
