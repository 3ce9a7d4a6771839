"""A unit whose week is published, with people at home who have accounts, for tests of calls."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.models import User
from calls.enums import DayHalves
from calls.models import ComingRequest
from calls.services.coming import ask_to_come
from rosters.tests.factories import (
    LEADER,
    MONDAY,
    REMOTE_BY_DEFAULT,
    THIRD,
    Office,
    make_office,
    published,
)
from tests.factories import LONG_AGO, make_user, moment
from units.enums import Role
from units.models import Grant, Staff
from weeks.models import WeeklyRoster

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
AT = moment("2026-11-30 09:00")
"""Monday morning of the published week."""


@dataclass(frozen=True)
class CallHouse:
    """Six people, of whom two may be there: the head, and one more. `an` and `bao` are at home."""

    office: Office
    roster: WeeklyRoster
    an: Staff
    bao: Staff
    deputy: User
    colleague: User

    @property
    def head(self) -> User:
        return self.office.head


def account(staff: Staff, role: Role = Role.STAFF) -> User:
    """Gives somebody a way in."""
    user = make_user(full_name=staff.full_name)
    Grant.objects.create(user=user, agency=staff.agency, role=role, first=LONG_AGO)
    staff.user = user
    staff.save()
    return user


def make_calls(*more: dict[str, object], is_published: bool = True) -> CallHouse:
    office = make_office(REMOTE_BY_DEFAULT, THIRD, LEADER, *more)
    roster = published(office) if is_published else WeeklyRoster()
    an, bao, chi = office.staff[:3]
    account(an)
    account(bao)
    deputy = make_user(Role.DEPUTY, unit=office.unit)
    office.deputy.user = deputy
    office.deputy.save()
    return CallHouse(
        office=office, roster=roster, an=an, bao=bao, deputy=deputy, colleague=account(chi)
    )


def user_of(staff: Staff) -> User:
    assert staff.user is not None
    return staff.user


def asked(
    staff: Staff,
    day: date = WEDNESDAY,
    halves: DayHalves = DayHalves.AFTERNOON,
    at: datetime = AT,
) -> ComingRequest:
    return ask_to_come(day=day, halves=halves, reason="Ký hồ sơ gấp", by=user_of(staff), at=at)
