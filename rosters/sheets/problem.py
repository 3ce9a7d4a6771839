"""A unit's week as a question to the planner, and the planner's answer as what the roster keeps
of it.
"""

from collections.abc import Mapping
from typing import Any

from planning.plan import Plan, Work
from planning.solver.outcome import Shortage, Solved
from planning.solver.problem import AMENDED, FRESH, Turns, WeekProblem
from planning.wording.shortages import collisions, helps, shortage_sentence
from planning.wording.verdicts import law
from weeks.enums import Mode
from weeks.sheets.sheet import WeekSheet
from weeks.values.bilingual import BilingualText
from weeks.values.cells import CellKey

Kept = dict[str, Any]
LANGUAGES = ("vi", "en")


def problem_of(
    sheet: WeekSheet, *, history: Mapping[str, Turns], last_on: frozenset[str], is_amendment: bool
) -> WeekProblem:
    """Every cell at the office or at home that is neither given nor pinned is to be decided.

    An amendment moves only what it must; a second plan of the same draft stays near the first where
    nothing speaks against it.
    """
    at_home = sum(mode is Mode.REMOTE for mode in sheet.default.values())
    return WeekProblem(
        plan=sheet.plan,
        free=sheet.free_cells,
        rules=sheet.rules,
        default=Work.REMOTE if at_home * 2 > len(sheet.default) else Work.ON_SITE,
        history=history,
        near=sheet.plan,
        last_on=last_on,
        order=AMENDED if is_amendment else FRESH,
    )


def kept_plan(sheet: WeekSheet, solved: Solved, history: Mapping[str, Turns]) -> Kept:
    """The answer as it is stored beside the roster: the cells it changes, its proof, what it
    could not meet.
    """
    after = sheet.cells_in(solved.plan, sheet.free)
    changes = {key: cell for key, cell in after.items() if cell != sheet.cells[key]}
    return {
        "cells": [
            [staff_id, day.isoformat(), cell.listed()]
            for (staff_id, day), cell in sorted(changes.items())
        ],
        "unchanged": len(sheet.cells) - len(changes),
        "pinned": sum(cell.is_pinned for cell in sheet.cells.values()),
        "levels": [
            [reached.level.value, reached.value, reached.bound, reached.proven]
            for reached in solved.levels
        ],
        "shortages": [_kept_shortage(sheet, shortage) for shortage in solved.shortages],
        "turns": [
            [member.id, *_turns(sheet, solved.plan, member.id, history)] for member in sheet.members
        ],
        "lawful": solved.lawful,
        "engine": solved.engine,
        "seed": solved.seed,
    }


def _turns(
    sheet: WeekSheet, plan: Plan, staff_id: int, history: Mapping[str, Turns]
) -> tuple[int, int]:
    """Days on site over the window: with the week as it stands, and as planned."""
    past = history.get(str(staff_id), Turns()).on_site
    keys: list[CellKey] = [key for key in sheet.cells if key[0] == staff_id]
    planned = sum(
        any(plan.work[str(staff_id), slot].is_on_site for slot in plan.slots_of(day))
        for _id, day in keys
    )
    return past + sum(sheet.cells[key].is_on_site for key in keys), past + planned


def _kept_shortage(sheet: WeekSheet, shortage: Shortage) -> Kept:
    names = {member.person.key: member.short_name for member in sheet.members}
    by_language = {
        language: (helps(shortage, names, language), collisions(shortage, language))
        for language in LANGUAGES
    }
    return {
        "sentence": [shortage_sentence(shortage, names, language) for language in LANGUAGES],
        "law": [
            law(shortage.rule.clause, language) if shortage.rule else "" for language in LANGUAGES
        ],
        "day": shortage.slot.day.isoformat() if shortage.slot else None,
        "missing": shortage.missing,
        "blocks": shortage.blocks,
        "helps": list(zip(by_language["vi"][0], by_language["en"][0], strict=True)),
        "collides": list(zip(by_language["vi"][1], by_language["en"][1], strict=True)),
    }


def said_again(pair: list[str]) -> BilingualText:
    vi, en = pair
    return BilingualText(vi, en)
