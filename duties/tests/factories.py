"""Posts with shifts and people who may have them, for tests of duty."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from duties.enums import CoverClass, PostKind, QualifiedBy
from duties.models import DutyPost, DutyShift, PostQualification, ShiftCover
from tests.factories import LONG_AGO
from units.models import Agency, Staff, Unit

EVERY_DAY: Mapping[CoverClass, int] = dict.fromkeys(CoverClass, 1)


def minutes(text: str) -> int:
    """`minutes("7:30")` after midnight; `30:00` is six in the morning of the next day."""
    hours, _, rest = text.partition(":")
    return 60 * int(hours) + int(rest or 0)


def make_post(
    agency: Agency, name: str = "Trực cơ quan", unit: Unit | None = None, **fields: Any
) -> DutyPost:
    return DutyPost.objects.create(
        agency=agency, unit=unit, name=name, **{"kind": PostKind.OFFICER, **fields}
    )


def make_shift(
    post: DutyPost,
    begins: str = "7:30",
    ends: str = "17:00",
    cover: Mapping[CoverClass, int] = EVERY_DAY,
    **fields: Any,
) -> DutyShift:
    shift = DutyShift.objects.create(
        post=post, begins=minutes(begins), ends=minutes(ends), **fields
    )
    for kind, number in cover.items():
        ShiftCover.objects.create(
            shift=shift, day_class=kind, least=number, wanted=number, most=number
        )
    return shift


def make_fit(
    post: DutyPost, *people: Staff, first: date = LONG_AGO, last: date | None = None, **fields: Any
) -> list[PostQualification]:
    """Each of them may have the post, by name."""
    return [
        PostQualification.objects.create(
            post=post, by=QualifiedBy.PERSON, staff=person, first=first, last=last, **fields
        )
        for person in people
    ]
