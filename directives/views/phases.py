"""The stages of a draft."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from directives.adapters import ClauseLine
from directives.forms.life import PhaseForm, phase_initial
from directives.models import Phase
from directives.selectors import drafts_for
from directives.services import add_phase, change_phase, remove_phase
from directives.views.answering import answer_about, answer_press
from directives.views.documents import seen_in
from directives.views.sentences import sentences_of
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def add(request: MandatedRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    form = PhaseForm(request.POST or None, initial={"seen": edition.version})

    def act() -> None:
        add_phase(edition.pk, **_typed(form), by=request.user, at=clock.now())

    return answer_about(
        request,
        form,
        act,
        edition=edition,
        done=_("Đã thêm giai đoạn."),
        template="directives/phase.html",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def change(request: MandatedRequest, pk: int) -> HttpResponse:
    phase = _phase(request, pk)
    form = PhaseForm(
        request.POST or None, initial=phase_initial(phase) | {"seen": phase.edition.version}
    )

    def act() -> None:
        change_phase(phase.pk, **_typed(form), by=request.user, at=clock.now())

    return answer_about(
        request,
        form,
        act,
        edition=phase.edition,
        done=_("Đã lưu."),
        template="directives/phase.html",
        phase=phase,
    )


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def remove(request: MandatedRequest, pk: int) -> HttpResponse:
    """Sentences of the stage hold all the time once it is gone: they are named first, and it goes
    by a second press.
    """
    phase = _phase(request, pk)
    longer = [line for line in sentences_of(phase.edition) if line.clause.phase_id == phase.pk]
    if longer and "longer" not in request.POST:
        return _ask_first(request, phase, longer)
    who: dict[str, Any] = {"by": request.user, "at": clock.now(), "seen": seen_in(request)}
    return answer_press(
        request, lambda: remove_phase(phase.pk, **who), edition=phase.edition, done=_("Đã xóa.")
    )


def _ask_first(
    request: MandatedRequest, phase: Phase, longer: Sequence[ClauseLine]
) -> HttpResponse:
    context = {
        "phase": phase,
        "edition": phase.edition,
        "directive": phase.edition.directive,
        "longer": longer,
        "seen": seen_in(request),
        "back": reverse("directives:draft", args=[phase.edition_id]),
    }
    return render(request, "directives/remove_phase.html", context)


def _phase(request: MandatedRequest, pk: int) -> Phase:
    phases = Phase.objects.filter(edition__in=drafts_for(request.mandate)).select_related(
        "edition__directive"
    )
    return get_object_or_404(phases, pk=pk)


def _typed(form: PhaseForm) -> dict[str, Any]:
    return {
        "name": form.cleaned_data["name"],
        "begins": form.begins,
        "ends": form.ends,
        "seen": form.cleaned_data["seen"] or 0,
    }
