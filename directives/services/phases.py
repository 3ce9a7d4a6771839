"""The stages of a draft: one after another, each inside the time in which the document holds."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.services import record
from directives.errors import ForceEndsBeforeItBegins, NoStart, OutsideThePeriod, OverlappingPhases
from directives.models import Edition, Phase
from directives.services.drafts import claim_draft, compose_letters, recorded_facts
from directives.services.readiness import lies_within

STAGE = ("number", "name", "begins", "ends")
FREE_NUMBERS = 1000


@transaction.atomic
def add_phase(
    edition_id: int,
    *,
    name: str,
    begins: datetime,
    ends: datetime | None,
    by: User,
    at: datetime,
    seen: int,
) -> Phase:
    """Write a stage [begins, ends) on a draft; without an end it lasts as long as the document.

    Raises NotDraft, DraftChanged, NoStart, ForceEndsBeforeItBegins, OutsideThePeriod,
    OverlappingPhases.
    """
    edition = claim_draft(edition_id, seen=seen)
    phase = Phase(
        edition=edition, number=FREE_NUMBERS, name=compose_letters(name), begins=begins, ends=ends
    )
    _check(phase)
    phase.save()
    _number(edition)
    phase.refresh_from_db()
    _record("add-phase", phase, by=by, at=at, after=recorded_facts(phase, STAGE))
    return phase


@transaction.atomic
def change_phase(
    phase_id: int,
    *,
    name: str,
    begins: datetime,
    ends: datetime | None,
    by: User,
    at: datetime,
    seen: int,
) -> Phase:
    """Write a stage anew. Raises what add_phase raises."""
    phase = Phase.objects.get(pk=phase_id)
    before = recorded_facts(phase, STAGE)
    phase.edition = claim_draft(phase.edition_id, seen=seen)
    phase.name, phase.begins, phase.ends = compose_letters(name), begins, ends
    _check(phase)
    phase.save(update_fields=("name", "begins", "ends"))
    _number(phase.edition)
    phase.refresh_from_db()
    _record("change-phase", phase, by=by, at=at, before=before, after=recorded_facts(phase, STAGE))
    return phase


@transaction.atomic
def remove_phase(phase_id: int, *, by: User, at: datetime, seen: int) -> None:
    """Strike a stage out; its sentences hold all the time again. Raises NotDraft,
    DraftChanged.
    """
    phase = Phase.objects.get(pk=phase_id)
    phase.edition = claim_draft(phase.edition_id, seen=seen)
    _record("remove-phase", phase, by=by, at=at, before=recorded_facts(phase, STAGE))
    phase.delete()
    _number(phase.edition)


def _check(phase: Phase) -> None:
    if phase.edition.effective_from is None:
        raise NoStart
    if phase.ends is not None and phase.ends <= phase.begins:
        raise ForceEndsBeforeItBegins
    if not lies_within(phase.edition, phase.begins, phase.ends):
        raise OutsideThePeriod
    for other in phase.edition.phases.exclude(pk=phase.pk):
        if (phase.ends is None or other.begins < phase.ends) and (
            other.ends is None or other.ends > phase.begins
        ):
            raise OverlappingPhases


def _number(edition: Edition) -> None:
    """Count the stages from one in the order of time; numbers not in use come first, since each
    is given once.
    """
    phases = list(edition.phases.order_by("begins"))
    for offset in (FREE_NUMBERS + 1, 1):
        for place, phase in enumerate(phases):
            Phase.objects.filter(pk=phase.pk).update(number=offset + place)


def _record(
    verb: str,
    phase: Phase,
    *,
    by: User,
    at: datetime,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    directive = phase.edition.directive
    record(
        f"directives.{verb}",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        before=before,
        after=after,
    )
