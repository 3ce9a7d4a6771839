"""Reading the text of a document into a draft: proposals beside the words they came from,
answered, corrected, taken or left one by one.
"""

from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

import clock
from directives.enums import EditionState
from directives.errors import DraftChanged
from directives.forms.clauses import ClauseForm
from directives.models import Edition
from directives.selectors import drafts_for
from directives.services import add_clause, remove_clause
from directives.views.answering import refuse_on_draft
from directives.views.clauses import previewed
from directives.views.documents import seen_in
from directives.views.sentences import language
from intake.forms import TextForm
from intake.reading.correcting import correcting_form
from intake.reading.heads import head_of
from intake.reading.look import look_at
from intake.reading.marking import pieces
from intake.reading.rows import ReadingRow, rows_of
from intake.reading.step import sealed, unsealed
from intake.reading.unread import unread_of
from intake.services import TakenOver, take_back, take_over
from planning.reading import Reading, read
from refusals import Refusal
from units.enums import Right
from units.guards import MandatedRequest, requires
from units.numbers import number_in

OK, REFUSED, UNANSWERED = 200, 409, 422
LEAVE_OF_LOOK = "leave-of-look"
"""The button that puts a sentence aside and looks again."""


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def from_text(request: MandatedRequest, pk: int) -> HttpResponse:
    """Everything happens on this one page. The text is not stored: it travels in its forms, and
    only the quotes of what was taken stay.
    """
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    if edition.state != EditionState.DRAFT:
        return redirect("directives:directive", edition.directive_id)
    form = TextForm(request.POST, request.FILES) if request.method == "POST" else TextForm()
    reading = read(form.words())
    if not form.is_bound or form.errors:
        return _page(request, edition, form, reading, status=UNANSWERED if form.errors else OK)
    rows = _rows(request, edition, form.words(), reading)
    corrected = _named(rows, request.POST.get("correct"))
    if corrected is not None:
        unfinished = _correct(request, edition, corrected, form.words())
        if unfinished is not None:
            return unfinished
    if "look" in request.POST or LEAVE_OF_LOOK in request.POST:
        looked = _look(request, edition, form, rows)
        if looked is not None:
            return looked
    status, step = (OK, "") if corrected else _act(request, edition, rows)
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    return _page(request, edition, form, reading, status=status, step=step)


def _look(
    request: MandatedRequest, edition: Edition, form: TextForm, rows: Sequence[ReadingRow]
) -> HttpResponse | None:
    """What would hold, before it is accepted; None where it could not be accepted, with the reason
    as a message.
    """
    try:
        look = look_at(request.mandate, edition, rows, seen=edition.version, at=clock.now())
    except Refusal as error:
        messages.error(request, error.sentence)
        return None
    context = {
        "edition": edition,
        "directive": edition.directive,
        "text": form.words(),
        "left": _left(request),
        "answers": _answers(request),
        "look": look,
        "left_out": [_shown(row) for row in look.left_out],
    }
    return render(request, "intake/look.html", context)


def _act(request: MandatedRequest, edition: Edition, rows: Sequence[ReadingRow]) -> tuple[int, str]:
    """What the button that was pressed stands for; the status of the answer, and the seal of the
    step that can be undone as a whole.
    """
    step = request.POST.get("step", "")
    accepted = _named(rows, request.POST.get("accept"))
    if accepted is not None and accepted.is_open:
        return UNANSWERED, step
    taken = (
        [row for row in rows if row.is_clear]
        if "accept-all" in request.POST
        else [accepted]
        if accepted
        else []
    )
    taken = [row for row in taken if row.can_be_taken]
    try:
        if taken:
            done = _take(request, edition, taken)
            step = sealed(done) if "accept-all" in request.POST else step
        elif "undo-step" in request.POST:
            _undo_step(request, edition, step)
            step = ""
        elif "undo" in request.POST:
            _undo(request, edition)
    except Refusal as error:
        changed = isinstance(error, DraftChanged)
        messages.error(
            request,
            _("Người khác vừa sửa bản nháp này. Đây là bản mới; hãy thử lại.")
            if changed
            else error.sentence,
        )
        return REFUSED, step
    return OK, step


def _take(request: MandatedRequest, edition: Edition, rows: Iterable[ReadingRow]) -> TakenOver:
    """Write the proposals as they were seen on the page: what belongs to the head there,
    sentences at the end of the draft.
    """
    changes = {row.change.field: row.change.value for row in rows if row.change}
    sentences = [row.sentence for row in rows if row.sentence]
    head = head_of(edition, changes) if changes else None
    done = take_over(
        edition.pk,
        head=head,
        sentences=sentences,
        by=request.user,
        at=clock.now(),
        seen=seen_in(request),
    )
    count = len(changes) + len(sentences)
    messages.success(
        request,
        ngettext("Đã nhận %(count)s đề xuất.", "Đã nhận %(count)s đề xuất.", count)
        % {"count": count},
    )
    return done


