"""What a draft needs before anybody is asked to keep to it."""

from datetime import datetime

from directives.errors import (
    EndedAlready,
    ForceEndsBeforeItBegins,
    NoClauses,
    NoStart,
    PhaseOutsidePeriod,
)
from directives.models import Directive, Edition
from directives.selectors import binding_beyond


def check_period(edition: Edition) -> datetime:
    """Where the draft begins. Raises NoStart, ForceEndsBeforeItBegins, PhaseOutsidePeriod."""
    if edition.effective_from is None:
        raise NoStart
    if edition.effective_to is not None and edition.effective_to <= edition.effective_from:
        raise ForceEndsBeforeItBegins
    if not all(lies_within(edition, phase.begins, phase.ends) for phase in edition.phases.all()):
        raise PhaseOutsidePeriod
    return edition.effective_from


def check_content(edition: Edition) -> None:
    """A document orders something, or does something to another document. Raises NoClauses."""
    if (
        not edition.clauses.exists()
        and not edition.directive.links.filter(carried_out_at=None).exists()
    ):
        raise NoClauses


def check_conditions(edition: Edition, begins: datetime) -> None:
    """No document begins after what it waits for has ended. Raises EndedAlready."""
    for condition in edition.end_conditions.filter(other__isnull=False).select_related("other"):
        check_goes_on(condition.other, begins)


def check_goes_on(other: Directive | None, moment: datetime) -> None:
    """Raises EndedAlready where `other` holds at no moment after this one."""
    if other is not None and not binding_beyond(other.editions.all(), moment).exists():
        raise EndedAlready


def lies_within(edition: Edition, begins: datetime, ends: datetime | None) -> bool:
    """Whether [begins, ends) lies in the edition's period; an open end lasts as long as the
    edition.
    """
    if edition.effective_from is None or begins < edition.effective_from:
        return False
    return edition.effective_to is None or (
        begins < edition.effective_to and (ends is None or ends <= edition.effective_to)
    )
