"""What has been sent, to whom, and how it went: the evidence, as the pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, Max, Min, Q, QuerySet, Sum, When
from django.db.models.functions import TruncMonth
from django.urls import reverse

from notices.kinds import codes_about_a_unit, codes_about_a_week
from notices.models import Delivery, Run
from notices.services import begun_early
from outgoing.schedule import hours_of, local_day, moment_at
from planning.time import Week
from units.enums import Right
from units.selectors import Mandate

State = Delivery.State
OPEN = (State.PENDING, State.SENDING, State.RETRY)
NOT_BEGUN = (Run.State.MISSED, Run.State.EMPTY)
LOST = (State.FAILED, State.EXPIRED)
FIRST = (LOST, OPEN, (State.SKIPPED,))


class RunStanding(StrEnum):
    """How a run stands, in the one word its reader wants."""

    SENT = "sent"
    LATE = "late"
    PARTLY = "partly"
    FAILED = "failed"
    SENDING = "sending"
    MISSED = "missed"
    EMPTY = "empty"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A run with its letters counted. `uncertain` counts the copies nobody can vouch for."""

    run: Run
    letters: int
    sent: int
    lost: int
    waiting: int
    skipped: int
    uncertain: int
    first_sent_at: datetime | None
    last_sent_at: datetime | None

    @property
    def standing(self) -> RunStanding:
        state = self.run.state
        if state in (Run.State.MISSED, Run.State.EMPTY):
            nobody = state == Run.State.EMPTY and self.run.kind == Run.Kind.REMINDER
            return RunStanding.NOT_NEEDED if nobody else RunStanding(state)
        if self.waiting:
            return RunStanding.SENDING
        if self.lost:
            return RunStanding.PARTLY if self.sent else RunStanding.FAILED
        if not self.sent:
            return RunStanding.NOT_NEEDED
        return RunStanding.LATE if self.late_by else RunStanding.SENT

    @property
    def late_by(self) -> timedelta | None:
        """How long after its deadline the last letter was taken; at the very deadline is late
        already.
        """
        deadline, last = self.run.deadline_at, self.last_sent_at
        if deadline is None or last is None or last < deadline or self.run.revision:
            return None
        return last - deadline

    @property
    def spare(self) -> timedelta | None:
        """How long before its deadline everything had left."""
        deadline, last = self.run.deadline_at, self.last_sent_at
        return deadline - last if deadline and last and last < deadline else None

    @property
    def week(self) -> Week:
        return Week.of(self.run.local_date)


def runs_of(mandate: Mandate) -> QuerySet[Run]:
    return Run.objects.filter(agency=mandate.agency.pk)


def deliveries_of(mandate: Mandate) -> QuerySet[Delivery]:
    return Delivery.objects.filter(run__agency=mandate.agency.pk)


def delivery_of(mandate: Mandate, uuid: UUID) -> Delivery | None:
    return deliveries_of(mandate).select_related("run").filter(uuid=uuid).first()


def run_rows(mandate: Mandate, *, month: date, kind: str | None = None) -> tuple[RunRow, ...]:
    """What fell due in that month, the newest first."""
    zone = ZoneInfo(mandate.agency.time_zone)
    after = (month.replace(day=1) + timedelta(days=32)).replace(day=1)
    runs = runs_of(mandate).filter(
        due_at__gte=moment_at(month.replace(day=1), time(0), zone),
        due_at__lt=moment_at(after, time(0), zone),
    )
    if kind is not None:
        runs = runs.filter(kind=kind)
    return rows_of(runs.order_by("-due_at", "-pk"))


def rows_of(runs: QuerySet[Run]) -> tuple[RunRow, ...]:
    """The runs with their letters counted, in one query."""
    found = runs.annotate(
        letters=Count("deliveries"),
        sent=Count("deliveries", filter=Q(deliveries__state=State.SENT)),
        lost=Count("deliveries", filter=Q(deliveries__state__in=LOST)),
        waiting=Count("deliveries", filter=Q(deliveries__state__in=OPEN)),
        skipped=Count("deliveries", filter=Q(deliveries__state=State.SKIPPED)),
        uncertain=Sum("deliveries__uncertain", default=0),
        first_sent_at=Min("deliveries__sent_at"),
        last_sent_at=Max("deliveries__sent_at"),
    )
    return tuple(
        RunRow(
            run=run,
            letters=run.letters,
            sent=run.sent,
            lost=run.lost,
            waiting=run.waiting,
            skipped=run.skipped,
            uncertain=run.uncertain,
            first_sent_at=run.first_sent_at,
            last_sent_at=run.last_sent_at,
        )
        for run in found
    )


