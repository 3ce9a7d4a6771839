"""A directive's own hour for the daily report, held against when the list really left."""

from datetime import datetime, timedelta

import pytest

from directives.tests.factories import make_in_force
from outgoing.selectors.reporting import reporting_findings
from outgoing.selectors.runs import lists_on
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_lists import HALF_PAST_SEVEN
from tests.factories import MONDAY, make_user, moment
from units.enums import Role
from units.models import Agency
from units.selectors import mandate_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unit")]


@pytest.fixture(autouse=True)
def ordered(agency: Agency) -> None:
    """The report is to be sent every day before 8:00, from Monday on."""
    make_in_force(
        agency,
        make_user(Role.OFFICE, agency),
        clauses=({"kind": "reporting", "params": {"before": "08:00"}},),
    )


def told(agency: Agency, at: datetime) -> list[str]:
    mandate = mandate_of(make_user(Role.OFFICE, agency), on=MONDAY)
    assert mandate is not None
    rows = lists_on(mandate, MONDAY)
    return [
        finding.sentence.vi
        for finding in reporting_findings(agency, MONDAY, rows[-1] if rows else None, at=at)
    ]


def send(at: datetime) -> None:
    run_due(HALF_PAST_SEVEN)
    send_waiting(now=lambda: at)


def test_a_list_that_left_before_the_hour_is_not_mentioned(agency: Agency) -> None:
    send(HALF_PAST_SEVEN + timedelta(minutes=1))

    assert told(agency, moment("2026-11-30 09:00")) == []


def test_exactly_at_the_hour_is_late(agency: Agency) -> None:
    send(moment("2026-11-30 08:00"))

    assert told(agency, moment("2026-11-30 09:00")) == [
        "Thứ Hai, 30/11: báo cáo được gửi muộn, lúc 8h00."
    ]


@pytest.mark.parametrize(
    ("at", "sentences"),
    [("2026-11-30 07:59", []), ("2026-11-30 08:00", ["Thứ Hai, 30/11: báo cáo chưa được gửi."])],
)
def test_what_has_not_left_is_told_once_its_hour_has_come(
    at: str, sentences: list[str], agency: Agency
) -> None:
    assert told(agency, moment(at)) == sentences
