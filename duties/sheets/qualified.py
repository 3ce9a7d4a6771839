"""Who may have which post from when to when, and who is released: the rows as spans of days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duties.enums import QualifiedBy
from duties.models import DutyExemption, DutyPost, PostQualification
from duties.sheets.values import post_key
from planning.duty.person import DutyRelease, PostSpan
from units.models import Absence, Condition, Position

Span = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class PeopleRows:
    """What is on record of the agency's people: home posts in order; conditions, exemptions and
    absences by the person's id.
    """

    positions: Sequence[Position]
    conditions: Mapping[int, Sequence[Condition]]
    exemptions: Mapping[int, Sequence[DutyExemption]]
    absences: Mapping[int, Sequence[Absence]]


@dataclass(frozen=True, slots=True)
class PersonFitness:
    """For which posts somebody is qualified and from which released, and where they are new."""

    qualified: tuple[PostSpan, ...]
    released: tuple[DutyRelease, ...]
    new_at: frozenset[str]


def fitness_of(
    posts: Iterable[DutyPost], qualifications: Iterable[PostQualification], rows: PeopleRows
) -> dict[int, PersonFitness]:
    """By the person's id, of everybody who is qualified for one of the posts at some time."""
    by_id = {post.pk: post for post in posts}
    spans: dict[int, list[PostSpan]] = defaultdict(list)
    new: dict[int, set[str]] = defaultdict(set)
    held: dict[int, list[Position]] = defaultdict(list)
    for position in rows.positions:
        held[position.staff_id].append(position)
    for row in qualifications:
        post = by_id[row.post_id]
        for position in held.get(row.staff_id, ()) if row.staff_id else rows.positions:
            if post.unit_id not in (None, position.unit_id):
                continue
            for first, last in _spans(row, position, rows.conditions):
                spans[position.staff_id].append(
                    PostSpan(posts=frozenset({post_key(post.pk)}), first=first, last=last)
                )
                if row.is_new:
                    new[position.staff_id].add(post_key(post.pk))
    return {
        staff_id: PersonFitness(
            qualified=tuple(found),
            released=tuple(_releases(staff_id, by_id.values(), rows)),
            new_at=frozenset(new[staff_id]),
        )
        for staff_id, found in spans.items()
    }


def _spans(
    row: PostQualification, position: Position, conditions: Mapping[int, Sequence[Condition]]
) -> Iterator[Span]:
    """While both the qualification and what it asks for hold."""
    held = _meet((row.first, row.last), (position.first, position.last))
    if held is None or (row.unit_id not in (None, position.unit_id)):
        return
    match row.by:
        case QualifiedBy.PERSON if row.staff_id == position.staff_id:
            yield held
        case QualifiedBy.RANK if row.code == position.rank:
            yield held
        case QualifiedBy.ROLE if row.code in position.roles:
            yield held
        case QualifiedBy.TAG:
            for condition in conditions.get(position.staff_id, ()):
                if condition.tag == row.code:
                    while_both = _meet(held, (condition.first, condition.last))
                    if while_both is not None:
                        yield while_both


def _meet(one: Span, other: Span) -> Span | None:
    """The days of both; None without any."""
    first = max(one[0], other[0])
    ends = [last for last in (one[1], other[1]) if last is not None]
    last = min(ends) if ends else None
    return None if last is not None and last < first else (first, last)


def _releases(staff_id: int, posts: Iterable[DutyPost], rows: PeopleRows) -> Iterator[DutyRelease]:
    for row in rows.exemptions.get(staff_id, ()):
        named = frozenset({post_key(row.post_id)}) if row.post_id else frozenset()
        yield DutyRelease(posts=named, nights_only=row.nights_only, first=row.first, last=row.last)
    for condition in rows.conditions.get(staff_id, ()):
        spared = frozenset(post_key(post.pk) for post in posts if condition.tag in post.spared)
        if spared:
            yield DutyRelease(posts=spared, first=condition.first, last=condition.last)
