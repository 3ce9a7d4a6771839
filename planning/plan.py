"""A plan says for each person and slot where they work; rules read it, the planner writes it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from planning.people import Person, Roll
from planning.records import Records
from planning.time import Slot


class Work(StrEnum):
    """Where somebody works, to the rules; what people call it is planning.modes.MODES.
    Leave covers annual, sick and compensatory leave: rules do not ask why.
    """

    ON_SITE = "on-site"
    ON_DUTY = "on-duty"
    LIVE_IN = "live-in"
    REMOTE = "remote"
    MISSION = "mission"
    TRAINING = "training"
    LEAVE = "leave"
    MOBILISED = "mobilised"
    OFF = "off"

    @property
    def is_on_site(self) -> bool:
        return self in _ON_SITE

    @property
    def is_away(self) -> bool:
        """True for every way of being neither at the office nor working at home."""
        return not self.is_on_site and self is not Work.REMOTE

    @property
    def is_decided(self) -> bool:
        """True for what a planner may choose between; everything else is given."""
        return self in (Work.ON_SITE, Work.REMOTE)


_ON_SITE = frozenset({Work.ON_SITE, Work.ON_DUTY, Work.LIVE_IN})


@dataclass(frozen=True)
class Plan:
    r"""Who works where: `work[person.key, slot]` for every person and slot.

    Slots are whole days unless somebody's day is split; then every day of the plan comes as its two
    halves, so that a rule that counts by the day and a rule that counts each half both read the
    same plan. `reasons` holds the recorded reason (a code) for being on site, `records` what was
    written down beside the plan; None: nothing is, and rules about what is recorded say nothing of
    it. `before` are slots of days before the plan's own, whole or in halves, for rules about turns;
    none where nothing is known of them. What `work` says of those is settled and not judged again,
    and whoever it says nothing of was not on site.

    An comes in for the morning only, so every day is split; An is there that Monday, but not wholly
    at home:

    >>> from planning.picture import draw
    >>> plan = draw("An OA R \n Binh R R", first=date(2026, 11, 30))
    >>> monday = Slot(date(2026, 11, 30))
    >>> sorted(plan.present(monday)), sorted(plan.wholly(monday, frozenset({Work.REMOTE})))
    (['An'], ['Binh'])
    >>> len(plan.slots)
    4
    """

    people: tuple[Person, ...]
    slots: tuple[Slot, ...]
    work: Mapping[tuple[str, Slot], Work]
    reasons: Mapping[tuple[str, Slot], str] = field(default_factory=dict)
    records: Records | None = None
    before: tuple[Slot, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self._by_day)

    def slots_of(self, day: date) -> tuple[Slot, ...]:
        return self._by_day.get(day, ())

    def state(self, person: Person, slot: Slot) -> Work:
        return self.work[person.key, slot]

    def present(self, slot: Slot) -> frozenset[str]:
        """Who is on site in the slot; in a whole day of a plan in halves, in either half."""
        return self.partly(slot, _ON_SITE)

    def partly(self, slot: Slot, states: frozenset[Work]) -> frozenset[str]:
        """Who is in one of `states` in the slot; in a whole day of a plan in halves, in either
        half.
        """
        return frozenset[str]().union(*self._in_each_part(slot, states))

    def wholly(self, slot: Slot, states: frozenset[Work]) -> frozenset[str]:
        """Who is in one of `states` in the slot; in a whole day of a plan in halves, in both
        halves.
        """
        parts = self._in_each_part(slot, states)
        return parts[0].intersection(*parts[1:]) if parts else frozenset()

    @cached_property
    def roll(self) -> Roll:
        return Roll(self.people)

    def units(self) -> tuple[tuple[str, tuple[Person, ...]], ...]:
        """The people, unit by unit, in the order in which units first appear."""
        return tuple(self.roll.units.items())

    def during(self, holds: Callable[[Slot], bool]) -> "Plan":
        """The same plan, seen only in the slots in which `holds` is true: what a rule in force
        there may judge.

        Of the days before too, so that no turn counts that somebody took while the rule did not
        hold.
        """
        slots, before = (
            tuple(slot for slot in some if holds(slot)) for some in (self.slots, self.before)
        )
        if (slots, before) == (self.slots, self.before):
            return self
        return self._narrowed(replace(self, slots=slots, before=before), "roll")

    @cached_property
    def looking_back(self) -> "Plan":
        """The same plan with the days before among its own."""
        return (
            self._narrowed(replace(self, slots=(*self.before, *self.slots), before=()), "roll")
            if self.before
            else self
        )

    def among(self, people: Collection[str]) -> "Plan":
        """The same plan, seen only for these people (by key)."""
        return self._narrowed(
            replace(self, people=tuple(person for person in self.people if person.key in people))
        )

    def _narrowed(self, narrower: "Plan", *kept: str) -> "Plan":
        """`narrower` looks at the same cells, so what is known of them need not be found out
        again.
        """
        for name in ("_by_state", *kept):
            vars(narrower)[name] = getattr(self, name)
        return narrower

    @cached_property
    def _by_day(self) -> dict[date, tuple[Slot, ...]]:
        days: dict[date, tuple[Slot, ...]] = {}
        for slot in self.slots:
            days[slot.day] = (*days.get(slot.day, ()), slot)
        return days

    @cached_property
    def _by_state(self) -> dict[Slot, dict[Work, set[str]]]:
        found: dict[Slot, dict[Work, set[str]]] = {}
        for (key, slot), work in self.work.items():
            found.setdefault(slot, {}).setdefault(work, set()).add(key)
        return found

    def _in_each_part(self, slot: Slot, states: frozenset[Work]) -> tuple[frozenset[str], ...]:
        """For the slot, or for each half of it that this plan shows: the people in one of
        `states`.
        """
        parts = (slot,) if slot in self._by_state else self.slots_of(slot.day)
        return tuple(
            frozenset[str]().union(
                *(self._by_state.get(part, {}).get(state, ()) for state in states)
            )
            for part in parts
        )
