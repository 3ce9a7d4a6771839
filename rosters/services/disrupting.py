"""People fell ill, left or changed posts after their week was filed: what breaks by it is put on
record with the fewest changes that mend it, and mended at one press.
"""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation

from accounts.models import User
from audit.services import record
from planning.solver.problem import Limits, SolverLevel
from planning.workflow import RosterAct, transition
from rosters.enums import ChangeKind
from rosters.errors import NoPlanFound, NothingToMend, TooLargeToPlan
from rosters.models import Disruption
from rosters.selectors.disrupted import Overtaken, compare_with_filed, only_ahead, overtaken_rosters
from rosters.services.life import lent_to
from rosters.services.locks import as_seen, claim_roster, roster_for_act
from rosters.services.moving import move_roster
from rosters.services.planning import IN_REQUEST, solved_plan
from rosters.services.publishing import begun_amendment
from rosters.services.steps import write_step
from rosters.sheets.problem import Kept, said_again
from rosters.values import Repair
from rosters.values.disrupted import OTHERWISE, Mending
from rosters.values.rejudged import reason_of
from units.models import Agency
from weeks.enums import Mode, RosterState
from weeks.models import EDITABLE, WeeklyRoster
from weeks.selectors.outdated import outdated_cells
from weeks.selectors.sheets import sheet_of
from weeks.sheets import WeekSheet, cells_of
from weeks.values.cells import Cell, CellKey, CellsBefore, Seen

IN_PASSING = Limits(seconds=2.0, patterns=1024, columns=60_000)
"""What a repair may cost that nobody asked for yet."""


def note_disruptions(agency_id: int, *, at: datetime) -> tuple[int, ...]:
    """Judge every filed roster whose people changed: the ids of the disruptions that are new.
    Called again, there is none.

    Looking for a repair holds no lock; what somebody changed meanwhile is left for the next call.
    """
    agency = Agency.objects.get(pk=agency_id)
    today = _today(agency, at)
    with translation.override("vi"):
        found = [(one, _repair(one, today)) for one in overtaken_rosters(agency, at)]
    noted = (_noted(one, repair, at) for one, repair in found)
    return tuple(pk for pk in noted if pk is not None)