def _undo_step(request: MandatedRequest, edition: Edition, word: str) -> None:
    """Take everything that one press took over out again, head and sentences."""
    step = unsealed(word, edition.pk)
    if step is None:
        raise DraftChanged
    take_back(step, by=request.user, at=clock.now())
    messages.success(request, _("Đã hoàn tác: bản nháp như trước khi nhận."))


def _undo(request: MandatedRequest, edition: Edition) -> None:
    """Take the sentence that was made of a proposal out of the draft again."""
    number = number_in(request.POST["undo"])
    clause = edition.clauses.filter(pk=number).first() if number is not None else None
    if clause is not None:
        remove_clause(clause.pk, by=request.user, at=clock.now(), seen=seen_in(request))
        messages.success(request, _("Đã lấy ra khỏi bản nháp."))


def _correct(
    request: MandatedRequest, edition: Edition, row: ReadingRow, text: str
) -> HttpResponse | None:
    """The blanks of the sentence, filled in as they were read; None once they are well filled
    and the sentence is in the draft.
    """
    form = correcting_form(
        row, edition, request.POST if "write" in request.POST else None, at=clock.now()
    )
    if form.is_bound and form.is_valid() and _is_written(request, edition, form):
        messages.success(request, _("Đã thêm vào bản nháp."))
        return None
    context = {
        "form": form,
        "edition": edition,
        "directive": edition.directive,
        "row": row,
        "text": text,
        "left": _left(request),
    }
    context |= {
        "label": form.template.label.said(language()),
        "answers": _answers(request),
    } | previewed(form)
    return render(request, "intake/correct.html", context, status=UNANSWERED if form.errors else OK)


def _is_written(request: MandatedRequest, edition: Edition, form: ClauseForm) -> bool:
    try:
        add_clause(
            edition.pk,
            form.sentence(),
            by=request.user,
            at=clock.now(),
            seen=form.cleaned_data["seen"] or 0,
        )
    except Refusal as error:
        refuse_on_draft(form, edition, error)
        return False
    return True


def _page(
    request: MandatedRequest,
    edition: Edition,
    form: TextForm,
    reading: Reading,
    *,
    status: int,
    step: str = "",
) -> HttpResponse:
    done = unsealed(step, edition.pk) if step else None
    rows = _rows(request, edition, form.words(), reading)
    waiting = [row for row in rows if row.waits]
    context = {
        "edition": edition,
        "directive": edition.directive,
        "form": form,
        "text": form.words(),
        "pieces": pieces(form.words(), reading),
        "heads": [_shown(row) for row in rows if row.is_head],
        "clauses": [_shown(row) for row in rows if not row.is_head],
        "left": [row.key for row in rows if row.is_left],
        "unread": len(reading.unread),
        "sentences": unread_of(form.words(), reading, edition),
        "counts": {
            "taken": sum(row.is_done for row in rows),
            "left": len(rows) - len(waiting) - sum(row.is_done for row in rows),
        },
        "waiting": len(waiting),
        "step": step if done and done.version == edition.version else "",
        "step_count": len(done.clauses) if done else 0,
        "clear": sum(row.is_clear for row in rows),
        "unanswered": request.POST.get("accept") if status == UNANSWERED else None,
    }
    return render(request, "intake/read.html", context, status=status)


def _shown(row: ReadingRow) -> tuple[ReadingRow, str]:
    return row, row.words(language())


def _rows(
    request: MandatedRequest, edition: Edition, text: str, reading: Reading
) -> tuple[ReadingRow, ...]:
    return rows_of(text, reading, edition, request.POST.dict(), _left(request))


def _left(request: MandatedRequest) -> list[str]:
    """What was put aside, without what was taken up again."""
    return [
        key
        for key in [
            *request.POST.getlist("left"),
            request.POST.get("leave", ""),
            request.POST.get(LEAVE_OF_LOOK, ""),
        ]
        if key and key != request.POST.get("resume")
    ]


def _answers(request: MandatedRequest) -> dict[str, str]:
    return {name: said for name, said in request.POST.dict().items() if name.startswith("answer-")}


def _named(rows: Iterable[ReadingRow], key: str | None) -> ReadingRow | None:
    return next((row for row in rows if row.key == key), None)
