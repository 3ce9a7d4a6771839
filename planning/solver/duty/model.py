"""The rows of a duty roster: cover, rules, pins, evenness, wishes, closeness and spacing as sums
over the turns that may be taken.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from planning.duty.fault import clashes
from planning.duty.plan import DutyTurn
from planning.rules.turn_rule import TurnBan, TurnCompany, TurnGroup, TurnLimit
from planning.solver.duty.demands import RosterDemands, RuleDemand
from planning.solver.duty.evenness import DutyScale, scales_of, strides_of, windows
from planning.solver.duty.problem import DutyLevel, DutyProblem
from planning.solver.duty.rows import PricedRow, RowModel
from planning.solver.master import CostStep


@dataclass
class RosterBuilder:
    """Puts down row after row; `level` says on which place of the order a level stands."""

    problem: DutyProblem
    asked: RosterDemands
    rows: list[PricedRow] = field(default_factory=list)
    costs: dict[int, dict[int, int]] = field(default_factory=dict)
    ensembles: list[tuple[tuple[int, ...], ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.turns = self.asked.turns
        self.place = {turn: place for place, turn in enumerate(self.turns)}
        self.level = {level: place for place, level in enumerate(self.problem.order)}
        self.given = [0] * len(self.level)
        self._cliques: list[list[int]] = [[] for _ in self.turns]
        self._clique_count = 0
        self._known: dict[tuple[int, ...], int] = {}
        by_person: dict[str, list[DutyTurn]] = {}
        for turn in self.turns:
            by_person.setdefault(turn.person, []).append(turn)
        self.by_person = by_person

    def built(self) -> RowModel:
        self._clash()
        self._cover()
        for one in self.asked.asked:
            self._demand(one)
        self._fix()
        for scale in scales_of(self.problem, self.turns):
            self._even(scale)
        self._wish()
        self._stay_near()
        self._space()
        lines = {key: number for number, key in enumerate(self.by_person)}
        return RowModel(
            given=tuple(self.given),
            costs=self.costs,
            lines=tuple(lines[turn.person] for turn in self.turns),
            days=tuple(turn.day.toordinal() for turn in self.turns),
            parts=tuple(self._part(column) for column in range(len(self.turns))),
            ensembles=tuple(self.ensembles),
            rows=tuple(self.rows),
        )

    def _clash(self) -> None:
        plan = self.problem.plan
        for turns in self.by_person.values():
            together = [
                frozenset(self.place[turn] for turn in some) for some in clashes(plan, turns)
            ]
            for one in together:
                if not any(one < other for other in together):
                    self._one_of(sorted(one))

    def _one_of(self, columns: Sequence[int]) -> None:
        """Of these at most one, whatever it costs."""
        self.rows.append(PricedRow(tuple(columns), (1,) * len(columns), high=1))
        self._note_clique(columns)

    def _note_clique(self, columns: Iterable[int]) -> None:
        for column in columns:
            self._cliques[column].append(self._clique_count)
        self._clique_count += 1

    def _cover(self) -> None:
        by_need = {
            key: [self.place[turn] for turn in turns]
            for key, turns in groupby(self.turns, key=_shift_of)
        }
        for need in self.problem.plan.needs:
            columns = by_need.get((need.day, need.post, need.shift), [])
            steps = tuple(
                CostStep(limit, False, self.level[level])
                for limit, level in (
                    (need.least, DutyLevel.COVER),
                    (max(need.least, need.wanted), DutyLevel.WANTED),
                )
                if limit
            )
            high = need.most if need.most is not None and len(columns) > need.most else None
            self.rows.append(PricedRow(tuple(columns), (1,) * len(columns), steps, high=high))
            if need.most == 1:
                self._note_clique(columns)

    def _demand(self, one: RuleDemand) -> None:
        level = self.level[DutyLevel.RULES if one.blocks else DutyLevel.TARGETS]
        match one.demand:
            case TurnLimit(limit=limit, groups=groups):
                columns = [self._group(group) for group in groups]
                there = [column for column in columns if column is not None]
                self._at_most(limit, there, level)
            case TurnCompany():
                self._accompany(one.demand, level)
            case TurnBan(turn=turn):
                if turn in self.place:
                    self._price(self.place[turn], level, 1)

    def _at_most(self, limit: int, parts: Sequence[tuple[int, ...]], level: int) -> None:
        if len(parts) > limit:
            columns = tuple(column for part in parts for column in part)
            self._row(columns, (1,) * len(columns), (CostStep(limit, True, level),))

    def _accompany(self, company: TurnCompany, level: int) -> None:
        """By shift, as far as no more than one person may have it there: the sum then says as much
        as one row a turn.
        """
        met = self._group(company.any_of)
        with_company = set(company.any_of)
        when = [turn for turn in company.when if turn in self.place and turn not in with_company]
        for _, together in groupby(sorted(when), key=_shift_of):
            columns = [self.place[turn] for turn in together]
            for some in [columns] if self._is_clique(columns) else [[one] for one in columns]:
                part = met or ()
                self._row(
                    (*some, *part),
                    (1,) * len(some) + (-1,) * len(part),
                    (CostStep(0, True, level),),
                )

    def _row(
        self, columns: tuple[int, ...], factors: tuple[int, ...], steps: tuple[CostStep, ...]
    ) -> None:
        self.rows.append(PricedRow(columns, factors, steps))

    def _price(self, column: int, level: int, price: int) -> None:
        prices = self.costs.setdefault(column, {})
        prices[level] = prices.get(level, 0) + price

    def _group(self, group: TurnGroup) -> tuple[int, ...] | None:
        """Columns of which one is taken, and at most one, if any of the group is; None where none
        of it can be.
        """
        columns = tuple(sorted(self.place[turn] for turn in group if turn in self.place))
        if not columns:
            return None
        if self._is_clique(columns):
            return columns
        if columns not in self._known:
            self._known[columns] = len(self.turns) + len(self.ensembles)
            self.ensembles.append(tuple(self._parts(columns)))
        return (self._known[columns],)

    def _is_clique(self, columns: Sequence[int]) -> bool:
        """True if at most one of them can be taken."""
        if len(columns) < 2:
            return True
        shared = set(self._cliques[columns[0]])
        for column in columns[1:]:
            shared.intersection_update(self._cliques[column])
            if not shared:
                return False
        return True

    def _parts(self, columns: Sequence[int]) -> Iterable[tuple[int, ...]]:
        """The columns in sets of which at most one can be taken, each as large as it comes."""
        left = list(columns)
        while left:
            best: list[int] = [left[0]]
            for clique in self._cliques[left[0]]:
                some = [column for column in left if clique in self._cliques[column]]
                best = max(best, some, key=len)
            yield tuple(best)
            left = [column for column in left if column not in best]

    def _fix(self) -> None:
        level = self.level[DutyLevel.FIXED]
        for turn in sorted(self.problem.plan.pinned):
            self.given[level] += 1
            if turn in self.place:
                self._price(self.place[turn], level, -1)

    def _part(self, column: int) -> int:
        """The first set of turns that share a minute, or a shift for one; else one of its own."""
        cliques = self._cliques[column]
        return cliques[0] if cliques else -1 - column

    def _even(self, scale: DutyScale) -> None:
        level, past = self.level[DutyLevel.EVENNESS], scale.past
        columns = tuple(scale.turns)
        heaviest: dict[int, int] = {}
        for column, weight in scale.turns.items():
            part = self._part(column)
            heaviest[part] = max(heaviest.get(part, 0), weight)
        most = sum(heaviest.values())
        first = CostStep(past, True, level, scale.price * (2 * past + 1))
        further = (
            CostStep(limit, True, level, 2 * scale.price) for limit in range(past + 1, past + most)
        )
        self.rows.append(
            PricedRow(columns, tuple(scale.turns.values()), (first, *further), given=past)
        )

    def _wish(self) -> None:
        level = self.level[DutyLevel.WISHES]
        by_day: dict[object, list[DutyTurn]] = {}
        for turn in self.turns:
            by_day.setdefault((turn.person, turn.day), []).append(turn)
        for wished, weight in sorted(self.problem.plan.wishes.items()):
            self.given[level] += max(0, weight)
            for column in self._group(tuple(by_day.get(wished, ()))) or ():
                self._price(column, level, -weight)

    def _stay_near(self) -> None:
        level, near = self.level[DutyLevel.CLOSENESS], self.problem.near
        if near is None:
            return
        self.given[level] += len(near)
        for turn, column in self.place.items():
            self._price(column, level, -1 if turn in near else 1)

    def _space(self) -> None:
        level, carried = self.level[DutyLevel.SPACING], self.problem.plan.carried
        for person, stride in strides_of(self.problem, self.turns).items():
            by_day = {
                day: self._group(tuple(turns)) or ()
                for day, turns in groupby(self.by_person[person], key=lambda turn: turn.day)
            }
            before = {turn.day for turn in carried if turn.person == person}
            for first, last in windows(self.problem, stride):
                parts = [
                    part
                    for day, part in by_day.items()
                    if first <= day <= last and day not in before
                ]
                settled = sum(first <= day <= last for day in before)
                columns = tuple(column for part in parts for column in part)
                if columns and settled + len(parts) > 1:
                    self.rows.append(
                        PricedRow(
                            columns,
                            (1,) * len(columns),
                            (CostStep(1, True, level),),
                            given=settled,
                        )
                    )
                elif not columns:
                    self.given[level] += max(0, settled - 1)


def _shift_of(turn: DutyTurn) -> object:
    return turn.day, turn.post, turn.shift


def model_of(problem: DutyProblem, asked: RosterDemands) -> RowModel:
    return RosterBuilder(problem, asked).built()
