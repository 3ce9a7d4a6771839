"""Taking over what was read in a text: the head of a draft and some of its sentences at one
stroke.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from directives.models import Edition
from directives.services.clauses import Sentence, add_clause
from directives.services.documents import Head, edit_directive


@transaction.atomic
def take_over(
    edition_id: int,
    *,
    head: Head | None,
    sentences: Sequence[Sentence],
    by: User,
    at: datetime,
    seen: int,
) -> Edition:
    """Write the head, if any, and the sentences in their order: all of it or nothing, each with its
    own record.

    Raises BadClause, UnknownTrait, NotDraft, DraftChanged, NumberTaken, ForceEndsBeforeItBegins.
    """
    if head is not None:
        seen = edit_directive(edition_id, head, by=by, at=at, seen=seen).version
    for sentence in sentences:
        add_clause(edition_id, sentence, by=by, at=at, seen=seen)
        seen += 1
    return Edition.objects.select_related("directive__agency").get(pk=edition_id)
