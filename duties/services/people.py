"""Keep who may have a post, and who is released from duty."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from duties.enums import QualifiedBy
from duties.errors import NotOfTheUnit, QualificationNeeded
from duties.models import DutyExemption, DutyPost, PostQualification
from duties.selectors.posts import (
    duty_people,
    duty_units,
    kept_post,
    kept_qualification,
    kept_release,
)
from duties.values.posts import ExemptionSketch, QualificationSketch
from planning.people import Rank
from planning.vocabulary import CONDITIONS, ROLES, SECTORS
from units.errors import EndsBeforeItBegins
from units.models import Unit
from units.names import clean
from units.selectors import Mandate
from weeks.selectors.acting import mandate_for

CODES = {
    QualifiedBy.RANK: frozenset(rank.value for rank in Rank),
    QualifiedBy.ROLE: frozenset({*ROLES, *SECTORS}),
    QualifiedBy.TAG: frozenset(CONDITIONS),
}


@transaction.atomic
def qualify(
    post_id: int, sketch: QualificationSketch, *, by: User, at: datetime
) -> PostQualification:
    """Raises NoSuchPost, QualificationNeeded, NotOfTheUnit, EndsBeforeItBegins."""
    mandate = mandate_for(by, at)
    post = kept_post(mandate, post_id)
    _refuse_reversed(sketch.first, sketch.last)
    if sketch.by is QualifiedBy.PERSON:
        named = _named(mandate, post, sketch, localdate(at))
    else:
        named = _coded(post, sketch)
    row = PostQualification.objects.create(
        post=post, by=sketch.by.value, first=sketch.first, last=sketch.last, **named
    )
    record("duties.qualify", row, by=by, at=at, agency=post.agency_id, after=_qualified(row))
    return row


@transaction.atomic
def end_qualification(pk: int, *, last: date, by: User, at: datetime) -> None:
    """It holds no longer than `last`; what had not begun by then is taken out. Raises
    NoSuchPost.
    """
    found = kept_qualification(mandate_for(by, at), pk)
    _end(found, "duties.end-qualification", found.post.agency_id, last=last, by=by, at=at)


@transaction.atomic
def exempt(sketch: ExemptionSketch, *, by: User, at: datetime) -> DutyExemption:
    """Raises NotOfTheUnit for somebody whose duty `by` does not keep, NoSuchPost,
    EndsBeforeItBegins.
    """
    mandate = mandate_for(by, at)
    _refuse_reversed(sketch.first, sketch.last)
    post = kept_post(mandate, sketch.post_id) if sketch.post_id is not None else None
    staff = duty_people(mandate, None, localdate(at)).filter(pk=sketch.staff_id).first()
    if staff is None or not _keeps(mandate, sketch.staff_id, localdate(at)):
        raise NotOfTheUnit
    row = DutyExemption.objects.create(
        staff=staff,
        post=post,
        nights_only=sketch.nights_only,
        first=sketch.first,
        last=sketch.last,
        note=clean(sketch.note),
    )
    record("duties.exempt", row, by=by, at=at, agency=staff.agency_id, after=_released(row))
    return row


@transaction.atomic
def end_exemption(pk: int, *, last: date, by: User, at: datetime) -> None:
    """It holds no longer than `last`; what had not begun by then is taken out. Raises
    NoSuchPost.
    """
    mandate = mandate_for(by, at)
    found = kept_release(mandate, pk)
    _end(found, "duties.end-exemption", mandate.agency.pk, last=last, by=by, at=at)


def _named(
    mandate: Mandate, post: DutyPost, sketch: QualificationSketch, on: date
) -> dict[str, Any]:
    if sketch.staff_id is None:
        raise QualificationNeeded
    staff = duty_people(mandate, post.unit_id, on).filter(pk=sketch.staff_id).first()
    if staff is None:
        raise NotOfTheUnit
    return {"staff": staff, "is_new": sketch.is_new}


def _coded(post: DutyPost, sketch: QualificationSketch) -> dict[str, Any]:
    if sketch.code not in CODES[sketch.by]:
        raise QualificationNeeded
    unit = None
    if sketch.unit_id is not None:
        unit = Unit.objects.filter(agency=post.agency_id, pk=sketch.unit_id).first()
    if sketch.unit_id is not None and (unit is None or post.unit_id not in (None, unit.pk)):
        raise NotOfTheUnit
    return {"code": sketch.code, "unit": unit}


def _keeps(mandate: Mandate, staff_id: int, on: date) -> bool:
    """Whether the user keeps the duty of that person: the Office of everybody, others of their
    unit.
    """
    people = duty_people(mandate, None, on).filter(positions__unit__in=duty_units(mandate))
    return people.filter(pk=staff_id).exists()


def _end(
    row: PostQualification | DutyExemption,
    act: str,
    agency_id: int,
    *,
    last: date,
    by: User,
    at: datetime,
) -> None:
    after = {"last": last.isoformat()}
    record(act, row, by=by, at=at, agency=agency_id, before=_dates(row), after=after)
    if last < row.first:
        row.delete()
    else:
        row.last = last
        row.save(update_fields=["last"])


def _refuse_reversed(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise EndsBeforeItBegins(first, last)


def _dates(row: PostQualification | DutyExemption) -> dict[str, str | None]:
    return {"first": row.first.isoformat(), "last": row.last.isoformat() if row.last else None}


def _qualified(row: PostQualification) -> dict[str, Any]:
    named = {"by": row.by, "code": row.code, "unit": row.unit_id, "staff": row.staff_id}
    return named | {"is_new": row.is_new, **_dates(row)}


def _released(row: DutyExemption) -> dict[str, Any]:
    """Without the note, which speaks of health."""
    return {"post": row.post_id, "nights_only": row.nights_only, **_dates(row)}
