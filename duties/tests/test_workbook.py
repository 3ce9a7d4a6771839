"""The Excel file of a roster of duty: what stands in it, and who gets it."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from duties.enums import TurnState
from duties.models import DutyRoster
from duties.tests.factories import (
    DutyHouse,
    approved_duty,
    filled_duty,
    give,
    make_fit,
    make_house,
    opened_duty,
)
from duties.workbooks.paper import GRID_ROW, MIME
from tests.factories import MONDAY, make_staff, make_user
from units.enums import DayKind, Role
from units.models import CalendarDay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
FIRST = GRID_ROW + 2


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


def sheets_of(client: Client, roster: DutyRoster) -> tuple[Any, Any]:
    """The days by posts, and the people by days."""
    answer = client.get(reverse("duties:workbook", args=[roster.pk]))
    book = load_workbook(BytesIO(answer.content))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, MIME)
    assert book.sheetnames == ["Theo ngày", "Theo người"]
    return book.worksheets[0], book.worksheets[1]


def row(sheet: Any, number: int) -> list[Any]:
    return [cell.value for cell in sheet[number]]


def test_a_day_stands_with_who_is_in_each_shift(house: DutyHouse, client_of: SignIn) -> None:
    roster = filled_duty(house)
    one, two, three, four = (staff.full_name for staff in house.here.staff[:4])

    sheet, _ = sheets_of(client_of(house.keeper), roster)

    assert row(sheet, GRID_ROW) == ["Thứ", "Ngày", "Trực cơ quan", "Bảo vệ", "Ghi chú"]
    assert row(sheet, GRID_ROW + 1)[2:4] == ["7h30–17h00", "18h00–6h00 hôm sau"]
    days = [row(sheet, FIRST + number) for number in range(2)]
    assert [[day[0], day[1].date(), *day[2:]] for day in days] == [
        ["T2", MONDAY, one, three, None],
        ["T3", MONDAY + timedelta(days=1), two, four, None],
    ]


def test_a_person_stands_with_the_signs_of_their_shifts(
    house: DutyHouse, client_of: SignIn
) -> None:
    roster = filled_duty(house)

    _, sheet = sheets_of(client_of(house.keeper), roster)

    lines = {sheet.cell(FIRST + n, 2).value: row(sheet, FIRST + n) for n in range(6)}
    assert lines[house.an.full_name][4:] == ["TCQ", None, "TCQ", None, "TCQ", None, "TCQ", 4]
    assert lines[house.here.people[0].full_name][4:] == [*[None] * 7, 0]


def test_the_paper_has_its_head_and_who_signs(house: DutyHouse, client_of: SignIn) -> None:
    roster = approved_duty(house)

    sheet, _ = sheets_of(client_of(house.keeper), roster)

    said = [cell.value for line in sheet.iter_rows() for cell in line if cell.value]
    director, keeper = house.here.director.full_name, house.keeper.full_name
    assert said[:3] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        house.agency.name.upper(),
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert (said[3], said[4]) == (
        "LỊCH TRỰC CƠ QUAN",
        "(Từ ngày 30/11/2026 đến ngày 06/12/2026)",
    )
    assert said[5].startswith(f"Đã duyệt – {director} duyệt lúc ")
    assert said[-7:] == [
        "NGƯỜI LẬP BIỂU", "NGƯỜI TRÌNH", "DUYỆT", "GIÁM ĐỐC", keeper, keeper, director,
    ]  # fmt: skip


def test_a_holiday_is_noted_and_where_nobody_is_needed_stands_a_dash(
    house: DutyHouse, client_of: SignIn
) -> None:
    CalendarDay.objects.create(
        agency=house.agency, day=MONDAY, kind=DayKind.HOLIDAY, name="Ngày truyền thống"
    )
    house.night.cover.filter(day_class="holiday").delete()

    sheet, _ = sheets_of(client_of(house.keeper), opened_duty(house))

    assert row(sheet, FIRST)[2:] == [None, "–", "Ngày truyền thống"]


def test_two_of_one_name_are_told_apart_by_their_unit(house: DutyHouse, client_of: SignIn) -> None:
    same = make_staff(house.here.unit, house.an.full_name)
    make_fit(house.day.post, same)
    roster = give(opened_duty(house), house.day, same, MONDAY, by=house.keeper)

    sheet, _ = sheets_of(client_of(house.keeper), roster)

    unit = house.here.unit.short_name or house.here.unit.name
    assert sheet.cell(FIRST, 3).value == f"{same.full_name} ({unit})"


def test_who_did_not_come_is_not_listed(house: DutyHouse, client_of: SignIn) -> None:
    roster = filled_duty(house)
    roster.turns.filter(day=MONDAY, shift=house.day).update(state=TurnState.ABSENT)

    sheet, people = sheets_of(client_of(house.keeper), roster)

    lines = {people.cell(FIRST + n, 2).value: row(people, FIRST + n) for n in range(6)}
    assert sheet.cell(FIRST, 3).value is None
    assert lines[house.an.full_name][-1] == 3


def test_a_name_that_looks_like_a_formula_stays_a_text(house: DutyHouse, client_of: SignIn) -> None:
    house.an.full_name = "=1+1"
    house.an.save()
    roster = give(opened_duty(house), house.day, house.an, MONDAY, by=house.keeper)

    sheet, _ = sheets_of(client_of(house.keeper), roster)

    cell = sheet.cell(FIRST, 3)
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_draft_is_kept_from_who_may_not_see_it(house: DutyHouse, client_of: SignIn) -> None:
    url = reverse("duties:workbook", args=[opened_duty(house).pk])
    reader = client_of(make_user(Role.READER, house.agency))

    assert reader.get(url).status_code == 404


@pytest.mark.parametrize("days", (1, 3))
def test_a_workbook_costs_a_fixed_number_of_queries(
    days: int, house: DutyHouse, client_of: SignIn, django_assert_num_queries: Any
) -> None:
    roster = opened_duty(house)
    give(
        roster, house.day, house.an, *(MONDAY + timedelta(days=n) for n in range(days)),
        by=house.keeper,
    )  # fmt: skip
    client = client_of(house.keeper)

    with django_assert_num_queries(22):
        answer = client.get(reverse("duties:workbook", args=[roster.pk]))

    assert answer.status_code == 200
