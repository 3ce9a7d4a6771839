"""The agency itself: its units, its calendar, and where the daily list goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from refusals.forms import try_on_form
from refusals.pages import result_on_page
from units.enums import DayKind, Right
from units.forms import CalendarDayForm, NewUnitForm, RecipientForm, UnitCorrectionForm, UnitForm
from units.guards import MandatedRequest, requires
from units.models import CalendarDay, ReportRecipient, Unit
from units.public_holidays import special_days
from units.selectors import special_days_of, units_with_counts
from units.selectors.recipients import receiving, recipient_changes
from units.selectors.settings import last_event_of
from units.services import (
    add_recipient,
    change_unit,
    confirm_expected_days,
    create_unit,
    remove_calendar_day,
    remove_recipient,
    set_calendar_day,
)
from units.services.agency import ListRecipient
from units.sheets.year import LEGEND, is_expected, months_of

FIRST_YEAR, LAST_YEAR = 2020, 2099


@require_safe
@requires(Right.KEEP_STAFF)
def unit_list(request: MandatedRequest) -> HttpResponse:
    return render(
        request,
        "units/units.html",
        {"units": units_with_counts(request.mandate, localdate(clock.now())), "tab": "units"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def new_unit(request: MandatedRequest) -> HttpResponse:
    agency = request.mandate.agency
    usual = {"can_work_remotely": True, "files_roster": True}
    form = NewUnitForm(
        request.POST if request.method == "POST" else None, initial=usual, agency=agency
    )
    if form.is_valid() and try_on_form(
        form, lambda: create_unit(agency, **form.facts(), by=request.user, at=clock.now()), "code"
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("units:units")
    seen = {"form": form, "title": _("Thêm đơn vị"), "back": "units:units", "tab": "units"}
    return render(request, "units/form.html", seen, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def unit(request: MandatedRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Unit, agency=request.mandate.agency, pk=pk)
    stands = {field: getattr(found, field) for field in UnitForm.base_fields} | {
        "zone": found.zone_id
    }
    form = UnitCorrectionForm(
        request.POST if request.method == "POST" else None,
        stands=stands,
        agency=request.mandate.agency,
    )
    is_ready = form.is_valid() and not form.refuses_stale(last_event_of(found))
    if is_ready and try_on_form(
        form, lambda: change_unit(found, **form.facts(), by=request.user, at=clock.now())
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("units:units")
    seen = {
        "form": form,
        "title": found.name,
        "back": "units:units",
        "tab": "units",
        "unit_to_split": found.pk,
    }
    return render(request, "units/form.html", seen, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def calendar(request: MandatedRequest) -> HttpResponse:
    year = _year(request)
    form = CalendarDayForm(
        request.POST if request.method == "POST" else None,
        stands=CalendarDay.objects.filter(agency=request.mandate.agency),
    )
    if form.is_valid() and try_on_form(form, lambda: _set_day(request, form), "kind"):
        messages.success(request, _("Đã lưu."))
        return redirect(f"{request.path}?year={form.cleaned_data['day'].year}")
    on_record = list(special_days_of(request.mandate.agency, year))
    known = {row.day for row in on_record}
    missing = [special for special in special_days(year) if special.day not in known]
    seen = {
        "form": form,
        "days": on_record,
        "year": year,
        "missing": missing,
        "expected": [row for row in on_record if is_expected(row)],
        "months": months_of(year, on_record),
        "legend": LEGEND,
        "tab": "calendar",
    }
    return render(request, "units/calendar.html", seen, status=422 if form.errors else 200)


def _set_day(request: MandatedRequest, form: CalendarDayForm) -> None:
    given = form.cleaned_data
    set_calendar_day(
        request.mandate.agency,
        **{**given, "kind": DayKind(given["kind"])},
        by=request.user,
        at=clock.now(),
    )


@require_POST
@requires(Right.KEEP_STAFF)
def fill_calendar(request: MandatedRequest) -> HttpResponse:
    """Take over what is usual for the year; days already on record stay as they are."""
    year, agency = _year(request), request.mandate.agency
    known = set(special_days_of(agency, year).values_list("day", flat=True))
    added = [special for special in special_days(year) if special.day not in known]
    for special in added:
        set_calendar_day(
            agency,
            day=special.day,
            kind=special.kind,
            name=special.name,
            basis=special.basis,
            by=request.user,
            at=clock.now(),
        )
    messages.success(
        request,
        _("Đã thêm %(count)s ngày. Hãy đối chiếu với thông báo chính thức.")
        % {"count": len(added)},
    )
    return _to_year(year)


@require_POST
@requires(Right.KEEP_STAFF)
def confirm_days(request: MandatedRequest) -> HttpResponse:
    """The notice has come, and the days that were expected are as expected."""
    year, basis = _year(request), request.POST.get("basis", "")
    done = result_on_page(
        request,
        lambda: confirm_expected_days(
            request.mandate.agency, year, basis=basis, by=request.user, at=clock.now()
        ),
    )
    if done is not None:
        said = ngettext("Đã ghi căn cứ cho %(n)s ngày.", "Đã ghi căn cứ cho %(n)s ngày.", done)
        messages.success(request, said % {"n": done})
    return _to_year(year)


@require_POST
@requires(Right.KEEP_STAFF)
def drop_day(request: MandatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(
        CalendarDay.objects.select_related("agency"), agency=request.mandate.agency, pk=pk
    )
    remove_calendar_day(row, by=request.user, at=clock.now())
    messages.success(request, _("Đã xóa."))
    return _to_year(row.day.year)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def recipients(request: MandatedRequest) -> HttpResponse:
    form = RecipientForm(request.POST if request.method == "POST" else None)
    agency = request.mandate.agency
    listed = list(receiving(agency))
    if form.is_valid():
        added = ListRecipient(form.cleaned_data["name"], form.cleaned_data["address"])
        add_recipient(agency, added, by=request.user, at=clock.now())
        messages.success(request, _("Đã lưu."))
        return redirect("units:recipients")
    seen = {
        "form": form,
        "recipients": listed,
        "addresses": "; ".join(row.address for row in listed),
        "changes": recipient_changes(agency),
        "tab": "recipients",
    }
    return render(request, "units/recipients.html", seen, status=422 if form.errors else 200)


@require_POST
@requires(Right.KEEP_STAFF)
def drop_recipient(request: MandatedRequest, pk: int) -> HttpResponse:
    gone = get_object_or_404(ReportRecipient, agency=request.mandate.agency, is_active=True, pk=pk)
    remove_recipient(gone, by=request.user, at=clock.now())
    messages.success(
        request, _("Danh sách không còn gửi đến %(address)s.") % {"address": gone.address}
    )
    return redirect("units:recipients")


def _year(request: MandatedRequest) -> int:
    """This year, unless a sensible other one is asked for."""
    wanted = request.POST.get("year") or request.GET.get("year") or ""
    year = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) == 4 else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else localdate(clock.now()).year


def _to_year(year: int) -> HttpResponse:
    answer = redirect("units:calendar")
    answer.headers["Location"] += f"?year={year}"
    return answer
