"""What anybody with a mandate may open: the list of directives and one of them as it reads."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

import clock
from directives.adapters import default_work, holding, unit_values
from directives.enums import EditionState, Standing
from directives.forms.asking import InForceForm
from directives.selectors import BINDING_STATES, Listed, attachments_of, listed, listing, readable, unread_by
from directives.views.sentences import language, sentences_of
from units.enums import Right
from units.guards import MandatedRequest, requires

STANDINGS = list(Standing)


@require_safe
@requires()
def directive_list(request: MandatedRequest) -> HttpResponse:
    """All documents, those in force first."""
    query = request.GET.get("q", "").strip()
    rows = listed(request.mandate, clock.now(), query)
    context = {"groups": _by_standing(rows), "query": query, "count": len(rows), "keeps": request.mandate.may(Right.KEEP_DIRECTIVES)}
    return render(request, "directives/list.html", context | {"notices": unread_by(request.mandate)})


@require_safe
@requires()
def directive_page(request: MandatedRequest, pk: int) -> HttpResponse:
    """One document as it reads, edition by edition; who keeps directives finds here what can be done with it."""
    now = clock.now()
    directive = get_object_or_404(readable(request.mandate), pk=pk)
    keeps = request.mandate.may(Right.KEEP_DIRECTIVES)
    row = listing(directive, now, with_draft=keeps)
    editions = [edition for edition in directive.editions.all() if edition.state != EditionState.DRAFT]
    shown = next((edition for edition in editions if str(edition.number) == request.GET.get("edition")), row.edition)
    context = {
        "directive": directive,
        "row": row,
        "editions": editions,
        "shown": shown,
        "sentences": sentences_of(shown),
        "keeps": keeps,
        "attachments": attachments_of(directive),
        "is_unread": unread_by(request.mandate).filter(edition__directive=directive).exists(),
        "may_end": keeps and row.standing == Standing.IN_FORCE,
        "may_except": keeps and not directive.is_historical and shown.state in BINDING_STATES,
        "may_withdraw": keeps and row.standing == Standing.UPCOMING,
        "may_amend": keeps and not row.draft and row.standing in (Standing.IN_FORCE, Standing.UPCOMING),
        "may_extend": keeps and not row.draft and not directive.is_historical and row.edition.effective_to is not None,
    }
    return render(request, "directives/directive.html", context)


@require_safe
@requires()
def in_force(request: MandatedRequest) -> HttpResponse:
    """What holds for one unit on one day, sentence by sentence."""
    form = InForceForm(request.GET or None, mandate=request.mandate, today=localdate(clock.now()))
    unit, day = form.asked()
    context: dict[str, object] = {"form": form, "unit": unit, "day": day, "sentences": [], "default": None}
    if unit and day:
        value = unit_values(request.mandate.agency, day)[unit.pk]
        context |= {"sentences": holding(request.mandate.agency, value, day, language()), "default": default_work(unit, day)}
    return render(request, "directives/in_force.html", context, status=422 if form.errors else 200)


def _by_standing(rows: list[Listed]) -> list[tuple[Standing, list[Listed]]]:
    ordered = sorted(rows, key=lambda row: STANDINGS.index(row.standing))
    return [(standing, list(group)) for standing, group in groupby(ordered, key=lambda row: row.standing)]
