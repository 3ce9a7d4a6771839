"""Makes, renews and ends the secret address of a calendar, and keeps what calendars were told."""

import secrets
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.errors import Limited
from accounts.models import Door, User
from accounts.services.limits import Limit, count_try, limits_for
from audit.services import record
from events.selectors.attended import changed_and_waiting
from feeds.errors import NoCalendar, NotOnStaff
from feeds.models import CalendarLink, ToldEvent
from feeds.selectors import EVENT, first_told, person_events
from feeds.values import FeedEvent, PersonFeed, ToldEntry
from units.models import Staff
from weeks.selectors.acting import mandate_for

MOST_READS: Final = 60
"""So often a calendar is answered in a quarter of an hour; telephones ask a few times a day."""
CHANGING: Final = ("facts", "day", "sequence", "is_cancelled", "changed_at")


@transaction.atomic
def renew_link(*, by: User, at: datetime) -> str:
    """A new secret for the address of one's own calendar; one made before leads nowhere from now
    on. It is told this once. Raises NotOnStaff.
    """
    staff = _own(by, at)
    token = secrets.token_urlsafe(32)
    link, is_new = CalendarLink.objects.update_or_create(
        staff=staff, defaults={"token_hash": _hash(token), "made_at": at, "read_at": None}
    )
    action = "feeds.make-link" if is_new else "feeds.renew-link"
    record(action, link, by=by, at=at, agency=staff.agency_id)
    return token


@transaction.atomic
def end_link(*, by: User, at: datetime) -> None:
    """The address leads nowhere any more. Done again, it changes nothing. Raises NotOnStaff."""
    staff = _own(by, at)
    link = CalendarLink.objects.filter(staff=staff).first()
    if link is None:
        return
    record("feeds.end-link", link, by=by, at=at, agency=staff.agency_id)
    ToldEvent.objects.filter(staff=staff).delete()
    link.delete()


def read_feed(token: str, *, address: str, at: datetime) -> PersonFeed:
    """The calendar behind the secret, as it is from now on known to who asked: what changed since
    counts up, what is gone is told as cancelled.

    Raises NoCalendar, for who left too; TooManyTries after many wrong secrets from one network, or
    many questions with a right one.
    """
    link = _link(token)
    if link is None:
        count_try(Door.CALENDAR, limits_for(account="", address=address, device=None), at=at)
        raise NoCalendar
    own = Limit(limited=Limited.ACCOUNT, whose=link.token_hash, most=MOST_READS)
    count_try(Door.CALENDAR, [own], at=at)
    staff = link.staff
    language = staff.user.language if staff.user else "vi"
    with translation.override(language), transaction.atomic():
        if not CalendarLink.objects.filter(pk=link.pk, token_hash=link.token_hash).update(
            read_at=at
        ):
            raise NoCalendar  # renewed meanwhile
        entries = _tell(staff, person_events(staff, at), first_told(at, staff), at)
        return PersonFeed(
            name=_("Lịch làm việc của %(name)s") % {"name": staff.full_name},
            language=language,
            entries=entries,
        )


def _own(by: User, at: datetime) -> Staff:
    staff = mandate_for(by, at).staff
    if staff is None:
        raise NotOnStaff
    return staff


def _link(token: str) -> CalendarLink | None:
    rows = CalendarLink.objects.select_related("staff__agency", "staff__user")
    return rows.filter(
        token_hash=_hash(token), staff__is_active=True, staff__user__is_active=True
    ).first()


def _hash(token: str) -> str:
    """The secret is 256 bits of chance: nobody finds it by trying, whatever the hash."""
    return sha256(token.encode()).hexdigest()


def _tell(
    staff: Staff, events: Sequence[FeedEvent], first: date, at: datetime
) -> tuple[ToldEntry, ...]:
    """Two who ask at once wait for one another, as both wrote the link before."""
    at = at.replace(microsecond=0)  # as a calendar is told of it
    ToldEvent.objects.filter(staff=staff, day__lt=first - timedelta(days=1)).delete()
    told = {row.key: row for row in ToldEvent.objects.filter(staff=staff)}
    new, changed = list[ToldEvent](), list[ToldEvent]()
    for event in events:
        row = told.get(event.key)
        if row is None:
            new.append(_row(staff, event, at))
        elif row.is_cancelled or row.facts != event.facts:
            row.facts, row.day, row.is_cancelled = event.facts, event.day, False
            changed.append(row)
    stands = {event.key for event in events}
    gone = {key for key, row in told.items() if row.day >= first and key not in stands}
    for key in gone - _kept_as_told(gone):
        if not told[key].is_cancelled:
            told[key].is_cancelled = True
            changed.append(told[key])
    for row in changed:
        row.sequence, row.changed_at = row.sequence + 1, at
    ToldEvent.objects.bulk_create(new)
    ToldEvent.objects.bulk_update(changed, CHANGING)
    rows = sorted((*told.values(), *new), key=lambda row: (row.day, row.key))
    return tuple(_entry(row) for row in rows if row.day >= first)


def _kept_as_told(gone: Collection[str]) -> frozenset[str]:
    """An event that was changed and waits to be approved again stays as it was told."""
    ids = [int(key.removeprefix(EVENT)) for key in gone if key.startswith(EVENT)]
    return frozenset(f"{EVENT}{pk}" for pk in changed_and_waiting(ids))


def _row(staff: Staff, event: FeedEvent, at: datetime) -> ToldEvent:
    return ToldEvent(staff=staff, key=event.key, day=event.day, facts=event.facts, changed_at=at)


def _entry(row: ToldEvent) -> ToldEntry:
    return ToldEntry(
        event=FeedEvent.of(row.facts),
        uid=str(row.uid),
        sequence=row.sequence,
        is_cancelled=row.is_cancelled,
        changed_at=row.changed_at,
    )
