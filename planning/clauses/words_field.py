"""A blank for a few words on one line."""

from dataclasses import dataclass
from typing import Final

from planning.clauses.fields import Field

LONGEST_WORDS: Final = 120


@dataclass(frozen=True, kw_only=True)
class WordsField(Field):
    """Kept as it is written, without what stands around it."""

    default: str = ""

    def read(self, written: object) -> str:
        words = " ".join(written.split()) if isinstance(written, str) else ""
        if len(words) > LONGEST_WORDS or not isinstance(written, str):
            raise self.wrong("words-too-long" if words else "not-a-text")
        if self.required and not words:
            raise self.wrong("required")
        return words
