"""What every question about a directive does with its answer: try, show what was refused beside the blank, or go on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from directives.errors import ChangedMeanwhile, DirectiveError
from directives.forms.documents import RefusableForm
from directives.models import Edition
from units.guards import MandatedRequest


def answered(
    request: MandatedRequest, form: RefusableForm, act: Callable[[], object], *, edition: Edition, done: str, template: str, **extra: Any
) -> HttpResponse:
    """Do `act` with a valid answer, say `done` and go to where the edition is worked on; else ask (again), with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except DirectiveError as error:
            form.refuse(error)
            if isinstance(error, ChangedMeanwhile):
                edition.refresh_from_db()
                form.see_again(edition.version)
        else:
            messages.success(request, done)
            return redirect(*place_of(edition))
    view, pk = place_of(edition)
    context = {"form": form, "edition": edition, "directive": edition.directive, "back": reverse(view, args=(pk,)), **extra}
    return render(request, template, context, status=422 if form.errors else 200)


def pressed(request: MandatedRequest, act: Callable[[], object], *, edition: Edition, done: str) -> HttpResponse:
    """Do what one button says, and tell why not where it is refused."""
    try:
        act()
    except DirectiveError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, done)
    edition.refresh_from_db()
    return redirect(*place_of(edition))


def place_of(edition: Edition) -> tuple[str, int]:
    """Where an edition is worked on: a draft on its desk, all else on the page of the document."""
    if edition.is_draft:
        return "directives:draft", edition.pk
    return "directives:directive", edition.directive_id
