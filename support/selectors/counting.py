"""Who worked from home on how many halves of days, by approved weeks as they are known, and what
that comes to.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from planning.people import Rank
from planning.time import Week
from support.enums import SupportPer, SupportRank
from support.models import SupportProposal, SupportRate
from support.values import SupportRow, SupportTable
from units.models import Absence, Agency, Position, Unit
from units.selectors import with_names_on
from weeks.enums import Mode
from weeks.models import SHOWN, DutyState, Entry, WeeklyRoster
from weeks.sheets.absences import away_halves

Halves = dict[tuple[int, int], dict[date, int]]
"""By unit and person: how many halves of which days are worked from home."""


def counted(proposal: SupportProposal) -> SupportTable:
    """As it is now. Nine queries, however many people and days there are."""
    agency, first, last = proposal.agency, proposal.first, proposal.last
    halves = remote_halves(agency, first, last)
    posts = _posts(agency, first, last)
    rates = list(
        SupportRate.objects.filter(
            Q(last=None) | Q(last__gte=first), agency=agency, first__lte=last, replaced_by=None
        )
    )
    excepted = dict(proposal.exceptions.values_list("staff", "reason"))
    units = {unit.pk: unit for unit in Unit.objects.filter(agency=agency)}
    rows = []
    for (unit_id, staff_id), at_home in halves.items():
        post = posts.get((unit_id, staff_id))
        if post is None:
            continue
        days = {day: count for day, count in at_home.items() if post.holds_on(day)}
        if not days:
            continue
        reason = excepted.get(staff_id, "")
        summed = _summed(days, [] if reason else rates, post.rank)
        row = SupportRow(
            staff_id=staff_id,
            name=post.name,
            title=post.title,
            unit_id=unit_id,
            unit=units[unit_id].name,
            halves=sum(days.values()),
            rates=summed.rates,
            amount=summed.amount,
            note=reason,
        )
        rows.append(((units[unit_id].order, unit_id, *post.place, staff_id), row))
    return SupportTable(rows=tuple(row for _key, row in sorted(rows, key=lambda one: one[0])))


def remote_halves(agency: Agency, first: date, last: date) -> Halves:
    """By the last approved version of each week, without the halves in which somebody was away or
    came after all. Three queries.
    """
    cells = _remote_cells(agency, first, last)
    absences = Absence.objects.filter(staff__agency=agency, first__lte=last, last__gte=first)
    days = sorted({day for _unit, _staff, day in cells})
    away = away_halves(absences, days)
    within = {"staff__agency": agency, "day__range": (first, last)}
    came: dict[tuple[int, date], list[bool]] = defaultdict(lambda: [False, False])
    for staff_id, day, morning, afternoon in DutyState.objects.filter(**within).values_list(
        "staff", "day", "morning", "afternoon"
    ):
        both = came[staff_id, day]
        both[0], both[1] = both[0] or morning, both[1] or afternoon
    found: Halves = defaultdict(dict)
    for (unit_id, staff_id, day), (morning, afternoon) in cells.items():
        key = (staff_id, day)
        gone, called = away.get(key), came.get(key, (False, False))
        left = (morning and not (called[0] or (gone and gone.morning))) + (
            afternoon and not (called[1] or (gone and gone.afternoon))
        )
        if left:
            found[unit_id, staff_id][day] = int(left)
    return found


def _remote_cells(
    agency: Agency, first: date, last: date
) -> dict[tuple[int, int, date], tuple[bool, bool]]:
    weeks = (Week.of(first).monday, last)
    shown = WeeklyRoster.objects.filter(agency=agency, state__in=SHOWN, monday__range=weeks)
    newest = {
        (unit_id, monday): pk
        for unit_id, monday, pk in shown.order_by("revision").values_list("unit", "monday", "pk")
    }
    rosters = {pk: unit_id for (unit_id, _monday), pk in newest.items()}
    home = Mode.REMOTE.value
    entries = Entry.objects.filter(
        Q(morning=home) | Q(afternoon=home),
        roster__agency=agency,
        roster__state__in=SHOWN,
        day__range=(first, last),
    ).values_list("roster", "staff", "day", "morning", "afternoon")
    return {
        (rosters[roster], staff, day): (morning == home, afternoon == home)
        for roster, staff, day, morning, afternoon in entries.iterator(10_000)
        if roster in rosters
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportedPost:
    """Under which name and title somebody stands in a unit, and when that was their home."""

    name: str
    title: str
    rank: Rank
    place: tuple[int, str]
    spans: tuple[tuple[date, date | None], ...]

    def holds_on(self, day: date) -> bool:
        return any(first <= day and (last is None or day <= last) for first, last in self.spans)


def _posts(agency: Agency, first: date, last: date) -> dict[tuple[int, int], SupportedPost]:
    held = Position.objects.filter(
        Q(last=None) | Q(last__gte=first), unit__agency=agency, first__lte=last, is_home=True
    )
    by_key: dict[tuple[int, int], list[Position]] = defaultdict(list)
    for row in with_names_on(held.order_by("first", "pk"), last):
        by_key[row.unit_id, row.staff_id].append(row)
    return {
        key: SupportedPost(
            name=rows[-1].staff.full_name,
            title=rows[-1].title,
            rank=Rank(rows[-1].rank),
            place=(rows[-1].order, rows[-1].staff.sort_key),
            spans=tuple((row.first, row.last) for row in rows),
        )
        for key, rows in by_key.items()
    }


@dataclass(frozen=True, slots=True)
class SummedRates:
    amount: int = 0
    rates: tuple[tuple[int, str, float], ...] = field(default_factory=tuple)


def _summed(days: Mapping[date, int], rates: Iterable[SupportRate], rank: Rank) -> SummedRates:
    """Each day by the rate that holds on it: that of the rank, else that of everybody."""
    halves: dict[int, int] = defaultdict(int)
    months: dict[int, set[tuple[int, int]]] = defaultdict(set)
    fitting = [rate for rate in rates if rate.rank in (SupportRank.ALL, rank.value)]
    fitting.sort(key=lambda rate: rate.rank == SupportRank.ALL)
    by_id = {rate.pk: rate for rate in fitting}
    for day, count in days.items():
        rate = next((one for one in fitting if _holds(one, day)), None)
        if rate is not None:
            halves[rate.pk] += count
            months[rate.pk].add((day.year, day.month))
    parts = [(by_id[pk], _times(by_id[pk], count, len(months[pk]))) for pk, count in halves.items()]
    parts.sort(key=lambda one: (one[0].first, one[0].pk))
    return SummedRates(
        sum(_paid(rate, times) for rate, times in parts),
        tuple((rate.amount, str(rate.per), times) for rate, times in parts),
    )


def _holds(rate: SupportRate, day: date) -> bool:
    return rate.first <= day and (rate.last is None or day <= rate.last)


def _times(rate: SupportRate, halves: int, months: int) -> float:
    if rate.per == SupportPer.MONTH:
        return months
    return halves if rate.per == SupportPer.HALF else halves / 2


def _paid(rate: SupportRate, times: float) -> int:
    """In whole đồng, rounded down; twice the times is a whole number."""
    return rate.amount * int(times * 2) // 2
