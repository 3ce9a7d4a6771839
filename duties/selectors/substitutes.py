"""Who could stand in for somebody who cannot come, the fairest first, each with what they would
break.
"""

from collections.abc import Mapping
from functools import partial

from duties.enums import TurnState
from duties.models import DutyTurn
from duties.selectors.sheets import duty_sheet
from duties.sheets.problem import duty_problem
from duties.sheets.sheet import DutySheet
from duties.sheets.values import turn_value
from duties.values.substitutes import RankedSubstitute
from planning.solver.duty.explain import who_could_take
from planning.solver.duty.outcome import DutyCandidate, DutyHold
from planning.wording.duty_shortages import duty_help_of
from weeks.values.bilingual import in_both_languages


def substitute_of(absent: DutyTurn) -> DutyTurn | None:
    """Who was called in for an absent turn. One query."""
    rows = DutyTurn.objects.filter(
        roster=absent.roster_id,
        shift=absent.shift_id,
        day=absent.day,
        planned_for=absent.staff_id,
        state__in=(TurnState.TAKEN_OVER, TurnState.HANDED_OVER),
    )
    return rows.select_related("staff").first()


def ranked_substitutes(turn: DutyTurn) -> tuple[RankedSubstitute, ...]:
    """Everybody who is qualified for the post, first who is free, by how much they have had."""
    sheet = duty_sheet(turn.roster)
    found = who_could_take(duty_problem(sheet), turn_value(turn))
    counts = {key: len(turns) for key, turns in sheet.turns_by_person.items()}
    return tuple(_ranked(sheet, one, counts) for one in found if one.hold is not DutyHold.UNFIT)


def _ranked(sheet: DutySheet, one: DutyCandidate, counts: Mapping[str, int]) -> RankedSubstitute:
    member = sheet.members[int(one.person)]
    breaks = any(rule.clause.binding.blocks for rule in one.rules)
    is_free = one.hold is DutyHold.FREE
    return RankedSubstitute(
        staff_id=member.id,
        name=member.staff.full_name,
        title=member.title,
        unit=member.unit,
        phone=member.staff.phone,
        is_free=is_free,
        can_be_called=is_free or (one.hold is DutyHold.RULE and not breaks),
        said=in_both_languages(partial(duty_help_of, one, sheet.names)),
        turns=counts.get(one.person, 0),
    )
