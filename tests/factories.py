"""Small agencies for tests: every argument has a default, so a test names only what it is about."""

from datetime import date, datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.text import slugify

from accounts.models import User
from planning.people import Rank
from units import names
from units.enums import Role, UnitKind
from units.models import Absence, Agency, Condition, Grant, Position, Staff, Unit, Zone

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2026, 11, 30)
LONG_AGO = date(2020, 1, 1)
_numbers = count(1)


def moment(text: str) -> datetime:
    """`moment("2026-11-27 16:00")` is that local time in Vietnam."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def make_agency(name: str = "Sở Nội vụ", **fields: object) -> Agency:
    return Agency.objects.create(**{"code": f"co-quan-{next(_numbers)}", "name": name, **fields})


def make_unit(
    agency: Agency | None = None, name: str = "Phòng Tổ chức cán bộ", **fields: object
) -> Unit:
    number = next(_numbers)
    return Unit.objects.create(
        **{
            "agency": agency or make_agency(),
            "code": f"phong-{number}",
            "name": name,
            "kind": UnitKind.DIVISION,
            "order": number,
            **fields,
        }
    )


def make_zone(agency: Agency, name: str = "Phường Tân Bình") -> Zone:
    return Zone.objects.create(agency=agency, code=slugify(names.fold(name)), name=name)


def make_staff(
    unit: Unit,
    name: str = "Nguyễn Văn An",
    rank: Rank = Rank.STAFF,
    roles: tuple[str, ...] = (),
    user: User | None = None,
    **position: object,
) -> Staff:
    """A person whose home is `unit`; `position` fields go to the post."""
    number = next(_numbers)
    staff = Staff.objects.create(
        agency=unit.agency,
        user=user,
        code=f"CB{number:04}",
        full_name=name,
        sort_key=names.sort_key(name),
        search_text=names.search_text(name, code=f"CB{number:04}", unit=unit.name),
        email=f"cb{number}@vi-du.vn",
    )
    order = {Rank.HEAD: 1, Rank.DEPUTY: 2, Rank.STAFF: 100}[rank]
    Position.objects.create(
        **{
            "staff": staff,
            "unit": unit,
            "title": "Chuyên viên",
            "rank": rank,
            "order": order,
            "roles": list(roles),
            "first": LONG_AGO,
            **position,
        }
    )
    return staff


def make_user(
    role: Role | None = None,
    agency: Agency | None = None,
    unit: Unit | None = None,
    **fields: object,
) -> User:
    """A user who may sign in; with `role`, a grant in `agency` (or in `unit` for heads, deputies
    and clerks).
    """
    number = next(_numbers)
    identity: dict[str, Any] = {
        "username": f"nguoi{number}",
        "full_name": f"Người Dùng {number}",
        "email": f"nguoi{number}@vi-du.vn",
        **fields,
    }
    password = identity.pop("password", "mat-khau-dai-va-la")
    user = User(**identity)
    user.set_password(password)
    user.save()  # the database refuses what is not sound; asking each rule first costs four queries
    if role is not None:
        home = unit.agency if unit else agency or make_agency()
        Grant.objects.create(
            user=user,
            agency=home,
            unit=unit if role in (Role.HEAD, Role.DEPUTY, Role.CLERK) else None,
            role=role,
            first=LONG_AGO,
        )
    return user


def make_absence(
    staff: Staff, first: date, last: date | None = None, kind: str = "leave"
) -> Absence:
    return Absence.objects.create(staff=staff, kind=kind, first=first, last=last or first)


def make_condition(staff: Staff, tag: str, first: date, last: date | None = None) -> Condition:
    return Condition.objects.create(staff=staff, tag=tag, first=first, last=last)
