"""The steps by which a roster was edited: what can be undone, what a colleague changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from audit.models import Event
from rosters.enums import ChangeKind
from rosters.models import Change
from rosters.values.edit_key import EditKey
from rosters.values.outcome import CellClash
from rosters.values.review import Difference
from units.models import Staff
from units.names import NameBearer, short_names, split
from units.words import WITHIN_A_SENTENCE
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.sheets.readers import shown_mode
from weeks.values.cells import Cell, CellKey, CellsBefore


class UndoableStep(Protocol):
    """A step of editing, of a week or of duty, as far as undoing goes."""

    @property
    def pk(self) -> Any: ...

    @property
    def by_id(self) -> int | None: ...

    @property
    def is_undone(self) -> bool: ...


S = TypeVar("S", bound=UndoableStep)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditStep:
    """One step as a colleague is told of it."""

    who: str
    at: datetime
    label: str
    is_undone: bool
    differences: tuple[Difference, ...]


def cells_of_step(change: Change) -> CellsBefore:
    """Each cell of a step as it was before and after."""
    return {
        (staff_id, date.fromisoformat(day)): (
            Cell.from_list(before) if before else None,
            Cell.from_list(after) if after else None,
        )
        for staff_id, day, before, after in change.cells
    }


def undoable_step(roster: WeeklyRoster, by: User) -> Change | None:
    """The last step of anybody that stands, if it is the user's own."""
    return undoable_of(list(roster.changes.order_by("pk")), by)


def undoable_of(steps: Sequence[S], by: User) -> S | None:
    """The same of steps that have been read, oldest first."""
    last = _last_standing(steps)
    return last if last and last.by_id == by.pk else None


def redoable_step(roster: WeeklyRoster, by: User) -> Change | None:
    """The step taken back last, unless a new one was made since."""
    return redoable_of(list(roster.changes.order_by("pk")), by)


def redoable_of(steps: Sequence[S], by: User) -> S | None:
    """The same of steps that have been read, oldest first."""
    last = _last_standing(steps)
    after = (step for step in steps if not last or step.pk > last.pk)
    return next((step for step in after if step.is_undone and step.by_id == by.pk), None)


def _last_standing(steps: Sequence[S]) -> S | None:
    stand = [step for step in steps if not step.is_undone and step.by_id is not None]
    return stand[-1] if stand else None


def has_come_by(steps: Iterable[Change], key: EditKey, by: User) -> bool:
    """Whether these steps hold the act of that key, or a later one that the same hand made in the
    same window: the page has had its answer then, so that this one was sent twice and came late.
    """
    return any(
        step.by_id == by.pk
        and step.window == key.window
        and step.act is not None
        and step.act >= key.act
        for step in steps
    )


def steps_since(roster: WeeklyRoster, version: int) -> tuple[EditStep, ...]:
    """What was done to the cells after that version, oldest first."""
    changes = list(
        roster.changes.filter(version__gt=version).select_related("by").order_by("version", "pk")
    )
    people = staff_by_id(staff_id for change in changes for staff_id, *_rest in change.cells)
    return tuple(
        EditStep(
            who=hand_of(change),
            at=change.at,
            label=label_of(change, people),
            is_undone=change.is_undone,
            differences=differences_in(cells_of_step(change), people),
        )
        for change in changes
    )


def hand_of(change: Change) -> str:
    """Who made a step: a person, or the software for what was on record."""
    return change.by.get_full_name() if change.by else _("Phần mềm")


def touched_since(roster: WeeklyRoster, version: int) -> frozenset[CellKey]:
    """The cells that any step changed, took back or did again after that version."""
    return frozenset(
        (staff_id, date.fromisoformat(day))
        for cells in roster.changes.filter(version__gt=version).values_list("cells", flat=True)
        for staff_id, day, *_rest in cells
    )


