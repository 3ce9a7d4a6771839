"""What is wrong with a roster of duty, and who could take a turn, in sentences for its page."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from duties.models import DutyShift
from duties.sheets.bands import cell_of, heads_of, place_of_turn
from duties.sheets.counting import sums_of, year_of
from duties.sheets.judging import GAPS, HARMLESS, DutyBreach, DutyFindings
from duties.sheets.sheet import DutySheet
from duties.sheets.values import id_of, post_key, shift_key
from duties.texts import hours_text
from duties.values.bands import CellPlace, DutyVerdict, TurnChip
from duties.values.cells import ListPlace, OpenedCell, TurnCandidate
from planning.duty.fault import RosterFault
from planning.duty.plan import DutyTurn
from planning.solver.duty.explain import who_could_take
from planning.solver.duty.outcome import DutyCandidate, DutyHold
from planning.solver.duty.problem import DutyProblem
from planning.wording.duty_shortages import duty_fault_sentence, duty_help_of
from planning.wording.verdicts import law, title
from weeks.values.bilingual import BilingualText, in_both_languages

NO_LAW = BilingualText("", "")
OFFERED = frozenset({DutyHold.FREE, DutyHold.RULE})
"""Who may be given a turn by hand: whoever is fit and free, a rule or not."""


def duty_verdicts(sheet: DutySheet, findings: DutyFindings) -> tuple[DutyVerdict, ...]:
    """What cannot be sent before what goes with a reason, each by day."""
    names = _names_of(sheet)
    told = [_of_fault(fault, names) for fault in findings.faults if fault.lack not in HARMLESS]
    told += [_of_breach(breach, names) for breach in findings.breaches]
    return tuple(sorted(told, key=lambda one: not one.blocks))


def opened_cell(sheet: DutySheet, place: CellPlace) -> OpenedCell | None:
    """The cell with everybody who is qualified, the fairest first; None if the roster has no such
    cell.
    """
    shift_id, day = place
    head, shift = heads_of(sheet).get(day), sheet.shift_of.get(shift_id)
    need = sheet.need_of.get(place)
    if head is None or shift is None:
        return None
    cell = cell_of(sheet, shift_id, head, {})
    is_full = need is not None and need.most is not None and len(cell.chips) >= need.most
    instead = cell.chips[0] if is_full and len(cell.chips) == 1 else None
    open_to_more = need is not None and (not is_full or instead is not None)
    return OpenedCell(
        cell=cell,
        post=shift.post.name,
        hours=hours_text(shift.begins, shift.ends),
        most=need.most if need else None,
        instead=instead,
        candidates=tuple(_candidates(sheet, shift, place, instead)) if open_to_more else (),
        shift=f"{shift.post.name}, {shift.name}" if shift.name else shift.post.name,
        rotation=_list_of(sheet, shift, day),
    )


def _list_of(sheet: DutySheet, shift: DutyShift, day: date) -> tuple[ListPlace, ...]:
    """Who may have the shift: first those who had it in the months before, whoever had it longest
    ago first; then the others, who are in no list yet unless nobody had it.
    """
    last: dict[str, date] = {}
    for turn in sheet.plan.carried:
        if turn.shift == shift_key(shift.pk) and turn.day < sheet.roster.first:
            last[turn.person] = max(turn.day, last.get(turn.person, turn.day))
    fit = [
        member
        for pk, member in sheet.members.items()
        if sheet.plan.person_of[str(pk)].is_qualified(post_key(shift.post_id), day)
    ]
    fit.sort(key=lambda one: (str(one.id) not in last, last.get(str(one.id), day)))
    return tuple(
        ListPlace(
            staff_id=member.id,
            name=member.staff.full_name,
            number=place if str(member.id) in last or not last else None,
        )
        for place, member in enumerate(fit, start=1)
    )


def _candidates(
    sheet: DutySheet, shift: DutyShift, place: CellPlace, instead: TurnChip | None
) -> Iterator[TurnCandidate]:
    turn = DutyTurn(
        day=place[1],
        post=post_key(shift.post_id),
        shift=shift_key(shift.pk),
        person=str(instead.staff_id) if instead else "",
    )
    names = _names_of(sheet)
    for one in who_could_take(DutyProblem(plan=sheet.plan, rules=sheet.rules), turn):
        member = sheet.members.get(id_of(one.person))
        if one.hold is DutyHold.UNFIT or member is None:
            continue
        now = sums_of(sheet.plan, sheet.turns_by_person.get(one.person, ()))
        yield TurnCandidate(
            staff_id=member.id,
            name=member.short_name,
            full_name=member.staff.full_name,
            why=NO_LAW if one.hold is DutyHold.FREE else _help_of(one, names),
            is_free=one.hold is DutyHold.FREE,
            may_take=one.hold in OFFERED,
            now=now,
            year=year_of(sheet.plan.person_of[one.person], now),
        )


def _help_of(one: DutyCandidate, names: Mapping[str, str]) -> BilingualText:
    return in_both_languages(partial(duty_help_of, one, names))


def _of_fault(fault: RosterFault, names: Mapping[str, str]) -> DutyVerdict:
    return DutyVerdict(
        blocks=fault.lack not in GAPS,
        sentence=in_both_languages(partial(duty_fault_sentence, fault, names)),
        law=NO_LAW,
        place=place_of_turn(fault.shift, fault.day),
    )


def _of_breach(breach: DutyBreach, names: Mapping[str, str]) -> DutyVerdict:
    violation, rule = breach.violation, breach.rule.rule
    last = violation.turns[-1] if violation.turns else None
    return DutyVerdict(
        blocks=breach.blocks,
        sentence=in_both_languages(partial(title, violation, rule, names)),
        law=in_both_languages(partial(law, violation.clause)),
        place=place_of_turn(last.shift, last.day) if last else "",
    )


def _names_of(sheet: DutySheet) -> Mapping[str, str]:
    """As `sheet.names`; a shift only where its post has several."""
    several = _with_several(sheet.shifts)
    alone = {shift_key(one.pk): "" for one in sheet.shifts if one.post_id not in several}
    return {**sheet.names, **alone}


def _with_several(shifts: tuple[DutyShift, ...]) -> set[int]:
    posts = [shift.post_id for shift in shifts]
    return {post for post in posts if posts.count(post) > 1}
