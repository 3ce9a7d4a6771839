"""One command takes an empty server to an administrator who can sign in."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from units.enums import Role
from units.models import Agency, Grant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


def started(**more: str) -> str:
    said = StringIO()
    given = {"code": "so-noi-vu", "name": "Sở Nội vụ", "admin": "Từ Ngọc Diệp", **more}
    call_command("start_agency", stdout=said, **given)
    return said.getvalue()


def password_in(said: str) -> str:
    [line] = [line for line in said.splitlines() if "Mật khẩu / password" in line]
    return line.split()[-1]


def test_the_first_administrator_signs_in_with_what_was_printed() -> None:
    said = started()

    answer = Client().post(
        reverse("accounts:sign-in"),
        {"username": "quantri.so-noi-vu", "password": password_in(said)},
    )

    assert answer.status_code == 302
    grant = Grant.objects.get()
    assert (grant.user.full_name, grant.role, grant.agency.name) == (
        "Từ Ngọc Diệp", Role.ADMIN, "Sở Nội vụ",
    )  # fmt: skip
    assert "check_setup" in said


def test_the_password_is_kept_nowhere() -> None:
    password = password_in(started())

    assert password not in User.objects.get().password
    assert not any(password in str((event.before, event.after)) for event in Event.objects.all())


@pytest.mark.parametrize(
    "again",
    [{}, {"username": "khac"}, {"code": "so-khac", "username": "quantri.so-noi-vu"}],
)
def test_what_is_there_is_not_begun_again(again: dict[str, str]) -> None:
    started()

    with pytest.raises(CommandError, match="Đã có"):
        started(**again)

    assert (Agency.objects.count(), User.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "wrong", [{"code": "Sở Nội vụ"}, {"username": "Từ Diệp"}, {"email": "không phải"}, {"name": ""}]
)
def test_what_cannot_be_is_said_and_nothing_is_written(wrong: dict[str, str]) -> None:
    with pytest.raises(CommandError):
        started(**wrong)

    assert (Agency.objects.count(), User.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_on_an_empty_server_the_first_page_says_how_to_begin() -> None:
    empty = Client().get("/", follow=True)
    started()
    begun = Client().get("/", follow=True)

    assert (empty.status_code, begun.status_code) == (200, 200)
    assert ("start_agency" in empty.text, "start_agency" in begun.text) == (True, False)


def test_an_account_on_a_server_without_an_agency_is_told_how_to_begin() -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("ky.thuat", full_name="Kỹ thuật"))

    empty = client.get("/")
    started()
    begun = client.get("/")

    assert (empty.status_code, begun.status_code) == (403, 403)
    assert ("start_agency" in empty.text, "start_agency" in begun.text) == (True, False)
