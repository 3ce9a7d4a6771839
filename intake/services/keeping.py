"""Keeping the text of a draft with the draft, so that whoever comes back finds it again."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from audit.services import record
from directives.enums import EditionState
from directives.errors import DraftChanged, NotDraft, StillProposed
from directives.models import Directive, Edition
from directives.services import enter_directive
from directives.services.documents import Head
from intake.models import DraftText
from intake.values import FoundSentence
from units.models import Agency


@transaction.atomic
def keep_text(
    edition_id: int,
    text: str,
    *,
    found: Sequence[FoundSentence],
    by: User,
    at: datetime,
    instead: str = "",
) -> DraftText:
    """Keep the text with the draft, in place of the one with the stamp `instead`; what was decided
    about sentences that both have still holds. `found` was read in it. Nothing happens where it
    is kept already.

    Raises NotDraft, StillProposed, and DraftChanged where another text than `instead` is kept.
    """
    edition = draft_to_read(edition_id)
    kept = DraftText.objects.filter(edition=edition).first()
    if kept and kept.text == text:
        return kept
    if kept and kept.stamp != instead:
        raise DraftChanged
    before = {"letters": len(kept.text), "stamp": kept.stamp} if kept else None
    kept = kept or DraftText(edition=edition)
    kept.text, kept.found, kept.last_press = text, [*found], None
    kept.kept_by, kept.kept_at = by, at
    kept.save()
    record(
        "intake.keep-text",
        edition.directive,
        by=by,
        at=at,
        agency=edition.directive.agency_id,
        before=before,
        after={"letters": len(text), "stamp": kept.stamp},
    )
    return kept


@transaction.atomic
def enter_with_text(
    agency: Agency,
    head: Head,
    text: str,
    *,
    found: Sequence[FoundSentence],
    by: User,
    at: datetime,
) -> Directive:
    """A new document whose draft begins with its text. Raises NumberTaken,
    ForceEndsBeforeItBegins.
    """
    directive = enter_directive(agency, head, by=by, at=at)
    keep_text(directive.editions.get().pk, text, found=found, by=by, at=at)
    return directive


@transaction.atomic
def tell_published(
    edition_id: int, day: date, *, found: Sequence[FoundSentence], by: User, at: datetime
) -> None:
    """Write down on which day the text appeared; `found` was read counting from it. Raises
    NotDraft, StillProposed.
    """
    edition = draft_to_read(edition_id)
    kept = DraftText.objects.get(edition=edition)
    before, kept.published, kept.found = kept.published, day, [*found]
    kept.save(update_fields=("published", "found"))
    record(
        "intake.tell-published",
        edition.directive,
        by=by,
        at=at,
        agency=edition.directive.agency_id,
        before={"published": before.isoformat() if before else None},
        after={"published": day.isoformat()},
    )


def draft_to_read(edition_id: int) -> Edition:
    """The draft, held until the change is written: of two who decide at once neither loses a
    decision. Raises NotDraft, StillProposed.
    """
    edition = (
        Edition.objects.select_for_update(of=("self",))
        .select_related("directive")
        .get(pk=edition_id)
    )
    if edition.state == EditionState.PROPOSED:
        raise StillProposed
    if not edition.is_draft:
        raise NotDraft
    return edition
