"""Scenarios: a situation and rules written down in a file, and the verdicts they come to, without a
database.

Each rule is judged alone and exactly as written: no precedence, no defaults of the product, no
collisions. The rules are those of `planning.rules`, so that there is no second judge.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from planning.force import Scope
from planning.people import DatedTag, Person, Rank, Unit
from planning.picture import TOKENS
from planning.plan import Plan, Work
from planning.records import Meeting, PresenceHours, Records
from planning.scenario_kinds import (
    KINDS,
    PERMITTED,
    TESTED,
    Given,
    ScenarioError,
    moment,
    params_of,
    rule_of,
    time_of_day,
)
from planning.time import Half, Slot
from planning.violation import Violation

__all__ = [
    "KINDS",
    "Case",
    "ScenarioError",
    "ScenarioVerdict",
    "differences",
    "plan_of",
    "verdicts",
]

Case = Mapping[str, Any]

HALVES = {token: TOKENS[token] for token in ("O", "OA", "OP", "R", "L", "M", "B", "X")}
"""The tokens that a scenario file may use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioVerdict:
    """Two verdicts are the same if rule, date, unit and person are; what was observed and the
    limit inform.
    """

    rule: str
    kind: str
    date: str | None
    unit: str | None
    person: str | None
    observed: object
    limit: object

    @property
    def identity(self) -> tuple[str, ...]:
        return tuple(part or "" for part in (self.rule, self.date, self.unit, self.person))


def verdicts(case: Case) -> tuple[ScenarioVerdict, ...]:
    """Every verdict of a scenario, each rule judged alone, in the order of the rules."""
    try:
        plan = plan_of(case)
        return tuple(verdict for given in case["rules"] for verdict in _verdicts(case, plan, given))
    except ScenarioError:
        raise
    except KeyError as missing:
        raise ScenarioError(f"{missing} is missing") from missing
    except (ValueError, TypeError, AttributeError) as wrong:
        raise ScenarioError(str(wrong)) from wrong


