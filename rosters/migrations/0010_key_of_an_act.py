from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('rosters', '0009_moved_away'),
        ('weeks', '0001_moved_here'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='change',
            name='act',
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='change',
            name='window',
            field=models.CharField(blank=True, max_length=32),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('act__isnull', True), ('window', '')), models.Q(models.Q(('window', ''), _negated=True), ('act__isnull', False)), _connector='OR'), name='change_has_a_whole_key_or_none'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.UniqueConstraint(condition=models.Q(('act__isnull', False)), fields=('roster', 'by', 'window', 'act'), name='change_once_per_act'),
        ),
    ]
