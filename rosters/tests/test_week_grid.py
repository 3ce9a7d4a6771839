"""The week as its page shows it: groups, counters, verdicts, repairs, and what the reader may
do.
"""

from datetime import timedelta

import pytest

from directives.tests.factories import make_in_force
from planning.time import Half, Week
from rosters.selectors import board, review, week_grid
from rosters.services import amend_roster, generate_plan, return_roster, set_cells, submit_roster
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    LEADER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    WEDNESDAY,
    WEEK,
    Office,
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
from rosters.values import GroupKind, StepKind, WeekGrid
from tests.factories import make_absence, make_staff, make_unit, make_user, moment
from units.enums import AbsenceKind, Role
from units.services.absences import record_absence
from weeks.enums import Mode, RosterState
from weeks.errors import NoSuchRoster
from weeks.selectors.rosters import roster_for, roster_of, rosters_of
from weeks.values.bilingual import BilingualText
from weeks.values.cells import CellEdit
from weeks.values.counters import NotChecked

pytestmark = pytest.mark.django_db
EXEMPTING = {
    "kind": "onsite_ratio_cap",
    "params": {
        "num": 1,
        "den": 3,
        "rounding": "floor",
        "level": "unit",
        "base_exclude_tags": ["clerk"],
    },
    "item": "khoản 1",
}


def grid_of(office: Office, user: object = None, week: Week = WEEK) -> WeekGrid:
    return week_grid(mandate(user or office.head), office.unit, week, at=NOW)  # type: ignore[arg-type]  # a user


def test_before_anybody_opened_it_the_week_is_empty_and_may_be_opened() -> None:
    office = lawful_office()

    grid = grid_of(office)

    assert (grid.roster, grid.can_open, grid.can_edit, grid.groups, grid.verdicts, grid.steps) == (
        None,
        True,
        False,
        (),
        (),
        (),
    )
    assert [head.day for head in grid.days] == [MONDAY + timedelta(days=n) for n in range(5)]
    assert (grid.size, grid_of(office, office.director).can_open) == (6, False)


def test_leaders_stand_first_and_the_exempt_last_with_their_clause() -> None:
    office = make_office(REMOTE_BY_DEFAULT, EXEMPTING)
    clerk = make_staff(office.unit, "Kiều Thị Xuyến", roles=("clerk",))
    opened(office)

    grid = grid_of(office)

    assert [(group.kind, [row.staff_id for row in group.rows]) for group in grid.groups] == [
        (GroupKind.LEADERS, [office.leader.pk, office.deputy.pk]),
        (GroupKind.STAFF, [person.pk for person in office.staff]),
        (GroupKind.EXEMPT, [clerk.pk]),
    ]
    assert (grid.groups[2].note.vi, grid.size, grid.counted) == (
        "Khoản 1, Công văn số 312/UBND-NC",
        7,
        6,
    )


def test_counters_say_how_many_of_how_many_and_why() -> None:
    office = lawful_office()
    roster = lawful(office)
    put(roster, office.staff[0], Mode.ON_DUTY, MONDAY, by=office.head)

    grid = grid_of(office)

    cap, leaders = grid.counters
    assert (cap.title, leaders.title) == (
        BilingualText("Tại cơ quan", "At the office"),
        leaders.title,
    )
    assert [(counter.found, counter.high, counter.base) for counter in cap.cells if counter] == [
        (2, 2, 6)
    ] + [(1, 2, 6)] * 4
    assert cap.cells[0] is not None
    assert cap.cells[0].brief == BilingualText("1/3 của 6", "1/3 of 6")
    assert [counter.low for counter in leaders.cells if counter] == [1] * 5
    assert grid.leaders_present == ((("Vân",), "enough"),) * 5


def test_one_leader_is_too_few_where_two_are_asked_and_none_is_missed_where_none_is_asked() -> None:
    two = make_office(REMOTE_BY_DEFAULT, LEADER | {"params": {"n": 2}})
    nobody_asks = make_office(REMOTE_BY_DEFAULT)
    put(opened(two), two.leader, Mode.ON_SITE, MONDAY, by=two.head)
    opened(nobody_asks)

    assert grid_of(two).leaders_present == ((("Vân",), "few"), *(((), "few"),) * 4)
    assert grid_of(nobody_asks).leaders_present == (((), ""),) * 5


