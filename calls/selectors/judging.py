"""What would break if somebody more came: the week as it is known now beside the same week with
them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from calls.models import SummonedPerson
from calls.values.outcome import CallingClause, CallOutcome, WantedCalls
from planning.force import of_kind
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.statement import Statement
from planning.time import Half, Slot, Week
from planning.wording.verdicts import law
from units.models import Unit
from units.selectors import Mandate
from weeks.selectors.outdated import as_known
from weeks.selectors.sheets import sheet_of
from weeks.selectors.shown import standing_rosters
from weeks.sheets import WeekSheet
from weeks.sheets.called import called_in
from weeks.sheets.readers import verdict_writer_for
from weeks.values.bilingual import in_both_languages
from weeks.values.cells import ON_SITE_MODES, CallHalves, Cell, CellKey

COMING, SUMMONED = "coming", "availability"
"""The topics of clauses in text by which people come in for urgent work, or when called."""

URGENT, ORDERED = "urgent", "leader-order"
"""For what a week counts who comes in for urgent work, and who comes as a leader wants it."""


def judge_coming(mandate: Mandate, unit: Unit, wanted: WantedCalls) -> CallOutcome:
    """What breaks if they come in for urgent work, all in one week.

    Where a directive lets people come for urgent work once the head agrees, but does not name that
    among its reasons, they come as a leader wants it.
    """
    asked = _judged(mandate, unit, wanted, URGENT, COMING)
    if not asked.clauses or not _lacks_reason(asked):
        return asked
    return _judged(mandate, unit, wanted, ORDERED, COMING)


def judge_summons(mandate: Mandate, unit: Unit, wanted: WantedCalls) -> CallOutcome:
    """What breaks if they come as they are called, all in one week."""
    return _judged(mandate, unit, wanted, ORDERED, SUMMONED)


def standing_sheet(unit: Unit, week: Week) -> WeekSheet | None:
    """The unit's week as people were shown it, else as it is being made; with its people as they
    are known, and who is called and has not answered yet as if they came. None without a roster.
    """
    found = standing_rosters([unit], week).get(unit.pk)
    if found is None:
        return None
    sheet = sheet_of(found)
    return as_known(replace(sheet, called=_joined(sheet.called, _unanswered(sheet))))


def with_calls(sheet: WeekSheet, wanted: WantedCalls, called_as: str) -> WeekSheet:
    """The same week with those who are wanted, as far as they belong to the unit on the day."""
    calls = {key: CallHalves(*halves, called_as) for key, halves in wanted.items()}
    called = _joined(sheet.called, calls)
    cells = dict(sheet.cells)
    for staff_id, day in wanted:
        member = sheet.by_id.get(staff_id)
        if member is not None and day in member.days:
            usual = Cell(morning=sheet.default[day], afternoon=sheet.default[day])
            stands = cells.get((staff_id, day), usual)
            cells[staff_id, day] = called_in(stands, called[staff_id, day])
    return replace(sheet, called=called, cells=cells)


def who_is_there(sheet: WeekSheet, day: date) -> frozenset[int]:
    """Who is at the office in either half of the day."""
    return frozenset(
        member.id
        for member in sheet.members
        if any(sheet.mode(member, Slot(day, half)) in ON_SITE_MODES for half in Half)
    )


def _judged(
    mandate: Mandate, unit: Unit, wanted: WantedCalls, called_as: str, topic: str
) -> CallOutcome:
    days = sorted({day for _staff_id, day in wanted})
    sheet = standing_sheet(unit, Week.of(days[0]))
    if sheet is None:
        return CallOutcome(is_judged=False, called_as=called_as)
    after = with_calls(sheet, wanted, called_as)
    before = replace(sheet, by_halves=True) if after.is_halved else sheet
    stood = {*before.blocking, *before.warnings}
    writer = verdict_writer_for(mandate, after)
    return CallOutcome(
        is_judged=True,
        verdicts=tuple(
            writer.verdict(one) for one in (*after.blocking, *after.warnings) if one not in stood
        ),
        there=len(who_is_there(sheet, days[0])),
        then=len(who_is_there(after, days[0])),
        called_as=called_as,
        clauses=tuple(_clauses(sheet, days[0], topic)),
    )


def _lacks_reason(outcome: CallOutcome) -> bool:
    return any(one.rule == PermittedReasons.code for one in outcome.verdicts)


def _clauses(sheet: WeekSheet, day: date, topic: str) -> Iterator[CallingClause]:
    """What directives in force say of it on the day; what is only proposed lets nobody come."""
    spoken = [one for one in sheet.resolution.spoken if not one.origin.is_proposed]
    for one, statement in of_kind(Statement, spoken):
        if statement.topic == topic and one.period.holds(Slot(day)):
            yield CallingClause(
                text=statement.text,
                law=in_both_languages(lambda language, one=one: law(one.clause, language)),  # type: ignore[misc]
                directive_id=int(one.origin.directive),
            )


def _unanswered(sheet: WeekSheet) -> Mapping[CellKey, CallHalves]:
    """Who of the unit is called in this week and has not answered. One query."""
    if not sheet.days:
        return {}
    rows = SummonedPerson.objects.filter(
        staff__in=list(sheet.by_id),
        answer="",
        summons__off_at__isnull=True,
        summons__day__range=(sheet.days[0], sheet.days[-1]),
    ).select_related("summons")
    return {
        (row.staff_id, row.summons.day): CallHalves(
            row.summons.morning, row.summons.afternoon, row.called_as
        )
        for row in rows
    }


def _joined(
    called: Mapping[CellKey, CallHalves], more: Mapping[CellKey, CallHalves]
) -> dict[CellKey, CallHalves]:
    found = dict(called)
    for key, one in more.items():
        before = found.get(key, CallHalves(False, False, one.reason))
        found[key] = CallHalves(
            before.morning or one.morning, before.afternoon or one.afternoon, before.reason
        )
    return found
