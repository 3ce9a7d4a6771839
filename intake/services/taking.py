"""Taking over what was read in a text at one stroke, the head of a draft and some of its
sentences, and taking all of it back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from directives.errors import DraftChanged
from directives.models import Clause, Edition
from directives.services.clauses import Sentence, add_clause, remove_clause
from directives.services.documents import DOCUMENT, Head, edit_directive
from directives.services.drafts import claim_draft
from intake.models import ACCEPTED, DraftText
from intake.services.keeping import draft_to_read


@dataclass(frozen=True, slots=True)
class ProposedSentence:
    """A sentence for the draft with the key of the proposal it was made of."""

    key: str
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """One press of taking over: the sentences it wrote, the head that stood before (None: the head
    was not touched), and the version of the draft right after.
    """

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
    sentences: Sequence[ProposedSentence],
    by: User,
    at: datetime,
    seen: int,
    at_once: bool = False,
) -> TakenOver:
    """Write the head, if any, and the sentences in their order: all of it or nothing, each with its
    own record. What was taken `at_once` can be taken back at once.

    Raises BadClause, UnknownTrait, NotDraft, DraftChanged, NumberTaken, ForceEndsBeforeItBegins.
    """
    stood = None
    if head is not None:
        stood = head_now(Edition.objects.select_related("directive").get(pk=edition_id))
        seen = edit_directive(edition_id, head, by=by, at=at, seen=seen).version
    written = {}
    for one in sentences:
        written[one.key] = add_clause(edition_id, one.sentence, by=by, at=at, seen=seen).pk
        seen += 1
    step = TakenOver(version=seen, clauses=tuple(written.values()), head=stood)
    kept = DraftText.objects.defer("text").select_for_update().get(edition=edition_id)
    kept.decisions |= {key: _accepted(pk, by, at) for key, pk in written.items()}
    if at_once:
        kept.last_press = _told(step)
    kept.save(update_fields=("decisions", "last_press"))
    return step


@transaction.atomic
def accept_corrected(
    edition_id: int,
    key: str,
    *,
    read: Mapping[str, Any],
    sentence: Sentence,
    by: User,
    at: datetime,
    seen: int,
) -> Clause:
    """Write the sentence that somebody made of a proposal by correcting it, and keep what was
    `read` beside it. Raises as `add_clause`.
    """
    clause = add_clause(edition_id, sentence, by=by, at=at, seen=seen)
    kept = DraftText.objects.defer("text").select_for_update().get(edition=edition_id)
    kept.decisions[key] = _accepted(clause.pk, by, at)
    kept.corrections[key] = {
        "read": dict(read),
        "given": {"kind": clause.kind, "params": clause.params, "binding": clause.binding},
        "quote": clause.quote,
        "by": by.pk,
        "at": at.isoformat(),
    }
    kept.save(update_fields=("decisions", "corrections"))
    return clause


@transaction.atomic
def take_back(edition_id: int, *, by: User, at: datetime, seen: int) -> None:
    """Undo the last press that took several at once, while the draft is as it left it; each
    sentence has its own record. Raises NotDraft, StillProposed, DraftChanged.
    """
    draft_to_read(edition_id)
    kept = DraftText.objects.defer("text").get(edition=edition_id)
    step = last_press(kept)
    if step is None or seen != step.version:
        raise DraftChanged
    for clause_id in reversed(step.clauses):
        if not Clause.objects.filter(pk=clause_id, edition=edition_id).exists():
            claim_draft(edition_id, seen=seen)
            raise DraftChanged
        remove_clause(clause_id, by=by, at=at, seen=seen)
        seen += 1
    if step.head is not None:
        edit_directive(edition_id, step.head, by=by, at=at, seen=seen)
    kept.last_press = None
    kept.decisions = {
        key: said for key, said in kept.decisions.items() if said.get("clause") not in step.clauses
    }
    kept.save(update_fields=("decisions", "last_press"))


def last_press(kept: DraftText) -> TakenOver | None:
    """What one press took over last, as it was kept; None where there is nothing to take back."""
    told: dict[str, Any] | None = kept.last_press
    if told is None:
        return None
    head = head_read_again(told["head"]) if told["head"] else None
    return TakenOver(version=told["version"], clauses=tuple(told["clauses"]), head=head)


def _accepted(clause_id: int, by: User, at: datetime) -> dict[str, Any]:
    return {"is": ACCEPTED, "clause": clause_id, "by": by.pk, "at": at.isoformat()}


def _told(step: TakenOver) -> dict[str, Any]:
    told = asdict(step)
    if step.head is not None:
        told["head"] = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in told["head"].items()
        }
    return told


MOMENTS = {
    "issued_on": date.fromisoformat,
    "review_on": date.fromisoformat,
    "effective_from": datetime.fromisoformat,
    "effective_to": datetime.fromisoformat,
}
"""Fields of a head that are days or moments, and how each is read again."""


def head_read_again(written: dict[str, str | int | bool | None]) -> Head:
    """The head out of what `_told` made of it once days and moments were written as text."""
    fields = {
        name: MOMENTS[name](str(value)) if name in MOMENTS and value else value
        for name, value in written.items()
    }
    return replace(Head(title="", issuer=""), **fields)  # type: ignore[arg-type]  # as written
