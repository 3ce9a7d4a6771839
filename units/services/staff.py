"""People come, and what is known of them is changed."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit.services import record
from units import names
from units.errors import (
    CodeTaken,
    RoleNotYours,
)
from units.folding import fold_code, tidy_code
from units.models import Staff, Unit
from units.services.agency import bump_units
from units.services.authority import refuse_greater
from units.services.posts import StaffPost, home_unit_ids, put_in_post
from units.services.short_names import refresh_search_text, refresh_short_names


@transaction.atomic
def add_staff(
    unit: Unit,
    *,
    code: str,
    full_name: str,
    post: StaffPost,
    first: date,
    by: User | None,
    at: datetime,
    **details: Any,
) -> Staff:
    """Enter a person whose home is `unit` from `first` on; `details` are email, phone, home_zone
    and room.
    """
    staff = enrol_staff(
        unit, code=code, full_name=full_name, post=post, first=first, by=by, at=at, **details
    )
    refresh_short_names(unit.agency)
    staff.refresh_from_db()
    return staff


def enrol_staff(
    unit: Unit,
    *,
    code: str,
    full_name: str,
    post: StaffPost,
    first: date,
    by: User | None,
    at: datetime,
    **details: Any,
) -> Staff:
    """As `add_staff`, for callers that enter many people in one transaction and shorten their
    names once at the end.
    """
    code = tidy_code(code)
    if Staff.objects.filter(agency=unit.agency_id, code_key=fold_code(code)).exists():
        raise CodeTaken(code)
    staff = Staff(agency=unit.agency, code=code, **_spelled(full_name=full_name, **details))
    staff.sort_key = names.sort_key(staff.full_name)
    staff.search_text = names.search_text(
        staff.full_name, code=code, unit=unit.name, phone=staff.phone
    )
    staff.save(force_insert=True)
    record(
        "units.add-staff",
        staff,
        by=by,
        at=at,
        agency=unit.agency_id,
        after={"code": code, "unit": unit.code},
    )
    put_in_post(staff, unit, post, first, None, is_home=True, by=by, at=at)
    return staff


@transaction.atomic
def change_staff(staff: Staff, *, by: User | None, at: datetime, **changes: Any) -> Staff:
    """Correct a person's own facts, everywhere: full_name, email, phone, home_zone, room. Where
    somebody lives and sits, rules ask for. A new name from a day on is `rename_staff`.
    """
    wanted = _spelled(**changes)
    before = {
        field: getattr(staff, field)
        for field, value in wanted.items()
        if getattr(staff, field) != value
    }
    if not before:
        return staff
    for field in before:
        setattr(staff, field, wanted[field])
    staff.sort_key = names.sort_key(staff.full_name)
    staff.save(update_fields=[*before, "sort_key"])
    if "email" in before:
        _correct_address(staff, was=before["email"], by=by, on=at.date())
    if "full_name" in before:
        _correct_account_name(staff, was=before["full_name"])
    refresh_search_text(staff)
    if {"home_zone", "room"} & before.keys():
        bump_units(home_unit_ids(staff, at.date(), None), people=[staff.pk])
    record(
        "units.change-staff",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        after={"fields": sorted(before)},
    )
    return staff


def _correct_address(staff: Staff, *, was: str, by: User | None, on: date) -> None:
    """The account follows where it had the same address, and only if `by` could issue a password
    for it: whoever receives its mail can set one.
    """
    user = staff.user
    if user is None or user.email != was:
        return
    try:
        refuse_greater(user, by=by, on=on)
    except RoleNotYours:
        return
    user.email = staff.email
    user.save(update_fields=["email"])


def _correct_account_name(staff: Staff, *, was: str) -> None:
    """The account is called as its owner, unless it had a name of its own."""
    user = staff.user
    if user is not None and user.full_name == was:
        user.full_name = staff.full_name
        user.save(update_fields=["full_name"])


def _spelled(**fields: Any) -> dict[str, Any]:
    """As it is kept: composed letters, a phone number as digits."""
    cleaned = {field: names.clean(str(value)) for field, value in fields.items()}
    if "phone" in cleaned:
        cleaned["phone"] = names.digits(cleaned["phone"])
    return cleaned
