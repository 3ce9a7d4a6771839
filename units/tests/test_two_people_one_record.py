"""Two people save one record: the second is told what changed meanwhile, and nothing is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import make_staff, make_unit, make_user, make_zone
from units.enums import Role
from units.models import CalendarDay, Staff, Unit, Zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
WHOLE_RECORDS = {
    "correct": (Staff, "phone", "0912345678", "title", "Chuyên viên chính"),
    "unit": (Unit, "short_name", "TC", "name", "Phòng Tổ chức"),
    "zone": (Zone, "name", "Phường Một", "name", "Phường Hai"),
}


@pytest.fixture
def unit() -> Unit:
    return make_unit(name="Văn phòng")


def row_of(page: str, unit: Unit) -> Any:
    return {
        "correct": lambda: make_staff(unit),
        "unit": lambda: unit,
        "zone": lambda: make_zone(unit.agency),
    }[page]()


def sent_by(page: Any) -> dict[str, Any]:
    """What a browser would send from this page if nothing were changed on it."""
    form = page.context["form"]
    return {
        name: value for name in form.fields if (value := form[name].value()) not in (None, False)
    }


@pytest.mark.parametrize("page", WHOLE_RECORDS)
def test_the_second_to_save_is_told_what_the_first_changed(
    page: str, unit: Unit, client_of: SignIn
) -> None:
    model, field, first, other, second = WHOLE_RECORDS[page]
    row = row_of(page, unit)
    lan = make_user(Role.OFFICE, unit.agency, full_name="Lan Văn Thư")
    one, two = client_of(lan), client_of(make_user(Role.OFFICE, unit.agency))
    address = reverse(f"units:{page}", args=[row.pk])
    hers, his = sent_by(one.get(address)), sent_by(two.get(address))

    saved = one.post(address, {**hers, field: first})
    refused = two.post(address, {**his, other: second})
    between = str(getattr(model.objects.get(pk=row.pk), field))
    kept = sent_by(refused)
    once_more = two.post(address, kept)

    assert (saved.status_code, refused.status_code, once_more.status_code) == (302, 422, 302)
    assert between == first
    assert "Lan Văn Thư đã sửa hồ sơ này sau khi bạn mở (09:00 25/11/2026)." in refused.text
    assert f"thành “{first}”" in refused.text
    assert kept[other] == second


@pytest.mark.parametrize("page", WHOLE_RECORDS)
def test_who_saves_alone_is_asked_nothing(page: str, unit: Unit, client_of: SignIn) -> None:
    _model, field, first, _other, _second = WHOLE_RECORDS[page]
    row, client = row_of(page, unit), client_of(make_user(Role.OFFICE, unit.agency))
    address = reverse(f"units:{page}", args=[row.pk])

    answers = [
        client.post(address, {**sent_by(client.get(address)), field: value}).status_code
        for value in (first, first if field == "phone" else f"{first} B")
    ]

    assert answers == [302, 302]


@pytest.mark.parametrize("page", WHOLE_RECORDS)
def test_every_form_of_a_whole_record_carries_what_was_opened(
    page: str, unit: Unit, client_of: SignIn
) -> None:
    client = client_of(make_user(Role.OFFICE, unit.agency))

    shown = client.get(reverse(f"units:{page}", args=[row_of(page, unit).pk]))

    assert shown.text.count('name="seen"') == 1


def test_a_seal_that_was_tampered_with_says_nothing_and_breaks_nothing(
    unit: Unit, client_of: SignIn
) -> None:
    client = client_of(make_user(Role.OFFICE, unit.agency))
    address = reverse("units:unit", args=[unit.pk])

    saved = client.post(address, {**sent_by(client.get(address)), "seen": "x:y:z"})

    assert saved.status_code == 302


def test_a_day_somebody_else_put_on_record_is_replaced_knowingly(
    unit: Unit, client_of: SignIn
) -> None:
    one, two = (client_of(make_user(Role.OFFICE, unit.agency)) for _each in range(2))
    page = reverse("units:calendar")
    hers = {"day": "02/09/2026", "kind": "holiday", "name": "Quốc khánh", "basis": "1/TB"}
    his = {**hers, "kind": "compensation", "name": "Nghỉ bù", "basis": "2/TB"}

    saved = one.post(page, hers)
    same = one.post(page, hers)
    told = two.post(page, his)
    stood = CalendarDay.objects.get().name
    once_more = two.post(page, {**his, "replaces": told.context["form"]["replaces"].value()})

    assert [answer.status_code for answer in (saved, same, told, once_more)] == [302, 302, 422, 302]
    assert "Ngày 02/09/2026 đã ghi là “Nghỉ lễ, Tết, Quốc khánh”" in told.content.decode()
    assert (stood, CalendarDay.objects.get().name) == ("Quốc khánh", "Nghỉ bù")


def test_a_first_day_written_down_wrongly_is_corrected_on_the_card(
    unit: Unit, client_of: SignIn
) -> None:
    staff = make_staff(unit)
    office = client_of(make_user(Role.OFFICE, unit.agency))
    page = reverse("units:correct", args=[staff.pk])
    given = sent_by(office.get(page))

    answer = office.post(page, {**given, "first": "15/06/2026"})

    assert answer.status_code == 302
    assert staff.positions.get().first == date(2026, 6, 15)
