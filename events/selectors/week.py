"""The work calendar of a week: as it stands, as it was published, and what would be published."""

from collections.abc import Sequence

from django.db.models import QuerySet

from events.enums import EventStanding
from events.models import CalendarEdition, EventPart, WorkItem
from events.selectors.items import items_in, items_of, listed_items, may_keep, work_rows
from events.selectors.leaders import known_halves, leaders_in
from events.sheets.leaders import leader_lines
from events.sheets.lines import content_of_lines, days_of, line_of, lines_to_publish
from events.values.lines import CalendarLine, LeaderLine
from events.values.rows import CalendarWeek, ShownEdition
from planning.time import Week
from units.models import Agency, Unit
from units.names import search_words
from units.selectors import Mandate, calendar_of, day_names

MOST_FOUND = 60


def calendar_week(mandate: Mandate, week: Week, unit: Unit | None = None) -> CalendarWeek:
    """Everything of the week's page; of one unit: its own events and the whole agency's.

    A fixed number of queries, however many events there are.
    """
    agency = mandate.agency
    items = listed_items(items_in(mandate, week))
    rows = work_rows(mandate, week, items, unit)
    editions = list(editions_of(mandate, week))
    lines = lines_to_publish(items, _lines(editions[0]) if editions else None)
    leaders = week_leaders(agency, week, _attended(items, [line_of(item) for item in items]))
    before = _lines(editions[0]) if editions else ()
    waiting = [row for row in rows if row.standing not in _SETTLED]
    return CalendarWeek(
        week=week,
        days=days_of(
            week, calendar_of(agency), day_names(agency, week.days), rows=rows, leaders=leaders
        ),
        leaders=leaders,
        editions=tuple(map(_shown, editions)),
        content=content_of_lines(lines, ()),
        changes=len({line.item_id for line in {*lines} ^ {*before}}),
        awaiting=tuple(waiting),
    )


_SETTLED = (EventStanding.APPROVED, EventStanding.CANCELLED)


def publishable(
    agency: Agency, week: Week
) -> tuple[tuple[CalendarLine, ...], tuple[LeaderLine, ...]]:
    """The lines that may be shown now, and what each leader does by them."""
    items = listed_items(
        WorkItem.objects.filter(agency=agency, day__range=(week.monday, week.sunday))
    )
    last = CalendarEdition.objects.filter(agency=agency, monday=week.monday).first()
    lines = lines_to_publish(items, _lines(last) if last else None)
    return lines, week_leaders(agency, week, _attended(items, lines))


def week_leaders(
    agency: Agency, week: Week, attended: Sequence[tuple[int, CalendarLine]]
) -> tuple[LeaderLine, ...]:
    people = leaders_in(agency, week)
    known = known_halves(people, week) if people else {}
    return leader_lines(people, attended, known, week, calendar_of(agency))


def editions_of(mandate: Mandate, week: Week) -> QuerySet[CalendarEdition]:
    """What people were shown of the week, the last one first."""
    editions = CalendarEdition.objects.filter(agency=mandate.agency, monday=week.monday)
    return editions.select_related("published_by")


def edition_shown(mandate: Mandate, week: Week, number: int) -> ShownEdition | None:
    """One publication with its days; None where there is none."""
    edition = editions_of(mandate, week).filter(number=number).first()
    return _shown(edition, days=True) if edition else None


def found_items(mandate: Mandate, query: str) -> list[CalendarLine]:
    """Events with every word of the query, in any order and without marks, the latest first."""
    found = items_of(mandate).filter(cancelled_at__isnull=True)
    for word in search_words(query):
        found = found.filter(search_text__contains=word)
    latest = found.select_related("room", "vehicle", "prepared_by").order_by("-day", "begins", "pk")
    return [line_of(item) for item in latest[:MOST_FOUND]]


def items_to_copy(mandate: Mandate, week: Week) -> list[WorkItem]:
    """Events of the week before that the user may write and that the week does not have yet. Two
    queries.
    """
    before, now = (
        items_in(mandate, one).filter(cancelled_at__isnull=True) for one in (week.shifted(-1), week)
    )
    have = {_sameness(item) for item in now}
    return [
        item for item in before if may_keep(mandate, item.unit_id) and _sameness(item) not in have
    ]


def _sameness(item: WorkItem) -> tuple[object, ...]:
    return item.title, item.unit_id, item.day.weekday(), item.begins


def _attended(
    items: Sequence[WorkItem], lines: Sequence[CalendarLine]
) -> list[tuple[int, CalendarLine]]:
    """Who takes part in which of the lines, the earliest first."""
    by_item: dict[int, list[EventPart]] = {
        item.pk: list(item.parts.all()) for item in items if item.cancelled_at is None
    }
    return [
        (part.staff_id, line)
        for line in lines
        for part in by_item.get(line.item_id, ())
        if part.staff_id is not None
    ]


def _lines(edition: CalendarEdition) -> tuple[CalendarLine, ...]:
    return tuple(map(CalendarLine.of, edition.lines))


def _shown(edition: CalendarEdition, *, days: bool = False) -> ShownEdition:
    week, leaders = Week.of(edition.monday), tuple(map(LeaderLine.of, edition.leaders))
    agency = edition.agency if days else None
    return ShownEdition(
        number=edition.number,
        document_number=edition.document_number,
        published_by=edition.published_by.get_full_name(),
        published_at=edition.published_at,
        leaders=leaders,
        days=days_of(
            week,
            calendar_of(agency),
            day_names(agency, week.days),
            lines=_lines(edition),
            leaders=leaders,
        )
        if agency
        else (),
    )
