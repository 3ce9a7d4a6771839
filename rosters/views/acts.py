"""What people do with a roster: change cells, undo, plan, send, decide. Each act is one service
call and one answer.
"""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

import clock
from planning.time import Week
from refusals import Refusal
from rosters import services
from rosters.errors import NotLawful, ReasonNeeded, RosterChanged
from rosters.forms import cells_in, seen_in, taken_in, words_in
from rosters.selectors.week import WeekInHand
from rosters.services.jobs import waiting_jobs
from rosters.services.locks import RosterInHand
from rosters.services.merging import Merged
from rosters.tasks import ring
from rosters.views.week import show_week
from units.guards import MandatedRequest, requires
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.models import WeeklyRoster
from weeks.selectors.rosters import roster_of
from weeks.values.cells import Seen

Act = Callable[[MandatedRequest, WeeklyRoster, Seen, datetime], str]


@require_POST
@requires()
def change_cells(request: MandatedRequest, roster_id: int) -> HttpResponse:
    roster = _roster(request, roster_id)
    posted = cells_in(request.POST)
    if not posted.edits and not posted.reasoned:
        return _back(request, roster)
    seen, at = seen_in(request.POST), clock.now()
    in_hand = None
    try:
        if posted.edits:
            merged = services.merge_cells(
                roster.pk,
                posted.edits,
                by=request.user,
                at=at,
                seen=seen,
                was=posted.was,
                key=posted.key,
                in_hand=RosterInHand(request.mandate, roster),
            )
            if merged.clashes:
                return _clashing(request, roster, merged)
            in_hand = _week_in_hand(merged)
        else:
            services.set_reason(
                roster.pk,
                posted.reasoned,
                reason=posted.reason,
                reason_text=posted.reason_text,
                by=request.user,
                at=at,
                seen=seen,
            )
    except Refusal as error:
        return _refused(request, roster, error, again=posted.raw)
    return _back(request, roster, keep=("mode", "half"), in_hand=in_hand)


def _week_in_hand(merged: Merged) -> WeekInHand | None:
    """What need not be asked for again; None where the rows are not known."""
    if merged.rows is None:
        return None
    unit = merged.roster.unit
    unit.agency = merged.roster.agency
    return WeekInHand(unit, merged.roster, merged.rows, merged.steps)


def _clashing(request: MandatedRequest, roster: WeeklyRoster, merged: Merged) -> HttpResponse:
    """The week with both values of every cell that somebody else changed too."""
    week = Week.of(roster.monday)
    return show_week(request, roster.unit, week, status=409, clashes=merged.clashes)


@require_POST
@requires()
def act(request: MandatedRequest, roster_id: int, act: str) -> HttpResponse:
    """`act` names one of ACTS; an unknown one is a 404."""
    if act not in ACTS:
        raise Http404
    roster = _roster(request, roster_id)
    try:
        said = ACTS[act](request, roster, seen_in(request.POST), clock.now())
    except Refusal as error:
        return _refused(request, roster, error)
    if said:
        messages.success(request, said)
    return _back(request, roster)


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


def _copy(request: MandatedRequest, roster: WeeklyRoster, seen: Seen, at: datetime) -> str:
    copied = services.copy_last_week(roster.pk, by=request.user, at=at, seen=seen)
    request.copied = copied  # type: ignore[attr-defined]  # shown once, with the page that answers
    return ngettext(
        "Đã sao chép %(n)s ô từ tuần trước.", "Đã sao chép %(n)s ô từ tuần trước.", copied.copied
    ) % {"n": copied.copied}


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


def _roster(request: MandatedRequest, roster_id: int) -> WeeklyRoster:
    try:
        return roster_of(request.mandate, roster_id)
    except NoSuchRoster as error:
        raise Http404 from error


def _back(
    request: MandatedRequest,
    roster: WeeklyRoster,
    keep: tuple[str, ...] = (),
    in_hand: WeekInHand | None = None,
) -> HttpResponse:
    """The week as it now stands; a plain form goes back to where it came from, the board or the
    grid. `keep`: choices of the palette that go along.
    """
    if request.headers.get("HX-Request"):
        return show_week(
            request,
            roster.unit,
            Week.of(roster.monday),
            in_hand=in_hand,
            copied=getattr(request, "copied", None),
        )
    if request.POST.get("from") == "board":
        return redirect("rosters:board-week", Week.of(roster.monday))
    if copied := getattr(request, "copied", None):
        return show_week(request, roster.unit, Week.of(roster.monday), copied=copied)
    kept = {name: request.POST[name] for name in keep if request.POST.get(name)}
    page = reverse("rosters:week-unit", args=[roster.unit_id, Week.of(roster.monday)])
    return redirect(f"{page}?{urlencode(kept)}#grid" if kept else page)


def _refused(
    request: MandatedRequest,
    roster: WeeklyRoster,
    error: Refusal,
    again: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:
    """The week as it now stands, what was refused and why, and what was typed. `again` can be
    posted once more as it was.
    """
    if isinstance(error, NoSuchRoster):
        raise Http404 from error
    if isinstance(error, NotAllowed):
        raise PermissionDenied(error.sentence) from error
    shown = error if not isinstance(error, NotLawful) else None
    if shown is None:
        messages.error(request, error.sentence)
    return show_week(
        request,
        roster.unit,
        Week.of(roster.monday),
        status=error.status,
        refused=shown,
        conflict=error if isinstance(error, RosterChanged) else None,
        again=again if isinstance(error, RosterChanged) else (),
        typed=words_in(request.POST),
        needs_reason=isinstance(error, ReasonNeeded),
    )
