"""The agency's leaders and the Office have no head who files for them: who does it in their place."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from rosters.selectors import week_grid
from rosters.services import (
    amend_roster,
    approve_roster,
    generate_plan,
    open_roster,
    publish_roster,
    submit_roster,
    withdraw_roster,
)
from rosters.tests.factories import NOW, WEEK, Office, make_office, mandate, put, seen, submitted
from tests.factories import make_agency, make_staff, make_unit, make_user
from units.enums import Role, UnitKind
from units.models import Unit
from weeks.enums import Mode, RosterState
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.models import WeeklyRoster
from weeks.selectors.rosters import editable_units

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def leaders(office: Office) -> Unit:
    unit = make_unit(office.agency, "Ban Giám đốc", kind=UnitKind.LEADERSHIP)
    make_staff(unit, "Trần Đức Long", user=office.director)
    return unit


@pytest.fixture
def secretariat(office: Office) -> Unit:
    unit = make_unit(office.agency, "Văn phòng Sở", kind=UnitKind.OFFICE)
    make_staff(unit, "Lý Thu Hà")
    return unit


def sent(unit: Unit, by: User) -> WeeklyRoster:
    roster = open_roster(unit.pk, WEEK, by=by, at=NOW)
    [person] = [post.staff for post in unit.positions.select_related("staff")]
    put(roster, person, Mode.ON_SITE, by=by)
    return submit_roster(roster.pk, by=by, at=NOW, seen=seen(roster), warning_reason="Đã báo cáo")


@pytest.mark.parametrize("role", [Role.OFFICE, Role.CHIEF_OF_OFFICE, Role.DIRECTOR])
def test_the_leaders_week_is_filed_by_the_office_its_chief_or_the_director(
    role: Role, office: Office, leaders: Unit
) -> None:
    roster = sent(leaders, make_user(role, office.agency))

    assert roster.state == RosterState.SUBMITTED


def test_the_office_takes_the_leaders_week_all_the_way(office: Office, leaders: Unit) -> None:
    """Planned, sent, pulled back, sent again, published, corrected."""
    by = office.office
    roster = open_roster(leaders.pk, WEEK, by=by, at=NOW)
    generate_plan(roster.pk, by=by, at=NOW)
    submit_roster(roster.pk, by=by, at=NOW, seen=seen(roster), warning_reason="Đã báo cáo")
    withdraw_roster(roster.pk, by=by, at=NOW, seen=seen(roster))
    submit_roster(roster.pk, by=by, at=NOW, seen=seen(roster), warning_reason="Đã báo cáo")
    approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))
    publish_roster(roster.pk, by=by, at=NOW, seen=seen(roster))
    amended = amend_roster(roster.pk, by=by, at=NOW, reason="Họp Ủy ban nhân dân tỉnh")
    put(amended, leaders.positions.get().staff, Mode.MISSION, WEEK.monday, by=by)

    sent_again = submit_roster(
        amended.pk, by=by, at=NOW, seen=seen(amended), warning_reason="Đã báo cáo"
    )

    assert (sent_again.state, sent_again.revision) == (RosterState.SUBMITTED, 2)


def test_the_chief_files_for_the_office_and_a_member_of_it_does_not(
    office: Office, secretariat: Unit
) -> None:
    chief = make_user(Role.CHIEF_OF_OFFICE, office.agency)

    with pytest.raises(NotAllowed):
        open_roster(secretariat.pk, WEEK, by=office.office, at=NOW)

    assert sent(secretariat, chief).submitted_by == chief


@pytest.mark.parametrize("role", [Role.OFFICE, Role.CHIEF_OF_OFFICE, Role.DIRECTOR])
def test_for_any_other_unit_its_own_people_file(
    role: Role, office: Office, leaders: Unit, secretariat: Unit
) -> None:
    user = make_user(role, office.agency)

    with pytest.raises(NotAllowed):
        open_roster(office.unit.pk, WEEK, by=user, at=NOW)

    assert office.unit not in editable_units(mandate(user))


@pytest.mark.parametrize("role", [Role.DEPUTY_DIRECTOR, Role.READER, Role.ADMIN])
def test_nobody_else_files_for_the_leaders(role: Role, office: Office, leaders: Unit) -> None:
    user = make_user(role, office.agency)

    with pytest.raises((NotAllowed, NoSuchRoster)):
        open_roster(leaders.pk, WEEK, by=user, at=NOW)


def test_a_head_does_not_file_for_the_leaders(office: Office, leaders: Unit) -> None:
    with pytest.raises(NoSuchRoster):
        open_roster(leaders.pk, WEEK, by=office.head, at=NOW)


def test_the_office_of_another_agency_does_not_see_the_leaders_week(leaders: Unit) -> None:
    stranger = make_user(Role.OFFICE, make_agency("Sở Khác"))

    with pytest.raises(NoSuchRoster):
        open_roster(leaders.pk, WEEK, by=stranger, at=NOW)


def test_the_office_opens_the_leaders_week_by_its_button(
    office: Office, leaders: Unit, client_of: Callable[[User], Client]
) -> None:
    with clock.freeze(NOW):
        client = client_of(office.office)
        before = client.get(reverse("rosters:week-unit", args=[leaders.pk, WEEK]))
        client.post(reverse("rosters:open", args=[leaders.pk, WEEK]))

    assert before.context["grid"].can_open is True
    assert WeeklyRoster.objects.get(unit=leaders).opened_by == office.office
    assert week_grid(mandate(office.office), leaders, WEEK, at=NOW).can_edit is True


def test_what_the_office_filed_itself_it_still_does_not_decide(
    office: Office, leaders: Unit
) -> None:
    roster = sent(leaders, office.office)

    with pytest.raises(NotAllowed):
        approve_roster(roster.pk, by=office.office, at=NOW, seen=seen(roster))

    assert submitted(office).state == RosterState.SUBMITTED


def test_who_decides_and_files_for_the_leaders_still_begins_at_the_board(
    office: Office, leaders: Unit, client_of: Callable[[User], Client]
) -> None:
    with clock.freeze(NOW):
        answers = [client_of(user).get("/") for user in (office.office, office.director)]

    assert [answer.headers["Location"] for answer in answers] == [reverse("rosters:board")] * 2


def test_the_chief_of_office_begins_at_the_offices_own_week(
    client_of: Callable[[User], Client],
) -> None:
    agency = make_agency()
    make_unit(agency, "Ban Giám đốc", kind=UnitKind.LEADERSHIP)
    own = make_unit(agency, "Văn phòng", kind=UnitKind.OFFICE)
    chief = make_user(Role.CHIEF_OF_OFFICE, agency)
    make_staff(own, user=chief)

    with clock.freeze(NOW):
        answer = client_of(chief).get("/rosters/")

    assert answer.headers["Location"].startswith(f"/rosters/{own.pk}/")
