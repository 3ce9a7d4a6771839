"""Put a change on record, inside the transaction that makes it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db import models, transaction

from audit.models import Event


class Actor(Protocol):
    """Whoever acts: anything with an id and a name to print. None stands for the system itself."""

    @property
    def pk(self) -> Any: ...

    def get_full_name(self) -> str: ...


def record(
    action: str,
    subject: models.Model,
    *,
    by: Actor | None,
    at: datetime,
    agency: int | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Event:
    """Add one event about `subject`. `action` is app-dot-verb, such as "rosters.approve"; `agency`
    is the agency's id.

    Raises RuntimeError outside a transaction: a change and its record stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit event is recorded inside the transaction of the change")
    return Event.objects.create(
        at=at,
        agency=agency,
        actor=by.pk if by else None,
        actor_name=by.get_full_name() if by else "",
        action=action,
        subject=Event.subject_of(subject),
        subject_id=subject.pk,
        subject_name=str(subject)[:300],
        before=dict(before or {}),
        after=dict(after or {}),
        reason=reason,
    )
