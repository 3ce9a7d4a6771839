"""What a test with real transactions wrote is gone after it, evidence too, and the guards stand."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from audit.models import Event
from audit.services import record
from tests.emptying import AS_MIGRATED, tables_with_rows
from tests.factories import make_agency, make_unit, moment
from units.models import Unit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


def all_tables() -> list[str]:
    return sorted(connection.introspection.django_table_names(only_existing=True))


def rename(unit: Unit) -> None:
    with transaction.atomic():
        record("units.rename", unit, by=None, at=moment("2026-11-27 16:00"), agency=unit.agency_id)


def test_every_table_that_was_written_to_is_empty_and_those_of_migrate_are_as_they_were() -> None:
    unit = make_unit(make_agency())
    rename(unit)
    known = list(ContentType.objects.order_by("pk").values_list("pk", "model"))
    assert {"audit_event", "units_agency", "units_unit"} <= set(tables_with_rows(all_tables()))

    call_command("flush", interactive=False, verbosity=0, reset_sequences=False)

    assert set(tables_with_rows(all_tables())) - {"django_migrations"} == AS_MIGRATED
    assert list(ContentType.objects.order_by("pk").values_list("pk", "model")) == known


def test_the_evidence_is_guarded_again_after_it_was_emptied() -> None:
    rename(make_unit(make_agency()))
    call_command("flush", interactive=False, verbosity=0, reset_sequences=False)
    rename(make_unit(make_agency("Sở Y tế")))

    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_event")

    assert Event.objects.count() == 1
