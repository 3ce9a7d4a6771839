"""The document itself: its number, issuer, date and the period its draft is meant for."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.services import record
from directives.enums import DocumentKind, EditionState, IssuerLevel
from directives.errors import ForceEndsBeforeItBegins, NotDraft, named_refusals
from directives.models import Directive, Edition
from directives.services.drafts import claim_draft, compose_letters, recorded_facts
from directives.services.revision import rules_changed
from units.models import Agency

DOCUMENT = (
    "kind",
    "number",
    "title",
    "issuer",
    "issuer_level",
    "issued_on",
    "implements_id",
    "is_ceiling",
    "note",
)
PERIOD = ("effective_from", "effective_to", "review_on")
REVIEW_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands at the head of a document, and the period [effective_from, effective_to) it is
    meant for; without an end it is looked at again on `review_on`, by default thirty days after
    the start.
    """

    title: str
    issuer: str
    kind: str = DocumentKind.OFFICIAL_LETTER
    number: str = ""
    issuer_level: str = IssuerLevel.PROVINCE
    issued_on: date | None = None
    implements_id: int | None = None
    is_ceiling: bool = False
    note: str = ""
    effective_from: datetime | None = None
    effective_to: datetime | None = None
    review_on: date | None = None

    def tidy(self) -> "Head":
        """The same head with its letters composed. Raises ForceEndsBeforeItBegins."""
        if self.effective_from and self.effective_to and self.effective_to <= self.effective_from:
            raise ForceEndsBeforeItBegins
        return replace(
            self,
            title=compose_letters(self.title),
            issuer=compose_letters(self.issuer),
            number=compose_letters(self.number),
            note=compose_letters(self.note),
        )

    def document(self) -> dict[str, object]:
        return {field: value for field, value in asdict(self).items() if field in DOCUMENT}

    def period(self) -> dict[str, date | None]:
        review_on = (
            None
            if self.effective_to
            else self.review_on or proposed_review(self.effective_from, self.effective_to)
        )
        return {
            "effective_from": self.effective_from,
            "effective_to": self.effective_to,
            "review_on": review_on,
        }


@transaction.atomic
def enter_directive(
    agency: Agency, head: Head, *, by: User, at: datetime, historical: bool = False
) -> Directive:
    """A new document with an empty draft. Raises NumberTaken, ForceEndsBeforeItBegins."""
    head = head.tidy()
    with named_refusals():
        directive = Directive.objects.create(
            agency=agency, is_historical=historical, **head.document()
        )
        Edition.objects.create(directive=directive, **head.period())
    record(
        "directives.enter",
        directive,
        by=by,
        at=at,
        agency=agency.pk,
        after=recorded_facts(directive, DOCUMENT),
    )
    return directive


@transaction.atomic
def edit_directive(edition_id: int, head: Head, *, by: User, at: datetime, seen: int) -> Edition:
    """Write the head and the period of a draft. Once an edition came into force the document's own
    head stays as it was.

    Raises NotDraft, DraftChanged, NumberTaken, ForceEndsBeforeItBegins.
    """
    head = head.tidy()
    edition = claim_draft(edition_id, seen=seen)
    directive = edition.directive
    before = recorded_facts(directive, DOCUMENT) | recorded_facts(edition, PERIOD)
    with named_refusals():
        Edition.objects.filter(pk=edition.pk).update(**head.period())
        if not has_been_in_force(directive):
            Directive.objects.filter(pk=directive.pk).update(**head.document())
    edition = Edition.objects.select_related("directive__agency").get(pk=edition.pk)
    after = recorded_facts(edition.directive, DOCUMENT) | recorded_facts(edition, PERIOD)
    record(
        "directives.edit",
        edition.directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        before=before,
        after=after,
    )
    return edition


@transaction.atomic
def number_directive(
    directive_id: int, *, number: str, issued_on: date | None, by: User, at: datetime
) -> Directive:
    """Fill in a number and date that were still blank when the document came into force; the
    date may tell which of two documents is newer. Raises NotDraft, NumberTaken.
    """
    directive = Directive.objects.get(pk=directive_id)
    before = recorded_facts(directive, ("number", "issued_on"))
    with named_refusals():
        filled = Directive.objects.filter(pk=directive_id, number="").update(
            number=compose_letters(number), issued_on=issued_on or directive.issued_on
        )
    if not filled:
        raise NotDraft
    directive.refresh_from_db()
    rules_changed(directive.agency_id)
    after = recorded_facts(directive, ("number", "issued_on"))
    record(
        "directives.number",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        before=before,
        after=after,
    )
    return directive


@transaction.atomic
def discard_draft(edition_id: int, *, by: User, at: datetime, seen: int) -> None:
    """Throw a draft away with what it was to do to others, and a document that never came into
    force. Raises NotDraft, DraftChanged.
    """
    edition = claim_draft(edition_id, seen=seen)
    directive = edition.directive
    record(
        "directives.discard",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        before=recorded_facts(edition, ("number", "version")),
    )
    directive.links.filter(carried_out_at=None).delete()
    edition.delete()
    if not directive.editions.exists():
        directive.delete()


def has_been_in_force(directive: Directive) -> bool:
    return directive.editions.exclude(
        state__in=(EditionState.DRAFT, EditionState.PROPOSED)
    ).exists()


def proposed_review(begins: datetime | None, ends: datetime | None) -> date | None:
    """When to look again at what holds until further notice."""
    return timezone.localdate(begins) + REVIEW_AFTER if begins and not ends else None
