"""As whom somebody acts, the first line of every service."""

from datetime import datetime

from django.utils.timezone import localdate

from accounts.models import User
from units.selectors import Mandate, mandate_of
from weeks.errors import NotAllowed


def mandate_for(by: User, at: datetime) -> Mandate:
    """What the user may do on that day. Raises NotAllowed for who may do nothing at all."""
    mandate = mandate_of(by, on=localdate(at))
    if mandate is None:
        raise NotAllowed
    return mandate
