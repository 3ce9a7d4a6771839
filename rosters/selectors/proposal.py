"""The plan kept beside a roster, as the page compares it with what stands."""

from datetime import date

from rosters.enums import JobState
from rosters.models import PlanJob
from rosters.selectors.beside import may_have
from rosters.selectors.steps import differences_in
from rosters.sheets.problem import Kept, said_again
from rosters.values import ProposedLevel, ProposedPlan, ProposedShortage
from units.selectors import Mandate
from weeks.models import WeeklyRoster
from weeks.selectors.sheets import sheet_of
from weeks.sheets import WeekSheet
from weeks.sheets.readers import verdict_writer_for
from weeks.values.cells import Cell, CellKey, Seen

OPEN = (JobState.WAITING, JobState.RUNNING)


def proposal_beside(mandate: Mandate, roster: WeeklyRoster) -> ProposedPlan | None:
    """The plan kept beside the roster, if one was made for the cells as they are; or the word that
    one is on its way, or why the last one asked for could not be made of them.
    """
    if is_current(roster):
        return proposal_on(mandate, roster, sheet_of(roster))
    if not may_have("has_job", roster):
        return None
    job = PlanJob.objects.filter(unit=roster.unit_id, monday=roster.monday).last()
    seen = Seen(roster.version, roster.content)
    if job is not None and job.state in OPEN:
        return ProposedPlan(seen=seen, is_queued=True)
    if job is not None and job.finished_at and job.finished_at >= roster.changed_at and job.outcome:
        return ProposedPlan(seen=seen, why_none=job.outcome)
    return None


def is_current(roster: WeeklyRoster) -> bool:
    """True if a plan is kept and the roster is still the one it was made for."""
    kept = roster.planned
    return bool(kept) and kept["version"] == roster.version and kept["content"] == roster.content


def planned_cells(roster: WeeklyRoster) -> dict[CellKey, Cell]:
    """The cells that the kept plan would change, as they would be."""
    cells = roster.planned.get("cells", [])
    return {
        (staff_id, date.fromisoformat(day)): Cell.from_list(listed)
        for staff_id, day, listed in cells
    }


def proposal_on(mandate: Mandate, roster: WeeklyRoster, sheet: WeekSheet) -> ProposedPlan:
    kept: Kept = roster.planned
    seen = Seen(roster.version, roster.content)
    after = planned_cells(roster)
    people = {member.id: member.staff for member in sheet.members}
    return ProposedPlan(
        seen=seen,
        changes=differences_in(
            {key: (sheet.cells.get(key), cell) for key, cell in after.items()}, people
        ),
        unchanged=kept["unchanged"],
        pinned=kept["pinned"],
        levels=tuple(
            ProposedLevel(level=level, value=value, bound=bound, is_proven=proven)
            for level, value, bound, proven in kept["levels"]
        ),
        shortages=tuple(_shortage(one) for one in kept["shortages"]),
        before=verdict_writer_for(mandate, sheet).verdicts(),
        after=verdict_writer_for(mandate, sheet.with_cells({**sheet.cells, **after})).verdicts(),
        turns=tuple(
            (sheet.by_id[staff_id].short_name, was, will_be)
            for staff_id, was, will_be in kept["turns"]
            if staff_id in people
        ),
        seed=kept["seed"],
    )


def _shortage(kept: Kept) -> ProposedShortage:
    return ProposedShortage(
        sentence=said_again(kept["sentence"]),
        law=said_again(kept["law"]),
        day=date.fromisoformat(kept["day"]) if kept["day"] else None,
        missing=kept["missing"],
        blocks=kept["blocks"],
        helps=tuple(said_again(pair) for pair in kept["helps"]),
        collides=tuple(said_again(pair) for pair in kept["collides"]),
    )
