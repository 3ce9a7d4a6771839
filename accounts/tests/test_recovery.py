"""A password that was forgotten, set anew by a link that was mailed."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.core import mail
from django.test import Client

import clock
from accounts.models import User
from accounts.services import mail_invitations, record_wrong_tries
from accounts.tasks import send_letters
from audit.models import Event
from notices.models import Delivery, Run
from tests.factories import make_user
from tests.pages import assert_strict

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
OWN = "mot-cau-dai-hon-han"
NEW = {"new": OWN, "again": OWN}


def ask(typed: str, address: str = "10.0.0.1") -> Any:
    return Client(REMOTE_ADDR=address).post("/password/forgot/", {"typed": typed}, follow=True)


def text_of(delivery: Delivery) -> str:
    letter = message_from_bytes(bytes(delivery.message), policy=policy.default)
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def links() -> list[str]:
    """The paths of the links that wait in the outbox, oldest first."""
    return [
        re.findall(r"http://localhost:8000(/password/set/\S+)", text_of(delivery))[0]
        for delivery in Delivery.objects.order_by("pk")
    ]


def test_the_sign_in_page_leads_there_and_the_way_back() -> None:
    page, forgot = Client().get("/sign-in/"), Client().get("/password/forgot/")

    assert_strict(forgot)
    assert 'href="/password/forgot/"' in page.content.decode()
    assert 'href="/sign-in/"' in forgot.content.decode()


@pytest.mark.parametrize("typed", ["van.dk", " VAN.DK", "Khai@hoagiang.gov.vn"])
def test_the_user_name_or_the_address_is_enough(typed: str, wednesday: datetime) -> None:
    user = make_user(username="van.dk", email="khai@hoagiang.gov.vn")

    ask(typed)

    assert list(Delivery.objects.values_list("address", "recipient_user")) == [
        ("khai@hoagiang.gov.vn", user.pk)
    ]


def test_the_answer_tells_nobody_which_accounts_exist(wednesday: datetime) -> None:
    make_user(username="van.dk")
    make_user(username="da.khoa", is_active=False)
    make_user(username="khong.thu", email="")

    answers = [ask(typed) for typed in ("van.dk", "da.khoa", "khong.thu", "khong-co-ai")]

    pages = {
        re.sub(r'value="\w{64}"|"X-CSRFToken": "\w+"', "", a.content.decode()) for a in answers
    }
    assert ({a.status_code for a in answers}, len(pages), Delivery.objects.count()) == ({200}, 1, 1)
    assert_strict(answers[0])


def test_the_letter_leaves_at_once_and_names_the_account_and_the_end(wednesday: datetime) -> None:
    make_user(username="van.dk", full_name="Văn Đình Khải")
    ask("van.dk")

    send_letters()

    sent = Delivery.objects.get()
    text = text_of(sent)
    assert (len(mail.outbox), sent.state) == (1, Delivery.State.SENT)
    assert "Kính gửi đồng chí Văn Đình Khải," in text
    assert "Tên đăng nhập: van.dk" in text
    assert "Đường dẫn dùng một lần, đến 10:00 ngày 25/11/2026." in text


def test_the_link_sets_a_new_password_and_ends_the_sessions(
    wednesday: datetime, client_of: SignIn
) -> None:
    user = make_user(issued_until=wednesday)
    elsewhere = client_of(user)
    ask(user.username)
    [link] = links()

    page = Client().get(link)
    answer = Client().post(link, NEW, follow=True)

    user.refresh_from_db()
    assert_strict(page)
    assert "Đã đặt mật khẩu." in answer.content.decode()
    assert (user.check_password(OWN), user.must_set_password) == (True, False)
    assert elsewhere.get("/account/").headers["Location"] == "/sign-in/?next=/account/"


def test_a_link_works_once(wednesday: datetime) -> None:
    user = make_user()
    ask(user.username)
    [link] = links()
    Client().post(link, NEW)

    seen, used = Client().get(link), Client().post(link, {"new": OWN * 2, "again": OWN * 2})

    assert (seen.status_code, used.status_code) == (410, 410)
    assert_strict(seen)
    assert User.objects.get(pk=user.pk).check_password(OWN)


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (60, 410)])
def test_a_link_ends_after_an_hour(minutes: int, status: int, wednesday: datetime) -> None:
    ask(make_user().username)
    [link] = links()

    with clock.freeze(wednesday + timedelta(minutes=minutes)):
        assert Client().get(link).status_code == status


def test_a_letter_that_waited_an_hour_does_not_leave_any_more(wednesday: datetime) -> None:
    ask(make_user().username)

    with clock.freeze(wednesday + timedelta(hours=1)):
        send_letters()

    assert (mail.outbox, Delivery.objects.get().state) == ([], Delivery.State.EXPIRED)


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": "khac@vi-du.vn"}])
def test_a_link_ends_with_the_account_or_its_address(
    change: dict[str, object], wednesday: datetime
) -> None:
    user = make_user()
    ask(user.username)
    [link] = links()
    User.objects.filter(pk=user.pk).update(**change)

    assert Client().post(link, NEW).status_code == 410


def test_a_link_that_was_written_by_hand_opens_nothing() -> None:
    statuses = [
        Client().get(f"/password/set/{token}/").status_code for token in ("a", "MQ:x:y", "é", "a:b")
    ]

    assert statuses == [410] * 4


@pytest.mark.parametrize(
    ("given", "field"),
    [({"new": "ngan", "again": "ngan"}, "new"), ({**NEW, "again": "khac"}, "again")],
)
def test_a_bad_password_is_told_and_leaves_the_link_good(
    given: dict[str, str], field: str, wednesday: datetime
) -> None:
    ask(make_user().username)
    [link] = links()

    refused = Client().post(link, given)

    assert (refused.status_code, list(refused.context["form"].errors)) == (422, [field])
    assert Client().post(link, NEW).status_code == 302


def test_the_fourth_letter_within_an_hour_is_not_written(wednesday: datetime) -> None:
    user = make_user()
    answers = [ask(user.username, f"10.0.0.{place}") for place in range(4)]

    with clock.freeze(wednesday + timedelta(hours=1)):
        ask(user.username)

    assert [answer.status_code for answer in answers] == [200] * 4
    assert Delivery.objects.count() == 4


def test_one_address_asks_ten_times_an_hour(wednesday: datetime) -> None:
    answers = [ask(f"khong-co-ai-{place}") for place in range(11)]
    elsewhere = ask("khong-co-ai", "10.0.0.2")

    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert "Thử lại sau 60 phút." in answers[-1].content.decode()
    assert elsewhere.status_code == 200


def test_what_was_asked_and_set_is_on_record_without_a_secret(wednesday: datetime) -> None:
    user = make_user()
    ask(user.username)
    ask("khong-co-ai")
    [link] = links()
    Client().post(link, NEW)
    record_wrong_tries(at=wednesday + timedelta(minutes=15))

    events = list(Event.objects.order_by("pk"))

    assert [(event.action, event.actor, event.subject_name) for event in events] == [
        ("accounts.ask-link", None, str(user)),
        ("accounts.set-password-by-link", user.pk, str(user)),
        ("accounts.refuse", None, "Quên mật khẩu"),
    ]
    written = "".join(f"{event.after} {event.before} {event.subject_name}" for event in events)
    assert [secret in written for secret in (OWN, link.split("/")[3], "khong-co-ai")] == [False] * 3


def test_no_page_of_an_agency_shows_such_a_letter(wednesday: datetime) -> None:
    """Its run belongs to no agency and says nothing of the link."""
    user = make_user()
    mail_invitations([user], agency="Sở Nội vụ", by=None, at=wednesday)

    run = Run.objects.get()

    assert (run.agency, run.kind, run.body_text, run.facts) == (0, "account", "", {})


def test_two_accounts_with_one_mailbox_get_a_letter_each(wednesday: datetime) -> None:
    for username in ("an.nv", "binh.tt"):
        make_user(username=username, email="vanphong@vi-du.vn")

    ask("vanphong@vi-du.vn")

    assert sorted(
        re.findall(r"Tên đăng nhập: (\S+)", text_of(delivery))[0]
        for delivery in Delivery.objects.all()
    ) == ["an.nv", "binh.tt"]
