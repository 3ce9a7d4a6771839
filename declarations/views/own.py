"""What I declare before I come to the office."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

import clock
from declarations.forms import EntryForm, entry_forms
from declarations.models import MadeDeclaration
from declarations.selectors.own import own_declarations
from declarations.services.declaring import make_declaration, renew_declaration
from declarations.values.own import OwnDeclaration
from refusals.forms import result_on_form
from refusals.pages import result_on_page
from units.guards import MandatedRequest, requires
from units.words import day as in_figures


@require_safe
@requires()
def mine(request: MandatedRequest) -> HttpResponse:
    return _page(request, _asked(request))


@require_POST
@requires()
def declare(request: MandatedRequest, seal: str) -> HttpResponse:
    """Answers to one declaration; what was typed stays where it is refused."""
    asked = _asked(request)
    wanted = next((one for one in asked if one.seal == seal), None)
    if wanted is None:
        raise Http404
    form = EntryForm(request.POST, questions=wanted.rule.questions, prefix=seal)
    if form.is_valid():
        made = result_on_form(
            form,
            lambda: make_declaration(seal, form.answers(), by=request.user, at=clock.now()),
        )
        if made is not None:
            _say(request, made)
            return redirect("declarations:mine")
    return _page(request, asked, form)


@require_POST
@requires()
def renew(request: MandatedRequest, seal: str) -> HttpResponse:
    if not any(one.seal == seal for one in _asked(request)):
        raise Http404
    made = result_on_page(request, lambda: renew_declaration(seal, by=request.user, at=clock.now()))
    if made is not None:
        _say(request, made)
    return redirect("declarations:mine")


def _asked(request: MandatedRequest) -> tuple[OwnDeclaration, ...]:
    staff = request.mandate.staff
    return own_declarations(staff, at=clock.now()) if staff else ()


def _say(request: MandatedRequest, made: MadeDeclaration) -> None:
    if made.is_cleared:
        messages.success(
            request, _("Đã khai, có giá trị đến hết ngày %(day)s.") % {"day": in_figures(made.last)}
        )
    else:
        messages.warning(request, _("Đã khai. Bạn chưa đủ điều kiện đến cơ quan."))


def _page(
    request: MandatedRequest, asked: tuple[OwnDeclaration, ...], sent: EntryForm | None = None
) -> HttpResponse:
    context = {
        "staff": request.mandate.staff,
        "forms": entry_forms(asked, sent),
        "today": localdate(clock.now()),
    }
    return render(request, "declarations/mine.html", context, status=422 if sent else 200)
