"""The key that names letters. Where letters were written before, it follows from the first run, so
that all copies of that database take the same one.
"""

import uuid

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def take_the_key_of_the_past(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    first = apps.get_model("notices", "Run").objects.order_by("pk").first()
    if first is not None:
        key = uuid.uuid5(first.uuid, "installation")
        apps.get_model("notices", "Installation").objects.create(pk=1, key=key)


class Migration(migrations.Migration):
    dependencies = (("notices", "0007_plan_of_reminders"),)
    operations = (
        migrations.CreateModel(
            name="Installation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
            ],
            options={"constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="installation_is_one")]},
        ),
        migrations.RunPython(take_the_key_of_the_past, migrations.RunPython.noop),
    )
