"""The door of every page: who are you today, and may you enter."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

import clock
from accounts.models import User
from accounts.origin import page_named
from units.enums import Right
from units.models import Agency
from units.selectors import Mandate, mandate_of

P = ParamSpec("P")


class MandatedRequest(HttpRequest):
    """A request of somebody who is signed in and has a mandate today."""

    user: User
    mandate: Mandate


def requires(
    *rights: Right,
) -> Callable[
    [Callable[Concatenate[MandatedRequest, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponse],
]:
    """Let in who holds at least one of `rights` somewhere (no rights: anyone with a mandate);
    others get a plain 403.

    The page still asks for the right on its own object, through a scoped selector: another agency's
    object is a 404.
    """

    def guard(
        view: Callable[Concatenate[MandatedRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(_way_back(request))
            mandate = mandate_of(request.user, on=localdate(clock.now()))
            if mandate is None:
                raise PermissionDenied(_no_mandate())
            if rights and not any(mandate.may(right) for right in rights):
                raise PermissionDenied(_("Bạn không có quyền thực hiện thao tác này."))
            mandated = cast(MandatedRequest, request)
            mandated.mandate = mandate
            return view(mandated, *args, **kwargs)

        return guarded

    return guard


def _no_mandate() -> str:
    """Why somebody has no role: nobody has begun here yet, or nobody gave them one."""
    if not Agency.objects.exists():
        return _(
            "Máy chủ này chưa có cơ quan nào. Người quản trị máy chủ chạy lệnh: python manage.py"
            " start_agency."
        )
    return _("Tài khoản của bạn chưa được phân quyền ở cơ quan nào. Đề nghị liên hệ Văn phòng.")


def _way_back(request: HttpRequest) -> str:
    """Where to go after signing in: this page, or for what a button sent the page that the
    button stands on.
    """
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    return page_named(request, request.headers.get("Referer", "")) or "/"
