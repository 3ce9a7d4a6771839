"""A password is the same however its letters are put together."""

import unicodedata
from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from accounts.letters import make_token
from accounts.models import User
from accounts.services import change_password
from tests.factories import make_user, moment

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
NINE = moment("2026-11-25 09:00")
WORDS = "Mật khẩu này dài lắm"
SPELLINGS = [unicodedata.normalize(form, WORDS) for form in ("NFC", "NFD")]


def sign_in(user: User, password: str) -> int:
    return Client().post("/sign-in/", {"username": user.username, "password": password}).status_code


@pytest.mark.parametrize("typed", [*SPELLINGS, WORDS.replace("M", "Ｍ")])
@pytest.mark.parametrize("chosen", SPELLINGS)
def test_a_password_set_on_one_machine_opens_on_another(chosen: str, typed: str) -> None:
    user = make_user()
    change_password(new=chosen, by=user, at=NINE)

    assert (sign_in(user, typed), sign_in(user, typed.lower())) == (302, 422)


@pytest.mark.parametrize("typed", SPELLINGS)
@pytest.mark.parametrize("kept", [*SPELLINGS, "ﬁ " + SPELLINGS[1]])
def test_a_password_that_was_kept_as_it_was_typed_still_opens(kept: str, typed: str) -> None:
    user = make_user()
    User.objects.filter(pk=user.pk).update(password=make_password(kept))

    assert sign_in(user, "ﬁ " + typed if kept.startswith("ﬁ") else typed) == 302


def test_both_fields_of_a_new_password_may_be_spelt_differently(client_of: SignedIn) -> None:
    user = make_user()
    composed, apart = SPELLINGS

    answer = client_of(user).post(
        "/account/password/", {"old": "mat-khau-dai-va-la", "new": composed, "again": apart}
    )
    same = client_of(User.objects.get(pk=user.pk)).post(
        "/account/password/", {"old": apart, "new": composed, "again": composed}
    )

    assert (answer.status_code, same.status_code) == (302, 422)
    assert list(same.context["form"].errors) == ["new"]


def test_the_length_of_a_password_is_counted_in_letters_not_in_signs(client_of: SignedIn) -> None:
    """Twelve letters, of which some take two or three signs to write."""
    short = unicodedata.normalize("NFD", "ậậậậậậậậậậậậ")

    answer = client_of(make_user()).post(
        "/account/password/", {"old": "mat-khau-dai-va-la", "new": short, "again": short}
    )

    assert list(answer.context["form"].errors) == ["new"]


def test_a_link_sets_the_one_spelling_too() -> None:
    user = make_user()
    composed, apart = SPELLINGS
    link = f"/password/set/{make_token(user, until=NINE.replace(year=2036))}/"

    Client().post(link, {"new": apart, "again": apart})

    assert sign_in(user, composed) == 302


def test_an_account_without_a_password_opens_to_nothing() -> None:
    user = User.objects.create_user("khong.mat.khau", full_name="Lê Thị Bình")

    assert (user.has_usable_password(), sign_in(user, "")) == (False, 422)
