"""From the parameters of a clause to a rule about turns of duty."""

from typing import cast

from planning.clause import ClauseRef
from planning.clauses.fields import ParameterError, Params
from planning.duty.day import DayClass
from planning.people import NamedPerson
from planning.plan import Work
from planning.rules.base import Rule
from planning.rules.duty_apart import DutyApart, DutyTogether
from planning.rules.duty_away import DutyAway
from planning.rules.duty_mix import DutyMix
from planning.rules.duty_pairing import DutyPairing
from planning.rules.duty_quota import DutyQuota, QuotaSpan
from planning.rules.duty_remote import DutyRemote
from planning.rules.duty_rest import DutyRest
from planning.rules.duty_spacing import DutySpacing
from planning.rules.duty_unit_cap import DutyUnitCap
from planning.rules.duty_weekly import DutyWeekly
from planning.rules.holiday_turn import HolidayTurn
from planning.rules.named_apart import NamedApart
from planning.rules.newcomer_duty import NewcomerDuty
from planning.rules.weekend_gap import WeekendGap
from planning.rules.weekend_quota import WeekendQuota


def _codes(params: Params, name: str) -> frozenset[str]:
    return frozenset(cast(list[str], params.get(name) or ()))


def _number(params: Params, name: str) -> int:
    return cast(int, params.get(name) or 0)


def _kinds(params: Params) -> frozenset[str]:
    return _codes(params, "posts")


def _classes(params: Params) -> frozenset[DayClass]:
    return frozenset(map(DayClass, _codes(params, "days_of")))


def _together(params: Params) -> DutyTogether:
    return DutyTogether(str(params.get("together") or "day"))


def rest(params: Params, clause: ClauseRef) -> Rule:
    return DutyRest(
        clause=clause,
        hours=_number(params, "hours"),
        night_hours=_number(params, "night_hours"),
        on_site_only=bool(params.get("on_site_only")),
        kinds=_kinds(params),
    )


def away(params: Params, clause: ClauseRef) -> Rule:
    states = frozenset(map(Work, _codes(params, "states")))
    return DutyAway(clause=clause, states=states, kinds=_kinds(params))


def weekly(params: Params, clause: ClauseRef) -> Rule:
    return DutyWeekly(clause=clause, most=_number(params, "max"), kinds=_kinds(params))


def quota(params: Params, clause: ClauseRef) -> Rule:
    return DutyQuota(
        clause=clause,
        most=_number(params, "max"),
        span=QuotaSpan(str(params.get("span") or "month")),
        days=_number(params, "days"),
        classes=_classes(params),
        nights_only=bool(params.get("nights_only")),
        kinds=_kinds(params),
        tags=_codes(params, "tags"),
    )


def weekend_quota(params: Params, clause: ClauseRef) -> Rule:
    return WeekendQuota(clause=clause, most=_number(params, "max"), kinds=_kinds(params))


def weekend_gap(params: Params, clause: ClauseRef) -> Rule:
    return WeekendGap(clause=clause, between=_number(params, "between"), kinds=_kinds(params))


def holiday(params: Params, clause: ClauseRef) -> Rule:
    return HolidayTurn(clause=clause, classes=_classes(params), kinds=_kinds(params))


def apart(params: Params, clause: ClauseRef) -> Rule:
    return DutyApart(
        clause=clause,
        teams=_codes(params, "teams"),
        together=_together(params),
        kinds=_kinds(params),
    )


def named_apart(params: Params, clause: ClauseRef) -> Rule:
    one, other = sorted(NamedPerson.read(str(params[name])) for name in ("one", "other"))
    return NamedApart(
        clause=clause, pair=(one, other), together=_together(params), kinds=_kinds(params)
    )


def unit_cap(params: Params, clause: ClauseRef) -> Rule:
    return DutyUnitCap(clause=clause, most=_number(params, "max"), kinds=_kinds(params))


def pairing(params: Params, clause: ClauseRef) -> Rule:
    return DutyPairing(clause=clause, kinds=_kinds(params), with_kinds=_codes(params, "with_posts"))


def mix(params: Params, clause: ClauseRef) -> Rule:
    return DutyMix(
        clause=clause,
        groups=_codes(params, "teams"),
        together=_together(params),
        kinds=_kinds(params),
    )


def remote(params: Params, clause: ClauseRef) -> Rule:
    return DutyRemote(clause=clause, kinds=_kinds(params))


def newcomer(params: Params, clause: ClauseRef) -> Rule:
    return NewcomerDuty(clause=clause, kinds=_kinds(params))


def spacing(params: Params, clause: ClauseRef) -> Rule:
    return DutySpacing(clause=clause, days=_number(params, "days"), kinds=_kinds(params))


def too_few_groups(params: Params) -> ParameterError | None:
    """One group alone is kept apart from nobody."""
    return ParameterError("teams", "too-few") if len(_codes(params, "teams")) < 2 else None


def same_person(params: Params) -> ParameterError | None:
    """Nobody is kept apart from themselves."""
    one, other = (NamedPerson.read(str(params[name])).key for name in ("one", "other"))
    return ParameterError("other", "same-person") if one == other else None


def no_hours_of_rest(params: Params) -> ParameterError | None:
    return (
        None
        if _number(params, "hours") or _number(params, "night_hours")
        else ParameterError("hours", "nothing-asked")
    )


def no_days(params: Params) -> ParameterError | None:
    """Fewer than two days from turn to turn ask nothing."""
    return ParameterError("days", "nothing-asked") if _number(params, "days") < 2 else None


def nobody_all_week(params: Params) -> ParameterError | None:
    return None if _number(params, "max") else ParameterError("max", "nothing-asked")


def no_window(params: Params) -> ParameterError | None:
    counted_by_days = params.get("span") == QuotaSpan.DAYS and not _number(params, "days")
    return ParameterError("days", "required") if counted_by_days else None


def no_weekend_between(params: Params) -> ParameterError | None:
    return None if _number(params, "between") else ParameterError("between", "nothing-asked")


def same_posts(params: Params) -> ParameterError | None:
    """A post is not compared with itself."""
    both = _kinds(params) & _codes(params, "with_posts")
    return ParameterError("with_posts", "same-posts") if both else None
