"""Call people, follow who answers and comes, and answer a summons."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from calls.enums import DayHalves, SummonsAnswer
from calls.errors import NobodyFits, WarningsUnseen
from calls.forms.summoning import CameForm, SummonsForm
from calls.guards import requires_call
from calls.models import SummonedPerson, Summons
from calls.selectors.choosing import chosen_people
from calls.selectors.pages import (
    callable_people,
    decided_requests,
    listed_summonses,
    people_called,
    silent,
)
from calls.selectors.reach import (
    calling_units,
    is_called_self,
    summoned_person,
    summons_of,
    waiting_requests,
)
from calls.services.summoning import (
    answer_summons,
    call_off,
    call_people,
    mark_came,
    seal_of,
    weigh_call,
)
from declarations.selectors.unit_week import lacking_among, lacking_on
from refusals import Refusal
from refusals.pages import try_on_page
from units.enums import Right
from units.guards import MandatedRequest
from units.models import Unit


@require_safe
@requires_call(Right.CALL_IN)
def board(request: MandatedRequest) -> HttpResponse:
    """Requests that wait and were decided, and summonses, of the units one answers for."""
    mandate, today = request.mandate, localdate(clock.now())
    context = {
        "waiting": waiting_requests(mandate, today),
        "decided": decided_requests(mandate, today),
        "summonses": listed_summonses(mandate, today),
        "today": today,
    }
    return render(request, "calls/board.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_call(Right.CALL_IN)
def summon(request: MandatedRequest) -> HttpResponse:
    """`suggest` pressed proposes the fewest who fit; else the chosen are called."""
    at, posted = clock.now(), request.method == "POST"
    if not posted:
        return _form_page(request, _form(request, None, at))
    form = _form(request, request.POST, at)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    if "suggest" in request.POST:
        return _suggested(request, form, at)
    try:
        summons = call_people(
            form.called, form.wish, seal=form.cleaned_data["seal"], by=request.user, at=at
        )
    except WarningsUnseen as refusal:
        form.refuse(refusal)
        return _form_page(request, _resealed(request, form), weighed=_weighed(request, form))
    except Refusal as refusal:
        form.refuse(refusal)
        return _form_page(request, form, status=422)
    messages.success(request, _("Đã triệu tập; thư đi ngay tới từng người."))
    return redirect("calls:summons", summons.pk)


@require_safe
@requires_call()
def one_summons(request: MandatedRequest, pk: int) -> HttpResponse:
    return _page(request, summons_of(request.mandate, pk))


@require_safe
@requires_call()
def called(request: MandatedRequest, pk: int) -> HttpResponse:
    """What one of those called is asked, to be answered in one press."""
    person = summoned_person(request.mandate, pk)
    if not is_called_self(request.mandate, person):
        return redirect("calls:summons", person.summons_id)
    return render(request, "calls/called.html", _called(person, clock.now()))


@require_POST
@requires_call()
def answer(request: MandatedRequest, pk: int) -> HttpResponse:
    """`do` is coming, or unable with a reason; by oneself or by who telephoned."""
    person = summoned_person(request.mandate, pk)
    wanted = request.POST.get("do", "")
    if wanted not in SummonsAnswer.values:
        return HttpResponseBadRequest()
    why, at = request.POST.get("reason", ""), clock.now()
    is_own = is_called_self(request.mandate, person)
    try:
        answer_summons(pk, SummonsAnswer(wanted), why=why, by=request.user, at=at)
    except Refusal as refusal:
        if refusal.status in (403, 404):
            raise
        if not is_own:
            return _page(request, person.summons, refusal=refusal, typed=why, about=pk)
        context = {**_called(person, at), "refusal": refusal.sentence, "typed": why}
        return render(request, "calls/called.html", context, status=422)
    messages.success(request, _("Đã ghi câu trả lời."))
    return redirect("calls:called", pk) if is_own else redirect("calls:summons", person.summons_id)


@require_POST
@requires_call(Right.CALL_IN)
def came(request: MandatedRequest, pk: int) -> HttpResponse:
    """Somebody is here; without an hour, since now."""
    person, at = summoned_person(request.mandate, pk), clock.now()
    form = CameForm(request.POST)
    form.fields["came"].required = False
    if not form.is_valid():
        messages.error(request, str(form.errors["came"][0]))
        return redirect("calls:summons", person.summons_id)
    try_on_page(
        request,
        lambda: mark_came(pk, form.at_least(at), by=request.user, at=at),
        _("Đã ghi có mặt."),
    )
    return redirect("calls:summons", person.summons_id)


@require_POST
@requires_call()
def off(request: MandatedRequest, pk: int) -> HttpResponse:
    """Nobody need come any more."""
    summons, typed = summons_of(request.mandate, pk), request.POST.get("reason", "")
    try:
        call_off(pk, reason=typed, by=request.user, at=clock.now())
    except Refusal as refusal:
        if refusal.status in (403, 404):
            raise
        return _page(request, summons, refusal=refusal, typed=typed)
    messages.success(request, _("Đã hủy; ai đã nhận thư được báo lại."))
    return redirect("calls:summons", pk)


def _called(person: SummonedPerson, at: datetime) -> dict[str, object]:
    """To what somebody is called, and what they have not declared before they come."""
    return {
        "person": person,
        "today": localdate(at),
        "undeclared": lacking_on(person.staff, person.unit, person.summons.day, at=at)
        if person.is_expected
        else (),
    }


def _form(request: MandatedRequest, posted: Any, at: datetime) -> SummonsForm:
    return SummonsForm(
        posted,
        people=callable_people(request.mandate, localdate(at)),
        units=calling_units(request.mandate),
        initial=_first_times(request, at),
    )


def _first_times(request: MandatedRequest, at: datetime) -> dict[str, object]:
    """The next half of a day that begins: by half past nine, or at the beginning of the
    afternoon; the answer half an hour earlier, and sooner where that has passed.
    """
    agency, now = request.mandate.agency, localtime(at)
    early = now.replace(hour=9, minute=30, second=0, microsecond=0)
    noon = datetime.combine(now.date(), agency.afternoon_begins, now.tzinfo)
    is_morning = now + timedelta(hours=1) <= early
    there = early if is_morning else noon
    if now + timedelta(hours=1) > there:
        there, is_morning = early + timedelta(days=1), True
    answered = max(there - timedelta(hours=2), now + timedelta(minutes=30))
    return {
        "day": there.date(),
        "halves": DayHalves.WHOLE if is_morning else DayHalves.AFTERNOON,
        "present_by": there.time(),
        "answer_day": answered.date(),
        "answer_hour": answered.time().replace(second=0, microsecond=0),
    }


def _suggested(request: MandatedRequest, form: SummonsForm, at: datetime) -> HttpResponse:
    given, count = form.cleaned_data, form.cleaned_data["count"] or 1
    units = [given["unit"]] if given["unit"] else list(calling_units(request.mandate))
    found = chosen_people(
        units, given["day"], form.chosen_halves, skills=given["skills"], count=count
    )
    known = [one for one in found if str(one.pk) in form.known]
    typed = request.POST.copy()
    typed.setlist("people", [str(one.pk) for one in known])
    proposed = _form(request, typed, at)
    proposed.is_valid()
    if len(known) < count:
        proposed.refuse(NobodyFits(found=len(known), wanted=count))
    return _form_page(
        request,
        _resealed(request, proposed) if known else proposed,
        weighed=_weighed(request, proposed) if known else (),
    )


def _weighed(request: MandatedRequest, form: SummonsForm) -> Any:
    return weigh_call(request.mandate, form.called, form.cleaned_data["day"], form.chosen_halves)


def _resealed(request: MandatedRequest, form: SummonsForm) -> SummonsForm:
    """The warnings that are shown now are those that the next press has seen."""
    typed = QueryDict(mutable=True)
    typed.update(form.data)
    typed["seal"] = seal_of(_weighed(request, form))
    form.data = typed
    return form


def _form_page(
    request: MandatedRequest, form: SummonsForm, *, weighed: Any = (), status: int = 200
) -> HttpResponse:
    return render(request, "calls/summon.html", {"form": form, "weighed": weighed}, status=status)


def _note_undeclared(people: list[SummonedPerson], summons: Summons, at: datetime) -> None:
    """Who comes without what is to be declared."""
    expected: dict[Unit, list[int]] = {}
    for person in people:
        if person.is_expected:
            expected.setdefault(person.unit, []).append(person.staff_id)
    lacking = lacking_among(summons.agency, expected, summons.day, at=at)
    for person in people:
        person.undeclared = lacking.get(person.staff_id, ())


def _page(
    request: MandatedRequest,
    summons: Summons,
    *,
    refusal: Refusal | None = None,
    typed: str = "",
    about: int | None = None,
) -> HttpResponse:
    at = clock.now()
    people = people_called(request.mandate, summons)
    _note_undeclared(people, summons, at)
    context = {
        "summons": summons,
        "people": people,
        "silent": silent(people) if at >= summons.answer_by and not summons.is_off else (),
        "is_over": summons.day < localdate(at),
        "calls_off": summons.called_by_id == request.user.pk
        or all(request.mandate.may(Right.CALL_IN, one.unit_id) for one in people),
        "refusal": refusal.sentence if refusal else "",
        "typed": typed,
        "about": about,
    }
    return render(request, "calls/summons.html", context, status=422 if refusal else 200)
