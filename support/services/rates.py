"""Keep the rates of support: a new one, one that ends, one that was written down wrongly."""

from dataclasses import asdict, replace
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from audit.services import record
from support.errors import RateEndsBefore, RateOverlaps, RateReplaced
from support.models import SupportRate
from support.selectors.rates import is_counted_by, overlapping_rates, terms_of
from support.values import RateTerms
from units.enums import Right
from units.models import Agency
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def add_rate(terms: RateTerms, *, by: User, at: datetime) -> SupportRate:
    """From its first to its last day, both inclusive; one without an end ends the day before the
    next one for the same people begins. Raises NotAllowed, RateEndsBefore, RateOverlaps.
    """
    agency = _kept(by, at)
    rate = _checked(agency, terms)
    until = rate.first - timedelta(days=1)
    for before in overlapping_rates(rate).filter(last=None, first__lt=rate.first):
        _changed(before, replace(terms_of(before), last=until), by, at)
    _save(rate)
    return _recorded("add-rate", rate, by, at)


@transaction.atomic
def change_rate(rate_id: int, terms: RateTerms, *, by: User, at: datetime) -> SupportRate:
    """End it, or put right what was written down. Where a proposal that was sent was counted by it,
    another rate takes its place and that proposal stands: the one that holds now. Raises
    NotAllowed, RateReplaced, RateEndsBefore, RateOverlaps.
    """
    agency = _kept(by, at)
    rate = SupportRate.objects.select_for_update().get(pk=rate_id, agency=agency)
    if rate.replaced_by_id is not None:
        raise RateReplaced
    return _changed(rate, terms, by, at)


def _changed(rate: SupportRate, terms: RateTerms, by: User, at: datetime) -> SupportRate:
    wanted, before = _checked(rate.agency, terms), terms_of(rate)
    if terms_of(wanted) == before:
        return rate
    if not is_counted_by(rate, terms):
        wanted.pk = rate.pk
    _save(wanted, instead_of=rate)
    if wanted.pk != rate.pk:
        SupportRate.objects.filter(pk=rate.pk).update(replaced_by=wanted)
    return _recorded("change-rate", wanted, by, at, before=before)


def _kept(by: User, at: datetime) -> Agency:
    mandate = mandate_for(by, at)
    if not mandate.may(Right.KEEP_SUPPORT):
        raise NotAllowed
    return mandate.agency


def _checked(agency: Agency, terms: RateTerms) -> SupportRate:
    if terms.last is not None and terms.last < terms.first:
        raise RateEndsBefore
    return SupportRate(agency=agency, **{**asdict(terms), "decision": clean(terms.decision)})


def _save(rate: SupportRate, *, instead_of: SupportRate | None = None) -> None:
    others = overlapping_rates(rate)
    if instead_of is not None:
        others = others.exclude(pk=instead_of.pk)
    if others.exists():
        raise RateOverlaps
    rate.save()


def _recorded(
    act: str, rate: SupportRate, by: User, at: datetime, *, before: RateTerms | None = None
) -> SupportRate:
    record(
        f"support.{act}",
        rate,
        by=by,
        at=at,
        agency=rate.agency_id,
        before=before.facts if before else None,
        after=terms_of(rate).facts,
    )
    return rate
