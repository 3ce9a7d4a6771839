"""The Director's Friday: every unit on one page, what is missing, what breaks a rule, and what
one looks at more closely.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext, pgettext_lazy
from django.views.decorators.http import require_GET, require_POST, require_safe

import clock
from planning.time import Week
from planning.workflow import OFFICE
from rosters import selectors, services
from rosters.errors import TooFarAhead
from rosters.forms import left_out_in
from rosters.selectors.deadlines import has_passed
from rosters.tasks import ring
from rosters.values import Board, Review
from rosters.values.listing import BoardListing, RowFilter, RowOrder
from rosters.values.selection import ListSelection
from rosters.views.week import coming_week
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.numbers import number_in
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.selectors.rosters import rosters_of

FILTERS: Final[Mapping[RowFilter, Promise]] = {
    RowFilter.ALL: _lazy("Tất cả"),
    RowFilter.WAITING: _lazy("Chờ duyệt"),
    RowFilter.UNFILED: _lazy("Chưa trình"),
    RowFilter.RETURNED: pgettext_lazy("state of a roster", "Trả lại"),
    RowFilter.APPROVED: _lazy("Đã duyệt"),
    RowFilter.PUBLISHED: _lazy("Đã công bố"),
    RowFilter.LATE: _lazy("Muộn, quá hạn"),
    RowFilter.WARNINGS: _lazy("Có cảnh báo"),
    RowFilter.BREACHES: _lazy("Có vi phạm"),
    RowFilter.CHANGED: _lazy("Đổi sau khi duyệt"),
}
ORDERS: Final[Mapping[RowOrder, Promise]] = {
    RowOrder.AGENCY: _lazy("Thứ tự cơ quan"),
    RowOrder.NAME: _lazy("Tên đơn vị"),
    RowOrder.STATE: _lazy("Trạng thái"),
    RowOrder.SENT: _lazy("Thời điểm trình"),
    RowOrder.SHARE: _lazy("Có mặt nhiều nhất"),
}
E = TypeVar("E", bound=StrEnum)
DECIDERS = (Right.APPROVE_ROSTERS, Right.PUBLISH_ROSTERS)
BOARD_RIGHTS = (*DECIDERS, Right.SEE_ALL_ROSTERS)


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
    """`?open=ID` shows one roster more closely, below its row; `show`, `sort` and `q` say which
    rows, in which order, `page` which of them; `all=1` chooses all that are listed but for those
    that `except` names.
    """
    return show_board(request, week, opened=_review(request, request.GET.get("open", "")))


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


def back_to_board(request: MandatedRequest, week: Week) -> HttpResponse:
    """The board with the rows as they were listed, nothing opened, nothing chosen."""
    return _board_listed(request, week, {})


def turn_page(request: MandatedRequest, week: Week, number: str) -> HttpResponse:
    """Another page of the same list, all of it chosen but for what was left out until now."""
    left_out = ".".join(map(str, sorted(left_out_in(request.GET, request.POST))))
    kept = {"page": number, "all": "1", "except": left_out}
    return _board_listed(request, week, {name: value for name, value in kept.items() if value})


def _board_listed(request: MandatedRequest, week: Week, more: Mapping[str, str]) -> HttpResponse:
    listed: QueryDict = request.GET.copy()
    for name in ("open", "all", "except"):
        listed.pop(name, None)
    for name, value in more.items():
        listed[name] = value
    query = f"?{listed.urlencode()}" if listed else ""
    return redirect(reverse("rosters:board-week", args=[week]) + query)


def show_board(
    request: MandatedRequest,
    week: Week,
    *,
    opened: Review | None = None,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """The page, listed as the address says; `more` is what a refused decision has to tell."""
    at, mandate = clock.now(), request.mandate
    found = selectors.board_in_brief(mandate, week, at=at)
    services.keep_numbers(mandate.agency, found.counted)
    listing = listing_of(request, found, opened)
    offered = selection_of(request, listing)
    context = {
        "board": found,
        "listing": listing,
        "offered": offered,
        "selection": offered if is_all_chosen(request) else None,
        "page_here": listing.page.number if listing.page.number > 1 else None,
        "rows": selectors.with_details(mandate, found, tuple(listing.page), at=at),
        "filters": [
            (one, label, n, one is listing.only)
            for one, label in FILTERS.items()
            if (n := listing.count(one)) or one in (RowFilter.ALL, listing.only)
        ],
        "orders": ORDERS.items(),
        "ticked": listing.ready(),
        "opened": opened,
        "comparison": opened and opened.comparison(request.GET.get("against", "")),
        "now": at,
        "may_approve": mandate.may(Right.APPROVE_ROSTERS),
        "may_delegate": _may_delegate(request),
        "may_plan": bool(mandate.roles & OFFICE),
        "sees_tasks": mandate.may(Right.SEE_WORKING_ROSTERS),
        "calls_in": mandate.may(Right.CALL_IN),
        "may_publish": mandate.may(Right.PUBLISH_ROSTERS),
        "may_remind": offered.may_remind,
        "previous_url": reverse("rosters:board-week", args=[week.shifted(-1)]),
        "next_url": reverse("rosters:board-week", args=[week.shifted(1)]),
        **more,
    }
    return render(request, "rosters/board.html", context, status=status)


def listing_of(
    request: MandatedRequest, found: Board, opened: Review | None = None
) -> BoardListing:
    """The rows as the address asks for them."""
    return BoardListing(
        board=found,
        only=_asked(RowFilter, request.GET.get("show"), RowFilter.ALL),
        order=_asked(RowOrder, request.GET.get("sort"), RowOrder.AGENCY),
        named=request.GET.get("q", "")[:100].strip(),
        number=number_in(request.GET.get("page", "")) or 1,
        opened=opened.roster_id if opened else None,
    )


def selection_of(request: MandatedRequest, listing: BoardListing) -> ListSelection:
    """All of it but for what the address and the form leave out."""
    mandate, week = request.mandate, listing.board.week
    is_over = has_passed(mandate.agency, week, clock.now())
    return ListSelection(
        listing=listing,
        may_remind=mandate.may(Right.REMIND_UNITS) and not is_over,
        left_out=left_out_in(request.GET, request.POST),
    )


def is_all_chosen(request: MandatedRequest) -> bool:
    """Whether a choice is about all that are listed, not about rows ticked one by one."""
    is_decider = any(request.mandate.may(right) for right in DECIDERS)
    return is_decider and request.GET.get("all") == "1"


def _review(request: MandatedRequest, opened: str) -> Review | None:
    number = number_in(opened)
    if number is None:
        return None
    try:
        return selectors.review(request.mandate, number, at=clock.now())
    except NoSuchRoster as error:
        raise Http404 from error


def _may_delegate(request: MandatedRequest) -> bool:
    return any(request.mandate.may(right) for right in (Right.DELEGATE, Right.KEEP_STAFF))


def _asked(kind: type[E], name: str | None, usual: E) -> E:
    """What the address names; a word that no link of ours holds is passed over."""
    return next((one for one in kind if one.value == name), usual)
