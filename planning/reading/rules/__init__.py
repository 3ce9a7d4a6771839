"""The rules of the grammar, in the order they are tried: what is said more precisely comes
first.
"""

from planning.reading.rules.numbers import COUNTS, MEETINGS, PEOPLE_DAYS, SHARES
from planning.reading.rules.presence import CONDITIONS, CONSENT, LEADERS, POSTS, STAYING, STRENGTH
from planning.reading.rules.work import OTHERS, PAPERWORK, PERIOD, REASONS, REST, TURNS, WEAK

RULES = (
    *OTHERS, *MEETINGS, *PEOPLE_DAYS, *STAYING, *LEADERS, *CONDITIONS, *STRENGTH, *CONSENT, *POSTS, *SHARES, *COUNTS, *REASONS, *PAPERWORK, *TURNS, *REST, *WEAK,
)  # fmt: skip
"""Those of the period are tried by themselves."""

__all__ = ["PERIOD", "RULES"]
