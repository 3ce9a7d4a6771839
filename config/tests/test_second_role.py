"""With the second role of the manual the product works, and cannot switch off what guards its
record.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, ProgrammingError, connection, transaction

from audit.models import Event
from rosters.tests.factories import lawful_office, published

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no roles"),
]
STATEMENTS = Path(settings.BASE_DIR) / "deploy" / "roles.sql"
GUARDED = ("audit_event", "notices_attempt", "notices_delivery", "notices_run")


@pytest.fixture
def in_second_role() -> Iterator[None]:
    """The very statements of the manual, for roles of another name; all is rolled back."""
    said = re.sub(r"\blich(_owner)?\b", r"trial\1", STATEMENTS.read_text())
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE trial_owner NOLOGIN")
        cursor.execute("CREATE ROLE trial NOLOGIN")
        cursor.execute(said)
        cursor.execute("SET LOCAL ROLE trial")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.mark.usefixtures("in_second_role")
def test_a_week_is_filed_approved_and_published_in_it() -> None:
    roster = published(lawful_office())

    assert roster.state == "published"
    assert Event.objects.filter(action="rosters.publish").count() == 1


@pytest.mark.usefixtures("in_second_role")
@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "ALTER TABLE {} DISABLE TRIGGER USER",
        "TRUNCATE {} CASCADE",
        "DROP TABLE {} CASCADE",
        "ALTER TABLE {} OWNER TO trial",
        "CREATE OR REPLACE RULE none AS ON INSERT TO {} DO INSTEAD NOTHING",
    ],
)
def test_it_cannot_touch_what_guards_the_record(table: str, statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match=r"must be owner|permission denied|must have"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


@pytest.mark.usefixtures("in_second_role")
def test_it_cannot_pretend_to_be_a_replica_either() -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET session_replication_role = replica")
