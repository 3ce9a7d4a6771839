"""The Director's Friday: every unit on one page, what is missing, what breaks a rule, and
decisions for many at once.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST, require_safe

import clock
from planning.time import Week
from planning.workflow import OFFICE
from rosters import selectors, services
from rosters.errors import NoSuchRoster, NotAllowed
from rosters.forms import many_seen_in, words_in
from rosters.tasks import ring
from rosters.values import Decision, Review
from rosters.views.week import coming_week
from units.enums import Right
from units.guards import MandatedRequest, requires

BOARD_RIGHTS = (Right.APPROVE_ROSTERS, Right.PUBLISH_ROSTERS, Right.SEE_ALL_ROSTERS)


@require_GET
@requires(*BOARD_RIGHTS)
def board(request: MandatedRequest) -> HttpResponse:
    """Where the bar leads: the coming week once somebody works on it, until then the week that
    runs.
    """
    coming, this_week = coming_week(request), Week.of(localdate(clock.now()))
    is_begun = selectors.rosters_of(request.mandate).filter(monday=coming.monday).exists()
    return redirect("rosters:board-week", coming if is_begun else this_week)


@require_safe
@requires(*BOARD_RIGHTS)
def week_board(request: MandatedRequest, week: Week) -> HttpResponse:
    """`?open=ID` shows one roster more closely, below its row."""
    return _show(request, week, opened=_review(request, request.GET.get("open", "")))


@require_POST
@requires(Right.APPROVE_ROSTERS, Right.PUBLISH_ROSTERS)
def decide(request: MandatedRequest, week: Week) -> HttpResponse:
    """One decision for the ticked rows; each roster passes or not on its own, and the answer
    says which.
    """
    ticked, decision = many_seen_in(request.POST), request.POST.get("decision", "")
    if not ticked:
        messages.warning(request, _("Chưa chọn lịch nào."))
        return redirect("rosters:board-week", week)
    if decision == "approve":
        decided = services.approve_rosters(ticked, by=request.user, at=clock.now())
        _tell(
            request,
            decided,
            ngettext("Đã duyệt %(n)s lịch.", "Đã duyệt %(n)s lịch.", _passed(decided)),
        )
    elif decision == "publish":
        decided = services.publish_rosters(ticked, by=request.user, at=clock.now())
        _tell(
            request,
            decided,
            ngettext("Đã công bố %(n)s lịch.", "Đã công bố %(n)s lịch.", _passed(decided)),
        )
    elif decision == "return":
        reason = words_in(request.POST)
        if not reason:
            return _show(
                request,
                week,
                status=422,
                ticked=frozenset(ticked),
                return_error=_("Vui lòng nhập lý do trả lại."),
            )
        decided = services.return_rosters(ticked, by=request.user, at=clock.now(), reason=reason)
        _tell(
            request,
            decided,
            ngettext("Đã trả lại %(n)s lịch.", "Đã trả lại %(n)s lịch.", _passed(decided)),
        )
    else:
        raise Http404
    return redirect("rosters:board-week", week)


@require_POST
@requires(Right.PUBLISH_ROSTERS)
def plan_agency(request: MandatedRequest, week: Week) -> HttpResponse:
    """The Office lets every unit without a roster be planned in the background."""
    try:
        jobs = services.plan_whole_agency(week, by=request.user, at=clock.now())
    except NotAllowed as error:
        raise PermissionDenied(str(error.message)) from error
    ring(jobs)
    planning = ngettext(
        "Đang lập lịch tự động cho %(n)s phòng, đơn vị chưa có lịch.",
        "Đang lập lịch tự động cho %(n)s phòng, đơn vị chưa có lịch.",
        len(jobs),
    )
    messages.success(request, planning % {"n": len(jobs)})
    return redirect("rosters:board-week", week)


def _passed(decided: tuple[Decision, ...]) -> int:
    return sum(decision.is_done for decision in decided)


def _tell(request: MandatedRequest, decided: tuple[Decision, ...], done: str) -> None:
    passed = _passed(decided)
    if passed:
        messages.success(request, done % {"n": passed})
    for decision in decided:
        if decision.error is not None:
            messages.error(
                request,
                _("%(unit)s: %(why)s")
                % {"unit": decision.unit_name, "why": decision.error.message},
            )


def _review(request: MandatedRequest, opened: str) -> Review | None:
    if not opened.isdecimal():
        return None
    try:
        return selectors.review(request.mandate, int(opened), at=clock.now())
    except NoSuchRoster as error:
        raise Http404 from error


def _show(
    request: MandatedRequest,
    week: Week,
    *,
    opened: Review | None = None,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    at = clock.now()
    context = {
        "board": selectors.board(request.mandate, week, at=at),
        "opened": opened,
        "now": at,
        "may_approve": request.mandate.may(Right.APPROVE_ROSTERS),
        "may_plan": bool(request.mandate.roles & OFFICE),
        "may_publish": request.mandate.may(Right.PUBLISH_ROSTERS),
        "previous_url": reverse("rosters:board-week", args=[week.shifted(-1)]),
        "next_url": reverse("rosters:board-week", args=[week.shifted(1)]),
        **more,
    }
    return render(request, "rosters/board.html", context, status=status)
