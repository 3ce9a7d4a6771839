"""How many wrong guesses are looked at, of whom, from where; and who is never kept out by them."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

import clock
from accounts.letters import make_token
from accounts.models import Door, User, WrongTries
from accounts.origin import network_of
from accounts.services import record_wrong_tries
from accounts.services.limits import count_try, limits_for
from accounts.tasks import put_wrong_tries_on_record
from audit.models import Event
from tests.factories import make_agency, make_user, moment
from tests.pages import assert_strict
from units.enums import Role

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
NINE = moment("2026-11-25 09:00")
RIGHT, WRONG, OWN = "mat-khau-dai-va-la", "mot-mat-khau-khac", "mot-cau-dai-hon-han"
OFFICE = "10.0.0.1"


@pytest.fixture(autouse=True)
def at_nine() -> Iterator[None]:
    with clock.freeze(NINE):
        yield


def browser(address: str = OFFICE) -> Client:
    return Client(REMOTE_ADDR=address)


def try_in(name: str, password: str = WRONG, client: Client | None = None) -> Any:
    return (client or browser()).post("/sign-in/", {"username": name, "password": password})


def used_before(user: User, address: str = OFFICE) -> Client:
    """A browser in which the person signed in, and out again."""
    client = browser(address)
    try_in(user.username, RIGHT, client)
    client.post("/sign-out/")
    return client


def guess(times: int, name: str, address: str = OFFICE) -> list[int]:
    return [try_in(name, client=browser(address)).status_code for _ in range(times)]


def looked_at(door: str = "sign-in") -> int:
    return sum(WrongTries.objects.filter(door=door).values_list("tries", flat=True))


def test_guesses_from_the_office_do_not_keep_the_director_from_his_own_device() -> None:
    director = make_user(Role.DIRECTOR, make_agency())
    own = used_before(director)
    guessed = guess(12, director.username)

    strange = try_in(director.username, RIGHT)
    familiar = try_in(director.username, RIGHT, own)

    assert guessed == [422] * 9 + [429] * 3
    assert (strange.status_code, familiar.status_code) == (429, 302)


def test_one_account_guessed_at_from_twelve_networks_is_looked_at_ten_times() -> None:
    user = make_user()

    for place in range(12):
        guess(1, user.username, f"198.51.100.{place}")

    assert looked_at() == 10


def test_one_guess_at_each_of_forty_names_from_one_network_is_stopped_at_thirty() -> None:
    names = [make_user().username for _ in range(40)]

    statuses = [guess(1, name)[0] for name in names]

    assert statuses == [422] * 29 + [429] * 11
    assert looked_at() == 30


def test_who_changes_the_end_of_an_address_stays_in_one_network() -> None:
    found = {network_of(address) for address in ("2001:db8::1", "2001:db8::ffff:1:2")}

    assert (found, network_of("2001:db8:0:1::1")) == ({"2001:db8::/64"}, "2001:db8:0:1::/64")
    assert (network_of("::ffff:10.0.0.1"), network_of("10.0.0.1")) == ("10.0.0.1", "10.0.0.1")
    assert network_of("unix:") == "unix:"


def test_the_whole_site_looks_at_three_hundred_guesses_and_known_devices_go_on() -> None:
    user = make_user()
    own = used_before(user)
    for number in range(290):
        strange = limits_for(account=f"ten-{number}", address=f"10.0.{number // 20}.7", device=None)
        count_try(Door.SIGN_IN, strange, at=NINE)

    statuses = [guess(1, make_user().username, f"198.51.{number}.7")[0] for number in range(11)]

    assert (statuses, looked_at()) == ([422] * 9 + [429] * 2, 10)
    told = try_in("ai-do", client=browser("203.0.113.1"))
    assert "Đang có quá nhiều lần thử sai trên hệ thống." in told.content.decode()
    assert try_in(user.username, RIGHT, own).status_code == 302


def test_a_network_that_is_stopped_is_told_so_and_its_known_devices_go_on() -> None:
    user = make_user()
    own = used_before(user)
    for number in range(31):
        guess(1, f"ten-{number}")

    told = try_in("ten-khac", client=browser())

    assert "Có quá nhiều lần thử sai từ mạng này." in told.content.decode()
    assert_strict(told)
    assert try_in(user.username, RIGHT, own).status_code == 302
    assert guess(1, "ten-khac", "10.0.0.2") == [422]


def test_a_whole_office_signs_in_from_one_address() -> None:
    people = [make_user() for _ in range(40)]

    statuses = [try_in(user.username, RIGHT).status_code for user in people]

    assert statuses == [302] * 40


def test_a_known_device_guesses_no_more_than_a_strange_one() -> None:
    user = make_user()
    own = used_before(user)

    statuses = [try_in(user.username, client=own).status_code for _ in range(12)]

    assert statuses == [422] * 9 + [429] * 3
    assert try_in(user.username, RIGHT).status_code == 302


def test_a_device_is_known_for_the_accounts_it_opened_and_for_no_other() -> None:
    mine, other = make_user(), make_user()
    own = used_before(mine)
    guess(10, other.username)

    assert try_in(other.username, RIGHT, own).status_code == 429


def test_nobody_writes_the_mark_of_a_device_for_themselves() -> None:
    user = make_user()
    guess(10, user.username)
    forged = browser()
    forged.cookies[settings.DEVICE_COOKIE_NAME] = f'["x",[{user.pk}]]:1:abc'

    assert try_in(user.username, RIGHT, forged).status_code == 429


def test_a_quarter_of_an_hour_later_guesses_are_looked_at_again() -> None:
    user = make_user()
    guess(11, user.username)

    with clock.freeze(NINE + timedelta(minutes=14, seconds=59)):
        before = try_in(user.username, RIGHT)
    with clock.freeze(NINE + timedelta(minutes=15)):
        after = try_in(user.username, RIGHT)

    assert (before.status_code, after.status_code) == (429, 302)


def test_a_name_nobody_has_is_answered_like_one_that_somebody_has() -> None:
    user = make_user()

    known, unknown = (
        [(answer.status_code, answer.context["form"].errors) for answer in answers]
        for answers in (
            [try_in(name, client=browser(address)) for _ in range(12)]
            for name, address in ((user.username, "10.0.0.1"), ("khong-co-ai", "10.0.0.2"))
        )
    )

    assert known == unknown


def test_who_is_kept_out_gets_in_by_a_mailed_link() -> None:
    user = make_user()
    guess(10, user.username)
    client = browser()
    client.post("/password/forgot/", {"typed": user.username})

    client.post(_link_of(user), {"new": OWN, "again": OWN})

    assert try_in(user.username, OWN).status_code == 429
    assert try_in(user.username, OWN, client).status_code == 302


def _link_of(user: User) -> str:
    return f"/password/set/{make_token(user, until=NINE + timedelta(hours=1))}/"


def test_the_present_password_is_guessed_ten_times_at_the_page_that_changes_it(
    client_of: SignedIn,
) -> None:
    user = make_user()
    form = {"new": OWN, "again": OWN}
    windows = [client_of(user) for _ in range(3)]

    answers = [
        windows[number % 3].post("/account/password/", {"old": WRONG, **form})
        for number in range(11)
    ]
    right = windows[0].post("/account/password/", {"old": RIGHT, **form})

    assert [answer.status_code for answer in answers] == [422] * 9 + [429] * 2
    assert (right.status_code, looked_at("own-password")) == (429, 10)
    assert "Thử lại sau 15 phút." in right.content.decode()
    assert_strict(right)
    assert User.objects.get(pk=user.pk).check_password(RIGHT)
    assert try_in(user.username, RIGHT).status_code == 302


def test_what_others_guess_at_the_sign_in_page_does_not_close_the_password_page(
    client_of: SignedIn,
) -> None:
    user = make_user()
    guess(12, user.username)

    answer = client_of(user).post("/account/password/", {"old": RIGHT, "new": OWN, "again": OWN})

    assert answer.status_code == 302


def test_a_mistake_in_the_new_password_is_no_guess(client_of: SignedIn) -> None:
    client = client_of(make_user())

    statuses = {
        client.post(
            "/account/password/", {"old": RIGHT, "new": "ngan", "again": "ngan"}
        ).status_code
        for _ in range(12)
    }

    assert (statuses, looked_at("own-password")) == ({422}, 0)


def test_links_are_guessed_thirty_times_from_one_network() -> None:
    user = make_user()
    statuses = [browser().get(f"/password/set/doan-{number}/").status_code for number in range(31)]

    stopped, elsewhere = browser().get(_link_of(user)), browser("10.0.0.2").get(_link_of(user))

    assert statuses == [410] * 30 + [429]
    assert (stopped.status_code, elsewhere.status_code) == (429, 200)
    assert "Thử lại sau 15 phút." in stopped.content.decode()
    assert_strict(stopped)


def test_a_good_link_is_opened_any_number_of_times() -> None:
    link = _link_of(make_user())

    assert {browser().get(link).status_code for _ in range(40)} == {200}


def test_who_forgot_asks_from_their_own_device_whatever_others_asked_in_the_office() -> None:
    user = make_user()
    own = used_before(user)
    for number in range(11):
        browser().post("/password/forgot/", {"typed": f"ten-{number}"})

    answers = [
        client.post("/password/forgot/", {"typed": user.username}) for client in (browser(), own)
    ]

    assert [answer.status_code for answer in answers] == [429, 302]


def test_a_thousand_guesses_are_one_row_of_the_record_for_each_quarter_of_an_hour() -> None:
    user = make_user()
    for number in range(50):
        with clock.freeze(NINE + timedelta(seconds=36 * number)):
            guess(1, user.username, f"198.51.100.{number}")
    record_wrong_tries(at=NINE + timedelta(minutes=29))
    first = Event.objects.filter(action="accounts.refuse").count()

    with clock.freeze(NINE + timedelta(minutes=30)):
        put_wrong_tries_on_record()
        put_wrong_tries_on_record()

    events = Event.objects.filter(action="accounts.refuse").order_by("pk")
    assert first == 1
    assert [
        (event.subject_name, event.after["door"], event.after["tries"], event.after["turned_away"])
        for event in events
    ] == [(user.username, "sign-in", 10, 15), (user.username, "sign-in", 10, 15)]
    assert len(events[0].after["addresses"]) == 20


def test_what_is_typed_as_a_name_that_nobody_has_is_kept_nowhere() -> None:
    try_in("mat-khau-go-nham-o")
    record_wrong_tries(at=NINE + timedelta(minutes=15))

    [event] = Event.objects.all()
    assert (event.subject_name, event.after["tries"]) == ("Đăng nhập", 1)
    assert "mat-khau-go-nham-o" not in str(event.after)


def test_sums_of_an_hour_that_has_not_come_are_put_on_record_too() -> None:
    """The clock was ahead for a while and is right again."""
    with clock.freeze(NINE + timedelta(days=90)):
        guess(1, make_user().username)

    record_wrong_tries(at=NINE)

    assert (WrongTries.objects.count(), Event.objects.count()) == (0, 1)


def test_signing_in_is_on_record_at_once() -> None:
    user = make_user()

    try_in(user.username, RIGHT)

    assert list(Event.objects.values_list("action", "actor", "after")) == [
        ("accounts.sign-in", user.pk, {"address": OFFICE})
    ]


TWELVE = """
import os
import django; django.setup()
from datetime import UTC, datetime
from multiprocessing import get_context
from accounts.errors import TooManyTries
from accounts.models import Door
from accounts.services.limits import count_try, limits_for
limits = limits_for(account=os.environ["VAR_DIR"], address="", device=None)[:1]

