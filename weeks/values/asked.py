"""What a clause asks of people, with its clause."""

from dataclasses import dataclass

from weeks.values.bilingual import BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedClause:
    """`law` is the clause and its document; `is_order`: it binds, else it is advice."""

    sentence: BilingualText
    law: BilingualText
    directive_id: int
    is_order: bool
