"""One's own calls on a phone, and what is noted about those of a team."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

import clock
from mobilisation.enums import CallAnswer
from mobilisation.forms.calling import HomeForm, ThereForm
from mobilisation.guards import requires_campaign
from mobilisation.models import MobilisedPerson
from mobilisation.selectors.pages import calls_of, teams_led
from mobilisation.selectors.reach import is_called_self, mobilised_person
from mobilisation.services.calling import answer_call, mark_there, send_home
from refusals import Refusal
from refusals.forms import RefusableForm
from refusals.pages import try_on_page
from units.enums import Right
from units.guards import MandatedRequest


@require_safe
@requires_campaign()
def mine(request: MandatedRequest) -> HttpResponse:
    """One's own calls, and the teams one leads."""
    staff, today = request.mandate.staff, localdate(clock.now())
    calls = [(one, one.standing(today)) for one in calls_of(staff)] if staff else []
    context = {
        "staff": staff,
        "calls": calls,
        "teams": teams_led(staff, today) if staff else (),
    }
    return render(request, "mobilisation/mine.html", context)


@require_safe
@requires_campaign()
def called(request: MandatedRequest, pk: int) -> HttpResponse:
    """What one of those called is asked, to be answered in one press."""
    person = mobilised_person(request.mandate, pk)
    if not is_called_self(request.mandate, person):
        return redirect("mobilisation:team", person.team_id)
    return _called_page(request, person)


@require_POST
@requires_campaign()
def answer(request: MandatedRequest, pk: int) -> HttpResponse:
    """`do` is accepted, or declined with a reason; by oneself or by who telephoned."""
    person = mobilised_person(request.mandate, pk)
    wanted = request.POST.get("do", "")
    if wanted not in CallAnswer.values:
        return HttpResponseBadRequest()
    why, is_own = request.POST.get("reason", ""), is_called_self(request.mandate, person)
    try:
        answer_call(pk, CallAnswer(wanted), why=why, by=request.user, at=clock.now())
    except Refusal as refusal:
        if refusal.status in (403, 404):
            raise
        if is_own:
            return _called_page(request, person, refusal)
        messages.error(request, refusal.sentence)
        return redirect("mobilisation:team", person.team_id)
    messages.success(request, _("Đã ghi câu trả lời."))
    if is_own:
        return redirect("mobilisation:called", pk)
    return redirect("mobilisation:team", person.team_id)


@require_POST
@requires_campaign()
def there(request: MandatedRequest, pk: int) -> HttpResponse:
    form = ThereForm(request.POST)
    return _noted(
        request,
        pk,
        form,
        lambda: mark_there(pk, form.cleaned_data["since"], by=request.user, at=clock.now()),
        _("Đã ghi có mặt."),
    )


@require_POST
@requires_campaign(Right.MOBILISE)
def home(request: MandatedRequest, pk: int) -> HttpResponse:
    form = HomeForm(request.POST)
    return _noted(
        request,
        pk,
        form,
        lambda: send_home(pk, **form.cleaned_data, by=request.user, at=clock.now()),
        _("Đã ghi ngày về."),
    )


def _noted(
    request: MandatedRequest,
    pk: int,
    form: RefusableForm,
    act: Callable[[], MobilisedPerson],
    done: str,
) -> HttpResponse:
    person = mobilised_person(request.mandate, pk)
    if form.is_valid():
        try_on_page(request, act, done)
    else:
        messages.error(request, str(next(iter(form.errors.values()))[0]))
    return redirect("mobilisation:team", person.team_id)


def _called_page(
    request: MandatedRequest, person: MobilisedPerson, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "person": person,
        "standing": person.standing(localdate(clock.now())),
        "refusal": refusal.sentence if refusal else "",
        "typed": request.POST.get("reason", ""),
    }
    return render(
        request, "mobilisation/called.html", context, status=refusal.status if refusal else 200
    )