def guess(ready, looked_at):
    ready.wait()
    for _ in range(10):
        try:
            count_try(Door.SIGN_IN, limits, at=datetime(2026, 11, 25, 9, tzinfo=UTC))
            looked_at.put(1)
        except TooManyTries:
            looked_at.put(0)

fork = get_context("fork")  # not one of them has a connection yet, and Django is loaded once
ready, looked_at = fork.Barrier(12), fork.Queue()
running = [fork.Process(target=guess, args=(ready, looked_at)) for _ in range(12)]
for process in running: process.start()
print(sum(looked_at.get() for _ in range(12 * 10)))
"""


@pytest.mark.parametrize("kept_in", ["database", "redis"])
def test_twelve_processes_look_at_ten_guesses_together(kept_in: str, tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "CELERY_BROKER_URL"}
    }
    environment |= {"DJANGO_SETTINGS_MODULE": "config.settings", "VAR_DIR": str(tmp_path)}
    if kept_in == "redis":
        broker = os.environ.get("CELERY_BROKER_URL", "")
        if not broker.startswith("redis"):
            pytest.skip("no Redis is given")
        environment["CACHE_URL"] = broker
    subprocess.run(
        [sys.executable, "manage.py", "createcachetable"],
        cwd=settings.BASE_DIR,
        env=environment,
        check=True,
        capture_output=True,
    )

    ended = subprocess.run(
        [sys.executable, "-c", TWELVE],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
    )

    assert ended.stdout == "10\n"


def test_a_redis_that_is_away_keeps_nobody_out_and_lets_nobody_guess_without_end(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "config.counting.SharedRedis",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    user = make_user()

    entered = try_in(user.username, RIGHT).status_code
    guessed = guess(12, user.username)

    assert (entered, guessed) == (302, [422] * 9 + [429] * 3)
    assert "this process counts for itself" in caplog.text
