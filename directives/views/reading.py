"""What anybody with a mandate may open: the list of directives and one of them as it reads."""

from datetime import datetime
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

import clock
from directives.enums import DocumentStanding, EditionState
from directives.models import Edition
from directives.selectors import (
    BINDING_STATES,
    ListedDirective,
    attachments_of,
    changed_others,
    done_to,
    exceptions_for,
    listed_directives,
    listing_of,
    readable_directives,
    replaced_in,
    standing_of,
    unchecked_days,
    unread_by,
)
from directives.views.sentences import sentences_of
from units.enums import Right
from units.guards import MandatedRequest, requires

STANDINGS = list(DocumentStanding)


@require_safe
@requires()
def directive_list(request: MandatedRequest) -> HttpResponse:
    """All documents, those in force first."""
    query = request.GET.get("q", "").strip()
    rows = listed_directives(request.mandate, clock.now(), query)
    context = {
        "groups": _by_standing(rows),
        "query": query,
        "count": len(rows),
        "keeps": request.mandate.may(Right.KEEP_DIRECTIVES),
    }
    return render(
        request, "directives/list.html", context | {"notices": unread_by(request.mandate)}
    )


@require_safe
@requires()
def directive_page(request: MandatedRequest, pk: int) -> HttpResponse:
    """One document as it reads, edition by edition; who keeps directives finds here what can be
    done with it.
    """
    now = clock.now()
    directive = get_object_or_404(readable_directives(request.mandate), pk=pk)
    keeps = request.mandate.may(Right.KEEP_DIRECTIVES)
    row = listing_of(directive, now, with_draft=keeps)
    editions = [
        edition for edition in directive.editions.all() if edition.state != EditionState.DRAFT
    ]
    shown = next(
        (edition for edition in editions if str(edition.number) == request.GET.get("edition")),
        row.edition,
    )
    unchecked = () if directive.is_historical else unchecked_days(shown)
    context = {
        "directive": directive,
        "row": row,
        "editions": editions,
        "shown": shown,
        "standing": row.standing if directive.is_historical else standing_of(shown, now),
        "current_phase": next(
            (phase.pk for phase in shown.phases.all() if phase.covers(now)), None
        ),
        "sentences": sentences_of(shown),
        "unchecked": (unchecked[0], unchecked[-1]) if unchecked else None,
        "links": directive.links.select_related("other"),
        "done": done_to(directive),
        "replaced": replaced_in(directive),
        "keeps": keeps,
        "attachments": attachments_of(directive),
        "exceptions": exceptions_for(request.mandate).filter(
            clause__edition__directive=directive, revoked_at=None
        ),
        "is_unread": unread_by(request.mandate).filter(edition__directive=directive).exists(),
        "may_except": keeps and not directive.is_historical and shown.state in BINDING_STATES,
        "may": _may(row, shown, now) if keeps else {},
    }
    return render(request, "directives/directive.html", context)


def _may(row: ListedDirective, shown: Edition, now: datetime) -> dict[str, bool]:
    """What who keeps directives may do to this one."""
    is_open = row.draft is None and row.proposed is None
    binds = row.standing != DocumentStanding.REFERENCE and row.edition.state in BINDING_STATES
    holds = row.standing in (DocumentStanding.IN_FORCE, DocumentStanding.SUSPENDED)
    lives = holds or row.standing == DocumentStanding.UPCOMING
    taken_back = row.edition.state == EditionState.WITHDRAWN or hasattr(row.edition, "undone_by")
    has_acted = row.standing == DocumentStanding.UPCOMING and changed_others(row.edition)
    return {
        "amend": is_open and (lives or taken_back),
        "extend": is_open and binds and row.edition.effective_to is not None and not taken_back,
        "end": holds,
        "suspend": lives,
        "resume": lives
        and any(pause.ends is None or pause.ends > now for pause in row.edition.suspensions.all()),
        "withdraw": row.standing == DocumentStanding.UPCOMING and not has_acted,
        "undo": holds or has_acted,
        "readers": row.standing not in (DocumentStanding.REFERENCE, DocumentStanding.DRAFT),
        "review": holds and row.edition.effective_to is None,
        "conditions": lives and shown.pk == row.edition.pk and shown.state == EditionState.IN_FORCE,
    }


def _by_standing(
    rows: list[ListedDirective],
) -> list[tuple[DocumentStanding, list[ListedDirective]]]:
    ordered = sorted(rows, key=lambda row: STANDINGS.index(row.standing))
    return [
        (standing, list(group))
        for standing, group in groupby(ordered, key=lambda row: row.standing)
    ]
