"""Telling everybody concerned of a directive once, and writing down who has read it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from audit.services import record
from directives.adapters import scope_of, unit_values
from directives.models import Edition, Notice
from directives.services.drafts import recorded_facts
from planning.force import Scope
from units.models import Position, Staff
from units.selectors import open_on


@transaction.atomic
def tell_staff(edition_id: int, *, at: datetime) -> tuple[Notice, ...]:
    """A notice for each person whom a clause of the edition concerns and who has none yet; the
    new ones are returned.
    """
    edition = Edition.objects.select_related("directive__agency").get(pk=edition_id)
    told = set(edition.notices.values_list("staff_id", flat=True))
    new = [
        Notice(edition=edition, staff=person, told_at=at)
        for person in _concerned(edition, at)
        if person.pk not in told
    ]
    Notice.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        record(
            "directives.tell",
            edition.directive,
            by=None,
            at=at,
            agency=edition.directive.agency_id,
            after={"people": len(new)},
        )
    return tuple(new)


@transaction.atomic
def read_directive(directive_id: int, *, by: User, at: datetime) -> int:
    """The user has read everything he was told of this directive; how many notices that settled
    (0: nothing was open).
    """
    open_notices = Notice.objects.filter(
        edition__directive=directive_id, staff__user=by, read_at__isnull=True
    )
    settled = list(open_notices.select_related("edition__directive"))
    for notice in settled:
        Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=at)
        notice.read_at = at
        record(
            "directives.read",
            notice,
            by=by,
            at=at,
            agency=notice.edition.directive.agency_id,
            after=recorded_facts(notice, ("read_at",)),
        )
    return len(settled)


def _concerned(edition: Edition, at: datetime) -> QuerySet[Staff]:
    """The active people of the units that some clause speaks of; everybody where there are no
    clauses.
    """
    agency = edition.directive.agency
    today = at.astimezone(ZoneInfo(agency.time_zone)).date()
    posts = Position.objects.filter(open_on(today), unit__agency=agency, is_home=True)
    scopes = [scope_of(clause) for clause in edition.clauses.all()]
    if scopes and Scope() not in scopes:
        units = [
            pk
            for pk, value in unit_values(agency, today).items()
            if any(scope.includes(value) for scope in scopes)
        ]
        posts = posts.filter(unit__in=units)
    return (
        Staff.objects.filter(
            Exists(posts.filter(staff=OuterRef("pk"))), agency=agency, is_active=True
        )
        .select_related("user")
        .order_by("sort_key", "pk")
    )
