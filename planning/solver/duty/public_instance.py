"""Shift problems of the public benchmark (T. Curtois), read from their text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Fields = Sequence[str]


class BadInstance(ValueError):
    """The text is no problem of the benchmark; its argument says where."""


@dataclass(frozen=True, slots=True)
class PublicWorker:
    """What an employee may do, in days, minutes and weekends."""

    most: Mapping[str, int]
    minutes: tuple[int, int]
    run: tuple[int, int]
    rest: int
    weekends: int
    days_off: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicInstance:
    """`shifts`: minutes, and what may not follow the day after. `requests`: employee, day, shift,
    and what it costs if they have it (below zero: what it costs if not). `cover`: day, shift,
    wanted, and what each one missing and each one too many costs.
    """

    days: int
    shifts: Mapping[str, tuple[int, frozenset[str]]]
    staff: Mapping[str, PublicWorker]
    requests: Sequence[tuple[str, int, str, int]]
    cover: Sequence[tuple[int, str, int, int, int]]

    @classmethod
    def read(cls, text: str) -> "PublicInstance":
        """Raises BadInstance."""
        try:
            parts = _sections(text)
            off = {
                one[0]: frozenset(int(day) for day in one[1:] if day) for one in parts["DAYS_OFF"]
            }
            return cls(
                days=int(parts["HORIZON"][0][0]),
                shifts={
                    one[0]: (int(one[1]), frozenset(filter(None, one[2].split("|"))))
                    for one in parts["SHIFTS"]
                },
                staff={
                    one[0]: _worker(one, off.get(one[0], frozenset())) for one in parts["STAFF"]
                },
                requests=[
                    (one[0], int(one[1]), one[2], sign * int(one[3]))
                    for name, sign in (("SHIFT_ON_REQUESTS", -1), ("SHIFT_OFF_REQUESTS", 1))
                    for one in parts.get(name, ())
                ],
                cover=[
                    (int(one[0]), one[1], int(one[2]), int(one[3]), int(one[4]))
                    for one in parts["COVER"]
                ],
            )._known()
        except (KeyError, IndexError, ValueError) as error:
            raise BadInstance(repr(error)) from error

    def _known(self) -> "PublicInstance":
        """Itself; raises ValueError where it speaks of what it does not have."""
        spoken = [
            *((day, shift) for _, day, shift, _ in self.requests),
            *((day, shift) for day, shift, *_ in self.cover),
            *((0, shift) for _, barred in self.shifts.values() for shift in barred),
            *((0, shift) for worker in self.staff.values() for shift in worker.most),
        ]
        for day, shift in spoken:
            if shift not in self.shifts or not 0 <= day < self.days:
                message = f"no shift {shift} on day {day}"
                raise ValueError(message)
        for who, *_ in self.requests:
            if who not in self.staff:
                message = f"no employee {who}"
                raise ValueError(message)
        return self


def _sections(text: str) -> dict[str, list[Fields]]:
    sections: dict[str, list[Fields]] = {}
    current: list[Fields] = []
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("SECTION_"):
            current = sections.setdefault(line.removeprefix("SECTION_"), [])
        elif line and not line.startswith("#"):
            current.append(line.split(","))
    return sections


def _worker(one: Fields, days_off: frozenset[int]) -> PublicWorker:
    most = dict(pair.split("=") for pair in one[1].split("|"))
    longest, shortest, most_run, least_run, rest, weekends = map(int, one[2:8])
    return PublicWorker(
        most={shift: int(count) for shift, count in most.items()},
        minutes=(shortest, longest),
        run=(least_run, most_run),
        rest=rest,
        weekends=weekends,
        days_off=days_off,
    )
