"""What rules count under the days of a week, what they keep and what they could not check."""

from dataclasses import dataclass, replace
from datetime import date

from weeks.values.bilingual import BilingualText
from weeks.values.explained import Explained


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPart:
    """Whom a number counts: `measured` is "on-site" or "remote", `part` "am", "pm", "halves" (each
    by itself) or empty for the whole day; `outside` are the members it never counts, by id.
    """

    measured: str
    part: str
    outside: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCounter:
    """One number under one day. `low` and `high` are the bounds (None: none on that side),
    `comes_to` is both as a sentence; `why` is the arithmetic in full, `brief` the same in three
    words ("1/3 của 15"). In a week by halves `found` is that of the fuller half. `explained`:
    the rule behind it on that day. `counts` says how the page counts again while a change is on its
    way.
    """

    day: date
    found: int
    low: int | None
    high: int | None
    base: int
    brief: BilingualText
    comes_to: BilingualText
    why: BilingualText
    explained: Explained
    counts: CountedPart

    @property
    def is_over(self) -> bool:
        return self.high is not None and self.found > self.high

    @property
    def is_under(self) -> bool:
        return self.low is not None and self.found < self.low

    @property
    def limit(self) -> int | None:
        return self.high if self.high is not None else self.low


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterRow:
    """One rule that counts, over the days; `cells` holds one entry a day of the head, None where
    the rule is not in force. `caps_presence`: it says how many may come at most;
    `is_of_leaders`: it is about how many leaders are there.
    """

    title: BilingualText
    rule_says: BilingualText
    law: BilingualText
    blocks: bool
    caps_presence: bool
    is_of_leaders: bool
    cells: tuple[WeekCounter | None, ...]

    @property
    def explained(self) -> Explained:
        """The rule as it first holds, with whatever it has to do with on any of the days."""
        found = [counter.explained for counter in self.cells if counter]
        return replace(
            found[0],
            mentions=tuple(dict.fromkeys(mention for one in found for mention in one.mentions)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotChecked:
    """Days that had been worked when `document`, which speaks of them, was put in force here:
    they were not checked by it then.
    """

    document: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRule:
    """A rule in force that the week keeps."""

    sentence: BilingualText
    law: BilingualText
