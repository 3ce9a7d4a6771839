"""What a directive would do, before it does it: whom it would put in breach, which numbers
change; and putting it in force.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

import clock
from directives.errors import DraftChanged, OverlappingEditions, StartsInThePast
from directives.forms.documents import ForceForm
from directives.models import PREPARED, Edition
from directives.selectors import drafts_for, editions_overlapping
from directives.views.sentences import sentences_of
from refusals import Refusal
from rosters.services import put_in_force_and_reopen
from rosters.services.trying import impact_of_force
from rosters.values import Rejudged
from rosters.values.impact import Impact
from rosters.views.files import workbook_of
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def impact(request: MandatedRequest, pk: int) -> HttpResponse:
    """Read every sentence and what it would do, then make the draft binding exactly as it was
    read.
    """
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    if edition.state not in PREPARED:
        return redirect("directives:directive", edition.directive_id)
    asks = _confirmations(edition, clock.now())
    form = ForceForm(request.POST or None, asks=asks, initial={"seen": edition.version})
    if request.method == "POST" and form.is_valid():
        flags = {name: form.cleaned_data.get(name, False) for name in ("retroactive", "succeed")}
        seen = form.cleaned_data["seen"]
        try:
            _edition, judged = put_in_force_and_reopen(
                edition.pk, by=request.user, at=clock.now(), seen=seen, **flags
            )
        except DraftChanged:
            messages.error(
                request, _("Người khác vừa sửa bản nháp này. Hãy đọc lại rồi mới cho có hiệu lực.")
            )
            return redirect("rosters:impact", edition.pk)
        except Refusal as error:
            form.refuse(error)
        else:
            messages.success(request, _("Văn bản đã được ghi là có hiệu lực."))
            _tell_reopened(request, judged)
            return redirect("directives:directive", edition.directive_id)
    context = _found(request, edition) | {"form": form, "sentences": sentences_of(edition)}
    return render(request, "rosters/impact.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Right.KEEP_DIRECTIVES)
def impact_summary(request: MandatedRequest, pk: int) -> HttpResponse:
    """The same in a few lines, for the page of the draft."""
    edition = _prepared(request, pk)
    return render(request, "rosters/_impact_summary.html", _found(request, edition))


@require_safe
@requires(Right.KEEP_DIRECTIVES)
def impact_file(request: MandatedRequest, pk: int) -> HttpResponse:
    """All of it as a workbook; back to the page where the draft cannot come into force yet."""
    edition = _prepared(request, pk)
    found = _found(request, edition)["impact"]
    return (
        workbook_of(found, f"Tac-dong-{edition.pk}.xlsx")
        if isinstance(found, Impact)
        else redirect("rosters:impact", pk)
    )


def _prepared(request: MandatedRequest, pk: int) -> Edition:
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    if edition.state not in PREPARED:
        raise Http404
    return edition


def _found(request: MandatedRequest, edition: Edition) -> dict[str, object]:
    """The impact of a draft, or why it cannot come into force as it stands."""
    found: dict[str, object] = {
        "edition": edition,
        "directive": edition.directive,
        "impact": None,
        "refusal": None,
    }
    try:
        found["impact"] = impact_of_force(request.mandate, edition, at=clock.now())
    except Refusal as error:
        found["refusal"] = error.sentence
    return found


def _tell_reopened(request: MandatedRequest, judged: Iterable[Rejudged]) -> None:
    sent_back = [one.unit_name for one in judged if one.is_reopened]
    if sent_back:
        told = ngettext(
            "Đã trả %(n)s lịch về để lập lại: %(units)s.",
            "Đã trả %(n)s lịch về để lập lại: %(units)s.",
            len(sent_back),
        )
        messages.success(
            request, told % {"n": len(sent_back), "units": ", ".join(dict.fromkeys(sent_back))}
        )


def _confirmations(edition: Edition, at: datetime) -> frozenset[str]:
    """What this draft must be asked before it binds: a start in the past, an edition that it
    would replace.
    """
    asks = set()
    if edition.effective_from and edition.effective_from < at:
        asks.add(StartsInThePast.field)
    if edition.effective_from and editions_overlapping(edition).exists():
        asks.add(OverlappingEditions.field)
    return frozenset(asks)
