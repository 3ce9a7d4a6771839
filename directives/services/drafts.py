"""The lock of a draft: whoever changes it says which version was seen, and the second of two is refused."""

import unicodedata
from typing import Any

from django.db.models import F

from directives.enums import EditionState
from directives.errors import ChangedMeanwhile, NotDraft
from directives.models import Edition


def claim_draft(edition_id: int, *, seen: int) -> Edition:
    """Take the draft as it was seen and count its version up.

    Raises NotDraft if it came into force, ChangedMeanwhile if somebody saved it after `seen`.
    """
    taken = Edition.objects.filter(pk=edition_id, state=EditionState.DRAFT, version=seen).update(version=F("version") + 1)
    edition = Edition.objects.select_related("directive__agency", "directive__implements").get(pk=edition_id)
    if not taken:
        raise ChangedMeanwhile if edition.state == EditionState.DRAFT else NotDraft
    return edition


def composed(text: str) -> str:
    """Vietnamese letters in one composed form, so that what looks equal is equal."""
    return unicodedata.normalize("NFC", text).strip()


def facts(row: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    """The named columns as the audit keeps them."""
    return {field: value if isinstance(value := getattr(row, field), str | int | list | dict | None) else str(value) for field in fields}
