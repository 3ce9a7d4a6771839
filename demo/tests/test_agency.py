from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q

from accounts.models import User
from audit.models import Event
from demo import agency as demo
from demo.make_staff import FILE, KNOWN_IN_PUBLIC_LIFE, rows
from planning.people import Rank
from planning.vocabulary import REASONS, ROLES
from tests.factories import moment
from units.enums import Role
from units.importing.reader import read_book
from units.importing.template import workbook
from units.importing.workbook import open_workbook
from units.models import (
    Absence,
    Agency,
    Condition,
    Grant,
    ImportDraft,
    Position,
    ReportRecipient,
    Staff,
    Unit,
)
from units.selectors import calendar_of, home_positions

pytestmark = pytest.mark.django_db

AT = moment("2026-11-25 09:00")
MONDAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def agency(django_db_setup: None, django_db_blocker: Any) -> Iterator[Agency]:
    """Loaded once for all tests that only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


def load(monday: date = MONDAY) -> Agency:
    return demo.load_agency(at=AT, monday=monday)


def leaders_present(unit: Unit, day: date) -> int:
    away = Absence.objects.filter(first__lte=day, last__gte=day).values("staff")
    return home_positions(unit, on=day).exclude(rank=Rank.STAFF).exclude(staff__in=away).count()


def test_the_workbook_is_what_the_script_writes() -> None:
    kept, written = open_workbook(FILE.read_bytes()), open_workbook(workbook(rows()))

    assert kept[:-1] == written[:-1], "run python -m demo.make_staff"


def test_the_workbook_reads_without_objection() -> None:
    assert read_book(open_workbook(FILE.read_bytes())).problems == []


def test_nobody_known_in_public_life_works_there() -> None:
    people = [row["full_name"] for row in rows()["staff"]]

    assert (len(people), len(set(people)), len(KNOWN_IN_PUBLIC_LIFE & set(people))) == (184, 184, 0)


def test_every_code_in_it_is_in_the_vocabulary() -> None:
    listed = rows()["staff"]

    assert {code for row in listed for code in row["roles"]} <= set(ROLES)
    assert {code for row in listed for code in row["standing_reasons"]} <= set(REASONS)
    assert all(row["standing_reasons"] for row in listed)


def test_the_agency_has_twelve_units_that_file_and_one_head_each(agency: Agency) -> None:
    assert agency.units.filter(files_roster=True).count() == 12
    assert Counter(agency.units.values_list("kind", flat=True)) == {
        "leadership": 1,
        "office": 1,
        "division": 7,
        "service": 3,
    }
    assert list(agency.units.filter(can_work_remotely=False).values_list("code", flat=True)) == [
        "mc"
    ]
    assert list(agency.units.filter(is_suspended=True).values_list("code", flat=True)) == ["dt"]
    heads = Counter(Position.objects.filter(rank=Rank.HEAD).values_list("unit", flat=True))
    deputies = Counter(Position.objects.filter(rank=Rank.DEPUTY).values_list("unit", flat=True))
    assert (
        set(heads.values()),
        len(heads),
        min(deputies.values()),
        max(deputies.values()),
        len(deputies),
    ) == ({1}, 12, 1, 3, 12)


def test_only_one_unit_has_no_leader_in_the_played_week(agency: Agency) -> None:
    without = {
        unit.code
        for unit in agency.units.all()
        for n in range(7)
        if not leaders_present(unit, MONDAY + timedelta(days=n))
    }

    assert without == {demo.UNIT_WITHOUT_LEADERS}
    assert all(
        leaders_present(
            Unit.objects.get(code=demo.UNIT_WITHOUT_LEADERS), MONDAY + timedelta(days=n)
        )
        == 0
        for n in range(7)
    )


def test_loading_it_twice_changes_nothing(agency: Agency) -> None:
    events = Event.objects.count()

    assert load() == agency
    assert (Event.objects.count(), ImportDraft.objects.count()) == (events, 0)


def test_another_week_can_be_played_in_the_same_agency(agency: Agency) -> None:
    load(MONDAY + timedelta(days=7))

    assert (Absence.objects.count(), Condition.objects.count(), Staff.objects.count()) == (
        24,
        12,
        184,
    )


def test_the_calendar_is_that_of_the_proposal(agency: Agency) -> None:
    assert calendar_of(agency) == demo.calendar_around(AT.date())


def test_there_is_an_account_for_every_role_and_no_password_yet(agency: Agency) -> None:
    listed = demo.sign_ins(agency, on=AT.date())
    demo.give_passwords({listed[0].username: "mot-mat-khau-dai"}, at=AT)

    assert [each.role for each in listed] == list(Role)
    assert User.objects.exclude(Q(password__startswith="!")).count() == 1
    assert User.objects.get(username=listed[0].username).check_password("mot-mat-khau-dai")


def test_who_approves_files_no_roster_of_a_division(agency: Agency) -> None:
    approvers = Grant.objects.filter(role=Role.DIRECTOR)
    assert approvers.count() == 1
    assert not Grant.objects.filter(
        user__in=approvers.values("user"), role__in=("head", "deputy", "clerk")
    ).exists()


def test_every_unit_has_somebody_who_files(agency: Agency) -> None:
    editors = Grant.objects.filter(role__in=("head", "deputy", "clerk")).values("unit")
    assert agency.units.exclude(pk__in=editors).count() == 0


def test_the_list_goes_to_three_addresses(agency: Agency) -> None:
    assert ReportRecipient.objects.filter(is_active=True).count() == 3
