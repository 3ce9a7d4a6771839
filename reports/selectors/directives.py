"""Which directives came into force and were not told to anybody yet."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from directives.enums import EditionState
from directives.models import Edition
from notices.models import Run
from units.models import Agency

STILL_NEWS = timedelta(days=7)
"""What came into force longer ago is told to nobody by mail: the agency knew before this product did."""


def step_of(edition: Edition) -> str:
    """The step of the run that tells of this edition: with it nothing is told twice."""
    return f"edition-{edition.pk}"


def untold(agency: Agency, at: datetime) -> QuerySet[Edition]:
    """The editions put in force within the last days that have not ended, and of which no run tells."""
    told = Run.objects.filter(agency=agency.pk, kind=Run.Kind.DIRECTIVE, created_at__gte=at - 2 * STILL_NEWS).values_list("step", flat=True)
    known = [int(step.removeprefix("edition-")) for step in told]
    news = Edition.objects.filter(
        Q(effective_to__isnull=True) | Q(effective_to__gt=at),
        directive__agency=agency,
        directive__is_historical=False,
        state=EditionState.IN_FORCE,
        put_in_force_at__gt=at - STILL_NEWS,
        put_in_force_at__lte=at,
    )
    return news.exclude(pk__in=known).order_by("put_in_force_at", "pk")
