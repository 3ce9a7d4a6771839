"""Scenarios: a situation and rules written down in a file, and the verdicts they come to, without a database.

Each rule is judged alone and exactly as written: no precedence, no defaults of the product, no collisions. The rules are
those of `planning.rules`, so that there is no second judge.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from planning.clause import ClauseRef
from planning.people import LEADERS, DatedTag, Person, Rank
from planning.plan import Plan, Work
from planning.rules.base import Measured, Rule
from planning.rules.count_bound import Direction
from planning.rules.making import absence, counting, permitted_reasons, presence, qualified
from planning.rules.person_state import Must
from planning.rules.template import Build
from planning.time import Half, Slot
from planning.violation import Violation

Case = Mapping[str, Any]
Given = Mapping[str, Any]

HALVES: Mapping[str, tuple[Work, Work]] = {
    "O": (Work.ON_SITE, Work.ON_SITE),
    "OA": (Work.ON_SITE, Work.REMOTE),
    "OP": (Work.REMOTE, Work.ON_SITE),
    "R": (Work.REMOTE, Work.REMOTE),
    "L": (Work.LEAVE, Work.LEAVE),
    "M": (Work.MOBILISED, Work.MOBILISED),
    "B": (Work.MISSION, Work.MISSION),
    "X": (Work.OFF, Work.OFF),
}
TESTED, PERMITTED = "has a valid negative test", "holds a permit"
"""Facts that a scenario keeps beside its people, told to the rules as tags."""

COMMON = frozenset({"from", "to", "binding"})
BASE = frozenset({"base_exclude_tags", "base_only_tags", "base_exclude_leave", "base_exclude_mobilised", "level", "weekdays_only"})
SHARE = frozenset({"num", "den", "rounding"}) | BASE
STATE = frozenset({"tags", "leave_excused"})


class ScenarioError(ValueError):
    """Something in the file is not known or is missing; the message names it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Which parameters a kind takes and the rule it makes; `reported` is the kind a verdict names if that differs."""

    params: frozenset[str]
    build: Build
    reported: str = ""


KINDS: Mapping[str, Kind] = {
    "onsite_ratio_cap": Kind(SHARE | {"or_count", "min_allowed"}, counting(Direction.MAX)),
    "remote_ratio_floor": Kind(SHARE, counting(Direction.MIN, Measured.REMOTE)),
    "onsite_ratio_floor": Kind(SHARE, counting(Direction.MIN)),
    "remote_ratio_cap": Kind(SHARE, counting(Direction.MAX, Measured.REMOTE)),
    "exact_split": Kind(SHARE, lambda params, clause: counting(Direction.EXACT)({**params, "rounding": None}, clause)),
    "instant_cap": Kind(
        frozenset({"num", "den", "rounding"}),
        lambda params, clause: counting(Direction.MAX)({**params, "grain": "instant", "level": "agency"}, clause),
        "onsite_ratio_cap",
    ),
    "headcount_cap": Kind(BASE | {"n", "exception_approvers"}, counting(Direction.MAX)),
    "min_leaders_onsite": Kind(BASE | {"n"}, counting(Direction.MIN, ranks=LEADERS)),
    "min_onsite_count": Kind(BASE | {"n"}, counting(Direction.MIN)),
    "head_must_be_onsite": Kind(frozenset({"acting_deputy_ok"}), presence(frozenset({Rank.HEAD}))),
    "rank_must_be_onsite": Kind(STATE, presence()),
    "role_must_be_onsite": Kind(STATE, presence()),
    "full_strength": Kind(STATE, presence()),
    "forced_remote": Kind(
        frozenset({"tags", "unless_negative_test_days"}),
        lambda params, clause: absence(Must.REMOTE)({**params, "except_tags": [TESTED]}, clause),
    ),
    "required_condition_for_onsite": Kind(frozenset({"any_of_tags", "not_for_tags"}), qualified),
    "permit_required": Kind(frozenset(), lambda params, clause: qualified({"any_of_tags": [PERMITTED, "live_in"]}, clause)),
    "allowed_onsite_reasons": Kind(frozenset({"reasons", "not_for_ranks", "not_for_tags"}), permitted_reasons),
    "closure": Kind(frozenset({"start", "except_tags"}), absence(Must.AWAY)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Two verdicts are the same if rule, date, unit and person are; the numbers inform."""

    rule: str
    kind: str
    date: str | None
    unit: str | None
    person: str | None
    observed: int | None
    limit: int | None

    @property
    def identity(self) -> tuple[str, ...]:
        return tuple(part or "" for part in (self.rule, self.date, self.unit, self.person))


def verdicts(case: Case) -> tuple[Verdict, ...]:
    """Every verdict of a scenario, each rule judged alone, in the order of the rules."""
    plan = plan_of(case)
    return tuple(verdict for given in case["rules"] for verdict in _verdicts(case, plan, given))