def lists_on(mandate: Mandate, day: date) -> tuple[RunRow, ...]:
    """The list of a day and its corrections, the newest first."""
    return rows_of(
        runs_of(mandate).filter(kind=Run.Kind.DAILY_LIST, local_date=day).order_by("-revision")
    )


def may_send_today(mandate: Mandate, now: datetime, *, day: date | None = None) -> bool:
    """Whether who asks may send the list of today (if `day` is it) at once: nobody has yet."""
    today = local_day(now, hours_of(mandate.agency).zone)
    if not mandate.may(Right.SEND_REPORTS) or day not in (None, today):
        return False
    lists = runs_of(mandate).filter(kind=Run.Kind.DAILY_LIST, local_date=today)
    newest = lists.order_by("-revision").first()
    return newest is None or newest.state in NOT_BEGUN or begun_early(newest)


def reminders_about(mandate: Mandate, monday: date) -> tuple[RunRow, ...]:
    """The steps of reminders about a week, and what its units were told of it besides, in the
    order in which they fell due.
    """
    return rows_of(
        runs_of(mandate)
        .filter(kind__in=codes_about_a_week(), local_date=monday)
        .order_by("due_at", "pk")
    )


def letters_of(runs: Sequence[RunRow]) -> dict[int, list[Delivery]]:
    """The letters of each run with their attempts, without the bytes: a page shows many."""
    found: dict[int, list[Delivery]] = {row.run.pk: [] for row in runs}
    letters = (
        Delivery.objects.filter(run__in=found)
        .defer("message")
        .prefetch_related("tries")
        .order_by("recipient_name", "pk")
    )
    for letter in letters:
        found[letter.run_id].append(letter)
    return found


def letters_in_trouble_first(run: Run) -> QuerySet[Delivery]:
    """Refused ones, then those that wait, then those nobody needed, then the rest, by name."""
    rank = Case(
        *(When(state__in=states, then=place) for place, states in enumerate(FIRST)), default=9
    )
    letters = run.deliveries.defer("message").prefetch_related("tries")
    return letters.annotate(rank=rank).order_by("rank", "recipient_name", "pk")


def is_about_a_unit(run: Run) -> bool:
    return run.kind in codes_about_a_unit()


def is_about_a_week(run: Run) -> bool:
    return run.kind in codes_about_a_week()


def page_of(run: Run) -> str:
    """Where its letters are read: the page of the day, of the week, or its own."""
    if run.kind in (Run.Kind.DAILY_LIST, Run.Kind.ALARM):
        page = reverse("outgoing:day", args=[run.local_date])
        return f"{page}?revision={run.revision}" if run.revision else page
    if is_about_a_week(run):
        return f"{reverse('outgoing:reminders', args=[run.local_date])}#{run.step}"
    return reverse("outgoing:run", args=[run.uuid])


def months_of(mandate: Mandate) -> tuple[date, ...]:
    """The months in which anything fell due, the newest first."""
    zone = ZoneInfo(mandate.agency.time_zone)
    months = (
        runs_of(mandate)
        .annotate(month=TruncMonth("due_at", tzinfo=zone))
        .values_list("month", flat=True)
        .distinct()
        .order_by("-month")
    )
    return tuple(month.date() for month in months if month is not None)


def neighbours(mandate: Mandate, day: date) -> tuple[date | None, date | None]:
    """The days with a list before and after."""
    days = runs_of(mandate).filter(kind=Run.Kind.DAILY_LIST)
    found = days.aggregate(
        before=Max("local_date", filter=Q(local_date__lt=day)),
        after=Min("local_date", filter=Q(local_date__gt=day)),
    )
    return found["before"], found["after"]
