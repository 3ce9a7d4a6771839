"""As whom somebody acts on campaigns, and how it is put on record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models

from accounts.models import User
from audit.services import record
from mobilisation.selectors.reach import mobilises
from units.models import Agency
from units.selectors import Mandate
from units.services.locks import lock_agency
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


def mobiliser(by: User, at: datetime) -> Mandate:
    """Only who calls people to teams; what is written for one agency waits in line, so that each
    reads what the one before left. Raises NotAllowed.
    """
    mandate = mandate_for(by, at)
    if not mobilises(mandate):
        raise NotAllowed
    lock_agency(mandate.agency.pk)
    return mandate


def put_on_record(
    action: str,
    subject: models.Model,
    agency: Agency,
    *,
    by: User | None,
    at: datetime,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    record(
        f"mobilisation.{action}",
        subject,
        by=by,
        at=at,
        agency=agency.pk,
        after=after,
        reason=reason,
    )
