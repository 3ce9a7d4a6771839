"""What holds for a unit once its rows have become law: phases, pauses, zones, proposals,
exceptions, and what replaced what.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import User
from directives.adapters import unit_values
from directives.enums import ExceptionEffect, IssuerLevel
from directives.law import law_in_force
from directives.models import Clause, Directive
from directives.services import (
    add_phase,
    amend_directive,
    change_clause,
    edit_directive,
    propose_draft,
    put_in_force,
    revoke_exception,
    suspend_directive,
)
from directives.services.clauses import Sentence
from directives.tests.factories import (
    CAP,
    ENTERED,
    draft_of,
    make_clause,
    make_directive,
    make_exception,
    make_head,
    make_in_force,
)
from planning.force import InForce
from planning.precedence import Resolution
from planning.rules.count_bound import CountBound
from planning.rules.duty_rest import DutyRest
from planning.time import Slot
from tests.factories import MONDAY, make_unit, make_zone, moment
from units.models import Agency, Unit, ZoneLevel

pytestmark = pytest.mark.django_db

DAYS = tuple(MONDAY + timedelta(days=day) for day in range(5))
WEEK = tuple(map(Slot, DAYS))
HALF = CAP | {"den": 2}
QUARTER = CAP | {"den": 4}


def resolved(unit: Unit) -> Resolution:
    return law_in_force(unit.agency, WEEK).for_unit(unit_values(unit.agency, MONDAY)[unit.pk], WEEK)


def days_of(one: InForce) -> list[int]:
    return [slot.day.day for slot in WEEK if one.spans.holds(slot)]


def caps(unit: Unit) -> list[tuple[str, list[int]]]:
    """The amounts that bind the unit, with their days."""
    return sorted(
        (str(one.rule.amount), days_of(one))
        for one in resolved(unit).rules
        if isinstance(one.rule, CountBound)
    )


def clause_of(directive: Directive) -> Clause:
    return directive.editions.get().clauses.get()


def on(day: int, hour: int = 0) -> Any:
    return moment(f"2026-12-{day:02} {hour:02}:00")


def test_a_clause_about_duty_is_left_for_rosters_of_duty_of_the_whole_agency(
    agency: Agency, office: User
) -> None:
    unit, other = make_unit(agency), make_unit(agency, "Phòng khác")
    rest = {"kind": "duty_rest", "params": {"hours": 12, "night_hours": 24}}
    (clause,) = (
        make_in_force(
            agency, office, clauses=(rest,), issuer="Sở Nội vụ", issuer_level=IssuerLevel.AGENCY
        )
        .editions.get()
        .clauses.all()
    )
    make_exception(
        clause,
        office,
        unit_id=other.pk,
        effect=ExceptionEffect.EXEMPT,
        amount="",
        begins=moment("2026-11-30 00:00"),
    )
    units = unit_values(agency, MONDAY)

    (one,) = law_in_force(agency, WEEK).for_duty(units.values(), DAYS)

    assert one.rule == DutyRest(clause=one.clause, hours=12, night_hours=24, on_site_only=True)
    assert (one.without_units, one.clause.issuer) == (frozenset({str(other.pk)}), "Sở Nội vụ")
    assert resolved(unit).rules == ()


def test_a_newer_letter_of_the_same_issuer_replaces_the_older_while_it_holds(
    agency: Agency, office: User
) -> None:
    unit = make_unit(agency)
    make_in_force(agency, office, clauses=({"params": HALF},))
    make_in_force(agency, office, number="330/UBND-NC", effective_from=on(2), effective_to=on(4))

    assert caps(unit) == [("1/2", [30, 1, 4]), ("1/3", [2, 3])]


def test_letters_of_two_issuers_both_hold(agency: Agency, office: User) -> None:
    unit = make_unit(agency)
    make_in_force(agency, office, clauses=({"params": HALF},))
    make_in_force(
        agency, office, number="8/BNV-VP", issuer="Bộ Nội vụ", issuer_level=IssuerLevel.MINISTRY
    )

    assert [amount for amount, _days in caps(unit)] == ["1/2", "1/3"]


def test_a_clause_of_a_phase_holds_in_its_phase(agency: Agency, office: User) -> None:
    unit = make_unit(agency)
    directive = make_directive(agency, office)
    draft = draft_of(directive)
    phase = add_phase(
        draft.pk,
        name="Giai đoạn 1",
        begins=on(1),
        ends=on(3, 12),
        by=office,
        at=ENTERED,
        seen=draft.version,
    )
    make_clause(directive, office, phase_id=phase.pk)
    draft = draft_of(directive)
    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version)

    (one,) = resolved(unit).rules

    assert days_of(one) == [1, 2, 3]
    assert one.spans.splits(Slot(date(2026, 12, 3)))


def test_a_suspended_letter_orders_nothing_and_the_one_before_it_goes_on_meanwhile(
    agency: Agency, office: User
) -> None:
    unit = make_unit(agency)
    make_in_force(agency, office, clauses=({"params": HALF},))
    newer = make_in_force(agency, office, number="330/UBND-NC", effective_from=on(1))
    suspend_directive(newer.pk, begins=on(2), ends=on(3), by=office, at=ENTERED)

    assert caps(unit) == [("1/2", [30, 2]), ("1/3", [1, 3, 4])]


def test_a_clause_that_replaces_one_of_another_letter_does_so_whatever_its_kind(
    agency: Agency, office: User
) -> None:
    unit = make_unit(agency)
    replaced = clause_of(make_in_force(agency, office))
    make_in_force(
        agency,
        office,
        clauses=({"kind": "all_remote", "params": {}, "replaces_id": replaced.pk},),
        number="330/UBND",
        effective_from=on(2),
    )

    assert caps(unit) == [("1/3", [30, 1])]


def test_a_clause_keeps_its_key_and_its_exception_through_all_editions(
    agency: Agency, office: User
) -> None:
    unit = make_unit(agency)
    directive = make_in_force(agency, office)
    first = clause_of(directive)
    make_exception(first, office, begins=on(1))
    draft = amend_directive(directive.pk, by=office, at=ENTERED)
    draft = edit_directive(
        draft.pk, make_head(effective_from=on(3)), by=office, at=ENTERED, seen=draft.version
    )
    change_clause(
        draft.clauses.get().pk,
        Sentence(kind=first.kind, params=QUARTER, item=first.item),
        by=office,
        at=ENTERED,
        seen=draft.version,
    )
    draft.refresh_from_db()
    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version, succeed=True)

    assert {one.clause.key for one in resolved(unit).rules} == {f"{first.pk:08}"}
    assert sorted(days for amount, days in caps(unit) if amount == "6") == [[1, 2], [3, 4]]


def test_a_proposal_is_judged_as_advice_beside_what_is_in_force(
    agency: Agency, office: User
) -> None:
    unit = make_unit(agency)
    make_in_force(agency, office)
    proposal = make_directive(agency, office, number="400/UBND")
    make_clause(proposal, office, params=QUARTER)
    draft = draft_of(proposal)
    propose_draft(draft.pk, by=office, at=ENTERED, seen=draft.version)

    assert [
        (str(one.rule.amount), one.blocks)
        for one in resolved(unit).rules
        if isinstance(one.rule, CountBound)
    ] == [
        ("1/3", True),
        ("1/4", False),
    ]


def test_an_exception_for_one_unit_changes_nothing_for_the_others_and_ends_when_it_is_taken_back(
    agency: Agency, office: User
) -> None:
    unit, other = make_unit(agency), make_unit(agency, "Phòng khác")
    clause = clause_of(make_in_force(agency, office))
    given = make_exception(clause, office, unit_id=unit.pk)

    before = caps(unit)
    revoke_exception(given.pk, by=office, at=on(3), reason="Hết lý do.")

    assert before == [("1/3", [30]), ("6", [1, 2, 3, 4])]
    assert caps(unit) == [("1/3", [30, 3, 4]), ("6", [1, 2])]
    assert caps(other) == [("1/3", [30, 1, 2, 3, 4])]


def test_an_exempted_clause_does_not_bind(agency: Agency, office: User) -> None:
    unit = make_unit(agency)
    clause = clause_of(make_in_force(agency, office))
    make_exception(clause, office, effect=ExceptionEffect.EXEMPT, amount="")

    assert caps(unit) == [("1/3", [30])]


def test_people_exempt_by_a_clause_are_outside_the_caps_of_its_issuer(
    agency: Agency, office: User
) -> None:
    unit = make_unit(agency)
    make_in_force(
        agency,
        office,
        clauses=({}, {"kind": "exempt_from_cap", "params": {"tags": ["guard"]}, "item": "khoản 2"}),
    )

    (one,) = resolved(unit).rules

    assert isinstance(one.rule, CountBound)
    assert one.rule.base.exclude_tags == {"guard"}


def test_offices_zones_and_levels_decide_whom_a_clause_means(agency: Agency, office: User) -> None:
    zone = make_zone(agency)
    ZoneLevel.objects.create(
        zone=zone, level="level-4", first=date(2026, 12, 1), last=date(2026, 12, 2)
    )
    inside, outside = (
        make_unit(agency, zone=zone),
        make_unit(agency, "Phòng khác", zone=make_zone(agency, "Phường khác")),
    )
    clauses = (
        {"params": QUARTER, "alert_levels": ("level-4",), "item": "khoản 1"},
        {"params": CAP, "office_zones": (zone.code,), "item": "khoản 2"},
        {"params": HALF, "item": "khoản 3"},
    )
    make_in_force(agency, office, clauses=clauses)

    assert caps(inside) == [("1/3", [30, 1, 2, 3, 4]), ("1/4", [1, 2])]
    assert caps(outside) == [("1/2", [30, 1, 2, 3, 4])]


def test_the_territory_of_a_unit_is_its_own_and_else_the_agencys(agency: Agency) -> None:
    Agency.objects.filter(pk=agency.pk).update(territory="hoa-giang")
    at_home, abroad = make_unit(agency), make_unit(agency, "Chi nhánh", territory="ha-noi")

    values = unit_values(agency, MONDAY)

    assert [{"hoa-giang", "ha-noi"} & values[unit.pk].traits for unit in (at_home, abroad)] == [
        {"hoa-giang"},
        {"ha-noi"},
    ]


def test_an_extension_by_reference_is_as_new_as_the_letter_that_brought_it(
    agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office, issued_on=date(2026, 11, 1))
    later = make_directive(agency, office, number="500/UBND", issued_on=date(2026, 11, 25))
    edition = directive.editions.get()
    type(edition).objects.filter(pk=edition.pk).update(brought_by=later)

    (one,) = law_in_force(agency, WEEK).rules

    assert one.origin.issued_on == date(2026, 11, 25)
