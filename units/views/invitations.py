"""Invitations that did not arrive or were never used, and the button that sends them again."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

import clock
from accounts.models import User
from accounts.tasks import ring
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.selectors import Fate, Invitation, invitations_of, outsiders_of
from units.services import invite_again

GROUPS = (Fate.FAILED, Fate.ENDED, Fate.WAITING, Fate.UNUSED)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def invitations(request: MandatedRequest) -> HttpResponse:
    found = invitations_of(request.mandate, at=clock.now(), on=localdate(clock.now()))
    if request.method != "POST":
        return _page(request, found)
    ticked = set(request.POST.getlist("user"))
    chosen = [one.user for one in found if str(one.user.pk) in ticked]
    if not chosen:
        return _page(request, found, problem=_("Chưa chọn ai."), status=422)
    _send(request, chosen)
    return redirect("units:invitations")


@require_POST
@requires(Right.KEEP_STAFF)
def invite_outsider(request: MandatedRequest, pk: int) -> HttpResponse:
    _send(request, [get_object_or_404(outsiders_of(request.mandate), pk=pk)])
    return redirect("units:outsiders")


def _send(request: MandatedRequest, users: list[User]) -> None:
    count, left_out = invite_again(
        request.mandate.agency,
        users,
        by=request.user,
        at=clock.now(),
        on=localdate(clock.now()),
    )
    if count:
        ring()
        said = ngettext(
            "%(count)s thư mời đã vào hàng chờ gửi.",
            "%(count)s thư mời đã vào hàng chờ gửi.",
            count,
        )
        messages.success(request, said % {"count": count})
    for user, refusal in left_out:
        messages.warning(request, f"{user.full_name}: {refusal.sentence}")


def _page(
    request: MandatedRequest, found: list[Invitation], *, problem: str = "", status: int = 200
) -> HttpResponse:
    seen = {
        "groups": [(fate, [one for one in found if one.fate is fate]) for fate in GROUPS],
        "invitations": found,
        "days": settings.INVITATION_LASTS.days,
        "problem": problem,
        "tab": "invitations",
    }
    return render(request, "units/invitations.html", seen, status=status)
