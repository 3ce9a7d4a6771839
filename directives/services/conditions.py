"""What ends a directive besides its last day: an event said in words, or the end of another
document; the first to occur does.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from audit.services import record
from directives.enums import EditionState
from directives.errors import (
    AlreadyHappened,
    DraftChanged,
    EndsBefore,
    ForceEndsBeforeItBegins,
    NotInForce,
    NotLinkable,
    StillProposed,
    named_refusals,
)
from directives.models import Directive, Edition, EndCondition
from directives.selectors import BINDING_STATES, ended_for_good
from directives.services.drafts import compose_letters, recorded_facts
from directives.services.ending import cut_short, end_what_hangs_on, mark_happened
from directives.services.readiness import check_goes_on
from directives.services.revision import rules_changed

CONDITION = ("words", "other_id", "happened_at")
OPEN = (EditionState.DRAFT, EditionState.IN_FORCE)


@transaction.atomic
def add_condition(
    edition_id: int, *, words: str, other_id: int | None, by: User, at: datetime, seen: int
) -> EndCondition:
    """Say what else ends a draft or an edition in force.

    Raises StillProposed, NotInForce, DraftChanged, NotLinkable for another document that was
    never in force, EndedAlready, NoCondition.
    """
    edition = _claimed(edition_id, at=at, seen=seen)
    directive = edition.directive
    other = None
    if other_id is not None:
        other = Directive.objects.filter(
            pk=other_id, agency=directive.agency, editions__state__in=BINDING_STATES
        ).first()
        if other is None or other.pk == directive.pk:
            raise NotLinkable
    check_goes_on(other, at)
    with named_refusals():
        condition = EndCondition.objects.create(
            edition=edition, words=compose_letters(words), other=other
        )
    record(
        "directives.add-condition",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        after=recorded_facts(condition, CONDITION),
    )
    return condition


@transaction.atomic
def remove_condition(condition_id: int, *, by: User, at: datetime, seen: int) -> None:
    """Strike a condition out that has not occurred. Raises StillProposed, NotInForce,
    DraftChanged, AlreadyHappened.
    """
    condition = EndCondition.objects.get(pk=condition_id)
    if condition.happened_at is not None:
        raise AlreadyHappened
    directive = _claimed(condition.edition_id, at=at, seen=seen).directive
    record(
        "directives.remove-condition",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        before=recorded_facts(condition, CONDITION),
    )
    condition.delete()


@transaction.atomic
def condition_happened(condition_id: int, *, when: datetime, by: User, at: datetime) -> Edition:
    """What was to end the directive has happened: it ends at that moment, and what hangs on it with
    it.

    Raises NotInForce, AlreadyHappened, ForceEndsBeforeItBegins, EndsBefore.
    """
    condition = EndCondition.objects.select_related("edition__directive").get(pk=condition_id)
    edition = condition.edition
    if edition.end_conditions.filter(happened_at__isnull=False).exists():
        raise AlreadyHappened
    if edition.state not in BINDING_STATES:
        raise NotInForce
    if when <= edition.starts:
        raise ForceEndsBeforeItBegins
    if edition.effective_to is not None and when >= edition.effective_to:
        raise EndsBefore
    mark_happened(condition, when, by=by, at=at)
    cut_short(edition.directive_id, when, by=by, at=at, reason=str(condition))
    end_what_hangs_on(edition.directive_id, when, by=by, at=at)
    rules_changed(edition.directive.agency_id)
    edition.refresh_from_db()
    return edition


@transaction.atomic
def settle_conditions(*, at: datetime) -> None:
    """End what was to hold until another document ends, once that one has run out by itself.
    Done every minute, mostly for nothing.
    """
    waiting = EndCondition.objects.filter(
        happened_at=None, other__isnull=False, edition__state=EditionState.IN_FORCE
    )
    for other in Directive.objects.filter(pk__in=waiting.values("other_id")):
        ended_at = ended_for_good(other)
        if (
            ended_at is not None
            and ended_at <= at
            and end_what_hangs_on(other.pk, ended_at, by=None, at=at)
        ):
            rules_changed(other.agency_id)


def _claimed(edition_id: int, *, at: datetime, seen: int) -> Edition:
    taken = Edition.objects.filter(pk=edition_id, state__in=OPEN, version=seen).update(
        version=F("version") + 1
    )
    edition = Edition.objects.select_related("directive__agency").get(pk=edition_id)
    if edition.state == EditionState.PROPOSED:
        raise StillProposed
    if edition.state not in OPEN or (
        edition.state == EditionState.IN_FORCE
        and edition.effective_to
        and edition.effective_to <= at
    ):
        raise NotInForce
    if not taken:
        raise DraftChanged
    return edition
