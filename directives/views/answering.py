"""What every question about a directive does with its answer: try, show what was refused beside
the blank, or go on.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

import clock
from directives.errors import DraftChanged
from directives.models import Edition
from directives.views.autosave import is_autosave, not_yet, refused, saved
from refusals import Refusal
from refusals.forms import RefusableForm
from refusals.pages import try_on_page
from units.guards import MandatedRequest


def answer_form(
    request: MandatedRequest,
    form: RefusableForm,
    act: Callable[[], HttpResponse],
    *,
    template: str,
    edition: Edition | None = None,
    more: Callable[[], Mapping[str, object]] = dict,
    **context: object,
) -> HttpResponse:
    """Do `act` with a valid answer and go where it leads; else ask (again), with what was typed.

    `edition` is the one whose version the form has seen, if it has: once somebody else changed it
    the next attempt counts from what stands there now. `more` is what the page shows besides,
    worked out only where it is shown.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return act()
        except Refusal as error:
            if is_autosave(request):
                return refused(error)
            refuse_on_draft(form, edition, error)
    if is_autosave(request):
        return not_yet()
    return render(
        request,
        template,
        {"form": form, "edition": edition, **context, **more()},
        status=422 if form.errors else 200,
    )


def refuse_on_draft(form: RefusableForm, edition: Edition | None, refusal: Refusal) -> None:
    """Say it on the form; where somebody else changed the edition, the next attempt counts from
    what stands there now.
    """
    form.refuse(refusal)
    if edition and isinstance(refusal, DraftChanged):
        edition.refresh_from_db()
        form.see_again(edition.version)


def say_and_go(request: MandatedRequest, done: str, place: str, *args: object) -> HttpResponse:
    """Tell what was done, on the page `place`."""
    messages.success(request, done)
    return redirect(place, *args)


def answer_kept(
    request: MandatedRequest, edition: Edition, *, action: str, done: str
) -> HttpResponse:
    """Something of a draft is written: back to its desk, or on with the typing, which is saved
    at `action` from now on.
    """
    if is_autosave(request):
        edition.refresh_from_db()
        return saved(at=clock.now(), seen=edition.version, action=action)
    return say_and_go(request, done, "directives:draft", edition.pk)


def answer_about(
    request: MandatedRequest,
    form: RefusableForm,
    act: Callable[[], object],
    *,
    edition: Edition,
    done: str,
    template: str,
    **extra: Any,
) -> HttpResponse:
    """A question about an edition: do `act`, say `done` and go to where the edition is worked
    on.
    """

    def act_and_say() -> HttpResponse:
        act()
        return say_and_go(request, done, *place_of(edition))

    view, pk = place_of(edition)
    return answer_form(
        request,
        form,
        act_and_say,
        template=template,
        edition=edition,
        directive=edition.directive,
        back=reverse(view, args=(pk,)),
        **extra,
    )


def answer_press(
    request: MandatedRequest, act: Callable[[], object], *, edition: Edition, done: str
) -> HttpResponse:
    """Do what one button says, and tell why not where it is refused."""
    try_on_page(request, act, done)
    edition.refresh_from_db()
    return redirect(*place_of(edition))


def place_of(edition: Edition) -> tuple[str, int]:
    """Where an edition is worked on: a draft on its desk, all else on the page of the document."""
    if edition.is_draft:
        return "directives:draft", edition.pk
    return "directives:directive", edition.directive_id
