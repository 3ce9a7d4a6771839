"""Ask for a plan in the background: a row says what is wanted, whoever claims it does the work."""

from datetime import datetime

from django.db import transaction
from django.db.utils import IntegrityError

from accounts.models import User
from audit.services import record
from planning.time import Week
from rosters.models import PlanJob
from units.models import Unit


def ask_for_plan(
    unit: Unit, week: Week, *, by: User, at: datetime, writes: bool = True
) -> PlanJob | None:
    """One job for the unit's week, to be written into an untouched draft or (`writes` False) only
    proposed.

    None if one is waiting or running already.
    """
    try:
        with transaction.atomic():
            job = PlanJob.objects.create(
                agency=unit.agency,
                unit=unit,
                monday=week.monday,
                writes=writes,
                asked_by=by,
                asked_at=at,
            )
            record(
                "rosters.ask-plan",
                job,
                by=by,
                at=at,
                agency=unit.agency_id,
                after={"week": week.monday.isoformat()},
            )
    except IntegrityError:
        return None
    return job
