"""Compensatory leave: what turns earn by the agency's table, and what people have left."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

import clock
from accounts.models import User
from audit.models import Event
from duties.models import LeaveScale
from duties.selectors.hours import month_hours
from duties.selectors.leave import leave_scales, own_leave
from duties.services.leave import set_leave_rates
from duties.tests.factories import DutyHouse, account, make_house, published_duty
from duties.values.leave import USUAL_RATES, LeaveBalance, LeaveRates, TurnRate, rates_on
from planning.duty.day import DayClass
from planning.duty.shift import ShiftHours
from rosters.tests.factories import NOW, mandate
from tests.factories import MONDAY, make_absence, make_user, moment
from tests.pages import assert_strict
from units.enums import AbsenceKind, Role
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
FRIDAY = MONDAY + timedelta(days=4)
DECEMBER = date(2026, 12, 1)
EIGHT = moment("2026-12-07 08:00")
BY_DAY, BY_NIGHT = ShiftHours(450, 1020), ShiftHours(1080, 1800)
HALF = Decimal("0.5")


@pytest.fixture
def house() -> DutyHouse:
    """An by day on Monday 30/11, Wednesday, Friday and Sunday; two others by night."""
    made = make_house()
    published_duty(made)
    return made


def table(first: date, **rates: tuple[Decimal, Decimal]) -> LeaveRates:
    """What an agency decided; nothing for a kind of day that is not named."""
    nothing = (Decimal(0), Decimal(0))
    return LeaveRates(
        rates={kind: TurnRate(*rates.get(kind.value, nothing)) for kind in DayClass},
        source="Quy chế chi tiêu nội bộ 2026, khoản 5",
        first=first,
    )


def left(house: DutyHouse) -> dict[str, Decimal]:
    rows = month_hours(mandate(house.keeper), DECEMBER).rows
    return {row.name: row.leave.earned for row in rows}


def test_without_a_table_a_turn_on_a_day_off_earns_a_day_and_one_on_a_working_day_none() -> None:
    found = {
        kind: {USUAL_RATES.earned(kind, hours) for hours in (BY_DAY, BY_NIGHT)} for kind in DayClass
    }

    assert found == {
        DayClass.WORKING: {0},
        DayClass.REST: {1},
        DayClass.HOLIDAY: {1},
        DayClass.TET: {1},
    }


def test_nights_earn_by_their_own_column_and_each_turn_by_the_table_of_its_day(
    house: DutyHouse,
) -> None:
    """From Friday on a working night earns half a day; the nights before earn nothing."""
    set_leave_rates(
        table(FRIDAY, working=(Decimal(0), HALF), rest=(Decimal(1), Decimal(2))),
        by=house.keeper,
        at=NOW,
    )

    assert left(house) == {
        "Vũ Hoài An": 1,
        "Tạ Đức Bảo": 1,
        "Ngô Thị Chi": HALF + 2,
        "Lê Thị Diễm Hương": 2,
    }


def test_the_same_day_again_replaces_the_table_and_both_are_on_record(house: DutyHouse) -> None:
    for days in (1, 2):
        set_leave_rates(table(MONDAY, rest=(Decimal(days), Decimal(days))), by=house.keeper, at=NOW)

    scales = leave_scales(house.agency)
    events = Event.objects.filter(action="duties.set-leave-rates").order_by("pk")

    assert [one.first for one in scales] == [None, MONDAY]
    assert scales[1].rates[DayClass.REST] == TurnRate(Decimal(2), Decimal(2))
    assert [one.after["rates"]["rest"] for one in events] == [["1", "1"], ["2", "2"]]


def test_what_holds_on_a_day_is_the_last_table_that_began() -> None:
    scales = (USUAL_RATES, table(MONDAY), table(FRIDAY))

    found = [rates_on(scales, day).first for day in (MONDAY - timedelta(days=1), MONDAY, FRIDAY)]

    assert found == [None, MONDAY, FRIDAY]


def test_only_who_keeps_the_duty_of_the_agency_sets_it(house: DutyHouse) -> None:
    for user in (house.here.head, house.here.director, account(house.an)):
        with pytest.raises(NotAllowed):
            set_leave_rates(table(MONDAY), by=user, at=NOW)

    assert not LeaveScale.objects.exists()


def test_people_see_what_their_turns_earned_so_far(house: DutyHouse) -> None:
    """The turn of Sunday is earned when it is over."""
    make_absence(house.an, FRIDAY, FRIDAY, AbsenceKind.COMPENSATORY)
    reader = mandate(account(house.an))

    found = [own_leave(reader, at=moment(f"2026-12-06 {at}")) for at in ("16:59", "17:00")]

    assert found == [
        LeaveBalance(taken=Decimal(1)),
        LeaveBalance(earned=Decimal(1), taken=Decimal(1)),
    ]
    assert own_leave(mandate(make_user(Role.READER, house.agency)), at=EIGHT) is None
    assert own_leave(mandate(account(house.here.leader)), at=EIGHT) is None


def test_every_number_of_the_page_is_that_of_the_workbook(
    house: DutyHouse, client_of: SignIn
) -> None:
    set_leave_rates(table(MONDAY, rest=(HALF, Decimal("0.75"))), by=house.keeper, at=NOW)
    make_absence(house.an, FRIDAY, FRIDAY, AbsenceKind.COMPENSATORY)
    client = client_of(house.keeper)

    with clock.freeze(EIGHT):
        page = client.get("/duty/sheet/?month=2026-12").content.decode()
        file = client.get("/duty/sheet/file/?month=2026-12").content

    book = load_workbook(BytesIO(file)).worksheets[0].iter_rows(min_row=5, values_only=True)
    shown = re.search(r"(?s)<tbody>.*</tfoot>", page)
    rows = re.findall(r"(?s)<tr>(.*?)</tr>", shown[0]) if shown else []
    numbers = [
        [
            Decimal(text.replace(",", ".") or 0)
            for text in re.findall(r'<td class="num">(.*?)<', row)
        ]
        for row in rows
    ]
    assert numbers == [[Decimal(str(value)) for value in row[4:]] for row in book]
    assert (len(numbers), numbers[0][-3:]) == (5, [HALF, 1, -HALF])
    assert numbers[-1][-3:] == [Decimal("2.5"), 1, Decimal("1.5")]


def test_the_office_types_its_table_with_commas(house: DutyHouse, client_of: SignIn) -> None:
    client = client_of(house.keeper)
    typed = {"first": "04/12/2026", "source": "Quy chế 12"}
    for kind in DayClass:
        typed |= {f"{kind.value}_day": "0,5", f"{kind.value}_night": "1"}

    with clock.freeze(NOW):
        page = client.get("/duty/sheet/rates/")
        wrong = client.post("/duty/sheet/rates/", {**typed, "rest_day": "9"})
        saved = client.post("/duty/sheet/rates/", typed)
        sheet = client.get("/duty/sheet/?month=2026-12")

    assert (page.status_code, wrong.status_code, saved.status_code) == (200, 422, 302)
    assert wrong.context["form"]["rest_day"].value() == "9"
    assert leave_scales(house.agency)[1].rates[DayClass.TET] == TurnRate(HALF, Decimal(1))
    words = " ".join(sheet.content.decode().split())
    assert "ngày làm việc 0,5/1;" in words
    assert "ngày Tết 0,5/1." in words
    assert "Căn cứ: Quy chế 12." in words
    for answer in (page, wrong, sheet):
        assert_strict(answer)
