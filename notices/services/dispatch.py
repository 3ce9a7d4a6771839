"""Sends what is due, one letter at a time: claim it, send it, mark it. A lost process loses no
letter.
"""

import logging
import socket
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_noop

from notices.adapters.post import Outcome, Post, Reply, Unreachable
from notices.kinds import urgent_codes
from notices.models import Attempt, Delivery, Run
from notices.services.hold import advance_mark, look_at_mark, not_held
from notices.services.life import show_life
from notices.services.runs import settle_runs

LEASE = timedelta(seconds=120)
"""Longer than a mail server may take over one letter; after it another process may take the
letter over.
"""
BACKOFF = (10, 30, 60, 300, 900)
LONGEST_PAUSE = timedelta(seconds=BACKOFF[-1] * 1.25)
MOST_DOUBTS = 3
"""A server that takes letters and never answers would get a copy every two minutes: after so
many we stop and say so.
"""
INTERRUPTED = gettext_noop("Tiến trình gửi dừng giữa chừng, không rõ thư đã đi chưa.")
DOUBTFUL = gettext_noop("Nhiều lần không rõ máy chủ đã nhận chưa; ngừng gửi lại.")
MAIL_SERVER = "mail-server"

StillOwed = Callable[[Delivery], str]
"""Asked when a letter is about to leave: empty if it is still owed, else the reason why not."""
Tally = Counter[str]
State = Delivery.State
logger = logging.getLogger(__name__)


def STOP_NEVER() -> bool:  # noqa: N802  # a constant that happens to be called
    return False


def dispatch_deliveries(
    *,
    post: Post,
    now: Callable[[], datetime],
    still_owed: StillOwed,
    stop: Callable[[], bool] = STOP_NEVER,
    kind: str | None = None,
) -> Tally:
    """Send until nothing is due or `stop` says so: the letter in hand is always finished. With
    `kind` only such letters. Returns how many ended how.
    """
    tally: Tally = Counter()
    look_at_mark(at=now())
    shorten_leases(at=now())
    try:
        while not stop() and due_deliveries(now(), kind).exists():
            post.open()
            delivery = claim_delivery(at=now(), kind=kind)
            if delivery is not None:
                tally[_deliver(delivery, post, now, still_owed)] += 1
                settle_runs(at=now(), run_id=delivery.run_id)
    except Unreachable as trouble:
        logger.error("the mail server cannot be reached: %s", trouble)
        show_life(MAIL_SERVER, at=now(), note=str(trouble))
        tally["unreachable"] += 1
    else:
        if tally:
            show_life(MAIL_SERVER, at=now())
    finally:
        post.close()
    return tally


def due_deliveries(at: datetime, kind: str | None = None) -> QuerySet[Delivery]:
    """What waits for its turn, what somebody claimed and never came back with, and what was put off
    or given up by a clock that was ahead: no pause is as long as that, and its time is not over.
    """
    its_turn = Q(due_at__lte=at) | Q(due_at__gt=at + LONGEST_PAUSE)
    waiting = Q(its_turn, state__in=(State.PENDING, State.RETRY))
    left_behind = Q(state=State.SENDING, lease_until__lte=at)
    given_up = Q(state=State.EXPIRED, expires_at__gt=at)
    due = Delivery.objects.filter(waiting | left_behind | given_up).filter(not_held())
    return (due if kind is None else due.filter(run__kind=kind)).order_by("due_at", "pk")


def shorten_leases(*, at: datetime) -> int:
    """A lease taken while the clock was ahead must not hold its letter until then. Returns how many
    were; those of another process a moment ahead of us stay.
    """
    too_long = Delivery.objects.filter(state=State.SENDING, lease_until__gt=at + 2 * LEASE)
    return too_long.update(lease_until=at + LEASE)


def claim_delivery(*, at: datetime, kind: str | None = None) -> Delivery | None:
    """Take one letter for the length of a lease. Expired and hopeless ones met on the way are
    closed.
    """
    token = uuid4()
    while (found := _take_one(token, at=at, kind=kind)) is not None:
        if found.claim_token == token:
            return found
        settle_runs(at=at, run_id=found.run_id)
    return None


def mark_delivery(
    delivery: Delivery, reply: Reply, *, started: datetime, at: datetime
) -> Delivery.State:
    """Write down how the attempt ended. Raises nothing if the lease was lost meanwhile: the
    letter is another's by then.
    """
    state = _state_after(delivery, reply)
    changes: dict[str, object] = {
        "state": state,
        "last_code": reply.code,
        "last_text": reply.text[:500],
    }
    if state == State.SENT:
        changes["sent_at"] = at
    if state == State.RETRY:
        changes["due_at"] = at + pause_after(delivery, left=_time_left(delivery, at))
    if state != State.SENDING:
        changes |= {"claim_token": None, "lease_until": None}
    with transaction.atomic():
        mine = Delivery.objects.filter(pk=delivery.pk, claim_token=delivery.claim_token).update(
            **changes
        )
        if not mine:
            logger.warning("delivery %s was taken over while it was being sent", delivery.uuid)
        _record_attempt(delivery, reply, started=started, ended=at)
    if state == State.FAILED:
        logger.error(
            "ALERT delivery %s to %s will not be tried again: %s %s",
            delivery.uuid,
            delivery.address,
            reply.code,
            reply.text,
        )
    return state


