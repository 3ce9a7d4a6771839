"""A database from before the mail room had a name of its own migrates, with what stands in it."""

from datetime import time

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from outgoing.models import ChangedStep
from tests.factories import make_agency

BEFORE = [("outgoing", None), ("reports", "0003_own_steps")]


@pytest.mark.django_db(transaction=True)
def test_the_changed_steps_and_the_rights_on_them_move_as_they_are() -> None:
    agency = make_agency(name="Sở Nội vụ")
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    old = executor.migrate(BEFORE).apps
    old.get_model("contenttypes", "ContentType").objects.get(app_label="reports")
    wrote = old.get_model("reports", "ChangedStep").objects.create(
        agency_id=agency.pk, code="begin", days_before=3, at=time(9), audience="heads"
    )

    after = MigrationExecutor(connection)
    after.migrate(latest)

    [kept] = ChangedStep.objects.all()
    assert (kept.pk, kept.code, kept.days_before, kept.at) == (wrote.pk, "begin", 3, time(9))
    types = after.loader.project_state(latest).apps.get_model("contenttypes", "ContentType")
    assert not types.objects.filter(app_label="reports").exists()
    assert agency.changed_steps.get() == kept
