"""The database itself refuses to change what a mail server answered, or the bytes of a letter once it is sealed."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    "CREATE TRIGGER notices_attempt_no_update BEFORE UPDATE ON notices_attempt BEGIN SELECT RAISE(ABORT, 'attempts are append-only'); END",
    "CREATE TRIGGER notices_attempt_no_delete BEFORE DELETE ON notices_attempt BEGIN SELECT RAISE(ABORT, 'attempts are append-only'); END",
    "CREATE TRIGGER notices_delivery_sealed BEFORE UPDATE OF message, sha256, message_id, address ON notices_delivery"
    " BEGIN SELECT RAISE(ABORT, 'a sealed letter does not change'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION notices_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION '% is not to be changed', TG_TABLE_NAME; END $$",
    "CREATE TRIGGER notices_attempt_no_change BEFORE UPDATE OR DELETE ON notices_attempt FOR EACH ROW EXECUTE FUNCTION notices_refuse()",
    "CREATE TRIGGER notices_attempt_no_truncate BEFORE TRUNCATE ON notices_attempt FOR EACH STATEMENT EXECUTE FUNCTION notices_refuse()",
    "CREATE TRIGGER notices_delivery_sealed BEFORE UPDATE OF message, sha256, message_id, address ON notices_delivery"
    " FOR EACH ROW EXECUTE FUNCTION notices_refuse()",
)


def refuse_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("notices", "0001_initial"),)
    operations = (migrations.RunPython(refuse_changes, migrations.RunPython.noop),)
