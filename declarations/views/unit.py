"""Who of a unit has declared, a reminder to the others, somebody's answers, what was declared on
paper, the agency's choice.
"""

from dataclasses import asdict
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from declarations.forms import DeclarationCareForm, EntryForm, entry_forms
from declarations.selectors.own import own_declarations
from declarations.selectors.policy import declaration_care
from declarations.selectors.reach import (
    answering_people,
    declaring_units,
    may_remind,
    people_on_paper,
)
from declarations.selectors.unit_week import declaration_week
from declarations.services.caring import (
    remind_undeclared,
    reveal_answers,
    set_declaration_policy,
)
from declarations.services.declaring import declare_for
from declarations.values.own import OwnDeclaration
from planning.time import Week
from refusals.forms import result_on_form
from refusals.pages import result_on_page
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Staff, Unit
from units.selectors.homes import unit_on_day

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


@require_safe
@requires(Right.SEE_RESTRICTED)
def on_paper(request: MandatedRequest, pk: int) -> HttpResponse:
    """The questions of somebody without an account, to be filled in from paper."""
    person = get_object_or_404(people_on_paper(request.mandate), pk=pk)
    return _paper_page(request, person, own_declarations(person, at=clock.now()))


@require_POST
@requires(Right.SEE_RESTRICTED)
def declare_on_paper(request: MandatedRequest, pk: int, seal: str) -> HttpResponse:
    """What was typed stays where it is refused."""
    person, at = get_object_or_404(people_on_paper(request.mandate), pk=pk), clock.now()
    asked = own_declarations(person, at=at)
    wanted = next((one for one in asked if one.seal == seal), None)
    if wanted is None:
        raise Http404
    form = EntryForm(request.POST, questions=wanted.rule.questions, prefix=seal)
    if form.is_valid():
        made = result_on_form(
            form, lambda: declare_for(pk, seal, form.answers(), by=request.user, at=at)
        )
        if made is not None:
            messages.success(request, _("Đã ghi khai báo của %(name)s.") % {"name": person})
            return redirect(_unit_url(person, made.first))
    return _paper_page(request, person, asked, form)


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


def _paper_page(
    request: MandatedRequest,
    person: Staff,
    asked: tuple[OwnDeclaration, ...],
    sent: EntryForm | None = None,
) -> HttpResponse:
    today = localdate(clock.now())
    context = {
        "person": person,
        "forms": entry_forms(asked, sent),
        "back": _unit_url(person, today),
        "today": today,
    }
    return render(request, "declarations/on_paper.html", context, status=422 if sent else 200)


def _unit_url(person: Staff, day: date) -> str:
    """The week of the day, of the unit somebody stands in."""
    unit = unit_on_day(person, day)
    if unit is None:
        return reverse("declarations:mine")
    return reverse("declarations:unit", args=[unit.pk, Week.of(day)])


def _seen(request: MandatedRequest, unit_id: int) -> Unit:
    units = declaring_units(request.mandate).select_related("agency")
    found: Unit = get_object_or_404(units, pk=unit_id)
    return found
