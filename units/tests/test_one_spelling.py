"""One key, one spelling: both databases refuse the second, and pages and imports know the first."""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from tests.factories import MONDAY, make_agency, make_staff, make_unit, make_user, make_zone, moment
from units import services
from units.enums import Role
from units.errors import CodeTaken, NameTaken
from units.models import ReportRecipient, Staff, Unit
from units.services.agency import ListRecipient
from units.services.posts import StaffPost

pytestmark = pytest.mark.django_db
AT = moment("2026-11-25 09:00")
SignIn = Callable[[User], Client]


@pytest.fixture
def unit() -> Unit:
    return make_unit(name="Văn phòng")


@pytest.mark.parametrize(
    ("one", "other"), [("00121", "121"), ("ĐT1", "Ðt1"), ("CB-1", "ＣＢ－１"), ("CB1", "cb\u200b1")]
)
def test_the_database_and_the_records_refuse_a_second_spelling_of_a_code(
    one: str, other: str, unit: Unit
) -> None:
    staff = services.add_staff(
        unit, code=one, full_name="Lê An", post=StaffPost(title="CV"), first=MONDAY, by=None, at=AT
    )

    with pytest.raises(CodeTaken):
        services.add_staff(
            unit,
            code=other,
            full_name="Lê Bá",
            post=StaffPost(title="CV"),
            first=MONDAY,
            by=None,
            at=AT,
        )
    with pytest.raises(IntegrityError, match=r"code_key|one_spelling"), transaction.atomic():
        Staff.objects.create(agency=unit.agency, code=other, full_name="Lê Bá")

    assert staff.code == one


def test_the_same_code_in_another_agency_is_another_person(unit: Unit) -> None:
    make_staff(unit)
    elsewhere = make_unit()

    Staff.objects.create(agency=elsewhere.agency, code=Staff.objects.get().code, full_name="Lê Bá")

    assert Staff.objects.count() == 2


def test_zones_recipients_units_and_agencies_are_known_in_any_spelling(unit: Unit) -> None:
    agency = unit.agency
    make_zone(agency, "Phường Hoà An")
    services.set_recipients(agency, [ListRecipient("Bộ", "TongHop@Box.gov.vn")], by=None, at=AT)
    services.set_recipients(agency, [ListRecipient("Bộ mới", "tonghop@box.gov.vn")], by=None, at=AT)
    make_agency(code="so-y-te")

    with pytest.raises(NameTaken):
        services.add_zone(agency, name="PHƯỜNG  HÒA AN", by=None, at=AT)
    with pytest.raises(CodeTaken):
        services.create_unit(agency, code=unit.code.upper(), name="Khác", by=None, at=AT)
    with pytest.raises(CodeTaken):
        services.create_agency(code="SO-Y-TE", name="Sở Y tế", by=None, at=AT)

    assert list(ReportRecipient.objects.values_list("address", "name", "is_active")) == [
        ("tonghop@box.gov.vn", "Bộ mới", True)
    ]


def test_a_renamed_zone_gives_its_old_name_free(unit: Unit) -> None:
    zone = make_zone(unit.agency, "Phường Hòa An")

    services.rename_zone(zone, name="Phường Hòa Bình", by=None, at=AT)
    services.add_zone(unit.agency, name="Phường Hoà An", by=None, at=AT)
    with pytest.raises(NameTaken):
        services.add_zone(unit.agency, name="phường hoà bình", by=None, at=AT)


def test_rows_that_clash_before_spellings_are_compared_all_stay(unit: Unit) -> None:
    """As the migration does it: the older keeps the key, the later is told by its number."""
    migration = import_module("units.migrations.0009_one_spelling")
    first, second = make_staff(unit), make_staff(unit)
    Staff.objects.filter(pk=first.pk).update(code="00121", code_key="x")
    Staff.objects.filter(pk=second.pk).update(code="121", code_key="y")

    migration.fill(apps, None)
    again = Staff.objects.get(pk=second.pk)
    again.save()

    assert list(Staff.objects.order_by("pk").values_list("code_key", flat=True)) == [
        "121",
        f"121#{second.pk}",
    ]


