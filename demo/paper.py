"""How a directive is written down for the demo: a document with its period, and its clauses."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperClause:
    """One clause: where it stands, which sentence it is, and which rows of the list of
    requirements it answers (`meets`).
    """

    kind: str
    item: str
    quote: str
    meets: tuple[str, ...] = ()
    params: dict[str, Any] = field(default_factory=dict)
    traits: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    min_size: int = 0
    binding: str = "order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document with its period, [begins, ends] in whole days, both included; `ends` None is until
    further notice.

    `implements` is the key of the document it carries out, `ends_when` what ends it besides its
    period.
    """

    key: str
    kind: str
    title: str
    issuer: str
    issuer_level: str
    begins: date
    ends: date | None
    clauses: tuple[PaperClause, ...]
    number: str = ""
    issued_on: date | None = None
    note: str = ""
    implements: str = ""
    review_on: date | None = None
    ends_when: tuple[str, ...] = ()


def spoken(topic: str, item: str, text: str, *meets: str, binding: str = "order") -> PaperClause:
    """An obligation no machine can check yet: kept as text and shown to who plans."""
    return PaperClause(
        kind="obligation",
        item=item,
        quote=text,
        params={"topic": topic, "text": text},
        meets=meets,
        binding=binding,
    )
