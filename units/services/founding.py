"""The very first act on an empty server: an agency, and somebody who may set it up."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User, plain_username
from accounts.services import set_issued_password
from audit.services import record
from units import names
from units.enums import Role
from units.errors import CodeTaken
from units.models import Agency
from units.services.agency import create_agency
from units.services.grants import grant_role


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """A new agency with its first administrator, whose password is known here only."""

    agency: Agency
    admin: User
    password: str


@transaction.atomic
def found_agency(
    *, code: str, name: str, admin_name: str, username: str, email: str, at: datetime
) -> Founded:
    """An agency without units, and an administrator who begins today.

    Raises CodeTaken where an agency has that code or somebody signs in by that name, and
    ValidationError where code, user name or address cannot be.
    """
    if User.objects.filter(username=plain_username(username)).exists():
        raise CodeTaken(plain_username(username))
    Agency(code=code, name=names.clean(name)).full_clean(validate_unique=False)
    agency = create_agency(code=code, name=name, by=None, at=at)
    admin = User.objects.create_user(
        username, full_name=names.clean(admin_name), email=email, date_joined=at
    )
    password = set_issued_password(admin, by=None, at=at)
    record(
        "units.open-account",
        admin,
        by=None,
        at=at,
        agency=agency.pk,
        after={"username": admin.username},
    )
    grant_role(admin, agency, Role.ADMIN, unit=None, first=localdate(at), by=None, at=at)
    return Founded(agency=agency, admin=admin, password=password)
