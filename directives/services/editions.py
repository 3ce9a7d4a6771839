"""What comes after a document: an amendment, an extension, or the same rules again at another
time.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from audit.services import record
from directives.enums import EditionState
from directives.errors import ForceEndsBeforeItBegins, NothingToExtend, NotInForce, named_refusals
from directives.models import PREPARED, Clause, Directive, Edition, Phase
from directives.selectors import BINDING_STATES
from directives.services.clauses import copy_clause
from directives.services.documents import DOCUMENT, proposed_review
from directives.services.drafts import recorded_facts


@transaction.atomic
def amend_directive(directive_id: int, *, by: User, at: datetime) -> Edition:
    """A draft edition with the clauses of the one in force, to be changed and then put in force in
    its place. What was undone or withdrawn is corrected in the same way.

    Raises NotInForce, DraftExists.
    """
    current = _to_amend(directive_id, at)
    draft = next_edition(
        current, begins=None, ends=current.effective_to if current.state in BINDING_STATES else None
    )
    _record("amend", draft, by=by, at=at, after={"edition": draft.number})
    return draft


@transaction.atomic
def extend_directive(directive_id: int, *, until: datetime, by: User, at: datetime) -> Edition:
    """A draft edition with what still holds at the end of the last one, which begins there and
    holds `until` then.

    Raises NotInForce, DraftExists, NothingToExtend for what is open-ended or ends later anyway.
    """
    current = latest_edition(directive_id)
    draft = continuing_edition(current, until)
    _record("extend", draft, by=by, at=at, after={"edition": draft.number, "until": str(until)})
    return draft


@transaction.atomic
def start_again(
    directive_id: int, *, begins: datetime | None, ends: datetime | None, by: User, at: datetime
) -> Directive:
    """A new document with the rules of an old one and new dates, its stages moved along; number and
    date of issue stay blank until they are known. What the old one did to others, and exceptions
    from it, are not repeated.

    Raises ForceEndsBeforeItBegins.
    """
    if begins and ends and ends <= begins:
        raise ForceEndsBeforeItBegins
    old = Directive.objects.get(pk=directive_id)
    rules = (
        old.editions.exclude(state__in=[*PREPARED, EditionState.UNDO]).last() or old.editions.get()
    )
    kept = {
        field: getattr(old, field)
        for field in DOCUMENT
        if field not in ("number", "issued_on", "implements_id")
    }
    new = Directive.objects.create(agency_id=old.agency_id, restarted_from=old, **kept)
    review_on = proposed_review(begins, ends)
    draft = Edition.objects.create(
        directive=new, effective_from=begins, effective_to=ends, review_on=review_on
    )
    copy_content(rules, draft, stages=[_moved(phase, rules, draft) for phase in rules.phases.all()])
    record(
        "directives.start-again",
        new,
        by=by,
        at=at,
        agency=new.agency_id,
        after=recorded_facts(new, ("title", "restarted_from_id")),
    )
    return new


def latest_edition(directive_id: int) -> Edition:
    """The last edition to hold; what was undone is none. Raises NotInForce."""
    editions = Edition.objects.filter(
        directive_id=directive_id, state__in=BINDING_STATES, undone_by=None
    )
    edition = editions.select_related("directive").order_by("effective_from", "number").last()
    if edition is None:
        raise NotInForce
    return edition


def continuing_edition(current: Edition, until: datetime | None, **columns: Any) -> Edition:
    """What still holds at the end of `current`, from there `until` then: the stages that are over
    are left behind with their clauses.

    Raises NothingToExtend for what is open-ended or ends later anyway, DraftExists.
    """
    begins = current.effective_to
    if begins is None or (until is not None and until <= begins):
        raise NothingToExtend
    going_on = [
        phase for phase in current.phases.all() if phase.ends is None or phase.ends >= begins
    ]
    stages = [_stage(phase, begins, until) for phase in going_on]
    numbers = {phase.number for phase in going_on}
    return next_edition(
        current,
        begins=begins,
        ends=until,
        stages=stages,
        only=lambda clause: not clause.phase or clause.phase.number in numbers,
        **columns,
    )


def next_edition(
    current: Edition,
    *,
    begins: datetime | None,
    ends: datetime | None,
    stages: Iterable[Phase] | None = None,
    only: Callable[[Clause], bool] = lambda clause: True,
    **columns: Any,
) -> Edition:
    """Another edition of the same document with its stages, sentences and conditions. Raises
    DraftExists.
    """
    number = next_number(current.directive)
    columns |= {
        "effective_from": begins,
        "effective_to": ends,
        "review_on": proposed_review(begins, ends),
    }
    with named_refusals():
        edition = Edition.objects.create(directive=current.directive, number=number, **columns)
    copy_content(current, edition, stages=stages, only=only)
    return edition


def next_number(directive: Directive) -> int:
    last: int = directive.editions.aggregate(last=Max("number"))["last"]
    return last + 1


def copy_content(
    source: Edition,
    target: Edition,
    *,
    stages: Iterable[Phase] | None = None,
    only: Callable[[Clause], bool] = lambda clause: True,
) -> None:
    """The stages (with dates of their own where `stages` says so), sentences and conditions of
    one edition once more in another.
    """
    if stages is None:
        stages = [_stage(phase, phase.begins, phase.ends) for phase in source.phases.all()]
    for stage in stages:
        stage.edition = target
        stage.save(force_insert=True)
    clauses = source.clauses.select_related("phase", "edition").order_by("order", "pk")
    for order, clause in enumerate(filter(only, clauses), start=1):
        copy_clause(clause, target, order=order)
    for condition in source.end_conditions.all():
        if condition.words or source.directive_id == target.directive_id:
            other = condition.other if source.directive_id == target.directive_id else None
            target.end_conditions.create(words=condition.words, other=other)


def _to_amend(directive_id: int, at: datetime) -> Edition:
    """The edition that an amendment begins from: the last that has not ended, or one that was
    taken back.
    """
    last = (
        Edition.objects.filter(directive_id=directive_id)
        .exclude(state__in=[*PREPARED, EditionState.UNDO])
        .order_by("number")
        .last()
    )
    taken_back = last is not None and (
        last.state == EditionState.WITHDRAWN or hasattr(last, "undone_by")
    )
    living = Edition.objects.filter(directive_id=directive_id, state__in=BINDING_STATES)
    if last is not None and taken_back and not living.exclude(effective_to__lte=at).exists():
        return last
    current = latest_edition(directive_id)
    if current.effective_to is not None and current.effective_to <= at:
        raise NotInForce
    return current


def _stage(phase: Phase, begins: datetime, ends: datetime | None) -> Phase:
    return Phase(number=phase.number, name=phase.name, begins=begins, ends=ends)


def _moved(phase: Phase, old: Edition, new: Edition) -> Phase:
    """A stage as far from the new start as it was from the old one; what lasted to the old end
    lasts to the new one.
    """
    if old.effective_from is None or new.effective_from is None:
        return _stage(phase, phase.begins, phase.ends)
    shift = new.effective_from - old.effective_from
    ends = phase.ends
    if ends is not None:
        ends = new.effective_to if ends == old.effective_to else ends + shift
    return _stage(phase, phase.begins + shift, ends)


def _record(verb: str, draft: Edition, *, by: User, at: datetime, after: dict[str, object]) -> None:
    record(
        f"directives.{verb}",
        draft.directive,
        by=by,
        at=at,
        agency=draft.directive.agency_id,
        after=after,
    )
