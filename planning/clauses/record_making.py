"""From the parameters of a clause to a rule about what is recorded: hours, meetings, papers,
declarations.
"""

from datetime import time
from typing import cast

from planning.clause import ClauseRef
from planning.clauses.fields import ParameterError, Params
from planning.clauses.question_field import question_of
from planning.clauses.template import Build
from planning.people import Rank
from planning.records import MeetingMode
from planning.rules.base import Rule
from planning.rules.entry_declaration import EntryDeclaration, EntryValidity
from planning.rules.meeting_cap import MeetingCap
from planning.rules.process import DailyReport, FilingStep, RosterDeadline, Weekly
from planning.rules.remote_results import RemoteResults, ResultDemand
from planning.rules.time_window import TimeWindow
from planning.vocabulary import WEEKDAY_CODES


def _words(params: Params, name: str) -> tuple[str, ...]:
    return tuple(cast(list[str], params.get(name) or ()))


def _time(params: Params, name: str) -> time | None:
    written = params.get(name)
    return time.fromisoformat(str(written)) if written else None


def hours(params: Params, clause: ClauseRef) -> Rule:
    return TimeWindow(
        clause=clause,
        start=_time(params, "start") or time.min,
        end=_time(params, "end") or time.max,
    )


def meeting(params: Params, clause: ClauseRef) -> Rule:
    return MeetingCap(
        clause=clause,
        most=cast(int | None, params.get("max")),
        count_online=bool(params.get("count_online")),
        purposes=_words(params, "purposes"),
        kinds=_words(params, "kinds"),
        modes=tuple(map(MeetingMode, _words(params, "modes"))),
        approvers=tuple(map(Rank, _words(params, "approvers"))),
        concerns=_words(params, "concerns"),
    )


def weekly_deadline(step: FilingStep) -> Build:
    def build(params: Params, clause: ClauseRef) -> RosterDeadline:
        weekday = WEEKDAY_CODES.index(str(params["weekday"])) + 1
        deadline = Weekly(weekday, _time(params, "time"), strict=bool(params.get("strict")))
        return RosterDeadline(clause=clause, step=step, deadline=deadline)

    return build


def report(params: Params, clause: ClauseRef) -> Rule:
    return DailyReport(
        clause=clause,
        before=_time(params, "before") or time.max,
        weekdays_only=params.get("days") == "weekdays",
    )


def results(params: Params, clause: ClauseRef) -> Rule:
    return RemoteResults(clause=clause, demand=ResultDemand(str(params["demand"])))


def declaration(params: Params, clause: ClauseRef) -> Rule:
    return EntryDeclaration(
        clause=clause,
        title=str(params["title"]),
        questions=tuple(map(question_of, _words(params, "questions"))),
        validity=EntryValidity(str(params["validity"])),
        days=cast(int | None, params.get("days")) or 1,
        tags=frozenset(_words(params, "tags")),
        except_tags=frozenset(_words(params, "except_tags")),
        advice=str(params.get("advice") or ""),
    )


def no_days(params: Params) -> ParameterError | None:
    """How long a declaration holds good is never guessed."""
    asked = params["validity"] == EntryValidity.DAYS and not params.get("days")
    return ParameterError("days", "needs-days") if asked else None


def hours_turned_round(params: Params) -> ParameterError | None:
    start, end = params.get("start"), params.get("end")
    return (
        ParameterError("end", "ends-before-start")
        if start and end and str(end) <= str(start)
        else None
    )


def no_hours(params: Params) -> ParameterError | None:
    """A window with neither end asks nothing."""
    return (
        hours_turned_round(params)
        if params.get("start") or params.get("end")
        else ParameterError("start", "nothing-asked")
    )


def no_demand(params: Params) -> ParameterError | None:
    """A limit on meetings that limits nothing."""
    asked = params.get("max") is not None or any(
        params.get(name) for name in ("purposes", "kinds", "modes", "approvers")
    )
    return None if asked else ParameterError("max", "nothing-asked")
