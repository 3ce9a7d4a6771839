"""Weeks that were published before their people were told of publications are no news."""

from datetime import timedelta

from django.db import migrations
from django.db.models import Max


def put_on_record(apps, schema_editor):
    roster_model, run_model = apps.get_model("rosters", "WeeklyRoster"), apps.get_model("notices", "Run")
    published = roster_model.objects.filter(state="published", published_at__isnull=False)
    newest = published.aggregate(newest=Max("monday"))["newest"]
    # a week is published a quarter ahead at most: what runs now is among these
    rosters = published.filter(monday__gte=newest - timedelta(weeks=17)) if newest else ()
    run_model.objects.bulk_create(
        [
            run_model(
                agency=roster.agency_id,
                kind="published",
                local_date=roster.monday,
                step=f"roster-{roster.pk}",
                state="empty",
                due_at=roster.published_at,
                created_at=roster.published_at,
            )
            for roster in rosters
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("notices", "0007_plan_of_reminders"),
        ("reports", "0001_plan_of_reminders"),
        ("rosters", "0006_in_whose_place"),
    ]

    operations = [migrations.RunPython(put_on_record, migrations.RunPython.noop)]
