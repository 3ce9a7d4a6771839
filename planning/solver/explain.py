"""What could not be met, whose state stands in the way, and which rules cannot live together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planning.plan import Plan, Work
from planning.rules.base import Measured, Term
from planning.solver.board import Sense, SolverRow, slacks
from planning.solver.collision import collides
from planning.solver.deadline import SolverDeadline
from planning.solver.outcome import Candidate, CandidateHold, Lack, Shortage
from planning.solver.problem import LAWFUL, Cell, Limits, SolverLevel, WeekProblem

ABOVE = (*LAWFUL, SolverLevel.REASONS, SolverLevel.TARGETS)


def shortages_of(
    problem: WeekProblem,
    rows: Sequence[SolverRow],
    plan: Plan,
    limits: Limits,
    deadline: SolverDeadline,
) -> tuple[Shortage, ...]:
    """One for each row that the plan does not keep, in the order of the rows, then for cover. After
    the deadline nothing more is said to collide.
    """
    missing = slacks(rows, plan)
    if not any(missing):
        return tuple(_cover(problem, plan))
    standing = _Standing(problem, rows, plan, missing)
    kept = [row for row, slack in zip(rows, missing, strict=True) if not slack]
    found = []
    for row, slack in zip(rows, missing, strict=True):
        if slack:
            shortage = standing.shortage(row, slack)
            found.append(
                replace(shortage, collides=collides(problem, row, kept, rows, limits, deadline))
                if _may_collide(row, shortage)
                else shortage
            )
    return (*found, *_cover(problem, plan))


def _may_collide(row: SolverRow, shortage: Shortage) -> bool:
    """Where only given states stand in the way, no rule is to blame."""
    held_by_rules = any(
        candidate.hold in (CandidateHold.RULE, CandidateHold.OTHER_RULE)
        for candidate in shortage.candidates
    )
    return held_by_rules and row.level in LAWFUL


def _cover(problem: WeekProblem, plan: Plan) -> Iterator[Shortage]:
    for slot, wanted in problem.cover.items():
        missing = wanted - len(plan.present(slot))
        if missing > 0:
            yield Shortage(lack=Lack.TOO_FEW, missing=missing, slot=slot)


class _Standing:
    """Where every row stands in the plan, so that one may ask what moving one person would do."""

    def __init__(
        self, problem: WeekProblem, rows: Sequence[SolverRow], plan: Plan, missing: Sequence[int]
    ) -> None:
        self.problem, self.plan = problem, plan
        self._missing = dict(zip(map(id, rows), missing, strict=True))
        self._of_person: dict[str, list[tuple[SolverRow, list[Term]]]] = {}
        for row in rows:
            own: dict[str, list[Term]] = {}
            for term in row.terms if row.level in ABOVE else ():
                own.setdefault(term.person, []).append(term)
            for person, terms in own.items():
                self._of_person.setdefault(person, []).append((row, terms))

    def shortage(self, row: SolverRow, missing: int) -> Shortage:
        if row.level is SolverLevel.REASONS:
            return Shortage(
                lack=Lack.NO_REASON,
                missing=missing,
                rule=row.rule,
                slot=row.slot,
                person=row.person,
            )
        lack = Lack.TOO_MANY if row.sense is Sense.AT_MOST else Lack.TOO_FEW
        candidates = tuple(self._candidates(row))
        return Shortage(
            lack=lack,
            missing=missing,
            rule=row.rule,
            slot=row.slot,
            person=row.person,
            candidates=candidates,
        )

    def _candidates(self, row: SolverRow) -> Iterator[Candidate]:
        """Whoever would bring the count nearer to its limit by being somewhere else."""
        unwanted = row.sense is Sense.AT_MOST
        for term in row.terms:
            cells = self._cells(term)
            if _counts(term, [self.plan.work[cell] for cell in cells]) is unwanted:
                cell = next(
                    cell for cell in cells if _holds(term, self.plan.work[cell]) is unwanted
                )
                hold, by = self._hold(cells)
                yield Candidate(
                    person=term.person,
                    slot=cell[1],
                    state=self.plan.work[cell],
                    hold=hold,
                    rule=by.rule if by else None,
                )

    def _hold(self, cells: Sequence[Cell]) -> tuple[CandidateHold, SolverRow | None]:
        """What keeps these cells as they are: a given state, a hand, or the rule that would be
        broken instead.
        """
        moved = {
            cell: Work.REMOTE if self.plan.work[cell].is_on_site else Work.ON_SITE
            for cell in cells
            if cell in self.problem.free
        }
        if not moved:
            return (
                CandidateHold.PINNED
                if all(self.plan.work[cell].is_decided for cell in cells)
                else CandidateHold.GIVEN
            ), None
        worse = [
            row for row, terms in self._of_person[cells[0][0]] if self._worsens(row, terms, moved)
        ]
        if not worse:
            return CandidateHold.OTHER_RULE, None
        first = min(worse, key=lambda row: ABOVE.index(row.level))
        return (
            CandidateHold.RULE if first.level is SolverLevel.PERSONAL else CandidateHold.OTHER_RULE
        ), first

    def _worsens(self, row: SolverRow, terms: Sequence[Term], moved: dict[Cell, Work]) -> bool:
        """True if the row would be broken, or broken further, with these cells moved."""
        change = 0
        for term in terms:
            before = [self.plan.work[cell] for cell in self._cells(term)]
            after = [moved.get(cell, self.plan.work[cell]) for cell in self._cells(term)]
            change += _counts(term, after) - _counts(term, before)
        if not change or (change > 0) is not (row.sense is Sense.AT_MOST):
            return False
        return self._missing[id(row)] > 0 or self._room(row) < abs(change)

    def _room(self, row: SolverRow) -> int:
        """How many more (or fewer) the row would bear."""
        found = sum(
            len(people & measured.people(self.plan, slot))
            for (measured, slot), people in row.sides.items()
        )
        return abs(row.limit - found)

    def _cells(self, term: Term) -> tuple[Cell, ...]:
        if (term.person, term.slot) in self.plan.work:
            return ((term.person, term.slot),)
        return tuple((term.person, slot) for slot in self.plan.slots_of(term.slot.day))


def _holds(term: Term, state: Work) -> bool:
    return state.is_on_site if term.measured is Measured.ON_SITE else state is Work.REMOTE


def _counts(term: Term, states: Sequence[Work]) -> bool:
    """On site in any half, remote in all."""
    held = [_holds(term, state) for state in states]
    return any(held) if term.measured is Measured.ON_SITE else all(held)
