"""What becomes of rules for one unit is what its week is judged by: zones, exceptions, replaced
letters, the agency as a whole.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from directives.enums import IssuerLevel
from directives.models import Clause
from directives.tests.factories import make_exception, make_in_force
from planning.people import DatedTag
from planning.precedence import Why
from rosters.tests.factories import (
    MONDAY,
    REMOTE_BY_DEFAULT,
    THIRD,
    WEDNESDAY,
    WEEK,
    Office,
    make_office,
    opened,
    put,
)
from tests.factories import make_unit, make_zone, moment
from units.models import Staff, ZoneLevel
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.selectors.sheets import sheet_of, sheets_of
from weeks.sheets import WeekSheet
from weeks.sheets.agency import agency_verdicts

pytestmark = pytest.mark.django_db

TUESDAY = MONDAY + timedelta(days=1)


def living_in(staff: Staff, name: str) -> None:
    Staff.objects.filter(pk=staff.pk).update(home_zone=name)


def coming(office: Office, *people: Staff, days: tuple[date, ...]) -> WeeklyRoster:
    """The unit's week with these people at the office on these days, everybody else as by
    default.
    """
    roster = opened(office)
    for person in people:
        roster = put(roster, person, Mode.ON_SITE, *days, by=office.head)
    return roster


def breaches(one: WeekSheet) -> list[tuple[str, date | None, int | None]]:
    return [
        (breach.clause.item, breach.slot.day if breach.slot else None, breach.limit)
        for breach in one.blocking
    ]


def test_who_lives_where_a_lockdown_was_declared_has_to_stay_at_home_meanwhile() -> None:
    locked = {"kind": "forced_remote", "params": {"tags": ["locked-down"]}, "item": "khoản 5"}
    office = make_office(REMOTE_BY_DEFAULT, locked)
    zone = make_zone(office.agency)
    ZoneLevel.objects.create(zone=zone, level="locked-down", first=TUESDAY, last=TUESDAY)
    living_in(office.staff[0], "phuong tan binh")

    judged = sheet_of(coming(office, office.staff[0], days=(MONDAY, TUESDAY, WEDNESDAY)))

    member = judged.by_id[office.staff[0].pk]
    assert (member.person.home, member.person.dated) == (
        zone.code,
        (DatedTag("locked-down", TUESDAY, TUESDAY),),
    )
    assert breaches(judged) == [("khoản 5", TUESDAY, None)]


def test_a_clause_about_a_zone_counts_the_people_who_live_there_and_the_general_one_the_others() -> (
    None
):
    general = {"kind": "headcount_cap", "params": {"n": 1, "level": "unit"}, "item": "khoản 1"}
    special = {
        "kind": "headcount_cap",
        "params": {"n": 2, "level": "unit"},
        "item": "khoản 2",
        "home_zones": ("phuong-tan-binh",),
    }
    agency_zone = "Phường Tân Bình"
    office = make_office(REMOTE_BY_DEFAULT)
    make_zone(office.agency, agency_zone)
    make_in_force(office.agency, office.office, number="7/UBND", clauses=(general, special))
    for person in office.staff[:2]:
        living_in(person, agency_zone)
    roster = coming(office, *office.staff[:3], days=(MONDAY,))
    for person in office.staff[1:]:
        put(roster, person, Mode.ON_SITE, TUESDAY, by=office.head)

    assert breaches(sheet_of(roster)) == [("khoản 1", TUESDAY, 1)]


def test_a_written_exception_changes_the_number_the_week_is_held_against() -> None:
    office = make_office(REMOTE_BY_DEFAULT, THIRD)
    make_exception(
        Clause.objects.get(item="khoản 1"),
        office.office,
        unit_id=office.unit.pk,
        begins=moment("2026-12-01 00:00"),
        amount="4",
    )

    judged = sheet_of(coming(office, *office.staff, days=(MONDAY, TUESDAY)))

    assert breaches(judged) == [("khoản 1", MONDAY, 2)]
    assert [(one.why, one.rule.clause.item) for one in judged.resolution.replaced] == [
        (Why.EXCEPTED, "khoản 1")
    ]


def test_a_newer_letter_of_the_same_issuer_decides_and_one_of_another_issuer_stands_beside() -> (
    None
):
    office = make_office(REMOTE_BY_DEFAULT, THIRD)
    wider = THIRD | {"params": {"num": 2, "den": 3, "rounding": "floor", "level": "unit"}}
    make_in_force(
        office.agency,
        office.office,
        number="330/UBND",
        clauses=(wider,),
        effective_from=moment("2026-12-01 00:00"),
    )
    roster = coming(office, *office.staff, days=(MONDAY, TUESDAY))
    before = breaches(sheet_of(roster))

    strict: dict[str, Any] = {
        "issuer": "Bộ Nội vụ",
        "issuer_level": IssuerLevel.MINISTRY,
        "effective_from": moment("2026-12-01 00:00"),
    }
    make_in_force(office.agency, office.office, number="8/BNV", clauses=(THIRD,), **strict)

    assert before == [("khoản 1", MONDAY, 2)]
    assert breaches(sheet_of(roster)) == [("khoản 1", MONDAY, 2), ("khoản 1", TUESDAY, 2)]


def test_a_count_over_the_whole_agency_leaves_out_a_unit_that_was_excepted() -> None:
    together = {"kind": "headcount_cap", "params": {"n": 1, "level": "agency"}, "item": "khoản 9"}
    office = make_office(REMOTE_BY_DEFAULT, together)
    other = make_unit(office.agency, "Phòng khác")
    roster = coming(office, *office.staff[:2], days=(MONDAY, TUESDAY))
    make_exception(
        Clause.objects.get(item="khoản 9"),
        office.office,
        unit_id=office.unit.pk,
        effect="exempt",
        amount="",
        begins=moment("2026-12-01 00:00"),
    )

    sheets = sheets_of(office.agency, [office.unit, other], WEEK, [roster])

    assert [verdict.day for verdict in agency_verdicts(sheets.values())] == [MONDAY]
