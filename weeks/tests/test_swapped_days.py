"""Two people who exchanged days stand in the loaded week as they exchanged them, beside what was
approved, and as planned when the exchange is taken back.
"""

from datetime import timedelta

import pytest
from django.db.utils import IntegrityError

from rosters.errors import SwappedCell
from rosters.selectors import my_week, week_grid
from rosters.selectors.day import people_on
from rosters.services import copy_week, refresh_drafts, set_cells
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    MONDAY,
    NOW,
    WEDNESDAY,
    WEEK,
    Office,
    lawful,
    lawful_office,
    mandate,
    opened,
    published,
    seen,
)
from tests.factories import make_absence, make_user
from units.models import Grant, Staff
from weeks.enums import Mode, Since
from weeks.models import DutyState, WeeklyRoster
from weeks.selectors.outdated import as_known
from weeks.selectors.sheets import sheet_of
from weeks.services import write_states, write_swapped
from weeks.sheets import cells_of
from weeks.values.cells import Cell, CellEdit, CellKey, SwappedDay

pytestmark = pytest.mark.django_db
HOME, AT_OFFICE = SwappedDay(Mode.REMOTE), SwappedDay(Mode.ON_SITE, "mail")
AT_HOME = Cell(morning=Mode.REMOTE, afternoon=Mode.REMOTE)
LEADS = Cell(morning=Mode.ON_SITE, afternoon=Mode.ON_SITE)


@pytest.fixture
def office() -> Office:
    """The head is at the office all week, everybody else at home."""
    return lawful_office()


def exchange(office: Office) -> tuple[Staff, Staff]:
    """The head stays at home on Wednesday, and somebody comes instead."""
    head, other = office.leader, office.staff[0]
    write_swapped("swap-1", {(head.pk, WEDNESDAY): HOME, (other.pk, WEDNESDAY): AT_OFFICE})
    return head, other


def known(roster: WeeklyRoster) -> dict[CellKey, Cell]:
    return dict(as_known(sheet_of(WeeklyRoster.objects.get(pk=roster.pk))).cells)


def test_both_stand_as_they_exchanged_and_the_paper_stays(office: Office) -> None:
    roster = published(office)
    head, other = exchange(office)

    cells = known(roster)
    assert cells[head.pk, WEDNESDAY] == Cell(
        morning=Mode.REMOTE, afternoon=Mode.REMOTE, is_swapped=True
    )
    assert cells[other.pk, WEDNESDAY] == Cell(
        morning=Mode.ON_SITE, afternoon=Mode.ON_SITE, reason="mail", is_swapped=True
    )
    paper = cells_of(roster.entries.all())
    assert (paper[head.pk, WEDNESDAY], paper[other.pk, WEDNESDAY]) == (LEADS, AT_HOME)

    write_swapped("swap-1", {})
    assert known(roster) == paper


def test_an_absence_comes_first_and_a_call_brings_back_in(office: Office) -> None:
    roster = published(office)
    head, other = exchange(office)
    make_absence(other, WEDNESDAY)
    write_states("come-in-1", {(head.pk, WEDNESDAY): (True, True)}, called_for="urgent")

    cells = known(roster)
    assert (cells[other.pk, WEDNESDAY].morning, cells[other.pk, WEDNESDAY].reason) == (
        Mode.LEAVE,
        "",
    )
    assert cells[head.pk, WEDNESDAY].morning is Mode.ON_SITE


def test_a_draft_takes_it_up_keeps_it_from_hands_and_gives_it_back(office: Office) -> None:
    roster = lawful(office)
    before = cells_of(roster.entries.all())
    head, other = exchange(office)
    refresh_drafts(office.agency.pk, at=NOW)

    cells = cells_of(roster.entries.all())
    assert cells[head.pk, WEDNESDAY].is_swapped
    assert cells[other.pk, WEDNESDAY].is_swapped
    assert (head.pk, WEDNESDAY) not in sheet_of(roster).free
    with pytest.raises(SwappedCell):
        set_cells(
            roster.pk,
            [CellEdit.whole(head.pk, WEDNESDAY, Mode.ON_SITE)],
            by=office.head,
            at=NOW,
            seen=seen(roster),
        )

    write_swapped("swap-1", {})
    refresh_drafts(office.agency.pk, at=LATER)
    assert cells_of(roster.entries.all()) == before


def test_last_week_is_copied_as_it_was_planned(office: Office) -> None:
    lawful(office)
    head, _other = exchange(office)
    refresh_drafts(office.agency.pk, at=NOW)
    roster = opened(office, WEEK.shifted(1))

    copy_week(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    copied = cells_of(roster.entries.all())[head.pk, WEDNESDAY + timedelta(days=7)]
    assert (copied.morning, copied.is_swapped) == (Mode.ON_SITE, False)


def test_the_list_of_the_day_the_grid_and_my_week_know_it(office: Office) -> None:
    published(office)
    head, other = exchange(office)
    other.user = make_user()
    other.save()

    (unit,) = people_on(office.agency, WEDNESDAY).units
    assert [(one.staff_id, one.since, one.reason_label) for one in unit.on_site] == [
        (other.pk, Since.SWAPPED, "Xử lý văn bản đi, đến")
    ]
    grid = week_grid(mandate(office.head), office.unit, WEEK, at=NOW)
    cells = [cell for group in grid.groups for row in group.rows for cell in row.cells]
    assert [(one.staff_id, one.since) for one in cells if one.since] == [
        (head.pk, Since.SWAPPED),
        (other.pk, Since.SWAPPED),
    ]
    Grant.objects.create(user=other.user, agency=office.agency, role="staff", first=MONDAY)
    mine = my_week(mandate(other.user), WEEK, at=NOW)
    assert mine is not None
    day = mine.days[2]
    assert (day.morning, day.is_changed, day.reason_label) == (
        Mode.ON_SITE,
        True,
        "Xử lý văn bản đi, đến",
    )


def test_what_was_kept_before_is_recognised_by_the_same_hash() -> None:
    plain: list[str | bool] = [Mode.ON_SITE.value, Mode.ON_SITE.value, "", "", False, False]
    assert LEADS.listed() == plain
    for more in ([True], [False, True], [False, False, True]):
        cell = Cell.from_list([*plain, *more])
        assert cell.listed() == [*plain, *more]
    assert Cell.from_list([*plain, False, False, True]).is_swapped


def test_a_place_is_kept_of_an_exchange_only_with_its_reason(office: Office) -> None:
    with pytest.raises(IntegrityError, match=r"duty_state_called_has_its_reason|CHECK"):
        DutyState.objects.create(
            staff=office.leader,
            day=FRIDAY,
            morning=True,
            afternoon=True,
            source="x",
            swapped_to=Mode.REMOTE,
            reason="mail",
        )


def test_told_twice_it_changes_nothing(office: Office) -> None:
    exchange(office)
    rows = list(DutyState.objects.values_list("pk", flat=True))
    exchange(office)
    assert list(DutyState.objects.values_list("pk", flat=True)) == rows
