"""Who keeps the recipients sees that mail reaches them, copies the list, and reads who changed it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from notices.models import Delivery
from outgoing.services import send_waiting
from outgoing.tests.test_reminders import text_of
from tests.factories import make_agency, make_user, moment
from units.enums import Role
from units.models import Agency, ReportRecipient
from units.services import add_recipient, remove_recipient
from units.services.agency import ListRecipient

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
AT = moment("2026-11-30 09:00")


@pytest.fixture
def agency() -> Agency:
    return make_agency(name="Sở Nội vụ")


def added(agency: Agency, address: str, by: User | None = None) -> ReportRecipient:
    return add_recipient(agency, ListRecipient("Văn phòng Bộ", address), by=by, at=AT)


def test_a_trial_leaves_once_a_minute_to_the_address_alone_and_says_what_it_is(
    agency: Agency, client_of: SignIn
) -> None:
    row = added(agency, "vp@bo.example")
    added(agency, "khac@bo.example")
    admin = make_user(Role.ADMIN, agency)
    client, url = client_of(admin), reverse("outgoing:try-recipient", args=[row.pk])
    with clock.freeze(AT):
        answers = [client.post(url) for _twice in range(2)]
        send_waiting(now=lambda: AT)

    [letter] = Delivery.objects.filter(run__kind="list-trial")
    assert [one.url for one in answers] == [reverse("units:recipients")] * 2
    assert (letter.address, letter.state) == ("vp@bo.example", Delivery.State.SENT)
    assert "chỉ để thử đường gửi" in text_of(letter)
    assert admin.full_name in text_of(letter)


def test_a_recipient_of_another_agency_or_one_that_was_removed_is_unknown(
    agency: Agency, client_of: SignIn
) -> None:
    gone, elsewhere = added(agency, "cu@bo.example"), added(make_agency(), "x@bo.example")
    remove_recipient(gone, by=None, at=AT)
    client = client_of(make_user(Role.ADMIN, agency))

    found = [
        client.post(reverse("outgoing:try-recipient", args=[one.pk])).status_code
        for one in (gone, elsewhere)
    ]

    assert found == [404, 404]


def test_the_page_gives_all_addresses_at_once_and_says_who_changed_them(
    agency: Agency, client_of: SignIn
) -> None:
    admin = make_user(Role.ADMIN, agency)
    added(agency, "vp@bo.example", by=admin)
    remove_recipient(added(agency, "cu@bo.example", by=admin), by=admin, at=AT)
    added(agency, "moi@bo.example")

    page = client_of(admin).get(reverse("units:recipients"))

    assert page.context["addresses"] == "vp@bo.example; moi@bo.example"
    assert [(one.who, str(one.what), one.addresses) for one in page.context["changes"]] == [
        ("", "thêm", ("moi@bo.example",)),
        (admin.full_name, "thôi gửi", ("cu@bo.example",)),
        (admin.full_name, "thêm", ("cu@bo.example",)),
        (admin.full_name, "thêm", ("vp@bo.example",)),
    ]
