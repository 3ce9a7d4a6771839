"""The page of the code's own words names only what there is."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

PAGE = Path(settings.BASE_DIR) / "docs" / "words.md"
NAMED = sorted(set(re.findall(r"`((?:[a-z_]+\.)+[A-Za-z_]+)`", PAGE.read_text())))


def test_the_page_names_something() -> None:
    assert len(NAMED) > 30


@pytest.mark.parametrize("name", NAMED)
def test_what_the_page_names_stands_where_it_says(name: str) -> None:
    module, _, thing = name.rpartition(".")

    assert hasattr(import_module(module), thing)
