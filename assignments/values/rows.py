"""Tasks as their pages show them."""

from dataclasses import dataclass
from datetime import date, datetime, time

from assignments.enums import AssignmentAct, AssignmentState
from planning.time import Week
from weeks.enums import Mode
from weeks.values.asked import AskedClause
from weeks.values.finding import WeekFinding

STATE_MARKS = {
    AssignmentState.NEW: "draft",
    AssignmentState.UNDER_WAY: "submitted",
    AssignmentState.DONE: "approved",
    AssignmentState.RETURNED: "returned",
    AssignmentState.ACCEPTED: "published",
    AssignmentState.CANCELLED: "cancelled",
}
"""The mark of each state, as states of rosters have theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One task in a list. `is_overdue`: still open though its time has passed; `was_late`: done,
    but after its time.
    """

    task_id: int
    title: str
    staff_id: int
    name: str
    due: date
    due_time: time | None
    is_legal: bool
    state: AssignmentState
    percent: int
    is_overdue: bool
    was_late: bool
    version: int

    @property
    def mark(self) -> str:
        return STATE_MARKS[self.state]

    @property
    def is_under_way(self) -> bool:
        return self.state is AssignmentState.UNDER_WAY

    @property
    def is_open(self) -> bool:
        return self.state in (
            AssignmentState.NEW,
            AssignmentState.UNDER_WAY,
            AssignmentState.RETURNED,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDay:
    """Where somebody is on a day as far as it is known, and whether they work at home then without
    anything given to them.
    """

    day: date
    morning: Mode | None = None
    afternoon: Mode | None = None
    is_idle: bool = False

    @property
    def is_split(self) -> bool:
        return self.morning != self.afternoon

    @property
    def is_remote(self) -> bool:
        return Mode.REMOTE in (self.morning, self.afternoon)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTasks:
    """Somebody's days of the week and what they have to do."""

    staff_id: int
    name: str
    title: str
    days: tuple[TaskDay, ...]
    tasks: tuple[TaskRow, ...]

    @property
    def idle_days(self) -> tuple[date, ...]:
        return tuple(one.day for one in self.days if one.is_idle)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWeek:
    """A unit's week: each person with their days and tasks. `is_known`: there is a roster that
    says who works where, `is_published` that everybody was shown it.
    """

    unit_id: int
    unit_name: str
    week: Week
    people: tuple[PersonTasks, ...]
    is_known: bool
    is_published: bool
    may_give: bool
    findings: tuple[WeekFinding, ...] = ()
    asked: tuple[AskedClause, ...] = ()

    @property
    def idle(self) -> tuple[PersonTasks, ...]:
        return tuple(one for one in self.people if one.idle_days)

    @property
    def tasks(self) -> tuple[TaskRow, ...]:
        return tuple(task for one in self.people for task in one.tasks)

    @property
    def waiting(self) -> tuple[TaskRow, ...]:
        """What was reported as done and nobody has taken yet."""
        return tuple(one for one in self.tasks if one.state is AssignmentState.DONE)

    @property
    def overdue(self) -> tuple[TaskRow, ...]:
        return tuple(one for one in self.tasks if one.is_overdue)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStep:
    """One thing that happened to a task. `file_id`: its file can be opened under that number."""

    act: AssignmentAct
    by: str
    at: datetime
    percent: int | None
    text: str
    link: str
    file_id: int | None
    filename: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPage:
    """A task with what happened to it, and what the reader may do: report of it, take or return
    what was reported, change it.
    """

    row: TaskRow
    unit_name: str
    given_by: str
    given_at: datetime
    steps: tuple[ToldStep, ...]
    reports: bool
    judges: bool
    changes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTaskSums:
    """What became of the tasks of a unit that were due in a period; the second numbers of a pair
    are those whose date the law sets.
    """

    unit_id: int
    unit_name: str
    given: int = 0
    in_time: int = 0
    late: int = 0
    overdue: int = 0
    under_way: int = 0
    waiting: int = 0
    legal: int = 0
    legal_late: int = 0
