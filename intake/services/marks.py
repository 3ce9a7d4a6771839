"""What somebody decides about a sentence that was read, short of accepting it: it is put aside or
taken up again, or what its words leave open is answered.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit.services import record
from directives.models import Edition
from intake.models import REFUSED, DraftText
from intake.services.keeping import draft_to_read


@transaction.atomic
def leave_proposal(edition_id: int, key: str, *, kind: str, by: User, at: datetime) -> None:
    """Put the proposal aside, also for whoever comes back; nothing happens where it is already.
    Raises NotDraft, StillProposed.
    """
    edition, kept = _text_to_mark(edition_id)
    if key in kept.refused:
        return
    kept.decisions[key] = {"is": REFUSED, "by": by.pk, "at": at.isoformat()}
    kept.save(update_fields=("decisions",))
    _record("leave-proposal", edition, {"kind": kind, "key": key}, by=by, at=at)


@transaction.atomic
def resume_proposal(edition_id: int, key: str, *, kind: str, by: User, at: datetime) -> None:
    """Take up again what was put aside. Raises NotDraft, StillProposed."""
    edition, kept = _text_to_mark(edition_id)
    if key not in kept.refused:
        return
    del kept.decisions[key]
    kept.save(update_fields=("decisions",))
    _record("resume-proposal", edition, {"kind": kind, "key": key}, by=by, at=at)


@transaction.atomic
def keep_answers(
    edition_id: int, answers: Mapping[str, Mapping[str, str]], *, by: User, at: datetime
) -> None:
    """Keep what was answered to the questions about proposals, by key and name. Nothing happens
    where it was answered so before. Raises NotDraft, StillProposed.
    """
    edition, kept = _text_to_mark(edition_id)
    new = {
        key: dict(said)
        for key, said in answers.items()
        if any(kept.answers.get(key, {}).get(name, "") != words for name, words in said.items())
    }
    if not new:
        return
    for key, said in new.items():
        kept.answers[key] = kept.answers.get(key, {}) | said
    kept.save(update_fields=("answers",))
    _record("answer-questions", edition, {"answers": new}, by=by, at=at)


def _text_to_mark(edition_id: int) -> tuple[Edition, DraftText]:
    edition = draft_to_read(edition_id)
    return edition, DraftText.objects.defer("text").get(edition=edition)


def _record(verb: str, edition: Edition, after: dict[str, Any], *, by: User, at: datetime) -> None:
    record(
        f"intake.{verb}",
        edition.directive,
        by=by,
        at=at,
        agency=edition.directive.agency_id,
        after=after,
    )
