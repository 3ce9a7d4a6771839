"""Writes docs/directives.md, which clause of the five documents is entered as what: `python -m demo.directives_table`."""

import json
from pathlib import Path

from demo.paper import Said
from demo.papers import PAPERS
from planning.rules.templates import TEMPLATES

FILE = Path(__file__).resolve().parent.parent / "docs" / "directives.md"
HEADING = """# The five source documents, clause by clause

Written by `python -m demo.directives_table` from `demo/papers.py`; a test compares the two. A row of the first column is a requirement:
document S0 to S4, then its number. *Text obligation* means that no rule checks the clause yet: it is kept, shown to who plans, and never counted as kept.
Rows without a clause of their own are answered by the head of the document: S0.9 by what it implements, S2.3 also by its period.

| row | document | where | kind | blanks | units | in our words |
|---|---|---|---|---|---|---|
"""


def table() -> str:
    """The whole file."""
    rows = [(requirement, paper.key, said) for paper in PAPERS for said in paper.clauses for requirement in said.meets]
    rows.sort(key=lambda row: (row[1], _place(row[0])))
    return HEADING + "".join(_row(requirement, document, said) for requirement, document, said in rows)


def _row(requirement: str, document: str, said: Said) -> str:
    checked = TEMPLATES[said.kind].is_checkable or said.kind == "default_remote"
    kind = f"`{said.kind}`" if checked else "text obligation until checked"
    params = {name: value for name, value in said.params.items() if name != "text"}
    blanks = f"`{json.dumps(params, ensure_ascii=False)}`" if params else ""
    scope = "; ".join(filter(None, (", ".join(said.traits), f"not {', '.join(said.without)}" if said.without else "")))
    cells = (requirement, document, said.item, kind, blanks, scope, said.quote)
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|\n"


def _place(requirement: str) -> tuple[str, int]:
    document, _, number = requirement.partition(".")
    return document, int(number)


if __name__ == "__main__":
    FILE.write_text(table())