def test_a_verdict_names_sum_clause_people_and_a_repair() -> None:
    office = lawful_office()
    roster = lawful(office)
    for person in office.staff[:2]:
        put(roster, person, Mode.ON_SITE, WEDNESDAY, by=office.head)

    grid = grid_of(office)

    [verdict] = grid.violations
    assert (
        verdict.sentence.vi == "Thứ Tư, 02/12: số người tại cơ quan (3) vượt quá 2 người cho phép."
    )
    assert "6 người tính tỷ lệ × 1/3 = 2" in verdict.sum_line.vi
    assert verdict.law.vi.startswith("Khoản 1, Công văn số 312/UBND-NC")
    assert verdict.edition_id == roster.agency.directives.get().editions.get().pk
    assert [person.name for person in verdict.people] == ["Vân", "An", "Bảo"]
    assert verdict.suggestion is not None
    assert (verdict.suggestion.day, verdict.suggestion.mode) == (WEDNESDAY, Mode.REMOTE)
    assert [head.is_bad for head in grid.days] == [False, False, True, False, False]
    assert len(grid.kept) == 1


def test_the_suggested_repair_repairs() -> None:
    office = lawful_office()
    roster = lawful(office)
    put(roster, office.leader, Mode.REMOTE, MONDAY, by=office.head)
    repair = grid_of(office).violations[0].suggestion
    assert repair is not None

    set_cells(
        roster.pk,
        [CellEdit.whole(repair.staff_id, repair.day, repair.mode)],
        by=office.head,
        at=LATER,
        seen=seen(roster),
    )

    assert (repair.day, grid_of(office).violations) == (MONDAY, ())


def test_rules_that_collide_are_shown_and_keep_nobody_from_filing() -> None:
    office = make_office(
        REMOTE_BY_DEFAULT, {"kind": "headcount_cap", "params": {"n": 0}, "item": "khoản 1"}, LEADER
    )

    submitted(office)

    grid = grid_of(office)
    assert (grid.state, grid.violations, len(grid.collisions)) == (RosterState.SUBMITTED, (), 1)
    assert "không thể cùng đạt" in grid.collisions[0].vi


def test_a_directive_from_wednesday_noon_splits_the_week() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    nobody = {"kind": "headcount_cap", "params": {"n": 0}, "item": "khoản 1"}
    make_in_force(
        office.agency,
        office.office,
        clauses=(nobody,),
        number="400/UBND-NC",
        effective_from=moment("2026-12-02 12:00"),
    )
    put(opened(office), office.staff[0], Mode.ON_SITE, by=office.head)

    grid = grid_of(office)

    assert [verdict.day for verdict in grid.violations] == [
        WEDNESDAY,
        WEDNESDAY + timedelta(days=1),
        FRIDAY,
    ]


def test_changed_cells_are_those_since_it_was_sent_or_published() -> None:
    office = lawful_office()
    roster = submitted(office)
    return_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="Sửa thứ Sáu")
    put(roster, office.staff[0], Mode.MISSION, FRIDAY, by=office.head, at=LATER)

    changed = {
        (cell.staff_id, cell.day)
        for group in grid_of(office).groups
        for row in group.rows
        for cell in row.cells
        if cell.is_changed
    }

    assert changed == {(office.staff[0].pk, FRIDAY)}


def test_an_amendment_shows_what_differs_from_what_people_see() -> None:
    office = lawful_office()
    first = published(office)
    amendment = amend_roster(first.pk, by=office.head, at=LATER, reason="Đổi thứ Sáu")
    put(amendment, office.staff[0], Mode.MISSION, FRIDAY, by=office.head, at=LATER)

    grid = grid_of(office)

    changed = {
        (cell.staff_id, cell.day)
        for group in grid.groups
        for row in group.rows
        for cell in row.cells
        if cell.is_changed
    }
    assert (grid.published_id, grid.roster and grid.roster.id, changed) == (
        first.pk,
        amendment.pk,
        {(office.staff[0].pk, FRIDAY)},
    )


def test_illness_is_plain_leave_to_who_need_not_know() -> None:
    office = make_office()
    make_absence(office.staff[0], MONDAY, kind="sick")
    opened(office)

    modes = {
        user: next(
            cell.morning
            for group in grid_of(office, user).groups
            for row in group.rows
            for cell in row.cells
            if cell.is_given
        )
        for user in (office.head, office.clerk, office.director, office.office)
    }

    assert modes == {
        office.head: Mode.SICK,
        office.clerk: Mode.LEAVE,
        office.director: Mode.LEAVE,
        office.office: Mode.SICK,
    }


def test_a_draft_is_stale_once_somebody_is_away_it_does_not_know_of() -> None:
    office = make_office()
    opened(office)
    assert not grid_of(office).is_stale

    record_absence(
        office.staff[0], kind=AbsenceKind.LEAVE, first=FRIDAY, last=FRIDAY, by=office.office, at=NOW
    )

    assert grid_of(office).is_stale


def test_a_sent_roster_is_stale_once_the_rules_changed() -> None:
    office = lawful_office()
    submitted(office)
    assert not grid_of(office).is_stale

    make_in_force(office.agency, office.office, clauses=(LEADER,), number="400/UBND-NC")

    assert grid_of(office).is_stale


