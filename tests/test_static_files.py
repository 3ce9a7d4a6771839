"""Every style sheet, script and picture that a page names is there: with file names that carry their
contents, a page that names another one cannot be shown at all.
"""

import re
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders

TEMPLATES: Final = Path(__file__).resolve().parent.parent / "templates"
NAMED: Final = re.compile(r"""\{% static ["']([^"']+)["']""")


def test_every_file_that_a_template_names_is_there() -> None:
    named = {
        (str(file.relative_to(TEMPLATES)), name)
        for file in TEMPLATES.rglob("*.html")
        for name in NAMED.findall(file.read_text("utf-8"))
    }

    missing = {(template, name) for template, name in named if finders.find(name) is None}

    assert (len(named) > 10, missing) == (True, set())
