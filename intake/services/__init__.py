"""What may be done with the text of a draft: it is kept, its sentences are accepted or put aside,
and what was accepted is taken back.
"""

from intake.services.keeping import enter_with_text, keep_text, tell_published
from intake.services.marks import keep_answers, leave_proposal, resume_proposal
from intake.services.taking import (
    ProposedSentence,
    TakenOver,
    accept_corrected,
    take_back,
    take_over,
)

__all__ = [
    "ProposedSentence",
    "TakenOver",
    "accept_corrected",
    "enter_with_text",
    "keep_answers",
    "keep_text",
    "leave_proposal",
    "resume_proposal",
    "take_back",
    "take_over",
    "tell_published",
]
