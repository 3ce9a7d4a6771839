"""Taking over what was read in a text at one stroke, the head of a draft and some of its
sentences, and taking all of it back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from directives.errors import DraftChanged
from directives.models import Clause, Edition
from directives.services.clauses import Sentence, add_clause, remove_clause
from directives.services.documents import DOCUMENT, Head, edit_directive
from directives.services.drafts import claim_draft


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """One press of taking over: the sentences it wrote, the head that stood before (None: the head
    was not touched), and the version of the draft right after.
    """

    edition_id: int
    version: int
    clauses: tuple[int, ...]
    head: Head | None


def head_now(edition: Edition) -> Head:
    """The head and the period of the draft as they stand."""
    return Head(
        **{field: getattr(edition.directive, field) for field in DOCUMENT},
        effective_from=edition.effective_from,
        effective_to=edition.effective_to,
        review_on=edition.review_on,
    )


@transaction.atomic
def take_over(
    edition_id: int,
    *,
    head: Head | None,
    sentences: Sequence[Sentence],
    by: User,
    at: datetime,
    seen: int,
) -> TakenOver:
    """Write the head, if any, and the sentences in their order: all of it or nothing, each with its
    own record.

    Raises BadClause, UnknownTrait, NotDraft, DraftChanged, NumberTaken, ForceEndsBeforeItBegins.
    """
    stood = None
    if head is not None:
        stood = head_now(Edition.objects.select_related("directive").get(pk=edition_id))
        seen = edit_directive(edition_id, head, by=by, at=at, seen=seen).version
    written = []
    for sentence in sentences:
        written.append(add_clause(edition_id, sentence, by=by, at=at, seen=seen).pk)
        seen += 1
    return TakenOver(edition_id=edition_id, version=seen, clauses=tuple(written), head=stood)


@transaction.atomic
def take_back(step: TakenOver, *, by: User, at: datetime) -> None:
    """Undo the press as a whole, while the draft is as it left it; each sentence has its own
    record. Raises NotDraft, DraftChanged.
    """
    seen = step.version
    for clause_id in reversed(step.clauses):
        if not Clause.objects.filter(pk=clause_id, edition=step.edition_id).exists():
            claim_draft(step.edition_id, seen=seen)
            raise DraftChanged
        remove_clause(clause_id, by=by, at=at, seen=seen)
        seen += 1
    if step.head is not None:
        edit_directive(step.edition_id, step.head, by=by, at=at, seen=seen)


MOMENTS = {
    "issued_on": date.fromisoformat,
    "review_on": date.fromisoformat,
    "effective_from": datetime.fromisoformat,
    "effective_to": datetime.fromisoformat,
}
"""Fields of a head that are days or moments, and how each is read again."""


def head_read_again(written: dict[str, str | int | bool | None]) -> Head:
    """The head out of what `asdict` made of it once days and moments were written as text."""
    fields = {
        name: MOMENTS[name](str(value)) if name in MOMENTS and value else value
        for name, value in written.items()
    }
    return replace(Head(title="", issuer=""), **fields)  # type: ignore[arg-type]  # as written
