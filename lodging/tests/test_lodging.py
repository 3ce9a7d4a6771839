"""Who lives in: beds, weeks and rotation, what clashes, and what the week of a unit shows."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from lodging.enums import StayClash
from lodging.errors import (
    AwayFromBed,
    BedsAsleep,
    BedTaken,
    MoreThanBeds,
    NobodyToRotate,
    NotStaffToLodge,
    NotStaffToRotate,
    PlaceLived,
    PlaceNamed,
    PlaceUnused,
    SleepsElsewhere,
    StaysChanged,
    StillClashing,
)
from lodging.forms import place_initial
from lodging.models import LodgingPlace, LodgingStay
from lodging.selectors.places import handover_before, lodged_weeks
from lodging.services.places import keep_place
from lodging.services.stays import add_stay, drop_stay, plan_rotation, settle_stays
from lodging.tests.factories import make_place, make_stay
from lodging.values import WrittenPlace
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    WEEK,
    Office,
    lawful_office,
    make_office,
    opened,
)
from tests.factories import make_absence
from units.models import Position
from weeks.enums import Mode
from weeks.errors import NotAllowed
from weeks.models import WeeklyRoster
from weeks.selectors.outdated import as_known
from weeks.selectors.sheets import sheet_of
from weeks.sheets.swapped import swapped_in
from weeks.values.cells import Cell, SwappedDay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
FIRSTS = [MONDAY + timedelta(days=7 * number) for number in range(4)]


@pytest.fixture
def office() -> Office:
    return lawful_office()


@pytest.fixture
def place(office: Office) -> LodgingPlace:
    return make_place(office)


def planned(office: Office, place: LodgingPlace, **fields: Any) -> tuple[list[LodgingStay], int]:
    given = {"firsts": FIRSTS, "persons": 2, "with_leader": True, "rest_weeks": 1, **fields}
    people = given.pop("people", office.people)
    return plan_rotation(place, list(people), **given, by=office.office, at=NOW)


def settled(office: Office, place: LodgingPlace) -> int:
    waiting = [stay.pk for stay in place.stays.filter(settled_at=None)]
    return settle_stays(place, waiting, by=office.office, at=LATER)


def written(place: LodgingPlace, **fields: Any) -> WrittenPlace:
    """The place as it stands, but for these."""
    return WrittenPlace(**(place_initial(place) | fields))


def modes(office: Office, staff_id: int) -> list[Mode]:
    """Of the mornings of the working days, as they are known by now."""
    sheet = as_known(sheet_of(WeeklyRoster.objects.get(pk=opened(office).pk)))
    return [sheet.cells[staff_id, day].morning for day in sheet.days]


def test_a_rotation_is_even_has_a_leader_each_week_and_lets_people_rest(
    office: Office, place: LodgingPlace
) -> None:
    stays, lacking = planned(office, place)

    weeks: dict[date, set[int]] = {first: set() for first in FIRSTS}
    for stay in stays:
        weeks[stay.first].add(stay.staff_id)
    leaders = {office.leader.pk, office.deputy.pk}
    assert lacking == 0
    assert [len(one) for one in weeks.values()] == [2, 2, 2, 2]
    assert all(one & leaders for one in weeks.values())
    assert not any(weeks[a] & weeks[b] for a, b in pairwise(FIRSTS))
    assert max(Counter(stay.staff_id for stay in stays).values()) == 2


def test_who_is_away_in_a_week_is_not_planned_for_it(office: Office, place: LodgingPlace) -> None:
    for one in office.people[:1] + office.staff[:3]:
        make_absence(one, MONDAY + timedelta(days=2))

    stays, _lacking = planned(office, place, firsts=FIRSTS[:1])

    assert {stay.staff_id for stay in stays} == {office.deputy.pk, office.staff[3].pk}


def test_beds_that_nobody_can_take_are_told(office: Office, place: LodgingPlace) -> None:
    for one in office.people[:-1]:
        make_absence(one, MONDAY, MONDAY + timedelta(days=40))

    stays, lacking = planned(office, place, firsts=FIRSTS[:1])

    assert ([stay.staff_id for stay in stays], lacking) == ([office.people[-1].pk], 1)


def test_turns_of_the_year_before_count(office: Office, place: LodgingPlace) -> None:
    for staff, weeks in ((office.staff[0], 3), (office.staff[1], 2)):
        LodgingStay.objects.bulk_create(
            LodgingStay(place=place, staff=staff, first=day, last=day)
            for day in (MONDAY - timedelta(days=30 + 7 * number) for number in range(weeks))
        )

    people = [*office.staff[:3]]
    stays, _lacking = planned(
        office, place, firsts=FIRSTS[:1], persons=1, with_leader=False, people=people
    )

    assert [stay.staff_id for stay in stays] == [office.staff[2].pk]


def test_a_plan_takes_the_place_of_one_that_was_not_settled(
    office: Office, place: LodgingPlace
) -> None:
    planned(office, place)
    planned(office, place)

    assert place.stays.count() == 8


def test_who_lives_in_is_on_site_all_week_once_it_is_settled(
    office: Office, place: LodgingPlace
) -> None:
    stay = make_stay(place, office.staff[0], office)
    assert set(modes(office, stay.staff_id)) == {Mode.REMOTE}

    settled(office, place)
    assert modes(office, stay.staff_id) == [Mode.LIVE_IN] * 5

    drop_stay(stay, by=office.office, at=LATER)
    assert set(modes(office, stay.staff_id)) == {Mode.REMOTE}


def test_a_cell_that_was_lived_in_is_given_back() -> None:
    at_home = Cell(morning=Mode.REMOTE, afternoon=Mode.LEAVE, is_given=True)

    lived_in = swapped_in(at_home, SwappedDay(Mode.LIVE_IN))
    assert (lived_in.morning, lived_in.afternoon, lived_in.lives_in) == (
        Mode.LIVE_IN,
        Mode.LEAVE,
        True,
    )
    assert swapped_in(lived_in, None) == at_home


def test_a_bed_has_one_sleeper_and_a_person_one_bed(office: Office, place: LodgingPlace) -> None:
    other = make_place(office, "Tầng 3", beds=9)
    for one in office.staff[:2]:
        make_stay(place, one, office)

    with pytest.raises(BedTaken):
        make_stay(place, office.staff[2], office)
    with pytest.raises(SleepsElsewhere):
        make_stay(other, office.staff[0], office, MONDAY + timedelta(days=6))
    make_absence(office.staff[2], MONDAY)
    with pytest.raises(AwayFromBed):
        make_stay(other, office.staff[2], office)


def test_beds_of_those_who_sleep_from_today_on_stay(office: Office, place: LodgingPlace) -> None:
    for one in office.staff[:2]:
        make_stay(place, one, office)
    past = NOW.date() - timedelta(days=9)
    LodgingStay.objects.bulk_create(
        LodgingStay(place=place, staff=one, first=past, last=past) for one in office.people[:3]
    )

    with pytest.raises(BedsAsleep) as refused:
        keep_place(place, written(place, beds=1), by=office.office, at=NOW)
    assert "Ngày 30/11/2026 có 2 người" in str(refused.value.sentence)
    with pytest.raises(PlaceLived):
        keep_place(place, written(place, is_in_use=False), by=office.office, at=NOW)
    assert keep_place(place, written(place, beds=2), by=office.office, at=NOW).beds == 2
    LodgingStay.objects.filter(last__gte=MONDAY).delete()
    assert keep_place(place, written(place, beds=1), by=office.office, at=NOW).beds == 1


def test_nobody_is_lodged_at_a_place_out_of_use(office: Office, place: LodgingPlace) -> None:
    keep_place(place, written(place, is_in_use=False), by=office.office, at=NOW)

    with pytest.raises(PlaceUnused):
        make_stay(place, office.staff[0], office)
    with pytest.raises(PlaceUnused):
        planned(office, place)
    assert not place.stays.exists()


def test_who_left_is_not_lodged(office: Office, place: LodgingPlace) -> None:
    one = office.staff[0]
    Position.objects.filter(staff=one).update(last=MONDAY + timedelta(days=2))

    make_stay(place, one, office, MONDAY, 3)
    LodgingStay.objects.all().delete()
    with pytest.raises(NotStaffToLodge):
        make_stay(place, one, office, MONDAY, 4)
    Position.objects.filter(staff=one).update(last=MONDAY - timedelta(days=1))
    with pytest.raises(NotStaffToRotate):
        planned(office, place)


def test_who_leaves_during_a_rotation_has_no_week_after(
    office: Office, place: LodgingPlace
) -> None:
    people = [office.staff[0], office.staff[1]]
    Position.objects.filter(staff=people[0]).update(last=FIRSTS[1] + timedelta(days=2))

    stays, lacking = planned(office, place, people=people, with_leader=False, rest_weeks=0)

    gone = [stay.first for stay in stays if stay.staff_id == people[0].pk]
    assert (gone, len(stays), lacking) == (FIRSTS[:1], 5, 3)


def test_what_came_up_later_is_told_and_keeps_from_settling(
    office: Office, place: LodgingPlace
) -> None:
    make_stay(place, office.staff[0], office)
    make_absence(office.staff[0], MONDAY)

    (week,) = lodged_weeks(place, MONDAY, 1)
    assert [one.clashes for one in week.sleepers] == [(StayClash.AWAY,)]
    with pytest.raises(StillClashing):
        settled(office, place)


def test_a_stay_of_who_leaves_the_agency_later_is_told(office: Office, place: LodgingPlace) -> None:
    make_stay(place, office.staff[0], office)
    make_stay(place, office.staff[1], office)
    Position.objects.filter(staff=office.staff[0]).update(last=MONDAY + timedelta(days=5))

    (week,) = lodged_weeks(place, MONDAY, 1)
    told = {one.staff_id: one.clashes for one in week.sleepers}
    assert told == {office.staff[0].pk: (StayClash.LEFT,), office.staff[1].pk: ()}
    with pytest.raises(StillClashing):
        settled(office, place)


def test_only_what_was_seen_is_settled(office: Office, place: LodgingPlace) -> None:
    make_stay(place, office.staff[0], office)

    with pytest.raises(StaysChanged):
        settle_stays(place, [0], by=office.office, at=LATER)


def test_weeks_begin_on_the_day_of_the_handover_and_meals_are_counted(office: Office) -> None:
    place = make_place(office, handover_weekday=2, meals_a_day=2)
    make_stay(place, office.staff[0], office, MONDAY, 3)

    assert handover_before(place, MONDAY) == MONDAY - timedelta(days=5)
    first, second = lodged_weeks(place, MONDAY, 2)
    assert [day.meals for day in first.days] == [0, 0, 0, 0, 0, 2, 2]
    assert [day.meals for day in second.days] == [2, 0, 0, 0, 0, 0, 0]


def test_what_cannot_be_planned_is_refused(office: Office, place: LodgingPlace) -> None:
    with pytest.raises(MoreThanBeds):
        planned(office, place, persons=3)
    with pytest.raises(NobodyToRotate):
        planned(office, place, people=office.people[:1])
    with pytest.raises(PlaceNamed):
        make_place(office, "nhà KHÁCH sở")
    with pytest.raises(NotAllowed):
        add_stay(place, office.leader, first=MONDAY, last=MONDAY, by=office.head, at=NOW)
    with pytest.raises(NotAllowed):
        make_stay(place, make_office().leader, office)


@pytest.mark.parametrize("rows", [1, 3])
def test_weeks_cost_as_many_questions_however_many_sleep(
    rows: int, office: Office, django_assert_num_queries: Any
) -> None:
    place = make_place(office, beds=9)
    for one in office.staff[:rows]:
        make_stay(place, one, office)

    with django_assert_num_queries(5):
        lodged_weeks(place, MONDAY)


def test_the_office_plans_settles_and_prints_by_pages(office: Office, client_of: SignIn) -> None:
    """A journey: a place, a rotation, the list of the week and its workbook."""
    client = client_of(office.office)
    typed = {
        "name": "Tầng 3", "kind": "on-the-spot", "beds": 2, "meals_a_day": 3,
        "handover_weekday": 0, "handover_at": "8h00", "is_in_use": "on",
    }  # fmt: skip
    client.post(reverse("lodging:new"), typed)
    place = LodgingPlace.objects.get()
    chosen = {
        "first": "01/12/2026", "weeks": 2, "persons": 2, "rest_weeks": 1, "with_leader": "on",
        "people": [one.pk for one in office.people],
    }  # fmt: skip
    page = client.post(reverse("lodging:rotation", args=[place.pk]), chosen, follow=True)
    assert "Đã xếp 4 lượt ở" in page.content.decode()
    client.post(reverse("lodging:settle", args=[place.pk]), {"stay": page.context["waiting"]})

    assert not place.stays.filter(settled_at=None).exists()
    week = client.get(reverse("lodging:week", args=[place.pk, WEEK])).content.decode()
    names = [stay.staff.full_name for stay in place.stays.filter(first=MONDAY)]
    assert [name in week for name in names] == [True, True]
    file = client.get(reverse("lodging:file", args=[place.pk, WEEK]))
    cells = [cell.value for row in load_workbook(BytesIO(file.content)).active for cell in row]
    assert [name in cells for name in names] == [True, True]


def test_an_agency_without_places_says_what_to_do(client_of: SignIn) -> None:
    page = client_of(make_office().office).get(reverse("lodging:places")).content.decode()

    assert "Chưa có nơi ở tập trung nào" in page
