"""The Director's Friday: every unit on one page, what is missing, what breaks a rule, and
decisions for many at once.
"""

from collections import defaultdict
from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST, require_safe

import clock
from planning.time import Week
from planning.workflow import OFFICE
from rosters import selectors, services
from rosters.errors import TooFarAhead
from rosters.forms import many_seen_in, words_in
from rosters.tasks import ring
from rosters.values import Decision, Review
from rosters.values.board import Show
from rosters.views.week import coming_week
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.numbers import number_in
from weeks.enums import RosterState
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.selectors.rosters import rosters_of
from weeks.values.cells import Seen

STARTS = {
    "approve": RosterState.SUBMITTED,
    "return": RosterState.SUBMITTED,
    "publish": RosterState.APPROVED,
}
NOTHING = {
    "approve": _lazy("Chưa chọn lịch nào để duyệt."),
    "return": _lazy("Chưa chọn lịch nào để trả lại."),
    "publish": _lazy("Chưa chọn lịch đã duyệt nào để công bố."),
}
SHOWN = {
    Show.ALL: _lazy("Tất cả"),
    Show.WAITING: _lazy("Chờ duyệt"),
    Show.APPROVED: _lazy("Đã duyệt"),
    Show.LATE: _lazy("Muộn, quá hạn"),
    Show.FINDINGS: _lazy("Có cảnh báo, vi phạm"),
}
BOARD_RIGHTS = (Right.APPROVE_ROSTERS, Right.PUBLISH_ROSTERS, Right.SEE_ALL_ROSTERS)


@require_GET
@requires(*BOARD_RIGHTS)
def board(request: MandatedRequest) -> HttpResponse:
    """Where the bar leads: the coming week once somebody works on it, until then the week that
    runs.
    """
    coming, this_week = coming_week(request), Week.of(localdate(clock.now()))
    is_begun = rosters_of(request.mandate).filter(monday=coming.monday).exists()
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
    says which. A tick meant for another decision stays where it is.
    """
    ticked, decision = many_seen_in(request.POST), request.POST.get("decision", "")
    if decision not in STARTS:
        raise Http404
    staying = selectors.moved_elsewhere(request.mandate, ticked, than=STARTS[decision])
    going = {pk: seen for pk, seen in ticked.items() if pk not in staying}
    if decision == "return":
        return _return(request, week, going)
    if not going:
        messages.warning(request, NOTHING[decision])
        return redirect("rosters:board-week", week)
    if decision == "approve":
        decided = services.approve_rosters(going, by=request.user, at=clock.now())
        done = ngettext("Đã duyệt %(n)s lịch.", "Đã duyệt %(n)s lịch.", _passed(decided))
    else:
        decided = services.publish_rosters(going, by=request.user, at=clock.now())
        done = ngettext("Đã công bố %(n)s lịch.", "Đã công bố %(n)s lịch.", _passed(decided))
    _tell(request, decided, done)
    if decision == "publish" and staying:
        behind = _("Chưa được duyệt nên chưa công bố: %(units)s.")
        messages.warning(request, behind % {"units": ", ".join(staying.values())})
    return redirect("rosters:board-week", week)


def _return(request: MandatedRequest, week: Week, going: Mapping[int, Seen]) -> HttpResponse:
    """Whatever is refused leaves the words where they were typed."""
    reason = words_in(request.POST)
    if not going or not reason:
        error = _("Vui lòng nhập lý do trả lại.") if going else NOTHING["return"]
        return _show(
            request, week, status=422, ticked=frozenset(going), typed=reason, return_error=error
        )
    decided = services.return_rosters(going, by=request.user, at=clock.now(), reason=reason)
    units = ", ".join(decision.unit_name for decision in decided if decision.is_done)
    done = ngettext(
        "Đã trả lại %(n)s lịch: %(units)s.", "Đã trả lại %(n)s lịch: %(units)s.", _passed(decided)
    )
    _tell(request, decided, done, units=units)
    left = frozenset(one.roster_id for one in decided if not one.is_done)
    if left:
        error = _("Có lịch chưa trả lại được; lý do vẫn còn đây.")
        return _show(request, week, status=409, ticked=left, typed=reason, return_error=error)
    return redirect("rosters:board-week", week)


@require_POST
@requires(Right.PUBLISH_ROSTERS)
def plan_agency(request: MandatedRequest, week: Week) -> HttpResponse:
    """The Office lets every unit without a roster be planned in the background."""
    try:
        jobs = services.plan_whole_agency(week, by=request.user, at=clock.now())
    except NotAllowed as refusal:
        raise PermissionDenied(refusal.sentence) from refusal
    except TooFarAhead as refusal:
        messages.error(request, refusal.sentence)
        return redirect("rosters:board-week", week)
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


def _tell(
    request: MandatedRequest, decided: tuple[Decision, ...], done: str, **more: object
) -> None:
    """What was done, and for every reason why not, the units it kept."""
    passed = _passed(decided)
    if passed:
        messages.success(request, done % {"n": passed, **more})
    kept: dict[str, list[str]] = defaultdict(list)
    for decision in decided:
        if decision.error is not None:
            kept[decision.error.sentence].append(decision.unit_name)
    for why, units in kept.items():
        messages.error(request, _("%(unit)s: %(why)s") % {"unit": ", ".join(units), "why": why})


def _review(request: MandatedRequest, opened: str) -> Review | None:
    number = number_in(opened)
    if number is None:
        return None
    try:
        return selectors.review(request.mandate, number, at=clock.now())
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
    found = selectors.board(request.mandate, week, at=at)
    only = _asked(request.GET.get("show", ""))
    context = {
        "board": found,
        "rows": found.shown(only),
        "filters": [(one, SHOWN[one], len(found.shown(one)), one is only) for one in Show],
        "ticked": found.ready(),
        "opened": opened,
        "now": at,
        "may_approve": request.mandate.may(Right.APPROVE_ROSTERS),
        "may_delegate": _may_delegate(request),
        "may_plan": bool(request.mandate.roles & OFFICE),
        "sees_tasks": request.mandate.may(Right.SEE_WORKING_ROSTERS),
        "calls_in": request.mandate.may(Right.CALL_IN),
        "may_publish": request.mandate.may(Right.PUBLISH_ROSTERS),
        "previous_url": reverse("rosters:board-week", args=[week.shifted(-1)]),
        "next_url": reverse("rosters:board-week", args=[week.shifted(1)]),
        **more,
    }
    return render(request, "rosters/board.html", context, status=status)


def _may_delegate(request: MandatedRequest) -> bool:
    return any(request.mandate.may(right) for right in (Right.DELEGATE, Right.KEEP_STAFF))


def _asked(name: str) -> Show:
    return next((one for one in Show if one.value == name), Show.ALL)
