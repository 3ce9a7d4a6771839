"""Every rule there is, in one table."""

from collections.abc import Mapping

from planning.rules.alternation import Alternation
from planning.rules.base import Rule
from planning.rules.count_bound import CountBound
from planning.rules.fixed_team import FixedTeam
from planning.rules.holder_quota import HolderQuota
from planning.rules.leader_rotation import LeaderRotation
from planning.rules.meeting_cap import MeetingCap
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_quota import PersonQuota
from planning.rules.person_state import PersonState
from planning.rules.process import DailyReport, RosterDeadline
from planning.rules.remote_condition import RemoteCondition
from planning.rules.separation import Separation
from planning.rules.time_window import TimeWindow

PLANNED: tuple[type[Rule], ...] = (
    CountBound,
    PersonState,
    PermittedReasons,
    RemoteCondition,
    LeaderRotation,
    FixedTeam,
    Alternation,
    Separation,
    PersonQuota,
    HolderQuota,
)
"""Rules about where people are: they judge a plan and bind its planner."""

RECORDED: tuple[type[Rule], ...] = (TimeWindow, MeetingCap, RosterDeadline, DailyReport)
"""Rules about what was recorded: they judge alone."""

CATALOGUE: Mapping[str, type[Rule]] = {rule.code: rule for rule in (*PLANNED, *RECORDED)}
