"""Rows become rules: with their clause, period and scope, in a fixed number of queries."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from accounts.models import User
from directives.adapters import (
    default_on,
    example_of,
    lines_of,
    origin_of,
    sortable_key,
    unit_values,
)
from directives.law import law_in_force
from directives.selectors import editions_behind
from directives.services import amend_directive, edit_directive, end_directive, put_in_force
from directives.tests.factories import CAP, ENTERED, make_directive, make_head, make_in_force
from planning.clause import Binding, ClauseRef
from planning.clauses.templates import TEMPLATES
from planning.force import InForce, Scope
from planning.people import Unit
from planning.plan import Work
from planning.rules.count_bound import CountBound
from planning.rules.exemption import Exemption
from planning.rules.statement import Statement
from planning.spans import Period, Spans
from planning.time import Slot
from tests.factories import MONDAY, make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role, UnitKind
from units.models import Agency

pytestmark = pytest.mark.django_db

WEEK = tuple(Slot(date(2026, 11, day)) for day in (30,)) + tuple(
    Slot(date(2026, 12, day)) for day in (1, 2, 3, 4)
)
LEADER = {"kind": "min_leaders_onsite", "params": {"n": 1}, "item": "khoản 2"}
SPOKEN = {
    "kind": "obligation",
    "params": {"topic": "meetings", "text": "Hạn chế họp trực tiếp."},
    "item": "khoản 6",
}
REMOTE = {"kind": "default_remote", "params": {}, "item": "khoản 1"}


def rules_in_force(agency: Agency) -> tuple[InForce, ...]:
    """What is judged, whoever it is about."""
    return tuple(
        one
        for one in law_in_force(agency, WEEK).rules
        if not isinstance(one.rule, Exemption | Statement)
    )


def codes(rules: tuple[InForce, ...]) -> list[str]:
    return [rule.rule.clause.item for rule in rules]


def test_a_clause_becomes_a_rule_with_its_reference_period_and_scope(
    agency: Agency, office: User
) -> None:
    sentence = {
        "binding": "target",
        "traits": ("division",),
        "without": ("suspended",),
        "min_size": 10,
    }
    directive = make_in_force(agency, office, clauses=(sentence,), issued_on=date(2026, 11, 20))
    clause = directive.editions.get().clauses.get()

    (one,) = rules_in_force(agency)

    assert one.spans == Spans.of(Period(datetime(2026, 11, 30), datetime(2026, 12, 12)))  # noqa: DTZ001  # local time as rules count it
    assert one.scope == Scope(
        traits=frozenset({"division"}), without=frozenset({"suspended"}), min_size=10
    )
    assert isinstance(one.rule, CountBound)
    assert one.rule.amount == Fraction(1, 3)
    assert one.rule.clause == ClauseRef(
        key=f"{clause.pk:08}",
        item="khoản 1",
        document="Công văn số 312/UBND-NC",
        issuer="UBND tỉnh Hòa Giang",
        issued_on=date(2026, 11, 20),
        binding=Binding.TARGET,
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_law_of_a_week_costs_three_queries(
    rows: int, agency: Agency, office: User, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        make_in_force(agency, office, number=f"{number}/UBND", clauses=({}, LEADER, SPOKEN))

    with django_assert_num_queries(3):
        rules = rules_in_force(agency)

    assert codes(rules) == ["khoản 1", "khoản 2"] * rows


def test_what_is_draft_elsewhere_or_only_a_pattern_binds_nobody(
    agency: Agency, office: User
) -> None:
    make_directive(agency, office)
    other = make_agency("Sở Tài chính")
    make_in_force(other, make_user(Role.OFFICE, other))
    pattern = make_in_force(agency, office, number="16/CT-TTg", effective_to=None)
    type(pattern).objects.filter(pk=pattern.pk).update(is_historical=True)

    assert rules_in_force(agency) == ()


def test_an_edition_replaced_in_mid_week_still_holds_for_its_own_days(
    agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)
    draft = amend_directive(directive.pk, by=office, at=ENTERED)
    draft = edit_directive(
        draft.pk,
        make_head(effective_from=moment("2026-12-02 12:00")),
        by=office,
        at=ENTERED,
        seen=draft.version,
    )
    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version, succeed=True)

    rules = rules_in_force(agency)

    assert [[slot.day.day for slot in WEEK if rule.period.holds(slot)] for rule in rules] == [
        [30, 1, 2],
        [2, 3, 4],
    ]
    assert editions_behind(agency, WEEK) == tuple(
        directive.editions.order_by("number").values_list("pk", flat=True)
    )


def test_a_directive_ended_before_the_week_holds_no_more(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office, effective_from=moment("2026-11-16 00:00"))
    end_directive(directive.pk, ends=moment("2026-11-28 00:00"), by=office, at=ENTERED)

    assert rules_in_force(agency) == ()
    assert editions_behind(agency, WEEK) == ()


def test_a_unit_carries_its_kind_its_means_and_its_size(agency: Agency) -> None:
    guards = make_unit(
        agency, kind=UnitKind.SERVICE, can_work_remotely=False, is_suspended=True, sector="health"
    )
    make_staff(guards)
    make_staff(guards, "Lê Thị Bình", first=date(2026, 12, 1))

    assert unit_values(agency, MONDAY)[guards.pk] == Unit(
        key=str(guards.pk),
        name=guards.name,
        size=1,
        traits=frozenset({"service-unit", "cannot-work-remotely", "suspended", "health"}),
    )


def test_an_empty_cell_is_office_work_until_a_directive_says_home(
    agency: Agency, office: User
) -> None:
    unit = make_unit(agency)
    make_in_force(agency, office, clauses=(REMOTE,))

    def default(day: date) -> Work:
        return default_on(
            law_in_force(agency, [Slot(day)]).for_unit(
                unit_values(agency, day)[unit.pk], [Slot(day)]
            ),
            day,
        )

    assert [default(day) for day in (date(2026, 11, 27), MONDAY)] == [Work.ON_SITE, Work.REMOTE]


def test_home_by_default_may_be_for_some_units_only(agency: Agency, office: User) -> None:
    division, service = make_unit(agency), make_unit(agency, kind=UnitKind.SERVICE)
    make_in_force(agency, office, clauses=(REMOTE | {"without": ("service-unit",)},))
    law, values = law_in_force(agency, WEEK), unit_values(agency, MONDAY)

    works = [
        default_on(law.for_unit(values[unit.pk], WEEK), MONDAY) for unit in (division, service)
    ]

    assert works == [Work.REMOTE, Work.ON_SITE]


def test_a_sentence_reads_as_its_rule_with_its_scope_in_words(agency: Agency, office: User) -> None:
    directive = make_in_force(
        agency, office, clauses=({"params": CAP, "without": ("suspended",)}, SPOKEN)
    )

    cap, spoken = lines_of(directive.editions.get().clauses.all(), "vi")

    assert (
        cap.sentence
        == "Mỗi phòng, đơn vị bố trí không quá 1/3 số cán bộ làm việc tại cơ quan trong mỗi ngày,"
        " làm tròn xuống."
    )
    assert (cap.scope, cap.is_checked, cap.blocks) == ("trừ đơn vị: tạm dừng hoạt động", True, True)
    assert (spoken.sentence, spoken.is_checked) == ("Hạn chế họp trực tiếp.", False)


def test_only_checkable_sentences_make_rules(agency: Agency, office: User) -> None:
    make_in_force(agency, office, clauses=(SPOKEN, REMOTE, LEADER))

    assert codes(rules_in_force(agency)) == ["khoản 2"]


@pytest.mark.parametrize(
    ("kind", "params", "example"),
    [
        (
            "onsite_ratio_cap",
            {"fraction": "1/3"},
            "Ví dụ: 10 người thì tối đa 3 người; 2 người thì tối đa 0 người.",
        ),
        (
            "onsite_ratio_cap",
            {"fraction": "1/3", "min_allowed": 1},
            "Ví dụ: 10 người thì tối đa 3 người; 2 người thì tối đa 1 người.",
        ),
        (
            "remote_ratio_floor",
            {"fraction": "1/3"},
            "Ví dụ: 10 người thì ít nhất 4 người; 2 người thì ít nhất 1 người.",
        ),
        (
            "exact_split",
            {"fraction": "1/3"},
            "Ví dụ: 10 người thì 3 hoặc 4 người; 2 người thì 0 hoặc 1 người.",
        ),
        ("headcount_cap", {"n": 4}, ""),
        ("default_remote", {}, ""),
    ],
)
def test_a_share_says_what_it_comes_to(kind: str, params: dict[str, object], example: str) -> None:
    assert example_of(TEMPLATES[kind], params) == example


def test_of_two_documents_alike_the_one_entered_later_is_newer_also_the_tenth_after_the_ninth(
    agency: Agency, office: User
) -> None:
    """Neither has a date of issue and both take effect at once: nothing else tells them apart."""
    clause = make_in_force(agency, office).editions.get().clauses.get()
    ninth, tenth = (replace(origin_of(clause), directive=sortable_key(pk)) for pk in (9, 10))

    assert origin_of(clause).directive == sortable_key(clause.edition.directive_id)
    assert tenth.order > ninth.order
