"""What a directive asks of whoever works at home."""

from dataclasses import dataclass

from weeks.values.bilingual import BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedResult:
    """`law` is the clause and its document; `is_order`: it binds, else it is advice."""

    sentence: BilingualText
    law: BilingualText
    directive_id: int
    is_order: bool
