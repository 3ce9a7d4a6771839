"""How a calendar is written so that every telephone reads it (RFC 5545)."""

# why: no library. A feed is one kind of event with nine plain lines, moments in UTC and no
# repetition; what a library would bring (time zones, recurrence, reading) is what goes wrong.

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from feeds.values import FeedEvent, PersonFeed, ToldEntry

LONGEST_LINE: Final = 75
"""Octets; what is longer goes on in a next line that begins with a space."""
ALARMS: Final = ("-P1D", "-PT2H")
ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar_text(feed: PersonFeed) -> str:
    """The whole calendar, in the order of its days."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lich lam viec//Lich ca nhan//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(feed.name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        *(line for entry in feed.entries for line in _event(entry)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: ToldEntry) -> Iterator[str]:
    event = entry.event
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{_moment(entry.changed_at)}"
    yield f"LAST-MODIFIED:{_moment(entry.changed_at)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}"
    yield from _time(event)
    yield f"SUMMARY:{_escaped(event.summary)}"
    for name, text in (("DESCRIPTION", event.description), ("LOCATION", event.location)):
        if text:
            yield f"{name}:{_escaped(text)}"
    if event.page:
        yield f"URL:{event.page}"
    yield "CLASS:PRIVATE"
    if event.begins and not event.is_quiet and not entry.is_cancelled:
        yield from _alarms(event.summary)
    yield "END:VEVENT"


def _time(event: FeedEvent) -> Iterator[str]:
    """Turns and events have hours; a day of the week is a date, so it never slips a day back."""
    if event.begins and event.ends:
        yield f"DTSTART:{_moment(event.begins)}"
        yield f"DTEND:{_moment(event.ends)}"
        yield f"TRANSP:{'TRANSPARENT' if event.is_quiet else 'OPAQUE'}"
    else:
        yield f"DTSTART;VALUE=DATE:{_date(event.day)}"
        yield f"DTEND;VALUE=DATE:{_date(event.day + timedelta(days=1))}"
        yield "TRANSP:TRANSPARENT"


def _alarms(summary: str) -> Iterator[str]:
    for before in ALARMS:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(summary)}"
        yield f"TRIGGER:{before}"
        yield "END:VALARM"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _date(day: date) -> str:
    return f"{day:%Y%m%d}"


def _escaped(text: str) -> str:
    return text.translate(ESCAPES)


def _folded(line: str) -> Iterable[str]:
    """In pieces of at most 75 octets, none of which cuts a letter in two."""
    pieces, piece, size = list[str](), "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    return (*pieces, piece)
