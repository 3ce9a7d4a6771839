"""One rule for every parameter that changes a verdict: what the agreement test and the catalogue
test go through.
"""

from datetime import datetime, time
from fractions import Fraction

from planning.clauses.templates import TEMPLATES
from planning.people import LEADERS, Rank
from planning.plan import Work
from planning.records import MeetingMode
from planning.rules.alternation import Alternation, TurnSpan
from planning.rules.base import Direction, Grain, Measured, Rule
from planning.rules.catalogue import kind_of
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base, CountLevel, Rounding
from planning.rules.exemption import Exemption
from planning.rules.fixed_team import FixedTeam
from planning.rules.holder_quota import HolderQuota
from planning.rules.kind import RuleNature
from planning.rules.leader_rotation import LeaderRotation
from planning.rules.meeting_cap import MeetingCap
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_quota import PersonQuota
from planning.rules.person_state import AWAY_STATES, Must, PersonState, RecentTest
from planning.rules.process import DailyReport, FilingStep, RosterDeadline, Weekly
from planning.rules.remote_condition import RemoteCondition
from planning.rules.remote_results import RemoteResults, ResultDemand
from planning.rules.separation import Contact, Separation
from planning.rules.time_window import TimeWindow
from planning.rules.week_average import WeekAverage
from planning.tests.drawing import C1
from planning.tests.duty_samples import TURNED

THIRD, HALF = Fraction(1, 3), Fraction(1, 2)
GUARDS = frozenset({"guard"})

