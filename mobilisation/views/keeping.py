"""Skills, who has them, and how long people from outside are kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from mobilisation.errors import NoSuchCampaign
from mobilisation.forms.campaigns import KeepForm, SkillForm
from mobilisation.guards import requires_campaign
from mobilisation.selectors.pages import keep_days, skills_of
from mobilisation.services.keeping import add_skill, set_holders, set_keep_days
from refusals.forms import try_on_form
from refusals.pages import try_on_page
from units.enums import Right
from units.guards import MandatedRequest
from units.models import Staff


@require_http_methods(["GET", "HEAD", "POST"])
@requires_campaign(Right.MOBILISE)
def skills(request: MandatedRequest) -> HttpResponse:
    """All of them with their holders, a new one, and how long helpers are kept."""
    form = SkillForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and try_on_form(
        form, lambda: add_skill(**form.cleaned_data, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã thêm kỹ năng."))
        return redirect("mobilisation:skills")
    agency = request.mandate.agency
    context = {
        "form": form,
        "skills": skills_of(agency).prefetch_related("holders__staff"),
        "keep_form": KeepForm(initial={"keep_days": keep_days(agency)}),
    }
    return render(request, "mobilisation/skills.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_campaign(Right.MOBILISE)
def holders(request: MandatedRequest, pk: int) -> HttpResponse:
    """Who has a skill besides those who have it by what they are."""
    agency = request.mandate.agency
    skill = skills_of(agency).filter(pk=pk).first()
    if skill is None:
        raise NoSuchCampaign
    people = Staff.objects.filter(agency=agency, is_active=True).order_by("sort_key", "pk")
    if request.method == "POST":
        chosen = set(request.POST.getlist("people"))
        held = [one for one in people if str(one.pk) in chosen]
        set_holders(pk, held, by=request.user, at=clock.now())
        messages.success(request, _("Đã lưu."))
        return redirect("mobilisation:skills")
    context = {
        "skill": skill,
        "people": people,
        "held": set(skill.holders.values_list("staff", flat=True)),
    }
    return render(request, "mobilisation/holders.html", context)


@require_POST
@requires_campaign(Right.MOBILISE)
def keep(request: MandatedRequest) -> HttpResponse:
    form = KeepForm(request.POST)
    if form.is_valid():
        days = form.cleaned_data["keep_days"]
        try_on_page(
            request, lambda: set_keep_days(days, by=request.user, at=clock.now()), _("Đã lưu.")
        )
    else:
        messages.error(request, str(form.errors["keep_days"][0]))
    return redirect("mobilisation:skills")
