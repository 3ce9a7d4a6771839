"""Rows of duty as the values that the planner and the rules of duty know."""

from datetime import date

from duties.models import DutyPost, DutyShift, DutyTurn
from planning.duty import plan, post
from planning.duty.shift import ShiftHours


def post_key(pk: int) -> str:
    """How rules name a post; no shift and nobody is called so."""
    return f"post-{pk}"


def shift_key(pk: int) -> str:
    return f"shift-{pk}"


def id_of(key: str) -> int:
    """The id of a post, a shift or a person by its key."""
    return int(key.rpartition("-")[2])


def post_value(row: DutyPost) -> post.DutyPost:
    return post.DutyPost(
        key=post_key(row.pk),
        name=row.name,
        kind=row.kind,
        unit=str(row.unit_id) if row.unit_id else None,
        on_site=row.on_site,
        moves_on_site=row.moves_on_site,
    )


def shift_value(row: DutyShift) -> post.DutyShift:
    """On which days it exists is said by what it needs on each day."""
    return post.DutyShift(
        key=shift_key(row.pk), post=post_key(row.post_id), hours=ShiftHours(row.begins, row.ends)
    )


def planned_value(shift: DutyShift, day: date, staff_id: int) -> plan.DutyTurn:
    return plan.DutyTurn(
        day=day,
        post=post_key(shift.post_id),
        shift=shift_key(shift.pk),
        person=str(staff_id),
    )


def turn_value(row: DutyTurn) -> plan.DutyTurn:
    """Its shift is at hand."""
    return planned_value(row.shift, row.day, row.staff_id)
