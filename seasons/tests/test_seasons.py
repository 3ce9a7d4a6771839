"""A season is opened by the Office, and says at any moment how far every unit has come."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from audit.models import Event
from duties.errors import PeriodMisfit, PeriodOver
from duties.models import DutyRoster
from duties.services.filing import return_duty, submit_duty
from duties.services.publishing import amend_duty
from duties.tests.factories import make_post, make_shift, seen_duty
from refusals import ChangedMeanwhile
from rosters.tests.factories import LATER, NOW, mandate
from seasons.errors import (
    DueTooLate,
    FilerHasNoPosts,
    FilersNeeded,
    NobodyOwes,
    NoSuchSeason,
    NotAFiler,
    RemindedLately,
    SeasonsMeet,
)
from seasons.models import DutySeason
from seasons.selectors.page import listed_seasons, owed_filings, season_page
from seasons.selectors.seasons import standing_of
from seasons.services.opening import begin_roster, call_off_season, change_season, open_season
from seasons.services.reminding import remind_owing
from seasons.tests.factories import (
    DUE,
    FIRST,
    LAST,
    SeasonHouse,
    filled,
    make_season_house,
    opened_season,
    sent,
    shown,
    signed,
    sketch,
)
from tests.factories import make_unit, make_user, moment
from units.enums import Role
from units.errors import EndsBeforeItBegins
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> SeasonHouse:
    return make_season_house()


def rows(house: SeasonHouse, season: DutySeason, at: Any = LATER) -> list[tuple[Any, ...]]:
    """Name, state and whether it is late, as the Office sees it."""
    standing = standing_of(mandate(house.keeper), season, at=at)
    return [(row.name, row.state, row.is_late) for row in standing.rows]


def test_the_office_opens_a_season_for_the_units_that_file(house: SeasonHouse) -> None:
    season = opened_season(house)

    facts = standing_of(mandate(house.keeper), season, at=NOW).season
    assert (facts.first_moon, facts.last_moon) == ("28 Tết", "Mùng 1")
    assert rows(house, season) == [
        ("Trung tâm 1", None, False), ("Trung tâm 2", None, False), ("Trung tâm 3", None, False),
    ]  # fmt: skip
    assert Event.objects.get(action="seasons.open").after["name"] == "Trực Tết"


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.READER, Role.ADMIN])
def test_nobody_but_the_office_opens_one(role: Role, house: SeasonHouse) -> None:
    for user in (make_user(role, house.agency), house.filers[0].head):
        with pytest.raises(NotAllowed):
            open_season(sketch(house), by=user, at=NOW)


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"first": LAST, "last": FIRST}, EndsBeforeItBegins),
        ({"last": FIRST + timedelta(days=100)}, PeriodMisfit),
        ({"first": date(2026, 11, 1), "last": date(2026, 11, 2)}, PeriodOver),
        ({"filing_at": moment("2027-02-04 00:00")}, DueTooLate),
        ({"filing_at": NOW}, DueTooLate),
        ({"unit_ids": ()}, FilersNeeded),
        ({"unit_ids": (0,)}, FilersNeeded),
    ],
)
def test_a_season_that_is_none_is_refused(
    other: dict[str, Any], refusal: type[Exception], house: SeasonHouse
) -> None:
    with pytest.raises(refusal):
        opened_season(house, **other)

    assert not DutySeason.objects.exists()


def test_units_of_another_agency_do_not_file(house: SeasonHouse) -> None:
    with pytest.raises(FilersNeeded):
        opened_season(house, unit_ids=(make_unit().pk,))


def test_two_seasons_share_no_day_unless_one_is_called_off(house: SeasonHouse) -> None:
    first = opened_season(house)
    with pytest.raises(SeasonsMeet) as refused:
        opened_season(house, first=LAST, last=LAST + timedelta(days=2))
    assert refused.value.sentence == "Trùng ngày với đợt “Trực Tết”, từ 04/02/2027 đến 06/02/2027."

    call_off_season(first.pk, by=house.keeper, at=NOW)

    assert opened_season(house).pk != first.pk
    with pytest.raises(NoSuchSeason):
        season_page(mandate(house.keeper), first.pk, at=NOW)


def test_deadline_and_units_change_as_they_were_seen(house: SeasonHouse) -> None:
    season = opened_season(house)
    one = sketch(house, unit_ids=(house.filers[0].unit.pk,), name="Trực Tết Đinh Mùi")

    change_season(season.pk, one, by=house.keeper, at=LATER, seen=1)
    with pytest.raises(ChangedMeanwhile):
        change_season(season.pk, one, by=house.keeper, at=LATER, seen=1)

    assert rows(house, season) == [("Trung tâm 1", None, False)]
    assert DutySeason.objects.get().name == "Trực Tết Đinh Mùi"


def test_each_unit_stands_where_its_roster_does(house: SeasonHouse) -> None:
    season = opened_season(house)
    one, two, three = house.filers
    filled(season, one)
    sent(season, two)
    signed(house, season, three)

    assert rows(house, season) == [
        ("Trung tâm 1", "draft", False),
        ("Trung tâm 2", "submitted", False),
        ("Trung tâm 3", "approved", False),
    ]
    standing = standing_of(mandate(house.keeper), season, at=LATER)
    assert [row.name for row in standing.owing] == ["Trung tâm 1"]
    assert (standing.filed, standing.in_hand, standing.counts["all"]) == (2, 1, 3)


def test_a_returned_roster_is_owed_again_and_an_amended_one_stands(house: SeasonHouse) -> None:
    season = opened_season(house)
    back, stands, _ = house.filers
    roster = sent(season, back)
    return_duty(
        roster.pk, by=house.director, at=NOW, seen=seen_duty(roster), reason="Thiếu lãnh đạo."
    )
    amend_duty(shown(house, season, stands).pk, by=house.keeper, at=NOW, reason="Đổi người.")

    standing = standing_of(mandate(house.keeper), season, at=LATER)

    assert [(row.state, row.is_amended) for row in standing.rows] == [
        ("returned", False), ("published", True), (None, False),
    ]  # fmt: skip
    assert [row.name for row in standing.owing] == ["Trung tâm 1", "Trung tâm 3"]


def test_who_sends_at_the_deadline_is_in_time_and_after_it_late(house: SeasonHouse) -> None:
    season = opened_season(house)
    in_time, late, _ = house.filers
    sent(season, in_time, DUE)
    sent(season, late, DUE + timedelta(seconds=1))

    assert rows(house, season, at=DUE) == [
        ("Trung tâm 1", "submitted", False), ("Trung tâm 2", "submitted", True),
        ("Trung tâm 3", None, False),
    ]  # fmt: skip
    assert [late for _, _, late in rows(house, season, at=DUE + timedelta(days=1))] == [
        False, True, True,
    ]  # fmt: skip


def test_the_deadline_of_the_season_is_that_of_its_rosters_wherever_it_moves(
    house: SeasonHouse,
) -> None:
    season = opened_season(house)
    late, in_time, _ = house.filers
    late_by = sent(season, late, DUE + timedelta(seconds=90)).late_by_seconds
    begun = filled(season, in_time)
    later = sketch(house, filing_at=DUE + timedelta(days=1))

    change_season(season.pk, later, by=house.keeper, at=NOW, seen=1)
    submit_duty(begun.pk, by=in_time.head, at=DUE + timedelta(hours=1), seen=seen_duty(begun))

    assert (late_by, DutyRoster.objects.get(pk=begun.pk).late_by_seconds) == (90, 0)


def test_a_month_that_covers_the_days_counts_and_so_do_the_agencys_own_posts(
    house: SeasonHouse,
) -> None:
    make_shift(make_post(house.agency, "Trực lãnh đạo"))
    season = opened_season(house)
    filed = shown(house, season, house.filers[0])
    DutyRoster.objects.filter(pk=filed.pk).update(
        period="month", first=date(2027, 2, 1), last=date(2027, 2, 28)
    )

    assert rows(house, season)[:2] == [
        (house.agency.name, None, False), ("Trung tâm 1", "published", False),
    ]  # fmt: skip


def test_a_head_sees_the_own_unit_and_what_is_to_be_done(house: SeasonHouse) -> None:
    season = opened_season(house)
    one, two, _ = house.filers
    sent(season, two)

    page = season_page(mandate(one.head), season.pk, at=LATER)
    done = owed_filings(mandate(two.head), at=LATER)
    owed = owed_filings(mandate(one.head), at=LATER)

    assert [(row.filing.name, row.may_begin) for row in page.rows] == [("Trung tâm 1", True)]
    assert (page.may_keep, page.run, page.unplanned) == (False, None, 0)
    assert ([row.filing.name for row in owed], done) == (["Trung tâm 1"], [])
    assert owed_filings(mandate(house.keeper), at=LATER) == []
    assert owed_filings(mandate(one.head), at=moment("2027-02-07 00:00")) == []


def test_a_head_begins_the_roster_of_the_own_unit_once(house: SeasonHouse) -> None:
    season = opened_season(house)
    one, two, _ = house.filers

    roster = begin_roster(season.pk, one.unit.pk, by=one.head, at=NOW)
    again = begin_roster(season.pk, one.unit.pk, by=house.keeper, at=LATER)

    assert (roster.first, roster.last, roster.title, roster.unit) == (
        FIRST, LAST, "Trực Tết", one.unit,
    )  # fmt: skip
    assert again.pk == roster.pk
    for unit_id in (two.unit.pk, None):
        with pytest.raises(NotAllowed):
            begin_roster(season.pk, unit_id, by=one.head, at=NOW)


def test_a_roster_is_begun_for_filers_with_posts_only(house: SeasonHouse) -> None:
    poor = make_unit(house.agency, "Trung tâm mới")
    filers = [filer.unit.pk for filer in house.filers]
    season = opened_season(house, unit_ids=(*filers, poor.pk))

    with pytest.raises(FilerHasNoPosts):
        begin_roster(season.pk, poor.pk, by=house.keeper, at=NOW)
    with pytest.raises(NotAFiler):
        begin_roster(season.pk, make_unit(house.agency).pk, by=house.keeper, at=NOW)
    with pytest.raises(NoSuchSeason):
        begin_roster(season.pk, poor.pk, by=make_user(Role.OFFICE), at=NOW)


def test_by_hand_those_are_reminded_who_owe_and_not_twice_within_the_hour(
    house: SeasonHouse,
) -> None:
    season = opened_season(house)
    sent(season, house.filers[0])

    assert remind_owing(season.pk, by=house.keeper, at=NOW) == 2
    with pytest.raises(RemindedLately):
        remind_owing(season.pk, by=house.keeper, at=NOW + timedelta(minutes=59))
    assert remind_owing(season.pk, by=house.keeper, at=NOW + timedelta(hours=1)) == 2
    for filer in house.filers[1:]:
        sent(season, filer)
    with pytest.raises(NobodyOwes):
        remind_owing(season.pk, by=house.keeper, at=NOW + timedelta(hours=5))
    with pytest.raises(NotAllowed):
        remind_owing(season.pk, by=house.director, at=NOW)


@pytest.mark.parametrize("number", [1, 3])
def test_any_number_of_seasons_and_units_costs_the_same(
    number: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    house = make_season_house(number)
    for n in range(number):
        shift = timedelta(days=10 * n)
        season = opened_season(
            house, first=FIRST + shift, last=LAST + shift, unit_ids=(house.filers[n].unit.pk,)
        )
        sent(season, house.filers[n])
    chief, head = mandate(house.keeper), mandate(house.filers[0].head)

    with django_assert_num_queries(4):
        assert len(listed_seasons(chief, at=LATER)) == number
    with django_assert_num_queries(4):
        owed_filings(head, at=LATER)


def test_where_no_season_is_to_come_asking_costs_one_query(
    house: SeasonHouse, django_assert_num_queries: Callable[..., Any]
) -> None:
    head = mandate(house.filers[0].head)

    with django_assert_num_queries(1):
        assert owed_filings(head, at=NOW) == []


def test_the_database_refuses_a_season_that_ends_before_it_begins(house: SeasonHouse) -> None:
    season = opened_season(house)

    with (
        pytest.raises(IntegrityError, match="duty_season_ends_after_it_begins"),
        transaction.atomic(),
    ):
        DutySeason.objects.filter(pk=season.pk).update(last=FIRST - timedelta(days=1))
