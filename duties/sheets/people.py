"""The people of a roster of duty: who may be put on duty or is, as rules see them and as a page
names them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from duties.models import DutyTurn
from duties.sheets.days import days_between
from duties.sheets.past import YEAR, OtherTurns
from duties.sheets.qualified import PeopleRows, PersonFitness
from duties.sheets.sheet import DutyMember
from planning.duty.person import DutyPerson, DutyRelease
from planning.people import DatedTag, Person, Rank
from planning.plan import Work
from units.enums import AbsenceKind
from units.models import Absence, Position, Staff
from units.names import NameBearer, short_names
from weeks.sheets.modes import AWAY_AS, WORK_OF

NOBODY = PersonFitness((), (), frozenset())


@dataclass(frozen=True, slots=True)
class PeopleKnown:
    """All that is known of the people of a roster from `first` to `last`."""

    first: date
    last: date
    rows: PeopleRows
    fitness: Mapping[int, PersonFitness]
    others: OtherTurns
    remote: Mapping[int, frozenset[date]]


def duty_people(known: PeopleKnown, turns: Iterable[DutyTurn]) -> tuple[DutyPerson, ...]:
    """Who is qualified for some post at some time, and whoever has a turn without being so."""
    wanted = known.fitness.keys() | {turn.staff_id for turn in turns}
    held: dict[int, list[Position]] = {}
    for position in known.rows.positions:
        if position.staff_id in wanted:
            held.setdefault(position.staff_id, []).append(position)
    staff = {turn.staff_id: turn.staff for turn in turns}
    staff |= {staff_id: posts[0].staff for staff_id, posts in held.items()}
    return tuple(_person(known, row, held.get(staff_id, [])) for staff_id, row in staff.items())


def members_of(known: PeopleKnown, turns: Iterable[DutyTurn]) -> dict[int, DutyMember]:
    """The same people as a page names them, leaders first as their posts come; short names tell
    them apart.
    """
    wanted = known.fitness.keys() | {turn.staff_id for turn in turns}
    posts: dict[int, Position] = {}
    for position in known.rows.positions:
        later = posts.get(position.staff_id)
        if position.staff_id in wanted and (later is None or later.first < position.first):
            posts[position.staff_id] = position
    staff: dict[int, Staff] = {pk: post.staff for pk, post in posts.items()}
    staff |= {turn.staff_id: turn.staff for turn in turns if turn.staff_id not in staff}
    bearers = (
        NameBearer(pk, row.full_name, _short_unit(posts.get(pk)), _short_title(posts.get(pk)))
        for pk, row in staff.items()
    )
    short = short_names(bearers)
    return {
        pk: DutyMember(
            staff=row,
            short_name=short[pk],
            title=posts[pk].title if pk in posts else "",
            unit=_short_unit(posts.get(pk)),
        )
        for pk, row in staff.items()
    }


def away_words(rows: PeopleRows, first: date, last: date) -> dict[tuple[int, date], str]:
    """As what somebody is away on which day, as others may know it."""
    return {
        (staff_id, day): str(AbsenceKind(absence.kind).public.label)
        for staff_id, absences in rows.absences.items()
        for absence in absences
        for day in _whole_days(absence, first, last)
    }


def _person(known: PeopleKnown, staff: Staff, posts: Sequence[Position]) -> DutyPerson:
    fitness = known.fitness.get(staff.pk, NOBODY)
    post = max(posts, key=lambda one: one.first, default=None)
    conditions = known.rows.conditions.get(staff.pk, ())
    return DutyPerson(
        person=Person(
            key=str(staff.pk),
            name=staff.full_name,
            rank=Rank(post.rank) if post else Rank.STAFF,
            unit=str(post.unit_id) if post else "",
            room=staff.room,
            tags=frozenset(post.roles) if post else frozenset(),
            dated=tuple(DatedTag(row.tag, row.first, row.last) for row in conditions),
        ),
        qualified=fitness.qualified,
        released=(*fitness.released, *_absent(known.rows.absences.get(staff.pk, ()))),
        away=_away(known.rows.absences.get(staff.pk, ()), known.first, known.last),
        remote=known.remote.get(staff.pk, frozenset()),
        new_at=fitness.new_at,
        past=known.others.counts.get(staff.pk, {}),
        available=_days_available(known, staff.pk, posts),
        occasions=known.others.occasions.get(staff.pk, frozenset()),
    )


def _away(absences: Iterable[Absence], first: date, last: date) -> dict[date, Work]:
    return {
        day: WORK_OF[AWAY_AS[AbsenceKind(absence.kind)]]
        for absence in absences
        for day in _whole_days(absence, first, last)
    }


def _absent(absences: Iterable[Absence]) -> Iterator[DutyRelease]:
    """Whoever is away is put on no duty then, whatever clauses say. Half a day away leaves the
    evening, and a duty by telephone, to who has it.
    """
    for absence in absences:
        first, last = absence.first, absence.last
        begins = first + timedelta(days=1) if absence.begins_at_noon else first
        ends = last - timedelta(days=1) if absence.ends_at_noon else last
        if begins <= ends:
            yield DutyRelease(first=begins, last=ends)


def _whole_days(absence: Absence, first: date, last: date) -> Iterable[date]:
    days = days_between(max(first, absence.first), min(last, absence.last))
    return (day for day in days if absence.halves_on(day) == (True, True))


def _days_available(known: PeopleKnown, staff_id: int, posts: Iterable[Position]) -> int:
    """Days of the year before on which they worked here and were not away."""
    begins, ends = (known.first - YEAR).toordinal(), known.first.toordinal()
    year = bytearray(ends - begins)
    for post in posts:
        _mark(year, begins, post.first, post.last, 1)
    for absence in known.rows.absences.get(staff_id, ()):
        _mark(year, begins, absence.first, absence.last, 0)
    return sum(year)


def _mark(year: bytearray, begins: int, first: date, last: date | None, value: int) -> None:
    """Set the days of the year from `first` to `last`, as far as they are in it."""
    low = max(0, first.toordinal() - begins)
    high = len(year) if last is None else min(len(year), last.toordinal() - begins + 1)
    if low < high:
        year[low:high] = bytes([value]) * (high - low)


def _short_unit(post: Position | None) -> str:
    return (post.unit.short_name or post.unit.name) if post else ""


def _short_title(post: Position | None) -> str:
    return (post.title_short or post.title) if post else ""
