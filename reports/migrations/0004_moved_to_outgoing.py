"""What left the agency by itself lives in `outgoing` now: the table stays where and as it is."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("reports", "0003_own_steps"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name="ChangedStep")],
        ),
    ]
