"""What two people write of one campaign, or of what the agency follows, in one moment waits in
line.
"""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import OperationalError, connection, transaction

from mobilisation.errors import CoveredTwice
from mobilisation.models import CoveredCondition
from mobilisation.services.calling import add_helper
from mobilisation.services.campaigns import change_campaign, change_team
from mobilisation.services.covering import follow_condition
from mobilisation.services.wishes import CallSpan, CampaignPlan, HelperCard, TeamPlan
from mobilisation.tests.factories import AT, LAST, Muster, make_muster
from rosters.tests.factories import MONDAY
from tests.racing import together, without_patience
from units.services.locks import lock_agency

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wednesday")]


@pytest.fixture
def muster() -> Muster:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    return make_muster()


def test_a_condition_is_followed_once_and_two_get_codes_of_their_own(muster: Muster) -> None:
    for number in range(5):
        same = partial(follow_condition, f"Mũi {number}", by=muster.clerk, at=AT)
        assert together([same, same], CoveredTwice) == [False, True]
        two = [
            partial(follow_condition, f"{name} {number}", by=muster.clerk, at=AT)
            for name in ("Tập huấn", "Xét nghiệm")
        ]
        assert together(two) == [True, True]
    tags = set(CoveredCondition.objects.values_list("tag", flat=True))
    assert tags == {f"own-{number}" for number in range(1, 16)}


def test_a_campaign_a_team_and_a_helper_wait_for_what_is_being_written(muster: Muster) -> None:
    plan = CampaignPlan(name="Chống bão số 9", first=MONDAY, last=LAST, decision="12/QĐ-SNV")
    team = TeamPlan(name="Đội cứu trợ", needs={muster.driver.pk: 3})
    card = HelperCard(full_name="Trần Nga", phone="", organisation="", consented_on=MONDAY)
    span = CallSpan(first=MONDAY, last=LAST)
    acts: list[Callable[..., object]] = [
        partial(change_campaign, muster.campaign.pk, plan),
        partial(change_team, muster.team.pk, team),
        partial(add_helper, muster.team.pk, card, span),
    ]
    for act in acts:
        hurried = partial(without_patience, partial(act, by=muster.clerk, at=AT))
        with transaction.atomic():
            lock_agency(muster.office.agency.pk)
            with pytest.raises(OperationalError, match="lock timeout"):
                together([hurried])
        assert together([hurried]) == [True]
