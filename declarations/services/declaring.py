"""Somebody answers what a clause asks before they come, says it is as it was last time, or has it
written down for them.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from audit.services import record
from declarations.errors import AnswerAhead, AnswerNeeded, EntryNotAsked, NothingToRenew
from declarations.models import DeclaredAnswers, MadeDeclaration
from declarations.selectors.book import today_of
from declarations.selectors.own import own_declarations, renewed_answers
from declarations.selectors.reach import people_on_paper
from declarations.values.own import OwnDeclaration
from planning.rules.entry_declaration import NO, YES, AnswerKind, EntryQuestion
from units.models import Staff
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def make_declaration(
    seal: str, answers: Sequence[str], *, by: User, at: datetime
) -> MadeDeclaration:
    """Keep what is declared for the next day at the office that lacks it, else from today. The
    `answers` are "yes", "no" or dates ("2026-11-30"), one a question. Twice in a row does not
    double.

    Raises NotAllowed (who is not on the staff), EntryNotAsked, AnswerNeeded, AnswerAhead.
    """
    staff = _locked_self(by, at)
    return _declared(staff, _asked(staff, seal, at), tuple(answers), by=by, at=at)


@transaction.atomic
def declare_for(
    staff_id: int, seal: str, answers: Sequence[str], *, by: User, at: datetime
) -> MadeDeclaration:
    """Write down what somebody without an account declared on paper; who did it is kept. Raises
    Staff.DoesNotExist for who is out of reach or declares by themselves, EntryNotAsked,
    AnswerNeeded, AnswerAhead.
    """
    people = people_on_paper(mandate_for(by, at)).select_for_update(of=("self",))
    staff = people.get(pk=staff_id)
    return _declared(staff, _asked(staff, seal, at), tuple(answers), by=by, at=at)


@transaction.atomic
def renew_declaration(seal: str, *, by: User, at: datetime) -> MadeDeclaration:
    """The same answers once more. Raises NotAllowed, EntryNotAsked, NothingToRenew."""
    staff = _locked_self(by, at)
    asked = _asked(staff, seal, at)
    last = _last(staff, seal)
    today = today_of(staff.agency, at)
    answers = renewed_answers(asked.rule, last, today=today, wanted=asked.day) if last else ()
    if not answers:
        raise NothingToRenew
    return _declared(staff, asked, answers, by=by, at=at)


def _locked_self(by: User, at: datetime) -> Staff:
    """Of two windows of one person the second sees what the first declared."""
    mandate = mandate_for(by, at)
    if mandate.staff is None:
        raise NotAllowed
    return Staff.objects.select_for_update().get(pk=mandate.staff.pk)


def _asked(staff: Staff, seal: str, at: datetime) -> OwnDeclaration:
    found = next((one for one in own_declarations(staff, at=at) if one.seal == seal), None)
    if found is None:
        raise EntryNotAsked
    return found


def _declared(
    staff: Staff, asked: OwnDeclaration, answers: tuple[str, ...], *, by: User, at: datetime
) -> MadeDeclaration:
    rule, today = asked.rule, today_of(staff.agency, at)
    if len(answers) != len(rule.questions):
        raise AnswerNeeded
    for question, answer in zip(rule.questions, answers, strict=True):
        _check_answer(question, answer, today)
    made = rule.declared(answers, today=today, wanted=asked.day)
    told = [
        {"question": question.text, "kind": question.kind.value, "answer": answer}
        for question, answer in zip(rule.questions, answers, strict=True)
    ]
    last = _last(staff, rule.seal)
    if last and (last.first, last.last) == (made.first, made.last) and _told(last) == told:
        return last
    row = MadeDeclaration.objects.create(
        agency_id=staff.agency_id,
        staff=staff,
        seal=made.seal,
        title=rule.title,
        first=made.first,
        last=made.last,
        is_cleared=made.is_cleared,
        declared_by=by,
        declared_at=at,
    )
    DeclaredAnswers.objects.create(declaration=row, told=told)
    act = "declarations.declare" if staff.user_id == by.pk else "declarations.declare-for"
    record(act, row, by=by, at=at, agency=staff.agency_id, after=facts_of(row))
    return row


def facts_of(row: MadeDeclaration) -> dict[str, str]:
    """What the record keeps of it for ever: nothing of health."""
    return {"title": row.title, "first": row.first.isoformat(), "last": row.last.isoformat()}


def _check_answer(question: EntryQuestion, answer: str, today: date) -> None:
    if question.kind is AnswerKind.YES_NO:
        if answer not in (YES, NO):
            raise AnswerNeeded
        return
    try:
        day = date.fromisoformat(answer)
    except ValueError as wrong:
        raise AnswerNeeded from wrong
    if day > today:
        raise AnswerAhead


def _last(staff: Staff, seal: str) -> MadeDeclaration | None:
    rows = MadeDeclaration.objects.filter(staff=staff, seal=seal).select_related("answers")
    return rows.order_by("pk").last()


def _told(row: MadeDeclaration) -> object:
    kept = getattr(row, "answers", None)
    return kept.told if kept else None
