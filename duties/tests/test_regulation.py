"""An agency without any rule about duty begins its own regulation in one press."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.adapters import lines_of
from directives.models import Clause, Directive
from directives.services import put_in_force
from directives.tests.factories import draft_of
from duties.errors import RegulationBegun
from duties.selectors.rosters import duty_roster_of
from duties.selectors.sheets import duty_sheet
from duties.services.regulation import USUAL, begin_regulation
from duties.sheets.judging import findings_of
from duties.tests.factories import DutyHouse, give, make_house, opened_duty
from rosters.tests.factories import NOW, approved, mandate
from tests.factories import MONDAY, moment
from weeks.enums import Mode
from weeks.errors import NotAllowed
from weeks.models import WeeklyRoster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


def test_one_press_writes_a_draft_that_the_office_goes_on_with(
    house: DutyHouse, client_of: SignIn
) -> None:
    client = client_of(house.keeper)
    posts = reverse("duties:posts")
    assert "Soạn quy chế trực" in client.get(posts).content.decode()

    answer = client.post(reverse("duties:begin-regulation"))

    draft = draft_of(Directive.objects.get())
    assert answer["Location"] == reverse("directives:draft", args=[draft.pk])
    assert (draft.state, draft.effective_from) == ("draft", None)
    lines = lines_of(draft.clauses.all(), "vi")
    assert [line.problem for line in lines] == [""] * len(USUAL)
    assert [line.blocks for line in lines] == [True] * 4 + [False] * 3
    assert "Soạn quy chế trực" not in client.get(posts).content.decode()


def test_it_binds_nobody_until_it_is_put_in_force(house: DutyHouse) -> None:
    """By night on Monday and by day on Tuesday leaves an hour and a half."""
    directive = begin_regulation(by=house.keeper, at=NOW)
    roster = opened_duty(house)
    assert duty_sheet(duty_roster_of(mandate(house.keeper), roster.pk)).rules == ()

    draft = draft_of(directive)
    draft.effective_from = moment("2026-11-30 00:00")
    draft.save()
    put_in_force(draft.pk, by=house.keeper, at=NOW, seen=draft.version)

    rules = duty_sheet(duty_roster_of(mandate(house.keeper), roster.pk)).rules
    assert {one.clause.document for one in rules} == {str(directive)}
    assert len(rules) == len(USUAL)


def test_a_week_approved_first_limits_the_duty(house: DutyHouse) -> None:
    """An is at home on Monday by the approved week: no turn at the office that day."""
    directive = begin_regulation(by=house.keeper, at=NOW)
    draft = draft_of(directive)
    draft.effective_from = moment("2026-11-30 00:00")
    draft.save()
    put_in_force(draft.pk, by=house.keeper, at=NOW, seen=draft.version)
    week = approved(house.here)
    WeeklyRoster.objects.get(pk=week.pk).entries.filter(staff=house.an, day=MONDAY).update(
        morning=Mode.REMOTE, afternoon=Mode.REMOTE
    )
    roster = opened_duty(house)
    give(roster, house.day, house.an, MONDAY, by=house.keeper)

    findings = findings_of(duty_sheet(duty_roster_of(mandate(house.keeper), roster.pk)))

    assert [one.violation.rule for one in findings.breaches] == ["duty-remote"]


def test_it_is_begun_once_and_by_who_keeps_directives(house: DutyHouse) -> None:
    with pytest.raises(NotAllowed):
        begin_regulation(by=house.here.head, at=NOW)
    begin_regulation(by=house.keeper, at=NOW)

    with pytest.raises(RegulationBegun):
        begin_regulation(by=house.keeper, at=NOW)

    assert Clause.objects.count() == len(USUAL)