def test_steps_tell_who_did_what_and_what_is_to_come() -> None:
    office = lawful_office()
    roster = submitted(office)

    sent = grid_of(office).steps
    return_roster(
        roster.pk, by=office.director, at=LATER, seen=seen(roster), reason="Thiếu lãnh đạo"
    )
    back = grid_of(office).steps

    assert [(step.kind, step.state, step.who) for step in sent] == [
        (StepKind.DONE, RosterState.DRAFT, office.head.full_name),
        (StepKind.NOW, RosterState.SUBMITTED, office.head.full_name),
        (StepKind.TODO, RosterState.APPROVED, ""),
        (StepKind.TODO, RosterState.PUBLISHED, ""),
    ]
    assert (back[2].kind, back[2].state, back[2].who, back[2].at, back[2].note) == (
        StepKind.NOW,
        RosterState.RETURNED,
        office.director.full_name,
        LATER,
        "Thiếu lãnh đạo",
    )


def test_what_may_be_done_depends_on_who_looks() -> None:
    office = lawful_office()
    submitted(office)

    acts = {
        user: grid_of(office, user).acts
        for user in (office.head, office.clerk, office.director, office.office)
    }

    assert acts == {
        office.head: {"withdraw"},
        office.clerk: frozenset(),
        office.director: {"return", "approve"},
        office.office: {"cancel"},
    }


def test_undo_is_offered_by_name_to_who_did_it() -> None:
    office = lawful_office()
    put(opened(office), office.staff[0], Mode.ON_SITE, MONDAY, by=office.head)

    labels = [
        (grid_of(office, user).undo_label, grid_of(office, user).redo_label)
        for user in (office.head, office.clerk)
    ]

    assert labels == [("chuyển đ/c An sang “Làm việc tại cơ quan” thứ Hai", ""), ("", "")]


def test_the_deadline_is_on_the_agencys_clock_and_moves_before_a_holiday() -> None:
    office = lawful_office()
    office.agency.calendar_days.create(
        day=moment("2026-11-27 00:00").date(), kind="holiday", name="Ngày nghỉ"
    )

    assert grid_of(office).deadline.at == moment("2026-11-26 16:00")


def test_people_who_come_or_go_in_the_week_are_off_on_other_days() -> None:
    office = make_office()
    newcomer = make_staff(office.unit, "Chu Văn Khải", first=WEDNESDAY)
    opened(office)

    [row] = [
        row for group in grid_of(office).groups for row in group.rows if row.staff_id == newcomer.pk
    ]

    assert [cell.morning for cell in row.cells] == [Mode.OFF] * 2 + [Mode.ON_SITE] * 3
    assert [cell.is_given for cell in row.cells] == [True] * 2 + [False] * 3


def test_other_agencies_and_other_units_are_out_of_sight() -> None:
    office = lawful_office()
    roster = submitted(office)
    strangers = [make_user(Role.DIRECTOR), make_user(Role.HEAD, unit=make_unit(office.agency))]

    for stranger in strangers:
        with pytest.raises(NoSuchRoster):
            grid_of(office, stranger)
        with pytest.raises(NoSuchRoster):
            roster_of(mandate(stranger), roster.pk)
        assert (
            list(rosters_of(mandate(stranger))),
            roster_for(mandate(stranger), office.unit, WEEK),
        ) == ([], None)


@pytest.mark.parametrize("more", [0, 2])
def test_a_grid_takes_the_same_queries_for_few_and_for_many_people(
    more: int, django_assert_num_queries: object
) -> None:
    office = lawful_office()
    for number in range(more * 5):
        make_staff(office.unit, f"Nguyễn Văn {number}")
    roster = lawful(office)
    for person in office.staff[: 1 + more]:
        put(roster, person, Mode.ON_SITE, WEDNESDAY, by=office.head)
    who = mandate(office.head)

    with django_assert_num_queries(13):  # type: ignore[operator]  # a fixture of pytest-django
        week_grid(who, office.unit, WEEK, at=NOW)


# A directive with a start in the past


WORKED = moment("2026-12-03 09:00")
"""Thursday morning: Monday to Wednesday have been worked."""
STRICTER = {"kind": "min_onsite_count", "params": {"n": 2}, "item": "khoản 3"}


def put_in_force_late(office: Office) -> None:
    fields = {
        "number": "400/UBND",
        "effective_from": moment("2026-11-30 00:00"),
        "effective_to": None,
    }
    make_in_force(office.agency, office.office, at=WORKED, clauses=(STRICTER,), **fields)