@pytest.mark.parametrize(
    ("field", "typed"), [("code", "СB01"), ("full_name", "Nguyễn Vаn An")], ids=["code", "name"]
)
def test_a_letter_that_only_looks_like_ours_is_refused_in_words(
    field: str, typed: str, unit: Unit, client_of: SignIn
) -> None:
    office = client_of(make_user(Role.OFFICE, unit.agency))
    good = {"code": "CB01", "full_name": "Nguyễn Văn An", "unit": unit.pk, "title": "CV"}

    answer = office.post(
        reverse("units:new-person"), {**good, "rank": "staff", "first": "1/12/2026", field: typed}
    )

    assert (answer.status_code, Staff.objects.count()) == (422, 0)
    assert "chỉ giống về hình" in answer.text
    assert typed in answer.text


@pytest.mark.parametrize(
    "typed", ["0912 345 678", "+84 912 345 678", "0912.345.678", "84912345678", "345 678"]
)
def test_a_telephone_number_is_found_on_the_staff_list_however_it_is_written(
    typed: str, unit: Unit, client_of: SignIn
) -> None:
    staff, _other = make_staff(unit, "Lê Thị Tìm"), make_staff(unit, "Lê Thị Không")
    services.change_staff(staff, by=None, at=AT, phone="0912.345.678")

    page = client_of(make_user(Role.OFFICE, unit.agency)).get(reverse("units:staff"), {"q": typed})

    assert [post.staff.full_name for post in page.context["page"]] == ["Lê Thị Tìm"]


@pytest.mark.parametrize("name", ["Lê Thị Hoà", "LÊ THỊ HÒA"])
def test_the_second_of_a_name_in_a_unit_is_asked_about_and_entered_knowingly(
    name: str, unit: Unit, client_of: SignIn
) -> None:
    known, office = make_staff(unit, "Lê Thị Hòa"), client_of(make_user(Role.OFFICE, unit.agency))
    post = {"unit": unit.pk, "title": "Chuyên viên", "rank": "staff", "first": "1/12/2026"}
    typed = {**post, "code": "MOI1", "full_name": name}

    asked = office.post(reverse("units:new-person"), typed)
    between = Staff.objects.count()
    entered = office.post(reverse("units:new-person"), {**typed, "is_another": "on"})

    assert (asked.status_code, between, entered.status_code) == (422, 1, 302)
    assert f"Đơn vị này đã có Lê Thị Hòa ({known.code})." in asked.text
    assert 'type="checkbox" name="is_another"' in asked.text
    assert name in asked.text


def test_the_same_name_in_another_unit_is_not_asked_about(unit: Unit, client_of: SignIn) -> None:
    make_staff(make_unit(unit.agency, "Phòng Khác"), "Lê Thị Hòa")
    post = {"unit": unit.pk, "title": "Chuyên viên", "rank": "staff", "first": "1/12/2026"}

    entered = client_of(make_user(Role.OFFICE, unit.agency)).post(
        reverse("units:new-person"), {**post, "code": "MOI1", "full_name": "Lê Thị Hòa"}
    )

    assert entered.status_code == 302


def test_two_who_add_a_recipient_at_once_both_stay(unit: Unit) -> None:
    """Neither has seen the other's; a third, known in another spelling, is not doubled."""
    for name, address in (("Bộ", "bo@vi-du.vn"), ("Tỉnh", "tinh@vi-du.vn"), ("Bộ", "BO@vi-du.vn")):
        services.add_recipient(unit.agency, ListRecipient(name, address), by=None, at=AT)
    services.remove_recipient(ReportRecipient.objects.get(name="Tỉnh"), by=None, at=AT)
    services.remove_recipient(ReportRecipient.objects.get(name="Tỉnh"), by=None, at=AT)

    assert list(ReportRecipient.objects.order_by("pk").values_list("address", "is_active")) == [
        ("bo@vi-du.vn", True),
        ("tinh@vi-du.vn", False),
    ]
    assert Event.objects.filter(action="units.remove-recipient").count() == 1
