"""Who holds which role: the whole table, one more role for anybody with an account, and at once all
those that the posts of the staff list suggest.
"""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from accounts.models import User
from refusals.forms import try_on_form
from units.enums import Right, Role
from units.forms import RoleForm
from units.guards import MandatedRequest, requires
from units.rights import RIGHTS
from units.selectors import (
    ByPost,
    accounts_of,
    leaders_without_account,
    offices_of,
    roles_by_post,
)
from units.services import NewRole, grant_role, grant_roles, roles_grantable


@require_safe
@requires(Right.KEEP_STAFF)
def roles(request: MandatedRequest) -> HttpResponse:
    today = localdate(clock.now())
    agency = request.mandate.agency
    offices = offices_of(agency, today)
    units = {held.unit: [one for one in offices if one.unit == held.unit] for held in offices}
    whole = units.pop(None)
    seen = {
        "whole": [(held, _rights_of(held.role)) for held in whole],
        "units": units,
        "unit_roles": [(role, _rights_of(role)) for role in (Role.HEAD, Role.DEPUTY, Role.CLERK)],
        "by_post": _by_post(request),
        "without_account": leaders_without_account(agency, today),
        "grantable": roles_grantable(request.user, agency, today),
        "today": today,
        "tab": "roles",
    }
    return render(request, "units/roles.html", seen)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def new_role(request: MandatedRequest) -> HttpResponse:
    today = localdate(clock.now())
    agency = request.mandate.agency
    wanted = {name: request.GET.get(name, "") for name in ("holder", "role", "unit")}
    form = RoleForm(
        request.POST if request.method == "POST" else None,
        agency=agency,
        grantable=roles_grantable(request.user, agency, today),
        accounts=[one for one in accounts_of(agency, today) if one.user != request.user],
        initial={**{name: value for name, value in wanted.items() if value}, "first": today},
    )

    def act() -> None:
        given = form.cleaned_data
        grant_role(
            given["holder"],
            agency,
            Role(given["role"]),
            unit=given["unit"],
            first=given["first"],
            last=given["last"],
            basis=given["basis"],
            by=request.user,
            at=clock.now(),
        )

    if form.is_valid() and try_on_form(form, act):
        messages.success(request, _("Đã giao vai trò."))
        _warn_of_lost_ways_in(request, [form.cleaned_data["holder"]])
        return redirect("units:roles")
    seen = {"form": form, "title": _("Giao vai trò"), "back": "units:roles", "tab": "roles"}
    return render(request, "units/form.html", seen, status=422 if form.errors else 200)


@require_POST
@requires(Right.KEEP_STAFF)
def give_by_post(request: MandatedRequest) -> HttpResponse:
    ticked = set(request.POST.getlist("by_post"))
    wanted = [
        NewRole(one.user, one.role, one.unit) for one in _by_post(request) if one.key in ticked
    ]
    if not wanted:
        messages.warning(request, _("Chưa chọn ai, hoặc những người đã chọn đều có vai trò rồi."))
        return redirect("units:roles")
    given, left_out = grant_roles(
        request.mandate.agency,
        wanted,
        first=localdate(clock.now()),
        by=request.user,
        at=clock.now(),
    )
    said = ngettext("Đã giao %(count)s vai trò.", "Đã giao %(count)s vai trò.", given)
    messages.success(request, said % {"count": given})
    for one, refusal in left_out:
        messages.warning(request, f"{one.user.full_name}: {refusal.sentence}")
    _warn_of_lost_ways_in(request, [one.user for one in wanted])
    return redirect("units:roles")


def _warn_of_lost_ways_in(request: MandatedRequest, users: Iterable[User]) -> None:
    lost = dict.fromkeys(user.full_name for user in users if user.has_lost_its_way_in)
    if lost:
        said = _(
            "Mật khẩu hoặc thư mời đã cấp cho %(people)s hết hiệu lực, vì người cấp không có quyền"
            " giao vai trò này. Cần cấp lại."
        )
        messages.warning(request, said % {"people": ", ".join(lost)})


def _by_post(request: MandatedRequest) -> list[ByPost]:
    """What may be given by who asks, but for what would be one's own."""
    today = localdate(clock.now())
    agency = request.mandate.agency
    may_give = roles_grantable(request.user, agency, today)
    return [one for one in roles_by_post(agency, today, may_give) if one.user != request.user]


def _rights_of(role: Role) -> str:
    return ", ".join(str(right.label) for right in Right if right in RIGHTS[role])
