"""The board shows every unit that must file; the closer look shows what is new; the queue is
what awaits a decision.
"""

from datetime import timedelta

import pytest

from rosters.models import Reopening
from rosters.selectors import awaiting_rosters, board, review
from rosters.services import amend_roster, keep_numbers, return_roster, submit_roster
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    LEADER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    WEDNESDAY,
    WEEK,
    approved,
    lawful,
    lawful_office,
    make_office,
    mandate,
    opened,
    published,
    put,
    seen,
    submitted,
)
from rosters.values import BoardDay
from tests.factories import make_absence, make_unit, make_user, moment
from units.enums import Role
from weeks.enums import Mode, RosterState
from weeks.errors import NoSuchRoster

pytestmark = pytest.mark.django_db


def test_every_unit_that_must_file_has_a_row_with_where_it_stands() -> None:
    office = lawful_office(name="Phòng A")
    second, third = (
        make_office(agency=office.agency, name=name) for name in ("Phòng B", "Phòng C")
    )
    make_unit(office.agency, "Ban Giám đốc", files_roster=False)
    make_unit(name="Phòng của cơ quan khác")
    submitted(office)
    approved(second)

    shown = board(mandate(office.director), WEEK, at=NOW)

    assert [(row.unit_name, row.state, row.head_name, row.size) for row in shown.rows] == [
        ("Phòng A", RosterState.SUBMITTED, "Đỗ Khánh Vân", 6),
        ("Phòng B", RosterState.APPROVED, "Đỗ Khánh Vân", 6),
        ("Phòng C", None, "Đỗ Khánh Vân", 6),
    ]
    assert (
        shown.submitted,
        shown.approved,
        shown.unfiled,
        shown.returned,
        shown.overdue,
        shown.size,
    ) == (1, 1, 1, 0, 0, 18)
    assert [row.acts for row in shown.rows] == [
        {"approve", "return"},
        {"reopen", "publish"},
        frozenset(),
    ]
    assert third.unit.pk == shown.rows[2].unit_id


def test_the_board_says_which_rosters_a_change_of_the_rules_opened_again() -> None:
    office = lawful_office(name="Phòng A")
    make_office(agency=office.agency, name="Phòng B")
    roster = lawful(office)
    Reopening.objects.create(
        agency=office.agency,
        roster=roster,
        rules_revision=1,
        was=RosterState.SUBMITTED,
        version=1,
        breaches=[],
        at=NOW,
    )

    assert [row.is_reopened for row in board(mandate(office.director), WEEK, at=NOW).rows] == [
        True,
        False,
    ]


def test_days_are_counted_against_the_tightest_cap_and_summed() -> None:
    office = lawful_office()
    roster = lawful(office)
    put(roster, office.staff[0], Mode.ON_SITE, WEDNESDAY, by=office.head)

    shown = board(mandate(office.director), WEEK, at=NOW)

    days = tuple(
        BoardDay(day=MONDAY + timedelta(days=n), found=2 if n == 2 else 1, limit=2)
        for n in range(5)
    )
    assert (shown.rows[0].days, shown.totals, shown.busiest) == (days, days, days[2])
    assert [day.heat for day in shown.rows[0].days] == [
        "heat-2",
        "heat-2",
        "heat-4",
        "heat-2",
        "heat-2",
    ]


def test_what_breaks_a_rule_is_counted_and_only_clean_ones_go_together() -> None:
    office = make_office(REMOTE_BY_DEFAULT, LEADER | {"binding": "target"})
    roster = opened(office)
    submit_roster(
        roster.pk, by=office.head, at=NOW, seen=seen(roster), warning_reason="Lãnh đạo dự họp"
    )

    [row] = board(mandate(office.director), WEEK, at=NOW).rows

    assert (row.violations, row.warnings, row.is_clean) == (0, 5, False)


def test_late_and_overdue_are_told_apart() -> None:
    office = lawful_office(name="Phòng A")
    silent = make_unit(office.agency, "Phòng B")
    roster = lawful(office)
    submit_roster(roster.pk, by=office.head, at=moment("2026-11-27 16:48"), seen=seen(roster))

    sent, missing = board(mandate(office.director), WEEK, at=moment("2026-11-27 16:55")).rows

    assert (sent.late_by, sent.is_overdue) == (timedelta(minutes=48), False)
    assert (missing.unit_id, missing.late_by, missing.is_overdue) == (silent.pk, None, True)


