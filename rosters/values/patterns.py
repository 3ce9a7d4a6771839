"""A pattern that a unit keeps, as a page lists it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternShown:
    """`on_site` counts who comes to the office, by the days of the week it was kept from; `gone`
    are the people in it who have left the unit since.
    """

    id: int
    name: str
    people: int
    on_site: tuple[tuple[date, int], ...]
    gone: tuple[str, ...]
    monday: date
    kept_by: str
    kept_at: datetime
