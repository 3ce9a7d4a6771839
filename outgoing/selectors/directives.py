"""Which directives came into force and were not told to anybody yet, and which are to be looked
at again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from directives.enums import EditionState
from directives.models import Edition
from directives.selectors import reviews_due
from notices.models import Run
from outgoing.schedule import local_day, moment_at
from units.models import Agency

STILL_NEWS = timedelta(days=7)
"""What came into force longer ago is told to nobody by mail: the agency knew before this product
did.
"""

REVIEW_AT = time(8)
"""The hour at which those who keep directives hear that one is to be looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReview:
    """An order until further notice whose day to be looked at again has come: one letter for
    each such day.
    """

    edition: Edition
    on: date
    due_at: datetime


def reviews_untold(agency: Agency, at: datetime) -> Iterator[DueReview]:
    """Those whose hour has come and of whose day no run tells yet."""
    zone = ZoneInfo(agency.time_zone)
    told = set(
        Run.objects.filter(agency=agency.pk, kind=Run.Kind.REVIEW).values_list("local_date", "step")
    )
    for edition in reviews_due(agency, local_day(at, zone)):
        if edition.review_on is None or (edition.review_on, step_of(edition)) in told:
            continue
        due_at = moment_at(edition.review_on, REVIEW_AT, zone)
        if due_at <= at:
            yield DueReview(edition=edition, on=edition.review_on, due_at=due_at)


def step_of(edition: Edition) -> str:
    """The step of the run that tells of this edition: with it nothing is told twice."""
    return f"edition-{edition.pk}"


def untold_editions(agency: Agency, at: datetime) -> QuerySet[Edition]:
    """The editions put in force within the last days that have not ended, and of which no run
    tells.
    """
    told = Run.objects.filter(
        agency=agency.pk, kind=Run.Kind.DIRECTIVE, created_at__gte=at - 2 * STILL_NEWS
    ).values_list("step", flat=True)
    known = [int(step.removeprefix("edition-")) for step in told]
    news = Edition.objects.filter(
        Q(effective_to__isnull=True) | Q(effective_to__gt=at),
        directive__agency=agency,
        directive__is_historical=False,
        state=EditionState.IN_FORCE,
        put_in_force_at__gt=at - STILL_NEWS,
    )
    return news.exclude(pk__in=known).order_by("put_in_force_at", "pk")
