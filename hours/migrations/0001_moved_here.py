"""The tables stand under rosters since they were made; here they get their models."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('rosters', '0008_hours_over_midnight'),
        ('units', '0013_leave_requests'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='Ngày')),
                ('came', models.TimeField(verbose_name='Giờ đến')),
                ('left', models.TimeField(verbose_name='Giờ về')),
                ('source', models.CharField(choices=[('file', 'Tệp chấm công'), ('hand', 'Ghi tay')], max_length=4, verbose_name='Nguồn')),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='units.staff')),
            ],
            options={
                'verbose_name': 'Giờ có mặt',
                'verbose_name_plural': 'Giờ có mặt',
                'db_table': 'rosters_presence',
                'ordering': ('day', 'staff'),
                'indexes': [models.Index(fields=['day'], name='presence_by_day')],
                'constraints': [models.UniqueConstraint(fields=('staff', 'day'), name='presence_once_a_day'), models.CheckConstraint(condition=models.Q(('left', models.F('came')), _negated=True), name='presence_takes_time')],
            },
        ),
        ]),
    ]
