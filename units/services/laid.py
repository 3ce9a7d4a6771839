"""Days away that another room lays down, around what is on record of the person already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from units.enums import AbsenceKind
from units.models import Absence, DaysAway, Staff
from units.services.agency import bump_units
from units.services.posts import home_unit_ids

HalfRun = tuple[int, int]
"""From a half-day to a half-day, both inclusive, each counted from the first day of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidDays:
    """Days away from `first` to `last`, both inclusive, known by `source`, said in `words`."""

    source: str
    kind: AbsenceKind
    words: str
    first: date
    last: date


@transaction.atomic
def lay_down(staff: Staff, laid: LaidDays) -> bool:
    """Have exactly these days stand under the source, less the halves in which the person is away
    for something else. Whether anything changed; the room that asks puts it on record.
    """
    others = staff.absences.exclude(source=laid.source)
    wanted = free_runs((_first_half(laid.first), _last_half(laid.last)), map(run_of, others))
    own = list(staff.absences.filter(source=laid.source))
    if [run_of(one) for one in own] == wanted and all(one.words == laid.words for one in own):
        return False
    _replace(staff, own, [_absence(staff, laid, run) for run in wanted])
    return True


@transaction.atomic
def take_up(staff: Staff, source: str) -> None:
    """Nothing stands under the source any more."""
    _replace(staff, list(staff.absences.filter(source=source)), [])


def give_way(wanted: Absence) -> None:
    """What other rooms laid down leaves the halves that `wanted` takes."""
    for own in list(wanted.staff.absences.exclude(source="")):
        if own.meets(wanted):
            laid = LaidDays(
                source=own.source,
                kind=AbsenceKind(own.kind),
                words=own.words,
                first=own.first,
                last=own.last,
            )
            left = free_runs(run_of(own), [run_of(wanted)])
            _replace(wanted.staff, [own], [_absence(wanted.staff, laid, run) for run in left])


def tell_homes(staff: Staff, first: date, last: date | None) -> None:
    """The weeks of the units in which somebody is at home on these days are looked at anew."""
    bump_units(home_unit_ids(staff, first, last), people=[staff.pk])


def run_of(days: DaysAway) -> HalfRun:
    return (
        _first_half(days.first) + days.begins_at_noon,
        _last_half(days.last) - days.ends_at_noon,
    )


def free_runs(wanted: HalfRun, taken: Iterable[HalfRun]) -> list[HalfRun]:
    """What is left of `wanted`.

    >>> free_runs((10, 19), [(12, 13), (0, 10), (18, 30)])
    [(11, 11), (14, 17)]
    """
    begin, end = wanted
    left = []
    for first, last in sorted(taken):
        if first > end:
            break
        if first > begin:
            left.append((begin, first - 1))
        begin = max(begin, last + 1)
    return [*left, (begin, end)] if begin <= end else left


def _first_half(day: date) -> int:
    return day.toordinal() * 2


def _last_half(day: date) -> int:
    return day.toordinal() * 2 + 1


def _absence(staff: Staff, laid: LaidDays, run: HalfRun) -> Absence:
    begin, end = run
    return Absence(
        staff=staff,
        kind=laid.kind,
        source=laid.source,
        words=laid.words,
        first=date.fromordinal(begin // 2),
        last=date.fromordinal(end // 2),
        begins_at_noon=bool(begin % 2),
        ends_at_noon=not end % 2,
    )


def _replace(staff: Staff, old: list[Absence], new: list[Absence]) -> None:
    spans = [(one.first, one.last) for one in (*old, *new)]
    if not spans:
        return
    Absence.objects.filter(pk__in=[one.pk for one in old]).delete()
    Absence.objects.bulk_create(new)
    tell_homes(staff, min(first for first, _last in spans), max(last for _first, last in spans))
