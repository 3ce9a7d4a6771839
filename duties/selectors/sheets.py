"""A roster of duty loaded into memory, in the same few queries however many people there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Protocol, TypeVar

from django.db.models import Prefetch, Q

from duties.enums import TurnState
from duties.models import (
    DutyExemption,
    DutyPost,
    DutyRoster,
    DutyShift,
    DutyTurn,
    PostQualification,
)
from duties.selectors.around import duty_rules, turns_around
from duties.sheets.days import days_between, duty_days
from duties.sheets.past import NEAR, YEAR
from duties.sheets.people import PeopleKnown, away_words, duty_people, members_of
from duties.sheets.qualified import PeopleRows, fitness_of
from duties.sheets.sheet import DutySheet
from duties.sheets.values import post_key, post_value, shift_key, shift_value, turn_value
from planning.duty.day import DutyDay
from planning.duty.plan import DutyPlan
from planning.duty.post import CoverNeed
from planning.time import Calendar, DayKind
from units.models import Absence, Condition, Position, Staff
from units.selectors import with_names_on
from weeks.enums import Mode
from weeks.models import SHOWN, Entry

OfStaff = TypeVar("OfStaff", Absence, Condition, DutyExemption)
ONE_DAY = timedelta(days=1)
"""How far apart two turns may begin and still share an hour."""


class KeyedValue(Protocol):
    """What rules know by a key."""

    @property
    def key(self) -> str: ...


Keyed = TypeVar("Keyed", bound=KeyedValue)


def duty_sheet(roster: DutyRoster) -> DutySheet:
    """The roster with its people, the rules that hold and the turns of the year before and the
    months around it; its agency and unit are at hand.
    """
    return _sheet(roster, since=YEAR, until=NEAR, judged=True)


def turns_sheet(roster: DutyRoster, among: Collection[int] | None = None) -> DutySheet:
    """The same as far as it says who can have which turn: without rules and what was before. With
    `among` only these people (by id) are known by more than their turns.
    """
    return _sheet(roster, since=ONE_DAY, until=ONE_DAY, judged=False, among=among)


def turns_of(roster: DutyRoster) -> list[DutyTurn]:
    """The roster's turns in the order of their days and hours. One query."""
    rows = DutyTurn.objects.filter(roster=roster).select_related("staff", "shift", "planned_for")
    return list(rows.order_by("day", "shift__begins", "shift__ends", "pk"))


def _sheet(
    roster: DutyRoster,
    *,
    since: timedelta,
    until: timedelta,
    judged: bool,
    among: Collection[int] | None = None,
) -> DutySheet:
    posts = tuple(_posts(roster))
    shifts = {shift.pk: shift for shift in _shifts(roster)}
    rows = _people_rows(roster, since, among)
    turns = _turns(roster, shifts, rows, among)
    theirs = [turn for turn in turns if among is None or turn.staff_id in among]
    own = _own_shifts(posts, shifts.values(), {turn.shift_id for turn in turns})
    special = list(roster.agency.calendar_days.all())
    calendar = Calendar(special={row.day: DayKind(row.kind) for row in special})
    names = {row.day: row.name for row in special if row.name}
    days = duty_days(calendar, names, days_between(roster.first, roster.last))
    others = turns_around(roster, shifts, calendar, names, since=since, until=until)
    qualifications = [row for post in posts for row in post.qualifications.all()]
    known = PeopleKnown(
        first=roster.first,
        last=roster.last,
        rows=rows,
        fitness=fitness_of(posts, qualifications, rows),
        others=others,
        remote=_remote(roster) if judged else {},
    )
    return DutySheet(
        roster=roster,
        posts=posts,
        shifts=own,
        members=members_of(known, theirs),
        turns=turns,
        plan=DutyPlan(
            days=days,
            posts=_each_once((*map(post_value, posts), *others.posts)),
            shifts=_each_once((*map(shift_value, own), *others.shifts)),
            people=duty_people(known, theirs),
            needs=tuple(_needs(own, days)),
            turns=frozenset(turn_value(turn) for turn in turns if turn.state != TurnState.ABSENT),
            carried=others.carried,
            around=others.around,
            pinned=frozenset(turn_value(turn) for turn in turns if turn.is_pinned),
        ),
        away=away_words(rows, roster.first, roster.last),
        holidays=names,
        rules=duty_rules(roster, days) if judged else (),
    )


def _each_once(values: Iterable[Keyed]) -> tuple[Keyed, ...]:
    """By key, the first of each, where it first stands."""
    found: dict[str, Keyed] = {}
    for value in values:
        found.setdefault(value.key, value)
    return tuple(found.values())


