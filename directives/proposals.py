"""A clause read out of a text as the sentence it would become in a draft."""

from collections.abc import Mapping
from typing import Any

from directives.errors import BadClause
from directives.services.clauses import Sentence
from planning.reading import Proposal
from planning.rules.templates import TEMPLATES
from planning.vocabulary import REASONS, TAGS

HEAD_KINDS = frozenset({"number", "authority", "issue_date", "effective_from", "effective_to", "open_ended", "period_extension"})
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
_KNOWN: Mapping[str, frozenset[str]] = {
    "tags": frozenset(TAGS),
    "any_of_tags": frozenset(TAGS),
    "reasons": frozenset(REASONS),
}


def key_of(proposal: Proposal) -> str:
    """What tells a proposal from the others of the same text."""
    return f"{proposal.kind}-{proposal.start}-{proposal.end}"


def sentence_of(proposal: Proposal) -> Sentence:
    """The sentence of the template where its blanks are filled and nothing is left to ask; else the words as an obligation in text."""
    if proposal.kind in TEMPLATES and not proposal.asks:
        sentence = from_template(proposal)
        try:
            sentence.columns()
        except BadClause:
            return _as_text(proposal)
        return sentence
    return _as_text(proposal)


def from_template(proposal: Proposal) -> Sentence:
    """The sentence of the proposal's template with the blanks it fills; those it leaves open are missing."""
    params = _filled(proposal.params)
    names = {field.name for field in TEMPLATES[proposal.kind].fields}
    binding = "order" if proposal.params.get("binding", True) else "advice"
    traits = tuple(proposal.params.get("traits", ()))
    blanks = {name: value for name, value in params.items() if name in names}
    return Sentence(kind=proposal.kind, params=blanks, quote=proposal.quote, binding=binding, traits=traits)


def _filled(params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters as templates name them; codes that the vocabulary does not know are left out."""
    filled = {name: [code for code in value if code in _KNOWN[name]] if name in _KNOWN else value for name, value in params.items()}
    if "num" in params:
        filled["fraction"] = f"{params['num']}/{params['den']}"
    return filled


def _as_text(proposal: Proposal) -> Sentence:
    topic = TOPICS.get(proposal.kind, "other")
    return Sentence(kind="obligation", params={"topic": topic, "text": " ".join(proposal.quote.split())}, quote=proposal.quote)
