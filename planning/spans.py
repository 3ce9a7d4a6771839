"""Times with a beginning and an end, and what becomes of them when they meet."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from planning.time import Half, Slot

BEGINNING, END = datetime.combine(date.min, time.min), datetime.combine(date.max, time.max)
WORKED_AT = {Half.MORNING: time(10), Half.AFTERNOON: time(15)}


@dataclass(frozen=True, slots=True)
class Period:
    """From `begins` (inclusive) until `ends` (exclusive; None: until further notice). Local
    times without zone.
    """

    begins: datetime
    ends: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        return self.begins <= moment and (self.ends is None or moment < self.ends)

    def holds(self, slot: Slot) -> bool:
        """True if the directive is in force while people work in the slot: a start at 20:00
        leaves that day alone, an end at 06:00 too, a start at 12:00 takes the afternoon. A whole
        day is held if either half is.

        >>> evening = Period(datetime(2026, 11, 30, 20))
        >>> evening.holds(Slot(date(2026, 11, 30))), evening.holds(Slot(date(2026, 12, 1)))
        (False, True)
        """
        halves = (slot.half,) if slot.half else tuple(Half)
        return any(self.covers(datetime.combine(slot.day, WORKED_AT[half])) for half in halves)

    def splits(self, slot: Slot) -> bool:
        """True if the period begins or ends between the halves of a whole day, so that the day
        must be judged by halves.
        """
        return slot.half is None and len({self.holds(Slot(slot.day, half)) for half in Half}) == 2

    @classmethod
    def of_days(cls, first: date, last: date | None) -> "Period":
        """From the first minute of `first` to the end of `last`."""
        ends = (
            None
            if last is None or last == date.max
            else datetime.combine(last + timedelta(days=1), time())
        )
        return cls(datetime.combine(first, time()), ends)


@dataclass(frozen=True, slots=True)
class Spans:
    """A period with gaps: periods in order that neither meet nor overlap. None at all: never.

    A document of December, suspended for its second week:

    >>> december = Spans((Period.of_days(date(2026, 12, 1), date(2026, 12, 31)),))
    >>> second_week = Spans((Period.of_days(date(2026, 12, 7), date(2026, 12, 13)),))
    >>> left = december.minus(second_week)
    >>> [period.begins.day for period in left.periods]
    [1, 14]
    >>> left.plus(second_week) == december
    True
    """

    periods: tuple[Period, ...] = ()

    @classmethod
    def of(cls, *periods: Period) -> "Spans":
        """Any periods, put in order; those that meet or overlap become one."""
        joined: list[Period] = []
        for period in sorted(
            (one for one in periods if one.begins < _end(one)), key=lambda one: one.begins
        ):
            if joined and period.begins <= _end(joined[-1]):
                joined[-1] = _between(joined[-1].begins, max(_end(joined[-1]), _end(period)))
            else:
                joined.append(period)
        return cls(tuple(joined))

    def __bool__(self) -> bool:
        return bool(self.periods)

    @property
    def ends(self) -> datetime | None:
        """When it ends for good (None: never)."""
        return self.periods[-1].ends if self.periods else None

    def covers(self, moment: datetime) -> bool:
        return any(period.covers(moment) for period in self.periods)

    def holds(self, slot: Slot) -> bool:
        """True if one of the periods holds while people work in the slot; a whole day is held if
        either half is.
        """
        return any(period.holds(slot) for period in self.periods)

    def splits(self, slot: Slot) -> bool:
        """True if it holds in one half of a whole day and not in the other."""
        return slot.half is None and len({self.holds(Slot(slot.day, half)) for half in Half}) == 2

    def within(self, other: "Spans") -> "Spans":
        """What both cover."""
        pairs = ((one, another) for one in self.periods for another in other.periods)
        return Spans.of(
            *(
                _between(max(one.begins, another.begins), min(_end(one), _end(another)))
                for one, another in pairs
                if _meet(one, another)
            )
        )

    def minus(self, other: "Spans") -> "Spans":
        """What `other` does not cover."""
        return self.within(other.gaps)

    def plus(self, other: "Spans") -> "Spans":
        return Spans.of(*self.periods, *other.periods)

    @property
    def gaps(self) -> "Spans":
        """Whenever it does not hold."""
        begins = [BEGINNING, *(_end(period) for period in self.periods)]
        ends = [*(period.begins for period in self.periods), END]
        return Spans(
            tuple(
                _between(first, last)
                for first, last in zip(begins, ends, strict=True)
                if first < last
            )
        )


EVER, NEVER = Spans((Period(BEGINNING),)), Spans()


def _end(period: Period) -> datetime:
    return period.ends or END


def _between(begins: datetime, ends: datetime) -> Period:
    return Period(begins, None if ends == END else ends)


def _meet(one: Period, other: Period) -> bool:
    return one.begins < _end(other) and other.begins < _end(one)


def is_ahead(slot: Slot, now: datetime) -> bool:
    """True as long as people can still be told to work elsewhere in the slot; a whole day is
    ahead as long as its afternoon is.
    """
    return now < datetime.combine(slot.day, WORKED_AT[slot.half or Half.AFTERNOON])
