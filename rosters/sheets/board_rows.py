"""One row of the Director's board, from what was read for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from planning.people import Rank
from planning.tally import DayTally, tally
from planning.time import Week
from rosters.values.board import BoardDay, BoardRow
from rosters.values.reminding import Reminded
from units.models import Unit
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.models import EDITABLE, LIVING, SHOWN, WeeklyRoster
from weeks.selectors.rosters import acts_on, sees_work
from weeks.sheets import WeekSheet
from weeks.values.cells import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """What the rows are made of. Unit by unit: `differs` how many cells differ from the week
    before, `overtaken` whose people are elsewhere since their roster was filed, `borrowed` which
    week's plan stands meanwhile. Roster by roster:
    `stale` what people or rules have overtaken, `again` by when it is due once more, `moments` when
    it came into its state, `events` how many events wait with it. `filing` is the deadline of all.
    """

    mandate: Mandate
    rosters: Mapping[int, WeeklyRoster]
    sheets: Mapping[int, WeekSheet]
    overtaken: frozenset[int]
    differs: Mapping[int, int]
    stale: frozenset[int]
    again: Mapping[int, datetime]
    moments: Mapping[int, datetime]
    reminded: Mapping[int, Reminded]
    events: Mapping[int, int]
    borrowed: Mapping[int, Week]
    filing: datetime
    at: datetime

    def due(self, roster: WeeklyRoster) -> datetime | None:
        """By when it is to be sent; None for what is sent, and for an amendment the unit began of
        its own accord.
        """
        if roster.state not in EDITABLE:
            return None
        return self.again.get(roster.pk, self.filing if roster.revision == 1 else None)


def row_of(unit: Unit, facts: RowFacts) -> BoardRow:
    roster, sheet = facts.rosters.get(unit.pk), facts.sheets[unit.pk]
    return _empty_row(unit, sheet, facts) if roster is None else _row(roster, sheet, facts)


def _empty_row(unit: Unit, sheet: WeekSheet, facts: RowFacts) -> BoardRow:
    is_worker = sees_work(facts.mandate, unit.pk)
    return BoardRow(
        unit_id=unit.pk,
        unit_name=unit.name,
        head_name=_head_name(sheet),
        size=len(sheet.members),
        is_owed=is_worker,
        is_overdue=is_worker and facts.at > facts.filing,
        is_unshared=not is_worker,
        days=tuple(BoardDay(day=day) for day in sheet.days),
        reminded=facts.reminded.get(unit.pk) if is_worker else None,
        borrowed=facts.borrowed.get(unit.pk) if is_worker else None,
    )


def _row(roster: WeeklyRoster, sheet: WeekSheet, facts: RowFacts) -> BoardRow:
    unit, due = roster.unit, facts.due(roster)
    counted = tally(sheet.plan, sheet.rules, sheet.violations)
    return BoardRow(
        unit_id=unit.pk,
        unit_name=unit.name,
        head_name=_head_name(sheet),
        size=len(sheet.members),
        roster_id=roster.pk,
        revision=roster.revision,
        state=RosterState(roster.state),
        seen=Seen(roster.version, roster.content),
        moment=facts.moments.get(roster.pk),
        sent_at=roster.submitted_at,
        late_by=timedelta(seconds=roster.late_by_seconds) if roster.late_by_seconds else None,
        is_owed=due is not None,
        is_overdue=due is not None and facts.at > due,
        is_stale=roster.pk in facts.stale,
        is_unchecked=bool(sheet.not_checked),
        is_reopened=roster.pk in facts.again,
        is_changed=_is_changed(roster, unit.pk in facts.overtaken),
        violations=len(sheet.blocking),
        warnings=len(sheet.warnings),
        differs=facts.differs.get(unit.pk),
        days=tuple(_day(day, sheet) for day in counted.days),
        acts=acts_on(facts.mandate, roster),
        reminded=facts.reminded.get(unit.pk) if due else None,
        events=facts.events.get(roster.pk, 0),
        borrowed=facts.borrowed.get(unit.pk) if sees_work(facts.mandate, unit.pk) else None,
    )


def _head_name(sheet: WeekSheet) -> str:
    heads = (one.staff.full_name for one in sheet.members if one.person.rank is Rank.HEAD)
    return next(heads, "")


def _is_changed(roster: WeeklyRoster, is_overtaken: bool) -> bool:
    """Whether what was once approved is not what stands now."""
    is_amended = roster.revision > 1 and roster.state in LIVING
    return is_amended or (is_overtaken and roster.state in SHOWN)


def _day(day: DayTally, sheet: WeekSheet) -> BoardDay:
    """Against the tightest cap what it counts, else everybody who comes."""
    if day.cap is None or any(
        one.rule is day.cap.rule and slot.day == day.day for one, slot in sheet.not_checked
    ):
        return BoardDay(day=day.day, found=len(day.present))
    return BoardDay(day=day.day, found=day.cap.count.found, limit=day.cap.count.high)
