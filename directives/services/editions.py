"""What comes after a document: an amendment, an extension, or the same rules again at another time."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from audit.services import record
from directives.enums import EditionState
from directives.errors import EndsBeforeItBegins, NothingToExtend, NotInForce, named_refusals
from directives.models import Directive, Edition, Phase
from directives.services.clauses import copied
from directives.services.documents import DOCUMENT
from directives.services.drafts import facts


@transaction.atomic
def amend_directive(directive_id: int, *, by: User, at: datetime) -> Edition:
    """A draft edition with the clauses of the one in force, to be changed and then put in force in its place.

    Raises NotInForce, DraftExists.
    """
    current = _latest(directive_id)
    if current.effective_to is not None and current.effective_to <= at:
        raise NotInForce
    draft = _next_edition(current, begins=None, ends=current.effective_to)
    _record("amend", draft, by=by, at=at, after={"edition": draft.number})
    return draft


@transaction.atomic
def extend_directive(directive_id: int, *, until: datetime, by: User, at: datetime) -> Edition:
    """A draft edition with the same clauses that begins where the last one ends and holds `until` then.

    Raises NotInForce, DraftExists, NothingToExtend for what is open-ended or ends later anyway.
    """
    current = _latest(directive_id)
    if current.effective_to is None or until <= current.effective_to:
        raise NothingToExtend
    draft = _next_edition(current, begins=current.effective_to, ends=until)
    _record("extend", draft, by=by, at=at, after={"edition": draft.number, "until": str(until)})
    return draft


@transaction.atomic
def start_again(directive_id: int, *, begins: datetime | None, ends: datetime | None, by: User, at: datetime) -> Directive:
    """A new document with the rules of an old one and new dates; number and date of issue stay blank until they are known.

    Raises EndsBeforeItBegins.
    """
    if begins and ends and ends <= begins:
        raise EndsBeforeItBegins
    old = Directive.objects.get(pk=directive_id)
    rules = old.editions.exclude(state=EditionState.DRAFT).last() or old.editions.get()
    kept = {field: getattr(old, field) for field in DOCUMENT if field not in ("number", "issued_on", "implements_id")}
    new = Directive.objects.create(agency_id=old.agency_id, restarted_from=old, **kept)
    draft = Edition.objects.create(directive=new, effective_from=begins, effective_to=ends)
    _copy_clauses(rules, draft)
    record("directives.start-again", new, by=by, at=at, agency=new.agency_id, after=facts(new, ("title", "restarted_from_id")))
    return new


def _latest(directive_id: int) -> Edition:
    edition = (
        Edition.objects.filter(directive_id=directive_id, state__in=(EditionState.IN_FORCE, EditionState.ENDED))
        .select_related("directive")
        .order_by("effective_from", "number")
        .last()
    )
    if edition is None:
        raise NotInForce
    return edition


def _next_edition(current: Edition, *, begins: datetime | None, ends: datetime | None) -> Edition:
    number = current.directive.editions.aggregate(last=Max("number"))["last"] + 1
    with named_refusals():
        draft = Edition.objects.create(directive=current.directive, number=number, effective_from=begins, effective_to=ends)
    _copy_clauses(current, draft)
    return draft


def _copy_clauses(source: Edition, target: Edition) -> None:
    """The phases and sentences of one edition once more in another; the phases keep their dates."""
    for phase in source.phases.all():
        Phase.objects.create(edition=target, number=phase.number, name=phase.name, begins=phase.begins, ends=phase.ends)
    for order, clause in enumerate(source.clauses.order_by("order", "pk"), start=1):
        copied(clause, target, order=order)


def _record(verb: str, draft: Edition, *, by: User, at: datetime, after: dict[str, object]) -> None:
    record(f"directives.{verb}", draft.directive, by=by, at=at, agency=draft.directive.agency_id, after=after)
