"""The pages about one's own account: sign in, sign out, password, language."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from accounts.devices import device_of, remember_device
from accounts.errors import (
    LinkEnded,
    PasswordEnded,
    TooManyTries,
    WrongPassword,
)
from accounts.forms import ForgottenForm, NewPasswordForm, PasswordForm, SignInForm
from accounts.models import Language, User
from accounts.origin import address_of, page_named
from accounts.services import (
    admit_user,
    ask_for_link,
    change_password,
    choose_language,
    choose_week_mail,
    confirm_password,
    owner_of_link,
    record_sign_out,
    set_password_by_link,
)
from accounts.tasks import ring
from accounts.texts import minutes_of, words_for_waiting


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
    form, refusal = SignInForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        try:
            user = _admitted(request, form)
        except TooManyTries as error:
            user, refusal = None, error
        if user:
            login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            answer = redirect(onward)
            remember_device(answer, request, user.pk)
            return in_language(
                answer, request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or user.language
            )
    shown = {"form": form, "next": onward, "is_new": not User.objects.exists()}
    return _with_errors(request, "accounts/sign_in.html", shown, form, refusal, "password")


def _admitted(request: HttpRequest, form: SignInForm) -> User | None:
    try:
        return admit_user(
            username=form.cleaned_data["username"],
            password=form.cleaned_data["password"],
            address=address_of(request),
            device=device_of(request),
            at=clock.now(),
        )
    except (WrongPassword, PasswordEnded) as refusal:
        form.add_error(refusal.field, refusal.sentence)
        if isinstance(refusal, WrongPassword) and refusal.left <= 3:
            form.add_error(refusal.field, _("Còn %(count)s lần thử.") % {"count": refusal.left})
    return None


def _with_errors(
    request: HttpRequest,
    page: str,
    shown: dict[str, Any],
    form: Form,
    refusal: TooManyTries | None,
    field: str,
) -> HttpResponse:
    """The form with what is wrong in it; one that was not even looked at says when to try again,
    to people and to programs.
    """
    if refusal is None:
        return render(request, page, shown, status=422 if form.errors else 200)
    for words in words_for_waiting(refusal, at=clock.now()):
        form.add_error(field, words)
    return _told_to_wait(render(request, page, shown, status=refusal.status), refusal)


def _told_to_wait(answer: HttpResponse, refusal: TooManyTries) -> HttpResponse:
    answer.headers["Retry-After"] = str(60 * minutes_of(refusal, at=clock.now()))
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgot(request: HttpRequest) -> HttpResponse:
    """The answer is the same whether or not anybody goes by that name."""
    form, refusal = ForgottenForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        try:
            ask_for_link(
                typed=form.cleaned_data["typed"],
                address=address_of(request),
                device=device_of(request),
                at=clock.now(),
            )
        except TooManyTries as error:
            refusal = error
        else:
            ring()
            return redirect(f"{resolve_url('accounts:forgot')}?sent=1")
    shown = {"form": form, "is_sent": "sent" in request.GET}
    return _with_errors(request, "accounts/forgot.html", shown, form, refusal, "typed")


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_password(request: HttpRequest, token: str) -> HttpResponse:
    """The page a mailed link leads to; a link that has ended says how to get another."""
    try:
        user = owner_of_link(
            token, address=address_of(request), device=device_of(request), at=clock.now()
        )
        form = NewPasswordForm(request.POST if request.method == "POST" else None, user=user)
        if form.is_valid():
            set_password_by_link(token, new=form.cleaned_data["new"], at=clock.now())
            return _led_to_sign_in(request, user)
    except LinkEnded as ended:
        return render(
            request, "accounts/link_ended.html", {"why": ended.sentence}, status=ended.status
        )
    except TooManyTries as refusal:
        said = {"waiting": words_for_waiting(refusal, at=clock.now())}
        return _told_to_wait(
            render(request, "accounts/link_ended.html", said, status=refusal.status), refusal
        )
    return render(
        request,
        "accounts/set_password.html",
        {"form": form, "owner": user},
        status=422 if form.errors else 200,
    )


def _led_to_sign_in(request: HttpRequest, user: User) -> HttpResponse:
    """Whoever could read the letter is known from now on, however often others guess meanwhile."""
    logout(request)
    messages.success(request, _("Đã đặt mật khẩu. Mời bạn đăng nhập bằng mật khẩu mới."))
    answer = redirect("accounts:sign-in")
    remember_device(answer, request, user.pk)
    return answer


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
    at = clock.now()
    form = PasswordForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        confirm=partial(confirm_password, by=request.user, address=address_of(request), at=at),
        at=at,
    )
    if form.is_valid():
        change_password(new=form.cleaned_data["new"], by=request.user, at=at)
        update_session_auth_hash(request, request.user)
        messages.success(
            request, _("Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc.")
        )
        return redirect(onward if is_first else "accounts:profile")
    shown = {"form": form, "is_first": is_first, "next": onward}
    if form.refusal:
        answer = render(request, "accounts/password.html", shown, status=429)
        return _told_to_wait(answer, form.refusal)
    return render(request, "accounts/password.html", shown, status=422 if form.errors else 200)


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
    return page_named(request, wanted) or resolve_url(settings.LOGIN_REDIRECT_URL)
