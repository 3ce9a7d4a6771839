from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import (
    MONDAY,
    make_absence,
    make_agency,
    make_condition,
    make_staff,
    make_unit,
    make_user,
)
from units.models import Agency, CalendarDay, Grant, Position, ReportRecipient, Staff, Unit

pytestmark = pytest.mark.django_db
SUNDAY = date(2026, 11, 29)


def a_grant(**fields: Any) -> Grant:
    unit = make_unit()
    return Grant.objects.create(
        **{"user": make_user(), "agency": unit.agency, "role": "auditor", "first": MONDAY, **fields}
    )


def a_post(**fields: Any) -> Position:
    staff = make_staff(make_unit())
    return Position.objects.create(
        **{
            "staff": staff,
            "unit": make_unit(staff.agency),
            "title": "A",
            "is_home": False,
            "first": MONDAY,
            **fields,
        }
    )


REFUSED: dict[str, Callable[[], Any]] = {
    "agency_filing_weekday_is_one": lambda: make_agency(filing_weekday=7),
    "agency_report_leaves_before_deadline": lambda: make_agency(
        report_send_at=time(8), report_deadline=time(8)
    ),
    "position_ends_after_it_begins": lambda: a_post(last=SUNDAY),
    "position_rank_is_known": lambda: a_post(rank="king"),
    "absence_ends_after_it_begins": lambda: make_absence(make_staff(make_unit()), MONDAY, SUNDAY),
    "condition_ends_after_it_begins": lambda: make_condition(
        make_staff(make_unit()), "pregnant", MONDAY, SUNDAY
    ),
    "grant_ends_after_it_begins": lambda: a_grant(last=SUNDAY),
    "grant_unit_role_names_its_unit": lambda: a_grant(role="head"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses_by_name(name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        REFUSED[name]()


def test_an_agency_wide_role_names_no_unit() -> None:
    with (
        pytest.raises(IntegrityError, match="grant_unit_role_names_its_unit"),
        transaction.atomic(),
    ):
        a_grant(unit=make_unit())


ONCE: dict[str, Callable[[Agency], Any]] = {
    "unit_code_once_in_agency": lambda agency: Unit.objects.create(
        agency=agency, code="vp", name="Văn phòng"
    ),
    "staff_code_once_in_agency": lambda agency: Staff.objects.create(
        agency=agency, code="CB1", full_name="Lê Văn Ân"
    ),
    "calendar_day_once_in_agency": lambda agency: CalendarDay.objects.create(
        agency=agency, day=MONDAY, kind="holiday"
    ),
    "report_recipient_once_in_agency": lambda agency: ReportRecipient.objects.create(
        agency=agency, name="A", address="a@vi-du.vn"
    ),
}


@pytest.mark.parametrize("name", ONCE)
def test_once_in_an_agency_and_again_in_another(name: str) -> None:
    agency = make_agency()
    ONCE[name](agency)
    ONCE[name](make_agency())

    with (
        pytest.raises(
            IntegrityError, match=name if connection.vendor == "postgresql" else "UNIQUE"
        ),
        transaction.atomic(),
    ):
        ONCE[name](agency)