def hasten_letters(run: Run, *, at: datetime) -> int:
    """Let what waits for its next try be tried at once. Returns how many letters."""
    waiting = run.deliveries.filter(state__in=(State.PENDING, State.RETRY), due_at__gt=at)
    return waiting.update(due_at=at)


def pause_after(delivery: Delivery, *, left: timedelta | None = None) -> timedelta:
    """Longer after every attempt, and a little different for every letter, so that they do not
    all come back at once; but never more than a quarter of the time that is left.
    """
    seconds: float = BACKOFF[min(delivery.attempts, len(BACKOFF)) - 1]
    if left is not None:
        seconds = max(BACKOFF[0], min(seconds, left.total_seconds() / 5))
    draw = sha256(f"{delivery.uuid}/{delivery.attempts}".encode()).digest()[0]
    return timedelta(seconds=seconds * (1 + draw / 1024))


def _time_left(delivery: Delivery, at: datetime) -> timedelta | None:
    """Until its deadline, or until it is of no use; None if neither lies ahead."""
    ends = (delivery.run.deadline_at, delivery.expires_at)
    return min((end - at for end in ends if end is not None and end > at), default=None)


def _deliver(
    delivery: Delivery, post: Post, now: Callable[[], datetime], still_owed: StillOwed
) -> Delivery.State:
    reason = still_owed(delivery)
    if reason:
        _skip(delivery, reason)
        return State.SKIPPED
    advance_mark()
    started = now()
    try:
        reply = post.send(delivery.address, bytes(delivery.message))
    except Exception as trouble:  # whatever is wrong with one letter must not hold back the others
        logger.exception("delivery %s cannot be sent", delivery.uuid)
        reply = Reply(Outcome.UNFIT, text=f"{type(trouble).__name__}: {trouble}")
    return mark_delivery(delivery, reply, started=started, at=now())


def _state_after(delivery: Delivery, reply: Reply) -> Delivery.State:
    match reply.outcome:
        case Outcome.ACCEPTED:
            return State.SENT
        case Outcome.AMBIGUOUS:
            return State.SENDING
        case Outcome.BROKEN:
            return State.RETRY
        case Outcome.REFUSED if reply.code is not None and reply.code < 500:
            return State.RETRY
        case _:
            return State.FAILED


@transaction.atomic
def _take_one(token: UUID, *, at: datetime, kind: str | None) -> Delivery | None:
    """The first letter that is due, as it stands after we claimed or closed it; None if there is
    none.

    PostgreSQL passes over rows that others hold; on SQLite one writer at a time is the lock. The
    UPDATE asks again all the same.
    """
    found = due_deliveries(at, kind)
    if connection.features.has_select_for_update_skip_locked:
        found = found.select_for_update(skip_locked=True, of=("self",))
    delivery = _urgent(found) or found.first()
    if delivery is None:
        return None
    was_lost = delivery.state == State.SENDING
    if was_lost:
        _record_loss(delivery, at=at)
    same = Delivery.objects.filter(
        pk=delivery.pk,
        state=delivery.state,
        claim_token=delivery.claim_token,
        attempts=delivery.attempts,
    )
    doubts = delivery.uncertain + was_lost
    free = {"claim_token": None, "lease_until": None, "uncertain": doubts}
    if delivery.expires_at is not None and delivery.expires_at <= at:
        same.update(state=State.EXPIRED, **free)
    elif doubts > MOST_DOUBTS:
        same.update(state=State.FAILED, last_text=DOUBTFUL, **free)
    else:
        same.update(
            state=State.SENDING,
            claim_token=token,
            lease_until=at + LEASE,
            attempts=F("attempts") + 1,
            uncertain=doubts,
        )
    return Delivery.objects.select_related("run").get(pk=delivery.pk)


def _urgent(found: QuerySet[Delivery]) -> Delivery | None:
    """The list of the day and what is amiss with it leave before thousands of other letters."""
    runs = list(
        Run.objects.filter(state=Run.State.FANNED_OUT, kind__in=urgent_codes()).values_list(
            "pk", flat=True
        )
    )
    return found.filter(run__in=runs).first() if runs else None


def _skip(delivery: Delivery, reason: str) -> None:
    """Nothing was attempted, so nothing is counted."""
    Delivery.objects.filter(pk=delivery.pk, claim_token=delivery.claim_token).update(
        state=State.SKIPPED,
        last_text=reason[:500],
        attempts=F("attempts") - 1,
        claim_token=None,
        lease_until=None,
    )


def _record_loss(delivery: Delivery, *, at: datetime) -> None:
    """The process that had claimed it did not come back; if it still wrote down what it knew,
    that stands.
    """
    lease_until = delivery.lease_until or at
    _record_attempt(
        delivery, Reply(Outcome.AMBIGUOUS, text=INTERRUPTED), started=lease_until - LEASE, ended=at
    )


def _record_attempt(
    delivery: Delivery, reply: Reply, *, started: datetime, ended: datetime
) -> None:
    attempt = Attempt(
        delivery=delivery,
        number=delivery.attempts,
        started_at=started,
        ended_at=ended,
        host=socket.gethostname()[:100],
        outcome=reply.outcome,
        code=reply.code,
        text=reply.text[:500],
    )
    Attempt.objects.bulk_create([attempt], ignore_conflicts=True)
