"""Clauses about turns and days of each person, from the directive to the page and the planned
week.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from rosters.services import apply_plan, propose_plan
from rosters.tests.factories import NOW, REMOTE_BY_DEFAULT, WEEK, make_office, opened, put, seen
from weeks.enums import Mode

pytestmark = pytest.mark.django_db

CLAUSES: tuple[tuple[dict[str, Any], int], ...] = (
    ({"kind": "head_deputy_rotation", "params": {"require_alternation": True}}, 5),
    ({"kind": "rotation_weekly_fixed_team", "params": {}}, 1),
    ({"kind": "rotation_alternate_days", "params": {}}, 6),
    ({"kind": "team_separation", "params": {"teams": ["team-1", "team-2"]}}, 4),
    ({"kind": "per_employee_max_onsite_days", "params": {"max": 3}}, 2),
    ({"kind": "per_employee_min_remote_days", "params": {"min": 2}}, 2),
    ({"kind": "per_employee_min_onsite_share", "params": {"fraction": "2/5"}}, 4),
    ({"kind": "remote_requires", "params": {"all_of_tags": ["remote-approved"]}}, 22),
    ({"kind": "permit_required", "params": {}}, 8),
    ({"kind": "onsite_ratio_cap", "params": {"fraction": "1/5", "grain": "week"}}, 1),
    ({"kind": "instant_cap", "params": {"fraction": "1/5"}}, 4),
    ({"kind": "roster_filing", "params": {"weekday": "friday"}}, 0),
    ({"kind": "exempt_from_cap", "params": {"tags": ["guard"]}}, 0),
    ({"kind": "rotation_alternate_weeks", "params": {}}, 0),
)


@pytest.mark.parametrize(
    ("clause", "breaches"),
    CLAUSES,
    ids=lambda value: value["kind"] if isinstance(value, dict) else "",
)
def test_a_week_is_judged_shown_and_planned_under_the_clause(
    clause: dict[str, Any], breaches: int, client_of: Callable[[User], Client]
) -> None:
    office = make_office(REMOTE_BY_DEFAULT, {**clause, "item": "khoản 1"})
    office.people[2].positions.update(roles=["team-1"])
    office.people[3].positions.update(roles=["team-2"])
    roster = opened(office)
    for person in office.people[2:4]:
        put(roster, person, Mode.ON_SITE, *WEEK.days[:4], by=office.head)

    page = client_of(office.head).get(reverse("rosters:week-unit", args=[office.unit.pk, WEEK]))
    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    assert len(page.context["grid"].verdicts) == breaches
    assert proposal.is_lawful
    assert proposal.shortages == ()
    apply_plan(roster.pk, by=office.head, at=NOW, seen=proposal.seen)
