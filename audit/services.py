"""Put a change on record, inside the transaction that makes it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Protocol

from django.db import models, transaction

from audit.models import Event

AT_ONCE: Final = 1000
"""Rows of one statement."""


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
    _require_transaction()
    event = _event_about(subject, action, by=by, at=at, agency=agency, after=after or {})
    event.before, event.reason = dict(before or {}), reason
    event.save(force_insert=True)
    return event


def record_many(
    action: str,
    subjects: Sequence[tuple[models.Model, Mapping[str, Any]]],
    *,
    by: Actor | None,
    at: datetime,
    agency: int | None,
) -> None:
    """One event about each of the subjects, with what it is afterwards, in as few statements as
    the database takes them in. Raises RuntimeError as `record`.
    """
    _require_transaction()
    Event.objects.bulk_create(
        (
            _event_about(subject, action, by=by, at=at, agency=agency, after=after)
            for subject, after in subjects
        ),
        batch_size=AT_ONCE,
    )


def _require_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit event is recorded inside the transaction of the change")


def _event_about(
    subject: models.Model,
    action: str,
    *,
    by: Actor | None,
    at: datetime,
    agency: int | None,
    after: Mapping[str, Any],
) -> Event:
    return Event(
        at=at,
        agency=agency,
        actor=by.pk if by else None,
        actor_name=by.get_full_name() if by else "",
        action=action,
        subject=Event.subject_of(subject),
        subject_id=subject.pk,
        subject_name=str(subject)[:300],
        after=dict(after),
    )
