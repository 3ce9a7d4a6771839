"""Whether the reports live: somebody rings every minute, nothing waits too long, today's list is
out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Max, Min, Q

from notices.models import Delivery, Heartbeat, Run
from notices.services import open_batches, open_hold
from outgoing.schedule import DueList, hours_of, list_of, local_day, owes_list
from units.models import Agency
from units.selectors import calendar_of

TICK = "tick"
LONGEST_SILENCE = timedelta(minutes=3)
LONGEST_WAIT = timedelta(minutes=5)
BEGIN_WITHIN = timedelta(minutes=1)
TOLD_FOR = timedelta(days=1)
FINISH_WITHIN = timedelta(minutes=10)


class Ailment(StrEnum):
    HELD = "held"  # nothing leaves until somebody releases it
    SILENT = "silent"  # nobody has rung for minutes
    WAITING = "waiting"  # a letter lies there for minutes
    NOT_BEGUN = "not-begun"  # the hour of today's list has come and gone
    NOT_FINISHED = "not-finished"  # begun, and still not with everybody
    REFUSED = "refused"  # letters of the last day that will not be tried again
    NOT_SENT = (
        "not-sent"  # empty, missed, or refused by a recipient's server: only people can mend that
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryTrouble:
    ailment: Ailment
    since: datetime | None
    agency: str = ""
    recipient: str = ""
    detail: str = ""

    def __str__(self) -> str:
        since = self.since.isoformat(timespec="seconds") if self.since else "never"
        return " ".join(
            part
            for part in (
                self.ailment.value,
                self.agency,
                f"since {since}",
                self.recipient,
                self.detail,
            )
            if part
        )


def delivery_troubles(now: datetime) -> tuple[DeliveryTrouble, ...]:
    """What is wrong with the machinery at `now`, for the watchdog and for whoever asks whether this
    server is ready.

    A list that nobody approved or that a recipient refused is told to the Office, by its pages: no
    restart would mend it.
    """
    lists = (
        trouble
        for agency in Agency.objects.order_by("pk")
        for trouble in _list_troubles_or_why_not(agency, now)
    )
    return (*_held(), *_silence(now), *_waiting(now), *_to_be_written(now), *lists)


def _held() -> Iterator[DeliveryTrouble]:
    hold = open_hold()
    if hold is not None:
        yield DeliveryTrouble(ailment=Ailment.HELD, since=hold.began_at, detail=hold.why)


def _silence(now: datetime) -> Iterator[DeliveryTrouble]:
    tick = Heartbeat.objects.filter(name=TICK).first()
    if is_silent(tick, now):
        yield DeliveryTrouble(ailment=Ailment.SILENT, since=tick.at if tick else None)


def refused_letters(now: datetime) -> Iterator[DeliveryTrouble]:
    """Letters of the last day that a server refused for good, or that could not be sent, by run:
    only people can mend that, and somebody must tell them. No address is named.
    """
    failed = Q(deliveries__state=Delivery.State.FAILED)
    runs = (
        Run.objects.filter(created_at__gt=now - TOLD_FOR)
        .annotate(
            failed=Count("deliveries", filter=failed),
            code=Max("deliveries__last_code", filter=failed),
        )
        .filter(failed__gt=0)
        .order_by("pk")
    )
    for run in runs:
        detail = f"{run.kind} {run.local_date} {run.step}".strip()
        yield DeliveryTrouble(
            ailment=Ailment.REFUSED,
            since=run.created_at,
            agency=str(run.agency),
            detail=f"{detail}: {run.failed} letters, {run.code or 'no answer'}",
        )


def is_silent(sign: Heartbeat | None, now: datetime) -> bool:
    """A sign of life from a time to come is as worthless as an old one."""
    return sign is None or abs(now - sign.at) > LONGEST_SILENCE


def _waiting(now: datetime) -> Iterator[DeliveryTrouble]:
    """Letters that should have left. One that a server put off is waiting too, but by its own
    pause.
    """
    waiting = Delivery.objects.filter(state__in=(Delivery.State.PENDING, Delivery.State.RETRY))
    oldest = waiting.aggregate(oldest=Min("due_at"))["oldest"]
    if oldest is not None and now - oldest > LONGEST_WAIT:
        server = Heartbeat.objects.filter(name="mail-server").first()
        yield DeliveryTrouble(
            ailment=Ailment.WAITING, since=oldest, detail=server.note if server else ""
        )


def _to_be_written(now: datetime) -> Iterator[DeliveryTrouble]:
    """Letters to many that nobody goes on writing."""
    oldest = open_batches().aggregate(oldest=Min("touched_at"))["oldest"]
    if oldest is not None and abs(now - oldest) > LONGEST_WAIT:
        yield DeliveryTrouble(ailment=Ailment.WAITING, since=oldest, detail="not written")


def _list_troubles_or_why_not(agency: Agency, now: datetime) -> tuple[DeliveryTrouble, ...]:
    """One agency whose settings cannot be read must not hide the others' troubles."""
    try:
        return tuple(
            trouble
            for trouble in list_troubles(agency, now)
            if trouble.ailment is not Ailment.NOT_SENT
        )
    except (ValueError, KeyError) as unreadable:
        return (
            DeliveryTrouble(
                ailment=Ailment.NOT_BEGUN, since=now, agency=agency.code, detail=str(unreadable)
            ),
        )


def list_troubles(agency: Agency, now: datetime) -> Iterator[DeliveryTrouble]:
    """Today's list of one agency: begun within a minute of its hour, finished within ten, sent
    to everybody.
    """
    due = todays_list(agency, now)
    if due is None or now < due.due_at + BEGIN_WITHIN:
        return
    runs = Run.objects.filter(agency=agency.pk, kind=Run.Kind.DAILY_LIST, local_date=due.day)
    run = runs.order_by("-revision").first()
    if run is None or (run.state == Run.State.MISSED and not due.is_missed(now)):
        yield DeliveryTrouble(ailment=Ailment.NOT_BEGUN, since=due.due_at, agency=agency.code)
    elif run.state in (Run.State.EMPTY, Run.State.MISSED):
        yield DeliveryTrouble(
            ailment=Ailment.NOT_SENT, since=due.due_at, agency=agency.code, detail=run.note
        )
    elif run.state == Run.State.FANNED_OUT and _should_be_finished(run, due, now):
        yield DeliveryTrouble(ailment=Ailment.NOT_FINISHED, since=due.due_at, agency=agency.code)
    else:
        for delivery in run.deliveries.filter(
            state__in=(Delivery.State.FAILED, Delivery.State.EXPIRED)
        ):
            yield DeliveryTrouble(
                ailment=Ailment.NOT_SENT,
                since=due.due_at,
                agency=agency.code,
                recipient=delivery.address,
                detail=delivery.last_text,
            )


def _should_be_finished(run: Run, due: DueList, now: datetime) -> bool:
    begun_at = run.created_at if run.created_at <= now else due.due_at
    return now >= begun_at + FINISH_WITHIN


def todays_list(agency: Agency, now: datetime) -> DueList | None:
    """The list owed today, due or not yet; None on a day without one."""
    hours = hours_of(agency)
    today = local_day(now, hours.zone)
    return list_of(today, hours) if owes_list(today, hours, calendar_of(agency)) else None
