"""The signed file of a document and the guidance given with it: added, also after it came into
force, and taken away.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from accounts.models import User
from audit.services import record
from directives.enums import AttachmentKind
from directives.errors import FileNotAllowed, FileTooBig, NothingAttached
from directives.media import LARGEST, media_type_of, safe_name
from directives.models import Attachment, Directive
from directives.services.drafts import compose_letters, recorded_facts

KEPT = ("kind", "title", "note", "filename", "media_type", "size", "sha256")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody sent it."""

    name: str
    content: bytes

    def columns(self) -> dict[str, object]:
        """What the row holds. Raises FileTooBig, FileNotAllowed."""
        if len(self.content) > LARGEST:
            raise FileTooBig
        media_type = media_type_of(self.content)
        if media_type is None:
            raise FileNotAllowed
        name = safe_name(compose_letters(self.name), media_type)
        seal = sha256(self.content).hexdigest()
        return {
            "filename": name,
            "media_type": media_type,
            "content": self.content,
            "size": len(self.content),
            "sha256": seal,
        }


@transaction.atomic
def add_attachment(
    directive_id: int,
    *,
    kind: AttachmentKind,
    title: str,
    by: User,
    at: datetime,
    note: str = "",
    upload: Upload | None = None,
) -> Attachment:
    """Keep a file, a note or both with a document. Raises NothingAttached, FileTooBig,
    FileNotAllowed.
    """
    words = compose_letters(note)
    if upload is None and (kind == AttachmentKind.SIGNED or not words):
        raise NothingAttached
    directive = Directive.objects.get(pk=directive_id)
    columns = upload.columns() if upload else {}
    attachment = Attachment.objects.create(
        directive=directive,
        kind=kind,
        title=compose_letters(title),
        note=words,
        added_by=by,
        added_at=at,
        **columns,
    )
    record(
        "directives.add-attachment",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        after=recorded_facts(attachment, KEPT),
    )
    return attachment


@transaction.atomic
def remove_attachment(attachment_id: int, *, by: User, at: datetime) -> None:
    """Take a file or note away; what it was, and the seal of its content, stays in the audit."""
    attachment = (
        Attachment.objects.defer("content").select_related("directive").get(pk=attachment_id)
    )
    directive = attachment.directive
    record(
        "directives.remove-attachment",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        before=recorded_facts(attachment, KEPT),
    )
    attachment.delete()
