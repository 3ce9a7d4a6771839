"""A week moved on by one: each person takes what another had, or each day what the day before
was.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from rosters.values.copying import Rotation, WeekPattern
from weeks.sheets import WeekSheet
from weeks.sheets.people import Member


def rotated(
    pattern: WeekPattern, sheet: WeekSheet, rotation: Rotation
) -> tuple[WeekPattern, tuple[str, ...]]:
    """The pattern as `sheet` is to take it, and the names of those who stay in their place as
    nobody may exchange with them.
    """
    if rotation is Rotation.DAY:
        return _moved_by_a_day(pattern, frozenset(day.weekday() for day in sheet.days)), ()
    if rotation is Rotation.PERSON:
        return _moved_by_a_person(pattern, sheet)
    return pattern, ()


def _moved_by_a_day(pattern: WeekPattern, weekdays: frozenset[int]) -> WeekPattern:
    """Only among the weekdays that are worked in both weeks."""
    common = sorted(pattern.weekdays & weekdays)
    after = dict(zip(common, common[1:] + common[:1], strict=True))
    return replace(
        pattern,
        cells={
            (staff_id, after[weekday]): cell
            for (staff_id, weekday), cell in pattern.cells.items()
            if weekday in after
        },
    )


def _moved_by_a_person(
    pattern: WeekPattern, sheet: WeekSheet
) -> tuple[WeekPattern, tuple[str, ...]]:
    """Each takes what stands above them in the list, the first what the last had. A reason that
    somebody typed for one person is not another's.
    """
    before: dict[int, int] = {}
    unmoved: list[str] = []
    for group in _exchanging(pattern, sheet).values():
        ids = [member.id for member in group]
        before |= dict(zip(ids, ids[-1:] + ids[:-1], strict=True))
        if len(group) == 1:
            unmoved.append(group[0].staff.full_name)
    taken = {
        (staff_id, weekday): cell if before[staff_id] == staff_id else replace(cell, reason_text="")
        for staff_id in before
        for weekday in pattern.weekdays
        if (cell := pattern.cells.get((before[staff_id], weekday)))
    }
    return replace(pattern, cells=taken), tuple(unmoved)


def _exchanging(pattern: WeekPattern, sheet: WeekSheet) -> Mapping[object, list[Member]]:
    """Those of the pattern who have the same duties and exemptions, leaders by themselves."""
    groups: dict[object, list[Member]] = defaultdict(list)
    for member in sheet.members:
        person = member.person
        if member.id in pattern.people:
            tags = person.tags | {dated.tag for dated in person.dated}
            groups[person.rank.leads, tags, frozenset(person.standing_reasons)].append(member)
    return groups
