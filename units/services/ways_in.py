"""A slip that lies in somebody's drawer opens no account that has since come to more than whoever
wrote it could give.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate

from accounts.models import User
from accounts.services import end_way_in
from audit.services import record
from units.enums import Role
from units.models import Agency
from units.services.authority import roles_grantable


def end_greater_way_in(
    user: User, agency: Agency, roles: Iterable[Role], *, by: User | None, at: datetime
) -> None:
    """`user` gets `roles`, today or on a day to come. An issued password or an invitation that its
    owner has not used yet ends, unless whoever gave it could give these roles too; what the system
    issued stays good.
    """
    # What the caller holds may be older than a password issued a moment ago.
    user.refresh_from_db(fields=("password", "issued_until", "issued_by"))
    issuer = user.issued_by
    if issuer is None or roles_grantable(issuer, agency, localdate(at)).issuperset(roles):
        return
    end_way_in(user, at=at)
    record(
        "units.end-way-in",
        user,
        by=by,
        at=at,
        agency=agency.pk,
        before={"issued_by": issuer.username},
        after={"username": user.username},
    )
