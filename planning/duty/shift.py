"""The hours of a shift, which may pass midnight and belong to the day on which they begin."""

from dataclasses import dataclass

DAY = 24 * 60
"""Minutes of a day. There is no summer time where this is used."""

_NIGHTS = tuple((start * DAY - 120, start * DAY + 360) for start in range(3))
"""From 22:00 to 6:00: before the day, after it, and one more for a shift that ends late on the
next.
"""


class BadShiftHours(ValueError):
    """Hours that are no shift: it begins within its day and lasts from a minute to a day."""

    def __init__(self, begins: int, ends: int) -> None:
        super().__init__(f"{begins}-{ends}")
        self.begins, self.ends = begins, ends


@dataclass(frozen=True, slots=True, order=True)
class ShiftHours:
    """From `begins` until `ends`, minutes after midnight of the day the shift belongs to.

    Raises BadShiftHours unless 0 <= begins < 1440 and begins < ends <= begins + 1440.

    >>> night = ShiftHours(18 * 60, 30 * 60)
    >>> night.minutes, night.night_minutes, night.ends_next_day
    (720, 480, True)
    """

    begins: int
    ends: int

    def __post_init__(self) -> None:
        if not (0 <= self.begins < DAY and self.begins < self.ends <= self.begins + DAY):
            raise BadShiftHours(self.begins, self.ends)

    @property
    def minutes(self) -> int:
        return self.ends - self.begins

    @property
    def night_minutes(self) -> int:
        """Minutes between 22:00 and 6:00 (Labour Code 2019, article 106)."""
        return sum(
            max(0, min(self.ends, last) - max(self.begins, first)) for first, last in _NIGHTS
        )

    @property
    def is_night(self) -> bool:
        """True if any of it is at night."""
        return self.night_minutes > 0

    @property
    def ends_next_day(self) -> bool:
        return self.ends > DAY

    def gap(self, later: "ShiftHours", days: int = 0) -> int:
        """Minutes from the end of this shift to the beginning of `later`, which begins `days` days
        after it; below zero where that begins before this one has ended.

        >>> ShiftHours(18 * 60, 30 * 60).gap(ShiftHours(7 * 60, 17 * 60), days=1)
        60
        """
        return days * DAY + later.begins - self.ends

    def overlaps(self, other: "ShiftHours", days: int = 0) -> bool:
        """True if some minute is in both; `other` belongs to a day `days` later (or earlier)."""
        return self.gap(other, days) < 0 and other.gap(self, -days) < 0
