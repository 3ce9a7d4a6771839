"""Which tests say something new on a second database: those that ask one anything.

`--database-only` leaves out all others, so that a second run of the suite, on PostgreSQL and Redis,
proves no rule, sentence or file a second time.
"""

from typing import Final

import pytest

ASKING: Final = frozenset({"django_db_setup", "live_server"})
"""Fixtures behind every way to a table: whoever has neither these nor the marker of pytest-django
is stopped by it at the first query, so nothing that asks a database can be missed here.
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="only tests that ask a database, and those marked both_databases; no other browser",
    )


@pytest.hookimpl(trylast=True)  # once the browser tests bear their marker
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("database_only"):
        return
    left_out = [item for item in items if not is_worth_repeating(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if is_worth_repeating(item)]


def is_worth_repeating(item: pytest.Item) -> bool:
    """Whether another database could answer this test differently.

    What a browser shows was worked out above the database, so of those only the marked ones. Nor
    is what many others asked there before, in tests that go through all pages.
    """
    if item.get_closest_marker("both_databases"):
        return True
    if item.get_closest_marker("browser") or item.get_closest_marker("one_database"):
        return False
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not ASKING.isdisjoint(fixtures)
