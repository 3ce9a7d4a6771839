"""Every rule there is, in one table."""

from collections.abc import Mapping

from planning.plan import Plan
from planning.rules.alternation import Alternation
from planning.rules.base import Rule
from planning.rules.count_bound import CountBound, Level
from planning.rules.exemption import Exemption
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
from planning.rules.week_average import WeekAverage, bound_of

PLANNED: tuple[type[Rule], ...] = (
    CountBound,
    WeekAverage,
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

REWRITING: tuple[type[Rule], ...] = (Exemption,)
"""Rules that judge nothing: they change what others come to before anything is judged."""

CATALOGUE: Mapping[str, type[Rule]] = {
    rule.code: rule for rule in (*PLANNED, *RECORDED, *REWRITING)
}


def is_judged(rule: Rule, plan: Plan) -> bool:
    """False for a rule about records where none are kept, about rooms where nobody has one or
    about a week before that is not known, and for one that only changes others: a rule that says
    nothing of the plan is not kept by it.
    """
    if isinstance(rule, Alternation):
        return rule.is_judged(plan)
    if bound := bound_of(rule):
        return any(True for _ in bound.counts(plan))
    return not isinstance(rule, REWRITING) and (
        plan.records is not None or not isinstance(rule, RECORDED)
    )


def spans_units(rule: Rule) -> bool:
    """True for a bound on the agency as a whole, which is not judged on one unit's people."""
    return isinstance(rule, HolderQuota) or (
        isinstance(rule, CountBound | WeekAverage) and rule.level is Level.AGENCY
    )


def looks_back(rule: Rule) -> bool:
    """True for a rule about turns one after the other, which asks what was before the plan."""
    return isinstance(rule, Alternation)
