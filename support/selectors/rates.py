"""The rates of an agency, and which proposals were counted by one."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.lookups import IsNull

from support.models import FROZEN, SupportProposal, SupportRate
from support.values import RateTerms
from units.selectors import Mandate

DAY = timedelta(days=1)


def rates_of(mandate: Mandate) -> QuerySet[SupportRate]:
    """Those that another one took the place of come last."""
    rates = SupportRate.objects.filter(agency=mandate.agency).select_related("replaced_by")
    return rates.order_by(IsNull(F("replaced_by"), False), "-first", "rank", "pk")


def terms_of(rate: SupportRate) -> RateTerms:
    """As somebody reads them."""
    return RateTerms(
        rank=rate.rank,
        per=rate.per,
        amount=rate.amount,
        decision=rate.decision,
        first=rate.first,
        last=rate.last,
    )


def overlapping_rates(rate: SupportRate) -> QuerySet[SupportRate]:
    """Others for the same people that hold on some of the same days."""
    same = SupportRate.objects.filter(agency=rate.agency, rank=rate.rank, replaced_by=None)
    found = same.exclude(pk=rate.pk).filter(Q(last=None) | Q(last__gte=rate.first))
    return found if rate.last is None else found.filter(first__lte=rate.last)


def is_counted_by(rate: SupportRate, wanted: RateTerms) -> bool:
    """Whether a proposal that was sent would have been counted otherwise under these terms."""
    first, last = _days_changed(terms_of(rate), wanted)
    sent = SupportProposal.objects.filter(agency=rate.agency_id, state__in=FROZEN, last__gte=first)
    return (sent if last is None else sent.filter(first__lte=last)).exists()


def _days_changed(now: RateTerms, wanted: RateTerms) -> tuple[date, date | None]:
    """Where only the end moves, the days between both ends; else every day of either."""
    ends = [end for end in (now.last, wanted.last) if end is not None]
    last = max(ends) if len(ends) == 2 else None
    moves_end_only = (now.rank, now.per, now.amount, now.decision, now.first) == (
        wanted.rank, wanted.per, wanted.amount, wanted.decision, wanted.first,
    )  # fmt: skip
    if moves_end_only and ends:
        return min(ends) + DAY, last
    return min(now.first, wanted.first), last
