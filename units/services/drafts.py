"""An upload waits to be looked at: put aside, taken up as it was looked at, or thrown away."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from units.enums import Purpose
from units.errors import Stale
from units.importing.proposal import ImportProposal
from units.models import Agency, ImportDraft

KEPT_FOR = timedelta(days=1)


@transaction.atomic
def put_aside(
    agency: Agency, purpose: Purpose, *, filename: str, upload: bytes, by: User, at: datetime
) -> ImportDraft:
    """One upload a person and purpose at a time; those older than a day go."""
    ImportDraft.objects.filter(uploaded_at__lt=at - KEPT_FOR).delete()
    ImportDraft.objects.filter(user=by, purpose=purpose).delete()
    return ImportDraft.objects.create(
        agency=agency,
        user=by,
        purpose=purpose,
        filename=filename[:200],
        content=upload,
        uploaded_at=at,
    )


def take_up(draft: ImportDraft, proposal: ImportProposal, *, seal: str) -> None:
    """The first line of writing what a draft asks for. Raises Stale if that is not what was
    looked at, or was written already.
    """
    if proposal.seal != seal or not ImportDraft.objects.filter(pk=draft.pk).delete()[0]:
        raise Stale()


@transaction.atomic
def discard_draft(draft: ImportDraft) -> None:
    """Nothing was written, so nothing goes on record."""
    draft.delete()
