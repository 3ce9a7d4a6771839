"""OR-Tools as the planner of duty uses it: a linear program for bounds, branch and bound for
choices. Importing it takes a while.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

import numpy as np
from ortools.linear_solver.python import model_builder_helper as builder
from ortools.sat.python import cp_model

from planning.solver.duty.program import LinearProgram

INFINITY = float("inf")
FAR = 2**60
LEAST = 0.05
ROUGH = 1e-6
FINEST = 2**20
"""Prices of rows are rounded to such parts before the bound is worked out in whole numbers."""


@dataclass(frozen=True, slots=True)
class ProgramAnswer:
    """`chosen`: the value of each variable, if any choice was found; `bound`: no choice costs less.
    `ended`: by proof; with nothing chosen this says that nothing can be.
    """

    chosen: Sequence[int] | None
    bound: int | None
    ended: bool


def solve_linear(program: LinearProgram, seconds: float) -> int | None:
    """A bound on what the program costs, worked out in whole numbers from the prices of the rows:
    a rounding error can weaken it, never make it false. None where time ran out.
    """
    solver: Any = builder.ModelSolverHelper("GLOP")
    solver.enable_output(False)
    solver.set_time_limit_in_seconds(max(LEAST, seconds))
    solver.solve(_linear_model(program))
    if solver.status() != builder.SolveStatus.OPTIMAL:
        return None
    return bound_at(program, solver.dual_values())


def branch(
    program: LinearProgram, *, seconds: float, nodes: int, below: int, seed: int = 1
) -> ProgramAnswer:
    """By branch and bound over linear programs: a choice that costs less than `below`, or the proof
    that there is none; neither where `nodes` or `seconds` did not do.
    """
    priced = [place for place, price in enumerate(program.prices) if price]
    better = (None, below - 1 - program.offset, priced, [program.prices[n] for n in priced])
    model = _linear_model(replace(program, rows=[*program.rows, better]))
    for variable in range(len(program.lows)):
        model.set_var_integrality(variable, True)
    solver: Any = builder.ModelSolverHelper("HIGHS")
    solver.enable_output(False)
    solver.set_solver_specific_parameters(
        f"output_flag=false,mip_rel_gap=0,threads=1,random_seed={seed},mip_max_nodes={nodes}"
    )
    solver.set_time_limit_in_seconds(max(LEAST, seconds))
    solver.solve(model)
    if solver.status() == builder.SolveStatus.INFEASIBLE:
        return ProgramAnswer(None, below, True)
    if not solver.has_solution():
        return ProgramAnswer(None, None, False)
    chosen = [round(value) for value in solver.variable_values()]
    is_best = solver.status() == builder.SolveStatus.OPTIMAL
    return ProgramAnswer(chosen, program.value(chosen) if is_best else None, is_best)


def _linear_model(program: LinearProgram) -> Any:
    model: Any = builder.ModelBuilderHelper()
    model.add_var_array_with_bounds(
        np.array(program.lows, dtype=float),
        np.array(program.highs, dtype=float),
        np.zeros(len(program.lows), dtype=bool),
        "",
    )
    model.set_objective_coefficients(
        list(range(len(program.prices))), [float(price) for price in program.prices]
    )
    for low, high, variables, factors in program.rows:
        row = model.add_linear_constraint()
        model.set_constraint_lower_bound(row, -INFINITY if low is None else low)
        model.set_constraint_upper_bound(row, INFINITY if high is None else high)
        for variable, factor in zip(variables, factors, strict=True):
            model.add_term_to_constraint(row, variable, factor)
    return model


def bound_at(program: LinearProgram, duals: Sequence[float]) -> int:
    """What no choice can cost less than, whatever a unit of each row is sold at: each variable
    takes its cheaper end once the rows are paid for, each row its cheaper end.
    """
    reduced = [price * FINEST for price in program.prices]
    total = program.offset * FINEST
    for (low, high, variables, factors), dual in zip(program.rows, duals, strict=True):
        price = round(float(dual) * FINEST)
        end = low if price > 0 else high
        if not price or end is None:
            continue
        total += price * end
        for variable, factor in zip(variables, factors, strict=True):
            reduced[variable] -= price * factor
    for low_end, high_end, cost in zip(program.lows, program.highs, reduced, strict=True):
        total += cost * (low_end if cost > 0 else high_end)
    return -(-total // FINEST)


def solve_whole(
    program: LinearProgram,
    *,
    seconds: float,
    work: float | None = None,
    hint: Mapping[int, int] | None = None,
    seed: int = 1,
    workers: int = 1,
) -> ProgramAnswer:
    """The best choice, or the best found within `seconds` by the clock and `work` by the solver's
    own count, which is the same on every machine.
    """
    model: Any = cp_model.CpModel()
    proto = model.proto
    for low, high in zip(program.lows, program.highs, strict=True):
        proto.variables.add().domain.extend([low, high])
    for low_end, high_end, variables, factors in program.rows:
        linear = proto.constraints.add().linear
        linear.vars.extend(variables)
        linear.coeffs.extend(factors)
        linear.domain.extend(
            [-FAR if low_end is None else low_end, FAR if high_end is None else high_end]
        )
    priced = [place for place, price in enumerate(program.prices) if price]
    proto.objective.vars.extend(priced)
    proto.objective.coeffs.extend([program.prices[place] for place in priced])
    if hint is not None:
        proto.solution_hint.vars.extend(list(hint))
        proto.solution_hint.values.extend(list(hint.values()))
    solver: Any = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(LEAST, seconds)
    if work is not None:
        solver.parameters.max_deterministic_time = work
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    status = solver.solve(model)
    ended = status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return ProgramAnswer(None, None, ended)
    chosen = [int(value) for value in solver.response_proto.solution]
    bound = program.offset + ceil(solver.best_objective_bound - ROUGH) if priced else program.offset
    return ProgramAnswer(chosen, bound, ended)
