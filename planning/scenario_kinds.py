"""The kinds of clauses that a scenario file may name: which parameters each takes, and the rule
it makes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from fractions import Fraction
from typing import Any

from planning.clause import ClauseRef
from planning.clauses.making import (
    absence,
    alternation,
    counting,
    day_quota,
    fixed_team,
    leader_rotation,
    permitted_reasons,
    presence,
    qualified,
    remote_condition,
    separation,
    share_of_days,
)
from planning.clauses.template import Build
from planning.people import LEADERS, Rank
from planning.rules.alternation import TurnSpan
from planning.rules.base import Direction, Measured, Rule
from planning.rules.counting import Rounding
from planning.rules.holder_quota import HolderQuota
from planning.rules.meeting_cap import MeetingCap
from planning.rules.person_state import Must, PersonState, RecentTest
from planning.rules.process import DailyReport, FilingStep, RosterDeadline
from planning.rules.time_window import TimeWindow

Given = Mapping[str, Any]

TESTED, PERMITTED = "has a valid negative test", "holds a permit"
"""Facts that a scenario keeps beside its people, told to the rules as tags."""

COMMON = frozenset({"from", "to", "binding", "level"})
BASE = frozenset(
    {
        "base_exclude_tags",
        "base_only_tags",
        "base_exclude_leave",
        "base_exclude_mobilised",
        "weekdays_only",
    }
)
ROUNDED = frozenset({"num", "den", "rounding"})
SHARE = ROUNDED | BASE
STATE = frozenset({"tags", "leave_excused"})
UNIT, AGENCY = frozenset({"unit"}), frozenset({"agency"})


class ScenarioError(ValueError):
    """Something in the file is not known or is missing; the message names it."""


@dataclass(frozen=True, slots=True)
class ScenarioKind:
    """Which parameters a kind takes and the rule it makes; `reported` is the kind a verdict
    names if that differs, `levels` what may be counted together.
    """

    params: frozenset[str]
    build: Build
    reported: str = ""
    levels: frozenset[str] = UNIT | AGENCY


def moment(written: str) -> datetime:
    """A local date-time without zone; a day alone is its last moment."""
    read = datetime.fromisoformat(written).replace(tzinfo=None)
    return datetime.combine(read, time.max) if len(written) <= len("2021-07-12") else read


def time_of_day(written: str) -> time:
    """08:00, 8:00 or the time of a whole date-time."""
    if len(written) > len("08:00:00.000000"):
        return datetime.fromisoformat(written).time()
    return time.fromisoformat(f"0{written}" if written[1:2] == ":" else written)


def _exactly(params: Given, clause: ClauseRef) -> Rule:
    return counting(Direction.EXACT)({**params, "rounding": None}, clause)


def _at_any_moment(params: Given, clause: ClauseRef) -> Rule:
    return counting(Direction.MAX)({**params, "grain": "instant", "level": "agency"}, clause)


def _in_a_room(params: Given, clause: ClauseRef) -> Rule:
    return counting(Direction.MAX)(
        {**params, "n": params["max"], "grain": "instant", "level": "room"}, clause
    )


def _permit_quota(params: Given, clause: ClauseRef) -> Rule:
    share, rounding = (
        Fraction(params["num"], params["den"]),
        Rounding(params.get("rounding") or "floor"),
    )
    return HolderQuota(clause=clause, tag=PERMITTED, share=share, rounding=rounding)


def _at_home_unless_tested(params: Given, clause: ClauseRef) -> Rule:
    days = params.get("unless_negative_test_days", 0)
    return PersonState(
        clause=clause,
        must=Must.REMOTE,
        tags=frozenset(params.get("tags") or ()),
        tested=RecentTest(days or 0, TESTED),
    )


def _with_a_permit(params: Given, clause: ClauseRef) -> Rule:
    return qualified({"any_of_tags": [PERMITTED, "live_in"]}, clause)


def _hours(params: Given, clause: ClauseRef) -> Rule:
    start, end = params.get("start"), params.get("end")
    return TimeWindow(
        clause=clause,
        start=time_of_day(start) if start else time.min,
        end=time_of_day(end) if end else time.max,
    )


def _meeting(params: Given, clause: ClauseRef) -> Rule:
    return MeetingCap(
        clause=clause, most=params.get("max"), purposes=tuple(params.get("purposes") or ())
    )


def _deadline(step: FilingStep) -> Build:
    return lambda params, clause: RosterDeadline(
        clause=clause, step=step, deadline=moment(str(params["deadline"]))
    )


def _report(params: Given, clause: ClauseRef) -> Rule:
    return DailyReport(clause=clause, before=time_of_day(params["before"]))


KINDS: Mapping[str, ScenarioKind] = {
    "onsite_ratio_cap": ScenarioKind(SHARE | {"or_count", "min_allowed"}, counting(Direction.MAX)),
    "remote_ratio_floor": ScenarioKind(SHARE, counting(Direction.MIN, Measured.REMOTE)),
    "onsite_ratio_floor": ScenarioKind(SHARE, counting(Direction.MIN)),
    "remote_ratio_cap": ScenarioKind(SHARE, counting(Direction.MAX, Measured.REMOTE)),
    "exact_split": ScenarioKind(SHARE, _exactly),
    "instant_cap": ScenarioKind(SHARE, _at_any_moment, "onsite_ratio_cap", AGENCY),
    "headcount_cap": ScenarioKind(BASE | {"n", "exception_approvers"}, counting(Direction.MAX)),
    "min_leaders_onsite": ScenarioKind(BASE | {"n"}, counting(Direction.MIN, ranks=LEADERS)),
    "min_onsite_count": ScenarioKind(BASE | {"n"}, counting(Direction.MIN)),
    "room_cap": ScenarioKind(BASE | {"max", "unit_size_from"}, _in_a_room, levels=UNIT),
    "permit_quota": ScenarioKind(ROUNDED, _permit_quota, levels=AGENCY),
    "head_must_be_onsite": ScenarioKind(
        frozenset({"acting_deputy_ok"}), presence(frozenset({Rank.HEAD}))
    ),
    "rank_must_be_onsite": ScenarioKind(STATE, presence()),
    "role_must_be_onsite": ScenarioKind(STATE, presence()),
    "full_strength": ScenarioKind(STATE, presence()),
    "forced_remote": ScenarioKind(
        frozenset({"tags", "unless_negative_test_days"}), _at_home_unless_tested
    ),
    "required_condition_for_onsite": ScenarioKind(
        frozenset({"any_of_tags", "not_for_tags"}), qualified
    ),
    "permit_required": ScenarioKind(frozenset(), _with_a_permit),
    "allowed_onsite_reasons": ScenarioKind(
        frozenset({"reasons", "not_for_ranks", "not_for_tags"}), permitted_reasons
    ),
    "remote_requires": ScenarioKind(frozenset({"all_of_tags"}), remote_condition),
    "onsite_time_window": ScenarioKind(frozenset({"start", "end"}), _hours),
    "closure": ScenarioKind(frozenset({"start", "except_tags"}), absence(Must.AWAY)),
    "per_employee_max_onsite_days": ScenarioKind(
        frozenset({"max", "tags"}),
        day_quota(Direction.MAX, Measured.ON_SITE, "max"),
        "per_employee_days",
    ),
    "per_employee_min_remote_days": ScenarioKind(
        frozenset({"min", "tags"}),
        day_quota(Direction.MIN, Measured.REMOTE, "min"),
        "per_employee_days",
    ),
    "per_employee_min_onsite_share": ScenarioKind(
        frozenset({"num", "den", "leave_reduces_base"}), share_of_days, "per_employee_time"
    ),
    "head_deputy_rotation": ScenarioKind(
        frozenset({"require_alternation"}), leader_rotation, levels=UNIT
    ),
    "rotation_weekly_fixed_team": ScenarioKind(frozenset(), fixed_team, "rotation_period"),
    "rotation_alternate_weeks": ScenarioKind(
        frozenset({"not_for_tags"}), alternation(TurnSpan.WEEK), "rotation_period"
    ),
    "rotation_alternate_days": ScenarioKind(
        frozenset({"tags"}), alternation(TurnSpan.DAY), "rotation_period"
    ),
    "team_separation": ScenarioKind(frozenset({"teams"}), separation),
    "meeting_cap": ScenarioKind(frozenset({"max", "purposes"}), _meeting),
    "roster_filing": ScenarioKind(frozenset({"deadline"}), _deadline(FilingStep.FILING)),
    "roster_approval": ScenarioKind(frozenset({"deadline"}), _deadline(FilingStep.APPROVAL)),
    "reporting": ScenarioKind(frozenset({"before"}), _report),
}


def rule_of(given: Given) -> Rule:
    """The rule as written. Raises ScenarioError for a kind or a parameter that is not known."""
    kind, params = KINDS.get(given["kind"]), params_of(given)
    if kind is None:
        raise ScenarioError(f"rule {given['id']}: unknown kind {given['kind']}")
    unknown = params.keys() - kind.params - COMMON
    if unknown:
        raise ScenarioError(
            f"rule {given['id']} ({given['kind']}): unknown parameter {', '.join(sorted(unknown))}"
        )
    if params.get("level") and params["level"] not in kind.levels:
        raise ScenarioError(
            f"rule {given['id']} ({given['kind']}): level {params['level']} is not one of its"
            " levels"
        )
    try:
        return kind.build(params, ClauseRef(key=given["id"]))
    except KeyError as missing:
        raise ScenarioError(
            f"rule {given['id']} ({given['kind']}): parameter {missing} is missing"
        ) from missing
    except (ValueError, TypeError, AttributeError, ZeroDivisionError) as wrong:
        raise ScenarioError(f"rule {given['id']} ({given['kind']}): {wrong}") from wrong


def params_of(given: Given) -> Given:
    params: Given = given.get("params") or {}
    return params