def _posts(roster: DutyRoster) -> Iterable[DutyPost]:
    """The posts of the roster with who may have them. Two queries."""
    during = Q(first__lte=roster.last) & (Q(last__isnull=True) | Q(last__gte=roster.first))
    held = Prefetch("qualifications", PostQualification.objects.filter(during).order_by("pk"))
    return roster.posts.order_by("order", "pk").prefetch_related(held)


def _shifts(roster: DutyRoster) -> Iterable[DutyShift]:
    """Every shift of the agency, as rosters around have them too. Two queries."""
    found = DutyShift.objects.filter(post__agency=roster.agency_id)
    return found.select_related("post").prefetch_related("cover")


def _own_shifts(
    posts: Iterable[DutyPost], shifts: Iterable[DutyShift], used: Collection[int]
) -> tuple[DutyShift, ...]:
    """Those of the roster's posts that are kept, and whichever has a turn, post by post."""
    order = {post.pk: place for place, post in enumerate(posts)}
    own = [row for row in shifts if row.post_id in order and (row.is_kept or row.pk in used)]
    return tuple(sorted(own, key=lambda row: (order[row.post_id], row.begins, row.ends, row.pk)))


def _turns(
    roster: DutyRoster,
    shifts: Mapping[int, DutyShift],
    rows: PeopleRows,
    among: Collection[int] | None,
) -> tuple[DutyTurn, ...]:
    """The roster's turns with their shifts and people, who are at hand but for those that have
    left long ago. One query, and one more for those.
    """
    turns = list(DutyTurn.objects.filter(roster=roster).select_related("planned_for"))
    people = {position.staff_id: position.staff for position in rows.positions}
    on_duty = {turn.staff_id for turn in turns}
    wanted = on_duty if among is None else on_duty.intersection(among)
    people |= Staff.objects.in_bulk(wanted - people.keys())
    for turn in turns:
        turn.shift = shifts[turn.shift_id]
        if turn.staff_id in people:
            turn.staff = people[turn.staff_id]
    return tuple(sorted(turns, key=lambda one: (one.day, one.shift.begins, one.shift.ends, one.pk)))


def _needs(shifts: Iterable[DutyShift], days: Sequence[DutyDay]) -> Iterator[CoverNeed]:
    for shift in shifts:
        cover = {row.day_class: row for row in shift.cover.all()} if shift.is_kept else {}
        for day in days:
            row = cover.get(day.kind.value)
            if row is not None:
                yield CoverNeed(
                    day=day.day,
                    post=post_key(shift.post_id),
                    shift=shift_key(shift.pk),
                    least=row.least,
                    wanted=row.wanted,
                    most=row.most,
                )


def _people_rows(roster: DutyRoster, since: timedelta, among: Collection[int] | None) -> PeopleRows:
    """Everybody who works in the agency so long before the roster or during it, or those `among`
    them. Four queries.
    """
    begins = roster.first - since
    during = Q(first__lte=roster.last) & (Q(last__isnull=True) | Q(last__gte=begins))
    positions = Position.objects.filter(
        during, staff__agency=roster.agency_id, staff__is_active=True, is_home=True
    )
    own: dict[str, Any] = {"staff__agency": roster.agency_id}
    if among is not None:
        own["staff__in"] = among
        positions = positions.filter(staff__in=among)
    return PeopleRows(
        positions=with_names_on(
            positions.select_related("unit").order_by(
                "unit__order", "unit", "order", "staff__sort_key", "pk"
            ),
            roster.last,
        ),
        conditions=_by_staff(Condition.objects.filter(during, **own).order_by("first", "pk")),
        exemptions=_by_staff(DutyExemption.objects.filter(during, **own).order_by("first", "pk")),
        absences=_by_staff(Absence.objects.filter(during, **own).order_by("first", "pk")),
    )


def _by_staff(rows: Iterable[OfStaff]) -> Mapping[int, Sequence[OfStaff]]:
    found: dict[int, list[OfStaff]] = defaultdict(list)
    for row in rows:
        found[row.staff_id].append(row)
    return found


def _remote(roster: DutyRoster) -> Mapping[int, frozenset[date]]:
    """Who works at home on which day, as far as weeks are approved. One query."""
    rows = Entry.objects.filter(
        roster__agency=roster.agency_id,
        roster__state__in=SHOWN,
        day__range=(roster.first, roster.last),
        morning=Mode.REMOTE,
        afternoon=Mode.REMOTE,
    )
    found: dict[int, set[date]] = defaultdict(set)
    for staff_id, day in rows.values_list("staff", "day"):
        found[staff_id].add(day)
    return {staff_id: frozenset(days) for staff_id, days in found.items()}
