"""In which order files of tests are begun: first those that take long by themselves, so that at the
end no core waits for another.
"""

from collections import Counter

import pytest


@pytest.hookimpl(trylast=True)  # once what is left out is out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    size = Counter(item.path for item in items)
    lengthy = {item.path for item in items if item.get_closest_marker("lengthy")}
    items.sort(key=lambda item: (item.path not in lengthy, -size[item.path], str(item.path)))
