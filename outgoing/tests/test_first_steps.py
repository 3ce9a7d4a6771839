"""An administrator is led from an empty agency to its first roster, can leave a step for later and
take it up again.
"""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from outgoing.first_steps import CODES, StepState, first_steps
from outgoing.selectors.setup import setup_of
from planning.people import Rank
from rosters.tests.factories import approved, lawful_office
from tests.factories import MONDAY, make_agency, make_staff, make_unit, make_user, moment
from units.enums import DayKind, Role
from units.models import Agency, CalendarDay, ReportRecipient

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
NOW = moment("2026-11-25 09:00")
DONE, TODO, WAIT, SKIPPED = StepState.DONE, StepState.TODO, StepState.WAIT, StepState.SKIPPED
HERE = StepState.NOW


def states(agency: Agency) -> list[StepState]:
    steps = first_steps(setup_of(Agency.objects.get(pk=agency.pk), at=NOW))
    assert tuple(step.code for step in steps) == CODES
    return [step.state for step in steps]


def test_an_empty_agency_begins_at_its_name() -> None:
    assert states(make_agency()) == [HERE, TODO, TODO, WAIT, WAIT, TODO, WAIT, WAIT]


def test_each_thing_that_is_there_takes_one_step_further() -> None:
    agency = make_agency()
    walked = []
    Agency.objects.update(parent_name="UBND tỉnh Hòa Giang", place="Hòa Giang")
    walked.append(states(agency))
    CalendarDay.objects.create(
        agency=agency, day=date(2026, 9, 2), kind=DayKind.HOLIDAY, name="Quốc khánh"
    )
    walked.append(states(agency))
    unit = make_unit(agency, "Phòng Tổ chức")
    walked.append(states(agency))
    make_staff(unit, "Đỗ Khánh Vân", rank=Rank.HEAD)
    walked.append(states(agency))
    make_user(Role.HEAD, agency, unit)
    make_user(Role.DIRECTOR, agency)
    make_user(Role.OFFICE, agency)
    walked.append(states(agency))
    ReportRecipient.objects.create(agency=agency, name="Bộ", address="vp@bo.gov.vn")
    Agency.objects.update(reports_from=MONDAY)
    walked.append(states(agency))

    assert walked == [
        [DONE, HERE, TODO, WAIT, WAIT, TODO, WAIT, WAIT],
        [DONE, DONE, HERE, WAIT, WAIT, TODO, WAIT, WAIT],
        [DONE, DONE, DONE, HERE, WAIT, TODO, WAIT, WAIT],
        [DONE, DONE, DONE, DONE, HERE, TODO, WAIT, WAIT],
        [DONE, DONE, DONE, DONE, DONE, HERE, TODO, TODO],
        [DONE, DONE, DONE, DONE, DONE, DONE, HERE, TODO],
    ]


def test_a_directive_and_an_approved_week_end_the_path() -> None:
    office = lawful_office()
    approved(office)

    assert states(office.agency)[-2:] == [DONE, DONE]


def test_a_step_is_left_for_later_and_taken_up_again(client_of: SignIn) -> None:
    agency = make_agency()
    with clock.freeze(NOW):
        client = client_of(make_user(Role.ADMIN, agency))
        skip = reverse("outgoing:skip-step", args=["agency"])
        client.post(skip, {"skipped": "yes"})
        client.post(skip, {"skipped": "yes"})
        left = states(agency)
        client.post(skip, {"skipped": "no"})

    assert (left[:2], states(agency)[:2]) == ([SKIPPED, HERE], [HERE, TODO])
    assert list(
        Event.objects.filter(action__in=["units.skip-step", "units.resume-step"])
        .order_by("pk")
        .values_list("action", flat=True)
    ) == ["units.skip-step", "units.resume-step"]


def test_a_step_that_does_not_exist_is_not_left_for_later(client_of: SignIn) -> None:
    agency = make_agency()
    client = client_of(make_user(Role.ADMIN, agency))

    answer = client.post(reverse("outgoing:skip-step", args=["gi-do"]), {"skipped": "yes"})

    assert (answer.status_code, Agency.objects.get().steps_skipped) == (404, [])


def test_the_administrator_of_an_agency_without_a_list_begins_at_the_first_steps(
    client_of: SignIn,
) -> None:
    agency = make_agency()
    client = client_of(make_user(Role.ADMIN, agency))

    begun = client.get("/").headers["Location"]
    Agency.objects.update(reports_from=MONDAY)
    later = client.get("/").headers["Location"]

    assert (begun, later) == (reverse("outgoing:first-steps"), reverse("outgoing:today"))


def test_the_page_says_what_is_missing_and_where_it_is_done(client_of: SignIn) -> None:
    agency = make_agency()
    make_unit(agency, "Phòng Thanh tra")
    with clock.freeze(NOW):
        page = client_of(make_user(Role.ADMIN, agency)).get(reverse("outgoing:first-steps"))

    assert "Chưa có cán bộ: Phòng Thanh tra." in page.text
    assert reverse("units:import") in page.text
    assert "<b>1 trên 8 bước</b>" in page.text
