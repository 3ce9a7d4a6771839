"""Two people who give away the same bed, or settle the same list, in one moment: one of them is
told so.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection

from audit.models import Event
from lodging.errors import BedsAsleep, BedTaken, RotationOvertaken, StaysChanged
from lodging.forms import place_initial
from lodging.models import LodgingStay
from lodging.selectors.rotation import WEEK
from lodging.services.places import keep_place
from lodging.services.stays import plan_rotation, settle_stays
from lodging.tests.factories import make_place, make_stay
from lodging.values import WrittenPlace
from planning.solver.duties import plan_duties
from planning.solver.duty.outcome import DutyOutcome
from rosters.tests.factories import LATER, MONDAY, NOW, Office, make_office
from tests.racing import together, without_patience

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wednesday")]


def test_the_last_bed_is_given_once_to_two_who_asktogether() -> None:
    office = _office()
    for number in range(5):
        place = make_place(office, f"Nhà {number}", beds=1)
        asking = [
            partial(make_stay, place, one, office) for one in office.people[2 * (number % 2) :][:2]
        ]
        assert together(asking, BedTaken) == [False, True]
        assert LodgingStay.objects.filter(place=place).count() == 1
        LodgingStay.objects.all().delete()


def test_a_list_is_settled_once_by_two_who_presstogether() -> None:
    office = _office()
    for number in range(5):
        place = make_place(office, f"Nhà {number}")
        seen = [make_stay(place, one, office).pk for one in office.people[:2]]
        press = partial(settle_stays, place, seen, by=office.office, at=LATER)
        assert together([press, press], StaysChanged) == [False, True]
        told = Event.objects.filter(action="lodging.settle", subject_id=place.pk)
        assert told.count() == 1
        LodgingStay.objects.all().delete()


def test_beds_are_not_taken_away_while_they_are_given() -> None:
    office = _office()
    for number in range(5):
        place = make_place(office, f"Nhà {number}")
        make_stay(place, office.people[0], office)
        fewer = WrittenPlace(**(place_initial(place) | {"beds": 1}))
        acts: list[Callable[[], object]] = [
            partial(make_stay, place, office.people[1], office),
            partial(keep_place, place, fewer, by=office.office, at=NOW),
        ]
        assert together(acts, (BedTaken, BedsAsleep)) == [False, True]
        place.refresh_from_db()
        assert LodgingStay.objects.filter(place=place).count() == place.beds
        LodgingStay.objects.all().delete()


def test_a_rotation_is_planned_while_others_write_and_refused_if_a_bed_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = _office()
    place = make_place(office)
    plan = partial(
        plan_rotation,
        place,
        office.people,
        firsts=[MONDAY, MONDAY + WEEK],
        persons=2,
        with_leader=False,
        rest_weeks=0,
        by=office.office,
        at=NOW,
    )
    assert len(plan()[0]) == 4
    settled = [stay.pk for stay in LodgingStay.objects.filter(first=MONDAY)]
    LodgingStay.objects.exclude(pk__in=settled).delete()
    settle = partial(settle_stays, place, settled, by=office.office, at=LATER)
    settle_meanwhile = partial(without_patience, settle)

    def beside(*asked: Any) -> DutyOutcome:
        assert together([settle_meanwhile], StaysChanged) == [not beside_done]
        beside_done.append(True)
        return plan_duties(*asked)

    beside_done: list[bool] = []
    monkeypatch.setattr("lodging.services.stays.plan_duties", beside)
    with pytest.raises(RotationOvertaken):
        plan()
    assert {stay.pk for stay in LodgingStay.objects.all()} == set(settled)
    assert len(plan()[0]) == 2


def _office() -> Office:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    return make_office()
