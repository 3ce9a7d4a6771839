"""People from outside are forgotten in time, and who is proposed is who was sent least."""

from datetime import timedelta

import pytest
from django.core.management import call_command

import clock
from audit.models import Event
from mobilisation.errors import SkillTwice
from mobilisation.models import OutsideHelper
from mobilisation.selectors.choosing import callable_people, open_places, proposed_people
from mobilisation.services.campaigns import change_campaign
from mobilisation.services.keeping import add_skill, forget_helpers, set_holders, set_keep_days
from mobilisation.services.wishes import CampaignPlan
from mobilisation.tests.factories import (
    AT,
    LAST,
    TUESDAY,
    Muster,
    accepted,
    called,
    helped,
    make_muster,
)
from mobilisation.values.choosing import TeamCandidate, fill_places
from rosters.tests.factories import MONDAY, make_office
from tests.factories import make_absence, moment
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def muster() -> Muster:
    return make_muster()


def test_people_from_outside_are_forgotten_some_days_after_the_campaign(muster: Muster) -> None:
    helper = helped(muster)
    helped(make_muster(last=None))
    set_keep_days(30, by=muster.clerk, at=AT)
    last_day = moment("2027-01-12 09:00")

    kept = forget_helpers(at=last_day)
    forgotten = forget_helpers(at=last_day + timedelta(days=1))
    again = forget_helpers(at=last_day + timedelta(days=2))

    assert (kept, forgotten, again) == (0, 1, 0)
    helper.refresh_from_db()
    assert (helper.name, helper.phone) == ("(đã xóa thông tin)", "")
    assert OutsideHelper.objects.exclude(full_name="").count() == 1
    told = Event.objects.get(action="mobilisation.forget")
    assert (told.actor, told.after) == (None, {"people": 1})


def test_the_command_forgets_them_too_and_a_longer_campaign_begins_the_time_anew(
    muster: Muster, capsys: pytest.CaptureFixture[str]
) -> None:
    helped(muster)
    plan = CampaignPlan(name="Dài hơn", first=MONDAY, last=LAST + timedelta(days=60))
    change_campaign(muster.campaign.pk, plan, by=muster.clerk, at=AT)

    with clock.freeze(moment("2027-04-01 09:00")):
        call_command("forget_helpers")
    with clock.freeze(moment("2027-07-01 09:00")):
        call_command("forget_helpers")

    assert capsys.readouterr().out.splitlines() == [
        "0 people from outside were forgotten.",
        "1 people from outside were forgotten.",
    ]


def test_skills_are_kept_once_and_only_by_who_mobilises(muster: Muster) -> None:
    with pytest.raises(SkillTwice):
        add_skill(" LÁI  xe", [], by=muster.clerk, at=AT)
    with pytest.raises(NotAllowed):
        add_skill("Y tế", [], by=muster.office.head, at=AT)


def test_who_is_away_or_sent_is_not_proposed_and_who_was_sent_least_is_first(
    muster: Muster,
) -> None:
    nurse = add_skill("Y tế", [], by=muster.clerk, at=AT)
    staff = muster.office.staff
    set_holders(nurse.pk, [*staff[:3], make_office().leader], by=muster.clerk, at=AT)
    make_absence(staff[0], TUESDAY)
    accepted(muster, staff[1])
    people = callable_people(muster.campaign, TUESDAY)

    proposed = proposed_people(people, {nurse.pk: 3})

    assert proposed == {staff[2].pk: nurse.pk}
    assert {one.staff for one in people if not one.is_free} == {staff[0], staff[1]}


def test_units_take_turns_and_leaders_come_last(muster: Muster) -> None:
    """Two of two drivers are sent from the other unit; then people of this one, leaders last."""
    called(muster, muster.lam)
    people = callable_people(muster.campaign, TUESDAY)

    proposed = proposed_people(people, {None: 5})

    assert [people_name(muster, pk) for pk in proposed] == [
        "Vũ Hoài An",
        "Tạ Đức Bảo",
        "Ngô Thị Chi",
        "Lê Thị Diễm Hương",
        "Hồ Minh",
    ]


def test_places_already_called_for_are_not_asked_again(muster: Muster) -> None:
    called(muster, muster.lam)

    assert open_places(muster.team, TUESDAY) == {muster.driver.pk: 1, None: 1}


def people_name(muster: Muster, pk: int) -> str:
    known = {one.pk: one.full_name for one in (*muster.office.people, muster.lam, muster.minh)}
    return known[pk]


def candidate(pk: int, *skills: int, times: int = 0) -> TeamCandidate:
    return TeamCandidate(
        staff_id=pk, skills=frozenset({*skills, None}), burden=(0, times, 0), place=pk
    )


def test_as_many_places_as_can_be_are_filled_by_those_sent_least() -> None:
    """One drives and nurses, one only drives: the first moves on to the place of the nurse."""
    both, drives, rested = candidate(1, 7, 8), candidate(2, 7, times=3), candidate(3, times=1)

    assert fill_places([both, drives, rested], {7: 1, 8: 1}) == {2: 7, 1: 8}
    assert fill_places([both, drives, rested], {7: 1, 8: 1, None: 2}) == {2: 7, 1: 8, 3: None}
    assert fill_places([drives, rested], {None: 1}) == {3: None}
    assert fill_places([rested], {8: 2}) == {}
