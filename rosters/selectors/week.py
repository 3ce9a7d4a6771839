"""One unit's week as its grid shows it."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django.utils.timezone import localdate

from declarations.selectors.unit_week import declaration_findings
from declarations.sheets.lacking import declared_rules
from hours.selectors import presence_findings
from planning.tally import Tally
from planning.time import Week
from planning.workflow import RosterAct, allowed
from rosters.enums import ChangeKind
from rosters.models import Change
from rosters.selectors.approving import undecided_rosters
from rosters.selectors.comments import comments_on
from rosters.selectors.copying import has_week_before
from rosters.selectors.deadlines import filing_deadline, has_passed, is_locked, is_too_far
from rosters.selectors.disrupted import disruption_of
from rosters.selectors.hands import load_hands
from rosters.selectors.in_hand import WeekInHand, is_untouched, week_in_hand
from rosters.selectors.known import known_week
from rosters.selectors.progress import is_stale, steps_of
from rosters.selectors.reopenings import reopening_of
from rosters.selectors.steps import cells_of_step, label_of, redoable_of, staff_by_id, undoable_of
from rosters.selectors.swaps import day_swap_marks
from rosters.sheets.capacities import capacities_in_week
from rosters.sheets.filing import filing_findings
from rosters.sheets.frame import roster_shown, unit_shown
from rosters.sheets.grid import GridMaker, counted_people
from rosters.sheets.obligations import obligations_in
from rosters.sheets.verdict_groups import verdict_groups
from rosters.values import DayHead, Deadline, WeekGrid
from units.models import Unit
from units.selectors import Mandate, calendar_of, day_names
from weeks.enums import Mode, RosterState
from weeks.models import EDITABLE, WeeklyRoster
from weeks.selectors.away_words import away_words
from weeks.selectors.rosters import (
    acts_on,
    roles_in,
    sees_work,
)
from weeks.sheets import WeekSheet, cells_of
from weeks.sheets.readers import verdict_writer_for
from weeks.sheets.verdicts import VerdictWriter
from weeks.values.cells import Cell, CellKey, Seen
from weeks.values.counters import CounterRow

UNTOLD: Final[dict[str, Any]] = dict.fromkeys(
    ("groups", "counters", "leaders", "kept", "collisions"), ()
)
"""Of a week without a roster."""
BULK = (ChangeKind.COPIED, ChangeKind.PLANNED, ChangeKind.REPAIRED, ChangeKind.REFRESHED)


def week_grid(
    mandate: Mandate,
    unit: Unit,
    week: Week,
    *,
    at: datetime,
    in_hand: WeekInHand | None = None,
) -> WeekGrid:
    """Everything the page shows; what is `in_hand` is not asked for again. Raises NoSuchRoster
    where the unit is out of the reader's reach.
    """
    hand = in_hand or week_in_hand(mandate, unit.pk, week)
    unit, roster = hand.unit, hand.roster
    is_worker = sees_work(mandate, unit.pk)
    load_hands([roster] if roster else [])
    known = known_week(hand, week, at=at)
    filed, since, sheet = known.filed, known.since, known.sheet
    can_edit = roster is not None and may_edit(mandate, roster, at)
    writer = verdict_writer_for(mandate, sheet)
    counted = writer.tally()
    groups = verdict_groups(writer, with_repairs=can_edit) if roster else ()
    verdicts = tuple(verdict for group in groups for verdict in group.verdicts)
    published = _published_beside(roster) if roster else None
    untouched, steps = roster is not None and is_untouched(roster), hand.steps_done()
    changed = _changed(roster, filed, published, steps) if roster and not untouched else frozenset()
    comments = comments_on(mandate, roster) if roster else ()
    talk = Counter(one.place for one in comments if one.is_open)
    maker = GridMaker(writer, counted, verdicts, changed, since, talk, away_words(sheet))
    calendar, far = calendar_of(unit.agency), is_too_far(unit.agency, week, at)
    due = filing_deadline(unit.agency, week, calendar)
    undo, redo = _labels(mandate, steps, sheet) if can_edit else ("", "")
    return WeekGrid(
        unit=unit_shown(unit),
        week=week,
        roster=roster_shown(roster) if roster else None,
        published_id=published.pk if published else None,
        seen=Seen(roster.version, roster.content) if roster else None,
        sees_work=is_worker,
        can_open=not (roster or far or has_passed(unit.agency, week, at))
        and _may(mandate, unit.pk, None, RosterAct.OPEN),
        can_edit=can_edit,
        acts=_acts(mandate, roster, at) if roster else frozenset(),
        days=_heads(sheet, maker),
        comments=comments,
        verdict_groups=groups,
        obligations=obligations_in(sheet.resolution),
        findings=(
            filing_findings(sheet, roster, at=at, calendar=calendar) if roster or is_worker else ()
        )
        + (declaration_findings(sheet, at=at) if roster and is_worker else ())
        + presence_findings(sheet, at=at),
        asks_declarations=is_worker and bool(declared_rules(sheet.rules)),
        not_checked=writer.not_checked() if roster else (),
        steps=steps_of(roster) if roster else (),
        deadline=Deadline(at=due, left=due - at),
        undo_label=undo,
        redo_label=redo,
        reopened=reopening_of(roster) if roster and roster.state in EDITABLE else None,
        disrupted=disruption_of(roster) if known.is_filed and roster else None,
        swaps=day_swap_marks(mandate, roster) if roster else (),
        may_repair=_may(mandate, unit.pk, RosterState.PUBLISHED, RosterAct.AMEND),
        capacities=capacities_in_week(mandate, unit.pk, roster, can_edit=can_edit),
        undecided=next(
            iter(undecided_rosters([roster] if roster else [], mandate.user, localdate(at))), None
        ),
        is_stale=roster is not None and is_stale(roster, sheet, at),
        is_too_far=far,
        is_untouched=untouched,
        can_copy=roster is not None and untouched and can_edit and has_week_before(roster),
        size=len(sheet.members),
        counted=counted_people(counted, sheet.plan.people),
        **(_told(writer, counted, maker) if roster else UNTOLD),
    )


def planned_grid(mandate: Mandate, grid: WeekGrid, planned: WeekSheet) -> WeekGrid:
    """The same page of the week as planned: to be looked at, not to be edited."""
    writer = verdict_writer_for(mandate, planned)
    counted, found = writer.tally(), verdict_groups(writer)
    verdicts = tuple(verdict for group in found for verdict in group.verdicts)
    maker = GridMaker(writer, counted, verdicts, frozenset())
    return replace(
        grid,
        can_edit=False,
        days=_heads(planned, maker),
        verdict_groups=found,
        is_untouched=False,
        **_told(writer, counted, maker),
    )


def _told(writer: VerdictWriter, counted: Tally, maker: GridMaker) -> dict[str, Any]:
    """What is told of the cells of a roster, by the names that WeekGrid has for it."""
    return {
        "groups": maker.groups(),
        "counters": _counters(writer, counted),
        "leaders": _leaders(writer, counted),
        "kept": writer.kept(counted),
        "collisions": writer.collisions(),
    }


def _may(mandate: Mandate, unit_id: int, state: RosterState | None, act: RosterAct) -> bool:
    """Whether some role of the reader may do this to a roster of the unit in that state."""
    return any(allowed(state, act, role) for role in roles_in(mandate, unit_id))


def may_edit(mandate: Mandate, roster: WeeklyRoster, at: datetime) -> bool:
    """Cells are changed by who may send the roster, until its week has passed."""
    return (
        roster.state in EDITABLE
        and not is_locked(roster, at)
        and RosterAct.SUBMIT in acts_on(mandate, roster)
    )


def _acts(mandate: Mandate, roster: WeeklyRoster, at: datetime) -> frozenset[str]:
    return acts_on(mandate, roster) - ({RosterAct.SUBMIT.value} if is_locked(roster, at) else set())


def _counters(writer: VerdictWriter, counted: Tally) -> tuple[CounterRow, ...]:
    """One entry a day of the head: nothing is counted on a day off."""
    sheet = writer.sheet
    return tuple(
        replace(row, cells=tuple(cells.get(day) for day in sheet.all_days))
        for row in writer.counters(counted)
        for cells in (dict(zip(sheet.days, row.cells, strict=True)),)
    )


def _leaders(writer: VerdictWriter, counted: Tally) -> tuple[tuple[str, ...], ...]:
    """Who leads on each day of the head; on a day off, who of them is on duty."""
    sheet = writer.sheet
    there = {
        day: tuple(writer.names[person.key] for person in found.leaders)
        for day, found in zip(sheet.days, counted.days, strict=True)
    }
    for day in sheet.off_days:
        there[day] = tuple(
            member.short_name
            for member in sheet.members
            if member.person.rank.leads and (member.id, day) in sheet.duty
        )
    return tuple(there[day] for day in sheet.all_days)


def _heads(sheet: WeekSheet, maker: GridMaker) -> tuple[DayHead, ...]:
    names = day_names(sheet.unit.agency, sheet.all_days)
    calendar = calendar_of(sheet.unit.agency)
    bad, unchecked = maker.bad_days, {slot.day for _rule, slot in sheet.not_checked}
    return tuple(
        DayHead(
            day=day,
            kind=calendar.kind(day),
            name=names.get(day, ""),
            default=sheet.default.get(day, Mode.OFF).value,
            is_bad=day in bad,
            is_unchecked=day in unchecked,
            open_comments=maker.talk.get((None, day), 0),
        )
        for day in sheet.all_days
    )


def _labels(mandate: Mandate, steps: Sequence[Change], sheet: WeekSheet) -> tuple[str, str]:
    undo, redo = undoable_of(steps, mandate.user), redoable_of(steps, mandate.user)
    people = {member.id: member.staff for member in sheet.members}
    people |= staff_by_id(
        row[0] for change in (undo, redo) if change for row in change.cells if row[0] not in people
    )
    return (label_of(undo, people) if undo else "", label_of(redo, people) if redo else "")


def _published_beside(roster: WeeklyRoster) -> WeeklyRoster | None:
    """What staff see while this version is being made."""
    if roster.state == RosterState.PUBLISHED or roster.revision == 1:
        return None
    return WeeklyRoster.objects.filter(
        unit=roster.unit_id, monday=roster.monday, state=RosterState.PUBLISHED
    ).first()


def _changed(
    roster: WeeklyRoster, sheet: WeekSheet, published: WeeklyRoster | None, steps: Sequence[Change]
) -> Collection[CellKey]:
    """Against what is published; else by hand since it was last sent, or since the last copy or
    plan.
    """
    if published is not None:
        shown = cells_of(published.entries.all())
        return {
            key
            for key, cell in {**sheet.cells, **sheet.duty}.items()
            if key not in shown or _places(cell) != _places(shown[key])
        }
    if roster.state not in EDITABLE:
        return frozenset()
    steps = [step for step in steps if not step.is_undone]
    if roster.submitted_at:
        steps = [step for step in steps if step.at > roster.submitted_at]
    else:
        bulk = [number for number, step in enumerate(steps) if step.kind in BULK]
        steps = steps[bulk[-1] + 1 :] if bulk else steps
    return {
        key
        for step in steps
        for key, (before, after) in cells_of_step(step).items()
        if before and after and _places(before) != _places(after)
    }


def _places(cell: Cell) -> tuple[Mode, Mode]:
    return cell.morning, cell.afternoon
