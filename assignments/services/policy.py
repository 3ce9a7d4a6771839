"""When the letters about tasks leave: the agency's own choice."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from accounts.models import User
from assignments.models import AssignmentPolicy
from assignments.values.letter_hours import LetterHours
from audit.services import record
from units.enums import Right
from units.services.agency import as_text
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def set_assignment_policy(wanted: LetterHours, *, by: User, at: datetime) -> AssignmentPolicy:
    """Keep it for the user's agency. Raises NotAllowed for who does not keep its settings."""
    mandate = mandate_for(by, at)
    if not mandate.may(Right.KEEP_STAFF):
        raise NotAllowed
    policy, _made = AssignmentPolicy.objects.update_or_create(
        agency=mandate.agency, defaults=asdict(wanted)
    )
    record(
        "assignments.set-policy",
        policy,
        by=by,
        at=at,
        agency=mandate.agency.pk,
        after=as_text(asdict(wanted)),
    )
    return policy
