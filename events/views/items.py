"""Write an event into the work calendar, change it, cancel it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
)

import clock
from events.forms.items import ItemForm, item_initial, new_initial
from events.models import EventPart, WorkItem
from events.selectors.entering import clashes_with, named_in
from events.selectors.items import items_of, may_keep
from events.selectors.leaders import leaders_in
from events.services.items import WrittenEvent, cancel_item, change_item, enter_item
from events.values.rows import EventClash
from planning.time import Week
from refusals import Refusal
from refusals.forms import result_on_form
from refusals.pages import try_on_page
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.models import Unit
from units.numbers import number_in
from weeks.errors import NotAllowed
from weeks.selectors.rosters import editable_units


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
        agency=request.mandate.agency,
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
    """Write a well-filled form; otherwise show it again with everything typed still in it. What
    would clash is told first, and written if it is sent once more.
    """
    clashes: tuple[EventClash, ...] = ()
    if request.method == "POST" and form.is_valid():
        if "anyway" not in request.POST:
            clashes = _clashes(request, form.event(), context.get("item"))
        if not clashes:
            written = result_on_form(form, lambda: write(form.event()))
            if written is not None:
                _tell_written(request, written)
                return redirect("events:week", Week.of(written.day))
    context |= {
        "form": form,
        "clashes": clashes,
        "leaders": leaders_in(request.mandate.agency, Week.of(localdate(clock.now()))),
    }
    status = 422 if form.errors else 409 if clashes else 200
    return render(request, "events/item.html", context, status=status)


def _clashes(request: MandatedRequest, event: WrittenEvent, kept: object) -> tuple[EventClash, ...]:
    try:
        columns = event.columns()
    except Refusal:
        return ()  # it is refused when it is written
    pk = kept.pk if isinstance(kept, WorkItem) else None
    return clashes_with(request.mandate, WorkItem(pk=pk, agency=request.mandate.agency, **columns))


def _tell_written(request: MandatedRequest, item: WorkItem) -> None:
    """That it is saved, and whose calendars have it; which names are nobody's yet."""
    people = EventPart.objects.filter(item=item, staff__isnull=False).count()
    units = EventPart.objects.filter(item=item, unit__isnull=False).count()
    saved = _("Đã lưu.")
    if people or units:
        words = {"people": people, "units": units}
        saved = _("Đã lưu. Có trong lịch của %(people)s người, %(units)s đơn vị.") % words
    messages.success(request, saved)
    text = f"{item.chair}; {item.attending}"
    doubtful = named_in(request.mandate.agency, text, item.day).doubtful
    if doubtful:
        messages.warning(
            request,
            _("Có nhiều người cùng tên: %(names)s. Ghi thêm đơn vị trong ngoặc để biết là ai.")
            % {"names": ", ".join(doubtful)},
        )
