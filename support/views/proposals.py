"""Proposals of support: all of them, one with its table, and what is done to it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from refusals.forms import result_on_form
from refusals.pages import result_on_page, try_on_page
from support.forms import ProposalForm
from support.models import SupportProposal
from support.selectors.proposals import proposals_of, shown_proposal
from support.services.proposals import (
    approve_proposal,
    except_person,
    extend_proposal,
    open_proposal,
    propose,
    renew_proposal,
    return_proposal,
)
from support.workbooks import support_workbook
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Staff
from units.numbers import number_in

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_SUPPORT, Right.APPROVE_ROSTERS)
def proposals(request: MandatedRequest) -> HttpResponse:
    """All of them; who keeps them begins another."""
    may_keep = request.mandate.may(Right.KEEP_SUPPORT)
    posted = request.POST if request.method == "POST" else None
    form = ProposalForm(posted, agency=request.mandate.agency)
    if form.is_valid():
        begun = result_on_form(
            form, lambda: open_proposal(**form.cleaned_data, by=request.user, at=clock.now())
        )
        if begun is not None:
            return redirect("support:proposal", begun.pk)
    context = {"form": form, "proposals": proposals_of(request.mandate), "may_keep": may_keep}
    return render(request, "support/proposals.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Right.KEEP_SUPPORT, Right.APPROVE_ROSTERS)
def proposal(request: MandatedRequest, pk: int) -> HttpResponse:
    """One with its table, sums by unit and in all."""
    shown = shown_proposal(_found(request, pk))
    context = {
        "shown": shown,
        "proposal": shown.proposal,
        "table": shown.table,
        "may_keep": request.mandate.may(Right.KEEP_SUPPORT),
        "may_approve": request.mandate.may(Right.APPROVE_ROSTERS),
    }
    return render(request, "support/proposal.html", context)


@require_safe
@requires(Right.KEEP_SUPPORT, Right.APPROVE_ROSTERS)
def file(request: MandatedRequest, pk: int) -> HttpResponse:
    """The same as an Excel workbook."""
    shown = shown_proposal(_found(request, pk))
    answer = HttpResponse(support_workbook(shown.proposal, shown.table), content_type=MIME)
    answer.headers["Content-Disposition"] = f'attachment; filename="Chi-ho-tro-{pk}.xlsx"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_POST
@requires(Right.KEEP_SUPPORT)
def exempt(request: MandatedRequest, pk: int) -> HttpResponse:
    """Somebody is not entitled, or is again where no reason is given."""
    kept = _found(request, pk)
    staff = get_object_or_404(
        Staff, agency=request.mandate.agency, pk=number_in(request.POST.get("staff", "")) or 0
    )
    reason, seen = request.POST.get("reason", ""), _seen(request)
    by, at = request.user, clock.now()
    try_on_page(
        request,
        lambda: except_person(kept.pk, staff, reason=reason, seen=seen, by=by, at=at),
        _("Đã lưu."),
    )
    return redirect("support:proposal", pk)


@require_POST
@requires(Right.KEEP_SUPPORT, Right.APPROVE_ROSTERS)
def act(request: MandatedRequest, pk: int, step: str) -> HttpResponse:
    """Propose, approve, return, renew or carry on, as it was seen."""
    kept = _found(request, pk)
    seen, content = _seen(request), request.POST.get("content", "")
    reason, by, at = request.POST.get("reason", ""), request.user, clock.now()
    steps: dict[str, Callable[[], SupportProposal]] = {
        "propose": lambda: propose(pk, seen=seen, content=content, by=by, at=at),
        "approve": lambda: approve_proposal(pk, seen=seen, content=content, by=by, at=at),
        "return": lambda: return_proposal(pk, seen=seen, reason=reason, by=by, at=at),
        "renew": lambda: renew_proposal(pk, by=by, at=at),
        "extend": lambda: extend_proposal(pk, by=by, at=at),
    }
    if step not in steps:
        raise Http404
    moved = result_on_page(request, steps[step])
    if moved is not None:
        messages.success(request, str(moved.get_state_display()))
    return redirect("support:proposal", (moved or kept).pk)


def _found(request: MandatedRequest, pk: int) -> SupportProposal:
    return get_object_or_404(proposals_of(request.mandate), pk=pk)


def _seen(request: MandatedRequest) -> int:
    return number_in(request.POST.get("seen", "")) or 0
