"""The clauses expected of whole documents, as a table in the handbook lists them, and what a
reading makes of that list.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from planning.reading.proposal import ClauseProposal

Clause = tuple[str, str]
"""A kind and its parameters as JSON with sorted names, so that two that are equal look equal."""

_CELLS = 5


def expected_clauses(handbook: str) -> Mapping[str, list[Clause]]:
    """Of each document named in the table (| file | clause | kind | params | asks |) its
    clauses.
    """
    expected: dict[str, list[Clause]] = {}
    for line in handbook.splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
        if line.startswith("| `") and len(cells) == _CELLS:
            expected.setdefault(cells[0], []).append(
                (cells[2], _sorted(json.loads(cells[3] or "{}")))
            )
    return expected


def compare(
    expected: Iterable[Clause], proposals: Iterable[ClauseProposal]
) -> tuple[list[Clause], list[Clause]]:
    """What was missed and what was proposed beyond the list."""
    wanted = Counter(expected)
    told = Counter((proposal.kind, _sorted(proposal.params)) for proposal in proposals)
    return list((wanted - told).elements()), list((told - wanted).elements())


def _sorted(params: object) -> str:
    return json.dumps(params, ensure_ascii=False, sort_keys=True)
