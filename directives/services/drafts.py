"""The lock of a draft: whoever changes it says which version was seen, and the second of two is
refused.
"""

import unicodedata
from collections.abc import Collection
from typing import Any

from django.db.models import F

from directives.enums import EditionState
from directives.errors import DraftChanged, NotDraft, StillProposed
from directives.models import PREPARED, Edition


def claim_draft(edition_id: int, *, seen: int) -> Edition:
    """Take the draft as it was seen and count its version up.

    Raises NotDraft if it came into force, StillProposed if it is checked as it stands,
    DraftChanged if somebody saved it after `seen`.
    """
    return _claimed(edition_id, (EditionState.DRAFT,), seen)


def claim_prepared(edition_id: int, *, seen: int) -> Edition:
    """The same for what may come into force: a draft, or what is proposed already. Raises
    NotDraft, DraftChanged.
    """
    return _claimed(edition_id, PREPARED, seen)


def _claimed(edition_id: int, states: Collection[EditionState], seen: int) -> Edition:
    taken = Edition.objects.filter(pk=edition_id, state__in=states, version=seen).update(
        version=F("version") + 1
    )
    edition = Edition.objects.select_related("directive__agency", "directive__implements").get(
        pk=edition_id
    )
    if taken:
        return edition
    if edition.state in states:
        raise DraftChanged
    raise StillProposed if edition.state == EditionState.PROPOSED else NotDraft


def compose_letters(text: str) -> str:
    """Vietnamese letters in one composed form, so that what looks equal is equal."""
    return unicodedata.normalize("NFC", text).strip()


def recorded_facts(row: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    """The named columns as the audit keeps them."""
    return {
        field: value
        if isinstance(value := getattr(row, field), str | int | list | dict | None)
        else str(value)
        for field in fields
    }
