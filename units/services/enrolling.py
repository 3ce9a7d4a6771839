"""Enter the people of a whole unit at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from accounts.models import User
from audit.services import record_many
from units import names
from units.errors import CodeTaken
from units.folding import fold_code, tidy_code
from units.models import Position, Staff, Unit
from units.services.agency import bump_units
from units.services.posts import StaffPost

AT_ONCE: Final = 1000
"""Rows of one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody to be entered: the code, the name, what they do, and where they are reached."""

    code: str
    full_name: str
    post: StaffPost
    email: str = ""
    phone: str = ""


@transaction.atomic
def enrol_unit(
    unit: Unit, people: Sequence[Newcomer], *, first: date, by: User | None, at: datetime
) -> tuple[Staff, ...]:
    """The people whose home is `unit` from `first` on, in a number of statements that does not
    grow one by one; on record as if each was entered alone. Short names are the caller's to make
    at the end (`refresh_short_names`).

    Raises CodeTaken for a code that is there already, or twice among them.
    """
    staff = [_person(unit, one) for one in people]
    _refuse_taken(unit, staff)
    Staff.objects.bulk_create(staff, batch_size=AT_ONCE)
    posts = [
        Position(staff=one, unit=unit, first=first, is_home=True, **new.post.fields())
        for one, new in zip(staff, people, strict=True)
    ]
    Position.objects.bulk_create(posts, batch_size=AT_ONCE)
    bump_units({unit.pk})
    record_many(
        "units.add-staff",
        [(one, {"code": one.code, "unit": unit.code}) for one in staff],
        by=by,
        at=at,
        agency=unit.agency_id,
    )
    placed = {"unit": unit.code, "first": first.isoformat(), "last": None, "home": True}
    record_many(
        "units.place-staff",
        [(post, {**placed, **new.post.fields()}) for post, new in zip(posts, people, strict=True)],
        by=by,
        at=at,
        agency=unit.agency_id,
    )
    return tuple(staff)


def _person(unit: Unit, new: Newcomer) -> Staff:
    code, name = tidy_code(new.code), names.clean(new.full_name)
    phone = names.digits(names.clean(new.phone))
    return Staff(
        agency=unit.agency,
        code=code,
        full_name=name,
        email=names.clean(new.email),
        phone=phone,
        sort_key=names.sort_key(name),
        search_text=names.search_text(name, code=code, unit=unit.name, phone=phone),
    )


def _refuse_taken(unit: Unit, staff: Sequence[Staff]) -> None:
    wanted: dict[str, str] = {}
    for one in staff:
        key = fold_code(one.code)
        if key in wanted:
            raise CodeTaken(one.code)
        wanted[key] = one.code
    keys = sorted(wanted)
    taken = Staff.objects.filter(agency=unit.agency_id, code_key__in=keys).first()
    if taken is not None:
        raise CodeTaken(wanted[taken.code_key])
