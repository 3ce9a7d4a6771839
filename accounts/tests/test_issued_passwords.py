"""A password that somebody else issued: good for a few days, and for one page only."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client

import clock
from accounts.models import User
from accounts.services import change_password, set_issued_password
from audit.models import Event
from tests.factories import make_user
from tests.pages import assert_strict

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
OWN = "mot-cau-dai-hon-han"


def sign_in(user: User, password: str) -> tuple[Client, int, str]:
    client = Client()
    answer = client.post("/sign-in/", {"username": user.username, "password": password})
    return client, answer.status_code, answer.content.decode()


def test_the_first_sign_in_leads_every_page_to_the_password_page(wednesday: datetime) -> None:
    user = make_user()
    client, status, _ = sign_in(user, set_issued_password(user, by=None, at=wednesday))

    pages = [client.get(page) for page in ("/account/", "/", "/staff/?q=an", "/nowhere/")]
    sent = client.post("/staff/new/", {"code": "1"})
    asked = client.get("/account/", headers={"HX-Request": "true"})
    sent_by_htmx = client.post("/staff/new/", headers={"HX-Request": "true"})

    assert status == 302
    assert [answer.headers["Location"] for answer in (*pages, sent)] == [
        "/account/password/?next=%2Faccount%2F",
        "/account/password/?next=%2F",
        "/account/password/?next=%2Fstaff%2F%3Fq%3Dan",
        "/account/password/?next=%2Fnowhere%2F",
        "/account/password/?next=%2F",
    ]
    assert [answer.headers["HX-Redirect"] for answer in (asked, sent_by_htmx)] == [
        "/account/password/"
    ] * 2


def test_the_password_page_says_why_and_has_no_other_way_than_out(wednesday: datetime) -> None:
    user = make_user()
    client, _, _ = sign_in(user, set_issued_password(user, by=None, at=wednesday))

    answer = client.get("/account/password/?next=/account/")
    page = answer.content.decode()

    assert_strict(answer)
    assert ("Mật khẩu bạn vừa dùng do người khác cấp." in page, "Hủy bỏ" in page) == (True, False)
    assert ('action="/sign-out/"' in page, 'action="/language/"' in page) == (True, True)
    assert client.post("/language/", {"language": "en"}).headers["Location"] == "/"
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/account/").headers["Location"] == "/sign-in/?next=/account/"


def test_whoever_sets_their_own_goes_on_to_the_page_they_wanted(wednesday: datetime) -> None:
    user = make_user()
    issued = set_issued_password(user, by=None, at=wednesday)
    client, _, _ = sign_in(user, issued)

    answer = client.post(
        "/account/password/", {"old": issued, "new": OWN, "again": OWN, "next": "/account/?tab=1"}
    )

    user.refresh_from_db()
    assert answer.headers["Location"] == "/account/?tab=1"
    assert (user.must_set_password, user.check_password(OWN)) == (False, True)
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize("old", ["", "khong-phai-mat-khau-nay"])
def test_the_issued_password_is_asked_for_again(old: str, wednesday: datetime) -> None:
    user = make_user()
    client, _, _ = sign_in(user, set_issued_password(user, by=None, at=wednesday))

    answer = client.post("/account/password/", {"old": old, "new": OWN, "again": OWN})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["old"])
    assert User.objects.get(pk=user.pk).must_set_password


def test_the_issued_password_is_not_kept_as_ones_own(wednesday: datetime) -> None:
    user = make_user()
    issued = set_issued_password(user, by=None, at=wednesday)
    client, _, _ = sign_in(user, issued)

    answer = client.post("/account/password/", {"old": issued, "new": issued, "again": issued})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["new"])


def test_an_issued_password_ends_after_seven_days_with_a_clear_message(wednesday: datetime) -> None:
    user = make_user()
    issued = set_issued_password(user, by=None, at=wednesday)

    with clock.freeze(wednesday + timedelta(days=7, seconds=-1)):
        in_time = sign_in(user, issued)
    with clock.freeze(wednesday + timedelta(days=7)):
        late, guessed = sign_in(user, issued), sign_in(user, "khong-phai-mat-khau-nay")

    said = "Mật khẩu được cấp đã hết hạn."
    assert (in_time[1], late[1], guessed[1]) == (302, 422, 422)
    assert (said in late[2], said in guessed[2]) == (True, False)


def test_a_password_of_ones_own_does_not_end(wednesday: datetime) -> None:
    user = make_user()
    set_issued_password(user, by=None, at=wednesday)
    change_password(new=OWN, by=user, at=wednesday)

    with clock.freeze(wednesday + timedelta(days=400)):
        client, status, _ = sign_in(user, OWN)

        assert (status, client.get("/account/").status_code) == (302, 200)


def test_issuing_ends_the_sessions_of_the_account(wednesday: datetime, client_of: SignIn) -> None:
    user = make_user()
    client = client_of(user)

    set_issued_password(user, by=None, at=wednesday)

    assert client.get("/account/").headers["Location"] == "/sign-in/?next=/account/"


def test_an_issued_password_is_stretched_once_it_is_used(
    wednesday: datetime, settings: Any
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    user = make_user()
    issued = set_issued_password(user, by=None, at=wednesday)
    kept = [User.objects.get(pk=user.pk).password]

    client, status, _ = sign_in(user, issued)
    kept.append(User.objects.get(pk=user.pk).password)

    assert (status, client.get("/account/password/").status_code) == (302, 200)
    assert [identify_hasher(each).must_update(each) for each in kept] == [True, False]
    assert not any(issued in str(event.after) for event in Event.objects.all())
