"""The page of a roster of duty, and the list of rosters."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from duties.enums import DutyPeriod, TurnState
from duties.models import DutyRoster
from duties.selectors.posts import keeps_duty
from duties.selectors.rosters import duty_acts_on, duty_roster_of, duty_rosters_of
from duties.selectors.sheets import duty_sheet
from duties.selectors.swap_marks import swap_marks
from duties.sheets.bands import duty_bands, person_lines
from duties.sheets.counting import fair_groups
from duties.sheets.differences import person_changes, shift_changes
from duties.sheets.judging import findings_of, pins_at_odds
from duties.sheets.levels import shown_proposal
from duties.sheets.moves import NOWHERE, looked_into
from duties.sheets.sheet import DutySheet, TurnKey
from duties.sheets.telling import duty_verdicts
from duties.values.bands import CellPlace
from duties.values.plans import DutyProposal
from duties.values.roster_page import CellShown, DutyFacts, DutyPage
from duties.values.rosters import RosterPeriod
from planning.workflow import RosterAct
from rosters.selectors.steps import redoable_of, undoable_of
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.models import EDITABLE
from weeks.values.cells import Seen

KEPT_IN_LIST = timedelta(days=400)
"""How far back the list of rosters goes."""
MIDDLE = 15
"""The day of a month until which its own roster is still worth opening."""


def duty_page(
    mandate: Mandate,
    pk: int,
    *,
    at: datetime,
    place: CellPlace | None = None,
    held: TurnKey | None = None,
    by_people: bool = False,
) -> DutyPage:
    """Everything about one roster; `place` is the cell that is looked into, `held` a turn to be put
    elsewhere. Raises NoSuchRoster where it is out of reach.
    """
    roster = duty_roster_of(mandate, pk)
    stands = duty_sheet(roster)
    acts = duty_acts_on(mandate, roster)
    can_edit = RosterAct.SUBMIT in acts and _is_open(roster, at)
    is_standing = roster.state == RosterState.PUBLISHED
    proposal = proposal_for(roster) if can_edit else None
    sheet = _proposed(stands, proposal) if proposal else stands
    findings = findings_of(sheet)
    verdicts = duty_verdicts(sheet, findings)
    steps = list(roster.steps.order_by("pk")) if can_edit else []
    bands = duty_bands(sheet, verdicts, before=stands if proposal else None)
    broken = {breach.violation.clause.key for breach in findings.breaches}
    may_open = can_edit and not proposal
    return DutyPage(
        roster=facts_of(roster),
        bands=bands,
        lines=person_lines(sheet) if by_people else (),
        verdicts=verdicts,
        kept=len({one.clause.key for one in sheet.rules} - broken),
        fair=fair_groups(sheet),
        acts=acts,
        can_edit=can_edit,
        leads_to_turns=is_standing and keeps_duty(mandate, roster.unit_id),
        can_undo=undoable_of(steps, mandate.user) is not None,
        can_redo=redoable_of(steps, mandate.user) is not None,
        cell=looked_into(sheet, place, held) if may_open else NOWHERE,
        swaps=swap_marks(mandate, roster),
        pins_at_odds=duty_verdicts(stands, pins_at_odds(stands)) if may_open else (),
        by_shift=shift_changes(proposal, stands) if proposal else (),
        by_person=person_changes(proposal, stands) if proposal else (),
        proposal=shown_proposal(proposal) if proposal else None,
        turns=sum(turn.state != TurnState.ABSENT for turn in sheet.turns),
        missing=sum(
            cell.missing for band in bands for row in band.rows for cell in row.cells if cell
        ),
    )


def duty_cell(
    mandate: Mandate,
    pk: int,
    *,
    at: datetime,
    place: CellPlace | None = None,
    held: TurnKey | None = None,
) -> CellShown:
    """What the page shows of the cell that is looked into, and nothing besides: the same as in
    `duty_page`. Raises what that does.
    """
    roster = duty_roster_of(mandate, pk)
    can_edit = RosterAct.SUBMIT in duty_acts_on(mandate, roster) and _is_open(roster, at)
    may_open = can_edit and proposal_for(roster) is None
    cell = looked_into(duty_sheet(roster), place, held) if may_open else NOWHERE
    return CellShown(roster=facts_of(roster), cell=cell)


def proposal_for(roster: DutyRoster) -> DutyProposal | None:
    """What the planner proposed for the roster as it stands."""
    proposal = DutyProposal.from_kept(roster.planned)
    seen = Seen(roster.version, roster.content)
    return proposal if proposal and proposal.seen == seen else None


def listed_rosters(mandate: Mandate, on: date) -> list[DutyFacts]:
    """Those within reach that stand or are being made, of the last year and to come; the latest
    first. One query.
    """
    rows = duty_rosters_of(mandate).filter(last__gte=on - KEPT_IN_LIST)
    standing = rows.exclude(state__in=[RosterState.CANCELLED, RosterState.SUPERSEDED])
    return [facts_of(row) for row in standing.select_related("unit").order_by("-first", "pk")]


def next_month(rosters: Iterable[DutyFacts], on: date) -> date:
    """The first day of the month that the agency's roster is to be opened for: the one behind the
    last there is, no earlier than this month, nor than the next one once half of this is over.
    """
    ends = [one.last for one in rosters if one.is_whole_agency and one.period is DutyPeriod.MONTH]
    this = RosterPeriod.month_of(on)
    over = this.last if on.day > MIDDLE else this.first - timedelta(days=1)
    return (max([*ends, over]) + timedelta(days=1)).replace(day=1)


def _is_open(roster: DutyRoster, at: datetime) -> bool:
    """Whether its turns may be changed at all: an amendment has its reason, whenever it is made."""
    is_late = roster.revision == 1 and localdate(at) > roster.last
    return roster.state in EDITABLE and not is_late


def _proposed(sheet: DutySheet, proposal: DutyProposal) -> DutySheet:
    """The roster as the proposal would have it."""
    left = sheet.keys.difference(proposal.taken)
    return sheet.with_keys(left.union(proposal.given))


def facts_of(row: DutyRoster) -> DutyFacts:
    return DutyFacts(
        id=row.pk,
        title=row.title,
        whose=row.unit.name if row.unit else "",
        period=DutyPeriod(row.period),
        first=row.first,
        last=row.last,
        state=RosterState(row.state),
        revision=row.revision,
        changed_at=row.changed_at,
        seen=Seen(row.version, row.content),
        warning_reason=row.warning_reason,
        return_reason=row.return_reason,
        amend_reason=row.amend_reason,
    )
