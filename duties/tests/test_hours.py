"""The duty sheet of a month: turns and hours by kind of day, nights apart, and compensatory
leave.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

import clock
from accounts.models import User
from duties.enums import TurnState
from duties.models import DutyTurn
from duties.selectors.hours import month_hours
from duties.tests.factories import DutyHouse, make_house, published_duty
from duties.values.hours import DutySum
from duties.values.leave import LeaveBalance
from planning.duty.day import DayClass
from rosters.tests.factories import NOW, mandate
from tests.factories import MONDAY, make_absence, make_staff, make_unit, moment
from tests.pages import assert_strict
from units.enums import AbsenceKind
from units.models import CalendarDay

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
WEDNESDAY = MONDAY + timedelta(days=2)
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
EIGHT = moment("2026-12-07 08:00")


@pytest.fixture
def house() -> DutyHouse:
    """An by day on Monday 30/11, Wednesday, Friday and Sunday, Bảo on the others; two more by
    night.
    """
    made = make_house()
    published_duty(made)
    return made


def sums(house: DutyHouse, month: date) -> dict[str, dict[DayClass, DutySum]]:
    sheet = month_hours(mandate(house.keeper), month)
    return {row.name: dict(row.sums) for row in sheet.rows}


def test_turns_and_hours_go_by_kind_of_day_and_nights_apart(house: DutyHouse) -> None:
    CalendarDay.objects.create(agency=house.agency, day=WEDNESDAY, kind="holiday", name="Lễ")

    assert sums(house, DECEMBER) == {
        "Vũ Hoài An": {
            DayClass.HOLIDAY: DutySum(1, 570, 0),
            DayClass.WORKING: DutySum(1, 570, 0),
            DayClass.REST: DutySum(1, 570, 0),
        },
        "Tạ Đức Bảo": {DayClass.WORKING: DutySum(2, 1140, 0), DayClass.REST: DutySum(1, 570, 0)},
        "Ngô Thị Chi": {
            DayClass.HOLIDAY: DutySum(1, 240, 480),
            DayClass.WORKING: DutySum(1, 240, 480),
            DayClass.REST: DutySum(1, 240, 480),
        },
        "Lê Thị Diễm Hương": {
            DayClass.WORKING: DutySum(2, 480, 960),
            DayClass.REST: DutySum(1, 240, 480),
        },
    }


def test_a_turn_that_passes_the_end_of_a_month_is_of_the_month_in_which_it_begins(
    house: DutyHouse,
) -> None:
    assert sums(house, NOVEMBER) == {
        "Vũ Hoài An": {DayClass.WORKING: DutySum(1, 570, 0)},
        "Ngô Thị Chi": {DayClass.WORKING: DutySum(1, 240, 480)},
    }


def test_who_took_a_turn_has_its_hours_and_who_was_absent_has_none(house: DutyHouse) -> None:
    turns = DutyTurn.objects.filter(day=MONDAY)
    turns.filter(shift=house.day).update(
        staff=house.here.leader, planned_for=house.an, state=TurnState.TAKEN_OVER
    )
    turns.filter(shift=house.night).update(state=TurnState.ABSENT)

    assert sums(house, NOVEMBER) == {"Đỗ Khánh Vân": {DayClass.WORKING: DutySum(1, 570, 0)}}


def test_days_off_earn_compensatory_leave_and_what_was_taken_is_counted(house: DutyHouse) -> None:
    for first, last in ((date(2026, 3, 5), date(2026, 3, 9)), (MONDAY, MONDAY)):
        make_absence(house.an, first, last, AbsenceKind.COMPENSATORY)
    make_absence(house.an, date(2026, 4, 1), date(2026, 4, 3), AbsenceKind.LEAVE)
    house.an.absences.filter(first=MONDAY).update(begins_at_noon=True)

    rows = month_hours(mandate(house.keeper), DECEMBER).rows

    assert {row.name: (row.leave, row.leave.left) for row in rows[:2]} == {
        "Vũ Hoài An": (LeaveBalance(earned=Decimal(1), taken=Decimal("3.5")), Decimal("-2.5")),
        "Tạ Đức Bảo": (LeaveBalance(earned=Decimal(1)), Decimal(1)),
    }


def test_the_sums_of_the_page_are_those_of_the_workbook(
    house: DutyHouse, client_of: SignIn
) -> None:
    client = client_of(house.keeper)

    with clock.freeze(EIGHT):
        page = client.get("/duty/sheet/?month=2026-12")
        file = client.get("/duty/sheet/file/?month=2026-12")

    sheet = page.context["sheet"]
    rows = list(load_workbook(BytesIO(file.content)).worksheets[0].iter_rows(values_only=True))
    assert (sheet.total, sheet.by_class[0]) == (
        DutySum(12, 6 * 570 + 6 * 240, 6 * 480),
        DutySum(8, 4 * 570 + 4 * 240, 4 * 480),
    )
    assert rows[-1][1] == "Cộng"
    assert rows[-1][4:7] == (8, 54, 32)
    assert rows[-1][16:19] == (12, 81, 48)
    assert rows[4][:5] == (1, "Vũ Hoài An", "Chuyên viên", house.here.unit.name, 2)
    assert [row[16] for row in rows[4:-1]] == [3, 3, 3, 3]
    assert (
        file.headers["Content-Disposition"] == 'attachment; filename="Cham-cong-truc-2026-12.xlsx"'
    )
    assert_strict(page)


def test_the_paper_is_headed_in_vietnamese_whoever_prints_it(
    house: DutyHouse, client_of: SignIn
) -> None:
    client = client_of(house.keeper)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = client.get(reverse("duties:sheet"), {"month": "2026-12"}).text

    head = page.split('<div class="page-head', 1)[0]
    assert '<p class="paper-title">BẢNG CHẤM CÔNG TRỰC THÁNG 12/2026</p>' in head
    assert house.agency.name.upper() in head
    assert "Full name</th>" in page


def test_thousands_of_hours_are_grouped_as_an_office_writes_them() -> None:
    cells = render_to_string("duties/_sums.html", {"one": DutySum(140, 83670, 0)})

    assert ">1.394,5</td>" in cells


def test_a_month_that_is_none_is_this_month_and_an_empty_one_says_so(
    house: DutyHouse, client_of: SignIn
) -> None:
    client = client_of(house.keeper)

    with clock.freeze(EIGHT):
        none = client.get("/duty/sheet/?month=2026-13")
        empty = client.get("/duty/sheet/?month=2025-01")

    assert none.context["month"] == DECEMBER
    assert "Chưa có lượt trực nào được công bố" in empty.content.decode()


def test_a_unit_sees_its_own_people_and_another_agency_nobody(
    house: DutyHouse, client_of: SignIn
) -> None:
    other = make_staff(make_unit(house.agency, "Thanh tra"), "Cao Văn Dũng")
    turn = DutyTurn.objects.filter(shift=house.day).first()
    assert turn is not None
    DutyTurn.objects.create(
        roster=turn.roster, shift=house.day, staff=other, day=WEDNESDAY, changed_at=NOW
    )

    with clock.freeze(EIGHT):
        own = client_of(house.here.head).get("/duty/sheet/").context["sheet"]
        whole = client_of(house.keeper).get("/duty/sheet/").context["sheet"]
        strange = client_of(make_house().keeper).get("/duty/sheet/").context["sheet"]

    assert [len(one.rows) for one in (own, whole, strange)] == [4, 5, 0]
    assert "Cao Văn Dũng" not in {row.name for row in own.rows}


@pytest.mark.parametrize("people", [1, 3])
def test_the_sheet_costs_the_same_for_any_number_of_people(
    people: int, house: DutyHouse, django_assert_num_queries: Callable[..., object]
) -> None:
    asked = mandate(house.keeper)
    DutyTurn.objects.exclude(staff__in=house.here.staff[:people]).delete()

    with django_assert_num_queries(5):
        sheet = month_hours(asked, DECEMBER)

    assert len(sheet.rows) == people
