"""What a draft of a directive would do to the rosters of duty, and what would mend it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from directives.models import Directive
from directives.tests.factories import draft_of, make_clause, make_directive, make_in_force
from duties.models import DutyRoster
from duties.selectors.rosters import duty_roster_of
from duties.selectors.sheets import duty_sheet
from duties.services.trying import duty_impact_of_force
from duties.tests.factories import DutyHouse, make_house, opened_duty, published_duty
from duties.values.impact import DutyImpact
from rosters.tests.factories import NOW, mandate
from tests.factories import MONDAY
from weeks.enums import RosterState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


@pytest.fixture
def roster(house: DutyHouse) -> DutyRoster:
    """An is on duty by day when the first guard is by night: on Monday and every other day."""
    return published_duty(house)


@pytest.fixture
def draft(house: DutyHouse) -> Directive:
    """These two are never on duty together."""
    directive = make_directive(house.agency, house.keeper)
    pair = {"one": f"{house.an.pk}:An", "other": f"{house.here.staff[2].pk}:Chi"}
    make_clause(directive, house.keeper, kind="duty_named_apart", params=pair)
    return directive


def impact_of(house: DutyHouse, directive: Directive) -> DutyImpact:
    return duty_impact_of_force(mandate(house.keeper), draft_of(directive), at=NOW)


def test_what_a_published_roster_would_break_is_told_by_day_and_person(
    house: DutyHouse, roster: DutyRoster, draft: Directive
) -> None:
    found = impact_of(house, draft)

    assert found.looked_at == 1
    (row,) = found.rows
    assert (row.roster_id, row.state, row.blocks) == (roster.pk, RosterState.PUBLISHED, True)
    days = [f"{MONDAY + timedelta(days=n):%d/%m}" for n in (0, 2, 4, 6)]
    assert [day in str(one.sentence) for one, day in zip(row.breaches, days, strict=True)] == (
        [True] * 4
    )


def test_the_fewest_turns_that_mend_it_are_named(
    house: DutyHouse, roster: DutyRoster, draft: Directive
) -> None:
    (row,) = impact_of(house, draft).rows

    assert row.repair is not None
    assert row.repair.mends
    assert len(row.repair.turns) == 4
    assert all(turn.before and turn.after for turn in row.repair.turns)


def test_nothing_is_kept_of_the_trial(
    house: DutyHouse, roster: DutyRoster, draft: Directive
) -> None:
    impact_of(house, draft)

    assert draft_of(draft).state == "draft"
    found = duty_roster_of(mandate(house.keeper), roster.pk)
    assert duty_sheet(found).rules == ()


def test_what_is_broken_today_already_is_not_told_again(
    house: DutyHouse, roster: DutyRoster, draft: Directive
) -> None:
    pair = {"one": f"{house.an.pk}:An", "other": f"{house.here.staff[2].pk}:Chi"}
    clause = {"kind": "duty_named_apart", "params": pair}
    make_in_force(house.agency, house.keeper, clauses=(clause,), number="9/UBND-NC")

    assert impact_of(house, draft) == DutyImpact(looked_at=1, rows=())


def test_a_draft_without_turns_is_looked_at_and_one_that_is_over_is_not(
    house: DutyHouse, draft: Directive
) -> None:
    empty = opened_duty(house)
    assert impact_of(house, draft) == DutyImpact(looked_at=1, rows=())

    DutyRoster.objects.filter(pk=empty.pk).update(state=RosterState.CANCELLED)
    assert impact_of(house, draft) == DutyImpact(looked_at=0, rows=())


def test_the_page_of_the_draft_loads_it_as_a_piece(
    house: DutyHouse, roster: DutyRoster, draft: Directive, client: Client
) -> None:
    client.force_login(house.keeper)
    address = reverse("duties:draft-impact", args=[draft_of(draft).pk])

    page = client.get(reverse("rosters:impact", args=[draft_of(draft).pk])).content.decode()
    assert f'hx-get="{address}"' in page
    piece = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert piece.strip().startswith('<section class="card-flat"')
    assert "4 điểm trái quy định" in piece
    assert "Đổi 4 ca trực thì đúng quy định:" in piece
    whole = client.get(address).content.decode()
    assert "<h1" in whole
    assert piece.strip() in whole


def test_nobody_else_sees_it(house: DutyHouse, draft: Directive, client: Client) -> None:
    address = reverse("duties:draft-impact", args=[draft_of(draft).pk])
    client.force_login(house.here.head)
    assert client.get(address).status_code == 403
    client.force_login(make_house().keeper)
    assert client.get(address).status_code == 404


def test_the_queries_grow_with_rosters_and_not_with_turns(
    house: DutyHouse, roster: DutyRoster, draft: Directive, django_assert_max_num_queries: Any
) -> None:
    impact_of(house, draft)
    with django_assert_max_num_queries(60):
        impact_of(house, draft)
