"""Who could be at the office on a day instead of whoever was to be there."""

from collections.abc import Mapping
from functools import partial

from planning.force import rule_behind
from planning.solver.problem import Turns
from planning.solver.takers import CellTaker, VacantPlace, who_could_come
from planning.time import Slot
from planning.violation import Violation
from planning.wording.verdicts import law, title
from rosters.values.taking import BarredTaker, CellTaking, RankedTaker, TakerFault
from weeks.sheets import WeekSheet
from weeks.sheets.people import Member
from weeks.sheets.verdicts import VerdictWriter
from weeks.values.bilingual import in_both_languages
from weeks.values.cells import AT_HOME, AWAY_MODES, Cell, CellKey


def cell_taking(
    writer: VerdictWriter, key: CellKey, history: Mapping[str, Turns]
) -> CellTaking | None:
    """None where nobody is missed: the person is at home, or the day is not worked. What a roster
    of duty or a call has put there is exchanged where it was made.
    """
    sheet, day = writer.sheet, key[1]
    cell = sheet.cells.get(key)
    if cell is None or not (is_exchangeable(cell) or _is_away(cell)):
        return None
    others = {one: sheet.cells.get((one.id, day)) for one in sheet.members if one.id != key[0]}
    free = {one.person.key: one for one, held in others.items() if held and _is_free(held)}
    place = VacantPlace(day, str(key[0]) if is_exchangeable(cell) else None)
    found = who_could_come(sheet.plan, sheet.rules, place, tuple(free), history)
    return CellTaking(
        is_exchange=place.absent is not None,
        takers=tuple(_ranked(writer, free[one.person], one, history) for one in found),
        barred=tuple(
            _barred(writer, one, held)
            for one, held in others.items()
            if held and not held.is_on_site and one.person.key not in free
        ),
        there=tuple(one.short_name for one, held in others.items() if held and held.is_on_site),
    )


def is_exchangeable(cell: Cell) -> bool:
    """Whether somebody else may have it: at the office, and not by a roster of duty or a call."""
    return cell.is_on_site and not (cell.is_rostered or cell.is_called)


def _is_away(cell: Cell) -> bool:
    return {cell.morning, cell.afternoon} <= AWAY_MODES


def _is_free(cell: Cell) -> bool:
    """At home all day, and nobody has said that it must be so."""
    return {cell.morning, cell.afternoon} <= AT_HOME and not (cell.is_pinned or cell.is_touched)


def _barred(writer: VerdictWriter, member: Member, cell: Cell) -> BarredTaker:
    away = next((half for half in (cell.morning, cell.afternoon) if half not in AT_HOME), None)
    return BarredTaker(name=member.short_name, mode=away and writer.shown(away))


def _ranked(
    writer: VerdictWriter, member: Member, taker: CellTaker, history: Mapping[str, Turns]
) -> RankedTaker:
    plan, names = writer.sheet.plan, writer.names
    faults = (_fault(writer.sheet, one, names) for one in taker.worse)
    now = sum(taker.person in plan.present(Slot(day)) for day in plan.days)
    return RankedTaker(
        staff_id=member.id,
        name=member.staff.full_name,
        title=member.title,
        leads=member.person.rank.leads,
        days=history.get(taker.person, Turns()).on_site + now,
        faults=tuple(faults),
    )


def _fault(sheet: WeekSheet, breach: Violation, names: Mapping[str, str]) -> TakerFault:
    one = rule_behind(breach, sheet.rules)
    assert one is not None, breach
    return TakerFault(
        sentence=in_both_languages(partial(title, breach, one.rule, names)),
        law=in_both_languages(partial(law, breach.clause)),
        blocks=breach.clause.binding.blocks,
    )
