"""Which rules are left for a unit when several directives speak at once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from planning.authority import Authority, AuthorityLevel
from planning.check import check
from planning.clause import Binding, ClauseRef
from planning.collision import collisions
from planning.force import InForce, Origin, Scope
from planning.people import DatedLevel, Rank, Unit
from planning.precedence import Defect, GrantedException, Law, Resolution, Why
from planning.precedence.subject import subject
from planning.rules.base import Direction, Measured, Rule
from planning.rules.catalogue import CATALOGUE, bound_of
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base
from planning.rules.counting import CountLevel as Counted
from planning.rules.exemption import Exemption
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import Must, PersonState
from planning.rules.week_average import WeekAverage
from planning.spans import Period, Spans
from planning.tests.drawing import draw
from planning.tests.samples import SAMPLES
from planning.time import Slot

CITY = Authority("UBND Thành phố", AuthorityLevel.PROVINCE)
STATE = Authority("Chính phủ", AuthorityLevel.CENTRAL)
MINISTRY = Authority("Bộ Nội vụ", AuthorityLevel.MINISTRY)
OFFICE = Authority("Sở Nội vụ", AuthorityLevel.AGENCY)
EVERYWHERE = Scope()
HALF, THIRD, QUARTER = Fraction(1, 2), Fraction(1, 3), Fraction(1, 4)
FIRST = date(2026, 12, 1)
DAYS = tuple(Slot(FIRST + timedelta(days=day)) for day in range(10))
U = Unit(key="U", size=12, traits=frozenset({"office"}), zone="go-vap")
GUARDS = frozenset({"guard"})


def on(day: int, hour: int = 0) -> datetime:
    return datetime(2026, 12, day, hour)


def cap(amount: Fraction | int, **wanted: Any) -> CountBound:
    return CountBound(
        clause=ClauseRef(key=""),
        direction=wanted.pop("direction", Direction.MAX),
        amount=amount,
        **wanted,
    )


def rule(
    key: str,
    what: Rule,
    *,
    begins: datetime = datetime(2026, 1, 1),
    ends: datetime | None = None,
    by: Authority = CITY,
    document: str = "",
    binding: Binding = Binding.ORDER,
    scope: Scope = EVERYWHERE,
    **origin: Any,
) -> InForce:
    """A rule from a document of its own, newer the later it begins."""
    ref = ClauseRef(key=key, binding=binding)
    come_from = Origin(
        **{
            "directive": document or key,
            "authority": by,
            "issued_on": begins.date(),
            "takes_effect": begins,
            "kind": what.code,
            **origin,
        }
    )
    return InForce(replace(what, clause=ref), Period(begins, ends), scope, come_from)  # type: ignore[type-var]


def excepted(
    clause: str,
    *,
    by: Authority = CITY,
    begins: datetime = datetime(2026, 1, 1),
    ends: datetime | None = None,
    **wanted: Any,
) -> GrantedException:
    key = wanted.pop("key", "e")
    return GrantedException(
        key=key,
        clause=clause,
        number="15/UBND-NC",
        authority=by,
        period=Period(begins, ends),
        **wanted,
    )


def days_of(left: InForce) -> list[int]:
    return [slot.day.day for slot in DAYS if left.spans.holds(slot)]


def left(resolution: Resolution) -> dict[str, list[int]]:
    """The days of December on which each clause is left."""
    found: dict[str, list[int]] = {}
    for one in resolution.rules:
        found.setdefault(one.clause.key, []).extend(days_of(one))
    return {key: sorted(days) for key, days in found.items()}


def resolve(
    *rules: InForce, unit: Unit = U, exceptions: Iterable[GrantedException] = ()
) -> Resolution:
    return Law(rules, tuple(exceptions)).for_unit(unit, DAYS)


def changes(resolution: Resolution) -> list[tuple[str, str, Why]]:
    """Which clause gave way to which, and why."""
    return [
        (
            one.rule.clause.key,
            ""
            if one.by is None
            else one.by.clause.key
            if isinstance(one.by, InForce)
            else one.by.number,
            one.why,
        )
        for one in resolution.replaced
    ]


def every_day_but(*days: int) -> list[int]:
    return [slot.day.day for slot in DAYS if slot.day.day not in days]


ALL = every_day_but()
ON_2_AND_3: dict[str, Any] = {"begins": on(2), "ends": on(4)}


def test_the_ladder_of_a_city_each_step_its_own_period() -> None:
    """1/2, then 1/3, then 1/4, then 1/3 again, then 1/2 again, by one authority that never says
    "replaces".
    """
    ladder = [("a", HALF), ("b", THIRD), ("c", QUARTER), ("d", THIRD), ("e", HALF)]

    resolution = resolve(
        *(
            rule(key, cap(share), begins=on(1 + 2 * step))
            for step, (key, share) in enumerate(ladder)
        )
    )

    assert left(resolution) == {"a": [1, 2], "b": [3, 4], "c": [5, 6], "d": [7, 8], "e": [9, 10]}


def test_when_the_newer_rule_ends_the_older_goes_on_if_its_period_still_runs() -> None:
    resolution = resolve(rule("old", cap(HALF)), rule("new", cap(THIRD), **ON_2_AND_3))

    assert left(resolution) == {"old": every_day_but(2, 3), "new": [2, 3]}
    assert changes(resolution) == [("old", "new", Why.NEWER)]
    assert [one.spans for one in resolution.replaced] == [Spans.of(Period(on(2), on(4)))]


def test_a_suspended_newer_rule_lets_the_older_go_on_meanwhile() -> None:
    gap = Spans.of(Period(on(5), on(7)))
    new = rule("new", cap(THIRD), begins=on(3), paused=gap)
    new = replace(new, period=new.spans.minus(gap))

    resolution = resolve(rule("old", cap(HALF)), new)

    assert left(resolution) == {"old": [1, 2, 5, 6], "new": [3, 4, 7, 8, 9, 10]}
    assert ("new", "", Why.SUSPENDED) in changes(resolution)


def test_rules_of_two_authorities_all_apply() -> None:
    resolution = resolve(
        rule("city", cap(HALF)), rule("ministry", cap(THIRD), by=MINISTRY, begins=on(2))
    )

    assert left(resolution) == {"city": ALL, "ministry": ALL[1:]}
    assert resolution.replaced == ()


def test_of_two_caps_by_two_authorities_the_stricter_one_is_broken_and_named() -> None:
    plan = draw(
        "\n".join(f"p{number} {'O' if number < 5 else 'R'}" for number in range(12)), first=FIRST
    )

    resolution = resolve(rule("city", cap(HALF)), rule("ministry", cap(THIRD), by=MINISTRY))

    assert [
        (breach.clause.key, breach.found, breach.limit) for breach in check(plan, resolution.rules)
    ] == [("ministry", 5, 4)]


@pytest.mark.parametrize(
    ("newer", "replaces"),
    [
        (cap(4), True),
        (cap(HALF, direction=Direction.EXACT), True),
        (cap(HALF, direction=Direction.MIN), False),
        (cap(HALF, measured=Measured.REMOTE), False),
        (cap(1, base=Base(ranks=frozenset({Rank.HEAD}))), False),
        (cap(1, base=Base(only_tags=GUARDS)), False),
        (cap(HALF, level=Counted.ROOM), False),
        (PersonState(clause=ClauseRef(key=""), must=Must.REMOTE), False),
    ],
)
def test_a_newer_rule_replaces_an_older_one_of_the_same_subject_alone(
    newer: Rule, replaces: bool
) -> None:
    resolution = resolve(rule("old", cap(THIRD)), rule("new", newer, begins=on(1)))

    assert ("old" not in left(resolution)) == replaces
    assert "new" in left(resolution)


@pytest.mark.parametrize(
    "newer",
    [
        rule("new", cap(THIRD), begins=on(1), document="old"),
        rule("new", cap(THIRD), begins=on(1), is_proposed=True),
        rule("new", cap(THIRD), begins=on(1), binding=Binding.ADVICE),
        rule("new", cap(THIRD), begins=on(1), scope=Scope(traits=frozenset({"division"}))),
        rule("new", cap(THIRD), begins=on(11)),
    ],
    ids=["of the same document", "proposed", "advice", "for other units", "not yet in force"],
)
def test_nothing_replaces_a_rule_that_is(newer: InForce) -> None:
    assert left(resolve(rule("old", cap(HALF)), newer))["old"] == ALL


def test_only_rules_that_hold_in_one_of_the_slots_are_left() -> None:
    first = rule("first", cap(HALF), begins=on(1), ends=on(2))
    law = Law((first,))

    assert [bool(law.for_unit(U, [slot]).rules) for slot in DAYS[:2]] == [True, False]


def test_the_date_of_a_document_makes_it_newer_and_where_it_has_none_the_day_it_takes_effect() -> (
    None
):
    signed_early = rule("a", cap(HALF), begins=on(2), issued_on=date(2026, 11, 1))
    signed_late = rule("b", cap(THIRD), begins=on(1), issued_on=date(2026, 11, 5))
    undated = rule("c", cap(QUARTER), begins=on(3), issued_on=None)

    assert left(resolve(signed_early, signed_late, undated)) == {"b": [1, 2], "c": ALL[2:]}


def test_conditions_of_two_kinds_stand_beside_each_other() -> None:
    vaccinated, permit = (
        PersonState(clause=ClauseRef(key=""), must=Must.QUALIFY, except_tags=frozenset({tag}))
        for tag in ("vaccinated", "permit")
    )

    resolution = resolve(
        rule("a", vaccinated, kind="required_condition_for_onsite"),
        rule("b", permit, begins=on(1), kind="permit_required"),
    )

    assert left(resolution) == {"a": ALL, "b": ALL}


def test_a_clause_that_names_another_replaces_it_whatever_its_kind_while_it_holds() -> None:
    state = PersonState(clause=ClauseRef(key=""), must=Must.REMOTE)

    resolution = resolve(
        rule("old", cap(HALF)), rule("new", state, replaces=frozenset({"old"}), **ON_2_AND_3)
    )

    assert left(resolution) == {"old": every_day_but(2, 3), "new": [2, 3]}
    assert changes(resolution) == [("old", "new", Why.AMENDED)]


def test_a_clause_that_names_one_of_a_higher_authority_replaces_nothing() -> None:
    resolution = resolve(
        rule("old", cap(HALF)), rule("new", cap(THIRD), by=OFFICE, replaces=frozenset({"old"}))
    )

    assert left(resolution) == {"old": ALL, "new": ALL}
    assert [
        (
            void.rule.clause.key,
            void.by.key if isinstance(void.by, GrantedException) else void.by.clause.key,
            void.defect,
        )
        for void in resolution.void
    ] == [("old", "new", Defect.NO_POWER)]


def test_of_two_clauses_that_name_each_other_the_newer_is_left() -> None:
    one = rule("a", cap(HALF), replaces=frozenset({"b"}))
    other = rule("b", cap(THIRD, measured=Measured.REMOTE), begins=on(1), replaces=frozenset({"a"}))

    assert left(resolve(one, other)) == {"b": ALL}


def test_what_was_amended_away_takes_no_place_any_more() -> None:
    general = rule("general", cap(THIRD), begins=on(1), replaces=frozenset({"special"}))
    special = rule("special", cap(HALF), scope=Scope(traits=frozenset({"office"})))

    assert left(resolve(general, special)) == {"general": ALL}


@pytest.mark.parametrize(
    "scope",
    [
        Scope(traits=frozenset({"office"})),
        Scope(offices=frozenset({"go-vap"})),
        Scope(min_size=10),
        Scope(traits=frozenset({"office"}), without=frozenset({"suspended"})),
    ],
)
def test_a_special_rule_replaces_the_general_one_older_or_newer_for_the_units_it_speaks_of(
    scope: Scope,
) -> None:
    special = rule("special", cap(HALF), scope=scope)
    general = rule("general", cap(THIRD), begins=on(1))

    assert left(resolve(special, general)) == {"special": ALL}
    assert changes(resolve(special, general)) == [("general", "special", Why.SPECIAL)]
    assert left(
        resolve(special, general, unit=Unit(key="V", size=3, traits=frozenset({"division"})))
    ) == {"general": ALL}


OTHERS = Unit(key="V", size=3, traits=frozenset({"division"}))


@pytest.mark.parametrize(
    ("older", "newer", "mine", "others"),
    [
        (Scope(without=frozenset({"division"})), Scope(), "newer", "newer"),
        (Scope(), Scope(without=frozenset({"division"})), "newer", "older"),
        (
            Scope(without=frozenset({"division"})),
            Scope(without=frozenset({"suspended"})),
            "newer",
            "newer",
        ),
    ],
    ids=["the-older-leaves-some-out", "the-newer-leaves-some-out", "each-leaves-others-out"],
)
def test_leaving_some_units_out_makes_no_rule_special_for_the_others(
    older: Scope, newer: Scope, mine: str, others: str
) -> None:
    """A city's third for all but the one-stop counters does not outlive its quarter for all; nor
    does the quarter touch whom it leaves out.
    """
    rules = (
        rule("older", cap(THIRD), scope=older),
        rule("newer", cap(QUARTER), scope=newer, begins=on(1)),
    )

    assert (left(resolve(*rules)), left(resolve(*rules, unit=OTHERS))) == (
        {mine: ALL},
        {others: ALL},
    )


def test_a_special_rule_for_an_alert_level_replaces_the_general_one_while_the_level_is_declared() -> (
    None
):
    special = rule("special", cap(QUARTER), scope=Scope(alert_levels=frozenset({"level-4"})))
    unit = replace(U, levels=(DatedLevel("level-4", date(2026, 12, 2), date(2026, 12, 3)),))

    assert left(resolve(special, rule("general", cap(HALF)), unit=unit)) == {
        "special": [2, 3],
        "general": every_day_but(2, 3),
    }


def test_people_whose_home_has_a_rule_of_its_own_leave_the_general_one() -> None:
    special = rule("special", cap(0), scope=Scope(homes=frozenset({"phuong-5"})), **ON_2_AND_3)

    resolution = resolve(rule("general", cap(HALF)), special)

    assert left(resolution) == {"general": ALL, "special": [2, 3]}
    assert [
        (days_of(one), one.without_homes) for one in resolution.rules if one.clause.key == "general"
    ] == [
        (every_day_but(2, 3), frozenset()),
        ([2, 3], frozenset({"phuong-5"})),
    ]
    assert [one.homes for one in resolution.replaced] == [frozenset({"phuong-5"})]


@pytest.mark.parametrize(
    ("by", "limit", "exempt"),
    [
        (CITY, cap(THIRD), True),
        (STATE, cap(THIRD), True),
        (CITY, cap(THIRD, direction=Direction.MIN, measured=Measured.REMOTE), True),
        (OFFICE, cap(THIRD), False),
        (MINISTRY, cap(THIRD), False),
        (CITY, cap(1, direction=Direction.MIN), False),
        (CITY, cap(1, base=Base(only_tags=GUARDS)), False),
    ],
)
def test_an_exemption_takes_people_out_of_limits_on_presence_that_its_issuer_may_depart_from(
    by: Authority, limit: CountBound, exempt: bool
) -> None:
    exemption = Exemption(clause=ClauseRef(key=""), tags=GUARDS)

    (one,) = resolve(rule("limit", limit), rule("exemption", exemption, by=by)).rules

    assert isinstance(one.rule, CountBound)
    assert one.rule.base.exclude_tags == (GUARDS if exempt else frozenset())


def test_an_exemption_for_some_days_takes_people_out_on_these_days_and_only_of_the_kinds_it_names() -> (
    None
):
    exemption = Exemption(
        clause=ClauseRef(key=""), tags=GUARDS, kinds=frozenset({"onsite_ratio_cap"})
    )
    limits = (
        rule("a", cap(THIRD), kind="onsite_ratio_cap"),
        rule("b", cap(4), kind="headcount_cap", by=MINISTRY),
    )

    resolution = resolve(*limits, rule("exemption", exemption, by=STATE, **ON_2_AND_3))

    out = {
        (one.clause.key, tuple(days_of(one)))
        for one in resolution.rules
        if isinstance(one.rule, CountBound) and one.rule.base.exclude_tags
    }
    assert out == {("a", (2, 3))}
    assert changes(resolution) == [("a", "exemption", Why.EXEMPT)]


def test_whoever_is_to_be_there_in_full_strength_is_outside_the_cap_and_a_mere_role_is_not() -> (
    None
):
    guards_come = PersonState(clause=ClauseRef(key=""), must=Must.ON_SITE, tags=GUARDS)

    exempt = [
        one.rule.base.exclude_tags
        for kind in ("full_strength", "role_must_be_onsite")
        for one in resolve(rule("cap", cap(THIRD)), rule("come", guards_come, kind=kind)).rules
        if isinstance(one.rule, CountBound)
    ]

    assert exempt == [GUARDS, frozenset()]


def test_units_that_are_exempt_as_a_whole_are_not_bound() -> None:
    exemption = rule(
        "exemption", Exemption(clause=ClauseRef(key="")), scope=Scope(traits=frozenset({"office"}))
    )

    assert left(resolve(rule("cap", cap(THIRD)), exemption)) == {}
    assert left(resolve(rule("cap", cap(THIRD)), exemption, unit=Unit(key="V"))) == {"cap": ALL}


@pytest.mark.parametrize("amount", [2, 6, HALF])
def test_a_written_exception_puts_another_amount_higher_or_lower_in_place_while_it_holds(
    amount: Fraction | int,
) -> None:
    limit = rule("cap", cap(THIRD, min_allowed=3))

    resolution = resolve(limit, exceptions=[excepted("cap", unit="U", amount=amount, **ON_2_AND_3)])

    amounts = [
        (days_of(one), one.rule.amount, one.rule.min_allowed)
        for one in resolution.rules
        if isinstance(one.rule, CountBound)
    ]
    assert amounts == [(every_day_but(2, 3), THIRD, 3), ([2, 3], amount, 0)]
    assert changes(resolution) == [("cap", "15/UBND-NC", Why.EXCEPTED)]


@pytest.mark.parametrize(
    ("amount", "direction", "days"),
    [
        (2, Direction.MAX, [3]),
        (QUARTER, Direction.MAX, [3]),
        (6, Direction.MAX, [2, 3]),
        (None, Direction.MAX, [2, 3]),
        (5, Direction.MIN, [3]),
        (3, Direction.MIN, [2, 3]),
    ],
)
def test_a_written_exception_recorded_late_allows_more_from_its_day_and_less_from_then_on(
    amount: Fraction | int | None, direction: Direction, days: list[int]
) -> None:
    limit = rule("cap", cap(THIRD, direction=direction))
    late = excepted("cap", unit="U", amount=amount, known_since=on(3), **ON_2_AND_3)

    resolution = resolve(limit, exceptions=[late])

    assert left_with(resolution, THIRD) == every_day_but(*days)
    assert left_with(resolution, amount) == ([] if amount is None else days)


def test_of_another_exact_number_recorded_late_nobody_is_blamed_for_the_days_before() -> None:
    limit = rule("cap", cap(4, direction=Direction.EXACT))
    late = excepted("cap", unit="U", amount=6, known_since=on(3), **ON_2_AND_3)

    resolution = resolve(limit, exceptions=[late])

    assert left_with(resolution, 6) == [2, 3]
    assert [
        (slot.day.day, one.was_unknown(slot))
        for one in resolution.rules
        for slot in DAYS[:4]
        if one.spans.holds(slot)
    ] == [(1, False), (4, False), (2, True), (3, False)]


def left_with(resolution: Resolution, amount: Fraction | int | None) -> list[int]:
    """The days on which a bound of this amount is left."""
    return [
        day
        for one in resolution.rules
        if isinstance(one.rule, CountBound) and one.rule.amount == amount
        for day in days_of(one)
    ]


def test_a_unit_that_is_excepted_is_not_bound_while_the_exception_holds_and_others_are() -> None:
    exceptions = [excepted("cap", unit="U", **ON_2_AND_3)]

    assert left(resolve(rule("cap", cap(THIRD)), exceptions=exceptions)) == {
        "cap": every_day_but(2, 3)
    }
    assert left(resolve(rule("cap", cap(THIRD)), unit=Unit(key="V"), exceptions=exceptions)) == {
        "cap": ALL
    }


@pytest.mark.parametrize(
    ("exception", "levels", "defect"),
    [
        (excepted("cap", by=OFFICE), frozenset(), Defect.NO_POWER),
        (excepted("cap", by=MINISTRY, amount=9), frozenset(), Defect.NO_POWER),
        (excepted("cap", by=OFFICE), frozenset({AuthorityLevel.AGENCY}), None),
        (excepted("cap", by=STATE, amount=9), frozenset(), None),
        (excepted("reasons", amount=3), frozenset(), Defect.NO_AMOUNT),
    ],
)
def test_an_exception_without_the_power_changes_nothing_and_is_named(
    exception: GrantedException, levels: frozenset[AuthorityLevel], defect: Defect | None
) -> None:
    reasons = PermittedReasons(clause=ClauseRef(key=""), reasons=frozenset({"mail"}))
    law = (rule("cap", cap(THIRD), excepted_by=levels), rule("reasons", reasons))

    resolution = resolve(*law, exceptions=[exception])

    assert (set(resolution.rules) == set(resolve(*law).rules)) == (defect is not None)
    assert [(void.by, void.defect) for void in resolution.void] == (
        [(exception, defect)] if defect else []
    )


def test_the_exception_for_the_unit_stands_above_one_for_all_and_the_newer_above_the_older() -> (
    None
):
    exceptions = [
        excepted("cap", key="1", amount=7),
        excepted("cap", key="2", unit="U", amount=8, **ON_2_AND_3),
        excepted("cap", key="3", begins=on(5), amount=9),
    ]

    resolution = resolve(rule("cap", cap(THIRD)), exceptions=exceptions)

    amounts = {
        one.rule.amount: days_of(one)
        for one in resolution.rules
        if isinstance(one.rule, CountBound)
    }
    assert amounts == {7: [1, 4], 8: [2, 3], 9: ALL[4:]}


@pytest.mark.parametrize(
    ("below", "by", "told"),
    [
        (cap(THIRD), CITY, True),
        (cap(5), CITY, True),
        (cap(6), CITY, False),
        (cap(Fraction(2, 3)), CITY, False),
        (cap(THIRD), STATE, False),
        (cap(THIRD, measured=Measured.REMOTE), CITY, False),
    ],
)
def test_a_rule_from_below_that_is_stricter_than_a_ceiling_is_to_be_reported(
    below: CountBound, by: Authority, told: bool
) -> None:
    """A ceiling of half of twelve people."""
    ceiling = rule("ceiling", cap(HALF), by=STATE, is_ceiling=True)

    resolution = resolve(
        ceiling,
        rule(
            "below",
            below,
            by=by,
            document="other",
            begins=on(1) if by != STATE else datetime(2025, 1, 1),
        ),
    )

    assert [(one.rule.clause.key, one.ceiling.clause.key) for one in resolution.ceilings] == (
        [("below", "ceiling")] if told else []
    )


def test_a_proposal_is_advice_beside_what_is_in_force() -> None:
    resolution = resolve(
        rule("old", cap(HALF)), rule("new", cap(THIRD), begins=on(1), is_proposed=True)
    )

    assert [(one.clause.key, one.blocks, one.rule.clause.binding) for one in resolution.rules] == [
        ("old", True, Binding.ORDER),
        ("new", False, Binding.ADVICE),
    ]


def test_collisions_are_found_among_the_rules_that_are_left() -> None:
    """The head must come; a third of two people is nobody, but the exception allows one."""
    plan = draw("Hoa(head) O\nLan R", first=FIRST)
    head = rule(
        "head",
        PersonState(clause=ClauseRef(key=""), must=Must.ON_SITE, ranks=frozenset({Rank.HEAD})),
    )
    law = (head, rule("cap", cap(THIRD)))

    before, after = (
        collisions(plan, resolve(*law, exceptions=exceptions).rules)
        for exceptions in ((), (excepted("cap", amount=1),))
    )

    assert [(one.yields.clause.key, one.slot.day) for one in before] == [("cap", FIRST)]
    assert after == ()


def test_a_special_rule_takes_its_units_out_of_a_count_over_the_whole_agency() -> None:
    units = [U, Unit(key="V", size=3, traits=frozenset({"division"}))]
    everywhere = rule("all", cap(HALF, level=Counted.AGENCY))
    offices = rule(
        "offices",
        cap(THIRD, level=Counted.AGENCY),
        scope=Scope(traits=frozenset({"office"})),
        **ON_2_AND_3,
    )

    resolution = Law((everywhere, offices, rule("each", cap(HALF)))).for_agency(units, DAYS)

    assert [
        (one.clause.key, days_of(one), [unit.key for unit in units if one.binds(unit)])
        for one in resolution.rules
    ] == [
        ("all", every_day_but(2, 3), ["U", "V"]),
        ("all", [2, 3], ["V"]),
        ("offices", [2, 3], ["U"]),
    ]
    assert left(Law((everywhere, offices)).for_unit(U, DAYS)) == {}


def at_level_4(key: str, first: int, last: int) -> Unit:
    return Unit(key=key, levels=(DatedLevel("level-4", on(first).date(), on(last).date()),))


def bound(resolution: Resolution, units: Iterable[Unit]) -> list[tuple[str, list[int], list[str]]]:
    return [
        (one.clause.key, days_of(one), [unit.key for unit in units if one.binds(unit)])
        for one in resolution.rules
    ]


def test_a_count_over_the_agency_for_an_alert_level_has_each_day_the_units_that_are_at_it() -> None:
    units = [at_level_4("U", 2, 3), at_level_4("V", 3, 4), Unit(key="W")]
    severe = rule(
        "severe",
        cap(THIRD, level=Counted.AGENCY),
        scope=Scope(alert_levels=frozenset({"level-4"})),
    )

    assert bound(Law((severe,)).for_agency(units, DAYS), units) == [
        ("severe", [3], ["U", "V"]),
        ("severe", [4], ["V"]),
        ("severe", [2], ["U"]),
    ]


def test_an_alert_level_takes_its_units_out_of_a_count_over_the_agency_on_its_days_alone() -> None:
    units = [at_level_4("U", 2, 3), at_level_4("V", 3, 3)]
    everywhere = rule("all", cap(HALF, level=Counted.AGENCY))
    severe = rule(
        "severe",
        cap(THIRD, level=Counted.AGENCY),
        scope=Scope(alert_levels=frozenset({"level-4"})),
    )

    resolution = Law((everywhere, severe)).for_agency(units, DAYS)

    assert bound(resolution, units) == [
        ("all", every_day_but(2, 3), ["U", "V"]),
        ("all", [2], ["V"]),
        ("severe", [3], ["U", "V"]),
        ("severe", [2], ["U"]),
    ]


def test_an_exemption_for_an_alert_level_is_told_inseparable_only_while_some_are_at_it() -> None:
    units = [at_level_4("U", 2, 3), at_level_4("V", 3, 3)]
    everywhere = rule("all", cap(HALF, level=Counted.AGENCY))
    guards = rule(
        "guards",
        Exemption(clause=ClauseRef(key=""), tags=GUARDS),
        scope=Scope(alert_levels=frozenset({"level-4"})),
    )

    second, third = (Law((everywhere, guards)).for_agency(units, [DAYS[day - 1]]) for day in (2, 3))

    assert [one.defect for one in second.void] == [Defect.INSEPARABLE]
    assert (third.void, changes(third)) == ((), [("all", "guards", Why.EXEMPT)])


def test_another_amount_for_one_unit_says_nothing_of_a_count_over_the_whole_agency() -> None:
    everywhere = rule("all", cap(HALF, level=Counted.AGENCY))

    resolution = Law((everywhere,), (excepted("all", unit="U", amount=3),)).for_agency(
        [U, Unit(key="V")], DAYS
    )

    assert left(resolution) == {"all": ALL}
    assert [void.defect for void in resolution.void] == [Defect.WHOLE_AGENCY]


def test_two_units_may_be_outside_one_count_over_the_whole_agency_and_the_others_have_another_amount() -> (
    None
):
    units = [U, Unit(key="V"), Unit(key="W")]
    everywhere = rule("all", cap(HALF, level=Counted.AGENCY))
    outside = [excepted("all", key=f"e{unit}", unit=unit) for unit in ("U", "V")]

    resolution = Law((everywhere,), (*outside, excepted("all", key="e", amount=3))).for_agency(
        units, DAYS
    )

    (one,) = resolution.rules
    assert [unit.key for unit in units if one.binds(unit)] == ["W"]
    assert isinstance(one.rule, CountBound)
    assert one.rule.amount == 3


def test_an_exemption_of_some_homes_or_units_that_cannot_be_taken_out_is_told() -> None:
    there, offices = Scope(homes=frozenset({"go-vap"})), Scope(traits=frozenset({"office"}))
    guards = Exemption(clause=ClauseRef(key=""), tags=GUARDS)
    cases = [
        resolve(rule("a", cap(HALF)), rule("x", guards, scope=there)),
        Law(
            (rule("a", cap(HALF, level=Counted.AGENCY)), rule("x", guards, scope=offices))
        ).for_agency([U, Unit(key="V")], DAYS),
        resolve(rule("a", cap(HALF), scope=there), rule("x", guards, scope=there)),
    ]

    assert [[void.defect for void in case.void] for case in cases] == [
        [Defect.INSEPARABLE],
        [Defect.INSEPARABLE],
        [],
    ]
    assert changes(cases[2]) == [("a", "x", Why.EXEMPT)]


def test_every_rule_says_what_it_is_about() -> None:
    assert {subject(one, "any")[0] for one in SAMPLES} == set(CATALOGUE) - {WeekAverage.code}


def average(daily: CountBound) -> WeekAverage:
    return WeekAverage(clause=daily.clause, daily=daily)


def test_an_average_over_the_week_is_replaced_by_a_newer_bound_on_each_day() -> None:
    older = rule("a", average(cap(HALF)), begins=on(1))
    newer = rule("b", cap(THIRD), begins=on(4), kind=older.origin.kind)

    assert left(resolve(older, newer)) == {"a": [1, 2, 3], "b": every_day_but(1, 2, 3)}


def test_an_exemption_and_an_exception_change_an_average_as_they_change_a_bound_on_each_day() -> (
    None
):
    limit = rule("a", average(cap(HALF, or_count=3)))
    exempt = resolve(limit, rule("b", Exemption(clause=ClauseRef(key=""), tags=GUARDS)))
    excepting = resolve(limit, exceptions=[excepted("a", amount=QUARTER)])

    assert [bound_of(one.rule) for one in exempt.rules if one.clause.key == "a"] == [
        cap(HALF, or_count=3, base=Base(exclude_tags=GUARDS)),
    ]
    assert [bound_of(one.rule) for one in excepting.rules] == [cap(QUARTER)]
