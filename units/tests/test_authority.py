"""Whose password may be issued, and whose rights and account may be ended, by whom."""

from datetime import date, timedelta

import pytest

from accounts.models import User
from refusals import Refusal
from tests.factories import LONG_AGO, make_agency, make_staff, make_unit, make_user, moment
from units import services
from units.enums import Role
from units.errors import OnlyHolder, OwnAccess, RoleNotYours
from units.models import Grant, Staff, Unit

pytestmark = pytest.mark.django_db
AT = moment("2026-11-25 09:00")
TODAY = date(2026, 11, 25)
DAY_AFTER_TOMORROW = TODAY + timedelta(days=2)


@pytest.fixture
def unit() -> Unit:
    return make_unit(name="Văn phòng")


def account_of(staff: Staff) -> User:
    """As it stands now."""
    return User.objects.get(staff=staff)


def person(unit: Unit, role: Role | None = None, first: date = LONG_AGO) -> Staff:
    staff = make_staff(unit, user=make_user())
    if role is not None:
        Grant.objects.create(user=account_of(staff), agency=unit.agency, role=role, first=first)
    return staff


def outcome(act: object, *arguments: object, **named: object) -> type[Refusal] | None:
    try:
        act(*arguments, **named)  # type: ignore[operator]
    except Refusal as refusal:
        return type(refusal)
    return None


def issue(staff: Staff, by: User) -> type[Refusal] | None:
    return outcome(services.issue_password, staff, by=by, at=AT, on=TODAY)


def leave(staff: Staff, by: User) -> type[Refusal] | None:
    return outcome(services.end_staff, staff, last=TODAY, by=by, at=AT, today=TODAY)


@pytest.mark.parametrize(
    ("role", "refused"),
    [(role, RoleNotYours) for role in (Role.DIRECTOR, Role.ADMIN, Role.AUDITOR)]
    + [(Role.READER, None), (Role.OFFICE, None)],
)
def test_a_role_that_begins_the_day_after_tomorrow_protects_today(
    role: Role, refused: type[Refusal] | None, unit: Unit
) -> None:
    office = make_user(Role.OFFICE, unit.agency)
    staff = person(unit, role, first=DAY_AFTER_TOMORROW)

    assert issue(staff, office) == refused


def test_a_role_that_has_ended_protects_no_more(unit: Unit) -> None:
    office = make_user(Role.OFFICE, unit.agency)
    staff = person(unit, Role.DIRECTOR)
    Grant.objects.filter(user=account_of(staff)).update(last=TODAY - timedelta(days=1))

    assert issue(staff, office) is None


def test_a_role_elsewhere_protects_from_who_has_nothing_to_say_there(unit: Unit) -> None:
    """Even from an administrator of this agency, and even a role the Office there hands out."""
    admin, staff = make_user(Role.ADMIN, unit.agency), person(unit)
    Grant.objects.create(
        user=account_of(staff), agency=make_agency("Sở Y tế"), role=Role.READER, first=LONG_AGO
    )

    assert issue(staff, admin) is RoleNotYours


def test_nobody_records_their_own_leaving(unit: Unit) -> None:
    staff = person(unit, Role.OFFICE)

    assert leave(staff, account_of(staff)) is OwnAccess
    assert Staff.objects.get(pk=staff.pk).is_active


@pytest.mark.parametrize("first", [LONG_AGO, DAY_AFTER_TOMORROW])
def test_the_office_does_not_record_that_a_director_leaves(first: date, unit: Unit) -> None:
    make_user(Role.DIRECTOR, unit.agency)
    staff = person(unit, Role.DIRECTOR, first=first)

    assert leave(staff, make_user(Role.OFFICE, unit.agency)) is RoleNotYours
    assert account_of(staff).is_active


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.ADMIN])
def test_the_only_holder_of_a_needed_role_stays_until_a_successor_is_appointed(
    role: Role, unit: Unit
) -> None:
    admin = make_user(Role.ADMIN, unit.agency)
    staff = person(unit, role)
    grant = Grant.objects.get(user=account_of(staff))
    if role is Role.ADMIN:
        Grant.objects.filter(user=admin).update(last=TODAY)

    refused = (
        leave(staff, admin),
        outcome(services.end_grant, grant, last=TODAY, by=admin, at=AT),
    )
    Grant.objects.create(user=make_user(), agency=unit.agency, role=role, first=DAY_AFTER_TOMORROW)

    assert refused == (OnlyHolder, OnlyHolder)
    assert leave(staff, admin) is None
    assert not account_of(staff).is_active


def test_a_holder_whose_account_is_closed_is_no_successor(unit: Unit) -> None:
    admin, staff = make_user(Role.ADMIN, unit.agency), person(unit, Role.DIRECTOR)
    make_user(Role.DIRECTOR, unit.agency, is_active=False)

    assert leave(staff, admin) is OnlyHolder


def test_the_office_records_that_somebody_leaves_as_before(unit: Unit) -> None:
    staff = person(unit, Role.READER)

    assert leave(staff, make_user(Role.OFFICE, unit.agency)) is None
    assert not account_of(staff).is_active


def test_an_account_that_another_agency_needs_stays_open_when_somebody_leaves(unit: Unit) -> None:
    staff, other = person(unit, Role.READER), make_agency("Sở Y tế")
    Grant.objects.create(user=account_of(staff), agency=other, role=Role.READER, first=LONG_AGO)

    assert leave(staff, make_user(Role.OFFICE, unit.agency)) is None
    assert account_of(staff).is_active
    assert list(
        Grant.objects.filter(user=account_of(staff)).order_by("pk").values_list("last", flat=True)
    ) == [TODAY, None]


@pytest.mark.parametrize(
    ("role", "at_first", "kept"),
    [
        (None, "cu@vi-du.vn", "moi@vi-du.vn"),
        (Role.READER, "cu@vi-du.vn", "moi@vi-du.vn"),
        (None, "rieng@vi-du.vn", "rieng@vi-du.vn"),
        (Role.DIRECTOR, "cu@vi-du.vn", "cu@vi-du.vn"),
    ],
)
def test_the_address_of_an_account_follows_only_whoever_could_issue_its_password(
    role: Role | None, at_first: str, kept: str, unit: Unit
) -> None:
    staff = person(unit, role)
    User.objects.filter(staff=staff).update(email=at_first)
    Staff.objects.filter(pk=staff.pk).update(email="cu@vi-du.vn")
    office = make_user(Role.OFFICE, unit.agency)

    services.change_staff(Staff.objects.get(pk=staff.pk), by=office, at=AT, email="moi@vi-du.vn")

    assert account_of(staff).email == kept
    assert Staff.objects.get(pk=staff.pk).email == "moi@vi-du.vn"
