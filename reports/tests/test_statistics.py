"""What the statistics tell of a unit: in time, late, not at all; and where a rule was departed
from, by whom and why.
"""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

import clock
from accounts.models import User
from directives.models import Clause
from directives.tests.factories import make_exception
from duties.services.filing import submit_duty
from duties.tests.factories import give, make_house, opened_duty, seen_duty
from planning.time import Week
from reports.selectors.departures import departures
from reports.selectors.punctuality import punctuality
from reports.values.statistics import DepartureKind, FilingMark, ReportPeriod, ReportSpan
from rosters.services import approve_roster, return_roster, submit_roster
from rosters.tests.factories import (
    LEADER,
    REMOTE_BY_DEFAULT,
    WEEK,
    Office,
    lawful,
    lawful_office,
    make_office,
    mandate,
    opened,
    published,
    seen,
    submitted,
)
from tests.factories import MONDAY, make_user, moment
from units.enums import Role

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
DUE, AFTER = moment("2026-11-27 16:00"), moment("2026-11-30 09:00")
PERIOD = ReportPeriod(ReportSpan.TWELVE_WEEKS, WEEK)


@pytest.fixture
def office() -> Office:
    return lawful_office(name="Phòng A")


def test_a_unit_is_in_time_at_the_very_moment_late_after_it_or_missing(office: Office) -> None:
    late = make_office(agency=office.agency, name="Phòng B")
    make_office(agency=office.agency, name="Phòng C")
    for one, minutes in ((office, 0), (late, 25)):
        roster = lawful(one)
        submit_roster(
            roster.pk, by=one.head, at=DUE + timedelta(minutes=minutes), seen=seen(roster)
        )

    units = punctuality(mandate(office.director), PERIOD, at=AFTER)

    assert [(one.unit_name, one.on_time, one.late, one.missed, one.latest) for one in units] == [
        ("Phòng A", 1, 0, 0, timedelta(0)),
        ("Phòng B", 0, 1, 0, timedelta(minutes=25)),
        ("Phòng C", 0, 0, 1, timedelta(0)),
    ]


def test_what_was_returned_and_sent_again_was_in_time_the_first_time(office: Office) -> None:
    roster = submitted(office)
    return_roster(roster.pk, by=office.director, at=DUE, seen=seen(roster), reason="Thiếu")
    submit_roster(roster.pk, by=office.head, at=AFTER, seen=seen(roster))

    [unit] = punctuality(mandate(office.director), PERIOD, at=AFTER)

    assert [one.mark for one in unit.weeks] == [FilingMark.ON_TIME]


def test_before_the_deadline_and_before_the_first_roster_nothing_is_due(office: Office) -> None:
    published(office, WEEK.shifted(-1))

    [before] = punctuality(mandate(office.director), PERIOD, at=DUE)
    [after] = punctuality(mandate(office.director), PERIOD, at=DUE + timedelta(seconds=1))

    assert [one.week for one in before.weeks] == [WEEK.shifted(-1)]
    assert [(one.week, one.mark) for one in after.failures] == [
        (WEEK, FilingMark.MISSED),
        (WEEK.shifted(-1), FilingMark.LATE),
    ]
    assert (before.percent, after.percent) == (0, 0)


def test_every_reason_and_every_exception_is_listed_with_who_and_when() -> None:
    office = make_office(REMOTE_BY_DEFAULT, LEADER | {"binding": "target"}, name="Phòng A")
    roster = opened(office)
    submit_roster(
        roster.pk, by=office.head, at=DUE, seen=seen(roster), warning_reason="Lãnh đạo dự họp"
    )
    clause = Clause.objects.order_by("pk").last()
    assert clause is not None
    make_exception(clause, office.office, note="Cho phép vì lụt")
    lawful(lawful_office(name="Cơ quan khác"))

    rows = departures(mandate(office.director), PERIOD)

    told = {one.kind: (one.unit_name, one.who, one.week) for one in rows}
    assert told[DepartureKind.SENT] == ("Phòng A", office.head.full_name, WEEK)
    assert "Lãnh đạo dự họp" in [one.reason for one in rows]
    [warned] = next(one.laws for one in rows if one.kind is DepartureKind.SENT)
    assert warned.startswith("Khoản 2, ")
    assert warned.endswith("(30/11, 01/12, 02/12, 03/12, 04/12)")
    [leave] = [one for one in rows if one.kind is DepartureKind.EXCEPTION]
    assert (leave.reason, leave.allowed) == (
        "Cho phép vì lụt",
        "41/UBND-NC, UBND tỉnh Hòa Giang, cho đến khi có thông báo mới",
    )
    assert len(rows) == 2


