"""Sees that the clock was ahead for a while: something on record bears a moment that is to come."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext_noop

from notices.letters import RunKey
from notices.models import ClockJump, Delivery, Heartbeat, Run

TOLERANCE = timedelta(minutes=2)
"""Two machines never agree to the second."""
ONE_MATTER = timedelta(hours=1)
EARLY = timedelta(hours=1)
FURTHEST = timedelta(weeks=5)
"""Nobody plans further ahead, so nothing can have been sent earlier than that; a clock that goes
back by more was set back itself.
"""
WRONG_CLOCK = gettext_noop("Lập khi đồng hồ máy chủ chạy sai; sẽ lập lại khi đến giờ.")
logger = logging.getLogger(__name__)


@transaction.atomic
def see_jump(*, at: datetime) -> ClockJump | None:
    """Put on record that moments stand there which lie ahead of `at`; None where none does. What is
    seen again within the hour is the same matter.
    """
    was_at = _latest_moment(at)
    if was_at is None:
        return None
    last = Run.objects.aggregate(last=Max("pk"))["last"] or 0
    early = list(_early_runs(at).values_list("pk", flat=True)) if was_at - at <= FURTHEST else []
    Heartbeat.objects.filter(at__gt=at + TOLERANCE).delete()
    Delivery.objects.filter(
        run__in=early, state__in=(Delivery.State.PENDING, Delivery.State.RETRY)
    ).update(state=Delivery.State.SKIPPED, last_text=WRONG_CLOCK)
    known = ClockJump.objects.filter(seen_at__gt=at - ONE_MATTER, seen_at__lte=at).last()
    if known is not None:
        known.was_at, known.last_run = max(known.was_at, was_at), last
        known.early_runs = sorted({*known.early_runs, *early})
        known.save(update_fields=["was_at", "last_run", "early_runs"])
        return known
    logger.error("ALERT the clock went back: something is dated %s, and now it is %s", was_at, at)
    return ClockJump.objects.create(seen_at=at, was_at=was_at, last_run=last, early_runs=early)


def begun_early(run: Run) -> bool:
    """Whether a clock that was ahead began it long before its hour: when that comes, it is due."""
    return any(run.pk in jump.early_runs for jump in ClockJump.objects.all())


def after_early(key: RunKey) -> RunKey:
    """The key to begin something under: the next revision if the newest was begun too early."""
    newest = (
        Run.objects.filter(
            agency=key.agency, kind=key.kind, local_date=key.local_date, step=key.step
        )
        .order_by("revision")
        .last()
    )
    if newest is None or newest.revision < key.revision:
        return key
    return replace(key, revision=newest.revision + begun_early(newest))


def _latest_moment(at: datetime) -> datetime | None:
    """The last moment on record that has not come yet and was not seen before."""
    signs = Heartbeat.objects.aggregate(last=Max("at"))["last"]
    newest = Run.objects.order_by("-pk").first()
    seen = ClockJump.objects.filter(seen_at__lte=at).aggregate(last=Max("last_run"))["last"] or 0
    moments = [signs, newest.created_at if newest and newest.pk > seen else None]
    ahead = [one for one in moments if one is not None and one > at + TOLERANCE]
    return max(ahead, default=None)


def _early_runs(at: datetime) -> QuerySet[Run]:
    """What left, or found nothing to send, before its hour. A list that was missed or empty is
    begun at its hour anyway.
    """
    ahead = Run.objects.filter(created_at__gt=at + TOLERANCE, due_at__gt=at + EARLY)
    return ahead.exclude(state=Run.State.MISSED).exclude(
        kind=Run.Kind.DAILY_LIST, state=Run.State.EMPTY
    )
