"""The agency's changes of the plan of reminders, taken over from `reports` with their table."""

import django.db.models.deletion
from django.db import migrations, models


def hand_over(apps, schema_editor):
    """The permissions on the table point to this row, and follow."""
    types = apps.get_model("contenttypes", "ContentType")
    types.objects.filter(app_label="reports", model="changedstep").update(app_label="outgoing")


def hand_back(apps, schema_editor):
    types = apps.get_model("contenttypes", "ContentType")
    types.objects.filter(app_label="outgoing", model="changedstep").update(app_label="reports")


class Migration(migrations.Migration):

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("reports", "0004_moved_to_outgoing"),
        ("units", "0013_leave_requests"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="ChangedStep",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("code", models.SlugField(max_length=40)),
                        ("matter", models.CharField(blank=True, max_length=20, verbose_name="Nhắc về")),
                        ("is_on", models.BooleanField(default=True, verbose_name="Có nhắc")),
                        ("days_before", models.PositiveSmallIntegerField(verbose_name="Số ngày làm việc trước ngày hạn trình")),
                        ("at", models.TimeField(blank=True, null=True, verbose_name="Giờ")),
                        ("audience", models.CharField(max_length=20, verbose_name="Gửi cho")),
                        ("subject_vi", models.CharField(blank=True, max_length=150, verbose_name="Tiêu đề")),
                        ("lead_vi", models.CharField(blank=True, max_length=400, verbose_name="Câu nhắc")),
                        ("subject_en", models.CharField(blank=True, max_length=150, verbose_name="Tiêu đề (tiếng Anh)")),
                        ("lead_en", models.CharField(blank=True, max_length=400, verbose_name="Câu nhắc (tiếng Anh)")),
                        ("agency", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="changed_steps", to="units.agency")),
                    ],
                    options={
                        "verbose_name": "Lời nhắc đã sửa",
                        "verbose_name_plural": "Lời nhắc đã sửa",
                        "db_table": "reports_changedstep",
                        "constraints": [models.UniqueConstraint(fields=("agency", "code"), name="changed_step_once_in_agency")],
                    },
                ),
            ],
        ),
        migrations.RunPython(hand_over, hand_back),
    ]
