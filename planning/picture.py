"""Plans as pictures: a line a person, a column a day, in the tokens of the scenario files.

    draw('''
        Anna(head)   O  R  L
        Boris        R  OA T
        Vera(guard)  O  O  O
    ''', first=MONDAY)

In brackets: a rank (head, deputy) and tags; after @ the unit, after # the room. O on site, OA in
the morning only, OP in the afternoon only, R remote, L leave, M mobilised, B business elsewhere, X
off, T on duty, I living in. One OA or OP puts the whole plan in halves.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from planning.people import DatedTag, Person, Rank
from planning.plan import Plan, Work
from planning.time import Half, Slot

TOKENS: Mapping[str, tuple[Work, Work]] = {
    "O": (Work.ON_SITE, Work.ON_SITE),
    "OA": (Work.ON_SITE, Work.REMOTE),
    "OP": (Work.REMOTE, Work.ON_SITE),
    "R": (Work.REMOTE, Work.REMOTE),
    "L": (Work.LEAVE, Work.LEAVE),
    "M": (Work.MOBILISED, Work.MOBILISED),
    "B": (Work.MISSION, Work.MISSION),
    "X": (Work.OFF, Work.OFF),
    "T": (Work.ON_DUTY, Work.ON_DUTY),
    "I": (Work.LIVE_IN, Work.LIVE_IN),
}
"""What somebody does in the morning and in the afternoon."""

_WHO = re.compile(
    r"(?P<name>[^\s(@#]+)(\((?P<marks>[^)]*)\))?(@(?P<unit>[^\s#]+))?(#(?P<room>\S+))?"
)
_RANKS = frozenset({"head", "deputy"})


def draw(
    picture: str,
    *,
    first: date,
    dated: Mapping[str, tuple[DatedTag, ...]] | None = None,
    standing: Mapping[str, tuple[str, ...]] | None = None,
    reasons: Mapping[tuple[str, Slot], str] | None = None,
) -> Plan:
    """The plan of a picture whose first column is the day `first`. Raises ValueError for a line
    that cannot be read.
    """
    lines = [line.split() for line in picture.strip().splitlines()]
    people = tuple(person_drawn(who, dated, standing) for who, *_ in lines)
    in_halves = any(token in ("OA", "OP") for _, *tokens in lines for token in tokens)
    halves: tuple[Half | None, ...] = tuple(Half) if in_halves else (None,)
    days = [first + timedelta(days=n) for n in range(len(lines[0]) - 1)]
    work = {
        (person.key, Slot(day, half)): TOKENS[token][1 if half is Half.AFTERNOON else 0]
        for person, (_, *tokens) in zip(people, lines, strict=True)
        for day, token in zip(days, tokens, strict=True)
        for half in halves
    }
    return Plan(
        people=people,
        slots=tuple(Slot(day, half) for day in days for half in halves),
        work=work,
        reasons=dict(reasons or {}),
    )


def picture(plan: Plan) -> str:
    r"""The drawing of a plan, for a failing test to show.

    >>> print(picture(draw("An(head) O R L \n Binh R O O", first=date(2026, 11, 30))))
    An O R L
    Binh R O O
    """
    return "\n".join(
        f"{person.key} {' '.join(_token(plan, person, day) for day in plan.days)}"
        for person in plan.people
    )


def _token(plan: Plan, person: Person, day: date) -> str:
    states = tuple(plan.state(person, slot) for slot in plan.slots_of(day))
    drawn = {halves: token for token, halves in TOKENS.items()}
    return drawn.get((states[0], states[-1]), "/".join(states))


def person_drawn(
    who: str,
    dated: Mapping[str, tuple[DatedTag, ...]] | None = None,
    standing: Mapping[str, tuple[str, ...]] | None = None,
) -> Person:
    """Somebody as the first word of a line says it. Raises ValueError if it cannot be read."""
    found = _WHO.fullmatch(who)
    if not found:
        raise ValueError(who)
    name, marks = found["name"], {mark for mark in (found["marks"] or "").split(",") if mark}
    ranks = [Rank(mark) for mark in marks & _RANKS]
    return Person(
        key=name,
        name=name,
        rank=ranks[0] if ranks else Rank.STAFF,
        unit=found["unit"] or "U",
        room=found["room"] or "",
        tags=frozenset(marks - _RANKS),
        dated=(dated or {}).get(name, ()),
        standing_reasons=(standing or {}).get(name, ()),
    )
