"""Two people who give away the same bed in one moment: one of them is told that it is taken."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from lodging.errors import BedTaken
from lodging.models import LodgingPlace, LodgingStay
from lodging.tests.factories import make_place, make_stay
from rosters.tests.factories import Office, make_office
from units.models import Staff

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wednesday")]


def test_the_last_bed_is_given_once_to_two_who_ask_together() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    office = make_office()
    for number in range(5):
        place = make_place(office, f"Nhà {number}", beds=1)
        outcomes = _together(office, place, office.people[2 * (number % 2) :][:2])
        assert sorted(outcomes) == [False, True]
        assert LodgingStay.objects.filter(place=place).count() == 1
        LodgingStay.objects.all().delete()


def _together(office: Office, place: LodgingPlace, people: Sequence[Staff]) -> list[bool]:
    gate = Barrier(len(people))

    def ask(one: Staff) -> bool:
        try:
            gate.wait(10)
            make_stay(place, one, office)
        except BedTaken:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(ask, people))
