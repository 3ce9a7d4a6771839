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
            name='WorkItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='Ngày')),
                ('begins', models.TimeField(verbose_name='Từ giờ')),
                ('ends', models.TimeField(blank=True, null=True, verbose_name='đến giờ')),
                ('title', models.CharField(max_length=300, verbose_name='Nội dung')),
                ('kind', models.SlugField(max_length=40, verbose_name='Loại việc')),
                ('mode', models.SlugField(default='in-person', max_length=20, verbose_name='Hình thức')),
                ('purpose', models.SlugField(blank=True, max_length=40, verbose_name='Mục đích')),
                ('persons', models.PositiveSmallIntegerField(default=1, verbose_name='Số người dự')),
                ('online', models.PositiveSmallIntegerField(default=0, verbose_name='trong đó dự trực tuyến')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='Địa điểm, phòng họp')),
                ('chair', models.CharField(blank=True, max_length=120, verbose_name='Chủ trì')),
                ('consent', models.CharField(blank=True, choices=[('head', 'head'), ('deputy', 'deputy'), ('staff', 'staff')], max_length=10, verbose_name='Người đồng ý')),
                ('consent_by', models.CharField(blank=True, max_length=120, verbose_name='Họ tên người đồng ý')),
                ('version', models.PositiveIntegerField(default=1)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work_items', to='units.agency')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='work_items', to='units.unit')),
            ],
            options={
                'verbose_name': 'Việc trong lịch công tác',
                'verbose_name_plural': 'Lịch công tác tuần',
                'db_table': 'rosters_workitem',
                'ordering': ('day', 'begins', 'pk'),
                'indexes': [models.Index(fields=['agency', 'day'], name='work_item_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gt', models.F('begins')), _connector='OR'), name='work_item_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('online__lte', models.F('persons'))), name='work_item_online_is_part_of_all')],
            },
        ),
        ]),
    ]
