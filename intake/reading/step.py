"""The last press of taking over as a page carries it: sealed, so that undoing takes back exactly
what that press did.
"""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.core import signing

from intake.services import TakenOver, head_read_again

SALT = "intake.step"


def sealed(step: TakenOver) -> str:
    """The step as a word for a hidden field."""
    told = asdict(step)
    if step.head is not None:
        told["head"] = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in told["head"].items()
        }
    return signing.dumps(told, salt=SALT)


def unsealed(word: str, edition_id: int) -> TakenOver | None:
    """The step behind the word; None where nobody sealed it, or for another draft."""
    try:
        told: dict[str, Any] = signing.loads(word, salt=SALT)
    except signing.BadSignature:
        return None
    step = TakenOver(**told)
    if step.edition_id != edition_id:
        return None
    head = head_read_again(told["head"]) if told["head"] else None
    return replace(step, clauses=tuple(step.clauses), head=head)
