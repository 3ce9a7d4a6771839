"""Take an existing list of duty over into a draft: keep the file, then write what was looked at."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import User
from duties.enums import DutyStepKind
from duties.errors import NothingChanged
from duties.importing.reading import read_duty_list
from duties.models import DutyRoster
from duties.selectors.sheets import turns_sheet
from duties.services.moving import duty_roster_for_act, roster_to_edit
from duties.services.steps import take_step
from planning.workflow import RosterAct
from rosters.errors import NotEditable
from units.enums import Purpose
from units.importing.proposal import ImportProposal
from units.importing.workbook import open_table
from units.models import ImportDraft
from units.services.drafts import put_aside, take_up
from weeks.errors import NotAllowed
from weeks.models import EDITABLE
from weeks.values.cells import Seen


def roster_to_fill(roster_id: int, *, by: User, at: datetime) -> DutyRoster:
    """Raises NoSuchRoster, NotAllowed, PeriodOver, NotEditable."""
    roster = duty_roster_for_act(roster_id, RosterAct.SUBMIT, by, at)
    if roster.state not in EDITABLE:
        raise NotEditable(roster.state)
    return roster


def keep_duty_list(
    roster_id: int, *, filename: str, upload: bytes, by: User, at: datetime
) -> ImportDraft:
    """Raises what `roster_to_fill` does, and NotExcel or TooBig before anything is kept."""
    roster = roster_to_fill(roster_id, by=by, at=at)
    open_table(upload)
    return put_aside(roster.agency, Purpose.DUTY, filename=filename, upload=upload, by=by, at=at)


@transaction.atomic
def confirm_duty_list(
    draft: ImportDraft,
    roster_id: int,
    *,
    answers: Mapping[str, str],
    seal: str,
    by: User,
    at: datetime,
    seen: Seen,
) -> ImportProposal:
    """Write exactly what was looked at, as one step. Raises what `roster_to_fill` does, Stale if
    the file now asks for something else, NothingChanged, RosterChanged.
    """
    roster = roster_to_edit(roster_id, by=by, at=at, seen=seen)
    if draft.agency_id != roster.agency_id:
        raise NotAllowed
    sheet = turns_sheet(roster)
    proposal = read_duty_list(sheet, bytes(draft.content), answers).proposal
    if not proposal.writes:
        raise NothingChanged
    pinned = {(turn.shift_id, turn.day, turn.staff_id): turn.is_pinned for turn in sheet.turns}
    take_up(draft, proposal, seal=seal)
    cells = [step.values for step in proposal.steps]
    taken = [
        (cell["shift"], cell["day"].isoformat(), who, pinned[cell["shift"], cell["day"], who])
        for cell in cells
        for who in cell["taken"]
    ]
    given = [
        (cell["shift"], cell["day"].isoformat(), who, False)
        for cell in cells
        for who in cell["given"]
    ]
    kind, rows = DutyStepKind.IMPORTED, sheet.turns
    take_step(roster, taken, given, kind, seen=seen, by=by, at=at, rows=rows)
    return proposal
