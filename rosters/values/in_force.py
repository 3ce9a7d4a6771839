"""Every rule of a unit's day, and what became of those that do not hold."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from directives.enums import Binding
from planning.spans import Period, Spans
from weeks.enums import Mode
from weeks.values.bilingual import BilingualText
from weeks.values.counters import WeekCounter
from weeks.values.explained import Explained, Mention


@dataclass(frozen=True, slots=True)
class RulesQuestion:
    """About which unit, and when: the whole of a day, or one moment of it."""

    unit_id: int
    day: date
    hour: time | None = None

    @property
    def spans(self) -> Spans:
        if self.hour is None:
            return Spans.of(Period.of_days(self.day, self.day))
        moment = datetime.combine(self.day, self.hour)
        return Spans.of(Period(moment, moment + timedelta(minutes=1)))

    @property
    def around(self) -> tuple[date, ...]:
        """The day with its neighbours: what begins at 20:00 is worked by tomorrow, and holds
        today all the same.
        """
        return tuple(self.day + timedelta(days=days) for days in (-1, 0, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleHeld:
    """A rule that holds: its `counters` say what it comes to that day (none: it does not count).
    `hours` is when, if not all day; `period` how long. `is_checked` is False for what no machine
    can judge, `problem` says why a sentence cannot be read; `quote` is the text itself where it is
    not the sentence. `is_unchecked`: the day had been worked when the rule was put in force.
    """

    explained: Explained
    binding: Binding
    scope: str
    quote: str
    is_checked: bool
    problem: str
    hours: BilingualText
    period: BilingualText
    counters: tuple[WeekCounter, ...] = ()
    is_unchecked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGone:
    """A rule that does not hold as it was written, because of what `because` mentions; `homes`
    are the places whose people alone it is about.
    """

    explained: Explained
    because: Mention
    hours: BilingualText
    period: BilingualText
    homes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Something about a rule that the keeper of directives is to look at."""

    explained: Explained
    words: BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesOfDay:
    """What holds for a unit on a day, or at an hour of it. `default` is the work mode of an
    empty cell, `default_by` who says so. `has_roster`: the numbers count by a roster, not by
    where everybody is by default.
    """

    unit_name: str
    day: date
    hour: time | None
    default: Mode
    default_by: tuple[Explained, ...] = ()
    has_roster: bool = False
    orders: tuple[RuleHeld, ...] = ()
    advice: tuple[RuleHeld, ...] = ()
    proposals: tuple[RuleHeld, ...] = ()
    unchecked: tuple[RuleHeld, ...] = ()
    gone: tuple[RuleGone, ...] = ()
    void: tuple[Flaw, ...] = ()
    ceilings: tuple[Flaw, ...] = ()
    collisions: tuple[BilingualText, ...] = ()

    @property
    def holds_nothing(self) -> bool:
        return not (self.orders or self.advice or self.proposals or self.unchecked)
