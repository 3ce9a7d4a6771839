"""From the parameters of a clause to its rule: the names are those of the scenario files, whatever the kind."""

from dataclasses import replace
from fractions import Fraction
from typing import cast

from planning.clause import ClauseRef
from planning.people import Rank
from planning.plan import Work
from planning.rules.alternation import Alternation, Turn
from planning.rules.base import Grain, Measured
from planning.rules.count_bound import Base, CountBound, Direction, Level, Rounding
from planning.rules.fields import Params
from planning.rules.fixed_team import FixedTeam
from planning.rules.leader_rotation import LeaderRotation
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_quota import PersonQuota
from planning.rules.person_state import AWAY_STATES, Must, PersonState
from planning.rules.remote_condition import RemoteCondition
from planning.rules.separation import Separation
from planning.rules.template import Build
from planning.vocabulary import DUTY_REASON


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
    return Fraction(cast(int, params["num"]), cast(int, params["den"])) if "num" in params else cast(int, params["n"])


def counting(direction: Direction, measured: Measured = Measured.ON_SITE, ranks: frozenset[Rank] = frozenset()) -> Build:
    """Reads the parameters of any counting kind."""

    def build(params: Params, clause: ClauseRef) -> CountBound:
        return CountBound(
            clause=clause,
            direction=direction,
            amount=_amount(params),
            measured=measured,
            base=replace(_base(params), ranks=ranks),
            rounding=Rounding(str(params["rounding"])) if params.get("rounding") else None,
            or_count=cast(int, params.get("or_count") or 0),
            min_allowed=cast(int, params.get("min_allowed") or 0),
            level=Level(str(params.get("level") or "unit")),
            grain=Grain(str(params.get("grain") or "day")),
            weekdays_only=bool(params.get("weekdays_only")),
        )

    return build


def presence(ranks: frozenset[Rank] = frozenset()) -> Build:
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


def absence(must: Must) -> Build:
    def build(params: Params, clause: ClauseRef) -> PersonState:
        return PersonState(clause=clause, must=must, tags=_codes(params, "tags"), except_tags=_codes(params, "except_tags"))

    return build


def qualified(params: Params, clause: ClauseRef) -> PersonState:
    """Who has none of the tags asked for, and is not excepted, does not come."""
    tags = _codes(params, "any_of_tags") | _codes(params, "not_for_tags")
    return PersonState(clause=clause, must=Must.QUALIFY, except_tags=tags)


def permitted(params: Params, clause: ClauseRef) -> PersonState:
    """Who holds no permit does not come, save who lives at the office."""
    return PersonState(clause=clause, must=Must.QUALIFY, except_tags=frozenset({"permit", "live-in"}))


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
    return FixedTeam(clause=clause, level=Level(str(params.get("level") or "unit")))


def alternation(turn: Turn) -> Build:
    def build(params: Params, clause: ClauseRef) -> Alternation:
        return Alternation(clause=clause, turn=turn, tags=_codes(params, "tags"), not_for_tags=_codes(params, "not_for_tags"))

    return build


def separation(params: Params, clause: ClauseRef) -> Separation:
    return Separation(clause=clause, teams=_codes(params, "teams"))


def day_quota(direction: Direction, measured: Measured, bound: str) -> Build:
    """So many days a person, in the blank named `bound`."""

    def build(params: Params, clause: ClauseRef) -> PersonQuota:
        amount = cast(int, params[bound])
        return PersonQuota(clause=clause, direction=direction, amount=amount, measured=measured, tags=_codes(params, "tags"))

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
