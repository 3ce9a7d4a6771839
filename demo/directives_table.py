"""Writes docs/directives.md, which clause of the five documents is entered as what: `python -m
demo.directives_table`.
"""

import json
from pathlib import Path

from demo.paper import PaperClause
from demo.papers import PAPERS, SUPERIOR
from planning.clauses.template import Effect
from planning.clauses.templates import TEMPLATES

FILE = Path(__file__).resolve().parent.parent / "docs" / "directives.md"
JUDGED = {
    Effect.PLANNED: "planned",
    Effect.RECORDED: "on records",
    Effect.DEFAULT: "default",
    Effect.REWRITES: "rewrites the limits",
    Effect.TEXT: "text",
}
ABOVE = {paper.implements: f"above {paper.key}" for paper in PAPERS if paper.implements}
HEADING = """# The five source documents, clause by clause

Written by `python -m demo.directives_table` from `demo/papers/`; a test compares
the two. A row of the first column is a requirement: document S0 to S4, then its number. *Planned*
clauses judge a roster and bind its planner, *on records* they judge what was recorded (meetings,
filings, reports), *default* says what an empty cell means. *Text* is what no machine can check: it
is kept, shown to whom it concerns, and never counted as kept. S0.9 stands for the links to the
orders from above, entered as documents of their own; S2.3 is answered by the period too.

| row | document | where | kind | judged | blanks | units | binding | in our words |
|---|---|---|---|---|---|---|---|---|
"""


def table() -> str:
    """The whole file."""
    rows = [
        (requirement, paper.key, said)
        for paper in (*PAPERS, *SUPERIOR)
        for said in paper.clauses
        for requirement in said.meets
    ]
    rows.sort(key=lambda row: (row[1], _place(row[0])))
    return HEADING + "".join(
        _row(requirement, document, said) for requirement, document, said in rows
    )


def _row(requirement: str, document: str, said: PaperClause) -> str:
    template = TEMPLATES[said.kind]
    params = {name: value for name, value in said.params.items() if name != "text"}
    blanks = f"`{json.dumps(params, ensure_ascii=False)}`" if params else ""
    scope = "; ".join(
        filter(
            None, (", ".join(said.traits), f"not {', '.join(said.without)}" if said.without else "")
        )
    )
    judged = JUDGED[template.effect]
    cells = (
        requirement,
        ABOVE.get(document, document),
        said.item,
        f"`{said.kind}`",
        judged,
        blanks,
        scope,
        said.binding,
        said.quote,
    )
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|\n"


def _place(requirement: str) -> tuple[str, int]:
    document, _, number = requirement.partition(".")
    return document, int(number)


if __name__ == "__main__":
    FILE.write_text(table())
