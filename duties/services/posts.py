"""Keep the posts that are on duty, their shifts and how many people each needs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit.services import record
from duties.enums import CoverClass
from duties.errors import CoverNeeded, CoverOutOfOrder, PostNameTaken, ShiftHoursWrong
from duties.models import DutyPost, DutyShift, ShiftCover
from duties.selectors.posts import duty_units, keeps_duty, kept_post, kept_shift
from duties.values.posts import CoverWish, PostSketch, ShiftSketch
from planning.duty.shift import BadShiftHours, ShiftHours
from units.folding import fold_name
from units.models import Unit
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def add_post(sketch: PostSketch, *, unit_id: int | None, by: User, at: datetime) -> DutyPost:
    """A post of the unit, or (None) of the agency. Raises NotAllowed, PostNameTaken."""
    mandate = mandate_for(by, at)
    if not keeps_duty(mandate, unit_id):
        raise NotAllowed
    unit = duty_units(mandate).filter(pk=unit_id).first() if unit_id is not None else None
    if unit_id is not None and unit is None:
        raise NotAllowed
    columns = _post_columns(sketch)
    _refuse_taken_name(mandate.agency.pk, unit, columns["name"])
    post = DutyPost.objects.create(agency=mandate.agency, unit=unit, **columns)
    record("duties.add-post", post, by=by, at=at, agency=post.agency_id, after=_facts(post))
    return post


@transaction.atomic
def change_post(pk: int, sketch: PostSketch, *, by: User, at: datetime) -> DutyPost:
    """Rosters that are published go on to say what was published. Raises NoSuchPost,
    PostNameTaken.
    """
    post = kept_post(mandate_for(by, at), pk)
    before, columns = _facts(post), _post_columns(sketch)
    _refuse_taken_name(post.agency_id, post.unit, columns["name"], but=post)
    for name, value in columns.items():
        setattr(post, name, value)
    post.save()
    if _facts(post) != before:
        record(
            "duties.change-post",
            post,
            by=by,
            at=at,
            agency=post.agency_id,
            before=before,
            after=_facts(post),
        )
    return post


@transaction.atomic
def put_post_away(pk: int, *, by: User, at: datetime) -> DutyPost:
    """No new roster has it any more; those that have it keep it. Raises NoSuchPost."""
    return _keep_post(pk, is_kept=False, by=by, at=at)


@transaction.atomic
def take_post_up(pk: int, *, by: User, at: datetime) -> DutyPost:
    """New rosters have it again. Raises NoSuchPost."""
    return _keep_post(pk, is_kept=True, by=by, at=at)


@transaction.atomic
def add_shift(post_id: int, sketch: ShiftSketch, *, by: User, at: datetime) -> DutyShift:
    """Raises NoSuchPost, ShiftHoursWrong, CoverNeeded, CoverOutOfOrder."""
    post = kept_post(mandate_for(by, at), post_id)
    _refuse_bad_shift(sketch)
    shift = DutyShift.objects.create(
        post=post, name=clean(sketch.name), begins=sketch.begins, ends=sketch.ends
    )
    _write_cover(shift, sketch.cover)
    record("duties.add-shift", shift, by=by, at=at, agency=post.agency_id, after=sketch.facts())
    return shift


@transaction.atomic
def change_shift(pk: int, sketch: ShiftSketch, *, by: User, at: datetime) -> DutyShift:
    """Raises NoSuchPost, ShiftHoursWrong, CoverNeeded, CoverOutOfOrder."""
    shift = kept_shift(mandate_for(by, at), pk)
    before = sketch_of(shift).facts()
    _refuse_bad_shift(sketch)
    shift.name, shift.begins, shift.ends = clean(sketch.name), sketch.begins, sketch.ends
    shift.save()
    shift.cover.all().delete()
    _write_cover(shift, sketch.cover)
    if before != sketch.facts():
        record(
            "duties.change-shift",
            shift,
            by=by,
            at=at,
            agency=shift.post.agency_id,
            before=before,
            after=sketch.facts(),
        )
    return shift


@transaction.atomic
def put_shift_away(pk: int, *, by: User, at: datetime) -> DutyShift:
    """No new roster has it any more. Raises NoSuchPost."""
    shift = kept_shift(mandate_for(by, at), pk)
    if shift.is_kept:
        shift.is_kept = False
        shift.save(update_fields=["is_kept"])
        record("duties.put-shift-away", shift, by=by, at=at, agency=shift.post.agency_id)
    return shift


def sketch_of(shift: DutyShift) -> ShiftSketch:
    """The shift as it stands. One query, if its cover is not at hand."""
    return ShiftSketch(
        name=shift.name,
        begins=shift.begins,
        ends=shift.ends,
        cover={
            CoverClass(row.day_class): CoverWish(row.least, row.wanted, row.most)
            for row in shift.cover.all()
        },
    )


def _keep_post(pk: int, *, is_kept: bool, by: User, at: datetime) -> DutyPost:
    post = kept_post(mandate_for(by, at), pk)
    if post.is_kept is not is_kept:
        post.is_kept = is_kept
        post.save(update_fields=["is_kept"])
        act = "duties.take-post-up" if is_kept else "duties.put-post-away"
        record(act, post, by=by, at=at, agency=post.agency_id)
    return post


def _refuse_taken_name(
    agency_id: int, unit: Unit | None, name: str, but: DutyPost | None = None
) -> None:
    alike = DutyPost.objects.filter(agency=agency_id, unit=unit, name_key=fold_name(name))
    others = alike.exclude(pk=but.pk) if but else alike
    if others.exists():
        raise PostNameTaken(name=name)


def _refuse_bad_shift(sketch: ShiftSketch) -> None:
    try:
        ShiftHours(sketch.begins, sketch.ends)
    except BadShiftHours as bad:
        minutes = sketch.ends - sketch.begins
        raise ShiftHoursWrong(hours=f"{minutes // 60}h{minutes % 60:02}") from bad
    if not sketch.cover:
        raise CoverNeeded
    if not all(one.rises for one in sketch.cover.values()):
        raise CoverOutOfOrder


def _write_cover(shift: DutyShift, cover: Mapping[CoverClass, CoverWish]) -> None:
    ShiftCover.objects.bulk_create(
        ShiftCover(shift=shift, day_class=kind, least=one.least, wanted=one.wanted, most=one.most)
        for kind, one in cover.items()
    )


def _post_columns(sketch: PostSketch) -> dict[str, Any]:
    columns = sketch.columns() | {"name": clean(sketch.name), "phone": clean(sketch.phone)}
    return columns | {"moves_on_site": sketch.moves_on_site and sketch.on_site}


def _facts(post: DutyPost) -> dict[str, Any]:
    facts = (
        "name",
        "kind",
        "on_site",
        "moves_on_site",
        "rest_after_night",
        "phone",
        "spared",
        "order",
        "unit_id",
    )
    return {name: getattr(post, name) for name in facts}
