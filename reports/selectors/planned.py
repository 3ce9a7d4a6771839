"""Which weeks stand as the planner made them, and what it proved of them."""

from collections.abc import Collection

from audit.models import Event
from reports.values.turns import PlannedWeeks
from rosters.enums import ChangeKind
from rosters.models import Change
from weeks.models import WeeklyRoster

OF_CELLS = (ChangeKind.CELLS, ChangeKind.COPIED, ChangeKind.PLANNED)


def planned_weeks(roster_ids: Collection[int]) -> PlannedWeeks:
    """Of these rosters, one a week. A week that somebody changed after it was planned is theirs.
    Two queries.
    """
    last: dict[int, tuple[str, int]] = {}
    steps = Change.objects.filter(
        roster__in=list(roster_ids), is_undone=False, kind__in=OF_CELLS
    ).order_by("pk")
    for roster_id, kind, version in steps.values_list("roster", "kind", "version"):
        last[roster_id] = (kind, version)
    planned = {key: version for key, (kind, version) in last.items() if kind == ChangeKind.PLANNED}
    proposals = Event.objects.filter(
        action="rosters.propose",
        subject=Event.subject_of(WeeklyRoster),
        subject_id__in=list(planned),
    )
    proven = {
        roster_id
        for roster_id, after in proposals.values_list("subject_id", "after")
        if roster_id is not None
        and after.get("version") == planned[roster_id] - 1
        and after.get("levels")
        and all(is_proven for _level, _value, _bound, is_proven in after["levels"])
    }
    return PlannedWeeks(weeks=len(roster_ids), planned=len(planned), proven=len(proven))
