"""The page of one turn: swap it, hand it over, or, for who looks after it, say that the person is
absent and call somebody in.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

import clock
from duties.enums import SwapKind
from duties.forms.swaps import AskForm, HandoverForm
from duties.guards import requires_duty
from duties.models import DutyTurn
from duties.selectors.handovers import takers_of
from duties.selectors.own_turn import turn_page
from duties.selectors.swap_page import colleagues_for
from duties.selectors.swaps import looks_after, turn_of
from duties.services.handovers import hand_over
from duties.services.sick_calls import call_substitute, mark_absent
from duties.services.swaps import ask_swap
from refusals.forms import result_on_form, try_on_form
from refusals.pages import try_on_page
from rosters.forms import words_in
from units.guards import MandatedRequest
from units.models import Staff


@require_safe
@requires_duty()
def turn(request: MandatedRequest, pk: int) -> HttpResponse:
    return _page(request, turn_of(request.mandate, pk))


@require_POST
@requires_duty()
def ask(request: MandatedRequest, pk: int) -> HttpResponse:
    """Ask a colleague, or all, for the turn."""
    row = turn_of(request.mandate, pk)
    form = AskForm(request.POST, people=colleagues_for(row))
    if form.is_valid():
        asked = result_on_form(
            form,
            lambda: ask_swap(
                pk,
                kind=SwapKind(form.cleaned_data["kind"]),
                asked=form.colleague,
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=clock.now(),
            ),
        )
        if asked is not None:
            return redirect("duties:swap", asked.pk)
    return _page(request, row, ask_form=form)


@require_POST
@requires_duty()
def give_shift(request: MandatedRequest, pk: int) -> HttpResponse:
    """Hand the shift over to who comes next."""
    row = turn_of(request.mandate, pk)
    form = HandoverForm(request.POST, people=takers_of(row))
    if form.is_valid() and try_on_form(
        form,
        lambda: hand_over(
            pk,
            taker=form.who_takes,
            events=form.cleaned_data["events"],
            by=request.user,
            at=clock.now(),
        ),
    ):
        return redirect("duties:handovers")
    return _page(request, row, handover_form=form)


@require_POST
@requires_duty()
def absent(request: MandatedRequest, pk: int) -> HttpResponse:
    """Who has the turn does not come."""
    _looked_after(request, pk)
    try_on_page(
        request,
        lambda: mark_absent(pk, reason=words_in(request.POST), by=request.user, at=clock.now()),
        _("Đã ghi vắng. Chọn người trực thay."),
    )
    return redirect("duties:turn", pk)


@require_POST
@requires_duty()
def call_in(request: MandatedRequest, pk: int) -> HttpResponse:
    """Put somebody in the shift of who is absent."""
    _looked_after(request, pk)
    people = Staff.objects.filter(agency=request.mandate.agency, is_active=True)
    chosen = request.POST.get("staff", "")
    person = get_object_or_404(people, pk=chosen if chosen.isdecimal() else 0)
    try_on_page(
        request,
        lambda: call_substitute(pk, person, by=request.user, at=clock.now()),
        _("Đã phân công %(name)s trực thay.") % {"name": person.full_name},
    )
    return redirect("duties:turn", pk)


def _looked_after(request: MandatedRequest, pk: int) -> DutyTurn:
    row = turn_of(request.mandate, pk)
    if not looks_after(request.mandate, row):
        raise Http404
    return row


def _page(
    request: MandatedRequest,
    row: DutyTurn,
    *,
    ask_form: AskForm | None = None,
    handover_form: HandoverForm | None = None,
) -> HttpResponse:
    page = turn_page(request.mandate, row, at=clock.now())
    if ask_form is None and page.may_ask:
        ask_form = AskForm(people=page.colleagues)
    if handover_form is None and page.may_give:
        first = page.comes_next.pk if page.comes_next else None
        handover_form = HandoverForm(people=page.takers, initial={"taker": first})
    context = {
        "page": page,
        "turn": row,
        "ask_form": ask_form,
        "handover_form": handover_form,
        "is_own": True,
    }
    is_wrong = any(form is not None and form.errors for form in (ask_form, handover_form))
    return render(request, "duties/turn.html", context, status=422 if is_wrong else 200)
