"""One cell of a unit's week, for who looks at it closely."""

from datetime import date, datetime
from secrets import token_hex

from planning.time import Week
from rosters.selectors.cell_history import cell_history
from rosters.selectors.comments import comments_on
from rosters.selectors.deadlines import has_passed
from rosters.selectors.in_hand import week_in_hand
from rosters.selectors.known import known_week
from rosters.selectors.week import may_edit
from rosters.sheets.grid import GridMaker
from rosters.sheets.taking import cell_taking
from rosters.values.cell import CellPanel
from units.enums import Right
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.errors import NoSuchRoster
from weeks.selectors.away_words import away_words
from weeks.selectors.history import turns_before
from weeks.selectors.rosters import sees_work
from weeks.sheets.readers import verdict_writer_for
from weeks.values.cells import Seen


def cell_panel(
    mandate: Mandate, unit_id: int, week: Week, staff_id: int, day: date, *, at: datetime
) -> CellPanel:
    """Raises NoSuchRoster where the reader has no roster of that week in reach, or it has no such
    cell.
    """
    hand = week_in_hand(mandate, unit_id, week)
    roster, known = hand.roster, known_week(hand, week, at=at)
    member = known.sheet.by_id.get(staff_id)
    if roster is None or member is None or day not in known.sheet.all_days:
        raise NoSuchRoster
    writer = verdict_writer_for(mandate, known.sheet)
    verdicts = tuple(one for one in writer.verdicts() if one.day == day)
    maker = GridMaker(
        writer,
        writer.tally(),
        verdicts,
        frozenset(),
        known.since,
        words=away_words(known.sheet),
    )
    taking = (
        cell_taking(writer, (staff_id, day), turns_before(known.sheet.by_id, roster.agency, week))
        if sees_work(mandate, unit_id) and not has_passed(roster.agency, week, at)
        else None
    )
    sees_history = mandate.may(Right.SEE_CHANGES, unit_id)
    return CellPanel(
        unit_id=unit_id,
        unit_name=hand.unit.name,
        week=week,
        day=day,
        staff_id=staff_id,
        name=member.staff.full_name,
        short_name=member.short_name,
        title=member.title,
        roster_id=roster.pk,
        state=RosterState(roster.state),
        seen=Seen(roster.version, roster.content),
        can_edit=may_edit(mandate, roster, at),
        cell=maker.cell_on(member, day),
        verdicts=tuple(one for one in verdicts if maker.names(one, member)),
        taking=taking,
        can_comment=sees_work(mandate, unit_id),
        comments=tuple(
            one
            for one in comments_on(mandate, roster)
            if one.day == day and one.staff_id in (None, staff_id)
        ),
        form_key=token_hex(16),
        sees_history=sees_history,
        history=cell_history(mandate, roster, (staff_id, day), writer.shown)
        if sees_history
        else (),
    )
