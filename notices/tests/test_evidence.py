"""What was sent and what was answered cannot be rewritten, not even by our own code."""

import pytest
from django.db import DatabaseError, transaction

from notices.models import Attempt, Delivery
from notices.tests.outbox import begin, letter, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt() -> Attempt:
    begin(letter())
    send()
    return Attempt.objects.get()


def test_an_answer_of_a_server_cannot_be_changed(attempt: Attempt) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Attempt.objects.update(text="250 OK")


def test_an_attempt_cannot_be_removed(attempt: Attempt) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        attempt.delete()


@pytest.mark.parametrize(
    "change",
    [
        {"message": b"other"},
        {"sha256": "0" * 64},
        {"message_id": "<x@y>"},
        {"address": "x@y.example"},
    ],
)
def test_a_sealed_letter_cannot_be_changed(attempt: Attempt, change: dict[str, object]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Delivery.objects.update(**change)
