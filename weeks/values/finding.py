"""What a clause says of something that was recorded."""

from dataclasses import dataclass

from weeks.values.bilingual import BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFinding:
    """`is_violation`: an order was broken, not advice. A finding stands on record and keeps
    nobody from anything.
    """

    is_violation: bool
    sentence: BilingualText
    law: BilingualText
