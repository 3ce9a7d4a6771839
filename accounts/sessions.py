"""Ends a session that was left alone or has lasted long enough, leads whoever is signed out
back to the sign-in page, and whoever signed in with an issued password to the page where they
set their own.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _

import clock
from accounts.models import User
from accounts.origin import page_named

BEGAN, SEEN = "session_began", "session_seen"
WRITE_EVERY = timedelta(minutes=1)  # a page view is not worth a write to the database


class SessionLimits:
    """Two limits: how long nothing may happen, and how long a session may last at all. One that
    began at a time to come, by a clock that was ahead, begins now.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            self._keep_or_end(request, at=clock.now())
        return self.get_response(request)

    def _keep_or_end(self, request: HttpRequest, at: datetime) -> None:
        began, seen = (self._moment(request, name) for name in (BEGAN, SEEN))
        if began is None or seen is None or max(began, seen) > at + WRITE_EVERY:
            request.session[BEGAN] = request.session[SEEN] = at.isoformat()
        elif at - began > settings.SESSION_LASTS or at - seen > settings.SESSION_IDLE:
            logout(request)
            messages.warning(
                request,
                _("Phiên làm việc đã kết thúc vì lâu không thao tác. Mời bạn đăng nhập lại."),
            )
        elif at - seen > WRITE_EVERY:
            request.session[SEEN] = at.isoformat()

    @staticmethod
    def _moment(request: HttpRequest, name: str) -> datetime | None:
        written = request.session.get(name)
        return datetime.fromisoformat(written) if written else None


class OwnPasswordFirst:
    """A password that somebody else knows opens one page: the one where it is replaced. Whoever
    leaves, or chooses a language, may do that too.
    """

    OPEN = ("accounts:password", "accounts:sign-out", "accounts:language")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User) or not user.must_set_password:
            return self.get_response(request)
        if request.path.startswith("/password/") or request.path in {
            resolve_url(name) for name in self.OPEN
        }:
            return self.get_response(request)
        page = resolve_url("accounts:password")
        if "HX-Request" in request.headers:
            return HttpResponse(headers={"HX-Redirect": page})
        wanted = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
        return redirect(f"{page}?{urlencode({'next': wanted})}")


class WholePageSignIn:
    """htmx would put the sign-in page into the middle of another one; tell it to go there
    instead.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if "HX-Request" not in request.headers or "Location" not in answer.headers:
            return answer
        sign_in = resolve_url(settings.LOGIN_URL)
        if urlsplit(answer.headers["Location"]).path != sign_in:
            return answer
        back = page_named(request, request.headers.get("HX-Current-URL", "")) or "/"
        return HttpResponse(headers={"HX-Redirect": f"{sign_in}?{urlencode({'next': back})}"})
