"""Who of a unit has declared, a reminder to the others, somebody's answers, the agency's choice."""

from dataclasses import asdict

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from declarations.forms import DeclarationCareForm
from declarations.selectors.policy import declaration_care
from declarations.selectors.reach import answering_people, declaring_units, may_remind
from declarations.selectors.unit_week import declaration_week
from declarations.services.caring import (
    remind_undeclared,
    reveal_answers,
    set_declaration_policy,
)
from planning.time import Week
from refusals.pages import result_on_page
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Unit

SEEING = (Right.EDIT_ROSTER, Right.SEE_WORKING_ROSTERS)


@require_safe
@requires(*SEEING)
def unit_week(request: MandatedRequest, unit_id: int, week: Week) -> HttpResponse:
    unit = _seen(request, unit_id)
    context = {
        "declared": declaration_week(request.mandate, unit, week, at=clock.now()),
        "week": week,
        "units": declaring_units(request.mandate),
        "keeps": request.mandate.may(Right.KEEP_STAFF),
        "previous_url": reverse("declarations:unit", args=[unit.pk, week.shifted(-1)]),
        "next_url": reverse("declarations:unit", args=[unit.pk, week.shifted(1)]),
    }
    return render(request, "declarations/unit.html", context)


@require_POST
@requires(Right.EDIT_ROSTER)
def remind(request: MandatedRequest, unit_id: int) -> HttpResponse:
    unit = _seen(request, unit_id)
    if not may_remind(request.mandate, unit.pk):
        raise PermissionDenied(_("Bạn không có quyền thực hiện thao tác này."))
    at = clock.now()
    people = result_on_page(request, lambda: remind_undeclared(unit.pk, by=request.user, at=at))
    if people is not None:
        said = ngettext("Sẽ gửi thư nhắc %(n)s người.", "Sẽ gửi thư nhắc %(n)s người.", people)
        messages.success(request, said % {"n": people})
    return redirect("declarations:unit", unit.pk, Week.of(localdate(at)))


@require_POST
@requires(Right.SEE_RESTRICTED)
def answers(request: MandatedRequest, pk: int) -> HttpResponse:
    """Show them once, and put on record who looked."""
    staff = get_object_or_404(answering_people(request.mandate), pk=pk)
    made = reveal_answers(staff.pk, by=request.user, at=clock.now())
    context = {"person": staff, "made": made, "today": localdate(clock.now())}
    return render(request, "declarations/answers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def care(request: MandatedRequest) -> HttpResponse:
    """When people are reminded, and how long answers are kept."""
    stands = asdict(declaration_care(request.mandate.agency))
    form = DeclarationCareForm(request.POST or None, initial=stands)
    if request.method == "POST" and form.is_valid():
        set_declaration_policy(form.care(), by=request.user, at=clock.now())
        messages.success(request, _("Đã lưu."))
        return redirect("declarations:care")
    return render(
        request, "declarations/care.html", {"form": form}, status=422 if form.errors else 200
    )


def _seen(request: MandatedRequest, unit_id: int) -> Unit:
    units = declaring_units(request.mandate).select_related("agency")
    found: Unit = get_object_or_404(units, pk=unit_id)
    return found
