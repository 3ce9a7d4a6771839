"""Measures the reading over whole documents whose rules are known: what was found, and how much of
what was called clear is right.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import median
from typing import Any, Final

from planning.reading.evaluate import FACTS, PERIOD, matches
from planning.reading.proposal import ClauseProposal
from planning.reading.read import read

Label = Mapping[str, Any]
_OPTIONAL: Final = "?"
"""Before a kind: neither missed nor wrong."""

_FLOORS: Final = (0.98, 0.95, 0.9, 0.8, 0.7, 0.5, 0.3, 0.1)
_WANTED: Final = 0.97

HEADS: Final = {
    "number": ("number", "number"),
    "issuer": ("authority", "name"),
    "date": ("issue_date", "date"),
    "effective_from": ("effective_from", "date"),
    "effective_to": ("effective_to", "date"),
}
"""What a corpus says of a document: the kind of proposal and the parameter that say the same."""


@dataclass(frozen=True, slots=True)
class JudgedProposal:
    """A proposal and the labels it meets; None for one that only meets optional labels."""

    proposal: ClauseProposal
    met: tuple[int, ...] | None

    @property
    def is_right(self) -> bool | None:
        return None if self.met is None else bool(self.met)


@dataclass(frozen=True, slots=True)
class DocumentOutcome:
    """One document: how many rules it has, and what was proposed."""

    document: str
    rules: int
    judged: tuple[JudgedProposal, ...]
    heads: Mapping[str, tuple[bool, bool, bool]]
    """Of each head: given in the corpus, read, read rightly."""

    def found(self, *, clear: bool = False) -> int:
        """The rules met by a proposal, or by a clear one."""
        return len(
            {
                label
                for one in self.judged
                if one.met and (one.proposal.clear or not clear)
                for label in one.met
            }
        )

    @property
    def questions(self) -> int:
        return sum(not one.proposal.clear for one in self.judged)


def document_outcomes(corpus: Iterable[Mapping[str, Any]]) -> Iterator[DocumentOutcome]:
    """Each document read whole. A corpus item has `id`, `text`, `labels` and facts of its head."""
    for document in corpus:
        published = document.get("published")
        day = date.fromisoformat(published) if published else None
        yield judge(document, read(document["text"], day).proposals)


def judge(document: Mapping[str, Any], proposals: Sequence[ClauseProposal]) -> DocumentOutcome:
    """The proposals beside the labels of one document."""
    clauses = [one for one in proposals if one.kind not in PERIOD | FACTS]
    return DocumentOutcome(
        document["id"],
        sum(not label["kind"].startswith(_OPTIONAL) for label in document["labels"]),
        tuple(JudgedProposal(one, met(document, one)) for one in clauses),
        {name: _head(document, name, proposals) for name in HEADS},
    )


def met(document: Mapping[str, Any], proposal: ClauseProposal) -> tuple[int, ...] | None:
    """The numbers of the labels that the proposal meets: the same words and kind, and the same
    amount or one that is asked. None where only an optional label stands at these words.
    """
    here = [
        (number, label)
        for number, label in enumerate(document["labels"])
        if _overlaps(document["text"], label["quote"], proposal)
    ]
    required = tuple(
        number
        for number, label in here
        if not label["kind"].startswith(_OPTIONAL) and _same(label, proposal)
    )
    if required:
        return required
    return None if any(label["kind"].startswith(_OPTIONAL) for _, label in here) else ()


def _same(label: Label, proposal: ClauseProposal) -> bool:
    return matches(label, proposal) or (label["kind"] == proposal.kind and "n" in proposal.asks)


def _overlaps(text: str, quote: str, proposal: ClauseProposal) -> bool:
    start = text.find(quote)
    return start >= 0 and start < proposal.end and start + len(quote) > proposal.start


def _head(
    document: Mapping[str, Any], name: str, proposals: Sequence[ClauseProposal]
) -> tuple[bool, bool, bool]:
    kind, parameter = HEADS[name]
    wanted = str(document.get(name) or "")
    told = next((str(one.params.get(parameter, "")) for one in proposals if one.kind == kind), "")
    if name == "issuer":
        right = bool(told) and _plain(told) in _plain(wanted)
    else:
        right = bool(told) and wanted.startswith(told)
    return bool(wanted), bool(told), right


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("tp ", "thành phố ").replace("tp.", "thành phố ").split())


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """The figures of several documents together."""

    rules: int
    found: int
    found_clear: int
    proposed: int
    right: int
    clear: int
    clear_right: int
    questions_without_rules: float
    """In the middle of the documents that hold no rule."""

    def lines(self) -> Iterator[str]:
        yield f"rules found, clear or asked: {_share(self.found, self.rules)}"
        yield f"rules found as clear: {_share(self.found_clear, self.rules)}"
        yield f"clear proposals right: {_share(self.clear_right, self.clear)}"
        yield f"all proposals right: {_share(self.right, self.proposed)}"
        yield f"questions in a document without a rule, median: {self.questions_without_rules:g}"


def document_figures(outcomes: Sequence[DocumentOutcome]) -> DocumentFigures:
    judged = [one for outcome in outcomes for one in outcome.judged if one.is_right is not None]
    clear = [one for one in judged if one.proposal.clear]
    empty = [outcome.questions for outcome in outcomes if not outcome.rules]
    return DocumentFigures(
        rules=sum(outcome.rules for outcome in outcomes),
        found=sum(outcome.found() for outcome in outcomes),
        found_clear=sum(outcome.found(clear=True) for outcome in outcomes),
        proposed=len(judged),
        right=sum(bool(one.is_right) for one in judged),
        clear=len(clear),
        clear_right=sum(bool(one.is_right) for one in clear),
        questions_without_rules=median(empty) if empty else 0,
    )


def curve_lines(outcomes: Sequence[DocumentOutcome]) -> Iterator[str]:
    """How many proposals that ask nothing are right from each sureness on, with the interval in
    which the share lies at 95 %, and how many rules they find; then the most that can be found
    while 97 in 100 are right.
    """
    rules = sum(outcome.rules for outcome in outcomes)
    told = sorted(
        (
            (one.proposal.sure, place, one)
            for place, outcome in enumerate(outcomes)
            for one in outcome.judged
            if one.is_right is not None and not one.proposal.asks
        ),
        key=lambda entry: -entry[0],
    )
    for floor in _FLOORS:
        kept = [entry for entry in told if entry[0] >= floor]
        right = sum(bool(one.is_right) for _, _, one in kept)
        low, high = share_interval(right, len(kept))
        yield (
            f"sure from {floor:.2f}: {right} of {len(kept)} right ({100 * low:.0f}–{100 * high:.0f} %),"
            f" rules found {_share(_rules_met(kept), rules)}"
        )
    safe = [
        number
        for number in range(1, len(told) + 1)
        if sum(bool(one.is_right) for _, _, one in told[:number]) >= _WANTED * number
    ]
    found = _rules_met(told[: max(safe, default=0)])
    yield f"rules found while 97 in 100 are right: {_share(found, rules)}"


def _rules_met(kept: Iterable[tuple[float, int, JudgedProposal]]) -> int:
    return len({(place, label) for _, place, one in kept for label in one.met or ()})


def share_interval(right: int, tried: int) -> tuple[float, float]:
    """Wilson's interval of a share at 95 %, both ends between 0 and 1.

    >>> low, high = share_interval(47, 47)
    >>> round(low, 3), high
    (0.924, 1.0)
    """
    if not tried:
        return 0.0, 1.0
    z, share = 1.96, right / tried
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    half = z * sqrt(share * (1 - share) / tried + z * z / (4 * tried**2)) / (1 + z * z / tried)
    return middle - half, min(1.0, middle + half)


def head_lines(outcomes: Sequence[DocumentOutcome]) -> Iterator[str]:
    """Of each head how often it is given, read rightly, and read wrongly."""
    for name in HEADS:
        told = [outcome.heads[name] for outcome in outcomes]
        given = sum(one[0] for one in told)
        right = sum(one[2] for one in told)
        wrong = sum(one[1] and not one[2] for one in told)
        yield f"{name}: given {given}, right {_share(right, given)}, wrong {wrong}"


def kind_lines(
    outcomes: Sequence[DocumentOutcome], corpus: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """Of each kind how many rules were found, and how many proposals of it are right."""
    wanted: dict[str, list[bool]] = {}
    proposed: dict[str, list[bool]] = {}
    for outcome, document in zip(outcomes, corpus, strict=True):
        met_labels = {label for one in outcome.judged for label in one.met or ()}
        for number, label in enumerate(document["labels"]):
            if not label["kind"].startswith(_OPTIONAL):
                wanted.setdefault(label["kind"], []).append(number in met_labels)
        for one in outcome.judged:
            if one.is_right is not None:
                proposed.setdefault(one.proposal.kind, []).append(one.is_right)
    for kind in sorted(wanted.keys() | proposed.keys()):
        found, right = wanted.get(kind, []), proposed.get(kind, [])
        yield f"{kind}: found {sum(found)}/{len(found)}, right {sum(right)}/{len(right)}"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / whole:.1f} %)" if whole else "–"
