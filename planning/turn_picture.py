"""Duty rosters as pictures: a line a person, a column a day, the letters of the shifts in it.

    draw_turns('''
        An(head)  L | L  .  lD
        Binh(new) . | DV N  .
    ''', first=MONDAY, classes="W W T:tet")

Before the bar stand the days before the roster, which are settled. L leader by telephone all day,
D and N officer by day and by night, G guard from morning to morning, V records by day; a small
letter before them is what the person does that day: r remote, l leave, b business elsewhere; a
point is nothing. In brackets as in planning.picture; `new` is a newcomer at every post, `had:tet`
somebody on duty on that holiday the year before. `classes` are W, R, H and T with the holiday's
name, a day each; where nothing is said the weekday decides.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from planning.duty.day import DayClass, DutyDay
from planning.duty.person import DutyPerson, PostSpan
from planning.duty.plan import DutyPlan, DutyTurn
from planning.duty.post import DutyPost, DutyShift
from planning.duty.shift import ShiftHours
from planning.picture import person_drawn
from planning.plan import Work

POSTS = (
    DutyPost(key="leader", name="Trực lãnh đạo", kind="leader", on_site=False),
    DutyPost(key="officer", name="Trực ban", kind="officer"),
    DutyPost(key="guard", name="Bảo vệ", kind="guard"),
    DutyPost(key="records", name="Trực văn thư", kind="records"),
)
SHIFTS = (
    DutyShift(key="L", post="leader", hours=ShiftHours(0, 1440)),
    DutyShift(key="D", post="officer", hours=ShiftHours(450, 1020)),
    DutyShift(key="N", post="officer", hours=ShiftHours(1020, 1890)),
    DutyShift(key="G", post="guard", hours=ShiftHours(420, 1860)),
    DutyShift(key="V", post="records", hours=ShiftHours(450, 1020)),
)
POST_OF: Mapping[str, str] = {shift.key: shift.post for shift in SHIFTS}
CLASSES: Mapping[str, DayClass] = {
    "W": DayClass.WORKING,
    "R": DayClass.REST,
    "H": DayClass.HOLIDAY,
    "T": DayClass.TET,
}
AWAY: Mapping[str, Work] = {"l": Work.LEAVE, "b": Work.MISSION}
_CELL = re.compile(r"(?P<state>[rlb]?)(?P<shifts>[LDNGV]*)|\.")


def draw_turns(picture: str, *, first: date, classes: str = "") -> DutyPlan:
    """The roster of a picture whose first column after the bar is the day `first`; nothing is
    needed, pinned or wished for in it. Raises ValueError for what cannot be read.
    """
    lines = [line.split() for line in picture.strip().splitlines()]
    before = lines[0].index("|") - 1 if "|" in lines[0] else 0
    rows = [(who, [cell for cell in cells if cell != "|"]) for who, *cells in lines]
    days = tuple(first + timedelta(days=n - before) for n in range(len(rows[0][1])))
    people = tuple(_person(who, dict(zip(days, cells, strict=True))) for who, cells in rows)
    turns = frozenset(
        turn
        for one, (_, cells) in zip(people, rows, strict=True)
        for turn in _turns(one.key, dict(zip(days, cells, strict=True)))
    )
    known = _calendar(days, classes)
    return DutyPlan(
        days=tuple(known[day] for day in days[before:]),
        around=tuple(known[day] for day in days[:before]),
        posts=POSTS,
        shifts=SHIFTS,
        people=people,
        turns=frozenset(turn for turn in turns if turn.day >= first),
        carried=frozenset(turn for turn in turns if turn.day < first),
    )


def turns_picture(plan: DutyPlan) -> str:
    r"""The drawing of a roster's own turns, for a failing test to show.

    >>> print(turns_picture(draw_turns("An . | L DV \n Binh N | . N", first=date(2026, 11, 30))))
    An L DV
    Binh . N
    """
    return "\n".join(
        f"{one.key} {' '.join(_cell(plan, one, day.day) for day in plan.days)}"
        for one in plan.people
    )


def _cell(plan: DutyPlan, one: DutyPerson, day: date) -> str:
    shifts = sorted(turn.shift for turn in plan.turns if (turn.person, turn.day) == (one.key, day))
    return "".join(shifts) or "."


def _parts(cell: str) -> tuple[str, str]:
    found = _CELL.fullmatch(cell)
    if not found:
        raise ValueError(cell)
    return found["state"] or "", found["shifts"] or ""


def _turns(person: str, cells: Mapping[date, str]) -> Iterator[DutyTurn]:
    for day, cell in cells.items():
        for shift in _parts(cell)[1]:
            yield DutyTurn(day=day, post=POST_OF[shift], shift=shift, person=person)


def _person(who: str, cells: Mapping[date, str]) -> DutyPerson:
    person = person_drawn(who)
    states = {day: _parts(cell)[0] for day, cell in cells.items()}
    had = frozenset(tag for tag in person.tags if tag.startswith("had:"))
    posts = frozenset(post.key for post in POSTS)
    return DutyPerson(
        person=replace(person, tags=person.tags - had - {"new"}),
        qualified=(PostSpan(posts=posts),),
        away={day: AWAY[state] for day, state in states.items() if state in AWAY},
        remote=frozenset(day for day, state in states.items() if state == "r"),
        new_at=posts if "new" in person.tags else frozenset(),
        occasions=frozenset(tag.removeprefix("had:") for tag in had),
    )


def _calendar(days: tuple[date, ...], classes: str) -> dict[date, DutyDay]:
    said = [one.partition(":") for one in classes.split()]
    known = {day: DutyDay.by_weekday(day) for day in days}
    known.update(
        (day, DutyDay(day, CLASSES[letter], occasion))
        for day, (letter, _, occasion) in zip(days[len(days) - len(said) :], said, strict=False)
        if said
    )
    return known
