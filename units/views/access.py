"""What one person may do: their account, a new password, roles given and ended."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

import clock
from refusals.pages import result_on_page, try_on_page
from units.enums import Right, Role
from units.forms import (
    AccountForm,
    GrantForm,
)
from units.guards import MandatedRequest, requires
from units.models import Grant, Staff
from units.selectors import free_username
from units.services import (
    end_grant,
    grant_role,
    issue_password,
    open_account,
    roles_grantable,
)
from units.views.person import form_page, found_person, person_page


@require_POST
@requires(Right.KEEP_STAFF)
def stop_grant(request: MandatedRequest, pk: int) -> HttpResponse:
    grant = get_object_or_404(Grant, agency=request.mandate.agency, pk=pk)
    staff = Staff.objects.filter(agency=request.mandate.agency, user=grant.user_id).first()
    try_on_page(
        request,
        lambda: end_grant(grant, last=localdate(clock.now()), by=request.user, at=clock.now()),
        _("Vai trò hết hiệu lực sau hôm nay."),
    )
    return redirect("units:person", staff.pk) if staff else redirect("units:outsiders")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def give_role(request: MandatedRequest, pk: int) -> HttpResponse:
    found = found_person(request, pk)
    user = found.staff.user
    if user is None or user == request.user:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = GrantForm(posted, agency=request.mandate.agency, grantable=_grantable(request))

    def act() -> None:
        given = form.cleaned_data
        grant_role(
            user,
            request.mandate.agency,
            **{**given, "role": Role(given["role"])},
            by=request.user,
            at=clock.now(),
        )

    return form_page(request, found, form, _("Giao vai trò"), act)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def account(request: MandatedRequest, pk: int) -> HttpResponse:
    found = found_person(request, pk)
    form = AccountForm(
        request.POST if request.method == "POST" else None,
        initial={"username": free_username(found.staff.full_name)},
    )

    def act() -> None:
        open_account(
            found.staff, username=form.cleaned_data["username"], by=request.user, at=clock.now()
        )

    return form_page(request, found, form, _("Mở tài khoản"), act)


@never_cache
@require_POST
@requires(Right.KEEP_STAFF)
def password(request: MandatedRequest, pk: int) -> HttpResponse:
    """The new password stands on the answer to this one request and nowhere else."""
    found = found_person(request, pk)
    issued = result_on_page(
        request,
        lambda: issue_password(
            found.staff, by=request.user, at=clock.now(), on=localdate(clock.now())
        ),
    )
    return (
        redirect("units:person", pk)
        if issued is None
        else person_page(request, found, issued=issued)
    )


def _grantable(request: MandatedRequest) -> frozenset[Role]:
    return roles_grantable(request.user, request.mandate.agency, localdate(clock.now()))
