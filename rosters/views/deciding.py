"""What the Director and the Office do to many rows of the board at once: approve, return, publish,
remind.
"""

from collections import defaultdict
from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

import clock
from planning.time import Week
from refusals.pages import result_on_page
from rosters import selectors, services
from rosters.errors import ListChanged
from rosters.forms import many_seen_in, words_in
from rosters.values import Decision
from rosters.values.reminding import ReminderOutcome
from rosters.values.selection import BulkAct, ListSelection
from rosters.views.board import (
    DECIDERS,
    back_to_board,
    is_all_chosen,
    listing_of,
    selection_of,
    show_board,
    turn_page,
)
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.numbers import number_in
from weeks.enums import RosterState
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


@require_POST
@requires(*DECIDERS)
def decide(request: MandatedRequest, week: Week) -> HttpResponse:
    """One decision for the ticked rows, or for all that are listed; each roster passes or not on
    its own, and the answer says which. A tick meant for another decision stays where it is.
    """
    if number := request.POST.get("turn", ""):
        return turn_page(request, week, number)
    decision = request.POST.get("decision", "")
    if decision not in STARTS:
        raise Http404
    try:
        going, staying = _chosen(request, week, decision)
    except ListChanged as refusal:
        return _changed(request, week, refusal)
    if decision == "return":
        return _return(request, week, going)
    if not going:
        messages.warning(request, NOTHING[decision])
        return back_to_board(request, week)
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
    return back_to_board(request, week)


def _chosen(
    request: MandatedRequest, week: Week, decision: str
) -> tuple[Mapping[int, Seen], Mapping[int, str]]:
    """What is decided about as it was seen, and by id the units of what was ticked for another
    decision. Raises ListChanged.
    """
    if is_all_chosen(request):
        act = BulkAct(decision)
        return _confirmed(request, week, act).seen(act), {}
    ticked = many_seen_in(request.POST)
    staying = selectors.moved_elsewhere(request.mandate, ticked, than=STARTS[decision])
    return {pk: seen for pk, seen in ticked.items() if pk not in staying}, staying


def _confirmed(request: MandatedRequest, week: Week, act: BulkAct) -> ListSelection:
    """All that are listed, if that is what the form was sent about. Raises ListChanged."""
    found = selectors.board_in_brief(request.mandate, week, at=clock.now())
    selection = selection_of(request, listing_of(request, found))
    if request.POST.get(f"seal_{act}") != selection.seal(act):
        raise ListChanged
    return selection


def _changed(request: MandatedRequest, week: Week, refusal: ListChanged) -> HttpResponse:
    """The list as it is now, with what was left out and typed."""
    messages.error(request, refusal.sentence)
    return show_board(request, week, status=refusal.status, typed=words_in(request.POST))


def _return(request: MandatedRequest, week: Week, going: Mapping[int, Seen]) -> HttpResponse:
    """Whatever is refused leaves the words where they were typed."""
    reason = words_in(request.POST)
    if not going or not reason:
        error = _("Vui lòng nhập lý do trả lại.") if going else NOTHING["return"]
        return show_board(
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
        return show_board(request, week, status=409, ticked=left, typed=reason, return_error=error)
    return back_to_board(request, week)


@require_POST
@requires(Right.REMIND_UNITS)
def remind(request: MandatedRequest, week: Week) -> HttpResponse:
    """Have units reminded that still owe their roster: those that are named, or all that are
    listed.
    """
    if f"seal_{BulkAct.REMIND}" in request.POST:
        try:
            listed = _confirmed(request, week, BulkAct.REMIND)
        except ListChanged as refusal:
            return _changed(request, week, refusal)
        units = [row.unit_id for row in listed.taken(BulkAct.REMIND)]
    else:
        named = " ".join(request.POST.getlist("unit")).split()
        units = [number for text in named if (number := number_in(text)) is not None]
    outcome = result_on_page(
        request, lambda: services.remind_units(units, week, by=request.user, at=clock.now())
    )
    if outcome is not None:
        _tell_reminded(request, outcome)
    return back_to_board(request, week)


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


def _tell_reminded(request: MandatedRequest, outcome: ReminderOutcome) -> None:
    if outcome.reminded:
        said = ngettext(
            "Đang gửi thư nhắc %(n)s đơn vị: %(units)s.",
            "Đang gửi thư nhắc %(n)s đơn vị: %(units)s.",
            len(outcome.reminded),
        )
        reminded = ", ".join(outcome.reminded)
        messages.success(request, said % {"n": len(outcome.reminded), "units": reminded})
    if outcome.rested:
        said = _("Vừa được nhắc trong một giờ qua nên không nhắc lại: %(units)s.")
        messages.warning(request, said % {"units": ", ".join(outcome.rested)})
    if outcome.unreached:
        said = _("Chưa có Trưởng, Phó nào khác để gửi thư: %(units)s.")
        messages.warning(request, said % {"units": ", ".join(outcome.unreached)})
