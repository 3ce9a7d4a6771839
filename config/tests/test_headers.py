import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors"
    " 'none'; form-action 'self'"
)


def fine(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.LANGUAGE_CODE)


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError(request.path)


urlpatterns = [path("fine/", fine), path("broken/", broken), path("", include("accounts.urls"))]
pytestmark = pytest.mark.urls(__name__)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("page", "status"), [("/fine/", 200), ("/nowhere/", 404), ("/broken/", 500), ("/fine", 301)]
)
def test_every_answer_carries_the_policy(page: str, status: int) -> None:
    answer = Client(raise_request_exception=False).get(page)

    assert answer.status_code == status
    assert {
        name: answer.headers[name]
        for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")
    } == {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    assert answer.headers["Permissions-Policy"].startswith("camera=()")


@pytest.mark.parametrize(
    ("cookie", "language"), [(None, "vi"), ("en", "en"), ("vi", "vi"), ("fr", "vi")]
)
def test_only_the_readers_own_choice_changes_the_language(
    cookie: str | None, language: str
) -> None:
    client = Client(headers={"accept-language": "en-US,en"})
    if cookie:
        client.cookies["django_language"] = cookie

    answer = client.get("/fine/")

    assert (answer.content.decode(), answer.headers["Content-Language"]) == (language, language)
