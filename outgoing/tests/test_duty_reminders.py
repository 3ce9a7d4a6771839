"""Who is on duty tomorrow hears of it the day before; who takes a turn later hears at once, and
who gave it away does not.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from duties.enums import TurnState
from duties.models import DutyRoster, DutyTurn
from duties.tests.factories import DutyHouse, approved_duty, make_house, published_duty
from notices.models import Delivery, Run
from outgoing.selectors.duty_reminders import duty_days_due
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_reminders import text_of
from tests.factories import MONDAY, make_user, moment
from units.enums import Role
from units.models import Agency, Staff

pytestmark = pytest.mark.django_db
SUNDAY, TUESDAY = MONDAY - timedelta(days=1), MONDAY + timedelta(days=1)
FOUR = moment("2026-11-29 16:00")
GIVEN_AWAY = "Lượt trực đã giao cho người khác hoặc không còn."


@pytest.fixture
def house() -> DutyHouse:
    """Everybody has an address."""
    made = make_house()
    for number, staff in enumerate(made.here.people):
        staff.email = f"nguoi{number}@so.example"
        staff.save()
    return made


def letters() -> list[Delivery]:
    return list(Delivery.objects.filter(run__kind="duty").order_by("pk"))


def told() -> list[tuple[date, str]]:
    """Who was written to, about which day."""
    return [(one.run.local_date, one.recipient_name) for one in letters()]


def take_over(house: DutyHouse, by: Staff, day: date = MONDAY) -> None:
    DutyTurn.objects.filter(shift=house.day, day=day).update(
        staff=by, planned_for=house.an, state=TurnState.TAKEN_OVER
    )


def tick(at: datetime) -> None:
    run_due(at)
    send_waiting(now=lambda: at)


def test_the_day_before_at_four_everybody_on_duty_hears_once(house: DutyHouse) -> None:
    house.day.post.phone = "0243 123 456"
    house.day.post.save()
    house.here.staff[2].phone = "0912345678"
    house.here.staff[2].save()
    house.day.ends = 19 * 60  # the night begins at 18:00
    house.day.save()
    published_duty(house)

    tick(FOUR - timedelta(minutes=1))
    before = letters()
    for minute in range(3):
        tick(FOUR + timedelta(minutes=minute))

    guard = house.here.staff[2]
    assert before == []
    assert told() == [(MONDAY, "Vũ Hoài An"), (MONDAY, guard.full_name)]
    assert text_of(letters()[0]).splitlines()[:5] == [
        "Kính gửi đồng chí Vũ Hoài An,",
        "",
        "Ngày mai (thứ Hai, ngày 30/11/2026) đồng chí có lượt trực:",
        "Trực cơ quan, 7h30–19h00, tại cơ quan; điện thoại trực 0243 123 456.",
        f"Cùng trực: {guard} (Bảo vệ, 0912 345 678).",
    ]
    assert "/duty/mine/" in text_of(letters()[0])


def test_the_agency_says_at_what_hour(house: DutyHouse) -> None:
    """What is owed already when the hour is put forward leaves at once, and nobody hears twice."""
    Agency.objects.update(duty_reminder_at=time(20, 15))
    published_duty(house)

    tick(moment("2026-11-29 20:14"))
    before = told()
    tick(moment("2026-11-29 20:15"))
    Agency.objects.update(duty_reminder_at=time(21))
    tick(moment("2026-11-29 21:00"))

    assert before == []
    assert told() == [(MONDAY, "Vũ Hoài An"), (MONDAY, house.here.staff[2].full_name)]


def test_a_turn_given_away_before_the_letter_left_is_told_to_the_substitute_only(
    house: DutyHouse,
) -> None:
    published_duty(house)
    run_due(FOUR)
    take_over(house, house.here.leader)

    send_waiting(now=lambda: FOUR)
    tick(FOUR + timedelta(minutes=1))

    assert [(one.recipient_name, one.state) for one in letters()] == [
        ("Vũ Hoài An", "skipped"),
        (house.here.staff[2].full_name, "sent"),
        (house.here.head.full_name, "sent"),
    ]
    assert letters()[0].last_text == GIVEN_AWAY


def test_who_takes_a_turn_in_the_evening_before_or_on_the_day_hears_at_once(
    house: DutyHouse,
) -> None:
    published_duty(house)
    tick(FOUR)
    take_over(house, house.bao)
    tick(moment("2026-11-29 21:00"))
    take_over(house, house.here.deputy)
    tick(moment("2026-11-30 06:00"))
    take_over(house, house.here.staff[3])

    tick(moment("2026-11-30 07:30"))  # the shift has begun

    assert [name for _day, name in told()[2:]] == ["Tạ Đức Bảo", "Phan Quốc Thịnh"]
    assert (
        text_of(letters()[2]).splitlines()[2]
        == "Ngày mai (thứ Hai, ngày 30/11/2026) đồng chí có lượt trực:"
    )
    assert text_of(letters()[3]).splitlines()[2:5] == [
        "Hôm nay (thứ Hai, ngày 30/11/2026) đồng chí có lượt trực:",
        "Trực cơ quan, 7h30–17h00, tại cơ quan.",
        "Trực thay đồng chí Vũ Hoài An.",
    ]
    assert list(
        Run.objects.filter(kind="duty", local_date=MONDAY).order_by("pk").values_list("step")
    ) == [("",), ("later-1",), ("later-2",)]


def test_one_mail_names_all_turns_of_a_person_on_that_day(house: DutyHouse) -> None:
    published_duty(house)
    DutyTurn.objects.filter(shift=house.night, day=MONDAY).update(staff=house.an)

    tick(FOUR)

    assert told() == [(MONDAY, "Vũ Hoài An")]
    assert text_of(letters()[0]).splitlines()[2:5] == [
        "Ngày mai (thứ Hai, ngày 30/11/2026) đồng chí có 2 lượt trực:",
        "Trực cơ quan, 7h30–17h00, tại cơ quan.",
        "Bảo vệ, 18h00–6h00 hôm sau, tại cơ quan.",
    ]


def test_of_two_turns_one_given_away_the_other_is_told_anew(house: DutyHouse) -> None:
    published_duty(house)
    DutyTurn.objects.filter(shift=house.night, day=MONDAY).update(staff=house.an)
    run_due(FOUR)
    take_over(house, house.bao)

    send_waiting(now=lambda: FOUR)
    tick(FOUR + timedelta(minutes=1))

    assert [(one.recipient_name, one.state) for one in letters()] == [
        ("Vũ Hoài An", "skipped"),
        ("Vũ Hoài An", "sent"),
        ("Tạ Đức Bảo", "sent"),
    ]
    assert text_of(letters()[1]).splitlines()[3] == "Bảo vệ, 18h00–6h00 hôm sau, tại cơ quan."


def test_nobody_hears_of_what_is_not_published_or_without_an_address(house: DutyHouse) -> None:
    approved_duty(house)
    tick(FOUR)
    assert letters() == []
    Staff.objects.update(email="")
    DutyRoster.objects.update(state="published", published_by=house.keeper, published_at=FOUR)

    tick(FOUR)

    assert not Run.objects.filter(kind="duty").exists()


def test_the_letter_goes_to_the_account_of_who_has_one_in_its_language(house: DutyHouse) -> None:
    published_duty(house)
    user = make_user(Role.STAFF, house.agency)
    user.language = "en"
    user.save()
    house.an.user = user
    house.an.save()

    tick(FOUR)

    assert (letters()[0].address, letters()[0].recipient_user) == (user.email, user.pk)


@pytest.mark.parametrize("people", [1, 3])
def test_asking_costs_the_same_for_any_number_of_people(
    people: int, house: DutyHouse, django_assert_num_queries: Callable[..., object]
) -> None:
    roster = published_duty(house)
    tick(FOUR - timedelta(days=1))
    for staff in house.here.people[: people - 1]:
        DutyTurn.objects.create(
            roster=roster, shift=house.night, staff=staff, day=MONDAY, changed_at=FOUR
        )

    with django_assert_num_queries(5):
        due = list(duty_days_due(house.agency, FOUR))

    assert [(one.day, one.number) for one in due] == [(MONDAY, 0)]