def clashes_of(
    roster: WeeklyRoster, wanted: Mapping[CellKey, tuple[Cell, Cell]], *, by: User
) -> tuple[CellClash, ...]:
    """Each cell as it stands and as `by` wants it, with whoever changed it last and when."""
    if not wanted:
        return ()
    people = staff_by_id(staff_id for staff_id, _day in wanted)
    last: dict[CellKey, Change] = {}
    for change in roster.changes.select_related("by").order_by("version", "pk"):
        last |= dict.fromkeys(cells_of_step(change).keys() & wanted.keys(), change)
    return tuple(
        CellClash(
            staff_id=staff_id,
            name=people[staff_id].full_name,
            day=day,
            theirs=_public(theirs),
            mine=mine,
            who=hand_of(change) if change else "",
            at=change.at if change else None,
            is_own=change is not None and change.by_id == by.pk,
        )
        for (staff_id, day), (theirs, mine) in sorted(wanted.items())
        for change in [last.get((staff_id, day))]
    )


def last_hand_on(roster: WeeklyRoster) -> tuple[str, datetime | None]:
    """Who changed the roster last, and when; a proposal beside it changes nothing."""
    event = (
        Event.objects.filter(subject=Event.subject_of(WeeklyRoster), subject_id=roster.pk)
        .exclude(action="rosters.propose")
        .order_by("-pk")
        .first()
    )
    return (event.actor_name, event.at) if event else ("", None)


def staff_by_id(staff_ids: Iterable[int]) -> dict[int, Staff]:
    return Staff.objects.in_bulk(list(set(staff_ids)))


def differences_in(cells: CellsBefore, people: dict[int, Staff]) -> tuple[Difference, ...]:
    """Cells that are otherwise than before, by day and name; that somebody is ill is told to
    nobody here.
    """
    names = short_names(
        NameBearer(staff_id, person.full_name) for staff_id, person in people.items()
    )
    found = (
        Difference(
            staff_id=staff_id,
            name=people[staff_id].full_name,
            short_name=names[staff_id],
            day=day,
            before=_public(before) if before else None,
            after=_public(after) if after else None,
        )
        for (staff_id, day), (before, after) in cells.items()
        if before != after and staff_id in people
    )
    return tuple(
        sorted(found, key=lambda one: (one.day, people[one.staff_id].sort_key, one.staff_id))
    )


def _public(cell: Cell) -> Cell:
    morning, afternoon = (shown_mode(False, mode) for mode in (cell.morning, cell.afternoon))
    return replace(cell, morning=morning, afternoon=afternoon)


def label_of(change: Change, people: dict[int, Staff]) -> str:
    """A step in a few words: "chuyển đ/c Khải sang “Làm việc tại cơ quan” thứ Tư", "sửa 6 ô"."""
    if change.kind == ChangeKind.CELLS and len(change.cells) == 1:
        [(staff_id, day, _before, after)] = change.cells
        if after and staff_id in people:
            return _("chuyển đ/c %(name)s sang “%(mode)s” %(day)s") % {
                "name": split(people[staff_id].full_name).given,
                "mode": shown_mode(False, Mode(after[0])).label,
                "day": WITHIN_A_SENTENCE[date.fromisoformat(day).weekday()],
            }
    count = len(change.cells)
    labels = {
        ChangeKind.CELLS: ngettext("sửa %(count)s ô", "sửa %(count)s ô", count),
        ChangeKind.EXCHANGED: _("đổi người đến cơ quan"),
        ChangeKind.PINS: ngettext("ghim %(count)s ô", "ghim %(count)s ô", count),
        ChangeKind.REASONS: ngettext(
            "ghi lý do cho %(count)s ô", "ghi lý do cho %(count)s ô", count
        ),
        ChangeKind.COPIED: _("lấy lịch cũ hoặc lịch mẫu"),
        ChangeKind.PLANNED: _("phân công tự động"),
        ChangeKind.REPAIRED: _("sửa lịch không còn đạt"),
        ChangeKind.REFRESHED: _("cập nhật cán bộ và ngày nghỉ"),
    }
    return labels[ChangeKind(change.kind)] % {"count": count}
