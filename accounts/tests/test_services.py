from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from accounts.errors import TooManyFailures, WrongPassword
from accounts.models import FailedSignIns, Language, User
from accounts.services import (
    FORGOTTEN_AFTER,
    admit_user,
    change_password,
    choose_language,
    pause_after,
)
from audit.models import Event
from tests.factories import make_user, moment

pytestmark = pytest.mark.django_db
NINE = moment("2026-11-25 09:00")
RIGHT, WRONG = "mat-khau-dai-va-la", "mot-mat-khau-khac"


def try_in(
    user_name: str, password: str = WRONG, at: datetime = NINE, address: str = "10.0.0.1"
) -> User | str:
    """Who got in, or why nobody did."""
    try:
        return admit_user(username=user_name, password=password, address=address, at=at)
    except WrongPassword as error:
        return f"còn {error.left}"
    except TooManyFailures as error:
        return f"đến {error.until - at}"


def test_who_knows_the_password_gets_in_however_the_name_is_typed() -> None:
    user = make_user()

    assert try_in(f" {user.username.upper()} ", RIGHT) == user


def test_after_five_failures_in_a_row_even_the_right_password_waits_a_minute() -> None:
    user = make_user()

    answers = [try_in(user.username) for _ in range(5)]

    assert answers == ["còn 4", "còn 3", "còn 2", "còn 1", "đến 0:01:00"]
    assert try_in(user.username, RIGHT, at=NINE + timedelta(seconds=59)) == "đến 0:00:01"
    assert try_in(user.username, RIGHT, at=NINE + timedelta(seconds=60)) == user


def test_the_pause_doubles_and_never_exceeds_a_quarter_of_an_hour() -> None:
    pauses = [pause_after(tries) // timedelta(minutes=1) for tries in range(5, 12)]

    assert pauses == [1, 2, 4, 8, 15, 15, 15]
    assert all(before <= after for before, after in pairwise(pauses))


def test_of_a_thousand_guesses_in_an_hour_eleven_are_looked_at() -> None:
    user = make_user()

    for number in range(1000):
        try_in(user.username, at=NINE + timedelta(seconds=3.6 * number))

    assert FailedSignIns.objects.get().tries == 11


def test_getting_in_forgets_the_failures_before() -> None:
    user = make_user()
    for _ in range(4):
        try_in(user.username)

    try_in(user.username, RIGHT)

    assert FailedSignIns.objects.count() == 0
    assert try_in(user.username) == "còn 4"


def test_failures_elsewhere_do_not_lock_anybody_out() -> None:
    user = make_user()
    for _ in range(6):
        try_in(user.username, address="203.0.113.9")

    assert try_in(user.username, RIGHT, address="10.0.0.1") == user


def test_old_failures_are_forgotten() -> None:
    user = make_user()
    for _ in range(4):
        try_in(user.username)

    assert try_in(user.username, at=NINE + FORGOTTEN_AFTER + timedelta(minutes=1)) == "còn 4"


def test_a_name_nobody_has_is_answered_like_one_that_somebody_has() -> None:
    user = make_user()

    known, unknown = ([try_in(name) for _ in range(6)] for name in (user.username, "khong-co-ai"))

    assert known == unknown


def test_a_disabled_account_does_not_open() -> None:
    user = make_user(is_active=False)

    assert try_in(user.username, RIGHT) == "còn 4"


def test_every_try_is_on_record_without_the_password() -> None:
    user = make_user()
    try_in(user.username)
    try_in(user.username, RIGHT)

    events = list(Event.objects.values_list("action", "actor", "subject_name"))

    assert events == [
        ("accounts.refuse", None, f"{user.username} (10.0.0.1)"),
        ("accounts.sign-in", user.pk, str(user)),
    ]
    assert not any(
        WRONG in str(event.after) or RIGHT in str(event.after) for event in Event.objects.all()
    )


def test_a_new_password_replaces_the_old_one_and_is_on_record() -> None:
    user = make_user()

    change_password(new="mot-cau-dai-hon-han", by=user, at=NINE)

    assert User.objects.get(pk=user.pk).check_password("mot-cau-dai-hon-han")
    assert Event.objects.get().action == "accounts.change-password"


def test_choosing_the_language_one_has_changes_and_records_nothing() -> None:
    user = make_user()

    choose_language(language=Language.VIETNAMESE, by=user, at=NINE)
    choose_language(language=Language.ENGLISH, by=user, at=NINE)

    assert User.objects.get(pk=user.pk).language == "en"
    assert list(Event.objects.values_list("before", "after")) == [
        ({"language": "vi"}, {"language": "en"})
    ]
