"""Plans as pictures: a line a person, a column a day, in the tokens of the scenario files.

    draw('''
        Anna(head)   O  R  L
        Boris        R  OA T
        Vera(guard)  O  O  O
    ''')

In brackets: a rank (head, deputy) and tags; after @ the unit. O on site, OA in the morning only, OP in the afternoon only,
R remote, L leave, M mobilised, B business elsewhere, X off, T on duty. One OA or OP puts the whole plan in halves.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from planning.clause import Binding, ClauseRef
from planning.people import DatedTag, Person, Rank
from planning.plan import Plan, Work
from planning.time import Half, Slot

MONDAY = date(2026, 11, 30)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (MONDAY + timedelta(days=n) for n in range(1, 7))
C1 = ClauseRef(key="1", item="khoản 1", document="Công văn số 12/UBND-NC", issuer="UBND tỉnh Hòa Giang", issued_on=date(2026, 11, 20))
C2 = ClauseRef(key="2", item="khoản 2", document="Công văn số 12/UBND-NC", issuer="UBND tỉnh Hòa Giang", issued_on=date(2026, 11, 20))
ADVICE = ClauseRef(key="3", item="khoản 3", document="Công văn số 12/UBND-NC", binding=Binding.ADVICE)

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
}
_WHO = re.compile(r"(?P<name>[^\s(@]+)(\((?P<marks>[^)]*)\))?(@(?P<unit>\S+))?")


def draw(
    picture: str,
    *,
    first: date = MONDAY,
    dated: Mapping[str, tuple[DatedTag, ...]] | None = None,
    standing: Mapping[str, tuple[str, ...]] | None = None,
    reasons: Mapping[tuple[str, Slot], str] | None = None,
) -> Plan:
    lines = [line.split() for line in picture.strip().splitlines()]
    people = tuple(_person(who, dated or {}, standing or {}) for who, *_ in lines)
    in_halves = any(token in ("OA", "OP") for _, *tokens in lines for token in tokens)
    halves: tuple[Half | None, ...] = tuple(Half) if in_halves else (None,)
    days = [first + timedelta(days=n) for n in range(len(lines[0]) - 1)]
    work = {
        (person.key, Slot(day, half)): TOKENS[token][1 if half is Half.AFTERNOON else 0]
        for person, (_, *tokens) in zip(people, lines, strict=True)
        for day, token in zip(days, tokens, strict=True)
        for half in halves
    }
    return Plan(people=people, slots=tuple(Slot(day, half) for day in days for half in halves), work=work, reasons=dict(reasons or {}))


def picture(plan: Plan) -> str:
    """The drawing of a plan, for a failing test to show."""
    return "\n".join(f"{person.key} {' '.join(_token(plan, person, day) for day in plan.days)}" for person in plan.people)


def _token(plan: Plan, person: Person, day: date) -> str:
    states = tuple(plan.state(person, slot) for slot in plan.slots_of(day))
    drawn = {halves: token for token, halves in TOKENS.items()}
    return drawn.get((states[0], states[-1]), "/".join(states))


def _person(who: str, dated: Mapping[str, tuple[DatedTag, ...]], standing: Mapping[str, tuple[str, ...]]) -> Person:
    found = _WHO.fullmatch(who)
    assert found, who
    name, marks = found["name"], {mark for mark in (found["marks"] or "").split(",") if mark}
    ranks = [Rank(mark) for mark in marks if mark in ("head", "deputy")]
    return Person(
        key=name,
        name=name,
        rank=ranks[0] if ranks else Rank.STAFF,
        unit=found["unit"] or "U",
        tags=frozenset(marks - {"head", "deputy"}),
        dated=dated.get(name, ()),
        standing_reasons=standing.get(name, ()),
    )
