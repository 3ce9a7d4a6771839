"""The verdicts of a week by rule: what would be ten cards is one, with one repair for all."""

from collections.abc import Sequence
from functools import partial

from planning.mending import mending
from planning.rules.base import Rule
from planning.rules.catalogue import is_mended_by_a_reason
from planning.suggestion import CellRepair, breach_size
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.dates import lower_first
from planning.wording.names import Names
from planning.wording.sentences import rule_sentence
from planning.wording.verdicts import fault
from weeks.enums import Mode
from weeks.sheets.modes import mode_for
from weeks.sheets.verdicts import MOST_REPAIRS, VerdictWriter, repair_sentence
from weeks.values.bilingual import in_both_languages
from weeks.values.verdict import FindingPlace, Mended, Suggestion, Verdict, VerdictGroup

MOST_MENDED = 6
"""For how many rules a repair of all findings is looked for: each tries out many plans."""


def verdict_groups(
    writer: VerdictWriter, *, with_repairs: bool = False
) -> tuple[VerdictGroup, ...]:
    """One group a clause and kind of breach: what binds first, then by the first day."""
    groups: dict[tuple[object, str], list[Violation]] = {}
    for violation in (*writer.sheet.blocking, *writer.sheet.warnings):
        groups.setdefault((violation.clause, violation.rule), []).append(violation)
    told: list[VerdictGroup] = []
    for place, group in enumerate(groups.values()):
        mended = _mended(writer, group) if with_repairs and place < MOST_MENDED else None
        room = MOST_REPAIRS - sum(len(before.verdicts) for before in told)
        one_by_one = with_repairs and mended is None
        verdicts = tuple(
            writer.verdict(violation, with_repair=one_by_one and number < room)
            for number, violation in enumerate(group)
        )
        told.append(_group(writer, group, verdicts, mended))
    return tuple(told)


def _group(
    writer: VerdictWriter,
    group: Sequence[Violation],
    verdicts: tuple[Verdict, ...],
    mended: Mended | None,
) -> VerdictGroup:
    if len(group) == 1:
        title = verdicts[0].sentence
    else:
        title = in_both_languages(
            partial(group_title, group, writer.rule_of(group[0]), writer.names)
        )
    return VerdictGroup(
        verdicts=verdicts,
        title=title,
        places=tuple(_place(writer, verdict, mended) for verdict in verdicts if verdict.day),
        mended=mended,
    )


def group_title(group: Sequence[Violation], rule: Rule, names: Names, language: str) -> str:
    """5 ngày: chưa có lãnh đạo đơn vị tại cơ quan. Where the days differ in numbers or people:
    what the rule asks for.
    """
    counted = _counted(group).said(language)
    faults = {fault(violation, rule, names, language) for violation in group}
    if len(faults) == 1:
        return f"{counted}: {lower_first(faults.pop())}"
    missed = Text("chưa đạt", "not as asked").said(language)
    return f"{counted} {missed}: {lower_first(rule_sentence(rule, language))}"


def _counted(group: Sequence[Violation]) -> Text:
    """Days where each finding is about another day, people where each is about somebody else's
    whole week.
    """
    number = len(group)
    if len({one.slot.day for one in group if one.slot}) == number:
        return Text(f"{number} ngày", f"{number} days")
    if len({one.person for one in group if one.person and not one.slot}) == number:
        return Text(f"{number} người", f"{number} people")
    return Text(f"{number} lượt", f"{number} times")


def _place(writer: VerdictWriter, verdict: Verdict, mended: Mended | None) -> FindingPlace:
    """The cell of whom it is about, else of who would be moved, else of the first row."""
    concerned = [person.staff_id for person in verdict.people]
    moved = [cell.staff_id for cell in mended.cells if cell.day == verdict.day] if mended else []
    anybody = [member.id for member in writer.sheet.members]
    staff_id = next(iter((*concerned, *moved, *anybody)), 0)
    assert verdict.day is not None
    return FindingPlace(
        day=verdict.day,
        half=verdict.half,
        name=verdict.people[0].name if verdict.is_personal and verdict.people else "",
        cell=f"{staff_id}:{verdict.day.isoformat()}",
    )


def _mended(writer: VerdictWriter, group: Sequence[Violation]) -> Mended | None:
    """What one press would do; a single move of a single finding is told as a suggestion, and a
    missing reason is to be typed.
    """
    alone = len(group) == 1 and breach_size(group[0]) == 1
    if alone or is_mended_by_a_reason(group[0].rule):
        return None
    sheet = writer.sheet
    found = mending(sheet.plan, sheet.rules, group, sheet.free_cells)
    if not found.repairs:
        return None
    return Mended(
        cells=tuple(_suggestion(writer, repair) for repair in found.repairs),
        occasions=len(found.mended),
    )


def _suggestion(writer: VerdictWriter, repair: CellRepair) -> Suggestion:
    member, mode = writer.sheet.by_id[int(repair.person)], mode_for(repair.state, Mode.OFF)
    return Suggestion(
        staff_id=member.id,
        name=member.short_name,
        day=repair.slot.day,
        half=repair.slot.half,
        mode=mode,
        sentence=in_both_languages(partial(repair_sentence, member.short_name, mode)),
    )
