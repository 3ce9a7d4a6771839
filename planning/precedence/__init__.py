"""Which rules are left for a unit when several directives speak at once, and what became of the
others.

Within one authority a newer document's rule of the same subject and scope takes the older one's
place while it holds, and a more special rule that of a general one; a clause may name the clause it
replaces. Exemptions and written exceptions count only from an authority that may give them. Across
authorities everything applies that is left, so that the strictest decides.
"""

from planning.precedence.law import Law
from planning.precedence.rank import Why
from planning.precedence.values import (
    Defect,
    GrantedException,
    Replaced,
    Resolution,
    StricterThanCeiling,
    Void,
)

__all__ = [
    "Defect",
    "GrantedException",
    "Law",
    "Replaced",
    "Resolution",
    "StricterThanCeiling",
    "Void",
    "Why",
]
