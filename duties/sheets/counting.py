"""How many turns everybody has, in the roster and over the year, and how evenly they are shared."""

from collections.abc import Iterable, Mapping
from datetime import date

from duties.sheets.sheet import DutyMember, DutySheet
from duties.sheets.values import id_of
from duties.values.bands import TurnSums
from duties.values.roster_page import FairGroup, FairRow
from planning.duty.day import DayClass
from planning.duty.person import DutyPerson, TurnSort
from planning.duty.plan import DutyPlan, DutyTurn


def fair_groups(sheet: DutySheet) -> tuple[FairGroup, ...]:
    """People by the posts they may have, as the posts are ordered; those without a turn, too."""
    posts = {one.key: one.name for one in sheet.plan.posts}
    first = sheet.roster.first
    groups: dict[tuple[str, ...], list[FairRow]] = {}
    for person in sheet.plan.people:
        member = sheet.members.get(id_of(person.key))
        own = tuple(key for key in posts if _may_have(person, key, first, sheet.roster.last))
        if member is not None and own:
            groups.setdefault(own, []).append(_row(sheet, person, member))
    order = {key: place for place, key in enumerate(posts)}
    return tuple(
        _group(", ".join(posts[key] for key in own), groups[own])
        for own in sorted(groups, key=lambda own: [order[key] for key in own])
    )


def sums_of(plan: DutyPlan, turns: Iterable[DutyTurn]) -> TurnSums:
    """Of the turns of the roster itself among them."""
    counts: dict[TurnSort, int] = {}
    for turn in turns:
        if turn in plan.turns:
            sort = plan.sort_of(turn)
            counts[sort] = counts.get(sort, 0) + 1
    return _sums(counts)


def year_of(person: DutyPerson, now: TurnSums) -> TurnSums:
    """The rolling year before the roster, with what they have `now` in the roster."""
    past = _sums(person.past)
    return TurnSums(
        all=now.all + past.all,
        weekend=now.weekend + past.weekend,
        holiday=now.holiday + past.holiday,
        night=now.night + past.night,
    )


def _row(sheet: DutySheet, person: DutyPerson, member: DutyMember) -> FairRow:
    now = sums_of(sheet.plan, sheet.turns_by_person.get(person.key, ()))
    return FairRow(
        staff_id=member.id,
        name=member.staff.full_name,
        unit=member.unit,
        now=now,
        year=year_of(person, now),
    )


def _group(posts: str, rows: list[FairRow]) -> FairGroup:
    years = [row.year.all for row in rows]
    return FairGroup(
        posts=posts, rows=tuple(rows), spread=max(years) - min(years), most=max(1, *years)
    )


def _sums(counts: Mapping[TurnSort, int]) -> TurnSums:
    return TurnSums(
        all=sum(counts.values()),
        weekend=sum(n for (kind, _), n in counts.items() if kind is DayClass.REST),
        holiday=sum(
            n for (kind, _), n in counts.items() if kind in (DayClass.HOLIDAY, DayClass.TET)
        ),
        night=sum(n for (_, is_night), n in counts.items() if is_night),
    )


def _may_have(person: DutyPerson, post: str, first: date, last: date) -> bool:
    return any(
        post in span.posts
        and (span.first is None or span.first <= last)
        and (span.last is None or span.last >= first)
        for span in person.qualified
    )
