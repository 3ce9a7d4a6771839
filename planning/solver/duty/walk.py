"""Takes and drops single turns, and knows at once what that costs: how a fair roster is begun, and
how it is improved where one turn given to somebody else does it.
"""

from collections.abc import Iterable, Sequence

from planning.solver.duty.rows import PricedRow, RowModel

CostTable = tuple[int, list[int]]
"""The smallest sum of a row, and the cost of that and each larger one."""


class RosterWalk:
    """A choice that changes column by column. Costs are all levels in one number, and what may not
    be at all beyond them.
    """

    def __init__(self, model: RowModel, taken: Sequence[bool]) -> None:
        self.model = model
        self.taken = [False] * model.width
        every = model.width + len(model.ensembles)
        self._prices = [0] * every
        for column, prices in model.costs.items():
            self._prices[column] = sum(
                model.weights[level] * price for level, price in prices.items()
            )
        self._hits: list[list[tuple[int, int]]] = [[] for _ in range(every)]
        for number, row in enumerate(model.rows):
            for column, factor in zip(row.columns, row.factors, strict=True):
                self._hits[column].append((number, factor))
        self._ensembles: list[list[int]] = [[] for _ in range(model.width)]
        for number in range(len(model.ensembles)):
            for column in model.members(number):
                self._ensembles[column].append(number)
        self._held = [0] * len(model.ensembles)
        tables = self._tables()
        self._costs = [tables[_shape(row)][1] for row in model.rows]
        # sums count from the smallest one, so that they are places in the table
        self._sums = [row.given - row.reach[0] for row in model.rows]
        for column, is_taken in enumerate(taken):
            if is_taken:
                self.flip(column)

    def gain(self, column: int) -> int:
        """What it costs to take the column, or to drop it if it is taken."""
        sign = -1 if self.taken[column] else 1
        costs, sums = self._costs, self._sums
        total = sign * self._prices[column]
        for row, factor in self._hits[column]:
            table, found = costs[row], sums[row]
            total += table[found + sign * factor] - table[found]
        for ensemble in self._turned(column, sign):
            total += sign * self._prices[ensemble]
            for row, factor in self._hits[ensemble]:
                table, found = costs[row], sums[row]
                total += table[found + sign * factor] - table[found]
        return total

    def flip(self, column: int) -> None:
        sign = -1 if self.taken[column] else 1
        for row, factor in self._hits[column]:
            self._sums[row] += sign * factor
        for ensemble in self._turned(column, sign):
            for row, factor in self._hits[ensemble]:
                self._sums[row] += sign * factor
        for ensemble in self._ensembles[column]:
            self._held[ensemble] += sign
        self.taken[column] = not self.taken[column]

    def _turned(self, column: int, sign: int) -> Iterable[int]:
        """The columns of the ensembles that turn with this one."""
        edge = 0 if sign > 0 else 1
        width = self.model.width
        return (
            width + ensemble for ensemble in self._ensembles[column] if self._held[ensemble] == edge
        )

    def _tables(self) -> dict[object, CostTable]:
        found: dict[object, CostTable] = {}
        for row in self.model.rows:
            if (shape := _shape(row)) not in found:
                found[shape] = self._table(row)
        return found

    def _table(self, row: PricedRow) -> CostTable:
        """By its slope from one sum to the next, as there may be hundreds of steps."""
        low, high = row.reach
        weights = self.model.weights
        slopes = [0] * (high - low + 1)
        cost = 0
        for step in row.steps:
            weight = weights[step.level] * step.price
            cost += weights[step.level] * step.cost(low)
            bend = min(max(0, step.limit - low), high - low)
            if step.above:
                slopes[bend] += weight
            else:
                slopes[0] -= weight if step.limit > low else 0
                slopes[bend] += weight if step.limit > low else 0
        table, slope = [], 0
        for place, bend in enumerate(slopes):
            table.append(cost + self.model.barrier * row.breach(low + place))
            slope += bend
            cost += slope
        return low, table


def _shape(row: PricedRow) -> object:
    """What rows with the same costs have in common."""
    return row.steps, row.low, row.high, row.reach


def fill(walk: RosterWalk, places: Sequence[Sequence[int]]) -> None:
    """Take the cheapest columns of each place, the places with the fewest first, as long as that
    is cheaper than to leave them.
    """
    for place in sorted(places, key=len):
        open_columns = [column for column in place if not walk.taken[column]]
        while open_columns:
            best = min(open_columns, key=walk.gain)
            if walk.gain(best) >= 0:
                break
            walk.flip(best)
            open_columns.remove(best)


def improve(walk: RosterWalk, places: Sequence[Sequence[int]], steps: int) -> int:
    """Give single turns to whoever makes the roster cheaper, place after place, until none does or
    `steps` rounds are done. How many rounds there were.
    """
    for done in range(steps):
        changed = [_improve_place(walk, place) for place in places]
        if not any(changed):
            return done + 1
    return steps


def _improve_place(walk: RosterWalk, place: Sequence[int]) -> bool:
    changed = False
    for column in [column for column in place if walk.taken[column]]:
        dropped = walk.gain(column)
        walk.flip(column)
        best = min((other for other in place if not walk.taken[other]), key=walk.gain)
        if walk.gain(best) < -dropped and best != column:
            walk.flip(best)
            changed = True
        elif dropped < 0:
            changed = True
        else:
            walk.flip(column)
    return changed
