"""Telling people of a directive, and the list of those who have read it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from directives.models import Directive, Edition, Notice
from directives.services import read_directive, tell_staff
from directives.tests.factories import CAP, ENTERED, make_in_force
from tests.factories import make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import Agency, Staff, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

READERS_QUERIES = 6
LATER = moment("2026-11-26 09:00")


@pytest.fixture
def unit(agency: Agency) -> Unit:
    return make_unit(agency, "Phòng Tổ chức cán bộ")


def edition_of(directive: Directive) -> Edition:
    return directive.editions.get()


def names(notices: tuple[Notice, ...]) -> list[str]:
    return [notice.staff.full_name for notice in notices]


def test_everybody_in_scope_is_told_once(agency: Agency, office: User, unit: Unit) -> None:
    make_staff(unit, "Nguyễn Văn Bình")
    make_staff(unit, "Trần Thị An")
    edition = edition_of(make_in_force(agency, office))

    assert names(tell_staff(edition.pk, at=ENTERED)) == ["Trần Thị An", "Nguyễn Văn Bình"]
    assert tell_staff(edition.pk, at=LATER) == ()
    assert [event.after for event in Event.objects.filter(action="directives.tell")] == [
        {"people": 2}
    ]


def test_whom_no_clause_concerns_is_not_told(agency: Agency, office: User, unit: Unit) -> None:
    make_staff(unit, "Nguyễn Văn Bình")
    make_staff(make_unit(agency, can_work_remotely=False), "Trần Thị An")
    left = make_staff(unit, "Lê Văn Cường")
    Staff.objects.filter(pk=left.pk).update(is_active=False)
    edition = edition_of(
        make_in_force(agency, office, clauses=({"params": CAP, "traits": ("can-work-remotely",)},))
    )

    assert names(tell_staff(edition.pk, at=ENTERED)) == ["Nguyễn Văn Bình"]


def test_who_came_later_is_told_when_asked_again(agency: Agency, office: User, unit: Unit) -> None:
    make_staff(unit, "Nguyễn Văn Bình")
    edition = edition_of(make_in_force(agency, office))
    tell_staff(edition.pk, at=ENTERED)
    make_staff(unit, "Trần Thị An")

    assert names(tell_staff(edition.pk, at=LATER)) == ["Trần Thị An"]


def test_reading_settles_ones_own_notice_and_only_once(
    agency: Agency, office: User, unit: Unit
) -> None:
    reader, other = make_user(Role.READER, agency), make_user(Role.READER, agency)
    for user in (reader, other):
        make_staff(unit, user=user)
    directive = make_in_force(agency, office)
    tell_staff(edition_of(directive).pk, at=ENTERED)

    assert [read_directive(directive.pk, by=reader, at=LATER) for _ in range(2)] == [1, 0]
    assert dict(Notice.objects.values_list("staff__user", "read_at")) == {
        reader.pk: LATER,
        other.pk: None,
    }


def test_a_directive_to_be_read_stands_on_my_week_until_i_have_read_it(
    client_of: Callable[[User], Client], agency: Agency, office: User, unit: Unit
) -> None:
    reader = make_user(Role.READER, agency)
    make_staff(unit, user=reader)
    directive = make_in_force(agency, office)
    tell_staff(edition_of(directive).pk, at=ENTERED)
    client = client_of(reader)

    def asked() -> list[bool]:
        pages = (
            client.get(url, follow=True).content.decode()
            for url in (reverse("ownweek:mine"), reverse("directives:list"))
        )
        return [str(directive) in page.partition('class="rows')[2] for page in pages]

    before = asked()
    answer = client.post(reverse("directives:mark-read", args=[directive.pk]), follow=True)

    assert (before, asked()) == ([True, True], [False, False])
    assert "Đã ghi nhận bạn đã đọc văn bản." in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_readers_costs_a_fixed_number_of_queries(
    rows: int,
    client: Client,
    agency: Agency,
    office: User,
    unit: Unit,
    django_assert_num_queries: Any,
) -> None:
    for _ in range(rows):
        make_staff(unit)
    directive = make_in_force(agency, office)
    tell_staff(edition_of(directive).pk, at=ENTERED)
    url = reverse("directives:readers", args=[directive.pk])
    client.get(url)

    with django_assert_num_queries(READERS_QUERIES):
        page = client.get(url)

    assert [
        (edition.number, [(name, len(told)) for name, told in units])
        for edition, units in page.context["editions"]
    ] == [(1, [("Phòng Tổ chức cán bộ", rows)])]


def test_the_list_of_readers_can_be_narrowed_to_who_has_not_read(
    client: Client, agency: Agency, office: User, unit: Unit
) -> None:
    reader = make_user(Role.READER, agency)
    make_staff(unit, "Nguyễn Văn Bình", user=reader)
    make_staff(unit, "Trần Thị An")
    directive = make_in_force(agency, office)
    tell_staff(edition_of(directive).pk, at=ENTERED)
    read_directive(directive.pk, by=reader, at=LATER)

    page = client.get(reverse("directives:readers", args=[directive.pk]), {"unread": "1"})

    assert [names(tuple(told)) for _, units in page.context["editions"] for _, told in units] == [
        ["Trần Thị An"]
    ]
    assert (page.context["read"], page.context["told"]) == (1, 2)