def differences(case: Case, found: Iterable[Verdict]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What was expected and not found ("missing"), and found but not expected ("unexpected")."""
    got = {verdict.identity for verdict in found}
    wanted = {tuple(expected.get(key) or "" for key in ("rule", "date", "unit", "person")) for expected in case["expected_violations"]}
    missing = (("missing", identity) for identity in sorted(wanted - got))
    return (*missing, *(("unexpected", identity) for identity in sorted(got - wanted)))


def plan_of(case: Case) -> Plan:
    """The situation as a plan in halves; whoever has no token for a date is an error."""
    days = [date.fromisoformat(day) for day in case["dates"]]
    people = tuple(_person(case, given) for given in case["staff"])
    slots = tuple(Slot(day, half) for day in days for half in Half)
    work = {(person.key, slot): _state(case, person.key, slot) for person in people for slot in slots}
    recorded = {(key, date.fromisoformat(day)): code for key, days in case.get("reasons", {}).items() for day, code in days.items()}
    reasons = {(key, Slot(day, half)): code for (key, day), code in recorded.items() for half in Half}
    return Plan(people=people, slots=slots, work=work, reasons=reasons)


def rule_of(given: Given) -> Rule:
    """The rule as written. Raises ScenarioError for a kind or a parameter that is not known."""
    kind = KINDS.get(given["kind"])
    if kind is None:
        raise ScenarioError(f"rule {given['id']}: unknown kind {given['kind']}")
    unknown = given["params"].keys() - kind.params - COMMON
    if unknown:
        raise ScenarioError(f"rule {given['id']} ({given['kind']}): unknown parameter {', '.join(sorted(unknown))}")
    try:
        return kind.build(given["params"], ClauseRef(key=given["id"]))
    except KeyError as missing:
        raise ScenarioError(f"rule {given['id']} ({given['kind']}): parameter {missing} is missing") from missing
    except (ValueError, TypeError, ZeroDivisionError) as wrong:
        raise ScenarioError(f"rule {given['id']} ({given['kind']}): {wrong}") from wrong


def _verdicts(case: Case, plan: Plan, given: Given) -> Iterator[Verdict]:
    rule, params = rule_of(given), given["params"]
    if params.get("binding") is False:
        return
    seen = replace(plan, people=tuple(_with_tests(case, params, person) for person in plan.people)).during(_holds(params))
    judged = _with_exceptions(case, given, seen) if given["kind"] == "headcount_cap" else rule.check(seen)
    reported: dict[tuple[str, ...], Verdict] = {}
    for violation in judged:
        verdict = _reported(given, violation)
        reported.setdefault(verdict.identity, verdict)
    yield from reported.values()


def _reported(given: Given, violation: Violation) -> Verdict:
    """One verdict a day, save where the halves are counted apart: those go by AM and PM."""
    kind, slot = KINDS[given["kind"]], violation.slot
    unit = slot.half.upper() if given["kind"] == "instant_cap" and slot and slot.half else violation.unit
    return Verdict(
        rule=given["id"],
        kind=kind.reported or given["kind"],
        date=slot.day.isoformat() if slot else None,
        unit=unit,
        person=violation.person,
        observed=violation.found,
        limit=violation.limit,
    )


def _holds(params: Given) -> Callable[[Slot], bool]:
    first = date.fromisoformat(params.get("from", "0001-01-01"))
    last = date.fromisoformat(params.get("to", "9999-12-31"))
    start = datetime.fromisoformat(params.get("start", "0001-01-01"))
    return lambda slot: first <= slot.day <= last and slot.begins >= start


def _with_exceptions(case: Case, given: Given, plan: Plan) -> Iterator[Violation]:
    """A cap in numbers, unit by unit and day by day, each with the number that a written exception puts in its place."""
    for unit in plan.roll.units if given["params"].get("level") != "agency" else (None,):
        group = plan.among(plan.roll.members[unit]) if unit else plan
        for day in plan.days:
            n = _excepted(case, given, unit, day)
            rule = rule_of({**given, "params": {**given["params"], "n": n}})
            yield from rule.check(group.during(partial(_is_on, day)))


def _is_on(day: date, slot: Slot) -> bool:
    return slot.day == day


def _excepted(case: Case, given: Given, unit: str | None, day: date) -> int:
    n: int = given["params"]["n"]
    for exception in case.get("written_exceptions", ()):
        concerns = (exception["rule"], exception["unit"]) == (given["id"], unit)
        covers = exception["from"] <= day.isoformat() <= exception["to"]
        allowed = exception.get("approver") in given["params"].get("exception_approvers", ()) and exception.get("document_no")
        if concerns and covers and allowed:
            n = exception["n"]
    return n


def _person(case: Case, given: Given) -> Person:
    dated = tuple(
        DatedTag(tag, date.fromisoformat(first), date.fromisoformat(last))
        for tag, first, last in case.get("dated_tags", {}).get(given["id"], ())
    )
    permit = {PERMITTED} if given["id"] in case.get("permits", ()) else set()
    return Person(
        key=given["id"],
        name=given["id"],
        rank=Rank(given.get("rank", "staff")),
        unit=given.get("unit", "U"),
        tags=frozenset(given.get("tags", ())) | permit,
        dated=dated,
    )


def _with_tests(case: Case, params: Given, person: Person) -> Person:
    """The person with a tag for as long as each negative test holds good; the day of the test is day 0."""
    if "unless_negative_test_days" not in params:
        return person
    good_for = timedelta(days=params["unless_negative_test_days"])
    tests = [date.fromisoformat(day) for day in case.get("negative_tests", {}).get(person.key, ())]
    return replace(person, dated=(*person.dated, *(DatedTag(TESTED, day, day + good_for) for day in tests)))


def _state(case: Case, key: str, slot: Slot) -> Work:
    token = case["assignments"].get(key, {}).get(slot.day.isoformat())
    if token is None:
        raise ScenarioError(f"{key} has no assignment on {slot.day.isoformat()}")
    if token not in HALVES:
        raise ScenarioError(f"{key}, {slot.day.isoformat()}: unknown token {token}")
    return HALVES[token][slot.half is Half.AFTERNOON]
