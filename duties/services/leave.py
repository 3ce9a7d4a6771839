"""Keep how much compensatory leave a turn earns."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from duties.models import LeaveRate, LeaveScale
from duties.selectors.posts import keeps_duty
from duties.values.leave import LeaveRates
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def set_leave_rates(rates: LeaveRates, *, by: User, at: datetime) -> LeaveScale:
    """From the day `rates.first` on (None: today), in the place of a table that begins on that very
    day; turns before keep what they earned. Raises NotAllowed for who does not keep the agency's
    duty.
    """
    mandate = mandate_for(by, at)
    if not keeps_duty(mandate, None):
        raise NotAllowed
    first = rates.first or localdate(at)
    scale, _made = LeaveScale.objects.update_or_create(
        agency=mandate.agency, first=first, defaults={"source": clean(rates.source)}
    )
    scale.rates.all().delete()
    LeaveRate.objects.bulk_create(
        LeaveRate(scale=scale, day_class=kind, by_day=rate.by_day, by_night=rate.by_night)
        for kind, rate in rates.rates.items()
    )
    facts = {
        "first": scale.first.isoformat(),
        "source": scale.source,
        "rates": {kind.value: [str(part) for part in rate] for kind, rate in rates.rates.items()},
    }
    record("duties.set-leave-rates", scale, by=by, at=at, agency=mandate.agency.pk, after=facts)
    return scale
