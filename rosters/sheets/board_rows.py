"""One row of the Director's board, from what was read for all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from planning.time import Week
from planning.workflow import acts
from rosters.values.board import BoardDay, BoardRow, RosterInBrief, UnitInBrief
from rosters.values.numbers import UnitNumbers
from rosters.values.reminding import Reminded
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.models import EDITABLE, LIVING, SHOWN
from weeks.selectors.rosters import roles_in, sees_work
from weeks.values.cells import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """What the rows are made of: by unit the roster that is shown and what its week comes to;
    `again` by roster when it is due once more. `days` are the working days, `filing` is the
    deadline of all, `is_over` that the week has passed, `rules_revision` that of the agency.
    """

    mandate: Mandate
    rosters: Mapping[int, RosterInBrief]
    numbers: Mapping[int, UnitNumbers]
    again: Mapping[int, datetime]
    days: Sequence[date]
    filing: datetime
    is_over: bool
    rules_revision: int
    at: datetime
    known_acts: dict[tuple[str, frozenset[str], bool], frozenset[str]] = field(default_factory=dict)

    def due(self, roster: RosterInBrief) -> datetime | None:
        """By when it is to be sent; None for what is sent, and for an amendment the unit began of
        its own accord.
        """
        if roster.state not in EDITABLE:
            return None
        return self.again.get(roster.pk, self.filing if roster.revision == 1 else None)

    def acts(self, roster: RosterInBrief) -> frozenset[str]:
        """What the reader may do with it. Rosters alike are asked about once."""
        is_submitter = roster.submitted_by_id == self.mandate.user.pk
        key = (roster.state, roles_in(self.mandate, roster.unit_id), is_submitter)
        if key not in self.known_acts:
            lines = acts(roster.state, key[1], is_submitter=is_submitter)
            self.known_acts[key] = frozenset(line.act.value for line in lines)
        return self.known_acts[key]

    def is_stale(self, unit: UnitInBrief, roster: RosterInBrief) -> bool:
        """True if people or rules changed after it was judged. A draft says so on its own page; a
        week that is over was lawful then.
        """
        seen = (roster.unit_revision, roster.rules_revision)
        return (
            not self.is_over
            and roster.state not in EDITABLE
            and seen != (unit.revision, self.rules_revision)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDetails:
    """What is read only of the rows that are looked at. By unit: `heads` who leads it, `reminded`,
    `borrowed` which week's plan stands meanwhile, `differs` how many cells differ from the week
    before; by roster: `moments` when it came into its state, `events` how many events wait with it.
    """

    heads: Mapping[int, str]
    reminded: Mapping[int, Reminded]
    borrowed: Mapping[int, Week]
    differs: Mapping[int, int | None]
    moments: Mapping[int, datetime]
    events: Mapping[int, int]


def row_of(unit: UnitInBrief, facts: RowFacts) -> BoardRow:
    """The row without its details."""
    roster, numbers = facts.rosters.get(unit.pk), facts.numbers[unit.pk]
    is_worker = sees_work(facts.mandate, unit.pk)
    if roster is None:
        return BoardRow(
            unit_id=unit.pk,
            unit_name=unit.name,
            size=numbers.size,
            is_owed=is_worker,
            is_overdue=is_worker and facts.at > facts.filing,
            is_unshared=not is_worker,
            days=tuple(BoardDay(day=day) for day in facts.days),
            is_worked_on=is_worker,
        )
    due = facts.due(roster)
    return BoardRow(
        unit_id=unit.pk,
        unit_name=unit.name,
        size=numbers.size,
        roster_id=roster.pk,
        revision=roster.revision,
        state=RosterState(roster.state),
        seen=Seen(roster.version, roster.content),
        sent_at=roster.submitted_at,
        late_by=timedelta(seconds=roster.late_by_seconds) if roster.late_by_seconds else None,
        is_owed=due is not None,
        is_overdue=due is not None and facts.at > due,
        is_stale=facts.is_stale(unit, roster),
        is_unchecked=numbers.is_unchecked,
        is_reopened=roster.pk in facts.again,
        is_changed=_is_changed(roster, is_overtaken=numbers.is_overtaken),
        violations=numbers.violations,
        warnings=numbers.warnings,
        days=tuple(
            BoardDay(day=day, found=found, limit=limit)
            for day, (found, limit) in zip(facts.days, numbers.days, strict=True)
        ),
        acts=facts.acts(roster),
        is_worked_on=is_worker,
    )


def detailed(row: BoardRow, details: RowDetails) -> BoardRow:
    """The row as it is looked at."""
    roster_id = row.roster_id or 0
    return replace(
        row,
        head_name=details.heads.get(row.unit_id, ""),
        moment=details.moments.get(roster_id),
        differs=details.differs.get(row.unit_id),
        reminded=details.reminded.get(row.unit_id) if row.is_owed else None,
        events=details.events.get(roster_id, 0),
        borrowed=details.borrowed.get(row.unit_id) if row.is_worked_on else None,
    )


def _is_changed(roster: RosterInBrief, *, is_overtaken: bool) -> bool:
    """Whether what was once approved is not what stands now."""
    is_amended = roster.revision > 1 and roster.state in LIVING
    return is_amended or (is_overtaken and roster.state in SHOWN)
