"""Whom to call: the fewest who fit, and of those who fit as well those who were called least."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CallBurden = tuple[int, int]
"""How often somebody was called of late, and on how many days they were at the office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCandidate:
    """Somebody who is at home then. `skills` are what they can do, `place` breaks ties: the order
    in which names are listed.
    """

    staff_id: int
    skills: frozenset[str]
    burden: CallBurden
    place: int

    @property
    def rank(self) -> tuple[CallBurden, int]:
        return self.burden, self.place


def fewest_who_fit(
    candidates: Iterable[CallCandidate], *, skills: Sequence[str], count: int
) -> tuple[CallCandidate, ...]:
    """As few people as have all `skills` between them, filled up to `count` with who has one of
    them, then with who was called least; empty where some skill is nobody's. Of two groups of the
    same size the one with the lesser burden.

    Exact: for each set of skills the best group is kept, and one person more is tried on all.
    """
    ranked = sorted(candidates, key=lambda one: one.rank)
    wanted = frozenset(skills)
    best: dict[frozenset[str], tuple[CallCandidate, ...]] = {frozenset(): ()}
    for one in ranked:
        useful = one.skills & wanted
        if not useful:
            continue
        for have, group in list(best.items()):
            more = have | useful
            tried = (*group, one)
            if more != have and (more not in best or _weight(tried) < _weight(best[more])):
                best[more] = tried
    if wanted not in best:
        return ()
    chosen = best[wanted]
    left = (one for one in ranked if one not in chosen)
    others = sorted(left, key=lambda one: wanted.isdisjoint(one.skills))
    return (*chosen, *others[: max(0, count - len(chosen))])


def _weight(group: Sequence[CallCandidate]) -> tuple[int, CallBurden, list[int]]:
    called = sum(one.burden[0] for one in group)
    days = sum(one.burden[1] for one in group)
    return len(group), (called, days), sorted(one.place for one in group)
