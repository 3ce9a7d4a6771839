from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

import clock
from accounts.models import User
from audit.models import Event
from tests.factories import make_agency, make_user, moment
from tests.pages import assert_strict
from units.enums import Role

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
PASSWORD = "mat-khau-dai-va-la"


def sign_in(client: Client, user: User, password: str = PASSWORD, **fields: str) -> Any:
    return client.post("/sign-in/", {"username": user.username, "password": password, **fields})


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("page", ["/sign-in/", "/account/", "/account/password/", "/nowhere/"])
def test_every_page_of_the_account_is_strict_in_both_languages(
    page: str, language: str, client_of: SignedIn
) -> None:
    client = Client() if page == "/sign-in/" else client_of(make_user(Role.DIRECTOR))
    client.cookies["django_language"] = language

    answer = client.get(page)

    assert_strict(answer)
    assert f'<html lang="{language}">' in answer.content.decode()


def test_signing_in_leads_to_the_page_that_was_wanted() -> None:
    answer = sign_in(Client(), make_user(), next="/account/password/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/password/")


@pytest.mark.parametrize(
    "evil",
    [
        "//evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\\evil.example",
        "http://testserver//evil.example",
        "http://testserver/\\evil.example",
        "http://[",
        "",
    ],
)
def test_signing_in_never_leads_to_another_site(evil: str) -> None:
    answer = sign_in(Client(), make_user(), next=evil)

    assert answer.headers["Location"] == "/"


def test_a_wrong_password_keeps_what_was_typed_but_not_the_password() -> None:
    answer = sign_in(
        Client(), make_user(username="van.dk"), password="mot-mat-khau-khac", next="/account/"
    )
    page = answer.content.decode()

    assert answer.status_code == 422
    assert_strict(answer)
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in page
    assert 'value="van.dk"' in page
    assert 'name="next" value="/account/"' in page
    assert "mot-mat-khau-khac" not in page


def test_too_many_failures_say_how_long_to_wait() -> None:
    client, user = Client(), make_user(username="van.dk")
    with clock.freeze(moment("2026-11-25 09:03")):
        answers = [sign_in(client, user, password="sai") for _ in range(10)]
        answers.append(sign_in(client, user))
    pages = [answer.content.decode() for answer in answers]

    assert [answer.status_code for answer in answers] == [422] * 9 + [429] * 2
    assert ["lần thử." in page for page in pages] == [False] * 6 + [True] * 3 + [False] * 2
    for answer, page in zip(answers[-2:], pages[-2:], strict=True):
        assert "Tài khoản tạm khóa do đăng nhập sai nhiều lần." in page
        assert "Thử lại sau 12 phút." in page
        assert 'value="van.dk"' in page
        assert answer.headers["Retry-After"] == "720"
        assert_strict(answer)


def test_an_empty_form_says_what_is_missing() -> None:
    answer = Client().post("/sign-in/", {})

    assert answer.status_code == 422
    assert_strict(answer)


def test_a_visitor_begins_a_new_session_when_signing_in() -> None:
    client = Client()
    client.get("/account/")
    client.session["anything"] = "before"
    before = client.session.session_key

    sign_in(client, make_user())

    assert client.session.session_key != before


def test_somebody_signed_in_needs_no_sign_in_page(client_of: SignedIn) -> None:
    answer = client_of(make_user()).get("/sign-in/?next=/account/")

    assert answer.headers["Location"] == "/account/"


def test_the_saved_language_comes_back_with_the_person() -> None:
    client = Client()

    sign_in(client, make_user(language="en"))

    assert client.cookies["django_language"].value == "en"


def test_the_language_chosen_at_the_door_stays() -> None:
    client = Client()
    client.post("/language/", {"language": "en"})

    sign_in(client, make_user(language="vi"))

    assert client.cookies["django_language"].value == "en"