def test_days_worked_before_a_directive_was_put_in_force_are_marked_and_blamed_on_nobody() -> None:
    office = lawful_office()
    published(office)
    put_in_force_late(office)

    grid = week_grid(mandate(office.head), office.unit, WEEK, at=WORKED)

    past = tuple(MONDAY + timedelta(days=n) for n in range(3))
    assert grid.not_checked == (NotChecked(document="Công văn số 400/UBND", days=past),)
    assert [verdict.day for verdict in grid.violations] == [FRIDAY - timedelta(days=1), FRIDAY]
    assert [(head.is_unchecked, head.is_bad) for head in grid.days] == [(True, False)] * 3 + [
        (False, True)
    ] * 2
    [counted] = [row for row in grid.counters if "400/UBND" in row.law.vi]
    assert [(cell.found, cell.limit, cell.is_under) for cell in counted.cells if cell] == [
        (1, None, False)
    ] * 3 + [(1, 2, True)] * 2


def test_an_amendment_may_be_sent_though_days_already_worked_break_a_rule_unknown_then() -> None:
    office = lawful_office()
    roster = published(office)
    put_in_force_late(office)
    amendment = amend_roster(roster.pk, by=office.head, at=WORKED, reason="Theo Công văn 400")
    put(
        amendment,
        office.deputy,
        Mode.ON_SITE,
        FRIDAY - timedelta(days=1),
        FRIDAY,
        by=office.head,
        at=WORKED,
    )

    sent = submit_roster(amendment.pk, by=office.head, at=WORKED, seen=seen(amendment))

    assert sent.state == RosterState.SUBMITTED
    closer = review(mandate(office.director), amendment.pk, at=WORKED)
    assert ([one.document for one in closer.not_checked], closer.verdicts) == (
        ["Công văn số 400/UBND"],
        (),
    )
    [row] = board(mandate(office.director), WEEK, at=WORKED).rows
    assert (row.is_unchecked, row.violations) == (True, 0)


def test_a_directive_put_in_force_in_time_leaves_nothing_unchecked() -> None:
    office = lawful_office()
    published(office)

    assert week_grid(mandate(office.head), office.unit, WEEK, at=WORKED).not_checked == ()


def test_a_directive_from_noon_on_wednesday_gives_two_counters_that_share_the_week() -> None:
    """At most a third until then, at most half from then on; Wednesday has both, each for its
    half.
    """
    office = make_office(REMOTE_BY_DEFAULT)
    noon = moment("2026-12-02 12:00")
    cap = {
        "kind": "onsite_ratio_cap",
        "params": {"num": 1, "den": 3, "rounding": "floor", "level": "unit"},
    }
    half = {
        "kind": "onsite_ratio_cap",
        "params": {"num": 1, "den": 2, "rounding": "floor", "level": "unit"},
    }
    make_in_force(office.agency, office.office, number="1/UBND", clauses=(cap,), effective_to=noon)
    make_in_force(
        office.agency,
        office.office,
        number="2/UBND",
        clauses=(half,),
        effective_from=noon,
        effective_to=None,
    )
    roster = opened(office)
    for one in office.people[:3]:
        put(roster, one, Mode.ON_SITE, WEDNESDAY, by=office.head)

    grid = grid_of(office)

    limits = {
        row.law.vi: [cell and (cell.found, cell.limit) for cell in row.cells]
        for row in grid.counters
    }
    assert sorted(limits.values(), key=str) == [
        [(0, 2), (0, 2), (3, 2), None, None],
        [None, None, (3, 3), (0, 3), (0, 3)],
    ]
    assert grid.foot == grid.counters
    assert [(verdict.day, verdict.half, str(verdict.sentence)) for verdict in grid.violations] == [
        (
            WEDNESDAY,
            Half.MORNING,
            "Sáng thứ Tư, 02/12: số người tại cơ quan (3) vượt quá 2 người cho phép.",
        )
    ]


def test_a_plan_for_a_week_that_two_directives_share_keeps_each_in_its_half() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    noon = moment("2026-12-02 12:00")
    most = {"kind": "headcount_cap", "params": {"n": 1}}
    least = {"kind": "min_onsite_count", "params": {"n": 2}}
    make_in_force(office.agency, office.office, number="1/UBND", clauses=(most,), effective_to=noon)
    make_in_force(
        office.agency,
        office.office,
        number="2/UBND",
        clauses=(least,),
        effective_from=noon,
        effective_to=None,
    )
    roster = opened(office)

    generate_plan(roster.pk, by=office.head, at=NOW)

    grid = grid_of(office)
    assert grid.verdicts == ()
    wednesday = [
        cell
        for group in grid.groups
        for row in group.rows
        for cell in row.cells
        if cell.day == WEDNESDAY
    ]
    mornings, afternoons = (
        [getattr(cell, half) for cell in wednesday].count(Mode.ON_SITE)
        for half in ("morning", "afternoon")
    )
    assert mornings <= 1
    assert afternoons == 2
