"""The same letter bears the same name, whichever copy of the database it was written from."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from uuid import UUID

import pytest
from django.apps import apps
from django.db import transaction

from notices.models import Installation, Run
from notices.services.installation import own_installation
from notices.tests.outbox import MONDAY, NOON, begin, key, letter

pytestmark = pytest.mark.django_db


@contextmanager
def as_if_never_written() -> Iterator[None]:
    """As in a copy made before any of it was written."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def names(*letters: str) -> dict[str, str]:
    run = begin(*(letter(address) for address in letters))
    return dict(run.deliveries.values_list("address", "message_id"))


def test_a_letter_written_again_from_a_copy_is_the_same_message() -> None:
    own_installation()
    with as_if_never_written():
        first = names("a@bo.example", "b@bo.example")

    again = names("b@bo.example", "a@bo.example")

    assert again == first
    assert len(set(first.values())) == 2


def test_its_number_on_our_pages_is_the_same_too() -> None:
    own_installation()
    with as_if_never_written():
        first = begin(letter()).deliveries.get().uuid

    assert begin(letter(), at=NOON + timedelta(hours=2)).deliveries.get().uuid == first


@pytest.mark.parametrize(
    "other",
    [
        {"agency": 2},
        {"kind": Run.Kind.REMINDER},
        {"day": MONDAY + timedelta(days=1)},
        {"step": "late"},
        {"revision": 1},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_agency_kind_day_step_or_revision_is_another_message(
    other: dict[str, object],
) -> None:
    first = begin(letter()).deliveries.get()

    second = begin(letter(), run=key(**other)).deliveries.get()  # type: ignore[arg-type]

    assert second.message_id != first.message_id


def test_two_people_who_share_a_mailbox_get_a_message_each() -> None:
    shared = "van-phong@bo.example"

    run = begin(letter(shared, recipient_key="user:1"), letter(shared, recipient_key="user:2"))

    assert len(set(run.deliveries.values_list("message_id", flat=True))) == 2


def test_capitals_in_an_address_make_no_other_message() -> None:
    own_installation()
    with as_if_never_written():
        first = begin(letter("A@Bo.example", recipient_key="x")).deliveries.get().message_id

    assert begin(letter("a@bo.example", recipient_key="x")).deliveries.get().message_id == first


def test_another_installation_names_its_letters_otherwise() -> None:
    own_installation()
    with as_if_never_written():
        first = begin(letter()).deliveries.get().message_id
    Installation.objects.update(key=UUID(int=1))

    assert begin(letter()).deliveries.get().message_id != first


def test_the_key_is_drawn_once() -> None:
    Installation.objects.all().delete()
    begin(letter())
    drawn = Installation.objects.get().key

    begin(letter(), run=key(step="late"))

    assert [one.key for one in Installation.objects.all()] == [drawn]


def test_all_copies_of_a_database_of_before_take_the_same_key() -> None:
    past = import_module("notices.migrations.0008_installation").take_the_key_of_the_past
    begin(letter())
    keys = []

    for _copy in range(2):
        Installation.objects.all().delete()
        past(apps, None)
        keys.append(Installation.objects.get().key)

    assert keys[0] == keys[1]
