"""What somebody declared, with the answers: only for who may know of health."""

from datetime import date
from typing import Any

from declarations.models import MadeDeclaration
from declarations.values.unit import ToldAnswer, ToldDeclaration
from planning.rules.entry_declaration import YES, AnswerKind
from units.models import Staff


def last_declarations(staff: Staff) -> tuple[ToldDeclaration, ...]:
    """What they declared last of each kind, the newest first. One query."""
    newest: dict[str, MadeDeclaration] = {}
    rows = MadeDeclaration.objects.filter(staff=staff).select_related("answers", "declared_by")
    for row in rows.order_by("-pk"):
        newest.setdefault(row.seal, row)
    return tuple(_told(row, staff) for row in newest.values())


def _told(row: MadeDeclaration, staff: Staff) -> ToldDeclaration:
    kept = getattr(row, "answers", None)
    return ToldDeclaration(
        declaration_id=row.pk,
        title=row.title,
        first=row.first,
        last=row.last,
        is_cleared=row.is_cleared,
        declared_at=row.declared_at,
        answers=tuple(map(_answer, kept.told)) if kept else (),
        written_by="" if row.declared_by_id == staff.user_id else row.declared_by.full_name,
    )


def _answer(said: dict[str, Any]) -> ToldAnswer:
    is_dated = said["kind"] == AnswerKind.DATE
    return ToldAnswer(
        question=said["question"],
        day=date.fromisoformat(said["answer"]) if is_dated else None,
        is_yes=said["answer"] == YES,
    )
