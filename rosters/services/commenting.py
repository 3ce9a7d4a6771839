"""Say something about a cell or a day of a week, answer it, and settle it. What is written stays as
it was written, whatever becomes of the cell.
"""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from audit.services import record
from rosters.errors import NothingSaid, UnknownCell
from rosters.models import CellComment
from rosters.selectors.comments import comment_of
from units.names import clean
from weeks.errors import NotAllowed
from weeks.models import WeeklyRoster
from weeks.selectors.acting import mandate_for
from weeks.selectors.rosters import roster_of, sees_work
from weeks.sheets import cells_of
from weeks.sheets.readers import shown_mode

LONGEST = 1000
"""Letters of one comment."""


@transaction.atomic
def comment_on_cell(
    roster_id: int,
    day: date,
    *,
    staff_id: int | None,
    text: str,
    key: str,
    by: User,
    at: datetime,
) -> CellComment:
    """About the cell of a person on that day, or (None) about the whole day. Under one `key` of one
    hand only what comes first is said.

    Raises NoSuchRoster, NotAllowed, NothingSaid, UnknownCell.
    """
    mandate = mandate_for(by, at)
    roster = roster_of(mandate, roster_id)
    if not sees_work(mandate, roster.unit_id):
        raise NotAllowed
    row = CellComment(
        roster=roster,
        staff_id=staff_id,
        day=day,
        looked=_looks(roster, staff_id, day),
        text=_required_text(text),
        by=by,
        at=at,
        key=key,
    )
    return _said(row, "rosters.comment")


@transaction.atomic
def answer_comment(comment_id: int, *, text: str, key: str, by: User, at: datetime) -> CellComment:
    """What was settled is open again. Raises NoSuchRoster, NothingSaid."""
    comment = comment_of(mandate_for(by, at), comment_id)
    row = CellComment(
        roster=comment.roster,
        staff_id=comment.staff_id,
        day=comment.day,
        text=_required_text(text),
        answers=comment,
        by=by,
        at=at,
        key=key,
    )
    CellComment.objects.filter(pk=comment.pk).update(settled_by=None, settled_at=None)
    return _said(row, "rosters.answer-comment")


@transaction.atomic
def settle_comment(comment_id: int, *, by: User, at: datetime) -> CellComment:
    """It is dealt with. Settling twice is settling once. Raises NoSuchRoster."""
    comment = comment_of(mandate_for(by, at), comment_id)
    open_one = CellComment.objects.filter(pk=comment.pk, settled_at=None)
    if open_one.update(settled_by=by, settled_at=at):
        _record("rosters.settle-comment", comment, by, at)
    return comment


def _said(row: CellComment, action: str) -> CellComment:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # the same form was sent twice
        return CellComment.objects.get(by=row.by, key=row.key)
    _record(action, row, row.by, row.at)
    return row


def _record(action: str, row: CellComment, by: User, at: datetime) -> None:
    record(
        action,
        row.roster,
        by=by,
        at=at,
        agency=row.roster.agency_id,
        after={"comment": row.pk, "staff": row.staff_id, "day": row.day.isoformat()},
    )


def _required_text(text: str) -> str:
    words = text.strip()[:LONGEST]
    if not clean(words):
        raise NothingSaid
    return words


def _looks(roster: WeeklyRoster, staff_id: int | None, day: date) -> str:
    """What the cell shows to everybody. Raises UnknownCell for a person or day not in the week."""
    if day not in roster.week.days:
        raise UnknownCell
    if staff_id is None:
        return ""
    cells = cells_of(roster.entries.filter(staff=staff_id))
    if not cells:
        raise UnknownCell
    cell = cells.get((staff_id, day))
    halves = (cell.morning, cell.afternoon) if cell else ()
    return "/".join(dict.fromkeys(shown_mode(False, half).value for half in halves))
