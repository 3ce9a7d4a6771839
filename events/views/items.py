"""The week's work calendar: what is held when, by whom, and what the rules say of it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

import clock
from events.forms.items import ItemForm, item_initial, new_initial
from events.models import WorkItem
from events.selectors.items import items_of, may_keep, work_week
from events.services.items import WrittenEvent, cancel_item, change_item, enter_item
from planning.time import Week
from refusals.forms import result_on_form
from refusals.pages import try_on_page
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Unit
from units.numbers import number_in
from weeks.errors import NotAllowed
from weeks.selectors.rosters import editable_units


@require_GET
@requires()
def calendar(request: MandatedRequest) -> HttpResponse:
    return redirect("events:week", Week.of(localdate(clock.now())))


@require_safe
@requires()
def calendar_week(request: MandatedRequest, week: Week) -> HttpResponse:
    """Every event of the week, day by day; `?unit=ID` shows those of one unit and of the whole
    agency.
    """
    chosen = number_in(request.GET.get("unit", ""))
    unit = (
        Unit.objects.filter(agency=request.mandate.agency, pk=chosen).first()
        if chosen is not None
        else None
    )
    context = {
        "days": work_week(request.mandate, week, unit),
        "week": week,
        "unit": unit,
        "units": Unit.objects.filter(agency=request.mandate.agency),
        "may_enter": _may_enter(request),
        "previous_url": reverse("events:week", args=[week.shifted(-1)]),
        "next_url": reverse("events:week", args=[week.shifted(1)]),
    }
    return render(request, "events/calendar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.EDIT_ROSTER, Right.KEEP_DIRECTIVES)
def new_item(request: MandatedRequest, week: Week) -> HttpResponse:
    """Enter an event."""
    form = _form(
        request, initial=new_initial(max(week.monday, localdate(clock.now())), _units(request))
    )
    return _answer_item(
        request,
        form,
        lambda event: enter_item(event, by=request.user, at=clock.now()),
        {"week": week},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.EDIT_ROSTER, Right.KEEP_DIRECTIVES)
def item(request: MandatedRequest, pk: int) -> HttpResponse:
    """Change an event."""
    kept = _kept(request, pk)
    form = _form(request, initial=item_initial(kept))

    def write(event: WrittenEvent) -> WorkItem:
        return change_item(
            kept.pk, event, by=request.user, at=clock.now(), seen=form.cleaned_data["seen"] or 0
        )

    return _answer_item(request, form, write, {"week": Week.of(kept.day), "item": kept})


@require_POST
@requires(Right.EDIT_ROSTER, Right.KEEP_DIRECTIVES)
def cancel(request: MandatedRequest, pk: int) -> HttpResponse:
    """The event is not held."""
    kept = _kept(request, pk)
    seen = number_in(request.POST.get("seen", "")) or 0
    is_cancelled = try_on_page(
        request,
        lambda: cancel_item(kept.pk, by=request.user, at=clock.now(), seen=seen),
        _("Đã hủy việc này trong lịch công tác."),
    )
    if not is_cancelled:
        return redirect("events:item", kept.pk)
    return redirect("events:week", Week.of(kept.day))


def _may_enter(request: MandatedRequest) -> bool:
    return request.mandate.may(Right.KEEP_DIRECTIVES) or request.mandate.may(Right.EDIT_ROSTER)


def _units(request: MandatedRequest) -> QuerySet[Unit]:
    """The units whose events the user may write."""
    if request.mandate.may(Right.KEEP_DIRECTIVES):
        return Unit.objects.filter(agency=request.mandate.agency)
    return editable_units(request.mandate)


def _kept(request: MandatedRequest, pk: int) -> WorkItem:
    """The event, for who may change it; other people's may be read on the calendar only."""
    kept = get_object_or_404(items_of(request.mandate).filter(cancelled_at__isnull=True), pk=pk)
    if not may_keep(request.mandate, kept.unit_id):
        raise PermissionDenied(NotAllowed().sentence)
    return kept


def _form(request: MandatedRequest, initial: dict[str, object]) -> ItemForm:
    return ItemForm(
        request.POST or None,
        units=_units(request),
        may_keep_all=request.mandate.may(Right.KEEP_DIRECTIVES),
        initial=initial,
    )


def _answer_item(
    request: MandatedRequest,
    form: ItemForm,
    write: Callable[[WrittenEvent], WorkItem],
    context: dict[str, object],
) -> HttpResponse:
    """Write a well-filled form; otherwise show it again with everything typed still in it."""
    if request.method == "POST" and form.is_valid():
        written = result_on_form(form, lambda: write(form.event()))
        if written is not None:
            messages.success(request, _("Đã lưu."))
            return redirect("events:week", Week.of(written.day))
    return render(
        request, "events/item.html", {"form": form, **context}, status=422 if form.errors else 200
    )
