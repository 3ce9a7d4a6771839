
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('units', '0019_reported_by_oneself'),
    ]

    operations = [
        migrations.AddField(
            model_name='agency',
            name='calendar_letters',
            field=models.BooleanField(default=True, verbose_name='Gửi thư khi công bố lịch công tác tuần'),
        ),
    ]