def repair_roster(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """A new version of a published week, or the week itself taken back, with its people as they are
    known and the fewest changes that mend what broke: a draft to be looked at and sent.

    Solving holds no lock. Raises NothingToMend, NoPlanFound, WeekTaken (a new version is being made
    already), WrongState, RosterChanged, NotAllowed.
    """
    roster = roster_for_act(roster_id, RosterAct.AMEND, by=by, at=at)
    if not roster.disruptions.filter(closed_at=None).exists():
        raise NothingToMend
    now = at.astimezone(ZoneInfo(roster.agency.time_zone)).replace(tzinfo=None)
    sheet = sheet_of(roster)
    one = compare_with_filed(roster, sheet, outdated_cells(sheet), now)
    kept = _solved(roster, only_ahead(one.known, now.date()), IN_REQUEST)
    words = _reason(one)
    with transaction.atomic():
        draft = _opened(roster, words, by=by, at=at, seen=seen, today=now.date())
        people = outdated_cells(sheet_of(draft))
        draft = _write_repair(draft, people, ChangeKind.REFRESHED, by=by, at=at)
        return _write_repair(draft, _planned(draft, kept), ChangeKind.REPAIRED, by=by, at=at)


def _opened(
    roster: WeeklyRoster, words: str, *, by: User, at: datetime, seen: Seen, today: date
) -> WeeklyRoster:
    """What is to be worked on; of what is published, the days worked already are pinned."""
    if roster.state == RosterState.PUBLISHED:
        line = transition(roster.state, RosterAct.AMEND)
        ahead = frozenset(day for day in roster.week.days if day >= today)
        return begun_amendment(
            roster,
            words,
            by=by,
            at=at,
            free=ahead,
            lent=lent_to(by, roster, line, at=at) if line else None,
        )
    unsigned: dict[str, Any] = {"approved_by": None, "approved_at": None, "return_reason": words}
    return move_roster(
        roster, RosterAct.SEND_BACK, by=by, at=at, seen=seen, reason=words, **unsigned
    )


def _planned(draft: WeeklyRoster, kept: Kept) -> CellsBefore:
    stands = cells_of(draft.entries.all())
    after = _cells(kept)
    return {
        key: (stands[key], cell)
        for key, cell in after.items()
        if key in stands and stands[key] != cell
    }


def _write_repair(
    draft: WeeklyRoster, cells: CellsBefore, kind: ChangeKind, *, by: User, at: datetime
) -> WeeklyRoster:
    if not cells:
        return draft
    revision = draft.unit.revision
    claimed = claim_roster(
        draft, seen=as_seen(draft), states=EDITABLE, at=at, unit_revision=revision
    )
    write_step(claimed, cells, kind, by=by, at=at)
    return claimed


@transaction.atomic
def _noted(one: Overtaken, repair: Repair | None, at: datetime) -> int | None:
    """Put on record what is new; None where nothing is, or somebody changed the roster
    meanwhile.
    """
    roster, revision = one.roster, one.roster.unit.revision
    standing = WeeklyRoster.objects.filter(
        pk=roster.pk, version=roster.version, unit_revision=roster.unit_revision
    )
    if not standing.update(unit_revision=revision):
        return None
    listed = [breach.listed() for breach in one.breaches]
    before = Disruption.objects.filter(roster=roster, closed_at=None).first()
    if before is not None and before.breaches == listed:
        return None
    if before is not None:
        Disruption.objects.filter(pk=before.pk).update(closed_at=at)
    if not one.breaches:
        return None
    happened = [held.listed() for held in one.happened]
    row = Disruption.objects.create(
        agency=roster.agency,
        roster=roster,
        unit_revision=revision,
        breaches=listed,
        happened=happened,
        repair=repair.listed() if repair else {},
        at=at,
    )
    record(
        "rosters.disrupted",
        roster,
        by=None,
        at=at,
        agency=roster.agency_id,
        after={"breaches": listed, "happened": happened},
    )
    return row.pk


def _repair(one: Overtaken, today: date) -> Repair | None:
    """None where nothing broke or no answer came in time."""
    if not one.breaches:
        return None
    sheet = only_ahead(one.known, today)
    try:
        kept = _solved(one.roster, sheet, IN_PASSING)
    except (NoPlanFound, TooLargeToPlan):
        return None
    return Repair(
        mendings=_mendings(sheet, _cells(kept)),
        is_proven=all(proven for _level, _value, _bound, proven in _lawful_and_near(kept)),
        lacks=tuple(said_again(lack["sentence"]) for lack in kept["shortages"] if lack["blocks"]),
    )


def _lawful_and_near(kept: Kept) -> list[list[object]]:
    """The levels that a repair answers for: what is unlawful, then how many cells differ."""
    names = [level for level, _value, _bound, _proven in kept["levels"]]
    place = (
        names.index(SolverLevel.CLOSENESS.value)
        if SolverLevel.CLOSENESS.value in names
        else len(names)
    )
    return list(kept["levels"][: place + 1])


def _mendings(sheet: WeekSheet, cells: dict[CellKey, Cell]) -> tuple[Mending, ...]:
    return tuple(
        Mending(
            name=sheet.by_id[staff_id].staff.full_name,
            day=day,
            before=_modes(sheet.cells[staff_id, day]),
            after=_modes(cell),
        )
        for (staff_id, day), cell in sorted(cells.items(), key=lambda one: (one[0][1], one[0][0]))
    )


def _modes(cell: Cell) -> tuple[Mode, Mode]:
    return cell.morning, cell.afternoon


def _solved(roster: WeeklyRoster, sheet: WeekSheet, limits: Limits) -> Kept:
    return solved_plan(roster, sheet, limits, is_amendment=True)


def _cells(kept: Kept) -> dict[CellKey, Cell]:
    return {
        (staff_id, date.fromisoformat(day)): Cell.from_list(listed)
        for staff_id, day, listed in kept["cells"]
    }


def _reason(one: Overtaken) -> str:
    """Who is away, and what breaks by it, in the language of the papers."""
    with translation.override("vi"):
        told = "; ".join(held.told for held in one.happened) or str(OTHERWISE)
        return f"{told}. {reason_of(one.breaches).vi}"


def _today(agency: Agency, at: datetime) -> date:
    return at.astimezone(ZoneInfo(agency.time_zone)).date()
