"""A roster as rules, planner and pages are given it."""

from datetime import timedelta

import pytest

from duties.models import DutyPost
from duties.selectors.sheets import duty_sheet
from duties.tests.factories import NEXT_WEEK, make_house, opened_duty, published_duty
from duties.values.rosters import RosterPeriod


@pytest.mark.django_db
def test_posts_stand_in_their_order_also_beside_a_week_with_the_same_posts() -> None:
    house = make_house()
    DutyPost.objects.filter(pk=house.night.post_id).update(order=0)
    roster = opened_duty(house, RosterPeriod.week_of(NEXT_WEEK.first + timedelta(weeks=1)))
    alone = [post.name for post in duty_sheet(roster).plan.posts]
    published_duty(house)

    beside = [post.name for post in duty_sheet(roster).plan.posts]

    assert alone == beside == ["Bảo vệ", "Trực cơ quan"]
