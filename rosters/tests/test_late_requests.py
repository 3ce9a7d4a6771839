"""A change that the browser has sent twice is done once, whichever of the two arrives first and
whatever was done to the cell in between.
"""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

import clock
from accounts.models import User
from rosters.enums import ChangeKind
from rosters.models import Change
from rosters.services import submit_roster, undo_change
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    Office,
    make_office,
    opened,
    seen,
)
from weeks.enums import Mode
from weeks.models import WeeklyRoster

SignIn = Callable[[User], Client]
WINDOW, OTHER_WINDOW = "a" * 32, "b" * 32


@pytest.fixture(autouse=True)
def thursday() -> object:
    with clock.freeze(NOW):
        yield


@pytest.fixture
def office(db: None) -> Office:
    return make_office()


@pytest.fixture
def roster(office: Office) -> WeeklyRoster:
    return opened(office)


class Press:
    """One act in the grid as the browser sends it, as often as it likes: always what it was when
    the key was pressed.
    """

    def __init__(self, client: Client, office: Office, roster: WeeklyRoster, **fields: str) -> None:
        self.client, self.cell = client, f"{office.staff[0].pk}:{MONDAY}"
        self.address = f"/rosters/{roster.pk}/cells/"
        on_screen = seen(roster)
        self.posted = {"version": on_screen.version, "content": on_screen.content, **fields}

    def send(self, looks: str, was: str, key: str = "") -> int:
        posted = {**self.posted, "set": f"{self.cell}={looks}", "was": f"{self.cell}={was}"}
        return self.client.post(self.address, posted | ({"key": key} if key else {})).status_code


def now_in(office: Office, roster: WeeklyRoster) -> Mode:
    return Mode(roster.entries.get(staff=office.staff[0], day=MONDAY).morning)


def test_a_request_that_comes_late_does_not_do_again_what_was_taken_back(
    office: Office, roster: WeeklyRoster, client_of: SignIn
) -> None:
    press = Press(client_of(office.head), office, roster)
    press.send("tn", was="cq", key=f"{WINDOW}-1")
    press.send("cq", was="tn", key=f"{WINDOW}-2")

    late = press.send("tn", was="cq", key=f"{WINDOW}-1")

    assert (late, now_in(office, roster), roster.changes.count()) == (302, Mode.ON_SITE, 2)


def test_a_request_that_comes_late_does_not_do_again_what_was_undone(
    office: Office, roster: WeeklyRoster, client_of: SignIn
) -> None:
    press = Press(client_of(office.head), office, roster)
    press.send("tn", was="cq", key=f"{WINDOW}-1")
    undo_change(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    late = press.send("tn", was="cq", key=f"{WINDOW}-1")

    assert (late, now_in(office, roster), roster.changes.count()) == (302, Mode.ON_SITE, 1)


def test_an_act_that_comes_after_a_later_one_of_its_window_is_passed_over(
    office: Office, roster: WeeklyRoster, client_of: SignIn
) -> None:
    """The page went on without it: it was refused, or given up, and then something else done."""
    press = Press(client_of(office.head), office, roster)
    press.send("ct", was="cq", key=f"{WINDOW}-2")
    press.send("cq", was="ct", key=f"{WINDOW}-3")

    late = press.send("tn", was="cq", key=f"{WINDOW}-1")

    assert (late, now_in(office, roster), roster.changes.count()) == (302, Mode.ON_SITE, 2)


def test_the_acts_of_another_window_and_of_somebody_else_are_acts_of_their_own(
    office: Office, roster: WeeklyRoster, client_of: SignIn
) -> None:
    mine = Press(client_of(office.head), office, roster)
    mine.send("tn", was="cq", key=f"{WINDOW}-7")

    mine.send("ct", was="tn", key=f"{OTHER_WINDOW}-1")
    Press(client_of(office.clerk), office, roster).send("cq", was="ct", key=f"{WINDOW}-1")

    acts = roster.changes.order_by("pk").values_list("by", "window", "act")
    assert [*acts] == [
        (office.head.pk, WINDOW, 7),
        (office.head.pk, OTHER_WINDOW, 1),
        (office.clerk.pk, WINDOW, 1),
    ]


def test_what_was_done_is_answered_as_done_though_the_week_was_sent_meanwhile(
    office: Office, roster: WeeklyRoster, client_of: SignIn
) -> None:
    press = Press(client_of(office.head), office, roster)
    press.send("tn", was="cq", key=f"{WINDOW}-1")
    submit_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    again = press.send("tn", was="cq", key=f"{WINDOW}-1")
    another = press.send("ct", was="tn", key=f"{WINDOW}-2")

    assert (again, another, now_in(office, roster)) == (302, 409, Mode.REMOTE)


def test_without_a_key_every_press_is_an_act_of_its_own(
    office: Office, roster: WeeklyRoster, client_of: SignIn
) -> None:
    press = Press(client_of(office.head), office, roster)

    sent = [press.send("tn", was="cq"), press.send("cq", was="tn"), press.send("tn", was="cq")]

    acts = roster.changes.values_list("window", "act")
    assert (sent, now_in(office, roster), [*acts]) == ([302] * 3, Mode.REMOTE, [("", None)] * 3)


@pytest.mark.parametrize(
    "key",
    ["1", f"{WINDOW}-", f"{WINDOW}-x", f"{WINDOW}-1-1", "A" * 32 + "-1", f"{WINDOW}-{1 << 63}"],
)
def test_a_key_that_no_page_makes_is_a_bad_request(
    key: str, office: Office, roster: WeeklyRoster, client_of: SignIn
) -> None:
    press = Press(client_of(office.head), office, roster)

    assert (press.send("tn", was="cq", key=key), roster.changes.count()) == (400, 0)


@pytest.mark.parametrize(
    "second",
    [{"window": WINDOW, "act": 1}, {"window": WINDOW, "act": None}, {"window": "", "act": 2}],
    ids=["twice", "without a number", "without a window"],
)
def test_the_database_keeps_an_act_once_and_names_it_wholly(
    second: dict[str, object], office: Office, roster: WeeklyRoster
) -> None:
    def write(**key: object) -> Change:
        fields = {"roster": roster, "version": 2, "cells": [], "by": office.head, "at": NOW}
        return Change.objects.create(kind=ChangeKind.CELLS, **fields, **key)

    write(window=WINDOW, act=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        write(**second)
