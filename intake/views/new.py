"""A new document that begins with its text: the head is read out of it, confirmed, and then the
sentences.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

import clock
from directives.forms.documents import HeadForm
from directives.selectors import others_than
from intake.forms import LONGEST, TextForm, shortened
from intake.proposals import HEAD_KINDS, found_in
from intake.reading.letterhead import initial_head
from intake.reading.marking import pieces
from intake.services import enter_with_text
from planning.reading import Reading, read
from refusals.forms import result_on_form
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def enter_from_text(request: MandatedRequest) -> HttpResponse:
    """The text first, then its head beside it; once that is saved the draft keeps the text."""
    form = TextForm(request.POST, request.FILES) if request.method == "POST" else TextForm()
    if not form.is_bound or form.errors:
        return render(
            request,
            "intake/new.html",
            {"form": form, "typed": form.words()},
            status=422 if form.errors else 200,
        )
    text = form.words()
    reading = read(shortened(text))
    typed = request.POST if "head" in request.POST else None
    head = HeadForm(
        typed,
        initial=initial_head(text, reading),
        others=others_than(None, request.mandate),
    )
    if head.is_bound and head.is_valid():
        directive = result_on_form(
            head,
            lambda: enter_with_text(
                request.mandate.agency,
                head.head(),
                text,
                found=found_in(reading),
                by=request.user,
                at=clock.now(),
            ),
        )
        if directive is not None:
            messages.success(request, _("Đã lưu bản nháp. Xem từng quy định đọc được."))
            return redirect("intake:draft", directive.editions.get().pk)
    context = {
        "form": head,
        "text_form": form,
        "text": text,
        "typed": text,
        "cut": len(text) if len(text) > LONGEST else 0,
        "pieces": pieces(text, _head_alone(reading)),
    }
    return render(request, "intake/new_head.html", context, status=422 if head.errors else 200)


def _head_alone(reading: Reading) -> Reading:
    return Reading(tuple(one for one in reading.proposals if one.kind in HEAD_KINDS), ())
