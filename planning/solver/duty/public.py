"""Shift problems of the public benchmark (T. Curtois), put to the engine that plans duty: the same
rows, one level, every rule binding.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

from planning.solver.duty.problem import DutyLimits
from planning.solver.duty.rows import PricedRow, RowModel
from planning.solver.duty.search import RosterSearch, SearchState
from planning.solver.master import CostStep

WEEK = 7
Fields = Sequence[str]


class BadInstance(ValueError):
    """The text is no problem of the benchmark; its argument says where."""


@dataclass(frozen=True, slots=True)
class PublicWorker:
    """What an employee may do, in days, minutes and weekends."""

    most: Mapping[str, int]
    minutes: tuple[int, int]
    run: tuple[int, int]
    rest: int
    weekends: int
    days_off: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicInstance:
    """`shifts`: minutes, and what may not follow the day after. `requests`: employee, day, shift,
    and what it costs if they have it (below zero: what it costs if not). `cover`: day, shift,
    wanted, and what each one missing and each one too many costs.
    """

    days: int
    shifts: Mapping[str, tuple[int, frozenset[str]]]
    staff: Mapping[str, PublicWorker]
    requests: Sequence[tuple[str, int, str, int]]
    cover: Sequence[tuple[int, str, int, int, int]]

    @classmethod
    def read(cls, text: str) -> "PublicInstance":
        """Raises BadInstance."""
        try:
            parts = _sections(text)
            off = {
                one[0]: frozenset(int(day) for day in one[1:] if day) for one in parts["DAYS_OFF"]
            }
            return cls(
                days=int(parts["HORIZON"][0][0]),
                shifts={
                    one[0]: (int(one[1]), frozenset(filter(None, one[2].split("|"))))
                    for one in parts["SHIFTS"]
                },
                staff={
                    one[0]: _worker(one, off.get(one[0], frozenset())) for one in parts["STAFF"]
                },
                requests=[
                    (one[0], int(one[1]), one[2], sign * int(one[3]))
                    for name, sign in (("SHIFT_ON_REQUESTS", -1), ("SHIFT_OFF_REQUESTS", 1))
                    for one in parts.get(name, ())
                ],
                cover=[
                    (int(one[0]), one[1], int(one[2]), int(one[3]), int(one[4]))
                    for one in parts["COVER"]
                ],
            )
        except (KeyError, IndexError, ValueError) as error:
            raise BadInstance(repr(error)) from error


def _sections(text: str) -> dict[str, list[Fields]]:
    sections: dict[str, list[Fields]] = {}
    current: list[Fields] = []
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("SECTION_"):
            current = sections.setdefault(line.removeprefix("SECTION_"), [])
        elif line and not line.startswith("#"):
            current.append(line.split(","))
    return sections


def _worker(one: Fields, days_off: frozenset[int]) -> PublicWorker:
    most = dict(pair.split("=") for pair in one[1].split("|"))
    longest, shortest, most_run, least_run, rest, weekends = map(int, one[2:8])
    return PublicWorker(
        most={shift: int(count) for shift, count in most.items()},
        minutes=(shortest, longest),
        run=(least_run, most_run),
        rest=rest,
        weekends=weekends,
        days_off=days_off,
    )


@dataclass
class PublicRows:
    """The rows of an instance; a column is an employee in a shift on a day."""

    instance: PublicInstance
    rows: list[PricedRow] = field(default_factory=list)
    weekends: list[tuple[tuple[int, ...], ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cells = [
            (who, day, shift)
            for who, worker in self.instance.staff.items()
            for day in range(self.instance.days)
            if day not in worker.days_off
            for shift in self.instance.shifts
            if worker.most.get(shift, self.instance.days)
        ]
        self.place = {cell: number for number, cell in enumerate(self.cells)}
        self.on_day: dict[tuple[str, int], tuple[int, ...]] = {}
        for number, (who, day, _) in enumerate(self.cells):
            self.on_day[who, day] = (*self.on_day.get((who, day), ()), number)

    def model(self) -> RowModel:
        for who, worker in self.instance.staff.items():
            self._day_by_day(who)
            self._runs(who, worker)
            self._amounts(who, worker)
        self._cover()
        given, costs = 0, dict[int, dict[int, int]]()
        for who, day, shift, price in self.instance.requests:
            given += max(0, -price)
            column = self.place.get((who, day, shift))
            if column is not None:
                own = costs.setdefault(column, {0: 0})
                own[0] += price
        lines = {who: number for number, who in enumerate(self.instance.staff)}
        parts = {key: number for number, key in enumerate(self.on_day)}
        return RowModel(
            given=(given,),
            costs=costs,
            lines=tuple(lines[who] for who, _, _ in self.cells),
            days=tuple(day for _, day, _ in self.cells),
            parts=tuple(parts[who, day] for who, day, _ in self.cells),
            ensembles=tuple(self.weekends),
            rows=tuple(self.rows),
        )

    def _add(self, terms: Sequence[tuple[int, int]], low: int | None, high: int | None) -> None:
        if terms:
            columns, factors = zip(*terms, strict=True)
            self.rows.append(PricedRow(columns, factors, low=low, high=high))

    def _works(self, who: str, day: int, factor: int = 1) -> list[tuple[int, int]]:
        return [(column, factor) for column in self.on_day.get((who, day), ())]

    def _day_by_day(self, who: str) -> None:
        """One shift a day, and after it none that may not follow."""
        for day in range(self.instance.days):
            self._add(self._works(who, day), None, 1)
            after: dict[frozenset[str], list[tuple[int, int]]] = {}
            for shift, (_, forbidden) in self.instance.shifts.items():
                if forbidden and (who, day, shift) in self.place:
                    after.setdefault(forbidden, []).append((self.place[who, day, shift], 1))
            for forbidden, before in after.items():
                then = [
                    (self.place[who, day + 1, shift], 1)
                    for shift in sorted(forbidden)
                    if (who, day + 1, shift) in self.place
                ]
                if then:
                    self._add([*before, *then], None, 1)

    def _runs(self, who: str, worker: PublicWorker) -> None:
        least, most = worker.run
        days = self.instance.days
        for first in range(days - most):
            window = [
                term for day in range(first, first + most + 1) for term in self._works(who, day)
            ]
            self._add(window, None, most)
        for first in range(1, days):
            begins = [*self._works(who, first), *self._works(who, first - 1, -1)]
            for day in range(first + 1, min(first + least, days)):
                self._add([*begins, *self._works(who, day, -1)], None, 0)
            ends = [*self._works(who, first - 1), *self._works(who, first, -1)]
            for day in range(first + 1, min(first + worker.rest, days)):
                self._add([*ends, *self._works(who, day)], None, 1)

    def _amounts(self, who: str, worker: PublicWorker) -> None:
        """Minutes, turns of a shift, and weekends."""
        own = [
            (column, shift)
            for day in range(self.instance.days)
            for column in self.on_day.get((who, day), ())
            for shift in (self.cells[column][2],)
        ]
        shortest, longest = worker.minutes
        minutes = [(column, self.instance.shifts[shift][0]) for column, shift in own]
        self._add(minutes, shortest, longest)
        for shift, most in worker.most.items():
            some = [(column, 1) for column, each in own if each == shift]
            if len(some) > most:
                self._add(some, None, most)
        weekends = []
        for saturday in range(5, self.instance.days - 1, WEEK):
            both = tuple(
                part
                for day in (saturday, saturday + 1)
                if (part := self.on_day.get((who, day), ()))
            )
            if both:
                weekends.append((len(self.cells) + len(self.weekends), 1))
                self.weekends.append(both)
        if len(weekends) > worker.weekends:
            self._add(weekends, None, worker.weekends)

    def _cover(self) -> None:
        for day, shift, wanted, under, over in self.instance.cover:
            columns = tuple(
                self.place[who, day, shift]
                for who in self.instance.staff
                if (who, day, shift) in self.place
            )
            steps = (CostStep(wanted, False, 0, under), CostStep(wanted, True, 0, over))
            self.rows.append(PricedRow(columns, (1,) * len(columns), steps))


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """The shift of each employee on each day, empty when off; None while there is no roster."""

    objective: int | None
    bound: int
    seconds: float
    roster: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def proven(self) -> bool:
        return self.objective == self.bound


def answers(instance: PublicInstance, limits: DutyLimits) -> Iterator[PublicAnswer]:
    """The best so far, step after step; the last one stands."""
    began = monotonic()
    rows = PublicRows(instance)
    model = rows.model()
    search = RosterSearch(model, limits, [False] * model.width, began=began)
    for state in search.run():
        yield _answer(instance, rows, state)
    yield _answer(instance, rows, search.state)


def _answer(instance: PublicInstance, rows: PublicRows, state: SearchState) -> PublicAnswer:
    if state.breach:
        return PublicAnswer(None, state.bounds[0], state.seconds)
    roster = {who: [""] * instance.days for who in instance.staff}
    for (who, day, shift), is_taken in zip(rows.cells, state.taken, strict=True):
        if is_taken:
            roster[who][day] = shift
    return PublicAnswer(state.values[0], state.bounds[0], state.seconds, roster)
