"""Reading the text of a document into a draft: proposals beside the words they came from,
answered, corrected, taken or left one by one. The text and the decisions are kept with the draft.
"""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

import clock
from directives.enums import EditionState
from directives.models import Edition
from directives.selectors import drafts_for
from directives.views.sentences import language
from intake.forms import LONGEST, PublishedForm, TextForm, shortened
from intake.models import DraftText
from intake.proposals import found_in
from intake.reading.marking import pieces
from intake.reading.rows import ReadingRow, rows_of
from intake.reading.unread import unread_of
from intake.selectors import texts_for
from intake.services import keep_text, tell_published
from intake.services.taking import last_press
from intake.views.presses import OK, UNANSWERED, ReadingDesk, press
from planning.reading import Reading, counts_from_unknown, read
from refusals.forms import try_on_form
from refusals.pages import try_on_page
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def from_text(request: MandatedRequest, pk: int) -> HttpResponse:
    """Everything happens on this one page; who comes back finds it as it was left."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    if edition.state != EditionState.DRAFT:
        return redirect("directives:directive", edition.directive_id)
    kept = texts_for(request.mandate).filter(edition=edition).first()
    if request.method != "POST":
        return _page(request, edition, kept, TextForm())
    if "text" in request.POST or kept is None:
        return _keep(request, edition, kept)
    if "tell-published" in request.POST:
        return _tell_published(request, edition, kept)
    return _press(request, edition, kept)


def _keep(request: MandatedRequest, edition: Edition, kept: DraftText | None) -> HttpResponse:
    """Keep what was pasted or uploaded, in place of the text that stood on the page."""
    form = TextForm(request.POST, request.FILES)
    words = form.words()
    if not form.errors and try_on_form(
        form,
        lambda: keep_text(
            edition.pk,
            words,
            found=found_in(_read(edition, kept, words)),
            by=request.user,
            at=clock.now(),
            instead=form.cleaned_data["instead"],
        ),
    ):
        return redirect("intake:draft", edition.pk)
    return _page(request, edition, kept, form, status=UNANSWERED)


def _tell_published(request: MandatedRequest, edition: Edition, kept: DraftText) -> HttpResponse:
    """Count the days of the text from the day on which it appeared."""
    form = PublishedForm(request.POST)
    if not form.is_valid():
        return _page(request, edition, kept, TextForm(), published=form, status=UNANSWERED)
    day = form.cleaned_data["published"]
    found = found_in(read(shortened(kept.text), day))
    try_on_page(
        request,
        lambda: tell_published(edition.pk, day, found=found, by=request.user, at=clock.now()),
        _("Đã lưu."),
    )
    return redirect("intake:draft", edition.pk)


def _press(request: MandatedRequest, edition: Edition, kept: DraftText) -> HttpResponse:
    reading = _read(edition, kept, kept.text)
    rows = rows_of(kept, reading, edition, request.POST.dict())
    answer = press(request, ReadingDesk(edition, kept, rows))
    if isinstance(answer, HttpResponse):
        return answer
    edition = get_object_or_404(drafts_for(request.mandate), pk=edition.pk)
    kept = texts_for(request.mandate).get(edition=edition)
    return _page(request, edition, kept, TextForm(), reading=reading, status=answer)


def _page(
    request: MandatedRequest,
    edition: Edition,
    kept: DraftText | None,
    form: TextForm,
    *,
    reading: Reading | None = None,
    published: PublishedForm | None = None,
    status: int = OK,
) -> HttpResponse:
    context = {
        "edition": edition,
        "directive": edition.directive,
        "form": form,
        "typed": form.words() if form.is_bound else kept.text if kept else "",
        "kept": kept,
    }
    if kept:
        reading = reading or _read(edition, kept, kept.text)
        context |= _told(request, edition, kept, reading)
        context["published"] = published or PublishedForm(initial={"published": kept.published})
        context["unanswered"] = request.POST.get("accept") if status == UNANSWERED else None
    return render(request, "intake/read.html", context, status=status)


def _told(
    request: MandatedRequest, edition: Edition, kept: DraftText, reading: Reading
) -> dict[str, Any]:
    """The text with what was read in it, and what became of each proposal."""
    rows = rows_of(kept, reading, edition, request.POST.dict())
    waiting, taken = [row for row in rows if row.waits], sum(row.is_done for row in rows)
    step = last_press(kept)
    can_go_back = step is not None and step.version == edition.version
    return {
        "cut": len(kept.text) if len(kept.text) > LONGEST else 0,
        "pieces": pieces(kept.text, reading, {row.number: row.mark for row in rows}),
        "heads": [_shown(row) for row in rows if row.is_head],
        "clauses": [_shown(row) for row in rows if not row.is_head],
        "asks_day": _asks_day(edition, kept, reading),
        "unread": len(reading.unread),
        "sentences": unread_of(kept.text, reading, edition),
        "counts": {"taken": taken, "left": len(rows) - len(waiting) - taken},
        "waiting": len(waiting),
        "step_count": len(step.clauses) if step and can_go_back else 0,
        "can_go_back": can_go_back,
        "clear": sum(row.is_clear for row in rows),
    }


def _read(edition: Edition, kept: DraftText | None, text: str) -> Reading:
    """What can be read in the text; its days are counted from that of issue, or from the day it
    appeared.
    """
    return read(shortened(text), _issued(edition) or (kept.published if kept else None))


def _issued(edition: Edition) -> date | None:
    """The day of issue at the head; that of an amended document is not the amendment's."""
    return edition.directive.issued_on if edition.number == 1 else None


def _asks_day(edition: Edition, kept: DraftText, reading: Reading) -> bool:
    """The text counts its days from one that neither it nor the head tells; once it is told it can
    be put right.
    """
    return _issued(edition) is None and (
        kept.published is not None or counts_from_unknown(shortened(kept.text), reading.proposals)
    )


def _shown(row: ReadingRow) -> tuple[ReadingRow, str]:
    return row, row.words(language())