def test_choosing_a_language_is_kept_and_leads_back(client_of: SignedIn) -> None:
    user = make_user()

    answer = client_of(user).post("/language/", {"language": "en", "next": "/account/?a=1"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/?a=1")
    assert User.objects.get(pk=user.pk).language == "en"


@pytest.mark.parametrize("wanted", ["vi", "home", "accounts:profile", "./account/", "?a=1", "#a"])
def test_what_is_no_path_leads_to_the_first_page(wanted: str, client_of: SignedIn) -> None:
    user = make_user()

    answers = [
        client_of(user).post("/language/", {"language": "en", "next": wanted}),
        client_of(user).get("/sign-in/", {"next": wanted}),
        sign_in(Client(), user, next=wanted),
    ]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (302, "/")
    ] * 3


@pytest.mark.parametrize("language", ["fr", "", "vi\x00"])
def test_a_language_we_do_not_speak_is_refused(language: str) -> None:
    assert Client().post("/language/", {"language": language}).status_code == 400


def test_signing_out_ends_the_session_and_is_on_record(client_of: SignedIn) -> None:
    user = make_user()
    client = client_of(user)

    answer = client.post("/sign-out/")

    assert answer.headers["Location"] == "/sign-in/"
    assert client.get("/account/").headers["Location"] == "/sign-in/?next=/account/"
    assert Event.objects.get(action="accounts.sign-out").actor == user.pk


@pytest.mark.parametrize("page", ["/sign-out/", "/language/"])
def test_nothing_changes_by_looking(page: str, client_of: SignedIn) -> None:
    assert client_of(make_user()).get(page).status_code == 405


@pytest.mark.parametrize("page", ["/sign-in/", "/sign-out/", "/account/password/", "/language/"])
def test_a_form_from_elsewhere_is_refused(page: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())

    answer = client.post(page, {"language": "en"})

    assert answer.status_code == 403
    assert_strict(answer)


@pytest.mark.parametrize("page", ["/account/", "/account/password/", "/"])
def test_a_visitor_is_led_to_the_sign_in_page(page: str) -> None:
    assert Client().get(page).headers["Location"] == f"/sign-in/?next={page}"


def test_changing_the_password_keeps_this_session_and_ends_the_others(client_of: SignedIn) -> None:
    user = make_user()
    here, elsewhere = client_of(user), client_of(user)

    answer = here.post(
        "/account/password/",
        {"old": PASSWORD, "new": "mot-cau-dai-hon-han", "again": "mot-cau-dai-hon-han"},
        follow=True,
    )

    assert "Đã đổi mật khẩu." in answer.content.decode()
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"old": "sai"}, "old"),
        ({"new": "ngan", "again": "ngan"}, "new"),
        ({"new": "12345678901234567", "again": "12345678901234567"}, "new"),
        ({"again": "khac-han"}, "again"),
        ({"new": ""}, "new"),
    ],
)
def test_a_bad_new_password_says_which_field_is_wrong(
    fields: dict[str, str], field: str, client_of: SignedIn
) -> None:
    user = make_user()
    good = {"old": PASSWORD, "new": "mot-cau-dai-hon-han", "again": "mot-cau-dai-hon-han"}

    answer = client_of(user).post("/account/password/", {**good, **fields})

    assert answer.status_code == 422
    assert_strict(answer)
    assert list(answer.context["form"].errors) == [field]
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


def test_a_session_left_alone_for_half_an_hour_ends() -> None:
    client, user = Client(), make_user()
    start = moment("2026-11-25 09:00")
    statuses = []
    for minutes in (0, 29, 58, 89):
        with clock.freeze(start + timedelta(minutes=minutes)):
            if minutes == 0:
                sign_in(client, user)
            statuses.append(client.get("/account/").status_code)

    assert statuses == [200, 200, 200, 302]
    assert "Mời bạn đăng nhập lại." in client.get("/sign-in/").content.decode()


def test_a_session_ends_after_twelve_hours_however_busy() -> None:
    client, user = Client(), make_user()
    start = moment("2026-11-25 07:00")
    statuses = []
    for minutes in range(0, 12 * 60 + 21, 20):
        with clock.freeze(start + timedelta(minutes=minutes)):
            if minutes == 0:
                sign_in(client, user)
            statuses.append(client.get("/account/").status_code)

    assert statuses == [200] * 37 + [302]


def test_htmx_is_led_to_the_sign_in_page_as_a_whole_page() -> None:
    answer = Client().get(
        "/account/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/account/?tuan=49"},
    )

    assert answer.status_code == 200
    assert answer.headers["HX-Redirect"] == "/sign-in/?next=%2Faccount%2F%3Ftuan%3D49"


@pytest.mark.parametrize(
    "page", ["http://[", "vi", "https://evil.example/a", "http://testserver//evil.example"]
)
def test_htmx_on_no_page_of_ours_is_led_back_to_the_first(page: str) -> None:
    answer = Client().get("/account/", headers={"HX-Request": "true", "HX-Current-URL": page})

    assert answer.headers["HX-Redirect"] == "/sign-in/?next=%2F"


def test_htmx_gets_an_error_as_a_message_in_the_corner(client_of: SignedIn) -> None:
    answer = client_of(make_user()).get("/nowhere/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers["HX-Retarget"], answer.headers["HX-Reswap"]) == (
        404,
        "#toasts",
        "beforeend",
    )
    assert_strict(answer)


def test_a_user_without_any_grant_is_told_whom_to_ask(client_of: SignedIn) -> None:
    make_agency()
    answer = client_of(make_user()).get("/")

    assert answer.status_code == 403
    assert_strict(answer)
    assert "Tài khoản của bạn chưa được phân quyền ở cơ quan nào." in answer.content.decode()


def test_the_sign_in_page_names_the_agency_if_there_is_only_one() -> None:
    make_agency(name="Sở Nội vụ", parent_name="Ủy ban nhân dân tỉnh Hòa Giang")
    one = Client().get("/sign-in/").content.decode()
    make_agency(name="Sở Công Thương")
    two = Client().get("/sign-in/").content.decode()

    assert ("SỞ NỘI VỤ" in one, "ỦY BAN NHÂN DÂN TỈNH HÒA GIANG" in one, "SỞ NỘI VỤ" in two) == (
        True,
        True,
        False,
    )


def test_a_broken_page_says_so_without_asking_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accounts.views.render", None)
    answer = Client(raise_request_exception=False).get("/sign-in/")

    assert answer.status_code == 500
    assert_strict(answer)
    assert "Có lỗi ở máy chủ" in answer.content.decode()


def test_letters_about_the_week_are_switched_off_and_on_again(client_of: SignedIn) -> None:
    user = make_user()
    client = client_of(user)

    client.post("/account/week-mail/", {})
    off = User.objects.get(pk=user.pk).gets_week_mail
    client.post("/account/week-mail/", {"wanted": "yes"})

    assert (off, User.objects.get(pk=user.pk).gets_week_mail) == (False, True)
    assert Event.objects.filter(action="accounts.choose-week-mail").count() == 2
