"""What each button beside a proposal does: answer, accept, correct, put aside, take back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import clock
from directives.errors import DraftChanged
from directives.forms.clauses import ClauseForm
from directives.models import Edition
from directives.services import remove_clause
from directives.views.answering import refuse_on_draft
from directives.views.clauses import previewed
from directives.views.documents import seen_in
from directives.views.sentences import language
from intake.models import DraftText
from intake.reading.correcting import correcting_form
from intake.reading.heads import head_of
from intake.reading.look import look_at
from intake.reading.rows import ANSWER, ReadingRow
from intake.selectors import is_changed_by_others
from intake.services import (
    ProposedSentence,
    accept_corrected,
    keep_answers,
    leave_proposal,
    resume_proposal,
    take_back,
    take_over,
)
from refusals import Refusal
from units.guards import MandatedRequest
from units.numbers import number_in

OK, REFUSED, UNANSWERED = 200, 409, 422
LEAVE_OF_LOOK: Final = "leave-of-look"
"""The button that puts a sentence aside and looks again."""
OF_A_ROW: Final = ("accept", "correct", "leave", "resume", LEAVE_OF_LOOK)
"""Buttons that name the proposal they stand beside."""
LONGEST_ANSWER: Final = 200


@dataclass(frozen=True, slots=True)
class ReadingDesk:
    """A draft, its text, and what was read in it."""

    edition: Edition
    kept: DraftText
    rows: tuple[ReadingRow, ...]

    def leaving(self, key: str) -> "ReadingDesk":
        """The same once the proposal is put aside."""
        rows = (replace(row, is_left=row.is_left or row.key == key) for row in self.rows)
        return replace(self, rows=tuple(rows))


def press(request: MandatedRequest, desk: ReadingDesk) -> HttpResponse | int:
    """What the button that was pressed stands for: a page of its own, or the status of the page of
    the reading.
    """
    try:
        _keep_answers(request, desk)
        return _act(request, desk)
    except Refusal as error:
        said = (
            _("Người khác vừa sửa bản nháp này. Đây là bản mới; hãy thử lại.")
            if isinstance(error, DraftChanged)
            else error.sentence
        )
        messages.error(request, said)
        return REFUSED


def _act(request: MandatedRequest, desk: ReadingDesk) -> HttpResponse | int:
    pressed = request.POST
    button = next((name for name in OF_A_ROW if name in pressed), None)
    if button:
        return _act_on_row(request, desk, button, _named(desk.rows, pressed[button]))
    if "look" in pressed:
        return _look(request, desk)
    if "accept-all" in pressed:
        _take(request, desk, [row for row in desk.rows if row.is_clear], at_once=True)
    elif "undo-step" in pressed:
        take_back(desk.edition.pk, by=request.user, at=clock.now(), seen=_seen(request, desk))
        messages.success(request, _("Đã hoàn tác: bản nháp như trước khi nhận."))
    elif "undo" in pressed:
        _undo(request, desk)
    return OK


def _act_on_row(
    request: MandatedRequest, desk: ReadingDesk, button: str, row: ReadingRow
) -> HttpResponse | int:
    kind, by, at = row.read.kind, request.user, clock.now()
    match button:
        case "accept" if row.is_open:
            return UNANSWERED
        case "accept":
            _take(request, desk, [row], at_once=False)
        case "correct":
            return _correct(request, desk, row)
        case "resume":
            resume_proposal(desk.edition.pk, row.key, kind=kind, by=by, at=at)
        case _:
            leave_proposal(desk.edition.pk, row.key, kind=kind, by=by, at=at)
    return _look(request, desk.leaving(row.key)) if button == LEAVE_OF_LOOK else OK


def _keep_answers(request: MandatedRequest, desk: ReadingDesk) -> None:
    """Keep what was answered anew on the page, whatever was pressed."""
    new = {}
    for row in desk.rows:
        before = desk.kept.answers.get(row.key, {})
        names = {
            question.name: ANSWER.format(key=row.key, name=question.name)
            for question, _said in row.answered.asked
        }
        said = {
            name: request.POST[field].strip()[:LONGEST_ANSWER]
            for name, field in names.items()
            if field in request.POST
        }
        if any(before.get(name, "") != words for name, words in said.items()):
            new[row.key] = said
    if new:
        keep_answers(desk.edition.pk, new, by=request.user, at=clock.now())


def _look(request: MandatedRequest, desk: ReadingDesk) -> HttpResponse:
    """What would hold, before it is accepted. Raises what look_at raises."""
    edition = desk.edition
    look = look_at(request.mandate, edition, desk.rows, seen=edition.version, at=clock.now())
    context = {
        "edition": edition,
        "directive": edition.directive,
        "look": look,
        "left_out": [(row, row.words(language())) for row in look.left_out],
    }
    return render(request, "intake/look.html", context)


def _take(
    request: MandatedRequest, desk: ReadingDesk, rows: Iterable[ReadingRow], *, at_once: bool
) -> None:
    """Write the proposals as they were seen on the page: what belongs to the head there,
    sentences at the end of the draft.
    """
    rows = [row for row in rows if row.can_be_taken]
    if not rows:
        return
    changes = {row.change.field: row.change.value for row in rows if row.change}
    sentences = [ProposedSentence(row.key, row.sentence) for row in rows if row.sentence]
    take_over(
        desk.edition.pk,
        head=head_of(desk.edition, changes) if changes else None,
        sentences=sentences,
        by=request.user,
        at=clock.now(),
        seen=_seen(request, desk),
        at_once=at_once,
    )
    count = len(changes) + len(sentences)
    messages.success(
        request,
        ngettext("Đã nhận %(count)s đề xuất.", "Đã nhận %(count)s đề xuất.", count)
        % {"count": count},
    )


def _undo(request: MandatedRequest, desk: ReadingDesk) -> None:
    """Take the sentence that was made of a proposal out of the draft again."""
    number = number_in(request.POST["undo"])
    clause = desk.edition.clauses.filter(pk=number).first() if number is not None else None
    if clause is not None:
        remove_clause(clause.pk, by=request.user, at=clock.now(), seen=_seen(request, desk))
        messages.success(request, _("Đã lấy ra khỏi bản nháp."))


def _correct(request: MandatedRequest, desk: ReadingDesk, row: ReadingRow) -> HttpResponse | int:
    """The blanks of the sentence, filled in as they were read; OK once they are well filled and
    the sentence is in the draft.
    """
    edition = desk.edition
    typed = request.POST if "write" in request.POST else None
    form = correcting_form(row, edition, typed, at=clock.now())
    if form.is_bound and form.is_valid() and _is_written(request, desk, row, form):
        messages.success(request, _("Đã thêm vào bản nháp."))
        return OK
    context = {"form": form, "edition": edition, "directive": edition.directive, "row": row}
    context |= {"label": form.template.label.said(language())} | previewed(form)
    return render(request, "intake/correct.html", context, status=UNANSWERED if form.errors else OK)


def _is_written(
    request: MandatedRequest, desk: ReadingDesk, row: ReadingRow, form: ClauseForm
) -> bool:
    try:
        accept_corrected(
            desk.edition.pk,
            row.key,
            read={"kind": row.read.kind, "params": row.read.params},
            sentence=form.sentence(),
            by=request.user,
            at=clock.now(),
            seen=_seen(request, desk),
        )
    except Refusal as error:
        refuse_on_draft(form, desk.edition, error)
        return False
    return True


def _seen(request: MandatedRequest, desk: ReadingDesk) -> int:
    """The version on the page, or that of now where only the reader changed the draft since, such
    as in another window.
    """
    seen = seen_in(request)
    is_own = not is_changed_by_others(desk.edition, seen=seen, by=request.user)
    return desk.edition.version if is_own else seen


def _named(rows: Sequence[ReadingRow], key: str) -> ReadingRow:
    """Raises DraftChanged where another text was kept meanwhile, which has no such words."""
    for row in rows:
        if row.key == key:
            return row
    raise DraftChanged