def test_who_approves_with_a_reason_departs_from_what_the_sender_was_warned_of() -> None:
    office = make_office(REMOTE_BY_DEFAULT, LEADER | {"binding": "target"}, name="Phòng A")
    roster = opened(office)
    words = {"warning_reason": "Lãnh đạo dự họp"}
    submit_roster(roster.pk, by=office.head, at=DUE, seen=seen(roster), **words)
    approve_roster(
        roster.pk, by=office.director, at=AFTER, seen=seen(roster), reason="Có Phó Giám đốc"
    )

    approved, sent = departures(mandate(office.director), PERIOD)[:2]

    assert (approved.kind, sent.kind) == (DepartureKind.APPROVED, DepartureKind.SENT)
    assert (approved.reason, approved.laws) == ("Có Phó Giám đốc", sent.laws)


def test_turns_of_duty_that_nobody_has_are_in_the_same_list() -> None:
    house = make_house()
    roster = opened_duty(house)
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    submit_duty(
        roster.pk, by=house.keeper, at=DUE, seen=seen_duty(roster), warning_reason="Chưa đủ người"
    )

    [row] = departures(mandate(house.here.director), PERIOD)

    assert (row.kind, row.reason, row.week) == (DepartureKind.SENT, "Chưa đủ người", None)
    assert row.duty is not None
    assert row.duty.id == roster.pk
    [missing] = row.laws
    assert missing.endswith("lượt trực chưa có người")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", 1),
        ("?kind=sent", 1),
        ("?kind=approved", 0),
        ("?q=du+hop", 1),
        ("?q=lu+lut", 0),
        ("?until=2026-W30", 0),
        ("?until=0001-W20&weeks=52", 0),
        ("?unit=999999", 0),
    ],
)
def test_the_list_is_narrowed_by_the_address_and_taken_away_as_it_stands(
    asked: str, shown: int, client_of: SignIn
) -> None:
    office = make_office(REMOTE_BY_DEFAULT, LEADER | {"binding": "target"}, name="Phòng A")
    roster = opened(office)
    submit_roster(
        roster.pk, by=office.head, at=DUE, seen=seen(roster), warning_reason="Lãnh đạo dự họp"
    )
    client = client_of(make_user(Role.AUDITOR, office.agency))

    with clock.freeze(AFTER):
        page = client.get(f"/reports/departures/{asked}")
        file = client.get(f"/reports/departures/file/{asked}")

    assert (page.status_code, len(page.context["rows"])) == (200, shown)
    sheet = load_workbook(BytesIO(file.content)).worksheets[0]
    assert sheet.max_row == 1 + shown


def test_the_page_of_punctuality_draws_each_week_and_leads_to_what_failed(
    office: Office, client_of: SignIn
) -> None:
    lawful(office)
    with clock.freeze(AFTER):
        client = client_of(office.director)
        page = client.get("/reports/punctuality/?weeks=52")
        file = client.get("/reports/punctuality/file/?weeks=52")

    assert "0 tuần đúng hạn, 0 muộn, 1 không trình" in page.text
    assert f"/rosters/{office.unit.pk}/2026-W49/" in page.text
    sheets = load_workbook(BytesIO(file.content)).worksheets
    assert [cell.value for cell in sheets[1][2]][:3] == ["Phòng A", "Tuần 49/2026", "Không trình"]


@pytest.mark.parametrize("units", [1, 3])
def test_a_year_of_any_number_of_units_takes_the_same_queries(
    units: int, office: Office, django_assert_num_queries: Callable[..., object]
) -> None:
    for one in [office, *(make_office(agency=office.agency) for _ in range(units - 1))]:
        submitted(one)
    who = mandate(office.director)

    with django_assert_num_queries(5):
        punctuality(who, ReportPeriod(ReportSpan.YEAR, Week(2026, 49)), at=AFTER)
