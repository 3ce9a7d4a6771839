"""A copy of 7:00 put back at 9:00 sends nothing by itself; a machine that was only off sends all."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import redis
from django.core import mail

from notices.adapters.marks import RedisPlace
from notices.models import Delivery, Hold, Mark, Run
from notices.services import hold_letters, open_hold, release_letters
from notices.services.hold import AS_SENT, BY_HAND, OLDER, UNMARKED
from notices.services.installation import own_installation
from notices.tests.copies import copied
from notices.tests.outbox import NOON, begin, key, letter, send, states
from notices.tests.sink import free_port

pytestmark = pytest.mark.django_db(transaction=True)
SEVEN, NINE = NOON - timedelta(hours=5), NOON - timedelta(hours=3)
REDIS = os.environ.get("TEST_REDIS_URL") or "redis://127.0.0.1:6379/12"


def redis_answers() -> bool:
    try:
        RedisPlace(REDIS).redis.ping()
    except redis.RedisError:
        return False
    return True


needs_redis = pytest.mark.skipif(not redis_answers(), reason="no Redis is given")


@pytest.fixture
def mark_file(settings: Any, tmp_path: Path) -> Path:
    settings.MARK_FILE = str(tmp_path / "keys" / "mark.json")
    return Path(settings.MARK_FILE)


@pytest.fixture
def mark_in_redis(settings: Any) -> Iterator[RedisPlace]:
    settings.MARK_REDIS_URL = REDIS
    place = RedisPlace(REDIS)
    yield place
    forget_mark(place)


def forget_mark(place: RedisPlace) -> None:
    place.redis.delete(f"lich:mark:{own_installation().key}")


def the_list() -> Run:
    """What the minute begins when the list is due and not on record."""
    return begin(letter("a@bo.example"), letter("b@bo.example"), at=SEVEN)


def put_an_older_copy_back(folder: Path) -> None:
    """One letter left before the copy was made, the list after it."""
    begin(letter(), at=SEVEN, run=key(step="before"))
    send(SEVEN)
    with copied(folder) as copy:
        the_list()
        send(SEVEN)
        copy.put_back()


def test_an_older_copy_sends_nothing_though_only_the_file_tells(
    mark_file: Path, tmp_path: Path
) -> None:
    put_an_older_copy_back(tmp_path)
    before = len(mail.outbox)

    run = the_list()
    tally = send(NINE)

    assert (before, dict(tally), len(mail.outbox)) == (3, {}, 3)
    assert states(run) == ["pending", "pending"]
    assert [(each.why, each.began_at) for each in Hold.objects.all()] == [(OLDER, NINE)]


@needs_redis
def test_an_older_copy_sends_nothing_though_only_redis_tells(
    mark_in_redis: RedisPlace, tmp_path: Path
) -> None:
    put_an_older_copy_back(tmp_path)

    the_list()
    send(NINE)

    assert (len(mail.outbox), Hold.objects.get().why) == (3, OLDER)
    assert mark_in_redis.read(own_installation().key) == 3


@needs_redis
@pytest.mark.parametrize("lost", ["file", "redis"])
def test_either_mark_is_enough(
    mark_file: Path, mark_in_redis: RedisPlace, tmp_path: Path, lost: str
) -> None:
    put_an_older_copy_back(tmp_path)
    if lost == "file":
        mark_file.unlink()
    else:
        forget_mark(mark_in_redis)

    the_list()
    send(NINE)

    assert (len(mail.outbox), Hold.objects.get().why) == (3, OLDER)


def test_a_copy_on_a_machine_without_any_mark_sends_nothing(
    mark_file: Path, tmp_path: Path
) -> None:
    put_an_older_copy_back(tmp_path)
    mark_file.unlink()

    the_list()
    send(NINE)

    assert (len(mail.outbox), Hold.objects.get().why) == (3, UNMARKED)


def test_a_copy_made_before_anything_was_sent_sends_nothing(
    mark_file: Path, tmp_path: Path
) -> None:
    own_installation()
    with copied(tmp_path) as copy:
        the_list()
        send(SEVEN)
        copy.put_back()

    the_list()
    send(NINE)

    assert (len(mail.outbox), Hold.objects.get().why) == (2, OLDER)


def test_a_machine_that_was_off_for_two_hours_sends_its_list(mark_file: Path) -> None:
    begin(letter(), at=SEVEN, run=key(step="before"))
    send(SEVEN)
    the_list()

    send(NINE)

    assert (len(mail.outbox), Hold.objects.count()) == (3, 0)
    assert json.loads(mark_file.read_text())["mark"] == Mark.objects.get().number == 3


def test_an_installation_that_never_sent_begins_without_a_hold(mark_file: Path) -> None:
    mark_file.parent.mkdir()
    mark_file.write_text(json.dumps({"installation": str(uuid4()), "mark": 400}))
    the_list()

    send(SEVEN)

    assert (len(mail.outbox), Hold.objects.count()) == (2, 0)


def test_a_broker_that_is_away_holds_nothing(settings: Any) -> None:
    settings.MARK_REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"
    begin(letter(), at=SEVEN, run=key(step="before"))
    send(SEVEN)
    the_list()

    send(NINE)

    assert (len(mail.outbox), Hold.objects.count()) == (3, 0)


@pytest.mark.parametrize("as_sent", [True, False])
def test_what_is_released_leaves_or_is_put_down_and_the_next_letter_leaves(
    mark_file: Path, tmp_path: Path, as_sent: bool
) -> None:
    put_an_older_copy_back(tmp_path)
    run = the_list()
    send(NINE)

    count = release_letters(as_sent=as_sent, at=NINE)
    send(NINE)
    begin(letter(), at=NINE, run=key(step="after"))
    send(NINE)

    run.refresh_from_db()
    assert (count, run.state, open_hold()) == (2, Run.State.FINAL, None)
    assert len(mail.outbox) == (4 if as_sent else 6)
    assert states(run) == (["skipped"] * 2 if as_sent else ["sent"] * 2)
    assert {each.last_text for each in run.deliveries.all() if as_sent} == (
        {AS_SENT} if as_sent else set()
    )


def test_what_leaves_after_a_release_by_hand_is_the_same_message(
    mark_file: Path, tmp_path: Path
) -> None:
    put_an_older_copy_back(tmp_path)
    the_list()
    send(NINE)
    release_letters(as_sent=False, at=NINE)

    send(NINE)

    names = [each.message()["Message-ID"] for each in mail.outbox]
    assert names[1:3] == names[3:5]


def test_one_agency_is_released_while_the_others_wait() -> None:
    mine = begin(letter(), at=SEVEN, run=key(agency=1))
    other = begin(letter(), at=SEVEN, run=key(agency=2))
    hold_letters(why=BY_HAND, at=SEVEN)

    release_letters(as_sent=False, at=NINE, only=[1], among=[1, 2])
    send(NINE)
    half = (states(mine), states(other))
    release_letters(as_sent=False, at=NINE, only=[2], among=[1, 2])
    send(NINE)

    assert half == (["sent"], ["pending"])
    assert (states(other), open_hold()) == (["sent"], None)


def test_held_twice_it_is_held_once() -> None:
    first, second = hold_letters(why=BY_HAND, at=SEVEN), hold_letters(why=BY_HAND, at=NINE)

    assert (first.pk, Delivery.objects.count()) == (second.pk, 0)


@pytest.mark.parametrize("written", ["", "{", "{}", "[]", "7", '{"installation": 1, "mark": null}'])
def test_a_file_that_says_nothing_holds_nothing_and_is_written_anew(
    mark_file: Path, written: str
) -> None:
    mark_file.parent.mkdir()
    mark_file.write_text(written)
    run = the_list()

    send(SEVEN)

    assert (states(run), Hold.objects.count()) == (["sent", "sent"], 0)
    assert json.loads(mark_file.read_text())["mark"] == 2
