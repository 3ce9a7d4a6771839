"""Questions about the texts that drafts are entered from, each scoped to who asks."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Prefetch, Q, QuerySet

from accounts.models import User
from audit.models import Event
from directives.enums import EditionState
from directives.models import Clause, Directive, Edition
from intake.models import DraftText
from units.enums import Right
from units.selectors import Mandate

NO_CHANGE = ("directives.read", "directives.tell")
"""What is recorded of documents and changes none."""


def texts_for(mandate: Mandate) -> QuerySet[DraftText]:
    """The texts of the agency's drafts, for who keeps its directives; for others none."""
    texts = DraftText.objects.filter(edition__directive__agency=mandate.agency)
    texts = texts.select_related("kept_by")
    return texts if mandate.may(Right.KEEP_DIRECTIVES) else texts.none()


def undecided_in(mandate: Mandate) -> list[tuple[int, int]]:
    """The drafts that somebody may change with sentences left to decide, by their key, and how
    many. Two queries.
    """
    texts = (
        texts_for(mandate)
        .filter(edition__state=EditionState.DRAFT)
        .select_related("edition")
        .defer("text")
        .prefetch_related(Prefetch("edition__clauses", Clause.objects.only("edition", "quote")))
    )
    counted = (
        (kept.edition_id, undecided_of(kept, [*kept.edition.clauses.all()])) for kept in texts
    )
    return [(key, count) for key, count in counted if count]


def undecided_of(kept: DraftText, clauses: Sequence[Clause]) -> int:
    """How many of the sentences found in the text are neither refused nor, by what was kept of
    them or by their words, among the clauses.
    """
    there = {clause.pk for clause in clauses}
    made = {key: pk for key, pk in kept.clauses.items() if pk in there}
    free = Counter(clause.quote for clause in clauses if clause.pk not in made.values())
    waiting = 0
    for one in kept.found:
        if one["key"] in made:
            continue
        if free[one["quote"]]:
            free[one["quote"]] -= 1
        elif one["key"] not in kept.refused:
            waiting += 1
    return waiting


def is_changed_by_others(edition: Edition, *, seen: int, by: User) -> bool:
    """Whether anybody else may have changed the draft after version `seen`.

    Each change counts the version up and is recorded. So where fewer than all changes since were
    `by` this person, one of somebody else's stands on record after as many of their own as there
    were changes. What others change in other documents meanwhile counts too: sooner once too often.
    """
    changes = edition.version - seen
    if changes <= 0 or seen < 1:
        return changes != 0
    recorded = Event.objects.filter(agency=edition.directive.agency_id)
    about = Q(
        subject=Event.subject_of(Clause),
        subject_id__in=edition.clauses.values("pk"),
    ) | Q(
        subject=Event.subject_of(Directive),
        subject_id=edition.directive_id,
        action__in=("directives.enter", "directives.amend", "directives.edit"),
    )
    own = recorded.filter(about, actor=by.pk).order_by("-pk").values_list("pk", flat=True)[:changes]
    since = [*own]
    if len(since) < changes:
        return True
    others = recorded.filter(action__startswith="directives.", pk__gt=since[-1])
    return others.exclude(actor=by.pk).exclude(action__in=NO_CHANGE).exists()
