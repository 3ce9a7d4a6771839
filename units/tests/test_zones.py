"""Zones: recorded, renamed, declared something of; where offices lie and people live."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from refusals import Refusal
from tests.factories import make_staff, make_unit, make_user, make_zone, moment
from tests.pages import assert_strict
from units.enums import Role
from units.errors import EndsBeforeItBegins, NameTaken, Overlaps, UnknownLevel, ZoneInUse
from units.models import Agency, Staff, Unit, Zone, ZoneLevel
from units.selectors import mandate_of, zones_of
from units.services import add_zone, declare_level, end_level, remove_zone, rename_zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
NOW, TODAY = moment("2026-11-25 09:00"), date(2026, 11, 25)
MONDAY, SUNDAY = date(2026, 11, 30), date(2026, 12, 6)


@pytest.fixture
def unit() -> Unit:
    return make_unit(name="Văn phòng")


@pytest.fixture
def agency(unit: Unit) -> Agency:
    return unit.agency


@pytest.fixture
def keeper(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency)


@pytest.fixture
def browser(keeper: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(keeper)


def living(unit: Unit, home: str) -> Staff:
    staff = make_staff(unit)
    Staff.objects.filter(pk=staff.pk).update(home_zone=home)
    return staff


def revision(agency: Agency) -> int:
    return Agency.objects.values_list("revision", flat=True).get(pk=agency.pk)


def test_a_zone_gets_a_code_of_its_name_that_stays_when_it_is_renamed(
    agency: Agency, keeper: User
) -> None:
    zone = add_zone(agency, name="  Phường   Đông Sơn ", by=keeper, at=NOW)

    rename_zone(zone, name="Phường Đông Sơn mới", by=keeper, at=NOW)

    zone.refresh_from_db()
    assert (zone.code, zone.name) == ("phuong-dong-son", "Phường Đông Sơn mới")


def test_two_names_that_fold_alike_get_two_codes_and_one_name_is_taken_once(
    agency: Agency, keeper: User
) -> None:
    codes = [
        add_zone(agency, name=name, by=keeper, at=NOW).code for name in ("Xã Tân Hòa", "Xã Tân Hoa")
    ]

    assert codes == ["xa-tan-hoa", "xa-tan-hoa-2"]
    with pytest.raises(NameTaken):
        add_zone(agency, name="xã tân hòa", by=keeper, at=NOW)


def test_every_change_of_zones_changes_the_rules_and_is_on_record(
    agency: Agency, keeper: User
) -> None:
    zone = add_zone(agency, name="Phường Hòa An", by=keeper, at=NOW)
    rename_zone(zone, name="Phường Hòa An 2", by=keeper, at=NOW)
    level = declare_level(
        zone, level="level-4", first=MONDAY, basis="Thông báo 12", by=keeper, at=NOW
    )
    end_level(level, last=TODAY, by=keeper, at=NOW)
    remove_zone(zone, by=keeper, at=NOW)

    assert revision(agency) == 5
    assert list(Event.objects.order_by("pk").values_list("action", flat=True))[-5:] == [
        "units.add-zone",
        "units.rename-zone",
        "units.declare-level",
        "units.end-level",
        "units.remove-zone",
    ]


@pytest.mark.parametrize(
    ("declared", "refusal"),
    [
        ({"level": "level-5", "first": MONDAY}, UnknownLevel),
        ({"level": "pregnant", "first": MONDAY}, UnknownLevel),
        ({"level": "level-3", "first": SUNDAY, "last": MONDAY}, EndsBeforeItBegins),
        ({"level": "level-3", "first": SUNDAY}, Overlaps),
    ],
)
def test_a_declaration_that_makes_no_sense_is_refused_by_name(
    agency: Agency, keeper: User, declared: dict[str, Any], refusal: type[Refusal]
) -> None:
    zone = make_zone(agency)
    declare_level(zone, level="level-4", first=MONDAY, last=SUNDAY, by=keeper, at=NOW)

    with pytest.raises(refusal):
        declare_level(zone, **declared, by=keeper, at=NOW)

    assert zone.levels.count() == 1


def test_a_condition_may_hold_beside_an_alert_level(agency: Agency, keeper: User) -> None:
    zone = make_zone(agency)
    declare_level(zone, level="level-4", first=MONDAY, by=keeper, at=NOW)

    declare_level(zone, level="locked-down", first=MONDAY, by=keeper, at=NOW)

    assert zone.levels.count() == 2


def test_what_was_declared_holds_no_longer_than_its_last_day_and_is_gone_if_it_had_not_begun(
    agency: Agency, keeper: User
) -> None:
    zone = make_zone(agency)
    begun = declare_level(zone, level="level-4", first=date(2026, 11, 1), by=keeper, at=NOW)
    to_come = declare_level(zone, level="flooded-area", first=MONDAY, by=keeper, at=NOW)

    end_level(begun, last=TODAY, by=keeper, at=NOW)
    end_level(to_come, last=TODAY, by=keeper, at=NOW)

    assert list(zone.levels.values_list("level", "last")) == [("level-4", TODAY)]


def test_a_zone_that_weeks_were_judged_by_is_not_removed(
    agency: Agency, unit: Unit, keeper: User
) -> None:
    with_office, declared, empty = (make_zone(agency, name) for name in ("Xã A", "Xã B", "Xã C"))
    Unit.objects.filter(pk=unit.pk).update(zone=with_office)
    declare_level(declared, level="level-1", first=MONDAY, by=keeper, at=NOW)

    for zone in (with_office, declared):
        with pytest.raises(ZoneInUse):
            remove_zone(zone, by=keeper, at=NOW)
    remove_zone(empty, by=keeper, at=NOW)

    assert list(Zone.objects.values_list("name", flat=True)) == ["Xã A", "Xã B"]


@pytest.mark.parametrize("count", [1, 3])
def test_zones_are_listed_with_offices_people_and_what_holds_today(
    agency: Agency, unit: Unit, keeper: User, count: int, django_assert_num_queries: Any
) -> None:
    zones = [make_zone(agency, f"Xã Tân Hòa {number}") for number in range(count)]
    Unit.objects.filter(pk=unit.pk).update(zone=zones[0])
    ZoneLevel.objects.create(zone=zones[0], level="level-3", first=TODAY, last=TODAY)
    ZoneLevel.objects.create(zone=zones[0], level="level-4", first=MONDAY)
    for home in (
        "xã tân hòa 0",
        "Xã Tân Hoà 0",
        "xa tan hoa 0",
        "phường Quang Minh",
        "phường Quang Minh",
        "xã Xa",
    ):
        living(unit, home)
    mandate = mandate_of(keeper, on=TODAY)
    assert mandate

    with django_assert_num_queries(6):
        listed, unmatched = zones_of(mandate, TODAY)

    first = listed[0]
    assert (
        [office.name for office in first.offices],
        first.people,
        [row.level for row in first.holding],
    ) == (
        ["Văn phòng"],
        3,
        ["level-3"],
    )
    assert [(home.name, home.people) for home in unmatched] == [
        ("phường Quang Minh", 2),
        ("xã Xa", 1),
    ]


def test_a_home_written_without_marks_that_fits_two_zones_fits_neither(
    agency: Agency, unit: Unit, keeper: User
) -> None:
    for name in ("Xã Tân Hòa", "Xã Tân Hoa"):
        add_zone(agency, name=name, by=keeper, at=NOW)
    for home in ("xa tan hoa", "Xã Tân Hòa"):
        living(unit, home)
    mandate = mandate_of(keeper, on=TODAY)
    assert mandate

    listed, unmatched = zones_of(mandate, TODAY)

    assert {row.zone.name: row.people for row in listed} == {"Xã Tân Hòa": 1, "Xã Tân Hoa": 0}
    assert [home.name for home in unmatched] == ["xa tan hoa"]


def test_a_home_that_is_no_zone_is_added_with_one_press(browser: Client, unit: Unit) -> None:
    living(unit, "phường Quang Minh")
    assert "Nơi ở chưa khớp địa bàn nào" in browser.get(reverse("units:zones")).content.decode()

    browser.post(reverse("units:zones"), {"name": "phường Quang Minh"})

    page = browser.get(reverse("units:zones")).content.decode()
    assert "Nơi ở chưa khớp địa bàn nào" not in page
    assert "phường Quang Minh" in page


def test_a_level_is_declared_and_ended_on_the_page_of_its_zone(
    browser: Client, agency: Agency
) -> None:
    zone = make_zone(agency)
    typed = {
        "level-level": "level-4",
        "level-first": "25/11/2026",
        "level-last": "",
        "level-basis": "Thông báo số 12/TB",
    }

    browser.post(reverse("units:declare-level", args=[zone.pk]), typed)
    page = browser.get(reverse("units:zone", args=[zone.pk])).content.decode()
    refused = browser.post(reverse("units:declare-level", args=[zone.pk]), typed)
    browser.post(reverse("units:end-level", args=[zone.levels.get().pk]), {"last": "29/11/2026"})

    assert "Cấp độ 4 (vùng đỏ)" in page
    assert (refused.status_code, refused.context["level_form"].non_field_errors()) == (
        422,
        ["Trùng với đợt đã ghi từ ngày 25/11/2026, chưa có ngày kết thúc."],
    )
    assert zone.levels.get().last == date(2026, 11, 29)


def test_a_zone_in_use_says_why_it_stays(browser: Client, agency: Agency, unit: Unit) -> None:
    zone = make_zone(agency)
    Unit.objects.filter(pk=unit.pk).update(zone=zone)

    answer = browser.post(reverse("units:drop-zone", args=[zone.pk]), follow=True)

    assert "nên không xóa được" in answer.content.decode()


def test_a_unit_says_where_its_office_lies_and_whose_orders_reach_it(
    browser: Client, agency: Agency, unit: Unit
) -> None:
    zone, city = make_zone(agency, "Phường Hòa An"), make_zone(agency, "Thành phố Mới")
    url = reverse("units:unit", args=[unit.pk])
    usual = {"name": unit.name, "kind": "division", "files_roster": "on", "can_work_remotely": "on"}

    browser.post(url, usual | {"zone": str(zone.pk), "territory": city.code})

    unit.refresh_from_db()
    form = browser.get(url).context["form"]
    assert (unit.zone, unit.territory) == (zone, "thanh-pho-moi")
    assert (form["zone"].value(), form["territory"].value()) == (zone.pk, "thanh-pho-moi")
    assert Event.objects.latest("pk").after == {"zone_id": zone.pk, "territory": "thanh-pho-moi"}


def test_a_unit_cannot_lie_in_a_zone_of_another_agency(browser: Client, unit: Unit) -> None:
    elsewhere = make_zone(make_unit().agency, "Phường Bên Kia")

    answer = browser.post(
        reverse("units:unit", args=[unit.pk]),
        {"name": unit.name, "kind": "division", "zone": str(elsewhere.pk)},
    )

    assert list(answer.context["form"].errors) == ["zone"]


def test_a_person_has_a_room_that_rules_may_ask_for(browser: Client, unit: Unit) -> None:
    staff = make_staff(unit)
    before = Unit.objects.get(pk=unit.pk).revision
    typed = {"full_name": staff.full_name, "title": "Chuyên viên", "rank": "staff", "room": "305"}

    browser.post(reverse("units:correct", args=[staff.pk]), typed)

    staff.refresh_from_db()
    assert staff.room == "305"
    assert Unit.objects.get(pk=unit.pk).revision == before + 1
    assert "305" in browser.get(reverse("units:person", args=[staff.pk])).content.decode()


@pytest.mark.parametrize(
    "name", ["units:zone", "units:drop-zone", "units:declare-level", "units:end-level"]
)
def test_zones_of_another_agency_are_not_there(browser: Client, name: str) -> None:
    zone = make_zone(make_unit().agency)
    level = ZoneLevel.objects.create(zone=zone, level="level-1", first=TODAY)

    assert (
        browser.post(
            reverse(name, args=[level.pk if name == "units:end-level" else zone.pk])
        ).status_code
        == 404
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_of_zones_keep_to_the_policy(
    browser: Client, agency: Agency, unit: Unit, language: str
) -> None:
    zone = make_zone(agency)
    living(unit, "phường Quang Minh")
    ZoneLevel.objects.create(zone=zone, level="level-1", first=TODAY)

    for url in (reverse("units:zones"), reverse("units:zone", args=[zone.pk])):
        assert_strict(browser.get(url, headers={"Accept-Language": language}))
