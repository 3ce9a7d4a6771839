"""How services are given: for the agency, on paper for the door, and for anybody."""

from hashlib import sha256
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

import clock
from serving.models import PublicPage
from serving.selectors.services import kept_units, public_services, put_away, services_on
from serving.values import by_unit
from units.enums import Right
from units.guards import MandatedRequest, requires

KEPT_FOR = 300  # seconds that a browser or a proxy may show the public page without asking


@require_safe
@requires()
def services(request: MandatedRequest) -> HttpResponse:
    """Every service of the agency by units, as it is given today."""
    shown = services_on(request.mandate, localdate(clock.now()))
    context = {
        "groups": by_unit(shown),
        "may_keep": kept_units(request.mandate).exists(),
        "may_publish": request.mandate.may(Right.KEEP_DIRECTIVES),
        "away": put_away(request.mandate),
        "public": _page_of(request),
        "keeps_staff": request.mandate.may(Right.KEEP_STAFF),
        "tab": "services",
    }
    return render(request, "serving/services.html", context)


@require_safe
@requires()
def notice(request: MandatedRequest) -> HttpResponse:
    """A notice for the door of the agency."""
    today = localdate(clock.now())
    page = _page_of(request)
    path = reverse("serving:public", args=[page.slug]) if page else ""
    context = {
        "groups": by_unit(services_on(request.mandate, today)),
        "day": today,
        "public": page,
        "address": path and request.build_absolute_uri(path),
    }
    return render(request, "serving/notice.html", context)


@require_safe
def public(request: HttpRequest, slug: str) -> HttpResponse:
    """What anybody may read without signing in. It says when it has not changed."""
    shown = public_services(slug, localdate(clock.now()))
    if shown is None:
        raise Http404
    page = render_to_string("serving/public.html", {"shown": shown})
    tag = f'"{sha256(page.encode()).hexdigest()[:32]}"'
    answer = (
        HttpResponseNotModified()
        if request.headers.get("If-None-Match") == tag
        else HttpResponse(page, status=HTTPStatus.OK)
    )
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    return answer


def _page_of(request: MandatedRequest) -> PublicPage | None:
    return PublicPage.objects.filter(agency=request.mandate.agency, is_open=True).first()
