"""All campaigns, one with its figures, and entering one."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import clock
from mobilisation.forms.campaigns import CampaignForm
from mobilisation.guards import requires_campaign
from mobilisation.models import TaskCampaign
from mobilisation.selectors.figures import figures_of
from mobilisation.selectors.pages import (
    by_unit,
    declined_unreplaced,
    listed_campaigns,
    unit_people,
)
from mobilisation.selectors.reach import SEEING, campaign_of, mobilises, sees_everybody
from mobilisation.selectors.reports import asked_for_on, sent_reports
from mobilisation.services.campaigns import change_campaign, open_campaign
from mobilisation.workbooks.figures import figures_workbook
from refusals.forms import result_on_form, try_on_form
from units.enums import Right
from units.guards import MandatedRequest
from units.selectors import Mandate
from weeks.converters import DayConverter

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@requires_campaign(*SEEING)
def campaigns(request: MandatedRequest) -> HttpResponse:
    """Those that run or are to come first."""
    today = localdate(clock.now())
    context = {
        "campaigns": listed_campaigns(request.mandate, today),
        "mobilises": mobilises(request.mandate),
    }
    return render(request, "mobilisation/campaigns.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_campaign(Right.MOBILISE)
def new_campaign(request: MandatedRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    initial = {"first": localdate(clock.now()), "report_at": "15h00"}
    form = CampaignForm(typed, agency=request.mandate.agency, initial=initial)
    if form.is_valid():
        made = result_on_form(
            form, lambda: open_campaign(form.plan, by=request.user, at=clock.now())
        )
        if made is not None:
            messages.success(request, _("Đã lập đợt huy động. Lập đội công tác tiếp theo."))
            return redirect("mobilisation:new-team", made.pk)
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_campaign(Right.MOBILISE)
def edit_campaign(request: MandatedRequest, pk: int) -> HttpResponse:
    campaign = campaign_of(request.mandate, pk)
    typed = request.POST if request.method == "POST" else None
    form = CampaignForm(typed, agency=request.mandate.agency, initial=CampaignForm.typed(campaign))
    if form.is_valid() and try_on_form(
        form, lambda: change_campaign(pk, form.plan, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("mobilisation:campaign", pk)
    return _form_page(request, form, campaign)


@require_safe
@requires_campaign()
def one_campaign(request: MandatedRequest, pk: int) -> HttpResponse:
    """Teams with what they need and lack, units with whom they sent."""
    campaign, today = campaign_of(request.mandate, pk), localdate(clock.now())
    mandate = request.mandate
    context = {
        "campaign": campaign,
        "figures": figures_of(campaign, today, _own_units(mandate)),
        "people": by_unit(unit_people(mandate, campaign, today)),
        "declined": declined_unreplaced(mandate, today).filter(team__campaign=campaign).count(),
        "is_over": campaign.is_over(today),
        "mobilises": mobilises(mandate),
    }
    return render(request, "mobilisation/campaign.html", context)


@require_safe
@requires_campaign(*SEEING)
def figures(request: MandatedRequest, pk: int) -> HttpResponse:
    """`?on=2026-12-04`: as it was by the end of that day; without it today."""
    campaign, today = campaign_of(request.mandate, pk), localdate(clock.now())
    on = _day(request, today)
    context = {
        "campaign": campaign,
        "figures": figures_of(campaign, on, _own_units(request.mandate)),
        "before": max(campaign.first, on - timedelta(days=7)),
        "after": min(today, on + timedelta(days=7)),
        "today": today,
        "sent": sent_reports(campaign),
        "asked": asked_for_on(campaign, today),
        "mobilises": mobilises(request.mandate),
    }
    return render(request, "mobilisation/figures.html", context)


@require_safe
@requires_campaign(*SEEING)
def figures_file(request: MandatedRequest, pk: int) -> HttpResponse:
    campaign, today = campaign_of(request.mandate, pk), localdate(clock.now())
    on = _day(request, today)
    content = figures_workbook(campaign, figures_of(campaign, on, _own_units(request.mandate)))
    answer = HttpResponse(content, content_type=MIME)
    answer.headers["Content-Disposition"] = f'attachment; filename="huy-dong-{on:%Y-%m-%d}.xlsx"'
    return answer


def _own_units(mandate: Mandate) -> frozenset[int] | None:
    """Of whose units the lines are shown; None: of all."""
    return None if sees_everybody(mandate) else mandate.unit_ids(Right.SEE_WORKING_ROSTERS)


def _day(request: HttpRequest, today: date) -> date:
    try:
        return min(DayConverter().to_python(request.GET.get("on", "")), today)
    except ValueError:
        return today


def _form_page(
    request: MandatedRequest, form: CampaignForm, campaign: TaskCampaign | None = None
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "campaign": campaign}
    status = 422 if form.errors else 200
    return render(request, "mobilisation/campaign_form.html", context, status=status)