COUNTS = (
    CountBound(clause=C1, direction=Direction.MAX, amount=THIRD),
    CountBound(clause=C1, direction=Direction.MAX, amount=THIRD, rounding=Rounding.CEIL),
    CountBound(clause=C1, direction=Direction.MAX, amount=HALF, rounding=Rounding.HALF_UP),
    CountBound(clause=C1, direction=Direction.MAX, amount=THIRD, min_allowed=2),
    CountBound(clause=C1, direction=Direction.MAX, amount=THIRD, or_count=3),
    CountBound(clause=C1, direction=Direction.MAX, amount=HALF, top_count=1),
    CountBound(
        clause=C1, direction=Direction.MIN, amount=THIRD, or_count=3, level=CountLevel.AGENCY
    ),
    CountBound(clause=C1, direction=Direction.MIN, amount=HALF, top_count=1),
    CountBound(clause=C1, direction=Direction.MAX, amount=2),
    CountBound(clause=C1, direction=Direction.MAX, amount=2, grain=Grain.INSTANT),
    CountBound(clause=C1, direction=Direction.MAX, amount=2, level=CountLevel.AGENCY),
    CountBound(
        clause=C1, direction=Direction.MAX, amount=1, level=CountLevel.ROOM, grain=Grain.INSTANT
    ),
    CountBound(clause=C1, direction=Direction.MAX, amount=0, weekdays_only=True),
    CountBound(clause=C1, direction=Direction.MAX, amount=HALF, measured=Measured.REMOTE),
    CountBound(clause=C1, direction=Direction.MIN, amount=HALF, measured=Measured.REMOTE),
    CountBound(clause=C1, direction=Direction.MIN, amount=HALF),
    CountBound(clause=C1, direction=Direction.MIN, amount=HALF, rounding=Rounding.FLOOR),
    CountBound(clause=C1, direction=Direction.EXACT, amount=HALF),
    CountBound(clause=C1, direction=Direction.EXACT, amount=HALF, measured=Measured.REMOTE),
    CountBound(clause=C1, direction=Direction.EXACT, amount=THIRD, rounding=Rounding.HALF_UP),
    CountBound(clause=C1, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS)),
    CountBound(
        clause=C1, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS), grain=Grain.INSTANT
    ),
    CountBound(clause=C1, direction=Direction.MAX, amount=HALF, base=Base(exclude_tags=GUARDS)),
    CountBound(
        clause=C1,
        direction=Direction.MAX,
        amount=HALF,
        base=Base(only_tags=frozenset({"flooded-area"})),
    ),
    CountBound(clause=C1, direction=Direction.MAX, amount=HALF, base=Base(exclude_leave=True)),
    CountBound(
        clause=C1,
        direction=Direction.MAX,
        amount=HALF,
        base=Base(exclude_mobilised=True, exclude_off=True),
    ),
)
AVERAGES = tuple(
    WeekAverage(clause=C1, daily=daily)
    for daily in (
        CountBound(clause=C1, direction=Direction.MAX, amount=THIRD),
        CountBound(
            clause=C1, direction=Direction.MAX, amount=THIRD, rounding=Rounding.CEIL, min_allowed=1
        ),
        CountBound(clause=C1, direction=Direction.MAX, amount=2),
        CountBound(
            clause=C1,
            direction=Direction.MAX,
            amount=HALF,
            top_count=1,
            base=Base(exclude_leave=True),
        ),
        CountBound(clause=C1, direction=Direction.MIN, amount=HALF, measured=Measured.REMOTE),
        CountBound(
            clause=C1, direction=Direction.MIN, amount=THIRD, or_count=2, level=CountLevel.AGENCY
        ),
        CountBound(clause=C1, direction=Direction.EXACT, amount=HALF),
    )
)
STATES = (
    PersonState(clause=C1, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD})),
    PersonState(clause=C1, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD}), excused=AWAY_STATES),
    PersonState(
        clause=C1,
        must=Must.ON_SITE,
        ranks=frozenset({Rank.HEAD}),
        deputised=frozenset({Work.LEAVE}),
    ),
    PersonState(clause=C1, must=Must.ON_SITE, tags=GUARDS, excused=frozenset({Work.LEAVE})),
    PersonState(clause=C1, must=Must.ON_SITE, tags=GUARDS, grain=Grain.INSTANT),
    PersonState(clause=C1, must=Must.ON_SITE, ranks=LEADERS, tags=frozenset({"flooded-area"})),
    PersonState(clause=C1, must=Must.REMOTE, tags=frozenset({"flooded-area"})),
    PersonState(clause=C1, must=Must.REMOTE, except_tags=GUARDS),
    PersonState(
        clause=C1, must=Must.REMOTE, tags=frozenset({"flooded-area"}), tested=RecentTest(0)
    ),
    PersonState(clause=C1, must=Must.QUALIFY, except_tags=GUARDS, tested=RecentTest(1)),
    PersonState(clause=C1, must=Must.LIVE_IN, excused=AWAY_STATES),
    PersonState(clause=C1, must=Must.LIVE_IN, tags=GUARDS),
    PersonState(clause=C1, must=Must.QUALIFY, except_tags=frozenset({"flooded-area"})),
    PersonState(clause=C1, must=Must.AWAY, except_tags=GUARDS, grain=Grain.INSTANT),
)
REASONS = (
    PermittedReasons(clause=C1, reasons=frozenset({"office-duty", "mail"})),
    PermittedReasons(clause=C1, reasons=frozenset({"office-duty"}), duty_reason="office-duty"),
    PermittedReasons(clause=C1, reasons=frozenset({"mail"}), not_for_ranks=LEADERS),
    PermittedReasons(
        clause=C1, reasons=frozenset({"mail"}), not_for_tags=frozenset({"guard", "flooded-area"})
    ),
)
PATTERNS = (
    LeaderRotation(clause=C1),
    LeaderRotation(clause=C1, must_alternate=True),
    FixedTeam(clause=C1),
    FixedTeam(clause=C1, level=CountLevel.AGENCY),
    Alternation(clause=C1, turn=TurnSpan.DAY),
    Alternation(clause=C1, turn=TurnSpan.DAY, tags=frozenset({"guard", "flooded-area"})),
    Alternation(clause=C1, turn=TurnSpan.WEEK),
    Alternation(clause=C1, turn=TurnSpan.WEEK, not_for_tags=frozenset({"guard", "flooded-area"})),
    Separation(clause=C1, teams=frozenset({"guard", "flooded-area"})),
    Separation(clause=C1, teams=frozenset({"guard", "flooded-area", "driver"})),
    Separation(clause=C1, teams=frozenset({"guard", "flooded-area"}), contact=Contact.HALF_DAY),
    Separation(clause=C1, teams=frozenset({"guard", "flooded-area"}), contact=Contact.ROOM),
)
QUOTAS = (
    PersonQuota(clause=C1, direction=Direction.MAX, amount=1),
    PersonQuota(
        clause=C1, direction=Direction.MAX, amount=1, tags=frozenset({"guard", "flooded-area"})
    ),
    PersonQuota(clause=C1, direction=Direction.MAX, amount=1, measured=Measured.REMOTE),
    PersonQuota(
        clause=C1,
        direction=Direction.MIN,
        amount=1,
        measured=Measured.REMOTE,
        tags=frozenset({"flooded-area"}),
    ),
    PersonQuota(clause=C1, direction=Direction.MIN, amount=HALF),
    PersonQuota(clause=C1, direction=Direction.MIN, amount=HALF, also=frozenset({Work.MISSION})),
    PersonQuota(clause=C1, direction=Direction.MIN, amount=HALF, leave_reduces_base=True),
    HolderQuota(clause=C1, tag="flooded-area", share=THIRD),
    HolderQuota(clause=C1, tag="flooded-area", share=THIRD, rounding=Rounding.CEIL),
)
CONDITIONS = (
    RemoteCondition(clause=C1, all_of_tags=frozenset({"flooded-area"})),
    RemoteCondition(clause=C1, all_of_tags=frozenset({"flooded-area", "guard"})),
)
PATTERNED: tuple[Rule, ...] = (
    *COUNTS,
    *AVERAGES,
    *STATES,
    *REASONS,
    *CONDITIONS,
    *PATTERNS,
    *QUOTAS,
)
PAPERS: tuple[Rule, ...] = (
    TimeWindow(clause=C1, start=time(9), end=time(15)),
    MeetingCap(clause=C1, most=10),
    MeetingCap(clause=C1, most=10, count_online=True),
    MeetingCap(clause=C1, purposes=("epidemic",)),
    MeetingCap(clause=C1, kinds=("conference",)),
    MeetingCap(clause=C1, modes=(MeetingMode.ONLINE, MeetingMode.MIXED)),
    MeetingCap(clause=C1, approvers=(Rank.HEAD, Rank.DEPUTY)),
    MeetingCap(clause=C1, most=10, concerns=("inspection",)),
    RosterDeadline(clause=C1, step=FilingStep.FILING, deadline=datetime(2026, 11, 27, 16)),
    RosterDeadline(clause=C1, step=FilingStep.APPROVAL, deadline=datetime(2026, 11, 27, 16)),
    RosterDeadline(clause=C1, step=FilingStep.FILING, deadline=Weekly(5)),
    RosterDeadline(clause=C1, step=FilingStep.APPROVAL, deadline=Weekly(4, time(16), strict=True)),
    DailyReport(clause=C1, before=time(8)),
    DailyReport(clause=C1, before=time(8), weekdays_only=True),
    *(RemoteResults(clause=C1, demand=demand) for demand in ResultDemand),
)
EXEMPTIONS: tuple[Rule, ...] = (
    Exemption(clause=C1, tags=GUARDS),
    Exemption(clause=C1),
)


def of_nature(nature: RuleNature, *listed: Rule) -> tuple[Rule, ...]:
    """The rules listed, and for a kind that has none the rule of its example in the catalogue:
    judge and planner must agree on every kind from its first day.
    """
    known = {type(rule) for rule in listed}
    examples = (one.build(one.example.params, C1) for one in TEMPLATES.values())
    return listed + tuple(
        rule
        for rule in examples
        if rule and type(rule) not in known and kind_of(rule).nature is nature
    )


PLANNED = of_nature(RuleNature.PLANNED, *PATTERNED)
RECORDED = of_nature(RuleNature.RECORDED, *PAPERS)
REWRITING = of_nature(RuleNature.REWRITING, *EXEMPTIONS)
SAMPLES: tuple[Rule, ...] = (*PLANNED, *TURNED, *RECORDED, *REWRITING)