def test_a_returned_roster_says_when_it_was_returned_not_when_it_was_last_typed_in() -> None:
    office = lawful_office()
    roster = submitted(office)
    return_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="Thiếu người")
    put(roster, office.staff[0], Mode.ON_SITE, WEDNESDAY, by=office.head, at=LATER)

    assert [row.moment for row in board(mandate(office.director), WEEK, at=LATER).rows] == [NOW]


def test_cells_that_differ_from_last_week_are_counted() -> None:
    office = lawful_office()
    published(office, WEEK.shifted(-1))
    roster = lawful(office)
    put(roster, office.staff[0], Mode.ON_SITE, WEDNESDAY, FRIDAY, by=office.head)

    [row] = board(mandate(office.director), WEEK, at=NOW).rows
    closer = review(mandate(office.director), roster.pk, at=NOW)

    assert row.differs == 2
    assert [
        (
            one.short_name,
            one.day,
            one.before and one.before.morning,
            one.after and one.after.morning,
        )
        for one in closer.against_last_week.cells
    ] == [
        ("An", WEDNESDAY, Mode.REMOTE, Mode.ON_SITE),
        ("An", FRIDAY, Mode.REMOTE, Mode.ON_SITE),
    ]


def test_without_a_week_before_there_is_nothing_to_compare() -> None:
    office = lawful_office()
    lawful(office)

    assert board(mandate(office.director), WEEK, at=NOW).rows[0].differs is None


def test_an_amendment_is_reviewed_against_what_is_published_and_illness_stays_hidden() -> None:
    office = lawful_office()
    first = published(office)
    amendment = amend_roster(first.pk, by=office.head, at=LATER, reason="Đ/c An nghỉ")
    put(amendment, office.staff[0], Mode.SICK, FRIDAY, by=office.head)

    closer = review(mandate(office.director), amendment.pk, at=LATER)

    assert [
        (one.day, one.after and one.after.morning) for one in closer.against_approved.cells
    ] == [(FRIDAY, Mode.LEAVE)]


def test_a_rule_about_the_whole_agency_is_judged_on_all_units_together() -> None:
    four = {"kind": "headcount_cap", "params": {"n": 3, "level": "agency"}, "item": "khoản 5"}
    office = make_office(REMOTE_BY_DEFAULT, four)
    other = make_office(agency=office.agency)
    for one, people in ((office, office.people[:2]), (other, other.people[:2])):
        roster = opened(one)
        for person in people:
            put(roster, person, Mode.ON_SITE, WEDNESDAY, by=one.head)

    shown = board(mandate(office.director), WEEK, at=NOW)

    assert [row.violations for row in shown.rows] == [0, 0]
    assert [verdict.sentence.vi for verdict in shown.verdicts] == [
        "Thứ Tư, 02/12: toàn cơ quan, số người tại cơ quan (4) vượt quá 3 người cho phép."
    ]
    assert board(mandate(office.head), WEEK, at=NOW).verdicts == ()


def test_the_queue_is_what_was_sent_earliest_week_first() -> None:
    office = lawful_office()
    later, sooner = submitted(office), submitted(office, WEEK.shifted(-1))
    lawful(office, WEEK.shifted(1))

    assert list(awaiting_rosters(mandate(office.director))) == [sooner, later]
    assert list(awaiting_rosters(mandate(make_user(Role.DIRECTOR)))) == []


def test_a_head_sees_the_own_unit_only() -> None:
    office = lawful_office()
    make_office(agency=office.agency)

    assert [row.unit_id for row in board(mandate(office.head), WEEK, at=NOW).rows] == [
        office.unit.pk
    ]


def test_another_agencys_roster_is_not_reviewed() -> None:
    office = lawful_office()
    roster = submitted(office)

    with pytest.raises(NoSuchRoster):
        review(mandate(make_user(Role.DIRECTOR)), roster.pk, at=NOW)


@pytest.mark.parametrize("units", [1, 3])
def test_a_board_takes_the_same_queries_for_one_unit_and_for_three(
    units: int, django_assert_num_queries: object
) -> None:
    office = lawful_office()
    offices = [office, *(make_office(agency=office.agency) for _ in range(units - 1))]
    for one in offices:
        make_absence(one.staff[0], MONDAY)
        published(one, WEEK.shifted(-1))
        submitted(one)
    who = mandate(office.director)
    keep_numbers(office.agency, board(who, WEEK, at=NOW).counted)

    with django_assert_num_queries(15):  # type: ignore[operator]  # a fixture of pytest-django
        board(who, WEEK, at=NOW)
