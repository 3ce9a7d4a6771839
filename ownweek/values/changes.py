"""What somebody was shown of their days, and how that differs from what stands now."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Self

from planning.time import Week
from weeks.enums import Mode

Halves = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChange:
    """One thing that is not as it was. A day has both states (`was`, `now`: morning, afternoon),
    a turn of duty its words, a week that was published neither. `since`: when it was published;
    None for what was recorded after that.
    """

    day: date
    kind: str
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    words: str = ""
    since: datetime | None = None

    @property
    def before(self) -> tuple[Mode, ...]:
        return tuple(map(Mode, dict.fromkeys(filter(None, self.was))))

    @property
    def after(self) -> tuple[Mode, ...]:
        return tuple(map(Mode, dict.fromkeys(filter(None, self.now))))

    @property
    def week(self) -> Week:
        return Week.of(self.day)

    def kept(self) -> dict[str, Any]:
        since = self.since.isoformat() if self.since else None
        return {**asdict(self), "day": self.day.isoformat(), "since": since}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        since = datetime.fromisoformat(kept["since"]) if kept["since"] else None
        told = {"was": tuple(kept["was"]), "now": tuple(kept["now"])}
        return cls(**{**kept, **told, "day": date.fromisoformat(kept["day"]), "since": since})


@dataclass(frozen=True, slots=True)
class Standing:
    """The person's published days from today on and their turns of duty: the two halves by the ISO
    day, the words of each turn by its key, which begins with the ISO day.
    """

    days: Mapping[str, Halves] = field(default_factory=dict)
    turns: Mapping[str, str] = field(default_factory=dict)

    @property
    def seal(self) -> str:
        """Tells whether two are the same."""
        said = json.dumps([self.days, self.turns], sort_keys=True)
        return sha256(said.encode()).hexdigest()[:16]

    def kept(self) -> dict[str, Any]:
        return {"days": {day: list(both) for day, both in self.days.items()}, "turns": self.turns}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        return cls({day: (both[0], both[1]) for day, both in kept["days"].items()}, kept["turns"])


def changes_between(
    was: Standing, now: Standing, since: Mapping[str, datetime | None], *, today: date
) -> tuple[OwnChange, ...]:
    """By day: days that differ, weeks that were not published when they last looked, turns that
    came or went. What has passed is not told. `since` says by day when that was published.
    """
    found = (*_days(was, now, since), *_weeks(was, now, since), *_turns(was, now, today))
    return tuple(sorted(found, key=lambda one: (one.day, one.kind)))


def _days(
    was: Standing, now: Standing, since: Mapping[str, datetime | None]
) -> Iterator[OwnChange]:
    for day, both in now.days.items():
        if day in was.days and was.days[day] != both:
            yield OwnChange(
                day=date.fromisoformat(day),
                kind="day",
                was=was.days[day],
                now=both,
                since=since.get(day),
            )


def _weeks(
    was: Standing, now: Standing, since: Mapping[str, datetime | None]
) -> Iterator[OwnChange]:
    known = set(map(_monday, was.days))
    for day in _firsts(now.days):
        if _monday(day) not in known:
            yield OwnChange(day=date.fromisoformat(day), kind="week", since=since.get(day))


def _turns(was: Standing, now: Standing, today: date) -> Iterator[OwnChange]:
    for kind, some, others in (("given", now.turns, was.turns), ("gone", was.turns, now.turns)):
        for key in some.keys() - others.keys():
            day = date.fromisoformat(key[:10])
            if day >= today:
                yield OwnChange(day=day, kind=kind, words=some[key])


def _firsts(days: Iterable[str]) -> Iterator[str]:
    """The first of the days in each week."""
    seen = set[date]()
    for day in sorted(days):
        if _monday(day) not in seen:
            seen.add(_monday(day))
            yield day


def _monday(day: str) -> date:
    return Week.of(date.fromisoformat(day)).monday


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNews:
    """What changed since somebody last looked; where nothing did, what had changed before that
    look (`told`, at `told_at`). `seal` is of what stands now, and `is_to_keep` where that is not
    what they are known to have seen.
    """

    seal: str
    is_to_keep: bool
    changes: tuple[OwnChange, ...] = ()
    looked_at: datetime | None = None
    told: tuple[OwnChange, ...] = ()
    told_at: datetime | None = None
