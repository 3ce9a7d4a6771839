"""The agency's own settings, and what somebody has seen of them."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Model, Q

from audit.models import Event
from units.models import Agency

WORKING_HOURS: Final = ("morning_begins", "morning_ends", "afternoon_begins", "afternoon_ends")
SETTINGS: Final = (
    "name",
    "parent_name",
    "place",
    "territory",
    *WORKING_HOURS,
    "filing_weekday",
    "filing_time",
    "approval_time",
    "report_send_at",
    "report_deadline",
    "report_every_day",
    "reports_from",
    "provisional_plans",
    "duty_reminder_at",
    "day_swaps_approved",
    "calendar_letters",
)


def settings_of(agency: Agency) -> dict[str, Any]:
    return {name: getattr(agency, name) for name in SETTINGS}


def settings_seen(agency: Agency) -> str:
    """A mark of the settings as they stand: who saves says which ones were on the screen."""
    return mark_of(settings_of(agency))


def mark_of(facts: Mapping[str, Any]) -> str:
    """What was on the screen, in short: travels through a form and is compared when it is saved."""
    written = json.dumps(facts, default=str, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:20]


def last_event_of(*rows: Model) -> Event | None:
    """The last change on record of any of these rows: who saved before, and when."""
    either = Q()
    for row in rows:
        either |= Q(subject=Event.subject_of(row), subject_id=row.pk)
    return Event.objects.filter(either).order_by("-pk").first()
