"""A team: what it needs, who is called to it, and calling more."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import clock
from mobilisation.enums import CallStanding
from mobilisation.errors import NobodyMobilised
from mobilisation.forms.calling import ALL, CallForm, HelperForm, HomeForm, ThereForm
from mobilisation.forms.campaigns import TeamForm
from mobilisation.guards import requires_campaign
from mobilisation.models import CampaignTeam, MobilisedPerson
from mobilisation.selectors.choosing import (
    CallablePerson,
    callable_people,
    open_places,
    proposed_people,
)
from mobilisation.selectors.figures import figures_of
from mobilisation.selectors.pages import skills_of, team_people
from mobilisation.selectors.reach import (
    campaign_of,
    cares_for,
    mobilised_person,
    mobilises,
    team_of,
)
from mobilisation.services.calling import MOST_AT_ONCE, add_helper, call_to_team
from mobilisation.services.campaigns import add_team, change_team
from mobilisation.values.choosing import SkillId
from refusals.forms import result_on_form, try_on_form
from units.enums import Right
from units.guards import MandatedRequest
from units.models import Agency, Staff
from units.numbers import number_in


@require_safe
@requires_campaign()
def team(request: MandatedRequest, pk: int) -> HttpResponse:
    """Those of the team within the reader's reach, with what may be done about them."""
    found, today = team_of(request.mandate, pk), localdate(clock.now())
    lines = figures_of(found.campaign, today).teams
    context = {
        "team": found,
        "campaign": found.campaign,
        "line": next(line for line in lines if line.key == found.pk),
        "people": team_people(request.mandate, found, today),
        "cares": cares_for(request.mandate, found),
        "mobilises": mobilises(request.mandate),
        "home_form": HomeForm(initial={"day": today}, auto_id=False),
        "there_form": ThereForm(initial={"since": today}, auto_id=False),
        "today": today,
        "Standing": CallStanding,
    }
    return render(request, "mobilisation/team.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_campaign(Right.MOBILISE)
def new_team(request: MandatedRequest, pk: int) -> HttpResponse:
    campaign = campaign_of(request.mandate, pk)
    form = _team_form(request, {})
    if form.is_valid():
        made = result_on_form(
            form, lambda: add_team(pk, form.plan, by=request.user, at=clock.now())
        )
        if made is not None:
            messages.success(request, _("Đã lập đội. Gọi người vào đội ở trang này."))
            return redirect("mobilisation:team", made.pk)
    context = {"form": form, "campaign": campaign, "team": None}
    return render(
        request, "mobilisation/team_form.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires_campaign(Right.MOBILISE)
def edit_team(request: MandatedRequest, pk: int) -> HttpResponse:
    found = team_of(request.mandate, pk)
    form = _team_form(request, TeamForm.typed(found))
    if form.is_valid() and try_on_form(
        form, lambda: change_team(pk, form.plan, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("mobilisation:team", pk)
    context = {"form": form, "campaign": found.campaign, "team": found}
    return render(
        request, "mobilisation/team_form.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires_campaign(Right.MOBILISE)
def call(request: MandatedRequest, pk: int) -> HttpResponse:
    """`suggest` pressed proposes the fewest who fit, as does `?replaces=` for one; else the chosen
    are called.
    """
    found, at = team_of(request.mandate, pk), clock.now()
    gone = _gone(request)
    if request.method != "POST":
        return _begun(request, found, gone, localdate(at))
    form = CallForm(request.POST, **_choice(found, localdate(at)))
    if not form.is_valid():
        return _call_page(request, found, form, gone, status=422)
    form = CallForm(request.POST, **_choice(found, form.cleaned_data["first"]))
    form.is_valid()
    if "suggest" in request.POST:
        return _suggested(request, found, form, gone)
    called = result_on_form(
        form,
        lambda: call_to_team(
            pk, form.called, replaces=gone.pk if gone else None, by=request.user, at=at
        ),
    )
    if called is None:
        return _call_page(request, found, form, gone, status=422)
    messages.success(request, _("Đã gọi; từng người thấy lệnh gọi trên điện thoại."))
    return redirect("mobilisation:team", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_campaign(Right.MOBILISE)
def helper(request: MandatedRequest, pk: int) -> HttpResponse:
    """Somebody from outside who said yes."""
    found, at = team_of(request.mandate, pk), clock.now()
    typed = request.POST if request.method == "POST" else None
    initial = {"first": max(localdate(at), found.campaign.first), "consented_on": localdate(at)}
    form = HelperForm(typed, skills=skills_of(request.mandate.agency), initial=initial)
    if form.is_valid() and try_on_form(
        form, lambda: add_helper(pk, form.card, form.span(), by=request.user, at=at)
    ):
        messages.success(request, _("Đã ghi người ngoài cơ quan vào đội."))
        return redirect("mobilisation:team", pk)
    context = {"form": form, "team": found, "campaign": found.campaign}
    return render(request, "mobilisation/helper.html", context, status=422 if form.errors else 200)


def _team_form(request: MandatedRequest, initial: dict[str, Any]) -> TeamForm:
    typed = request.POST if request.method == "POST" else None
    agency: Agency = request.mandate.agency
    people = Staff.objects.filter(agency=agency, is_active=True).order_by("sort_key", "pk")
    return TeamForm(typed, people=people, skills=skills_of(agency), initial=initial)


def _gone(request: MandatedRequest) -> MobilisedPerson | None:
    """Whose place is to be taken."""
    given = request.POST if request.method == "POST" else request.GET
    pk = number_in(given.get("replaces", ""))
    return mobilised_person(request.mandate, pk) if pk else None


def _choice(found: CampaignTeam, first: date) -> dict[str, Any]:
    return {
        "skills": skills_of(found.campaign.agency),
        "people": callable_people(found.campaign, first),
    }


def _begun(
    request: MandatedRequest, found: CampaignTeam, gone: MobilisedPerson | None, today: date
) -> HttpResponse:
    """Empty, or with somebody proposed in place of who went."""
    first, choice = max(today, found.campaign.first), _choice(found, today)
    skill = request.GET.get("skill", ALL)
    if gone is not None:
        skill = str(gone.skill_id or "")
    proposed = proposed_people(choice["people"], {number_in(skill): 1}) if gone else None
    last = gone.last if gone and gone.last and gone.last >= first else None
    initial = {"first": first, "last": last, "skill": skill}
    form = CallForm(None, initial=initial, proposed=proposed, **choice)
    return _call_page(request, found, form, gone)


def _suggested(
    request: MandatedRequest, found: CampaignTeam, form: CallForm, gone: MobilisedPerson | None
) -> HttpResponse:
    given = form.cleaned_data
    wanted: dict[SkillId, int] = (
        open_places(found, localdate(clock.now()))
        if given["skill"] == ALL
        else {number_in(given["skill"]): given["count"] or 1}
    )
    people: list[CallablePerson] = callable_people(found.campaign, given["first"], given["last"])
    form.proposed = proposed_people(people, wanted)
    short = sum(wanted.values()) - len(form.proposed)
    if not wanted:
        form.add_error(None, _called_enough(found))
    elif short:
        form.add_error(
            None, _("Chỉ có %(found)s người phù hợp, còn thiếu %(short)s.")
            % {"found": len(form.proposed), "short": short}
        )  # fmt: skip
    return _call_page(request, found, form, gone)


def _called_enough(found: CampaignTeam) -> str:
    return (
        _("Đội đã gọi đủ số người cần.")
        if found.needs.exists()
        else _("Đội chưa ghi số người cần; hãy chọn kỹ năng và số người, hoặc ghi ở trang của đội.")
    )


def _call_page(
    request: MandatedRequest,
    found: CampaignTeam,
    form: CallForm,
    gone: MobilisedPerson | None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "team": found,
        "campaign": found.campaign,
        "gone": gone,
        "most": MOST_AT_ONCE,
        "nobody": NobodyMobilised(most=MOST_AT_ONCE).sentence,
    }
    return render(request, "mobilisation/call.html", context, status=status)
