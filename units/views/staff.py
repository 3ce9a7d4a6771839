"""The staff list, and how somebody new gets into it."""

from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import clock
from planning.vocabulary import ROLES
from refusals.forms import try_on_form
from units.enums import Right
from units.folding import fold_code
from units.forms import PersonForm
from units.guards import MandatedRequest, requires
from units.models import Position, Unit
from units.selectors import closest_posts, leavers_of, namesakes_in, people_of
from units.services import add_staff
from units.words import PUBLIC_TAGS

PAGE = 60
LEFT = "left"
"""Asks for those who no longer work here."""
TAGS_ASKED: Final = (*ROLES, *sorted(PUBLIC_TAGS))
"""By what the list can be narrowed: work and where somebody lives, never health."""


@require_safe
@requires(Right.KEEP_STAFF)
def staff_list(request: MandatedRequest) -> HttpResponse:
    query, units = request.GET.get("q", "")[:100], list(request.mandate.agency.units.all())
    unit = _chosen(units, request.GET.get("unit", ""))
    have_left = request.GET.get("who") == LEFT
    asked = request.GET.get("tag", "")
    tag = asked if asked in TAGS_ASKED and not have_left else ""
    today = localdate(clock.now())
    found = (
        leavers_of(request.mandate, on=today, query=query, unit=unit)
        if have_left
        else people_of(request.mandate, on=today, query=query, unit=unit, tag=tag)
    )
    page = Paginator(closest_posts(found, query) if query.strip() else found, PAGE).get_page(
        request.GET.get("page")
    )
    filters = {
        "q": query,
        "unit": unit.pk if unit else "",
        "tag": tag,
        "who": LEFT if have_left else "",
    }
    seen = {
        "page": page,
        "query": query,
        "units": units,
        "unit": unit,
        "tags": TAGS_ASKED,
        "tag": tag,
        "have_left": have_left,
        "filters": urlencode(filters),
        "tab": "staff",
    }
    fragment = request.headers.get("HX-Target") == "people"
    answer = render(request, "units/_people.html" if fragment else "units/staff.html", seen)
    patch_vary_headers(answer, ["HX-Target"])
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def new_person(request: MandatedRequest) -> HttpResponse:
    form = PersonForm(
        request.POST if request.method == "POST" else None, agency=request.mandate.agency
    )
    is_ready = form.is_valid() and not form.asks_about(_namesakes(form))
    if is_ready and try_on_form(form, lambda: _add(request, form)):
        messages.success(request, _("Đã lưu."))
        return redirect("units:staff")
    seen = {"form": form, "title": _("Thêm cán bộ"), "back": "units:staff", "tab": "staff"}
    return render(request, "units/form.html", seen, status=422 if form.errors else 200)


def _namesakes(form: PersonForm) -> list[Position]:
    """None where the code too is known: that is refused by itself."""
    given = form.cleaned_data
    found = namesakes_in(given["unit"], given["full_name"], localdate(clock.now()))
    is_known = fold_code(given["code"]) in {post.staff.code_key for post in found}
    return [] if is_known else found


def _add(request: MandatedRequest, form: PersonForm) -> None:
    given = form.cleaned_data
    details = {key: given[key] for key in ("email", "phone", "home_zone", "room")}
    add_staff(
        given["unit"],
        code=given["code"],
        full_name=given["full_name"],
        post=form.post(),
        first=given["first"],
        by=request.user,
        at=clock.now(),
        **details,
    )


def _chosen(units: list[Unit], wanted: str) -> Unit | None:
    return next((unit for unit in units if str(unit.pk) == wanted), None)
