"""What is broken is said once a rule, one press mends all of it fairly, and a new week is first
asked how to begin.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.tests.factories import make_in_force
from rosters.selectors import week_grid
from rosters.services import return_roster, set_cells, undo_change
from rosters.tests.factories import (
    LATER,
    LEADER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    THIRD,
    WEDNESDAY,
    WEEK,
    Office,
    lawful,
    lawful_office,
    make_office,
    mandate,
    opened,
    put,
    seen,
    submitted,
)
from rosters.values import WeekGrid
from tests.factories import make_absence
from tests.pages import assert_strict
from weeks.enums import Mode
from weeks.models import Entry, WeeklyRoster
from weeks.values.cells import CellEdit
from weeks.values.verdict import VerdictGroup

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
DAYS = [MONDAY + timedelta(days=n) for n in range(5)]


def grid_of(office: Office) -> WeekGrid:
    return week_grid(mandate(office.head), office.unit, WEEK, at=NOW)


def press(roster: WeeklyRoster, group: VerdictGroup, by: User) -> WeeklyRoster:
    """The one button of a group."""
    assert group.mended is not None
    edits = [
        CellEdit(staff_id=cell.staff_id, day=cell.day, morning=cell.mode, afternoon=cell.mode)
        for cell in group.mended.cells
    ]
    return set_cells(roster.pk, edits, by=by, at=LATER, seen=seen(roster))


def on_site(roster: WeeklyRoster) -> Counter[int]:
    return Counter(
        Entry.objects.filter(roster=roster, morning="cq").values_list("staff", flat=True)
    )


def test_five_days_without_a_leader_are_one_finding_and_one_press_for_both_leaders() -> None:
    office = lawful_office()
    roster = opened(office)

    [group] = grid_of(office).verdict_groups
    press(roster, group, office.head)

    assert group.title.vi.startswith("5 ngày: ")
    assert [place.day for place in group.places] == DAYS
    assert (group.is_wholly_mended, group.by_days) == (True, True)
    assert on_site(roster) == {office.leader.pk: 3, office.deputy.pk: 2}
    assert grid_of(office).verdict_groups == ()


def test_one_undo_takes_back_the_whole_press() -> None:
    office = lawful_office()
    roster = opened(office)
    press(roster, grid_of(office).verdict_groups[0], office.head)

    undo_change(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert on_site(roster) == {}
    assert len(grid_of(office).verdict_groups[0].verdicts) == 5


def test_a_day_on_which_no_leader_can_come_is_left_out_and_said() -> None:
    office = lawful_office()
    for leader in (office.leader, office.deputy):
        make_absence(leader, WEDNESDAY)
    opened(office)

    [group] = grid_of(office).verdict_groups

    assert group.mended is not None
    assert (group.mended.occasions, group.is_wholly_mended) == (4, False)
    assert WEDNESDAY not in {cell.day for cell in group.mended.cells}
    assert [len(days) for _name, days in group.mended.turns] == [2, 2]


def test_a_rule_broken_by_other_numbers_each_day_is_said_as_the_rule_asks() -> None:
    office = make_office(REMOTE_BY_DEFAULT, THIRD)
    roster = opened(office)
    for number, day in enumerate((MONDAY, WEDNESDAY)):
        for person in office.people[: 3 + number]:
            put(roster, person, Mode.ON_SITE, day, by=office.head)

    [group] = grid_of(office).verdict_groups
    press(roster, group, office.head)

    assert group.title.vi.startswith("2 ngày chưa đạt: ")
    assert "1/3" in group.title.vi
    assert grid_of(office).verdict_groups == ()


def test_what_binds_comes_before_what_is_advised() -> None:
    office = lawful_office()
    make_in_force(
        office.agency,
        office.office,
        number="9/KH",
        clauses=(LEADER | {"params": {"n": 2}, "item": "khoản 9", "binding": "advice"},),
    )
    opened(office)

    grid = grid_of(office)

    assert [group.blocks for group in grid.verdict_groups] == [True, False]
    assert (grid.broken_rules, len(grid.violations), len(grid.warnings)) == (1, 5, 5)


def test_a_single_finding_keeps_its_sentence_and_its_one_cell() -> None:
    office = lawful_office()
    roster = lawful(office)
    for person in office.staff[:2]:
        put(roster, person, Mode.ON_SITE, WEDNESDAY, by=office.head)

    [group] = grid_of(office).verdict_groups

    assert (group.title, group.mended) == (group.first.sentence, None)
    assert group.first.suggestion is not None


def test_three_too_many_on_one_day_go_home_with_one_press() -> None:
    office = lawful_office()
    roster = lawful(office)
    for person in office.staff:
        put(roster, person, Mode.ON_SITE, WEDNESDAY, by=office.head)

    [group] = grid_of(office).verdict_groups
    press(roster, group, office.head)

    assert grid_of(office).verdict_groups == ()


def test_a_cell_of_a_form_may_name_its_own_half(client_of: SignIn) -> None:
    office = lawful_office()
    roster = opened(office)
    now = seen(roster)

    client_of(office.head).post(
        f"/rosters/{roster.pk}/cells/",
        {
            "version": now.version,
            "content": now.content,
            "set": [f"{office.leader.pk}:{MONDAY}:pm=cq", f"{office.deputy.pk}:{MONDAY}=cq"],
        },
    )

    entries = Entry.objects.filter(roster=roster, day=MONDAY, afternoon="cq").order_by("staff")
    assert list(entries.values_list("staff", "morning")) == [
        (office.leader.pk, "tn"),
        (office.deputy.pk, "cq"),
    ]


def test_two_halves_of_one_day_asked_for_one_by_one_are_both_changed() -> None:
    office = lawful_office()
    roster = opened(office)
    key = {"staff_id": office.leader.pk, "day": MONDAY}
    halves = [
        CellEdit(**key, morning=Mode.ON_SITE),  # type: ignore[arg-type]  # two fields at once
        CellEdit(**key, afternoon=Mode.ON_DUTY),  # type: ignore[arg-type]  # two fields at once
    ]

    set_cells(roster.pk, halves, by=office.head, at=NOW, seen=seen(roster))

    entry = Entry.objects.get(roster=roster, staff=office.leader, day=MONDAY)
    assert (entry.morning, entry.afternoon) == ("cq", "tr")


# A week that nobody has touched yet


def test_a_new_week_is_asked_how_to_begin_until_something_is_done() -> None:
    office = lawful_office()
    roster = opened(office)

    fresh = grid_of(office)
    put(roster, office.leader, Mode.ON_SITE, MONDAY, by=office.head)

    assert (fresh.is_untouched, fresh.can_copy) == (True, False)
    assert grid_of(office).is_untouched is False


def test_only_a_week_before_that_has_cells_is_offered_to_copy() -> None:
    office = lawful_office()
    lawful(office, week=WEEK.shifted(-1))
    opened(office)

    assert grid_of(office).can_copy is True


def test_a_returned_week_and_an_amendment_are_not_new() -> None:
    office = lawful_office()
    roster = submitted(office)
    return_roster(roster.pk, by=office.director, at=LATER, seen=seen(roster), reason="Xem lại")

    assert grid_of(office).is_untouched is False


def test_the_page_folds_the_findings_of_a_new_week(client_of: SignIn) -> None:
    office = lawful_office()
    roster = opened(office)
    client, page = client_of(office.head), reverse("rosters:week-unit", args=[office.unit.pk, WEEK])

    fresh = client.get(page)
    put(roster, office.leader, Mode.ON_SITE, MONDAY, by=office.head)
    begun = client.get(page)

    assert_strict(fresh)
    assert_strict(begun)
    assert "Bắt đầu từ đâu?" in fresh.text
    assert "Lịch mới mở, chưa đạt 1 quy định: xem" in fresh.text
    assert 'id="begin-copy"' not in fresh.text
    assert "Bắt đầu từ đâu?" not in begun.text
    assert "Sửa cả 4 ngày" in begun.text
