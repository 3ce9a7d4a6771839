"""The pages about one's own account: sign in, sign out, password, language."""

from datetime import datetime, timedelta
from math import ceil

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from accounts.errors import (
    LinkEnded,
    PasswordEnded,
    TooManyFailures,
    TooManyRequests,
    WrongPassword,
)
from accounts.forms import ForgottenForm, NewPasswordForm, PasswordForm, SignInForm
from accounts.letters import user_of
from accounts.models import Language, User
from accounts.origin import address_of
from accounts.services import (
    admit_user,
    ask_for_link,
    change_password,
    choose_language,
    choose_week_mail,
    record_sign_out,
    set_password_by_link,
)
from accounts.tasks import ring


class UserRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    onward = safe_next(request)
    if request.user.is_authenticated:
        return redirect(onward)
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        user = _admitted(request, form)
        if user:
            login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            return in_language(
                redirect(onward),
                request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or user.language,
            )
    return render(
        request,
        "accounts/sign_in.html",
        {"form": form, "next": onward, "is_new": not User.objects.exists()},
        status=422 if form.errors else 200,
    )


def _admitted(request: HttpRequest, form: SignInForm) -> User | None:
    try:
        return admit_user(
            username=form.cleaned_data["username"],
            password=form.cleaned_data["password"],
            address=address_of(request),
            at=clock.now(),
        )
    except WrongPassword as error:
        form.add_error("password", _("Tên đăng nhập hoặc mật khẩu không đúng."))
        if error.left <= 3:
            form.add_error("password", _("Còn %(count)s lần thử.") % {"count": error.left})
    except PasswordEnded:
        form.add_error(
            "password",
            _(
                "Mật khẩu được cấp đã hết hạn. Hãy bấm “Quên mật khẩu?” hoặc đề nghị Văn phòng cấp"
                " lại."
            ),
        )
    except TooManyFailures as error:
        form.add_error("password", _("Tài khoản tạm khóa do đăng nhập sai nhiều lần."))
        form.add_error("password", _wait_until(error.until))
    return None


def _wait_until(until: datetime) -> str:
    minutes = max(1, ceil((until - clock.now()) / timedelta(minutes=1)))
    return _("Thử lại sau %(minutes)s phút.") % {"minutes": minutes}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgot(request: HttpRequest) -> HttpResponse:
    """The answer is the same whether or not anybody goes by that name."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _asked(request, form):
        return redirect(f"{resolve_url('accounts:forgot')}?sent=1")
    return render(
        request,
        "accounts/forgot.html",
        {"form": form, "is_sent": "sent" in request.GET},
        status=422 if form.errors else 200,
    )


def _asked(request: HttpRequest, form: ForgottenForm) -> bool:
    try:
        ask_for_link(typed=form.cleaned_data["typed"], address=address_of(request), at=clock.now())
    except TooManyRequests as error:
        form.add_error("typed", _("Đã yêu cầu quá nhiều lần từ máy này."))
        form.add_error("typed", _wait_until(error.until))
        return False
    ring()
    return True


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_password(request: HttpRequest, token: str) -> HttpResponse:
    """The page a mailed link leads to; a link that has ended says how to get another."""
    user = user_of(token, at=clock.now())
    if user is None:
        return render(request, "accounts/link_ended.html", status=410)
    form = NewPasswordForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        try:
            set_password_by_link(token, new=form.cleaned_data["new"], at=clock.now())
        except LinkEnded:
            return render(request, "accounts/link_ended.html", status=410)
        logout(request)
        messages.success(request, _("Đã đặt mật khẩu. Mời bạn đăng nhập bằng mật khẩu mới."))
        return redirect("accounts:sign-in")
    return render(
        request,
        "accounts/set_password.html",
        {"form": form, "owner": user},
        status=422 if form.errors else 200,
    )


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The chosen language goes with the person: the next one at this computer begins in
    Vietnamese.
    """
    if isinstance(request.user, User):
        record_sign_out(by=request.user, at=clock.now())
    logout(request)
    answer = redirect("accounts:sign-in")
    answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


@require_safe
@login_required
@never_cache
def profile(request: UserRequest) -> HttpResponse:
    return render(request, "accounts/profile.html", {"languages": Language.choices})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@login_required
@never_cache
def password(request: UserRequest) -> HttpResponse:
    """Whoever came with an issued password goes on to where they wanted to go."""
    is_first, onward = request.user.must_set_password, safe_next(request)
    form = PasswordForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        change_password(new=form.cleaned_data["new"], by=request.user, at=clock.now())
        update_session_auth_hash(request, request.user)
        messages.success(
            request, _("Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc.")
        )
        return redirect(onward if is_first else "accounts:profile")
    return render(
        request,
        "accounts/password.html",
        {"form": form, "is_first": is_first, "next": onward},
        status=422 if form.errors else 200,
    )


@require_POST
def week_mail(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, User):
        return redirect_to_login(resolve_url(settings.LOGIN_REDIRECT_URL))
    wanted = request.POST.get("wanted") == "yes"
    choose_week_mail(wanted=wanted, by=request.user, at=clock.now())
    messages.success(request, _("Đã lưu."))
    return redirect("accounts:profile")


@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Anybody may choose; for those who are signed in the choice is kept for the next computer
    too.
    """
    chosen = request.POST.get("language", "")
    if chosen not in Language:
        return HttpResponseBadRequest(
            _("Chỉ có tiếng Việt và tiếng Anh."), content_type="text/plain; charset=utf-8"
        )
    if isinstance(request.user, User):
        choose_language(language=Language(chosen), by=request.user, at=clock.now())
    return in_language(redirect(safe_next(request)), chosen)


def in_language(answer: HttpResponse, chosen: str) -> HttpResponse:
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def safe_next(request: HttpRequest) -> str:
    """Where the visitor wanted to go, if that is a page of this site; else the first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return resolve_url(settings.LOGIN_REDIRECT_URL)
