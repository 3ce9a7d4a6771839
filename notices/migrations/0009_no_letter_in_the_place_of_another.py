"""The database keeps runs, letters and answers where they are: none is removed, renamed or put in
the place of another.

`INSERT OR REPLACE` of SQLite removes rows without asking the triggers on removal, so a row that is
known is refused before it is inserted. Of a run and of an answer the second under the same key is
passed over instead: whoever comes second has nothing to do.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

RUN_KEY = "agency, kind, local_date, step, revision"
SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS notices_attempt_no_replace BEFORE INSERT ON notices_attempt"
    " WHEN EXISTS (SELECT 1 FROM notices_attempt WHERE id = NEW.id)"
    " BEGIN SELECT RAISE(ABORT, 'attempts are append-only'); END",
    "CREATE TRIGGER IF NOT EXISTS notices_attempt_numbered_once BEFORE INSERT ON notices_attempt"
    " WHEN EXISTS (SELECT 1 FROM notices_attempt WHERE delivery_id = NEW.delivery_id AND number = NEW.number)"
    " AND NOT EXISTS (SELECT 1 FROM notices_attempt WHERE id = NEW.id)"
    " BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER IF NOT EXISTS notices_delivery_no_replace BEFORE INSERT ON notices_delivery"
    " WHEN EXISTS (SELECT 1 FROM notices_delivery WHERE id = NEW.id OR uuid = NEW.uuid OR message_id = NEW.message_id"
    " OR (run_id = NEW.run_id AND recipient_key = NEW.recipient_key))"
    " BEGIN SELECT RAISE(ABORT, 'this letter is on record'); END",
    "CREATE TRIGGER IF NOT EXISTS notices_delivery_no_delete BEFORE DELETE ON notices_delivery"
    " BEGIN SELECT RAISE(ABORT, 'a letter is not removed'); END",
    "CREATE TRIGGER IF NOT EXISTS notices_delivery_keeps_its_place BEFORE UPDATE OF id, uuid, run_id, recipient_key ON notices_delivery"
    " BEGIN SELECT RAISE(ABORT, 'a letter keeps its place'); END",
    "CREATE TRIGGER IF NOT EXISTS notices_run_no_replace BEFORE INSERT ON notices_run"
    " WHEN EXISTS (SELECT 1 FROM notices_run WHERE id = NEW.id OR uuid = NEW.uuid)"
    " BEGIN SELECT RAISE(ABORT, 'this run is on record'); END",
    "CREATE TRIGGER IF NOT EXISTS notices_run_begun_once BEFORE INSERT ON notices_run"
    " WHEN EXISTS (SELECT 1 FROM notices_run WHERE agency = NEW.agency AND kind = NEW.kind"
    " AND local_date = NEW.local_date AND step = NEW.step AND revision = NEW.revision)"
    " AND NOT EXISTS (SELECT 1 FROM notices_run WHERE id = NEW.id OR uuid = NEW.uuid)"
    " BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER IF NOT EXISTS notices_run_no_delete BEFORE DELETE ON notices_run"
    " BEGIN SELECT RAISE(ABORT, 'a run is not removed'); END",
    f"CREATE TRIGGER IF NOT EXISTS notices_run_keeps_its_place BEFORE UPDATE OF id, uuid, {RUN_KEY} ON notices_run"
    " BEGIN SELECT RAISE(ABORT, 'a run keeps its place'); END",
    "CREATE TRIGGER IF NOT EXISTS notices_run_sealed BEFORE UPDATE OF body_text, body_html, facts, subject, sha256 ON notices_run"
    " WHEN OLD.sha256 <> '' BEGIN SELECT RAISE(ABORT, 'what was told does not change'); END",
)
POSTGRESQL = (
    "CREATE TRIGGER notices_delivery_no_delete BEFORE DELETE ON notices_delivery FOR EACH ROW EXECUTE FUNCTION notices_refuse()",
    "CREATE TRIGGER notices_delivery_no_truncate BEFORE TRUNCATE ON notices_delivery FOR EACH STATEMENT EXECUTE FUNCTION notices_refuse()",
    "CREATE TRIGGER notices_delivery_keeps_its_place BEFORE UPDATE OF id, uuid, run_id, recipient_key ON notices_delivery"
    " FOR EACH ROW EXECUTE FUNCTION notices_refuse()",
    "CREATE TRIGGER notices_run_no_delete BEFORE DELETE ON notices_run FOR EACH ROW EXECUTE FUNCTION notices_refuse()",
    "CREATE TRIGGER notices_run_no_truncate BEFORE TRUNCATE ON notices_run FOR EACH STATEMENT EXECUTE FUNCTION notices_refuse()",
    f"CREATE TRIGGER notices_run_keeps_its_place BEFORE UPDATE OF id, uuid, {RUN_KEY} ON notices_run"
    " FOR EACH ROW EXECUTE FUNCTION notices_refuse()",
    "CREATE TRIGGER notices_run_sealed BEFORE UPDATE OF body_text, body_html, facts, subject, sha256 ON notices_run"
    " FOR EACH ROW WHEN (OLD.sha256 <> '') EXECUTE FUNCTION notices_refuse()",
)


def refuse_replacing(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def guard_again(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """For a later migration that changes a column: SQLite makes the table anew then, and with it
    go its triggers.
    """
    if schema_editor.connection.vendor == "sqlite":
        refuse_replacing(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = (("notices", "0008_installation"),)
    operations = (migrations.RunPython(refuse_replacing, migrations.RunPython.noop),)
