"""The card of a person is put right as a whole: facts, name, post and first day, all or none."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from units.models import Position, Staff
from units.services.naming import rename_staff
from units.services.posts import StaffPost, change_post, change_post_from, correct_first_day
from units.services.short_names import refresh_short_names
from units.services.staff import change_staff


@transaction.atomic
def correct_person(
    staff: Staff,
    home: Position,
    *,
    facts: Mapping[str, Any],
    post: StaffPost,
    by: User | None,
    at: datetime,
    first: date | None = None,
    since: date | None = None,
    renamed_on: date | None = None,
) -> None:
    """Correct the person's own facts, what their post says and the day on which it began (None: as
    it is), all or none. With `since` the post is no correction: it says so from that day on, and
    the days before keep what it said; with `renamed_on` nor is the name.

    Raises what `correct_first_day` and `rename_staff` raise, and HasLeft for a `since` after the
    last day.
    """
    was = staff.full_name
    if renamed_on is not None and "full_name" in facts:
        rename_staff(staff, full_name=facts["full_name"], since=renamed_on, by=by, at=at)
    change_staff(staff, by=by, at=at, **facts)
    if staff.full_name != was:
        refresh_short_names(staff.agency)
    if since is None or since <= home.first:
        change_post(home, post=post, by=by, at=at)
    else:
        change_post_from(home, post=post, since=since, by=by, at=at)
    if first is not None and first != home.first:
        correct_first_day(home, first=first, by=by, at=at)
