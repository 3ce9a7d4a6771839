"""Accounts of people who are not on the staff."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from accounts.models import User
from accounts.tasks import ring
from refusals.forms import try_on_form
from refusals.pages import result_on_page
from units.enums import Right, Role
from units.forms import OutsiderForm, ReopeningForm
from units.guards import MandatedRequest, requires
from units.selectors import outsiders_of
from units.services import (
    end_outsider,
    issue_outsider_password,
    open_outsider,
    reopen_outsider,
    roles_grantable,
)


@require_safe
@requires(Right.KEEP_STAFF)
def outsiders(request: MandatedRequest) -> HttpResponse:
    return _page(request)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def new_outsider(request: MandatedRequest) -> HttpResponse:
    today = localdate(clock.now())
    agency = request.mandate.agency
    form = OutsiderForm(
        request.POST if request.method == "POST" else None,
        grantable=roles_grantable(request.user, agency, today),
        initial={"first": today},
    )

    def act() -> None:
        given = {**form.cleaned_data, "role": Role(form.cleaned_data["role"])}
        open_outsider(agency, **given, by=request.user, at=clock.now(), on=today)

    if form.is_valid() and try_on_form(form, act):
        messages.success(request, _("Đã mở tài khoản. Hãy cấp mật khẩu để trao tận tay."))
        return redirect("units:outsiders")
    seen = {
        "form": form,
        "title": _("Mở tài khoản cho người ngoài danh sách"),
        "back": "units:outsiders",
        "tab": "outsiders",
    }
    return render(request, "units/form.html", seen, status=422 if form.errors else 200)


@never_cache
@require_POST
@requires(Right.KEEP_STAFF)
def outsider_password(request: MandatedRequest, pk: int) -> HttpResponse:
    """The new password stands on the answer to this one request and nowhere else."""
    user = get_object_or_404(outsiders_of(request.mandate), pk=pk)
    issued = result_on_page(
        request,
        lambda: issue_outsider_password(
            user,
            request.mandate.agency,
            by=request.user,
            at=clock.now(),
            on=localdate(clock.now()),
        ),
    )
    if issued is None:
        return redirect("units:outsiders")
    return _page(request, issued=issued, owner=user)


@require_POST
@requires(Right.KEEP_STAFF)
def close_outsider(request: MandatedRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(outsiders_of(request.mandate), pk=pk)
    is_closed = result_on_page(
        request,
        lambda: end_outsider(
            user,
            request.mandate.agency,
            by=request.user,
            at=clock.now(),
            on=localdate(clock.now()),
        ),
    )
    if is_closed is not None:
        said = _(
            "Các vai trò ở cơ quan này hết hiệu lực sau hôm nay; tài khoản còn dùng ở nơi khác."
        )
        messages.success(request, _("Đã đóng tài khoản.") if is_closed else said)
    return redirect("units:outsiders")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def reopen(request: MandatedRequest, pk: int) -> HttpResponse:
    """Only an administrator opens again what was closed."""
    today = localdate(clock.now())
    agency = request.mandate.agency
    grantable = roles_grantable(request.user, agency, today)
    if Role.ADMIN not in grantable:
        raise PermissionDenied(_("Bạn không có quyền thực hiện thao tác này."))
    user = get_object_or_404(outsiders_of(request.mandate).filter(is_active=False), pk=pk)
    posted = request.POST if request.method == "POST" else None
    form = ReopeningForm(posted, grantable=grantable, initial={"first": today})

    def act() -> None:
        given = {**form.cleaned_data, "role": Role(form.cleaned_data["role"])}
        reopen_outsider(user, agency, **given, by=request.user, at=clock.now(), on=today)

    if form.is_valid() and try_on_form(form, act):
        ring()
        messages.success(request, _("Đã mở lại tài khoản."))
        return redirect("units:outsiders")
    seen = {"form": form, "owner": user, "days": settings.INVITATION_LASTS.days, "tab": "outsiders"}
    return render(request, "units/reopen.html", seen, status=422 if form.errors else 200)


def _page(request: MandatedRequest, *, issued: str = "", owner: User | None = None) -> HttpResponse:
    today = localdate(clock.now())
    seen = {
        "outsiders": outsiders_of(request.mandate),
        "today": today,
        "may_reopen": Role.ADMIN in roles_grantable(request.user, request.mandate.agency, today),
        "issued": issued,
        "owner": owner,
        "tab": "outsiders",
    }
    return render(request, "units/outsiders.html", seen)
