"""Who looks at answers leaves a trace, who lacks a declaration is reminded, and answers are
destroyed in time.
"""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.utils import IntegrityError

from accounts.models import User
from audit.services import record
from declarations.errors import NobodyUndeclared, RemindedAlready
from declarations.models import (
    DeclarationPolicy,
    DeclarationReminder,
    DeclaredAnswers,
    MadeDeclaration,
)
from declarations.selectors.answers import last_declarations
from declarations.selectors.book import today_of
from declarations.selectors.policy import declaration_care
from declarations.selectors.reach import answering_people, may_remind
from declarations.selectors.unit_week import lacking_from_today
from declarations.values.policy import DeclarationCare
from declarations.values.unit import ToldDeclaration
from units.enums import Right
from units.models import Agency, Unit
from units.services.agency import as_text
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for

AT_ONCE: Final = 500
"""How many declarations one call forgets."""


@transaction.atomic
def reveal_answers(staff_id: int, *, by: User, at: datetime) -> tuple[ToldDeclaration, ...]:
    """What the person declared last, and put on record who looked. Raises NotAllowed for who may
    not know of their health, Staff.DoesNotExist for somebody out of reach.
    """
    mandate = mandate_for(by, at)
    staff = answering_people(mandate).get(pk=staff_id)
    record("declarations.reveal", staff, by=by, at=at, agency=staff.agency_id)
    return last_declarations(staff)


@transaction.atomic
def remind_undeclared(unit_id: int, *, by: User, at: datetime) -> int:
    """Have those of the unit reminded who come without a declaration: how many there are. Raises
    NotAllowed, NobodyUndeclared, RemindedAlready.
    """
    mandate = mandate_for(by, at)
    if not may_remind(mandate, unit_id):
        raise NotAllowed
    unit = Unit.objects.select_related("agency").get(pk=unit_id, agency=mandate.agency)
    people = {
        person
        for lacking in lacking_from_today(unit.agency, [unit], at=at)
        for person in lacking.days
    }
    if not people:
        raise NobodyUndeclared
    reminder = DeclarationReminder(
        agency=unit.agency, unit=unit, day=today_of(unit.agency, at), asked_by=by, asked_at=at
    )
    try:
        with transaction.atomic():
            reminder.save(force_insert=True)
    except IntegrityError as again:
        raise RemindedAlready from again
    record(
        "declarations.remind",
        unit,
        by=by,
        at=at,
        agency=unit.agency_id,
        after={"people": len(people)},
    )
    return len(people)


@transaction.atomic
def set_declaration_policy(wanted: DeclarationCare, *, by: User, at: datetime) -> DeclarationPolicy:
    """Keep it for the user's agency. Raises NotAllowed for who does not keep its settings."""
    mandate = mandate_for(by, at)
    if not mandate.may(Right.KEEP_STAFF):
        raise NotAllowed
    policy, _made = DeclarationPolicy.objects.update_or_create(
        agency=mandate.agency, defaults=asdict(wanted)
    )
    record(
        "declarations.set-policy",
        policy,
        by=by,
        at=at,
        agency=mandate.agency.pk,
        after=as_text(asdict(wanted)),
    )
    return policy


def purge_answers(*, at: datetime) -> int:
    """Destroy the answers whose time is over, agency by agency: how many. Twice finds nothing.

    A declaration with which somebody could come stays as a bare fact; one that spoke against it
    goes with its answers.
    """
    held = DeclaredAnswers.objects.values("declaration__agency")
    return sum(
        _purge_agency(agency, at) for agency in Agency.objects.filter(pk__in=held).order_by("pk")
    )


@transaction.atomic
def _purge_agency(agency: Agency, at: datetime) -> int:
    until = today_of(agency, at) - timedelta(days=declaration_care(agency).keep_days)
    over = MadeDeclaration.objects.filter(agency=agency, last__lt=until, answers__isnull=False)
    ids = list(over.values_list("pk", flat=True)[:AT_ONCE])
    if not ids:
        return 0
    DeclaredAnswers.objects.filter(declaration__in=ids).delete()
    MadeDeclaration.objects.filter(pk__in=ids, is_cleared=False).delete()
    record(
        "declarations.purge",
        agency,
        by=None,
        at=at,
        agency=agency.pk,
        after={"answers": len(ids), "until": until.isoformat()},
    )
    return len(ids)
