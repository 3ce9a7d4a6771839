"""The tables stand under rosters since they were made; here they get their models."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('rosters', '0008_hours_over_midnight'),
        ('directives', '0003_life_of_a_directive'),
        ('units', '0013_leave_requests'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[
        migrations.CreateModel(
            name='RosterEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='directives.edition')),
            ],
            options={
                'db_table': 'rosters_rosteredition',
            },
        ),
        migrations.CreateModel(
            name='WeeklyRoster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('monday', models.DateField(verbose_name='Tuần từ ngày')),
                ('revision', models.PositiveSmallIntegerField(default=1, verbose_name='Điều chỉnh lần')),
                ('state', models.CharField(choices=[('draft', 'Bản nháp'), ('submitted', 'Chờ duyệt'), ('returned', 'Trả lại'), ('approved', 'Đã duyệt'), ('published', 'Đã công bố'), ('superseded', 'Đã thay thế'), ('cancelled', 'Đã hủy')], default='draft', max_length=12, verbose_name='Trạng thái')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='Phiên bản')),
                ('content', models.CharField(blank=True, max_length=64)),
                ('unit_revision', models.PositiveIntegerField(default=0)),
                ('rules_revision', models.PositiveIntegerField(default=0)),
                ('opened_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('late_by_seconds', models.PositiveIntegerField(default=0)),
                ('warning_reason', models.TextField(blank=True, verbose_name='Lý do vẫn trình')),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('return_reason', models.TextField(blank=True, verbose_name='Lý do trả lại')),
                ('amend_reason', models.TextField(blank=True, verbose_name='Lý do điều chỉnh')),
                ('planned', models.JSONField(blank=True, default=dict)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rosters', to='units.agency')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('approved_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('editions', models.ManyToManyField(related_name='rosters', through='weeks.RosterEdition', to='directives.edition')),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rosters', to='units.unit')),
            ],
            options={
                'verbose_name': 'Lịch phân công làm việc tuần',
                'verbose_name_plural': 'Lịch phân công làm việc tuần',
                'db_table': 'rosters_weeklyroster',
                'ordering': ('-monday', 'unit', '-revision'),
            },
        ),
        migrations.AddField(
            model_name='rosteredition',
            name='roster',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='weeks.weeklyroster'),
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='Ngày')),
                ('morning', models.CharField(choices=[('cq', 'Làm việc tại cơ quan'), ('tr', 'Trực cơ quan'), ('3t', 'Ở lại cơ quan'), ('tn', 'Làm việc trực tuyến tại nhà'), ('ct', 'Đi công tác'), ('h', 'Đi học, tập huấn'), ('p', 'Nghỉ phép'), ('o', 'Nghỉ ốm'), ('nb', 'Nghỉ bù'), ('hd', 'Huy động, biệt phái'), ('l', 'Nghỉ')], max_length=2, verbose_name='Sáng')),
                ('afternoon', models.CharField(choices=[('cq', 'Làm việc tại cơ quan'), ('tr', 'Trực cơ quan'), ('3t', 'Ở lại cơ quan'), ('tn', 'Làm việc trực tuyến tại nhà'), ('ct', 'Đi công tác'), ('h', 'Đi học, tập huấn'), ('p', 'Nghỉ phép'), ('o', 'Nghỉ ốm'), ('nb', 'Nghỉ bù'), ('hd', 'Huy động, biệt phái'), ('l', 'Nghỉ')], max_length=2, verbose_name='Chiều')),
                ('reason', models.SlugField(blank=True, max_length=40, verbose_name='Lý do')),
                ('reason_text', models.CharField(blank=True, max_length=200, verbose_name='Lý do khác')),
                ('is_pinned', models.BooleanField(default=False)),
                ('is_given', models.BooleanField(default=False)),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='units.staff')),
                ('roster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='weeks.weeklyroster')),
            ],
            options={
                'verbose_name': 'Phân công',
                'verbose_name_plural': 'Phân công',
                'db_table': 'rosters_entry',
                'ordering': ('roster', 'day', 'pk'),
            },
        ),
        migrations.AddConstraint(
            model_name='weeklyroster',
            constraint=models.UniqueConstraint(fields=('unit', 'monday', 'revision'), name='roster_once_per_unit_week_revision'),
        ),
        migrations.AddConstraint(
            model_name='weeklyroster',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'approved'])), fields=('unit', 'monday'), name='roster_one_living_per_unit_week'),
        ),
        migrations.AddConstraint(
            model_name='weeklyroster',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('unit', 'monday'), name='roster_one_published_per_unit_week'),
        ),
        migrations.AddConstraint(
            model_name='weeklyroster',
            constraint=models.CheckConstraint(condition=models.Q(('monday__iso_week_day', 1)), name='roster_week_begins_on_monday'),
        ),
        migrations.AddConstraint(
            model_name='weeklyroster',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['submitted', 'approved', 'published', 'superseded']), _negated=True), models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='roster_submitted_has_its_sender'),
        ),
        migrations.AddConstraint(
            model_name='weeklyroster',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('state__in', ['approved', 'published', 'superseded'])), models.Q(models.Q(('state__in', ['approved', 'published', 'superseded']), _negated=True), ('approved_at', None), ('approved_by', None)), _connector='OR'), name='roster_approved_has_signature'),
        ),
        migrations.AddConstraint(
            model_name='weeklyroster',
            constraint=models.CheckConstraint(condition=models.Q(('approved_for__isnull', True), models.Q(('approved_by__isnull', False), models.Q(('approved_by', models.F('approved_for')), _negated=True)), _connector='OR'), name='roster_approved_for_somebody_by_somebody_else'),
        ),
        migrations.AddConstraint(
            model_name='weeklyroster',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('submitted_by')), _negated=True), _connector='OR'), name='roster_approver_is_not_its_sender'),
        ),
        migrations.AddConstraint(
            model_name='rosteredition',
            constraint=models.UniqueConstraint(fields=('roster', 'edition'), name='roster_edition_once'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['staff', 'day'], name='entry_by_person_day'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('roster', 'staff', 'day'), name='entry_once_per_person_day'),
        ),
        ]),
    ]
