"""One person: posts, absences, conditions, account, and what the Office records about them."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from refusals.forms import try_on_form
from refusals.pages import try_on_page
from units.enums import AbsenceKind, Right
from units.forms import (
    AbsenceForm,
    StaffConditionForm,
    StaffCorrectionForm,
    TransferForm,
)
from units.guards import MandatedRequest, requires
from units.models import Absence, Condition
from units.selectors import ListedStaff, person_of
from units.selectors.settings import last_event_of
from units.services import (
    cancel_absence,
    correct_person,
    end_condition,
    move_staff,
    record_absence,
    record_condition,
    reveal_restricted,
)


@require_safe
@requires(Right.KEEP_STAFF)
def person(request: MandatedRequest, pk: int) -> HttpResponse:
    return person_page(request, found_person(request, pk))


@require_POST
@requires(Right.KEEP_STAFF)
def reveal(request: MandatedRequest, pk: int) -> HttpResponse:
    """Show what may speak of health, once, and put on record who looked."""
    found = found_person(request, pk)
    if not request.mandate.may(Right.SEE_RESTRICTED, found.home.unit_id if found.home else None):
        raise PermissionDenied(_("Bạn không có quyền thực hiện thao tác này."))
    reveal_restricted(found.staff, by=request.user, at=clock.now())
    return person_page(request, found, revealed=True)


@require_POST
@requires(Right.KEEP_STAFF)
def add_absence(request: MandatedRequest, pk: int) -> HttpResponse:
    found, form = found_person(request, pk), AbsenceForm(request.POST, prefix="absence")

    def act() -> None:
        given = form.cleaned_data
        record_absence(
            found.staff,
            **{**given, "kind": AbsenceKind(given["kind"])},
            by=request.user,
            at=clock.now(),
        )

    return _after(request, found, form, act, "absence_form")


@require_POST
@requires(Right.KEEP_STAFF)
def add_condition(request: MandatedRequest, pk: int) -> HttpResponse:
    found, form = found_person(request, pk), StaffConditionForm(request.POST, prefix="condition")
    return _after(
        request,
        found,
        form,
        lambda: record_condition(found.staff, **form.cleaned_data, by=request.user, at=clock.now()),
        "condition_form",
    )


@require_POST
@requires(Right.KEEP_STAFF)
def drop_absence(request: MandatedRequest, pk: int) -> HttpResponse:
    absence = get_object_or_404(
        Absence.objects.select_related("staff"), staff__agency=request.mandate.agency, pk=pk
    )
    try_on_page(
        request,
        lambda: cancel_absence(absence, by=request.user, at=clock.now()),
        _("Đã hủy đợt nghỉ."),
    )
    return redirect("units:person", absence.staff_id)


@require_POST
@requires(Right.KEEP_STAFF)
def stop_condition(request: MandatedRequest, pk: int) -> HttpResponse:
    condition = get_object_or_404(
        Condition.objects.select_related("staff"), staff__agency=request.mandate.agency, pk=pk
    )
    end_condition(condition, last=localdate(clock.now()), by=request.user, at=clock.now())
    messages.success(request, _("Điều kiện hết hiệu lực sau hôm nay."))
    return redirect("units:person", condition.staff_id)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def correct(request: MandatedRequest, pk: int) -> HttpResponse:
    found = found_person(request, pk)
    home = found.home
    if home is None:
        raise Http404
    facts = {
        key: getattr(found.staff, key)
        for key in ("full_name", "email", "phone", "home_zone", "room")
    }
    stands = {
        key: getattr(home, key)
        for key in ("title", "title_short", "rank", "roles", "standing_reasons", "first")
    }
    form = StaffCorrectionForm(
        request.POST if request.method == "POST" else None, stands={**facts, **stands}
    )

    def act() -> None:
        wanted = {key: form.cleaned_data[key] for key in facts}
        order = home.order if form.cleaned_data["rank"] == home.rank else None
        correct_person(
            found.staff,
            home,
            facts=wanted,
            post=form.post(order),
            first=form.cleaned_data["first"],
            since=form.cleaned_data["since"],
            renamed_on=form.cleaned_data["renamed_on"],
            by=request.user,
            at=clock.now(),
        )

    if form.is_valid():
        form.refuses_stale(last_event_of(found.staff, home))
    return form_page(request, found, form, _("Sửa thông tin"), act)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def transfer(request: MandatedRequest, pk: int) -> HttpResponse:
    found = found_person(request, pk)
    form = TransferForm(
        request.POST if request.method == "POST" else None, agency=request.mandate.agency
    )

    def act() -> None:
        given = form.cleaned_data
        move_staff(
            found.staff,
            given["unit"],
            post=form.post(),
            first=given["first"],
            by=request.user,
            at=clock.now(),
        )

    return form_page(request, found, form, _("Chuyển đơn vị"), act)


def found_person(request: MandatedRequest, pk: int) -> ListedStaff:
    found = person_of(request.mandate, pk, on=localdate(clock.now()))
    if found is None:
        raise Http404
    return found


def person_page(
    request: MandatedRequest,
    found: ListedStaff,
    *,
    revealed: bool = False,
    issued: str = "",
    status: int = 200,
    shown: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    home_id = found.home.unit_id if found.home else None
    seen = {
        "person": found,
        "revealed": revealed,
        "issued": issued,
        "may_reveal": request.mandate.may(Right.SEE_RESTRICTED, home_id),
        "today": localdate(clock.now()),
        "tab": "staff",
        "absence_form": AbsenceForm(prefix="absence"),
        "condition_form": StaffConditionForm(prefix="condition"),
        **(shown or {}),
    }
    return render(request, "units/person.html", seen, status=status)


def _after(
    request: MandatedRequest,
    found: ListedStaff,
    form: forms.Form,
    act: Callable[[], object],
    name: str,
) -> HttpResponse:
    if form.is_valid() and try_on_form(form, act):
        messages.success(request, _("Đã lưu."))
        return redirect("units:person", found.staff.pk)
    return person_page(request, found, status=422, shown={name: form})


def form_page(
    request: MandatedRequest,
    found: ListedStaff,
    form: forms.Form,
    title: str,
    act: Callable[[], object],
) -> HttpResponse:
    if form.is_valid() and try_on_form(form, act):
        messages.success(request, _("Đã lưu."))
        return redirect("units:person", found.staff.pk)
    seen = {"form": form, "title": title, "person": found, "tab": "staff"}
    return render(request, "units/form.html", seen, status=422 if form.errors else 200)
