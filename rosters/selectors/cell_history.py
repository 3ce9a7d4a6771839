"""Who changed one cell of a week when, from what to what and by which act, in all versions of the
week.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from audit.models import Event
from rosters.enums import ChangeKind
from rosters.models import Change
from rosters.selectors.steps import cells_of_step, hand_of
from rosters.sheets.grid import reason_label
from rosters.values.cell import CellStep
from units.selectors import Mandate
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.selectors.rosters import rosters_of
from weeks.values.cells import Cell, CellKey

TURNING = ("rosters.undo", "rosters.redo")


def cell_history(
    mandate: Mandate, roster: WeeklyRoster, key: CellKey, shown: Callable[[Mode], Mode]
) -> tuple[CellStep, ...]:
    """What was done last comes first; `shown` hides what the reader need not know. Three queries,
    however much was done.
    """
    versions = rosters_of(mandate).filter(unit=roster.unit_id, monday=roster.monday)
    found = {one.pk: one for one in versions.select_related("opened_by")}
    steps = Change.objects.filter(roster__in=found).select_related("by").order_by("at", "pk")
    touched = [(step, *cells_of_step(step).get(key, (None, None))) for step in steps]
    changed = [
        (step, _shown(before, shown), _shown(after, shown))
        for step, before, after in touched
        if before != after
    ]
    undone = _undone_at(found)
    told = [
        CellStep(
            who=hand_of(step),
            at=step.at,
            did=_did(step, before, after),
            revision=found[step.roster_id].revision,
            before=before,
            after=after,
            undone_at=undone.get(step.pk, step.at) if step.is_undone else None,
        )
        for step, before, after in changed
    ]
    oldest_first = sorted(
        (*(_opened(one) for one in found.values()), *told), key=lambda one: one.at
    )
    return tuple(oldest_first[::-1])


def _undone_at(rosters: Mapping[int, WeeklyRoster]) -> dict[int, datetime]:
    """When each step was last taken back or done again."""
    events = Event.objects.filter(
        subject=Event.subject_of(WeeklyRoster), subject_id__in=rosters, action__in=TURNING
    )
    return {event.after["step"]: event.at for event in events.order_by("pk")}


def _opened(roster: WeeklyRoster) -> CellStep:
    did = (
        _("Lập lịch tuần")
        if roster.revision == 1
        else _("Lập bản điều chỉnh: %(reason)s") % {"reason": roster.amend_reason}
    )
    return CellStep(
        who=roster.opened_by.get_full_name() if roster.opened_by else _("Phần mềm"),
        at=roster.opened_at,
        did=did,
        revision=roster.revision,
        before=None,
        after=None,
    )


def _shown(cell: Cell | None, shown: Callable[[Mode], Mode]) -> Cell | None:
    return cell and replace(cell, morning=shown(cell.morning), afternoon=shown(cell.afternoon))


def _did(step: Change, before: Cell | None, after: Cell | None) -> str:
    """Sửa ô; Ghi lý do: Trực cơ quan; Nghỉ, công tác theo hồ sơ: the act, as one cell tells it."""
    kind = ChangeKind(step.kind)
    if kind is ChangeKind.PINS and after:
        return _("Ghim ô") if after.is_pinned else _("Bỏ ghim")
    if kind is ChangeKind.REASONS and after:
        reason = after.reason_text or reason_label(after.reason)
        return _("Ghi lý do: %(reason)s") % {"reason": reason} if reason else _("Bỏ lý do")
    if kind is ChangeKind.REFRESHED:
        return next(_from_record(before, after), str(kind.label))
    return str(kind.label)


def _from_record(before: Cell | None, after: Cell | None) -> Iterator[str]:
    """What on record changed the cell, if the cell itself tells."""
    for mark, told in (
        ("is_called", _("Đề nghị đến cơ quan, triệu tập")),
        ("is_rostered", _("Theo lịch trực cơ quan")),
        ("is_given", _("Nghỉ, công tác theo hồ sơ")),
    ):
        if getattr(before, mark, False) or getattr(after, mark, False):
            yield told
