"""Where the daily list goes, one address at a time: two who add at once both stay."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.services import record
from units import names
from units.folding import fold_address
from units.models import Agency, ReportRecipient
from units.services.agency import ListRecipient


@transaction.atomic
def add_recipient(
    agency: Agency, recipient: ListRecipient, *, by: User | None, at: datetime
) -> ReportRecipient:
    """The list goes there from now on; an address known in another spelling is that one, by its
    new name.
    """
    name, key = names.clean(recipient.name), fold_address(recipient.address)
    row, _ = ReportRecipient.objects.update_or_create(
        agency=agency,
        address_key=key,
        defaults={"name": name, "is_active": True},
        create_defaults={"name": name, "is_active": True, "address": key},
    )
    after = {"address": row.address, "name": name}
    record("units.add-recipient", row, by=by, at=at, agency=agency.pk, after=after)
    return row


@transaction.atomic
def remove_recipient(row: ReportRecipient, *, by: User | None, at: datetime) -> None:
    """The row is kept and receives nothing."""
    if not ReportRecipient.objects.filter(pk=row.pk, is_active=True).update(is_active=False):
        return
    before = {"address": row.address, "name": row.name}
    record("units.remove-recipient", row, by=by, at=at, agency=row.agency_id, before=before)
