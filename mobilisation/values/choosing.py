"""Whom to call for the places that are free: all that can be filled, with those who were sent
least.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SkillId = int | None
"""None: whoever."""
MobilisedBurden = tuple[int, int, int]
"""Leads a unit (last of all), times sent in the last year, percent of the unit that is away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamCandidate:
    """Somebody who is free. `skills` are the places they fit; `place` breaks ties: the order in
    which names are listed.
    """

    staff_id: int
    skills: frozenset[SkillId]
    burden: MobilisedBurden
    place: int


def fill_places(
    candidates: Iterable[TeamCandidate], wanted: Mapping[SkillId, int]
) -> dict[int, SkillId]:
    """For which skill whom: as many places as can be filled at all, nobody twice; of all ways to
    do so the one with the lesser burdens.

    Exact: those who can be placed together are a matroid, so taking the least burdened first and
    keeping whoever still fits (others may move to another place for them) leaves nobody better out.
    Places for whoever are filled last.
    """
    slots = [skill for skill, count in wanted.items() for _number in range(count)]
    held: dict[int, TeamCandidate] = {}
    ranked = sorted(candidates, key=lambda each: (each.burden, each.place))
    for one in ranked:
        if len(held) == len(slots):
            break
        _seat(one, slots, held, set())
    seat_of = {one.staff_id: slots[slot] for slot, one in held.items()}
    return {one.staff_id: seat_of[one.staff_id] for one in ranked if one.staff_id in seat_of}


def _seat(
    one: TeamCandidate, slots: list[SkillId], held: dict[int, TeamCandidate], tried: set[int]
) -> bool:
    """Whether there is a place for them, others moving on where they can."""
    fitting = [slot for slot, skill in enumerate(slots) if skill in one.skills]
    for slot in sorted(fitting, key=lambda each: (slots[each] is None, each in held)):
        if slot not in tried:
            tried.add(slot)
            if slot not in held or _seat(held[slot], slots, held, tried):
                held[slot] = one
                return True
    return False
