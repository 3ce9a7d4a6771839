"""The loaded week, the work calendar and the hours at the gate have rooms of their own; the tables
stay as they are.
"""

import django.db.models.deletion
from django.db import migrations, models


def roster(related_name: str) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to="weeks.weeklyroster",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("rosters", "0008_hours_over_midnight"),
        ("weeks", "0001_moved_here"),
        ("events", "0001_moved_here"),
        ("hours", "0001_moved_here"),
        ("reports", "0002_weeks_published_before"),  # it asks for the weeks where they were
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField("disruption", "roster", roster("disruptions")),
                migrations.AlterField("change", "roster", roster("changes")),
                migrations.AlterField("reopening", "roster", roster("reopenings")),
                migrations.DeleteModel("Entry"),
                migrations.DeleteModel("RosterEdition"),
                migrations.DeleteModel("WeeklyRoster"),
                migrations.DeleteModel("Presence"),
                migrations.DeleteModel("WorkItem"),
            ]
        )
    ]
