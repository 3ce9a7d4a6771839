"""The week after a proposal, as its page shows it before anything is written."""

from collections.abc import Iterable, Mapping

from rosters.selectors.proposal import planned_cells
from rosters.selectors.week import planned_grid
from rosters.sheets.levels import levels_told
from rosters.sheets.moved import Moved, Turn, turn_of, why_moved
from rosters.values import Difference, ProposedPlan, WeekGrid
from rosters.values.after import (
    DaysOfPerson,
    GroupAfter,
    PersonAfter,
    ProposedChange,
    ProposedReason,
    WeekAfter,
)
from units.selectors import Mandate
from weeks.models import WeeklyRoster
from weeks.selectors.history import WEEKS_COUNTED, days_by_week
from weeks.selectors.sheets import sheet_of
from weeks.sheets import WeekSheet
from weeks.sheets.readers import verdict_writer_for
from weeks.values.bilingual import BilingualText
from weeks.values.cells import CellKey

NOTHING_SAID = BilingualText("", "")


def week_after(
    mandate: Mandate, grid: WeekGrid, roster: WeeklyRoster, proposal: ProposedPlan
) -> WeekAfter:
    """The grid of the week as planned, everybody's days over the weeks, and why each cell moves."""
    stands = sheet_of(roster)
    after = planned_cells(roster)
    planned = stands.with_cells({**stands.cells, **after})
    days = _days(stands, planned, days_by_week(list(stands.by_id), stands.unit.agency, grid.week))
    shown = planned_grid(mandate, grid, planned)
    totals = {staff_id: one.total_after for staff_id, one in days.items()}
    turns = {
        key: turn_of(planned, key, after, totals)
        for key, cell in after.items()
        if cell.is_on_site != stands.cells[key].is_on_site
    }
    reasons = _reasons(mandate, planned, why_moved(stands, after), proposal.changes, turns)
    groups = tuple(
        GroupAfter(
            group=group,
            people=tuple(PersonAfter(row=row, days=days[row.staff_id]) for row in group.rows),
        )
        for group in shown.groups
    )
    return WeekAfter(
        grid=shown,
        weeks=WEEKS_COUNTED,
        groups=groups,
        reasons=reasons,
        cells={
            (change.cell.staff_id, change.cell.day): change
            for reason in reasons
            for change in reason.changes
        },
        levels=levels_told(
            proposal.levels,
            spreads=[group.most - group.fewest for group in groups],
            weeks=WEEKS_COUNTED,
            in_halves=planned.is_halved,
        ),
    )


def _days(
    stands: WeekSheet, planned: WeekSheet, before: Mapping[int, tuple[int, ...]]
) -> dict[int, DaysOfPerson]:
    return {
        staff_id: DaysOfPerson(
            weeks=weeks, before=_on_site(stands, staff_id), after=_on_site(planned, staff_id)
        )
        for staff_id, weeks in before.items()
    }


def _on_site(sheet: WeekSheet, staff_id: int) -> int:
    return sum(cell.is_on_site for key, cell in sheet.cells.items() if key[0] == staff_id)


def _reasons(
    mandate: Mandate,
    planned: WeekSheet,
    moved: Mapping[CellKey, Moved],
    differences: Iterable[Difference],
    turns: Mapping[CellKey, Turn | None],
) -> tuple[ProposedReason, ...]:
    """Cells that move for the same reason stand together, in the order of their days."""
    together: dict[tuple[object, ...], list[Difference]] = {}
    told: dict[tuple[object, ...], tuple[Moved, BilingualText, BilingualText]] = {}
    for one in differences:
        why = moved[one.staff_id, one.day]
        sentence, law = _told(mandate, why)
        same = (why.cause, sentence, law)
        together.setdefault(same, []).append(one)
        told[same] = (why, sentence, law)
    return tuple(
        ProposedReason(
            number=number,
            cause=told[same][0].cause,
            sentence=told[same][1],
            law=told[same][2],
            changes=tuple(
                ProposedChange(
                    cell=one,
                    number=number,
                    turn=_turn_said(planned, one, turns.get((one.staff_id, one.day))),
                )
                for one in cells
            ),
        )
        for number, (same, cells) in enumerate(together.items(), start=1)
    )


def _told(mandate: Mandate, why: Moved) -> tuple[BilingualText, BilingualText]:
    """The breach and its clause in words, where one is the cause."""
    if why.breach is None or why.found_in is None:
        return NOTHING_SAID, NOTHING_SAID
    verdict = verdict_writer_for(mandate, why.found_in).verdict(why.breach)
    return verdict.sentence, verdict.law


def _turn_said(planned: WeekSheet, one: Difference, turn: Turn | None) -> BilingualText:
    """Why it falls to this person: by the days over the weeks, which stand in the grid beside the
    names.
    """
    if turn is None:
        return NOTHING_SAID
    name, other = one.short_name, planned.by_id[turn.other].short_name
    comes = planned.cells[one.staff_id, one.day].is_on_site
    n, m = turn.days, turn.others_days
    if turn.is_foremost:
        return (
            BilingualText(
                f"Đến lượt {name}: {n} ngày trong {WEEKS_COUNTED} tuần, không ai ở nhà hôm đó"
                " ít hơn.",
                f"{name}'s turn: {n} in {WEEKS_COUNTED} weeks; nobody at home that day has fewer.",
            )
            if comes
            else BilingualText(
                f"{name} đã {n} ngày trong {WEEKS_COUNTED} tuần, không ai ở cơ quan hôm đó"
                " nhiều hơn.",
                f"{name} has {n} in {WEEKS_COUNTED} weeks; nobody in that day has more.",
            )
        )
    was, was_other = (n - 1, m + 1) if comes else (n + 1, m - 1)
    return BilingualText(
        f"Đổi với {other}: không đổi thì {name} {was}, {other} {was_other} ngày trong"
        f" {WEEKS_COUNTED} tuần; đổi thì {n} và {m}.",
        f"Swaps with {other}: without it {name} would have {was} and {other} {was_other} days in"
        f" {WEEKS_COUNTED} weeks; with it {n} and {m}.",
    )
