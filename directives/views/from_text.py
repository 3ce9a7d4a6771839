"""Reading the text of a document into a draft: proposals beside the words they came from, taken or left one by one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

import clock
from directives.enums import EditionState
from directives.errors import DirectiveError
from directives.forms.texts import TextForm
from directives.models import Edition
from directives.proposals import HEAD_KINDS, key_of, pieces, sentence_of
from directives.selectors import drafts_for
from directives.services import add_clause
from directives.views.documents import seen_in
from directives.views.sentences import language
from planning.reading import Proposal, read
from planning.rules.templates import TEMPLATES
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def from_text(request: MandatedRequest, pk: int) -> HttpResponse:
    """Paste a text; take or leave what was read of it. The text itself is not stored, only the quotes of what was taken."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    if edition.state != EditionState.DRAFT:
        return redirect("directives:directive", edition.directive_id)
    form = TextForm(request.POST, request.FILES) if request.method == "POST" else TextForm()
    text = form.words()
    reading = read(text)
    taken = next((one for one in reading.proposals if key_of(one) == request.POST.get("accept")), None)
    if taken is not None:
        _take(request, edition, taken)
    left = {*request.POST.getlist("left"), request.POST.get("leave", "")} - {""}
    context = {
        "edition": edition,
        "directive": edition.directive,
        "form": form,
        "text": text,
        "pieces": pieces(text, reading),
        "rows": _rows(reading.proposals, edition, left),
        "left": sorted(left),
        "unread": len(reading.unread),
    }
    return render(request, "directives/read.html", context, status=422 if form.errors else 200)


def _take(request: MandatedRequest, edition: Edition, proposal: Proposal) -> None:
    """Write the proposal at the end of the draft as it was seen on the page."""
    if proposal.kind in HEAD_KINDS or _is_asked(proposal):
        return
    try:
        add_clause(edition.pk, sentence_of(proposal), by=request.user, at=clock.now(), seen=seen_in(request))
    except DirectiveError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("Đã thêm vào bản nháp."))
    edition.refresh_from_db()


def _is_asked(proposal: Proposal) -> bool:
    """The words leave something open that its template has a blank for: a person fills that in."""
    return bool(proposal.asks) and proposal.kind in TEMPLATES


def _rows(proposals: tuple[Proposal, ...], edition: Edition, left: set[str]) -> list[dict[str, object]]:
    """Every proposal with the sentence it would become, and whether it is in the draft already or was left."""
    quotes = set(edition.clauses.values_list("kind", "quote"))
    return [_row(number, proposal, quotes, left) for number, proposal in enumerate(proposals, start=1)]


def _row(number: int, proposal: Proposal, quotes: set[tuple[str, str]], left: set[str]) -> dict[str, object]:
    sentence = sentence_of(proposal)
    template = TEMPLATES[sentence.kind]
    is_head = proposal.kind in HEAD_KINDS
    return {
        "number": number,
        "colour": (number - 1) % 5 + 1,
        "key": key_of(proposal),
        "kind": proposal.kind,
        "sentence": proposal.quote if is_head else template.sentence(template.parse(sentence.params), language()),
        "is_head": is_head,
        "is_text": sentence.kind == "obligation",
        "is_asked": _is_asked(proposal),
        "is_taken": (sentence.kind, sentence.columns()["quote"]) in quotes,
        "is_left": key_of(proposal) in left,
    }
