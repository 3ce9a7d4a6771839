"""Units are reminded of the duty they owe for a season: once a step, while they owe it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from notices.models import Delivery, Run
from outgoing.schedule import hours_of
from outgoing.selectors.seasons import KIND, season_steps_due
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_reminders import text_of
from rosters.tests.factories import NOW
from seasons.models import DutySeason
from seasons.services.opening import call_off_season, change_season
from seasons.services.reminding import remind_owing
from seasons.tests.factories import (
    DUE,
    SeasonHouse,
    make_season_house,
    opened_season,
    sent,
    sketch,
)
from tests.factories import make_user, moment
from units.enums import Role
from units.selectors import calendar_of

pytestmark = pytest.mark.django_db
WEEK_BEFORE = moment("2027-01-22 15:00")
DAY_BEFORE = moment("2027-01-28 15:00")
THAT_MORNING = moment("2027-01-29 08:00")


@pytest.fixture
def house() -> SeasonHouse:
    return make_season_house(2)


@pytest.fixture
def season(house: SeasonHouse) -> DutySeason:
    return opened_season(house)


def tick(at: datetime) -> list[tuple[str, int]]:
    """The reminders of seasons begun at that moment, each with how many letters."""
    begun = [one for one in run_due(at) if one.kind == KIND]
    send_waiting(now=lambda: at)
    return [(one.step.partition("-")[2], one.letters) for one in begun]


def letters(step: str) -> list[Delivery]:
    found = Delivery.objects.filter(run__kind=KIND, run__step__endswith=step)
    return list(found.order_by("pk"))


def test_every_step_leaves_at_its_hour_once_to_those_who_owe(
    house: SeasonHouse, season: DutySeason
) -> None:
    make_user(Role.CHIEF_OF_OFFICE, house.agency)
    first = tick(NOW)
    sent(season, house.filers[0])

    told = {
        at: (tick(at - timedelta(minutes=1)), tick(at), tick(at + timedelta(minutes=1)))
        for at in (WEEK_BEFORE, DAY_BEFORE, THAT_MORNING, DUE)
    }

    assert first == [("opened", 2)]
    assert told == {
        WEEK_BEFORE: ([], [("week-before", 1)], []),
        DAY_BEFORE: ([], [("day-before", 1)], []),
        THAT_MORNING: ([], [("who-is-missing", 2)], []),
        DUE: ([], [("late", 2)], []),
    }
    assert [one.address for one in letters("week-before")] == [house.filers[1].head.email]


def test_the_letter_says_until_when_and_leads_to_the_season(
    house: SeasonHouse, season: DutySeason
) -> None:
    tick(NOW)

    said = text_of(letters("opened")[0]).splitlines()

    assert said[2:5] == [
        "Trực Tết (từ 04/02/2027 đến 06/02/2027): đề nghị trình lịch trực của đơn vị trước 16h00"
        " thứ Sáu, 29/01/2027.",
        "- Trung tâm 1",
        "Mở đợt trực, bấm “Lập lịch”, phân công từng ca rồi trình duyệt.",
    ]
    assert f"/duty/seasons/{season.pk}/" in "\n".join(said)


def test_who_sent_it_before_the_letter_left_gets_none(
    house: SeasonHouse, season: DutySeason
) -> None:
    run_due(NOW)
    sent(season, house.filers[0])

    send_waiting(now=lambda: NOW)

    assert [(one.address, one.state) for one in letters("opened")] == [
        (house.filers[0].head.email, "skipped"), (house.filers[1].head.email, "sent"),
    ]  # fmt: skip
    assert letters("opened")[0].last_text == "Không còn phải trình lịch trực."


def test_by_hand_it_leaves_within_the_minute_and_each_press_once(
    house: SeasonHouse, season: DutySeason
) -> None:
    tick(NOW)
    later = NOW + timedelta(hours=3)
    remind_owing(season.pk, by=house.keeper, at=later)

    begun = [tick(later + timedelta(minutes=minute)) for minute in range(3)]
    remind_owing(season.pk, by=house.keeper, at=later + timedelta(hours=2))
    again = tick(later + timedelta(hours=2))

    assert [len(one) for one in begun] == [1, 0, 0]
    assert [letters for _step, letters in (*begun[0], *again)] == [2, 2]


def test_nobody_hears_of_a_season_called_off_or_once_all_have_sent(
    house: SeasonHouse, season: DutySeason
) -> None:
    for filer in house.filers:
        sent(season, filer)
    assert tick(WEEK_BEFORE) == [("week-before", 0)]

    call_off_season(season.pk, by=house.keeper, at=WEEK_BEFORE)

    assert tick(DUE) == []


def test_a_deadline_moved_away_is_told_anew(house: SeasonHouse, season: DutySeason) -> None:
    tick(NOW)
    later = sketch(house, filing_at=DUE + timedelta(days=2))

    change_season(season.pk, later, by=house.keeper, at=NOW, seen=1)

    assert tick(NOW + timedelta(minutes=1)) == [("opened", 2)]


def test_a_season_opened_late_begins_with_what_is_left(house: SeasonHouse) -> None:
    season = opened_season(house)
    DutySeason.objects.filter(pk=season.pk).update(opened_at=DAY_BEFORE - timedelta(hours=1))

    assert tick(DAY_BEFORE) == [("day-before", 2)]


@pytest.mark.parametrize("number", [1, 3])
def test_asking_what_is_due_costs_two_queries(
    number: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    house = make_season_house(number)
    opened_season(house)
    hours, calendar = hours_of(house.agency), calendar_of(house.agency)

    with django_assert_num_queries(2):
        due = list(season_steps_due(house.agency, NOW, hours, calendar))

    assert [one.code for one in due] == ["opened"]


def test_its_runs_have_a_name(season: DutySeason) -> None:
    tick(NOW)

    assert Run.objects.get(kind=KIND).get_kind_display() == "Nhắc trình lịch trực"
