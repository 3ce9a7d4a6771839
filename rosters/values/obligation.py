"""Something a directive asks that is kept as text."""

from dataclasses import dataclass

from weeks.values.bilingual import BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """`text` in the words of who entered it, `topic` what it is about, `law` its clause and
    document.
    """

    text: str
    topic: BilingualText
    law: BilingualText
    directive_id: int
