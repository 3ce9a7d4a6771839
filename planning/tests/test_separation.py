"""What counts as meeting: the day, the half-day, or the room."""

import pytest

from planning.rules.separation import Contact, Separation
from planning.tests.drawing import C1, draw
from planning.wording.sentences import rule_sentence

TEAMS = frozenset({"team-1", "team-2"})


def met(contact: Contact, an: str = "", binh: str = "") -> list[tuple[str, str]]:
    """Where the teams of An and Bình meet, who sit in these rooms: in turn on Monday, both in
    the morning on Tuesday.
    """
    plan = draw(f"An(team-1){an} OA OA\nBình(team-2){binh} OP OA")
    rule = Separation(clause=C1, teams=TEAMS, contact=contact)
    return [
        (f"{found.slot.day:%d}{found.slot.half or ''}", found.place)
        for found in rule.check(plan)
        if found.slot
    ]


def test_by_the_day_two_teams_meet_though_one_comes_in_the_afternoon() -> None:
    assert met(Contact.DAY) == [("30", ""), ("01", "")]


def test_by_the_half_day_only_those_who_are_there_at_once_meet() -> None:
    assert met(Contact.HALF_DAY) == [("01am", "")]


@pytest.mark.parametrize(
    ("an", "binh", "meetings"),
    [("#12", "#12", [("01am", "12")]), ("#12", "#14", []), ("#12", "", []), ("", "", [])],
    ids=["one-room", "two-rooms", "one-without-a-room", "no-rooms"],
)
def test_by_the_room_they_meet_only_where_they_sit_together(
    an: str, binh: str, meetings: list[tuple[str, str]]
) -> None:
    assert met(Contact.ROOM, an, binh) == meetings


@pytest.mark.parametrize(
    ("contact", "sentence"),
    [
        (
            Contact.DAY,
            "Các tổ sau không cùng đến cơ quan trong một ngày: Tổ làm việc 1; Tổ làm việc 2.",
        ),
        (
            Contact.HALF_DAY,
            "Các tổ sau không cùng đến cơ quan trong một buổi: Tổ làm việc 1; Tổ làm việc 2.",
        ),
        (
            Contact.ROOM,
            "Các tổ sau không cùng ngồi một phòng làm việc trong một buổi: Tổ làm việc 1; Tổ làm việc 2.",
        ),
    ],
)
def test_the_sentence_says_what_counts(contact: Contact, sentence: str) -> None:
    assert rule_sentence(Separation(clause=C1, teams=TEAMS, contact=contact), "vi") == sentence
