"""Which documents, drafts and sentences somebody may see or change."""

from django.db.models import QuerySet

from directives.models import Clause, Directive, Edition, WrittenException
from directives.selectors.force import BINDING_STATES, CHECKED_STATES
from units.enums import Right
from units.selectors import Mandate


def directives_for(mandate: Mandate) -> QuerySet[Directive]:
    """The agency's documents: all of them for who keeps them, for others those that came into
    force here or are proposed.
    """
    directives = Directive.objects.filter(agency=mandate.agency)
    if mandate.may(Right.KEEP_DIRECTIVES):
        return directives
    return directives.filter(is_historical=False, editions__state__in=CHECKED_STATES).distinct()


def drafts_for(mandate: Mandate) -> QuerySet[Edition]:
    """The drafts somebody may change: none for who does not keep directives."""
    editions = Edition.objects.filter(directive__agency=mandate.agency).select_related(
        "directive__agency", "directive__implements"
    )
    return editions if mandate.may(Right.KEEP_DIRECTIVES) else editions.none()


def clauses_for(mandate: Mandate) -> QuerySet[Clause]:
    """The clauses somebody may change."""
    return Clause.objects.filter(edition__in=drafts_for(mandate)).select_related(
        "edition__directive__agency"
    )


def clauses_read_by(mandate: Mandate) -> QuerySet[Clause]:
    """The clauses of the documents that came into force in the reader's agency."""
    binding = Clause.objects.filter(
        edition__directive__agency=mandate.agency, edition__state__in=BINDING_STATES
    )
    return binding.select_related("edition__directive__agency")


def exceptions_for(mandate: Mandate) -> QuerySet[WrittenException]:
    """The agency's written exceptions, those begun last first, each with its clause and
    document.
    """
    given = WrittenException.objects.filter(agency=mandate.agency)
    return given.select_related(
        "clause__edition__directive__agency", "clause__phase", "unit", "recorded_by", "revoked_by"
    )