def differences(
    case: Case, found: Iterable[ScenarioVerdict]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What was expected and not found ("missing"), and found but not expected ("unexpected")."""
    got = {verdict.identity for verdict in found}
    wanted = {
        tuple(expected.get(key) or "" for key in ("rule", "date", "unit", "person"))
        for expected in case.get("expected_violations", ())
    }
    missing = (("missing", identity) for identity in sorted(wanted - got))
    return (*missing, *(("unexpected", identity) for identity in sorted(got - wanted)))


def plan_of(case: Case) -> Plan:
    """The situation as a plan in halves; whoever has no token for a date is an error."""
    days = sorted({date.fromisoformat(day) for day in case["dates"]})
    people = tuple(_person(case, given) for given in case["staff"])
    slots = tuple(Slot(day, half) for day in days for half in Half)
    work = {
        (person.key, slot): _state(case, person.key, slot) for person in people for slot in slots
    }
    recorded = {
        (key, date.fromisoformat(day)): code
        for key, days in (case.get("reasons") or {}).items()
        for day, code in days.items()
    }
    reasons = {
        (key, Slot(day, half)): code for (key, day), code in recorded.items() for half in Half
    }
    return Plan(people=people, slots=slots, work=work, reasons=reasons, records=_records(case))


def _verdicts(case: Case, plan: Plan, given: Given) -> Iterator[ScenarioVerdict]:
    rule, params = rule_of(given), params_of(given)
    if params.get("binding") is False:
        return
    seen = replace(plan, people=_in_scope(plan, params)).during(_holds(params))
    judged = (
        _with_exceptions(case, given, seen)
        if given["kind"] == "headcount_cap"
        else rule.check(seen)
    )
    reported: dict[tuple[str, ...], ScenarioVerdict] = {}
    for violation in judged:
        verdict = _reported(given, violation)
        reported.setdefault(verdict.identity, verdict)
    yield from reported.values()


def _in_scope(plan: Plan, params: Given) -> tuple[Person, ...]:
    """The people of units that are large enough for the rule."""
    scope = Scope(min_size=params.get("unit_size_from") or 0)
    large = {
        key
        for key, people in plan.roll.units.items()
        if scope.includes(Unit(key=key, size=len(people)))
    }
    return tuple(person for person in plan.people if person.unit in large)


def _reported(given: Given, violation: Violation) -> ScenarioVerdict:
    """One verdict a day, save where the halves are counted apart: those go by AM and PM."""
    kind, slot = given["kind"], violation.slot
    half = slot.half.upper() if slot and slot.half else ""
    person = (
        f"{violation.place}/{half}"
        if kind == "room_cap"
        else violation.person or violation.place or None
    )
    return ScenarioVerdict(
        rule=given["id"],
        kind=KINDS[kind].reported or kind,
        date=slot.day.isoformat() if slot else None,
        unit=half if kind == "instant_cap" else violation.unit,
        person=person,
        observed=_observed(violation.found, violation.seen, kind),
        limit=f"<{violation.asked[0]}"
        if kind == "reporting"
        else _observed(violation.limit, violation.asked, kind),
    )


def _observed(number: int | None, words: tuple[str, ...], kind: str) -> object:
    """A number, the one word there is, or the list of people or times."""
    if number is not None or not words:
        return number
    return words[0] if len(words) == 1 and kind != "rotation_weekly_fixed_team" else list(words)


def _holds(params: Given) -> Callable[[Slot], bool]:
    first = date.fromisoformat(params.get("from", "0001-01-01"))
    last = date.fromisoformat(params.get("to", "9999-12-31"))
    start = _start(params)
    return lambda slot: first <= slot.day <= last and slot.begins >= start


def _start(params: Given) -> datetime:
    """The local moment at which a closure begins; `start` of other kinds is a time of day."""
    written = params.get("start") or ""
    return (
        datetime.fromisoformat(written).replace(tzinfo=None)
        if "-" in written
        else datetime(1, 1, 1)
    )


def _records(case: Case) -> Records:
    process = case.get("process") or {}
    meetings = (
        Meeting(
            key=str(given["id"]),
            day=date.fromisoformat(given["date"]),
            persons=given.get("persons") or 0,
            purpose=given.get("purpose") or "",
        )
        for given in case.get("meetings") or ()
    )
    hours = {
        (key, date.fromisoformat(day)): PresenceHours(*map(time_of_day, span))
        for key, spans in (case.get("times") or {}).items()
        for day, span in spans.items()
        if span
    }
    filed_at, approved_at = (
        moment(process[name]) if process.get(name) else None for name in ("filed_at", "approved_at")
    )
    sent = process.get("reports") or {}
    reports = {date.fromisoformat(day): time_of_day(at) for day, at in sent.items() if at}
    return Records(
        meetings=tuple(meetings),
        hours=hours,
        filed_at=filed_at,
        approved_at=approved_at,
        reports=reports,
    )


def _with_exceptions(case: Case, given: Given, plan: Plan) -> Iterator[Violation]:
    """A cap in numbers, unit by unit and day by day, each with the number that a written
    exception puts in its place.
    """
    for unit in plan.roll.units if params_of(given).get("level") != "agency" else (None,):
        group = plan.among(plan.roll.members[unit]) if unit else plan
        for day in plan.days:
            n = _excepted(case, given, unit, day)
            rule = rule_of({**given, "params": {**params_of(given), "n": n}})
            yield from rule.check(group.during(partial(_is_on, day)))


def _is_on(day: date, slot: Slot) -> bool:
    return slot.day == day


def _excepted(case: Case, given: Given, unit: str | None, day: date) -> int:
    n: int = given["params"]["n"]
    for exception in case.get("written_exceptions") or ():
        concerns = (exception["rule"], exception.get("unit")) == (given["id"], unit)
        covers = exception["from"] <= day.isoformat() <= exception["to"]
        allowed = exception.get("approver") in given["params"].get(
            "exception_approvers", ()
        ) and exception.get("document_no")
        if concerns and covers and allowed:
            n = exception["n"]
    return n


def _person(case: Case, given: Given) -> Person:
    dated = tuple(
        DatedTag(tag, date.fromisoformat(first), date.fromisoformat(last))
        for tag, first, last in (case.get("dated_tags") or {}).get(given["id"], ())
    )
    tests = tuple(
        DatedTag(TESTED, date.fromisoformat(day))
        for day in (case.get("negative_tests") or {}).get(given["id"], ())
    )
    permit = {PERMITTED} if given["id"] in (case.get("permits") or ()) else set()
    return Person(
        key=given["id"],
        name=given["id"],
        rank=Rank(given.get("rank", "staff")),
        unit=given.get("unit", "U"),
        room=str((case.get("rooms") or {}).get(given["id"]) or ""),
        tags=frozenset(given.get("tags", ())) | permit,
        dated=(*dated, *tests),
    )


def _state(case: Case, key: str, slot: Slot) -> Work:
    token = case["assignments"].get(key, {}).get(slot.day.isoformat())
    if token is None:
        raise ScenarioError(f"{key} has no assignment on {slot.day.isoformat()}")
    if token not in HALVES:
        raise ScenarioError(f"{key}, {slot.day.isoformat()}: unknown token {token}")
    return HALVES[token][slot.half is Half.AFTERNOON]
