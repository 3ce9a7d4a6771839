"""Keep the services of units, how they are given, and the public page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from refusals.forms import result_on_form, try_on_form
from refusals.pages import try_on_page
from serving.forms import KeptServiceForm, PublicPageForm, ServiceForm, WayForm
from serving.models import PublicPage, PublicService, ServiceSpell
from serving.selectors.services import kept_services, kept_units, offered_clauses, spells_of
from serving.services.changing import change_way, end_way
from serving.services.keeping import keep_public_page, keep_service
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.names import fold

KEEPING = (Right.KEEP_DIRECTIVES, Right.EDIT_ROSTER)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(*KEEPING)
def new(request: MandatedRequest) -> HttpResponse:
    """One more service of a unit."""
    posted = request.POST if request.method == "POST" else None
    units = kept_units(request.mandate)
    form = ServiceForm(posted, units=units, initial={"unit": units.first()})
    if form.is_valid():
        kept = result_on_form(
            form,
            lambda: keep_service(None, **form.cleaned_data, by=request.user, at=clock.now()),
        )
        if kept is not None:
            messages.success(request, _("Đã lưu."))
            return redirect("serving:service", kept.pk)
    status = 422 if form.errors else 200
    return render(request, "serving/new.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(*KEEPING)
def service(request: MandatedRequest, pk: int) -> HttpResponse:
    """One service: what it is, and how it is given when."""
    kept = _found(request, pk)
    posted = request.POST if request.method == "POST" else None
    stands = {name: getattr(kept, name) for name in KeptServiceForm.base_fields}
    form = KeptServiceForm(posted, units=kept_units(request.mandate), initial=stands)
    if form.is_valid() and try_on_form(
        form, lambda: keep_service(kept, **form.cleaned_data, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("serving:service", pk)
    return _page(request, _found(request, pk), form, None)


@require_POST
@requires(*KEEPING)
def way(request: MandatedRequest, pk: int) -> HttpResponse:
    """It is given in another way for a time."""
    kept = _found(request, pk)
    form = WayForm(request.POST, clauses=offered_clauses(request.mandate.agency))
    if form.is_valid() and try_on_form(
        form, lambda: change_way(kept, **form.cleaned_data, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("serving:service", pk)
    return _page(request, kept, None, form)


@require_POST
@requires(*KEEPING)
def end(request: MandatedRequest, pk: int) -> HttpResponse:
    """Today is the last day of it; what has not begun is struck."""
    spells = ServiceSpell.objects.filter(service__in=kept_services(request.mandate))
    spell = get_object_or_404(spells.select_related("service__unit"), pk=pk)
    today = localdate(clock.now())
    by, at = request.user, clock.now()
    try_on_page(request, lambda: end_way(spell, last=today, by=by, at=at), _("Đã lưu."))
    return redirect("serving:service", spell.service_id)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def public_page(request: MandatedRequest) -> HttpResponse:
    """Whether anybody may read how services are given, and at which address."""
    agency = request.mandate.agency
    page = PublicPage.objects.filter(agency=agency).first()
    stands = {
        "is_open": bool(page and page.is_open),
        "slug": page.slug if page else slugify(fold(agency.name)),
        "contact": page.contact if page else "",
    }
    form = PublicPageForm(request.POST if request.method == "POST" else None, initial=stands)
    if form.is_valid() and try_on_form(
        form, lambda: keep_public_page(**form.cleaned_data, by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("serving:services")
    context = {"form": form, "public": page}
    status = 422 if form.errors else 200
    return render(request, "serving/public_page.html", context, status=status)


def _found(request: MandatedRequest, pk: int) -> PublicService:
    return get_object_or_404(kept_services(request.mandate), pk=pk)


def _page(
    request: MandatedRequest,
    kept: PublicService,
    form: KeptServiceForm | None,
    way_form: WayForm | None,
) -> HttpResponse:
    stands = {name: getattr(kept, name) for name in KeptServiceForm.base_fields}
    context = {
        "service": kept,
        "spells": spells_of(kept),
        "today": localdate(clock.now()),
        "form": form or KeptServiceForm(units=kept_units(request.mandate), initial=stands),
        "way_form": way_form or WayForm(clauses=offered_clauses(request.mandate.agency)),
    }
    wrong = any(one is not None and one.errors for one in (form, way_form))
    return render(request, "serving/service.html", context, status=422 if wrong else 200)
