"""What units do for citizens: who keeps it, how it is given when, and what anybody may read."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.models import Clause
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    WEEK,
    Office,
    lawful_office,
    make_office,
    mandate,
)
from serving.enums import ServiceWay
from serving.errors import AddressTaken, ServiceNamed, WayEndsBefore, WayOverlaps, WayUngrounded
from serving.models import PublicPage, ServiceSpell
from serving.selectors.services import public_services, services_on, suspended_receptions
from serving.services.changing import change_way, end_way
from serving.services.keeping import keep_public_page, keep_service
from serving.tests.factories import make_public_page, make_service, make_spell
from serving.values import ShownService
from tests.factories import make_unit, make_user
from units.enums import Role
from weeks.errors import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SUNDAY, TUESDAY = MONDAY - timedelta(days=1), MONDAY + timedelta(days=1)
SignIn = Callable[[User], Client]


@pytest.fixture
def office() -> Office:
    return lawful_office()


def shown(office: Office, day: Any = MONDAY) -> ShownService:
    (one,) = services_on(mandate(office.office), day)
    return one


def changed(office: Office, service: Any, **fields: Any) -> ServiceSpell:
    return make_spell(office, service=service, **fields)


def test_a_service_is_given_at_the_counter_until_something_else_is_on_record(
    office: Office,
) -> None:
    make_spell(office)

    assert [shown(office, day).way for day in (SUNDAY, MONDAY)] == [
        ServiceWay.COUNTER,
        ServiceWay.SUSPENDED,
    ]
    assert [one.first for one in shown(office, SUNDAY).later] == [MONDAY]


def test_the_ground_of_a_change_is_the_clause_of_a_document(office: Office) -> None:
    clause = Clause.objects.filter(item="khoản 2").get()
    make_spell(office, clause=clause, ground="")

    now = shown(office).now
    assert now is not None
    assert (now.ground, now.directive_id) == (
        "khoản 2, Công văn số 312/UBND-NC",
        clause.edition.directive_id,
    )


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"ground": " "}, WayUngrounded),
        ({"last": SUNDAY}, WayEndsBefore),
        ({"first": SUNDAY, "last": TUESDAY}, WayOverlaps),
        ({"first": SUNDAY}, WayOverlaps),
    ],
)
def test_what_is_not_well_said_is_refused(
    office: Office, fields: dict[str, Any], refused: type[Exception]
) -> None:
    service = make_service(office)
    changed(office, service)

    with pytest.raises(refused):
        changed(office, service, **fields)


def test_what_went_on_until_further_notice_ends_where_the_next_begins(office: Office) -> None:
    service = make_service(office)
    changed(office, service)
    changed(office, service, first=TUESDAY, way=ServiceWay.ONLINE)

    assert list(ServiceSpell.objects.values_list("way", "first", "last").order_by("first")) == [
        ("suspended", MONDAY, MONDAY),
        ("online", TUESDAY, None),
    ]


def test_a_change_is_ended_by_a_day_and_struck_before_it_begins(office: Office) -> None:
    spell = make_spell(office)

    end_way(spell, last=MONDAY, by=office.office, at=LATER)
    spell.refresh_from_db()
    assert spell.last == MONDAY

    end_way(spell, last=SUNDAY, by=office.office, at=LATER)
    assert not ServiceSpell.objects.exists()


def test_a_head_keeps_the_services_of_the_own_unit_only(office: Office) -> None:
    theirs = make_service(office)
    other = make_user(Role.HEAD, unit=make_unit(office.agency))
    facts: dict[str, Any] = {"place": "", "hours": "", "is_reception": False}

    keep_service(theirs, unit=office.unit, name="Một cửa", **facts, by=office.head, at=NOW)
    with pytest.raises(NotAllowed):
        keep_service(theirs, unit=office.unit, name="Một cửa", **facts, by=other, at=NOW)
    with pytest.raises(NotAllowed):
        make_spell(make_office(), service=theirs)
    with pytest.raises(ServiceNamed):
        keep_service(None, unit=office.unit, name="một CỬA", **facts, by=office.head, at=NOW)


def test_a_clause_of_another_agency_is_no_ground(office: Office) -> None:
    service, other = make_service(office), lawful_office()
    clause = Clause.objects.filter(edition__directive__agency=other.agency).first()

    with pytest.raises(NotAllowed):
        change_way(
            service, way=ServiceWay.LIMITED, first=MONDAY, last=None, clause=clause, ground="",
            instead="", by=office.office, at=NOW,
        )  # fmt: skip


def test_anybody_reads_the_public_page_and_no_person_is_named_there(
    office: Office, client: Client, django_assert_num_queries: Any
) -> None:
    make_spell(office)
    page = make_public_page(office)
    address = reverse("serving:public", args=[page.slug])

    with django_assert_num_queries(3):
        answer = client.get(address)

    said = answer.content.decode()
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert "Thông báo số 12/TB" not in said  # from Monday on
    assert "từ 30/11/2026: Tạm ngưng" in said
    assert not [one for one in office.people if one.full_name in said]
    assert not client.cookies
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_three_services_are_read_by_as_many_queries_as_one(
    office: Office, django_assert_num_queries: Any
) -> None:
    page = make_public_page(office)
    for name in ("Tiếp công dân", "Một cửa", "Trả kết quả"):
        make_spell(office, name)

    with django_assert_num_queries(3):
        found = public_services(page.slug, MONDAY)

    assert found is not None
    assert len(found.changed) == 3


def test_a_closed_page_is_not_there(office: Office, client: Client) -> None:
    make_public_page(office)
    keep_public_page(slug="so-noi-vu", is_open=False, contact="", by=office.office, at=LATER)

    assert client.get(reverse("serving:public", args=["so-noi-vu"])).status_code == 404
    assert PublicPage.objects.get().is_open is False


def test_two_agencies_have_two_addresses(office: Office) -> None:
    make_public_page(office)

    with pytest.raises(AddressTaken):
        make_public_page(lawful_office())


def test_the_work_calendar_says_that_citizens_are_not_received(
    office: Office, client_of: SignIn
) -> None:
    make_spell(office)
    make_spell(office, "Một cửa", service=make_service(office, "Một cửa", is_reception=False))

    assert [one.first for one in suspended_receptions(office.agency, WEEK)] == [MONDAY]
    assert suspended_receptions(office.agency, WEEK.shifted(-1)) == []
    page = client_of(office.director).get(reverse("events:week", args=[WEEK])).content.decode()
    assert page.count("Tạm ngưng tiếp công dân") == 1


def test_the_office_keeps_a_service_by_its_pages(office: Office, client_of: SignIn) -> None:
    """A journey: list it, suspend it by a clause, read the notice, open the page, end it."""
    client = client_of(office.office)
    typed = {"unit": office.unit.pk, "name": "Tiếp công dân", "is_reception": "on"}
    kept = client.post(reverse("serving:new"), typed, follow=True)
    service = kept.context["service"]
    clause = Clause.objects.filter(item="khoản 1").get()
    way = {"way": "suspended", "first": "25/11/2026", "clause": clause.pk, "instead": "Gửi thư"}
    client.post(reverse("serving:way", args=[service.pk]), way)
    client.post(reverse("serving:public-page"), {"is_open": "on", "slug": "so", "contact": "024"})

    notice = client.get(reverse("serving:notice")).content.decode()
    assert "khoản 1, Công văn số 312/UBND-NC" in notice
    assert "http://testserver/public/so/" in notice
    public = Client().get(reverse("serving:public", args=["so"])).content.decode()
    assert "Gửi thư" in public
    client.post(reverse("serving:end", args=[service.spells.get().pk]))
    assert service.spells.get().last == NOW.date() - timedelta(days=1)


def test_an_agency_without_services_says_what_to_do(client_of: SignIn) -> None:
    office = make_office()
    page = client_of(office.office).get(reverse("serving:services")).content.decode()

    assert "Chưa ghi việc nào" in page
    assert client_of(office.office).get(reverse("serving:notice")).status_code == 200
