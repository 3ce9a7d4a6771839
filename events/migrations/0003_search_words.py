"""What was held before can be looked for as well."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from units.folding import fold_search


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    items = apps.get_model("events", "WorkItem")
    for item in items.objects.select_related("unit").filter(search_text="").iterator():
        unit = item.unit.name if item.unit else ""
        words = " ".join((item.title, item.chair, item.place, unit))
        items.objects.filter(pk=item.pk).update(search_text=fold_search(words)[:1500])


class Migration(migrations.Migration):
    dependencies = (("events", "0002_rooms_parts_editions"),)
    operations = (migrations.RunPython(fill, migrations.RunPython.noop),)
