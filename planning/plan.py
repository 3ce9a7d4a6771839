"""A plan says for each person and slot where they work; rules read it, the planner writes it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from planning.people import Person
from planning.time import Slot


class Work(StrEnum):
    """The one table of work states. Leave covers annual, sick and compensatory leave: rules do not ask why."""

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
    def is_decided(self) -> bool:
        """True for what a planner may choose between; everything else is given."""
        return self in (Work.ON_SITE, Work.REMOTE)


_ON_SITE = frozenset({Work.ON_SITE, Work.ON_DUTY, Work.LIVE_IN})


@dataclass(frozen=True, slots=True)
class Plan:
    """Who works where: `work[person.key, slot]` for every person and slot.

    Slots are whole days unless somebody's day is split; then every day of the plan comes as its two halves, so that
    a rule that counts by the day and a rule that counts each half both read the same plan.
    `reasons` holds the recorded reason (a code) for being on site.
    """

    people: tuple[Person, ...]
    slots: tuple[Slot, ...]
    work: Mapping[tuple[str, Slot], Work]
    reasons: Mapping[tuple[str, Slot], str] = field(default_factory=dict)

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(dict.fromkeys(slot.day for slot in self.slots))

    def slots_of(self, day: date) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.day == day)

    def state(self, person: Person, slot: Slot) -> Work:
        return self.work[person.key, slot]

    def is_present(self, person: Person, slot: Slot) -> bool:
        """On site in the slot; for a whole day of a plan in halves, on site in either half."""
        if (person.key, slot) in self.work:
            return self.work[person.key, slot].is_on_site
        return any(self.work[person.key, half].is_on_site for half in self.slots_of(slot.day))

    def is_wholly(self, person: Person, slot: Slot, state: Work) -> bool:
        """`state` in the slot; for a whole day of a plan in halves, in both halves."""
        if (person.key, slot) in self.work:
            return self.work[person.key, slot] is state
        return all(self.work[person.key, half] is state for half in self.slots_of(slot.day))

    def units(self) -> tuple[tuple[str, tuple[Person, ...]], ...]:
        """The people, unit by unit, in the order in which units first appear."""
        keys = dict.fromkeys(person.unit for person in self.people)
        return tuple((key, tuple(person for person in self.people if person.unit == key)) for key in keys)

    def during(self, holds: Callable[[Slot], bool]) -> "Plan":
        """The same plan, seen only in the slots in which `holds` is true: what a rule in force there may judge."""
        return replace(self, slots=tuple(slot for slot in self.slots if holds(slot)))

    def among(self, people: Collection[str]) -> "Plan":
        """The same plan, seen only for these people (by key)."""
        return replace(self, people=tuple(person for person in self.people if person.key in people))
