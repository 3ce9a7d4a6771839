"""What changed since somebody last looked is told once, and can be opened again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from assignments.tests.factories import account_of
from ownweek.models import OwnLook
from ownweek.selectors.changes import own_news
from ownweek.services import keep_look
from ownweek.values.changes import OwnChange, OwnNews
from rosters.tests.factories import (
    REMOTE_BY_DEFAULT,
    WEDNESDAY,
    WEEK,
    Office,
    make_office,
    published,
)
from tests.factories import make_absence, moment
from units.models import Staff
from weeks.enums import Mode
from weeks.models import Entry

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
AT = moment("2026-11-30 08:00")
THEN = moment("2026-12-01 08:00")


@pytest.fixture
def office() -> Office:
    office = make_office(REMOTE_BY_DEFAULT)
    published(office)
    return office


def news_of(person: Staff, at: Any = AT) -> OwnNews:
    return own_news(person, at=at)[0]


def look(person: Staff, at: Any = AT) -> bool:
    return keep_look(seen=news_of(person, at).seal, by=account_of(person), at=at)


def move(person: Staff, mode: Mode = Mode.ON_SITE) -> None:
    Entry.objects.filter(staff=person, day=WEDNESDAY).update(morning=mode, afternoon=mode)


def test_who_looks_for_the_first_time_is_told_of_no_change(office: Office) -> None:
    assert news_of(office.staff[0]).changes == ()


def test_a_day_that_differs_is_told_with_both_states_until_it_was_seen(office: Office) -> None:
    person = office.staff[0]
    look(person)
    move(person)

    before = news_of(person, THEN)
    look(person, THEN)
    after = news_of(person, THEN)

    (change,) = before.changes
    assert (change.day, change.before, change.after) == (WEDNESDAY, (Mode.REMOTE,), (Mode.ON_SITE,))
    assert change.since is not None
    assert (after.changes, after.told, after.told_at) == ((), (change,), THEN)


def test_what_was_told_stays_to_be_opened_though_one_looks_again(office: Office) -> None:
    person = office.staff[0]
    look(person)
    move(person)
    look(person, THEN)
    looks = [look(person, THEN + timedelta(hours=1)) for _twice in range(2)]

    assert looks == [True, True]
    assert [one.day for one in news_of(person, THEN).told] == [WEDNESDAY]


def test_an_absence_recorded_since_is_told_as_such(office: Office) -> None:
    person = office.staff[0]
    look(person)
    make_absence(person, WEDNESDAY, kind="leave")

    (change,) = news_of(person).changes

    assert (change.after, change.since) == ((Mode.LEAVE,), None)


def test_a_week_that_was_published_since_is_one_line(office: Office) -> None:
    person = office.staff[0]
    look(person)
    OwnLook.objects.update(shown={"days": {}, "turns": {}})

    (change,) = news_of(person).changes

    assert (change.kind, change.week) == ("week", WEEK)


def test_a_turn_that_came_and_one_that_went_are_told(office: Office) -> None:
    person = office.staff[0]
    look(person)
    shown = OwnLook.objects.get().shown
    old = {"2026-11-20#7": "7h30–17h00, Trực ban", "2026-12-05#7": "7h30–17h00, Trực ban"}
    OwnLook.objects.update(shown={**shown, "turns": old})

    assert news_of(person).changes == (
        OwnChange(day=WEDNESDAY + timedelta(days=3), kind="gone", words="7h30–17h00, Trực ban"),
    )


def test_a_look_at_what_has_changed_meanwhile_is_not_kept(office: Office) -> None:
    person = office.staff[0]
    seal = news_of(person).seal
    move(person)

    assert not keep_look(seen=seal, by=account_of(person), at=AT)
    assert not OwnLook.objects.exists()


def test_who_is_not_on_the_staff_keeps_nothing(office: Office) -> None:
    assert not keep_look(seen="", by=office.director, at=AT)


def test_the_page_tells_it_and_its_form_settles_it(office: Office, client_of: SignIn) -> None:
    person = office.staff[0]
    look(person)
    move(person)
    client = client_of(account_of(person))
    with clock.freeze(THEN):
        page = client.get(reverse("ownweek:week", args=[WEEK]))
        client.post(reverse("ownweek:seen"), {"seen": page.context["news"].seal})
        after = client.get(reverse("ownweek:week", args=[WEEK]))

    assert "Thay đổi từ lần bạn xem trước" in page.text
    assert "Thay đổi bạn đã xem lúc" in after.text
    assert "data-seen" not in after.text


def test_who_else_is_in_is_named_the_leaders_first(office: Office, client_of: SignIn) -> None:
    me, other = office.staff[0], office.staff[1]
    Entry.objects.filter(staff__in=[me, other, office.deputy]).update(morning="cq", afternoon="cq")
    with clock.freeze(AT):
        page = client_of(account_of(me)).get(reverse("ownweek:week", args=[WEEK]))

    names = [one.name for one in page.context["mine"].others_here]
    assert names == [office.leader.full_name, office.deputy.full_name, other.full_name]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three(
    office: Office, client_of: SignIn, django_assert_num_queries: Any, rows: int
) -> None:
    for person in office.staff[:rows]:
        look(person)
        move(person)
    client = client_of(account_of(office.staff[0]))
    with clock.freeze(AT):
        client.get(reverse("ownweek:week", args=[WEEK]))
        with django_assert_num_queries(30):
            client.get(reverse("ownweek:week", args=[WEEK]))
