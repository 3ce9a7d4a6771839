"""What is said about cells: by whom, to whom, and that it stays whatever becomes of the cell."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

import clock
from accounts.models import User
from audit.models import Event
from rosters.errors import NothingSaid, UnknownCell
from rosters.models import CellComment
from rosters.selectors import review, week_grid
from rosters.services import (
    amend_roster,
    answer_comment,
    approve_roster,
    comment_on_cell,
    settle_comment,
)
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    WEEK,
    Office,
    lawful,
    lawful_office,
    mandate,
    opened,
    published,
    put,
    seen,
    submitted,
)
from rosters.values import WeekGrid
from tests.factories import make_user
from units.enums import Role
from weeks.enums import Mode
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def say(
    office: Office,
    roster: WeeklyRoster,
    text: str = "Ai nghe điện thoại?",
    *,
    by: User | None = None,
    whole_day: bool = False,
    key: str = "",
) -> CellComment:
    return comment_on_cell(
        roster.pk,
        MONDAY,
        staff_id=None if whole_day else office.leader.pk,
        text=text,
        key=key or text,
        by=by or office.director,
        at=NOW,
    )


def grid_of(office: Office, user: User | None = None) -> WeekGrid:
    return week_grid(mandate(user or office.head), office.unit, WEEK, at=NOW)


def test_a_comment_marks_its_cell_and_stands_beside_the_grid_and_on_the_board() -> None:
    office = lawful_office()
    roster = submitted(office)
    before = grid_of(office)

    say(office, roster)
    say(office, roster, "Thứ Hai có đoàn kiểm tra", whole_day=True)

    grid = grid_of(office)
    row = grid.groups[0].rows[0]
    assert [cell.open_comments for cell in row.cells] == [1, 0, 0, 0, 0]
    assert [head.open_comments for head in grid.days] == [1, 0, 0, 0, 0]
    assert [(one.name, one.who) for one in grid.comments] == [
        ("Đỗ Khánh Vân", office.director.get_full_name()),
        ("", office.director.get_full_name()),
    ]
    assert row.mark != before.groups[0].rows[0].mark
    changed = {name for name, mark in grid.marks().items() if before.marks()[name] != mark}
    assert changed == {"remarks", "grid_head"}
    board = review(mandate(office.director), roster.pk, at=NOW)
    assert [one.text for one in board.comments] == [
        "Ai nghe điện thoại?",
        "Thứ Hai có đoàn kiểm tra",
    ]


def test_the_text_stays_when_the_cell_changes_and_in_the_next_version() -> None:
    office = lawful_office()
    roster = published(office)
    said = say(office, roster)

    draft = amend_roster(roster.pk, by=office.head, at=LATER, reason="Đổi người")
    put(draft, office.leader, Mode.REMOTE, MONDAY, by=office.head)

    [comment] = grid_of(office).comments
    assert (comment.id, comment.text, comment.looked) == (said.pk, said.text, (Mode.ON_SITE,))


def test_an_answer_opens_again_what_was_settled() -> None:
    office = lawful_office()
    said = say(office, opened(office))

    settle_comment(said.pk, by=office.head, at=NOW)
    settle_comment(said.pk, by=office.clerk, at=LATER)
    [settled] = grid_of(office).comments
    answer_comment(said.pk, text="Chị Chi nghe", key="b", by=office.head, at=LATER)
    [answered] = grid_of(office).comments

    assert (settled.settled_by, settled.is_open) == (office.head.get_full_name(), False)
    assert (answered.is_open, [one.text for one in answered.replies]) == (True, ["Chị Chi nghe"])
    acts = Event.objects.filter(action__contains="comment").order_by("pk")
    assert [event.action for event in acts] == [
        "rosters.comment",
        "rosters.settle-comment",
        "rosters.answer-comment",
    ]


def test_what_is_sent_twice_is_said_once_and_what_two_say_both_stays() -> None:
    office = lawful_office()
    roster = opened(office)

    first, again = (say(office, roster, key="một") for _time in range(2))
    say(office, roster, by=office.head, key="một")

    assert (first.pk, CellComment.objects.count()) == (again.pk, 2)
    assert Event.objects.filter(action="rosters.comment").count() == 2


def test_a_comment_does_not_stand_in_the_way_of_the_decision_somebody_looks_at() -> None:
    office = lawful_office()
    roster = submitted(office)
    looked_at = seen(roster)

    say(office, roster, by=office.office)

    approve_roster(roster.pk, by=office.director, at=LATER, seen=looked_at)


def test_only_who_works_on_the_week_reads_and_writes() -> None:
    office = lawful_office()
    roster = published(office)
    said = say(office, roster)
    reader, stranger = (
        make_user(Role.READER, office.agency),
        make_user(Role.HEAD, unit=lawful_office().unit),
    )

    assert grid_of(office, reader).comments == ()
    assert review(mandate(reader), roster.pk, at=NOW).comments == ()
    with pytest.raises(NotAllowed):
        say(office, roster, by=reader)
    with pytest.raises(NoSuchRoster):
        say(office, roster, by=stranger)
    for user in (reader, stranger):
        with pytest.raises(NoSuchRoster):
            settle_comment(said.pk, by=user, at=NOW)
        with pytest.raises(NoSuchRoster):
            answer_comment(said.pk, text="Không", key="c", by=user, at=NOW)


def test_a_comment_has_words_and_a_cell_of_the_week() -> None:
    office = lawful_office()
    roster = opened(office)

    with pytest.raises(NothingSaid):
        say(office, roster, "  \n ")
    for staff_id, day in ((lawful_office().leader.pk, MONDAY), (None, WEEK.shifted(1).monday)):
        with pytest.raises(UnknownCell):
            comment_on_cell(
                roster.pk, day, staff_id=staff_id, text="x", key="d", by=office.head, at=NOW
            )


def test_what_the_head_writes_in_the_panel_comes_back_as_the_pieces_it_marks(
    client_of: SignIn,
) -> None:
    office = lawful_office()
    roster = lawful(office)
    client, now = client_of(office.head), seen(roster)
    cell = f"{office.leader.pk}:{MONDAY}"
    posted = {"version": now.version, "content": now.content, "panel": cell, "key": "k"}
    page = f"/rosters/{office.unit.pk}/2026-W49/"

    with clock.freeze(NOW):
        marks = client.get(page).context["marks"]
        held = {name.replace("_", "-"): mark for name, mark in marks.items()}
        answer = client.post(
            f"/rosters/{roster.pk}/do/comment/",
            {**posted, "text": "Giữ ô này", "marks": json.dumps(held)},
            headers={"HX-Request": "true"},
        )
        refused = client.post(f"/rosters/{roster.pk}/do/comment/", {**posted, "text": " "})
        shown = client.get(f"{page}cells/{cell.replace(':', '/')}/")

    assert 'data-piece="remarks"' in answer.text
    assert "Giữ ô này" in answer.text
    assert 'data-piece="sums"' not in answer.text
    assert refused.status_code == 422
    assert "Giữ ô này" in shown.text


@pytest.mark.parametrize("comments", [1, 3])
def test_any_number_of_comments_costs_one_question(
    comments: int, django_assert_num_queries: object
) -> None:
    office = lawful_office()
    roster = opened(office)
    for number in range(comments):
        said = say(office, roster, f"{number}")
        answer_comment(said.pk, text="Vâng", key=f"v{number}", by=office.head, at=NOW)
    reader = mandate(office.head)
    week_grid(reader, office.unit, WEEK, at=NOW)

    with django_assert_num_queries(14):  # type: ignore[operator]  # a fixture of pytest-django
        grid = week_grid(reader, office.unit, WEEK, at=NOW)

    assert len(grid.comments) == comments
