"""Notices that the database is an older copy than what has left already, and holds every letter
back until somebody says what is to become of them.
"""

import logging
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from notices.adapters.marks import MarkPlace, MarkUnreadable, places
from notices.models import Delivery, Hold, Mark
from notices.services.installation import own_installation
from notices.services.runs import OPEN, settle_runs

OLDER = gettext_noop("Cơ sở dữ liệu là bản sao cũ hơn những gì đã gửi.")
UNMARKED = gettext_noop("Không tìm thấy dấu mốc của lần gửi trước ở ngoài cơ sở dữ liệu.")
BY_HAND = gettext_noop("Giữ theo yêu cầu của người quản trị.")
AS_SENT = gettext_noop("Ghi nhận là đã gửi trước khi khôi phục dữ liệu.")
logger = logging.getLogger(__name__)


def look_at_mark(*, at: datetime) -> Hold | None:
    """The hold that stands, or that begins now because the marks outside are ahead of this
    database, or are gone though it has sent before. A place that cannot be asked proves nothing.
    """
    standing = open_hold()
    if standing is not None:
        return standing
    installation = own_installation().key
    found, unknown = list[int](), False
    for place in places():
        try:
            mark = place.read(installation)
        except MarkUnreadable as trouble:
            logger.warning("a mark outside the database cannot be read: %s", trouble)
            unknown = True
        else:
            found += [] if mark is None else [mark]
    own = _own_mark()  # read last: whoever sends now raises it before the marks outside
    if max(found, default=0) > own:
        return hold_letters(why=OLDER, at=at)
    if own and not found and not unknown and any(places()):
        return hold_letters(why=UNMARKED, at=at)
    write_mark(installation, own)
    return None


def open_hold() -> Hold | None:
    return Hold.objects.filter(ended_at=None).first()


def not_held() -> Q:
    """Which letters may leave."""
    hold = open_hold()
    return Q() if hold is None else Q(run__agency__in=hold.released)


@transaction.atomic
def hold_letters(*, why: str, at: datetime) -> Hold:
    """Let nothing leave from now on; the hold that stands if there is one."""
    standing = open_hold()
    if standing is not None:
        return standing
    waiting = Delivery.objects.filter(state__in=OPEN).count()
    logger.error("ALERT nothing leaves until it is released: %s %s letters wait.", why, waiting)
    return Hold.objects.create(began_at=at, why=why)


@transaction.atomic
def release_letters(
    *, as_sent: bool, at: datetime, only: Iterable[int] | None = None, among: Iterable[int] = ()
) -> int:
    """Let letters leave again, or (`as_sent`) put them on record as sent before. `only` some
    agencies: the hold ends when all `among` them are released. Returns how many letters it
    concerned.
    """
    hold = open_hold()
    if hold is None:
        return 0
    held = Delivery.objects.filter(state__in=OPEN).exclude(run__agency__in=hold.released)
    if only is not None:
        hold.released = sorted({*hold.released, *only})
        held = held.filter(run__agency__in=only)
    count = held.count()
    if as_sent:
        held.update(
            state=Delivery.State.SKIPPED, last_text=AS_SENT, claim_token=None, lease_until=None
        )
        settle_runs(at=at)
    if only is None or set(among) <= set(hold.released):
        hold.ended_at = at
        _catch_up()
    hold.save(update_fields=["released", "ended_at"])
    return count


def advance_mark() -> None:
    """Before a letter leaves: the database first, then the marks outside."""
    installation = own_installation().key
    with transaction.atomic():
        if not Mark.objects.filter(pk=1).update(number=F("number") + 1):
            Mark.objects.bulk_create([Mark(pk=1)], ignore_conflicts=True)
            Mark.objects.filter(pk=1).update(number=F("number") + 1)
        number = _own_mark()
    write_mark(installation, number)


def write_mark(installation: UUID, number: int) -> None:
    for place in places():
        try:
            place.write(installation, number)
        except MarkUnreadable as trouble:
            logger.error("ALERT the mark outside the database cannot be written: %s", trouble)


def _catch_up() -> None:
    """After a release this database is the truth: its mark passes those outside."""
    installation = own_installation().key
    furthest = max([_own_mark(), *_marks_outside(installation, places())])
    Mark.objects.update_or_create(pk=1, defaults={"number": furthest + 1})
    write_mark(installation, furthest + 1)


def _marks_outside(installation: UUID, asked: Iterable[MarkPlace]) -> Iterable[int]:
    for place in asked:
        try:
            mark = place.read(installation)
        except MarkUnreadable:
            continue
        if mark is not None:
            yield mark


def _own_mark() -> int:
    return Mark.objects.filter(pk=1).values_list("number", flat=True).first() or 0
