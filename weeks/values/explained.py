"""What stands behind a number: the rule, its clause, and what became of other rules because of
it.
"""

from dataclasses import dataclass

from weeks.values.bilingual import BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A sentence about another document: `directive_id` leads to it (None: it is a written
    exception).
    """

    words: BilingualText
    directive_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A rule as it holds, the clause it comes from, and what it took the place of or what
    changed it.
    """

    sentence: BilingualText
    law: BilingualText
    directive_id: int
    mentions: tuple[Mention, ...] = ()
