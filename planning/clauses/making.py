"""From the parameters of a clause to its rule: the names are those of the scenario files,
whatever the kind.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import cast

from planning.clause import ClauseRef
from planning.clauses.fields import Params
from planning.clauses.template import Build
from planning.people import Rank
from planning.plan import Work
from planning.rules.alternation import Alternation, TurnSpan
from planning.rules.base import Direction, Grain, Measured, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base, CountLevel, Rounding
from planning.rules.fixed_team import FixedTeam
from planning.rules.holder_quota import HolderQuota
from planning.rules.leader_rotation import LeaderRotation
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_quota import PersonQuota
from planning.rules.person_state import AWAY_STATES, TESTED_NEGATIVE, Must, PersonState, RecentTest
from planning.rules.remote_condition import RemoteCondition
from planning.rules.separation import Contact, Separation
from planning.rules.week_average import WeekAverage
from planning.vocabulary import DUTY_REASON

WEEK, EITHER = "week", "either"
"""The grain of an average over the days, and the rounding that allows both neighbours."""


def _codes(params: Params, name: str) -> frozenset[str]:
    return frozenset(cast(list[str], params.get(name) or ()))


def _base(params: Params) -> Base:
    return Base(
        only_tags=_codes(params, "base_only_tags"),
        exclude_tags=_codes(params, "base_exclude_tags"),
        exclude_leave=bool(params.get("base_exclude_leave")),
        exclude_mobilised=bool(params.get("base_exclude_mobilised")),
        exclude_off=bool(params.get("base_exclude_off")),
    )


def _amount(params: Params) -> Fraction | int:
    return (
        Fraction(cast(int, params["num"]), cast(int, params["den"]))
        if "num" in params
        else cast(int, params["n"])
    )


def _number(params: Params, name: str) -> int:
    return cast(int, params.get(name) or 0)


def counting(
    direction: Direction,
    measured: Measured = Measured.ON_SITE,
    ranks: frozenset[Rank] = frozenset(),
) -> Build:
    """Reads the parameters of any counting kind. The grain "week" is an average over the days."""

    def build(params: Params, clause: ClauseRef) -> CountBound | WeekAverage:
        grain = str(params.get("grain") or "day")
        bound = CountBound(
            clause=clause,
            direction=direction,
            amount=_amount(params),
            measured=Measured(str(params["measured"])) if "measured" in params else measured,
            base=replace(_base(params), ranks=ranks),
            rounding=_rounding(params),
            or_count=_number(params, "or_count"),
            top_count=_number(params, "top_count"),
            min_allowed=_number(params, "min_allowed"),
            level=CountLevel(str(params.get("level") or "unit")),
            grain=Grain.DAY if grain == WEEK else Grain(grain),
            weekdays_only=bool(params.get("weekdays_only")),
        )
        return WeekAverage(clause=clause, daily=bound) if grain == WEEK else bound

    return build


def _rounding(params: Params) -> Rounding | None:
    written = params.get("rounding") or EITHER
    return None if written == EITHER else Rounding(str(written))


def at_any_moment(params: Params, clause: ClauseRef) -> Rule:
    """Each half of a day apart, whatever else is said."""
    return counting(Direction.MAX)({**params, "grain": "instant"}, clause)


def in_a_room(params: Params, clause: ClauseRef) -> Rule:
    """So many in each room at any moment."""
    return counting(Direction.MAX)(
        {**params, "n": params["max"], "grain": "instant", "level": "room"}, clause
    )


def permit_quota(tag: str) -> Build:
    def build(params: Params, clause: ClauseRef) -> HolderQuota:
        return HolderQuota(
            clause=clause,
            tag=tag,
            share=Fraction(_amount(params)),
            rounding=_rounding(params) or Rounding.FLOOR,
        )

    return build


def presence(ranks: frozenset[Rank] = frozenset()) -> Callable[[Params, ClauseRef], PersonState]:
    def build(params: Params, clause: ClauseRef) -> PersonState:
        elsewhere = AWAY_STATES - {Work.LEAVE} if params.get("away_excused") else frozenset()
        on_leave = frozenset({Work.LEAVE}) if params.get("leave_excused") else frozenset()
        deputised = elsewhere | {Work.LEAVE} if params.get("acting_deputy_ok") else frozenset()
        return PersonState(
            clause=clause,
            must=Must.ON_SITE,
            ranks=ranks or frozenset(Rank(code) for code in _codes(params, "ranks")),
            tags=_codes(params, "tags"),
            excused=(elsewhere | on_leave) - deputised,
            deputised=deputised,
            grain=Grain(str(params.get("grain") or "day")),
        )

    return build


def living_in(params: Params, clause: ClauseRef) -> PersonState:
    """On the spot day and night: whom it concerns lives at the office."""
    return replace(presence()(params, clause), must=Must.LIVE_IN)


def absence(must: Must) -> Build:
    """Who does not come in; a negative test excuses only where the clause says how old it may
    be.
    """

    def build(params: Params, clause: ClauseRef) -> PersonState:
        days = cast(int | None, params.get("unless_negative_test_days"))
        tested = None if days is None else RecentTest(days)
        return PersonState(
            clause=clause,
            must=must,
            tags=_codes(params, "tags"),
            except_tags=_codes(params, "except_tags"),
            tested=tested,
        )

    return build


def qualified(params: Params, clause: ClauseRef) -> PersonState:
    """Who has none of the tags asked for, and is not excepted, does not come. A negative test
    holds good for a number of days.
    """
    asked, days = _codes(params, "any_of_tags"), cast(int | None, params.get("validity_days"))
    if TESTED_NEGATIVE in asked and days is not None:
        return PersonState(
            clause=clause,
            must=Must.QUALIFY,
            except_tags=asked - {TESTED_NEGATIVE} | _codes(params, "not_for_tags"),
            tested=RecentTest(days, TESTED_NEGATIVE),
        )
    return PersonState(
        clause=clause, must=Must.QUALIFY, except_tags=asked | _codes(params, "not_for_tags")
    )


def permitted(params: Params, clause: ClauseRef) -> PersonState:
    """Who holds no permit does not come, save who lives at the office."""
    return PersonState(
        clause=clause, must=Must.QUALIFY, except_tags=frozenset({"permit", "live-in"})
    )


def permitted_reasons(params: Params, clause: ClauseRef) -> PermittedReasons:
    return PermittedReasons(
        clause=clause,
        reasons=_codes(params, "reasons"),
        not_for_ranks=frozenset(Rank(code) for code in _codes(params, "not_for_ranks")),
        not_for_tags=_codes(params, "not_for_tags"),
        duty_reason=DUTY_REASON,
    )


def remote_condition(params: Params, clause: ClauseRef) -> RemoteCondition:
    return RemoteCondition(clause=clause, all_of_tags=_codes(params, "all_of_tags"))


def leader_rotation(params: Params, clause: ClauseRef) -> LeaderRotation:
    return LeaderRotation(clause=clause, must_alternate=bool(params.get("require_alternation")))


def fixed_team(params: Params, clause: ClauseRef) -> FixedTeam:
    return FixedTeam(clause=clause, level=CountLevel(str(params.get("level") or "unit")))


def alternation(turn: TurnSpan) -> Build:
    def build(params: Params, clause: ClauseRef) -> Alternation:
        return Alternation(
            clause=clause,
            turn=turn,
            tags=_codes(params, "tags"),
            not_for_tags=_codes(params, "not_for_tags"),
        )

    return build


def separation(params: Params, clause: ClauseRef) -> Separation:
    return Separation(
        clause=clause,
        teams=_codes(params, "teams"),
        contact=Contact(str(params.get("contact") or "day")),
    )


def day_quota(direction: Direction, measured: Measured, bound: str) -> Build:
    """So many days a person, in the blank named `bound`."""

    def build(params: Params, clause: ClauseRef) -> PersonQuota:
        amount = cast(int, params[bound])
        return PersonQuota(
            clause=clause,
            direction=direction,
            amount=amount,
            measured=measured,
            tags=_codes(params, "tags"),
        )

    return build


def share_of_days(params: Params, clause: ClauseRef) -> PersonQuota:
    """At least a share of the days at the office or on official business."""
    return PersonQuota(
        clause=clause,
        direction=Direction.MIN,
        amount=_amount(params),
        tags=_codes(params, "tags"),
        also=frozenset({Work.MISSION}),
        leave_reduces_base=bool(params.get("leave_reduces_base")),
    )
