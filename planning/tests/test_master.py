"""The bound never lies: at any prices it is at most what the cheapest choice costs, and its face
holds every choice that reaches it.
"""

from itertools import product
from math import inf
from random import Random

import numpy as np
import pytest

from planning.solver.engine import MasterProgram
from planning.solver.levels import _cut_down, settle
from planning.solver.master import CostStep, Ints, Master, Measure, blend

WEIGHTS = (7, 1)


def master_at_random(seed: int) -> Master:
    """Two levels, two measures, three groups of one or two people with two or three patterns
    each.
    """
    draw = Random(seed)
    sizes = [draw.randint(1, 2) for _ in range(3)]
    widths = np.array([draw.randint(2, 3) for _ in range(3)])
    columns = int(widths.sum())
    steps = tuple(
        tuple(
            CostStep(
                draw.randint(0, 5), draw.random() < 0.5, draw.randint(0, 1), draw.randint(1, 9)
            )
            for _ in range(2)
        )
        for _ in range(2)
    )
    return Master(
        given=(draw.randint(0, 3), draw.randint(0, 3)),
        sizes=np.array(sizes),
        starts=np.cumsum(widths) - widths,
        costs=np.array([[draw.randint(0, 6) for _ in range(columns)] for _ in range(2)]),
        counts=np.array([[draw.randint(0, 2) for _ in range(columns)] for _ in range(2)]),
        number=np.arange(columns),
        measures=tuple(Measure(draw.randint(0, 2), each) for each in steps),
    )


def every_choice(master: Master) -> list[Ints]:
    by_group = []
    for size, width in zip(master.sizes.tolist(), master.widths.tolist(), strict=True):
        by_group.append(
            [numbers for numbers in product(range(size + 1), repeat=width) if sum(numbers) == size]
        )
    return [
        np.array([number for numbers in chosen for number in numbers])
        for chosen in product(*by_group)
    ]


@pytest.mark.parametrize("seed", range(20))
def test_at_any_prices_no_choice_is_cheaper_than_the_bound(seed: int) -> None:
    master = master_at_random(seed)
    cheapest = min(blend(WEIGHTS, master.values(chosen)) for chosen in every_choice(master))

    bounds = [master.bound_at(WEIGHTS, prices) for prices in product(range(-9, 10, 3), repeat=2)]

    assert max(bounds) <= cheapest


@pytest.mark.parametrize("seed", range(20))
def test_the_face_holds_all_choices_that_reach_the_bound_and_no_others(seed: int) -> None:
    master = master_at_random(seed)
    prices = [round(price) for price in MasterProgram(master, WEIGHTS).solve_linear().prices or ()]

    bound, face = master.bound_at(WEIGHTS, prices), master.face(WEIGHTS, prices)

    left = {
        tuple(face.in_full(chosen, master).tolist())
        for chosen in every_choice(face)
        if within(face, chosen)
    }
    assert left == {
        tuple(chosen.tolist())
        for chosen in every_choice(master)
        if blend(WEIGHTS, master.values(chosen)) == bound
    }


@pytest.mark.parametrize("slack", [1, 4, 15])
@pytest.mark.parametrize("seed", range(20))
def test_with_slack_no_choice_within_it_is_cut_off(seed: int, slack: int) -> None:
    master = master_at_random(seed)
    prices = [round(price) for price in MasterProgram(master, WEIGHTS).solve_linear().prices or ()]

    most, face = (
        master.bound_at(WEIGHTS, prices) + slack,
        master.face(WEIGHTS, prices, slack),
    )

    left = {
        tuple(face.in_full(chosen, master).tolist())
        for chosen in every_choice(face)
        if within(face, chosen)
    }
    near = {
        tuple(chosen.tolist())
        for chosen in every_choice(master)
        if blend(WEIGHTS, master.values(chosen)) <= most
    }
    assert near - left == set()


def test_prices_that_are_no_whole_numbers_prove_at_once_what_they_found() -> None:
    """Two alike, three patterns: the best price of presence is a half, and rounded to a whole one
    it would prove less.
    """
    master = Master(
        given=(0,),
        sizes=np.array([2]),
        starts=np.array([0]),
        costs=np.array([[0, 1, 1]]),
        counts=np.array([[0, 2, 1]]),
        number=np.arange(3),
        measures=(Measure(0, (CostStep(limit=2, above=False, level=0, price=3),)),),
    )

    prices = MasterProgram(master, [1]).solve_linear().prices
    found = _cut_down(master, 2**36, inf, 1)

    assert prices == (0.5,)
    assert found is not None
    assert found.tolist() == [1, 1, 0]


def within(face: Master, chosen: Ints) -> bool:
    found = (face.counts @ chosen).tolist()
    return all(
        low <= measure.given + count <= high
        for measure, count, (low, high) in zip(face.measures, found, face.reach, strict=True)
    )


@pytest.mark.parametrize("seed", range(20))
def test_levels_are_settled_in_their_order(seed: int) -> None:
    master = master_at_random(seed)

    settled = settle(master, seconds=10, seed=seed)

    assert settled is not None
    assert (
        settled.bounds
        == master.values(settled.chosen)
        == min(master.values(chosen) for chosen in every_choice(master))
    )
