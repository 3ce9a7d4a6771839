"""What a roster of a public shift problem costs, counted by the rules as they are written, with
nothing of what planned it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from planning.solver.duty.public_instance import PublicInstance, PublicWorker

PublicRoster = Mapping[str, Sequence[str]]
"""The shift of each employee on each day, empty when off."""


class UnlawfulRoster(ValueError):
    """A roster that breaks a rule of the problem; its argument says which."""


def judged(instance: PublicInstance, roster: PublicRoster) -> int:
    """Raises UnlawfulRoster."""
    for who, worker in instance.staff.items():
        for fault in faults_of(instance, worker, roster[who]):
            message = f"{who}: {fault}"
            raise UnlawfulRoster(message)
    cost = 0
    for who, day, shift, price in instance.requests:
        has = roster[who][day] == shift
        cost += price * has if price > 0 else -price * (not has)
    for day, shift, wanted, missing, surplus in instance.cover:
        there = sum(row[day] == shift for row in roster.values())
        cost += missing * max(0, wanted - there) + surplus * max(0, there - wanted)
    return cost


def faults_of(instance: PublicInstance, worker: PublicWorker, row: Sequence[str]) -> Iterator[str]:
    if any(row[day] for day in worker.days_off):
        yield "works on a day off"
    for before, after in pairwise(row):
        if before and after in instance.shifts[before][1]:
            yield f"{after} after {before}"
    for shift in instance.shifts:
        if row.count(shift) > worker.most.get(shift, instance.days):
            yield f"{shift} too often"
    least, most = worker.minutes
    if not least <= sum(instance.shifts[shift][0] for shift in row if shift) <= most:
        yield "too many or too few minutes"
    weekends = range(0, instance.days - 6, 7)
    if sum(bool(row[monday + 5] or row[monday + 6]) for monday in weekends) > worker.weekends:
        yield "too many weekends"
    yield from _faults_of_runs(worker, row)


def _faults_of_runs(worker: PublicWorker, row: Sequence[str]) -> Iterator[str]:
    first = 0
    for works, days in groupby(row, key=bool):
        length = len(list(days))
        inside = first > 0 and first + length < len(row)
        if works and length > worker.run[1]:
            yield "too many days in a row"
        if works and inside and length < worker.run[0]:
            yield "too few days in a row"
        if not works and inside and length < worker.rest:
            yield "too short a rest"
        first += length
