"""A database of before the rooms keeps every row, under the tables it has always had."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

from events.models import WorkItem
from hours.models import Presence
from tests.factories import make_agency, make_staff, make_unit, make_user
from units.enums import Role
from weeks.models import Entry, WeeklyRoster

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = [("rosters", "0008_hours_over_midnight"), ("weeks", None)]
MONDAY = date(2026, 11, 30)
AT = datetime(2026, 11, 27, 9, tzinfo=UTC)


def migrate(*targets: tuple[str, str | None]) -> StateApps:
    executor = MigrationExecutor(connection)
    executor.migrate(list(targets))
    return executor.loader.project_state([(app, name) for app, name in targets if name]).apps


def test_what_stood_in_rosters_stands_in_its_own_room() -> None:
    agency = make_agency()
    unit, user = make_unit(agency), make_user(Role.OFFICE, agency)
    staff = make_staff(unit)
    try:
        old = migrate(*BEFORE)
        roster = old.get_model("rosters", "WeeklyRoster").objects.create(
            agency_id=agency.pk, unit_id=unit.pk, monday=MONDAY, opened_at=AT, changed_at=AT
        )
        old.get_model("rosters", "Entry").objects.create(
            roster=roster, staff_id=staff.pk, day=MONDAY, morning="cq", afternoon="tn"
        )
        by = {"recorded_by_id": user.pk, "recorded_at": AT}
        old.get_model("rosters", "WorkItem").objects.create(
            agency_id=agency.pk, day=MONDAY, begins=time(8), title="Họp giao ban", kind="x", **by
        )
        old.get_model("rosters", "Presence").objects.create(
            staff_id=staff.pk, day=MONDAY, came=time(8), left=time(17), source="hand", **by
        )
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())

    assert WeeklyRoster.objects.get().pk == roster.pk
    assert [str(entry.roster_id) for entry in Entry.objects.all()] == [str(roster.pk)]
    assert WorkItem.objects.get().title == "Họp giao ban"
    assert Presence.objects.get().came == time(8)
