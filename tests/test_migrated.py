from pathlib import Path

import pytest
from django.db import connection

from tests.migrated import ROOT, key_of, migration_sources


def test_a_changed_migration_or_a_module_it_imports_asks_for_another_database(
    tmp_path: Path,
) -> None:
    first = tmp_path / "units" / "migrations" / "0001_first.py"
    imported = tmp_path / "units" / "folding.py"
    first.parent.mkdir(parents=True)
    first.write_text("from units.folding import fold\n")
    imported.write_text("def fold(): ...\n")
    plain = key_of(migration_sources(tmp_path))

    imported.write_text("def fold(text): ...\n")
    other_module = key_of(migration_sources(tmp_path))
    first.with_name("0002_second.py").write_text("")
    other_migration = key_of(migration_sources(tmp_path))

    assert len({plain, other_module, other_migration}) == 3


def test_every_migration_of_ours_counts() -> None:
    assert set(ROOT.glob("*/migrations/0*.py")) <= set(migration_sources(ROOT))


@pytest.mark.django_db
def test_the_copy_knows_every_migration_and_keeps_its_triggers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM django_migrations")
        [applied] = cursor.fetchone()
        cursor.execute(
            "SELECT COUNT(*) FROM pg_trigger"
            if connection.vendor == "postgresql"
            else "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger'"
        )
        [triggers] = cursor.fetchone()

    assert applied >= len(list(ROOT.glob("*/migrations/0*.py")))
    assert triggers > 0
