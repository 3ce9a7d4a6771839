"""What is said about the cells and days of a week, for those who work on it."""

from collections import defaultdict

from rosters.models import CellComment
from rosters.selectors.beside import may_have
from rosters.values.comment import RosterComment
from units.selectors import Mandate
from weeks.enums import Mode
from weeks.errors import NoSuchRoster
from weeks.models import WeeklyRoster
from weeks.selectors.rosters import rosters_of, sees_work


def comments_on(mandate: Mandate, roster: WeeklyRoster) -> tuple[RosterComment, ...]:
    """All of the week of `roster`, in whichever version they were written: open ones first, then in
    the order of days. One query; none where there are none, and for who only reads.
    """
    if not (sees_work(mandate, roster.unit_id) and may_have("has_comments", roster)):
        return ()
    return comments_of_week(roster)


def comments_of_week(roster: WeeklyRoster) -> tuple[RosterComment, ...]:
    """The same for a letter, which nobody asks for. One query."""
    rows = CellComment.objects.filter(
        roster__unit=roster.unit_id, roster__monday=roster.monday
    ).select_related("by", "staff", "settled_by")
    replies: dict[int, list[RosterComment]] = defaultdict(list)
    roots: list[CellComment] = []
    for row in rows.order_by("pk"):
        if row.answers_id:
            replies[row.answers_id].append(_shown(row, ()))
        else:
            roots.append(row)
    found = (_shown(row, tuple(replies[row.pk])) for row in roots)
    return tuple(sorted(found, key=lambda one: (not one.is_open, one.day, one.id)))


def comment_of(mandate: Mandate, comment_id: int) -> CellComment:
    """One that is no answer, of a week the reader works on. Raises NoSuchRoster otherwise, whether
    it exists or not.
    """
    rows = CellComment.objects.filter(answers=None, roster__in=rosters_of(mandate).order_by())
    found = rows.select_related("roster").filter(pk=comment_id).first()
    if found is None or not sees_work(mandate, found.roster.unit_id):
        raise NoSuchRoster
    return found


def _shown(row: CellComment, replies: tuple[RosterComment, ...]) -> RosterComment:
    return RosterComment(
        id=row.pk,
        staff_id=row.staff_id,
        name=row.staff.full_name if row.staff else "",
        day=row.day,
        looked=tuple(Mode(mode) for mode in row.looked.split("/") if mode),
        text=row.text,
        who=row.by.get_full_name(),
        at=row.at,
        settled_by=row.settled_by.get_full_name() if row.settled_by else "",
        settled_at=row.settled_at,
        replies=replies,
    )
