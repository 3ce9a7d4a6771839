"""Tasks as somebody types or pastes them: one a line, with a day, an hour and “luật” behind a tab
or a bar.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from assignments.errors import LineTooLong, LineUnreadable, NothingToGive, TooManyLines
from units.names import clean

MOST_LINES: Final = 50
LONGEST_TITLE: Final = 300
LAWFUL: Final = frozenset({"luật", "pháp luật", "hạn luật", "legal", "law", "x"})
DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
HOUR: Final = re.compile(r"(\d{1,2})(?:h|:|g)(\d{2})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentLine:
    """One task before anybody has it."""

    title: str
    due: date
    due_time: time | None = None
    is_legal: bool = False


def lines_of(text: str, *, due: date, today: date) -> tuple[AssignmentLine, ...]:
    """The tasks of a text; a line that names no day is due on `due`, a day without a year is the
    next one from `today` on.

    Raises NothingToGive, TooManyLines, LineTooLong, LineUnreadable.

    >>> [one] = lines_of(
    ...     "Thẩm tra hồ sơ 12 | 2/12 16h30 | luật", due=date(2026, 12, 4), today=date(2026, 11, 30)
    ... )
    >>> one.title, f"{one.due:%d/%m/%Y} {one.due_time:%H:%M}", one.is_legal
    ('Thẩm tra hồ sơ 12', '02/12/2026 16:30', True)
    """
    typed = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(typed) > MOST_LINES:
        raise TooManyLines(most=MOST_LINES)
    found = tuple(_lines(typed, due, today))
    if not found:
        raise NothingToGive
    return found


def _lines(typed: list[tuple[int, str]], due: date, today: date) -> Iterator[AssignmentLine]:
    for number, line in typed:
        title, *more = (clean(part) for part in re.split(r"[\t|]", line))
        if not title:
            raise LineUnreadable(number=number, part=line.strip())
        if len(title) > LONGEST_TITLE:
            raise LineTooLong(number=number, most=LONGEST_TITLE)
        task = AssignmentLine(title=title, due=due)
        for part in filter(None, more):
            task = _with(task, part, today, number)
        yield task


def _with(task: AssignmentLine, part: str, today: date, number: int) -> AssignmentLine:
    if part.lower() in LAWFUL:
        return replace(task, is_legal=True)
    for word in part.split():
        day, hour = DAY.fullmatch(word), HOUR.fullmatch(word)
        try:
            if day:
                task = replace(task, due=_day(day, today))
            elif hour:
                task = replace(task, due_time=time(int(hour[1]), int(hour[2] or 0)))
            else:
                raise ValueError(word)
        except ValueError as wrong:
            raise LineUnreadable(number=number, part=part) from wrong
    return task


def _day(found: re.Match[str], today: date) -> date:
    """Without a year: this year's, or where that is over by months, next year's."""
    day, month = int(found[1]), int(found[2])
    if found[3]:
        return date(int(found[3]), month, day)
    this = date(today.year, month, day)
    return this if (today - this).days < 180 else date(today.year + 1, month, day)
