"""Keep the rates of support."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from audit.services import record
from support.enums import SupportPer, SupportRank
from support.errors import RateOverlaps
from support.models import SupportRate
from support.selectors.proposals import overlapping_rates
from units.enums import Right
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def add_rate(
    *,
    rank: SupportRank,
    per: SupportPer,
    amount: int,
    decision: str,
    first: date,
    last: date | None,
    by: User,
    at: datetime,
) -> SupportRate:
    """From `first` to `last`, both inclusive; one without an end ends the day before the next one
    for the same people begins. Raises NotAllowed, RateOverlaps.
    """
    mandate = mandate_for(by, at)
    if not mandate.may(Right.KEEP_SUPPORT):
        raise NotAllowed
    rate = SupportRate(
        agency=mandate.agency, rank=rank, per=per, amount=amount, decision=clean(decision),
        first=first, last=last,
    )  # fmt: skip
    if last is not None and last < first:
        raise RateOverlaps
    before = overlapping_rates(rate).filter(last=None, first__lt=first)
    before.update(last=date.fromordinal(first.toordinal() - 1))
    if overlapping_rates(rate).exists():
        raise RateOverlaps
    rate.save()
    after = {"rank": rank, "per": per, "amount": amount, "first": str(first), "last": str(last)}
    record("support.add-rate", rate, by=by, at=at, agency=mandate.agency.pk, after=after)
    return rate
