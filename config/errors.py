"""What somebody sees when a page cannot be shown: a whole page, or a message in the corner if
htmx asked.
"""

import logging
import sys
from collections.abc import Callable
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)
WRONG_ORIGIN: Final = ("Origin checking failed", "Referer checking failed")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 400, _("Không đọc được yêu cầu."))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Our own guards say why in the reader's language; that sentence is shown instead of the
    general one.
    """
    reason = str(exception) if isinstance(exception, PermissionDenied) else ""
    return _answer(
        request, 403, reason or _("Bạn không có quyền thực hiện thao tác này."), reason=reason
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that comes from an address nobody declared is not a page that was open too long: the
    log says what to set, the page whom to tell.
    """
    came_from = request.headers.get("Origin") or request.headers.get("Referer", "")
    if came_from and reason.startswith(WRONG_ORIGIN):
        logger.error(
            "a form came from %s, which CSRF_TRUSTED_ORIGINS lacks (host %s, secure %s): set"
            " SITE_ADDRESS to what people type, port included, and let the proxy send Host and"
            " X-Forwarded-Proto",
            came_from,
            request.get_host(),
            request.is_secure(),
        )
        text = _("Địa chỉ %(address)s chưa được khai báo cho máy chủ này.") % {"address": came_from}
        return _answer(request, 403, text, page="403_origin.html", reason=text)
    return _answer(
        request, 403, _("Trang đã mở quá lâu. Tải lại trang rồi thử lại."), page="403_csrf.html"
    )


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 404, _("Nội dung này không còn, hoặc không thuộc cơ quan của bạn."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the request, the session or the database: any of them may be what is
    broken. A database that is away is told apart: waiting helps, and nobody need be told.
    """
    is_away = isinstance(sys.exception(), OperationalError | InterfaceError)
    status = 503 if is_away else 500
    if _is_for_htmx(request):
        text = _("Máy chủ tạm thời không đọc được dữ liệu.") if is_away else _("Có lỗi ở máy chủ.")
        answer = _toast(
            status,
            loader.render_to_string("components/_toast.html", {"level": "error", "text": text}),
        )
    else:
        answer = HttpResponse(loader.render_to_string(f"{status}.html"), status=status)
    if is_away:
        answer.headers["Retry-After"] = "60"
    return answer


class ButtonsOnly:
    """An address that only takes what a button sends, asked for as a page (after signing in
    again, or by its address): a page says so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code != 405 or request.method != "GET" or answer.content:
            return answer
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = answer.headers.get("Allow", "POST")
        return page


def _answer(
    request: HttpRequest, status: int, text: str, *, page: str = "", reason: str = ""
) -> HttpResponse:
    if _is_for_htmx(request):
        return _toast(
            status,
            loader.render_to_string("components/_toast.html", {"level": "error", "text": text}),
        )
    return render(request, page or f"{status}.html", {"reason": reason}, status=status)


def _is_for_htmx(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers


def _toast(status: int, body: str) -> HttpResponse:
    return HttpResponse(
        body, status=status, headers={"HX-Retarget": "#toasts", "HX-Reswap": "beforeend"}
    )
