"""An event, once written, stays as it is."""

import pytest
from django.db import DatabaseError, connection, transaction

from audit.models import Event
from audit.services import record
from tests.factories import make_agency, make_user, moment

AT = moment("2026-11-27 16:00")


@pytest.fixture
def event(db: None) -> Event:
    agency = make_agency()
    with transaction.atomic():
        return record(
            "units.rename",
            agency,
            by=make_user(full_name="Lê Thị Bình"),
            at=AT,
            agency=agency.pk,
            before={"name": "A"},
            after={"name": "B"},
            reason="đổi tên",
        )


def test_an_event_says_who_what_when_and_why(event: Event) -> None:
    event.refresh_from_db()

    assert (event.actor_name, event.action, event.subject, event.before, event.after, event.reason, event.at) == (
        "Lê Thị Bình", "units.rename", "units.Agency", {"name": "A"}, {"name": "B"}, "đổi tên", AT,
    )  # fmt: skip


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_event SET reason = 'khác'", "DELETE FROM audit_event"]
)
def test_the_database_refuses_to_change_or_remove_an_event(event: Event, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert Event.objects.get().reason == "đổi tên"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no TRUNCATE")
def test_the_database_refuses_to_empty_the_record_at_once(event: Event) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE audit_event")

    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_record_outside_the_transaction_of_its_change_is_refused() -> None:
    agency = make_agency()

    with pytest.raises(RuntimeError):
        record("units.rename", agency, by=None, at=AT, agency=agency.pk)

    assert Event.objects.count() == 0
