"""Names and times on a roster's way come from the act on record, whoever wrote into it since."""

from datetime import timedelta

import pytest

from rosters.errors import RosterChanged
from rosters.selectors import board, review, week_grid
from rosters.services import (
    cancel_roster,
    return_roster,
    set_cells,
    submit_roster,
    undo_change,
    withdraw_roster,
)
from rosters.tests.factories import (
    LATER,
    NOW,
    WEDNESDAY,
    WEEK,
    Office,
    lawful_office,
    mandate,
    opened,
    put,
    seen,
    submitted,
)
from rosters.values.progress import StepKind
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.values.cells import CellEdit

pytestmark = pytest.mark.django_db

AFTERWARDS = LATER + timedelta(hours=1)


def returned(office: Office) -> WeeklyRoster:
    roster = submitted(office)
    return return_roster(
        roster.pk, by=office.director, at=LATER, seen=seen(roster), reason="Thiếu trực."
    )


def test_who_returned_a_roster_stays_its_author_after_the_head_edits_it() -> None:
    office = lawful_office()
    roster = returned(office)
    put(
        roster,
        office.staff[0], Mode.MISSION, WEDNESDAY, by=office.head, at=AFTERWARDS,
    )  # fmt: skip

    for steps in (
        week_grid(mandate(office.head), office.unit, WEEK, at=AFTERWARDS).steps,
        review(mandate(office.director), roster.pk, at=AFTERWARDS).steps,
    ):
        [now] = [step for step in steps if step.kind is StepKind.NOW]
        assert (now.who, now.at, now.note) == (
            office.director.get_full_name(), LATER, "Thiếu trực.",
        )  # fmt: skip

    undo_change(roster.pk, by=office.head, at=AFTERWARDS, seen=seen(roster))
    [row] = board(mandate(office.director), WEEK, at=AFTERWARDS).rows
    assert row.moment == LATER


def test_a_second_return_is_told_with_its_own_author_and_hour() -> None:
    office = lawful_office()
    roster = returned(office)
    submit_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))
    return_roster(
        roster.pk, by=office.director, at=AFTERWARDS, seen=seen(roster), reason="Vẫn thiếu trực."
    )

    [now] = [
        step
        for step in week_grid(mandate(office.head), office.unit, WEEK, at=AFTERWARDS).steps
        if step.kind is StepKind.NOW
    ]

    assert (now.at, now.note) == (AFTERWARDS, "Vẫn thiếu trực.")


def test_the_board_tells_since_when_a_draft_is_one() -> None:
    office = lawful_office()
    roster = put(opened(office), office.leader, Mode.ON_SITE, by=office.head, at=LATER)

    assert board(mandate(office.director), WEEK, at=LATER).rows[0].moment == NOW

    submit_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))
    withdraw_roster(roster.pk, by=office.head, at=AFTERWARDS, seen=seen(roster))

    assert board(mandate(office.director), WEEK, at=AFTERWARDS).rows[0].moment == AFTERWARDS


def test_a_refused_edit_names_who_wrote_what_came_between() -> None:
    office = lawful_office()
    roster = opened(office)
    before = seen(roster)
    put(roster, office.leader, Mode.ON_SITE, by=office.clerk, at=LATER)
    cancel_roster(roster.pk, by=office.office, at=AFTERWARDS, seen=seen(roster), reason="Nhầm.")

    with pytest.raises(RosterChanged) as refused:
        set_cells(
            roster.pk,
            [CellEdit.whole(office.staff[0].pk, WEDNESDAY, Mode.ON_SITE)],
            by=office.head, at=AFTERWARDS, seen=before,
        )  # fmt: skip

    assert (refused.value.who, refused.value.at) == (office.office.get_full_name(), AFTERWARDS)
    assert [step.who for step in refused.value.changes] == [office.clerk.get_full_name()]
