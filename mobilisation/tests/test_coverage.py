"""How many of each unit fulfil a condition by a day: numbers for many, names for few."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from mobilisation.errors import CoveredTwice, NobodyFulfils, NoSuchCampaign
from mobilisation.selectors.coverage import coverage_of, covered_people
from mobilisation.services.covering import follow_condition, record_fulfilled, reveal_covered
from mobilisation.tests.factories import AT, Muster, make_muster
from rosters.tests.factories import MONDAY, make_office, mandate
from tests.factories import make_condition, make_user
from units.enums import Role
from units.models import Condition

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
SUNDAY = MONDAY - timedelta(days=1)


@pytest.fixture
def muster() -> Muster:
    return make_muster()


def lines(user: User, covered: Any) -> list[tuple[str, int, int, int]]:
    table = coverage_of(mandate(user), covered, MONDAY)
    return [(one.unit_name, one.people, one.fulfilled, one.percent) for one in table.lines]


def test_units_are_told_by_numbers_and_the_newest_day(muster: Muster) -> None:
    covered = follow_condition("Mũi 2", by=muster.clerk, at=AT)
    unit, (an, bao, *_rest) = muster.office.unit, muster.office.staff
    make_condition(an, "pregnant", MONDAY)

    first = record_fulfilled(covered.pk, unit.pk, {an.pk, bao.pk}, SUNDAY, by=muster.clerk, at=AT)
    again = record_fulfilled(covered.pk, unit.pk, {an.pk}, MONDAY, by=muster.clerk, at=AT)

    assert (first, again) == (2, 0)
    assert lines(muster.clerk, covered) == [
        ("Phòng Tổ chức cán bộ", 6, 2, 33),
        ("Phòng Hành chính", 2, 0, 0),
    ]
    table = coverage_of(mandate(muster.clerk), covered, MONDAY)
    assert [one.newest for one in table.lines] == [SUNDAY, None]
    assert (table.people, table.missing, table.percent) == (8, 6, 25)
    assert coverage_of(mandate(muster.clerk), covered, SUNDAY - timedelta(days=1)).fulfilled == 0
    assert set(Condition.objects.exclude(words="").values_list("words", flat=True)) == {"Mũi 2"}


def test_a_condition_that_rules_know_is_followed_under_its_code(muster: Muster) -> None:
    make_condition(muster.lam, "vaccinated", SUNDAY)
    covered = follow_condition("Đủ vắc xin", tag="vaccinated", by=muster.clerk, at=AT)

    assert lines(muster.clerk, covered)[1] == ("Phòng Hành chính", 2, 1, 50)
    for name, tag in (("Khác", "vaccinated"), ("Đủ vắc xin", "")):
        with pytest.raises(CoveredTwice):
            follow_condition(name, tag=tag, by=muster.clerk, at=AT)


def test_a_head_sees_the_own_unit_and_nobody_names_without_the_right(muster: Muster) -> None:
    covered = follow_condition("Mũi 2", by=muster.clerk, at=AT)
    unit, other = muster.office.unit, muster.other
    agency = muster.office.agency

    assert [name for name, *_rest in lines(muster.office.head, covered)] == [unit.name]
    assert len(lines(make_user(Role.READER, agency), covered)) == 2
    people = reveal_covered(covered.pk, unit.pk, by=muster.office.head, at=AT)
    assert [one.name for one in people][:1] == ["Đỗ Khánh Vân"]
    for stranger, seen in (
        (muster.office.head, other),
        (muster.office.clerk, unit),
        (muster.office.director, unit),
        (make_office().office, unit),
    ):
        with pytest.raises(NoSuchCampaign):
            reveal_covered(covered.pk, seen.pk, by=stranger, at=AT)
        with pytest.raises(NoSuchCampaign):
            record_fulfilled(covered.pk, seen.pk, {1}, MONDAY, by=stranger, at=AT)
    assert Event.objects.filter(action="mobilisation.reveal-covered").count() == 1


def test_who_fulfils_it_is_named_and_does_so_by_today(muster: Muster) -> None:
    covered = follow_condition("Mũi 2", by=muster.clerk, at=AT)
    unit, an = muster.office.unit, muster.an

    for people, since in ((set[int](), MONDAY), ({an.pk}, MONDAY + timedelta(days=1))):
        with pytest.raises(NobodyFulfils):
            record_fulfilled(covered.pk, unit.pk, people, since, by=muster.clerk, at=AT)
    record_fulfilled(covered.pk, unit.pk, {an.pk, muster.lam.pk}, MONDAY, by=muster.clerk, at=AT)

    fulfilled = [one.name for one in covered_people(unit, covered, MONDAY) if one.since]
    assert fulfilled == ["Vũ Hoài An"]
    assert not muster.lam.conditions.exists()


def test_from_an_empty_list_to_names_that_are_ticked(muster: Muster, client_of: SignIn) -> None:
    office = muster.office
    client = client_of(office.office)
    with clock.freeze(AT):
        empty = client.get(reverse("mobilisation:coverages")).content.decode()
        client.post(reverse("mobilisation:follow"), {"name": "Mũi 2", "due": "01/11/2026"})
        covered = office.agency.covered_conditions.get()
        page = client.get(reverse("mobilisation:coverage", args=[covered.pk])).content.decode()
        unit = [covered.pk, office.unit.pk]
        names = client.post(reverse("mobilisation:covered-names", args=unit)).content.decode()
        record = reverse("mobilisation:record-covered", args=unit)
        client.post(record, {"people": [muster.an.pk], "since": "hôm nào"})
        client.post(record, {"people": [muster.an.pk], "since": "29/11/2026"})
        seen = client_of(make_user(Role.READER, office.agency))
        told = seen.get(reverse("mobilisation:coverage", args=[covered.pk])).content.decode()

    assert "Chưa theo dõi điều kiện nào" in empty
    assert "Vũ Hoài An" not in page
    assert "Vũ Hoài An" in names
    assert muster.an.conditions.get().first == SUNDAY
    assert "29/11/2026" in told
    assert "Xem tên" not in told


@pytest.mark.parametrize("units", [1, 3])
def test_coverage_asks_the_same_however_many_units_there_are(
    units: int, muster: Muster, django_assert_num_queries: Any
) -> None:
    for _number in range(units):
        make_office(agency=muster.office.agency)
    covered = follow_condition("Mũi 2", by=muster.clerk, at=AT)
    reader = mandate(muster.clerk)

    with django_assert_num_queries(3):
        table = coverage_of(reader, covered, MONDAY)

    assert len(table.lines) == 2 + units
