"""Somebody who can be put on duty: for what, when not, and how often before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from planning.duty.day import DayClass
from planning.people import Person
from planning.plan import Work

TurnSort = tuple[DayClass, bool]
"""What a turn counts as: the class of its day, and whether any of it is at night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSpan:
    """The posts (by key) somebody is qualified for, both ends inclusive; None: without an end."""

    posts: frozenset[str]
    first: date | None = None
    last: date | None = None

    def holds(self, post: str, day: date) -> bool:
        return post in self.posts and _within(day, self.first, self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRelease:
    """Somebody who is not put on duty for a time, both ends inclusive: from all posts or from
    `posts`, at any hour or at night only.
    """

    posts: frozenset[str] = frozenset()
    nights_only: bool = False
    first: date | None = None
    last: date | None = None

    def holds(self, post: str, is_night: bool, day: date) -> bool:
        return (
            (not self.posts or post in self.posts)
            and (is_night or not self.nights_only)
            and _within(day, self.first, self.last)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPerson:
    """A person as duty rosters see them; unit, rank and tags are those of `person`.

    qualified   for which posts and when
    released    from which posts and when
    away        what they do on days on which they are neither at the office nor at home
    remote      days on which they work at home
    new_at      posts at which they are newcomers
    past        turns of the rolling year before the roster, by what they count as
    available   days of that year on which they could have been put on duty: somebody who came in
                October has few
    occasions   holidays on which they had a turn the year before, by DutyDay.occasion
    """

    person: Person
    qualified: tuple[PostSpan, ...] = ()
    released: tuple[DutyRelease, ...] = ()
    away: Mapping[date, Work] = field(default_factory=dict)
    remote: frozenset[date] = frozenset()
    new_at: frozenset[str] = frozenset()
    past: Mapping[TurnSort, int] = field(default_factory=dict)
    available: int = 0
    occasions: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        return self.person.key

    @property
    def unit(self) -> str:
        return self.person.unit

    def is_qualified(self, post: str, day: date) -> bool:
        return any(span.holds(post, day) for span in self.qualified)

    def is_released(self, post: str, is_night: bool, day: date) -> bool:
        return any(release.holds(post, is_night, day) for release in self.released)


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
