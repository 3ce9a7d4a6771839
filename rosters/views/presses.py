"""What one press does to a roster: each act of the page with what is said once it is done."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from planning.time import Week
from rosters import services
from rosters.errors import UnknownCell
from rosters.forms import cell_in, cells_in, comment_in, taken_in, wish_in, words_in
from rosters.services.jobs import waiting_jobs
from rosters.tasks import ring
from units.guards import MandatedRequest
from weeks.models import WeeklyRoster
from weeks.values.cells import Seen

Act = Callable[[MandatedRequest, WeeklyRoster, Seen, datetime], str]


def _undo(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.undo_change(roster.pk, by=request.user, at=at, seen=seen)
    return ""


def _redo(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.redo_change(roster.pk, by=request.user, at=at, seen=seen)
    return ""


def _pin(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    posted = cells_in(request.POST)
    services.pin_cells(
        roster.pk, posted.reasoned, pinned="pin" in request.POST, by=request.user, at=at, seen=seen
    )
    return ""


def _exchange(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    """`absent` and `taker` name their cells of one day."""
    absent, taker = cell_in(request.POST, "absent"), cell_in(request.POST, "taker")
    if absent is None or taker is None or absent[1] != taker[1]:
        raise UnknownCell
    services.exchange_cells(
        roster.pk, absent[1], absent=absent[0], taker=taker[0], by=request.user, at=at, seen=seen
    )
    return _("Đã đổi người. Một lần Hoàn tác đưa lịch về như cũ.")


def _comment(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    """On the cell that is named, or with `whole_day` on its day; with `answers` an answer."""
    cell, said = cell_in(request.POST, "panel"), comment_in(request.POST)
    if said.answers:
        services.answer_comment(said.answers, text=said.text, key=said.key, by=request.user, at=at)
        return ""
    if cell is None:
        raise UnknownCell
    services.comment_on_cell(
        roster.pk,
        cell[1],
        staff_id=None if said.is_of_day else cell[0],
        text=said.text,
        key=said.key,
        by=request.user,
        at=at,
    )
    return ""


def _settle(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    comment = comment_in(request.POST).answers
    if comment is None:
        raise UnknownCell
    services.settle_comment(comment, by=request.user, at=at)
    return ""


def _copy(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    request.copied = services.copy_week(  # type: ignore[attr-defined]  # shown with the answer
        roster.pk, by=request.user, at=at, seen=seen, wish=wish_in(request.POST)
    )
    return ""


def _refresh(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.refresh_roster(roster.pk, by=request.user, at=at, seen=seen)
    return _("Đã cập nhật cán bộ và ngày nghỉ.")


def _propose(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    proposal = services.propose_plan(roster.pk, by=request.user, at=at, seen=seen)
    if proposal.is_queued:
        ring(waiting_jobs(at))
    return (
        _("Đơn vị đông người nên phương án được lập sau; tải lại trang sau ít phút.")
        if proposal.is_queued
        else ""
    )


def _apply(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    """Writes what is ticked; with `again` what is not ticked is pinned as it is, and planned
    around.
    """
    taken = taken_in(request.POST)
    if taken is not None and "again" in request.POST:
        services.plan_around(roster.pk, taken, by=request.user, at=at, seen=seen)
        return ""
    services.apply_plan(roster.pk, by=request.user, at=at, seen=seen, only=taken)
    if taken is None:
        return _("Đã áp dụng đề xuất. Một lần Hoàn tác đưa lịch về như cũ.")
    applied = ngettext(
        "Đã áp dụng %(n)s thay đổi. Một lần Hoàn tác đưa lịch về như cũ.",
        "Đã áp dụng %(n)s thay đổi. Một lần Hoàn tác đưa lịch về như cũ.",
        len(taken),
    )
    return applied % {"n": len(taken)}


def _drop(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.drop_plan(roster.pk, by=request.user, at=at, seen=seen)
    return ""


def _submit(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.submit_roster(
        roster.pk, by=request.user, at=at, seen=seen, warning_reason=words_in(request.POST)
    )
    return _("Đã trình lịch tuần %(week)s.") % {"week": Week.of(roster.monday).number}


def _withdraw(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.withdraw_roster(roster.pk, by=request.user, at=at, seen=seen)
    return _("Đã thu hồi lịch, bạn có thể sửa tiếp.")


def _cancel(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.cancel_roster(
        roster.pk, by=request.user, at=at, seen=seen, reason=words_in(request.POST)
    )
    return _("Đã hủy lịch.")


def _approve(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.approve_roster(roster.pk, by=request.user, at=at, seen=seen)
    return _("Đã duyệt lịch của %(unit)s.") % {"unit": roster.unit.name}


def _return(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.return_roster(
        roster.pk, by=request.user, at=at, seen=seen, reason=words_in(request.POST)
    )
    return _("Đã trả lại lịch của %(unit)s.") % {"unit": roster.unit.name}


def _reopen(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.reopen_roster(
        roster.pk, by=request.user, at=at, seen=seen, reason=words_in(request.POST)
    )
    return _("Đã hủy duyệt, lịch trở lại chờ duyệt.")


def _publish(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.publish_roster(roster.pk, by=request.user, at=at, seen=seen)
    return _("Đã công bố lịch của %(unit)s.") % {"unit": roster.unit.name}


def _amend(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.amend_roster(roster.pk, by=request.user, at=at, reason=words_in(request.POST))
    return _(
        "Đã lập bản điều chỉnh. Bản đã công bố vẫn hiện với mọi người cho đến khi bản này được"
        " công bố."
    )


def _repair(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    services.repair_roster(roster.pk, by=request.user, at=at, seen=seen)
    return _("Đã đưa cách sửa vào lịch. Hãy xem lại rồi trình duyệt.")


ACTS: dict[str, Act] = {
    "undo": _undo,
    "redo": _redo,
    "pin": _pin,
    "exchange": _exchange,
    "comment": _comment,
    "settle": _settle,
    "copy": _copy,
    "refresh": _refresh,
    "propose": _propose,
    "apply": _apply,
    "drop": _drop,
    "submit": _submit,
    "withdraw": _withdraw,
    "cancel": _cancel,
    "approve": _approve,
    "return": _return,
    "reopen": _reopen,
    "publish": _publish,
    "amend": _amend,
    "repair": _repair,
}
