"""The posts whose duty somebody keeps: the Office the agency's, its editors a unit's own."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from duties.errors import NoSuchPost
from duties.models import DutyExemption, DutyPost, DutyShift, PostQualification
from units.enums import Right
from units.models import Staff, Unit
from units.selectors import Mandate, open_from, units_of


def keeps_duty(mandate: Mandate, unit_id: int | None) -> bool:
    """Whether the user keeps the duty of that unit, or (None) of the agency as a whole."""
    if mandate.may(Right.KEEP_DUTY):
        return True
    return unit_id is not None and mandate.may(Right.EDIT_ROSTER, unit_id)


def duty_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose own duty the user keeps."""
    if mandate.may(Right.KEEP_DUTY):
        return Unit.objects.filter(agency=mandate.agency)
    return units_of(mandate, Right.EDIT_ROSTER)


def kept_posts(mandate: Mandate) -> QuerySet[DutyPost]:
    """The posts whose duty the user keeps, the agency's first."""
    posts = DutyPost.objects.filter(agency=mandate.agency)
    if not mandate.may(Right.KEEP_DUTY):
        posts = posts.filter(unit__in=duty_units(mandate))
    return posts.order_by(*IN_ORDER)


IN_ORDER = ("-is_kept", "unit__order", "unit", "order", "pk")
"""As they are listed; where databases put the agency's own posts among those of units is settled
by whoever lists them.
"""


def kept_post(mandate: Mandate, pk: int) -> DutyPost:
    """Raises NoSuchPost, whether it is there or not."""
    found = kept_posts(mandate).select_related("agency", "unit").filter(pk=pk).first()
    if found is None:
        raise NoSuchPost
    return found


def kept_shift(mandate: Mandate, pk: int) -> DutyShift:
    """A shift of such a post. Raises NoSuchPost."""
    rows = DutyShift.objects.filter(pk=pk, post__in=kept_posts(mandate).order_by())
    found = rows.select_related("post__agency", "post__unit").first()
    if found is None:
        raise NoSuchPost
    return found


def kept_qualification(mandate: Mandate, pk: int) -> PostQualification:
    """Who may have such a post. Raises NoSuchPost."""
    rows = PostQualification.objects.filter(pk=pk, post__in=kept_posts(mandate).order_by())
    found = rows.select_related("post", "staff").first()
    if found is None:
        raise NoSuchPost
    return found


def listed_posts(mandate: Mandate, on: date) -> list[DutyPost]:
    """The posts with their shifts, cover and the qualifications that hold on that day or later;
    the agency's before those of units. Four queries.
    """
    shifts = DutyShift.objects.filter(is_kept=True).prefetch_related("cover")
    qualifications = PostQualification.objects.filter(open_from(on)).select_related("staff", "unit")
    posts = kept_posts(mandate).select_related("unit")
    found = posts.prefetch_related(
        Prefetch("shifts", shifts), Prefetch("qualifications", qualifications)
    )
    return sorted(found, key=lambda post: (not post.is_kept, post.unit_id is not None))


def duty_people(mandate: Mandate, unit_id: int | None, on: date) -> QuerySet[Staff]:
    """Who may be named for a post of that unit, or (None) of the agency: who works there on that
    day or later.
    """
    held = Q(positions__is_home=True) & (
        Q(positions__last__isnull=True) | Q(positions__last__gte=on)
    )
    if unit_id is not None:
        held &= Q(positions__unit=unit_id)
    people = Staff.objects.filter(held, agency=mandate.agency, is_active=True)
    return people.distinct().order_by("sort_key", "pk")


def released_people(mandate: Mandate, on: date) -> QuerySet[Staff]:
    """Whom the user may release from duty: the Office everybody, others the people of their
    unit.
    """
    people = duty_people(mandate, None, on)
    if mandate.may(Right.KEEP_DUTY):
        return people
    return people.filter(positions__unit__in=duty_units(mandate), positions__is_home=True)


def exemptions_of(mandate: Mandate, on: date) -> QuerySet[DutyExemption]:
    """Who is released from duty on that day or later, of those whose duty the user keeps."""
    rows = DutyExemption.objects.filter(open_from(on), staff__agency=mandate.agency)
    if not mandate.may(Right.KEEP_DUTY):
        own = units_of(mandate, Right.EDIT_ROSTER)
        rows = rows.filter(staff__positions__unit__in=own, staff__positions__is_home=True)
    return rows.select_related("staff", "post").distinct()


def kept_release(mandate: Mandate, pk: int) -> DutyExemption:
    """A release, past ones too, of somebody whose duty the user keeps. Raises NoSuchPost."""
    found = exemptions_of(mandate, date.min).filter(pk=pk).first()
    if found is None:
        raise NoSuchPost
    return found


def sees_notes(mandate: Mandate, unit_ids: Collection[int]) -> bool:
    """Whether the user may know why somebody of these units is released."""
    return any(mandate.may(Right.SEE_RESTRICTED, unit_id) for unit_id in unit_ids)
