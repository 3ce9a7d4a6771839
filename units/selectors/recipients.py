"""Where the daily list goes, and who changed that."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from audit.models import Event
from units.models import Agency, ReportRecipient

CHANGES: Final[dict[str, Promise]] = {
    "units.add-recipient": _("thêm"),
    "units.remove-recipient": _("thôi gửi"),
    "units.set-recipients": _("đặt cả danh sách"),
}
MOST: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientChange:
    """`what` was done to `addresses`; `who` is empty where no person did it."""

    at: datetime
    who: str
    what: Promise
    addresses: tuple[str, ...]


def receiving(agency: Agency) -> QuerySet[ReportRecipient]:
    return agency.report_recipients.filter(is_active=True)


def recipient_changes(agency: Agency) -> tuple[RecipientChange, ...]:
    """The last ones, the newest first. One query."""
    events = Event.objects.filter(agency=agency.pk, action__in=CHANGES).order_by("-pk")[:MOST]
    return tuple(
        RecipientChange(
            at=event.at,
            who=event.actor_name,
            what=CHANGES[event.action],
            addresses=_addresses(event.after or event.before),
        )
        for event in events
    )


def _addresses(facts: dict[str, Any]) -> tuple[str, ...]:
    """Of one, or of all that were set together."""
    return (facts["address"],) if "address" in facts else tuple(sorted(facts))
