"""Measures the reading: over clauses read one by one, and over whole documents with the clauses
expected of them.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from planning.clauses.templates import TEMPLATES
from planning.reading.proposal import ClauseProposal
from planning.reading.read import read

PERIOD = frozenset({"effective_from", "effective_to", "open_ended", "period_extension"})
CHECKABLE = PERIOD | {kind for kind, template in TEMPLATES.items() if template.is_read}
"""The kinds a sentence may be read as: those of clauses, and what says from when to when."""

FACTS = frozenset({"number", "authority", "issue_date"})
_ALPHABET = frozenset("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
"""Letters that only Vietnamese writes."""


@dataclass(frozen=True, slots=True)
class ReadingOutcome:
    """One clause read alone: what was expected, what of it was proposed, and whether each
    proposal is right.
    """

    document: str
    quote: str
    kind: str
    found: bool
    proposed: tuple[ClauseProposal, ...]
    wrong: tuple[ClauseProposal, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of the expected clauses were found, and how many of the proposed ones are right."""

    expected: int
    found: int
    proposed: int
    right: int

    def __str__(self) -> str:
        return f"found {self.found}/{self.expected} ({_percent(self.found, self.expected)}), right {self.right}/{self.proposed} ({_percent(self.right, self.proposed)})"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def half(document: str) -> str:
    """Which half of the corpus a document is in: by its id alone, so that it never moves."""
    return "measure" if int(hashlib.sha256(document.encode()).hexdigest(), 16) % 2 else "develop"


def is_vietnamese(quote: str) -> bool:
    return any(letter in _ALPHABET for letter in quote.lower())


def outcomes(corpus: Iterable[Mapping[str, Any]]) -> Iterator[ReadingOutcome]:
    """Every checkable clause in Vietnamese, its quote read by itself."""
    for document in corpus:
        for clause in document["rules"]:
            if (
                document["country"] == "VN"
                and clause["kind"] in CHECKABLE
                and is_vietnamese(clause["quote"])
            ):
                yield _outcome(document, clause)


def _outcome(document: Mapping[str, Any], clause: Mapping[str, Any]) -> ReadingOutcome:
    proposed = tuple(one for one in read(clause["quote"]).proposals if one.kind not in FACTS)
    hits = [one for one in proposed if matches(clause, one)]
    wrong = tuple(
        one for one in proposed if one not in hits and not _said_elsewhere(document, clause, one)
    )
    return ReadingOutcome(
        document["id"], clause["quote"], clause["kind"], bool(hits), proposed, wrong
    )


def matches(clause: Mapping[str, Any], proposal: ClauseProposal) -> bool:
    """The same kind (which says the direction) and, where the clause has one, the same amount. A
    corpus that was labelled before declarations had a kind of their own calls them a condition.
    """
    if proposal.kind == "entry_declaration" and "declar" in str(clause.get("params")):
        return clause["kind"] in {proposal.kind, "required_condition_for_onsite"}
    if clause["kind"] != proposal.kind:
        return False
    wanted, told = _amount(clause.get("params", {})), _amount(proposal.params)
    return wanted is None or wanted == told


def _amount(params: Mapping[str, Any]) -> Fraction | None:
    if "num" in params:
        return Fraction(params["num"], params["den"])
    told = str(params.get("fraction", params.get("n", params.get("max", params.get("min", "")))))
    number, percent = told.removesuffix("%"), told.endswith("%")
    try:
        return Fraction(number) / (100 if percent else 1)
    except ValueError:
        return None


def _said_elsewhere(
    document: Mapping[str, Any], clause: Mapping[str, Any], proposal: ClauseProposal
) -> bool:
    """A second thing the same quote says, which the corpus keeps with the document or among the
    parameters.
    """
    if proposal.kind in {"effective_from", "effective_to"}:
        stated = str(document.get(proposal.kind) or "")
        return bool(stated) and stated[:10] == proposal.params.get("date")
    if proposal.kind == "open_ended":
        return bool(document.get("open_ended") or document.get("end_unknown_in_excerpt"))
    return proposal.kind == "min_leaders_onsite" and clause.get("params", {}).get(
        "min_leaders"
    ) == proposal.params.get("n")


def figures(results: Sequence[ReadingOutcome]) -> Figures:
    proposed = sum(len(result.proposed) for result in results)
    wrong = sum(len(result.wrong) for result in results)
    return Figures(
        len(results), sum(result.found for result in results), proposed, proposed - wrong
    )
