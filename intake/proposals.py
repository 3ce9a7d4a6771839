"""A clause read out of a text as the sentence it would become in a draft."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from directives.errors import BadClause
from directives.services.clauses import Sentence
from intake.values import FoundSentence
from planning.clauses.templates import TEMPLATES
from planning.reading import ClauseProposal, Reading
from planning.vocabulary import MEETING_PURPOSES, REASONS, TAGS, WEEKDAY_CODES

HEAD_KINDS = frozenset(
    {
        "number",
        "authority",
        "issue_date",
        "effective_from",
        "effective_to",
        "open_ended",
        "period_extension",
    }
)
"""What stands at the head of a document, not among its sentences."""

TOPICS = {
    "reporting": "reporting",
    "roster_filing": "filing",
    "roster_approval": "filing",
    "meeting_cap": "meetings",
    "room_cap": "meetings",
    "written_exception": "exception",
    "head_discretion": "exception",
    "exempt_from_cap": "exception",
}
"""What an obligation in text is about, where its template could not take the words."""

IN_WORDS = frozenset({"written_exception", "head_discretion"})
"""Sentences that keep the words of the document."""

_KNOWN: Mapping[str, frozenset[str]] = {
    "tags": frozenset(TAGS),
    "any_of_tags": frozenset(TAGS),
    "reasons": frozenset(REASONS),
    "purposes": frozenset(MEETING_PURPOSES),
}
_OTHERWISE = {"negative-test": "tested-negative"}
"""Codes that the vocabulary spells in another way."""


_SPELLED: Mapping[str, tuple[str, dict[str, Any]]] = {
    "instant_cap": ("onsite_ratio_cap", {"grain": "instant"})
}
"""Kinds that are a template with one of its blanks filled."""


def keys_of(proposals: Iterable[ClauseProposal]) -> tuple[str, ...]:
    """What tells each proposal from the others of the same text: its kind and words, wherever they
    stand; those that say the same are counted.
    """
    times: Counter[str] = Counter()
    keys = []
    for one in proposals:
        words = unicodedata.normalize("NFC", " ".join(one.quote.split())).casefold()
        mark = hashlib.sha256(f"{one.kind}\n{words}".encode()).hexdigest()[:16]
        times[mark] += 1
        keys.append(mark if times[mark] == 1 else f"{mark}_{times[mark]}")
    return tuple(keys)


def found_in(reading: Reading) -> list[FoundSentence]:
    """The sentences of a text that wait for a decision; its head is none of them."""
    return [
        FoundSentence(key=key, quote=one.quote.strip())
        for key, one in zip(keys_of(reading.proposals), reading.proposals, strict=True)
        if one.kind not in HEAD_KINDS
    ]


def sentence_of(proposal: ClauseProposal) -> Sentence:
    """The sentence of the template where its blanks are filled and nothing is left to ask; else
    the words as an obligation in text.
    """
    kind, blanks = _SPELLED.get(proposal.kind, (proposal.kind, {}))
    proposal = replace(proposal, kind=kind, params=proposal.params | blanks)
    if proposal.kind in TEMPLATES and not proposal.asks and not _says_more(proposal):
        sentence = from_template(proposal)
        try:
            sentence.columns()
        except BadClause:
            return _as_text(proposal)
        return sentence
    return _as_text(proposal)


def from_template(proposal: ClauseProposal) -> Sentence:
    """The sentence of the proposal's template with the blanks it fills; those it leaves open are
    missing.
    """
    params = _filled(proposal.params) | (
        {"text": _words(proposal)} if proposal.kind in IN_WORDS else {}
    )
    names = {field.name for field in TEMPLATES[proposal.kind].fields}
    binding = "order" if proposal.params.get("binding", True) else "advice"
    traits = tuple(proposal.params.get("traits", ()))
    blanks = {name: value for name, value in params.items() if name in names}
    size = proposal.params.get("unit_size_from") or 0
    return Sentence(
        kind=proposal.kind,
        params=blanks,
        quote=proposal.quote,
        binding=binding,
        traits=traits,
        min_size=size,
    )


def _says_more(proposal: ClauseProposal) -> bool:
    """The words order something that the template has no blank for: taken as its sentence they
    would order something else.
    """
    params = proposal.params
    if "times" in params:
        return True
    match proposal.kind:
        case "exempt_from_cap":
            return not _codes("tags", params) or _loses_codes("tags", params)
        case "meeting_cap":
            return _loses_codes("purposes", params)
        case "must_stay_onsite":
            return params.get("num", 1) != params.get("den", 1) or params.get("modes") == [
                "one-route"
            ]
        case "reporting":
            return not {*params.get("frequency", ())} <= {"daily"}
        case "roster_filing" | "roster_approval":
            return not {*params.get("frequency", ())} <= {"weekly"}
    return any(name in params and _loses_codes(name, params) for name in _KNOWN)


def _filled(params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters as templates name them; codes that the vocabulary does not know are left
    out.
    """
    filled = {
        name: _codes(name, params) if name in _KNOWN else value for name, value in params.items()
    }
    if "num" in params:
        filled["fraction"] = f"{params['num']}/{params['den']}"
    if deadline := params.get("deadline"):
        weekday = (
            {"weekday": WEEKDAY_CODES[deadline["weekday"] - 1]} if "weekday" in deadline else {}
        )
        filled |= weekday | {
            name: deadline[name] for name in ("time", "strict") if name in deadline
        }
    return filled


def _codes(name: str, params: Mapping[str, Any]) -> list[str]:
    written = (_OTHERWISE.get(code, code) for code in params.get(name, ()))
    return [code for code in written if code in _KNOWN[name]]


def _loses_codes(name: str, params: Mapping[str, Any]) -> bool:
    return len(_codes(name, params)) < len(params.get(name, ()))


def _words(proposal: ClauseProposal) -> str:
    return " ".join(proposal.quote.split())


def _as_text(proposal: ClauseProposal) -> Sentence:
    topic = TOPICS.get(proposal.kind, "other")
    return Sentence(
        kind="obligation", params={"topic": topic, "text": _words(proposal)}, quote=proposal.quote
    )
