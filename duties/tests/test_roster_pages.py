"""The month of duty by posts and by people, and every press of its page."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from duties.models import DutyRoster, ShiftCover
from duties.services.sick_calls import call_substitute, mark_absent
from duties.tests.factories import (
    DECEMBER,
    NEXT_WEEK,
    DutyHouse,
    filled_duty,
    give,
    make_fit,
    make_house,
    opened_duty,
    published_duty,
    submitted_duty,
    the_turn,
)
from duties.tests.pages import page_of, post
from rosters.tests.factories import NOW
from tests.factories import MONDAY, make_absence, make_staff
from tests.pages import assert_strict
from weeks.enums import RosterState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


@pytest.fixture
def keeper(house: DutyHouse, client_of: SignIn) -> Client:
    return client_of(house.keeper)


def test_a_month_is_drawn_in_weeks_from_monday_with_the_days_of_the_moon(
    house: DutyHouse,
) -> None:
    page = page_of(house, opened_duty(house, DECEMBER))

    first, *_, last = page.bands
    assert (len(page.bands), first.monday) == (5, MONDAY)
    assert [head.day.day if head else None for head in first.heads] == [None, 1, 2, 3, 4, 5, 6]
    assert [head.day.day if head else None for head in last.heads] == [28, 29, 30, 31, *[None] * 3]
    assert [head.lunar for head in page.heads[:9]] == [
        "23/10", "24/10", "25/10", "26/10", "27/10", "28/10", "29/10", "30/10", "1/11",
    ]  # fmt: skip
    assert [row.hours for row in first.rows] == ["7h30–17h00", "18h00–6h00 hôm sau"]


def test_a_cell_says_who_is_there_and_how_many_are_missing(house: DutyHouse) -> None:
    roster = opened_duty(house)
    give(roster, house.day, house.an, MONDAY, by=house.keeper)

    page = page_of(house, roster)

    row = page.bands[0].rows[0]
    assert [(cell.missing, [chip.name for chip in cell.chips]) for cell in row.cells if cell] == [
        (0, ["An"]), *[(1, [])] * 6,
    ]  # fmt: skip
    assert (page.turns, page.missing, len(page.warnings)) == (1, 13, 13)
    assert str(page.warnings[0].sentence) == "Thứ Hai, 30/11: bảo vệ thiếu 01 người."


def test_a_night_is_drawn_into_the_next_day_where_one_person_has_it(house: DutyHouse) -> None:
    roster = filled_duty(house)
    alone = page_of(house, roster).bands[0].rows
    ShiftCover.objects.filter(shift=house.night).update(most=2)
    give(roster, house.night, house.an, MONDAY, by=house.keeper)
    together = page_of(house, roster).bands[0].rows

    assert [row.has_bars for row in (*alone, *together)] == [False, True, False, False]


def test_everybody_is_counted_those_without_a_turn_too(house: DutyHouse) -> None:
    roster = opened_duty(house)
    give(roster, house.day, house.an, MONDAY, date(2026, 12, 5), by=house.keeper)
    give(roster, house.night, house.bao, MONDAY, by=house.keeper)

    groups = page_of(house, roster).fair

    sums = {row.name: row.now for group in groups for row in group.rows}
    assert {name: (one.all, one.weekend, one.night) for name, one in sums.items()} == {
        "Đỗ Khánh Vân": (0, 0, 0),
        "Phan Quốc Thịnh": (0, 0, 0),
        "Vũ Hoài An": (2, 1, 0),
        "Tạ Đức Bảo": (1, 0, 1),
        "Ngô Thị Chi": (0, 0, 0),
        "Lê Thị Diễm Hương": (0, 0, 0),
    }
    assert [(group.posts, group.spread) for group in groups] == [
        ("Trực cơ quan", 0), ("Trực cơ quan, Bảo vệ", 2),
    ]  # fmt: skip


def test_people_by_days_show_their_shifts_in_a_few_letters(house: DutyHouse) -> None:
    roster = opened_duty(house)
    give(roster, house.night, house.an, MONDAY, by=house.keeper)

    lines = page_of(house, roster, by_people=True).lines

    found = {line.name: [[short for _, short in day.shifts] for day in line.days] for line in lines}
    assert found["An"] == [["BV"], *[[]] * 6]


def test_of_a_published_month_each_turn_leads_to_its_page_for_who_looks_after_it(
    house: DutyHouse, keeper: Client, client_of: SignIn
) -> None:
    roster = published_duty(house)
    address, turn = reverse("duties:roster", args=[roster.pk]), the_turn(house.an, MONDAY)
    link = f'href="{reverse("duties:turn", args=[turn.pk])}"'

    assert keeper.get(address).text.count(link) == 1
    assert link not in client_of(house.here.director).get(address).text


def test_a_substitute_is_shown_with_whom_they_stand_in_for_and_counted_once(
    house: DutyHouse,
) -> None:
    roster, turn = published_duty(house), the_turn(house.an, MONDAY)
    mark_absent(turn.pk, reason="", by=house.keeper, at=NOW)
    call_substitute(turn.pk, house.here.leader, by=house.keeper, at=NOW)

    page = page_of(house, roster)

    [first, *_] = page.bands[0].rows[0].cells
    assert first is not None
    assert [(chip.name, chip.state, chip.was) for chip in first.chips] == [
        ("An", "absent", ""),
        ("Vân", "taken-over", "An"),
    ]
    assert page.turns == 14


def test_a_warning_says_what_follows_for_sending_only_before_that(
    house: DutyHouse, keeper: Client
) -> None:
    roster = published_duty(house)
    mark_absent(the_turn(house.an, MONDAY).pk, reason="", by=house.keeper, at=NOW)
    later = date(2026, 12, 14)
    draft = opened_duty(house, NEXT_WEEK.week_of(later))
    give(draft, house.day, house.an, later, by=house.keeper)

    lived, begun = (
        keeper.get(reverse("duties:roster", args=[one.pk])).text for one in (roster, draft)
    )

    assert ("Cảnh báo" in lived, "trình được, kèm lý do" in lived) == (True, False)
    assert "trình được, kèm lý do" in begun


def test_a_roster_goes_its_way_from_draft_to_an_amendment(
    house: DutyHouse, keeper: Client, client_of: SignIn
) -> None:
    roster = filled_duty(house)
    director = client_of(house.here.director)

    def state() -> str:
        return DutyRoster.objects.get(pk=roster.pk).state

    post(keeper, roster, "duties:act", "submit")
    assert state() == RosterState.SUBMITTED
    post(keeper, roster, "duties:act", "withdraw")
    assert state() == RosterState.DRAFT
    post(keeper, roster, "duties:act", "submit")
    post(director, roster, "duties:act", "return", reason="Đổi ca thứ Hai")
    assert state() == RosterState.RETURNED
    post(keeper, roster, "duties:act", "submit")
    post(director, roster, "duties:act", "approve")
    assert state() == RosterState.APPROVED
    post(director, roster, "duties:act", "reopen", reason="Nhầm")
    assert state() == RosterState.SUBMITTED
    post(director, roster, "duties:act", "approve")
    post(director, roster, "duties:act", "publish")
    assert state() == RosterState.PUBLISHED
    answer = post(keeper, roster, "duties:act", "amend", reason="Có người ốm")
    amendment = DutyRoster.objects.get(revision=2)
    assert answer.url == reverse("duties:roster", args=[amendment.pk])


def test_gaps_go_with_a_reason_only_and_what_was_typed_stays(
    house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house)
    give(roster, house.day, house.an, MONDAY, by=house.keeper)

    refused = post(keeper, roster, "duties:act", "submit", reason=" ")
    post(keeper, roster, "duties:act", "submit", reason="Chưa đủ người")

    assert (refused.status_code, refused.context["needs_reason"]) == (422, True)
    now = DutyRoster.objects.get(pk=roster.pk)
    assert (now.state, now.warning_reason) == (RosterState.SUBMITTED, "Chưa đủ người")


def test_the_period_before_is_copied_with_what_could_not_be(
    house: DutyHouse, keeper: Client
) -> None:
    published_duty(house)
    make_absence(house.an, date(2026, 12, 7), date(2026, 12, 7))
    roster = opened_duty(house, NEXT_WEEK.week_of(date(2026, 12, 7)))

    answer = post(keeper, roster, "duties:act", "copy")

    page = keeper.get(answer.url)
    assert [str(message) for message in page.context["messages"]] == [
        "Đã chép 13 lượt từ kỳ trước.",
        "07/12: Vũ Hoài An vắng ngày 07/12/2026: nghỉ phép.",
    ]


def test_staff_see_what_is_published_and_nothing_to_press(
    house: DutyHouse, client_of: SignIn
) -> None:
    roster, hidden = published_duty(house), opened_duty(house, DECEMBER_REST)
    reader = client_of(house.here.director)
    published = reader.get(reverse("duties:roster", args=[roster.pk]))

    assert published.context["page"].can_edit is False
    assert_strict(published)
    assert [one.id for one in reader.get(reverse("duties:rosters")).context["rosters"]] == [
        hidden.pk, roster.pk,
    ]  # fmt: skip


DECEMBER_REST = NEXT_WEEK.week_of(date(2026, 12, 14))


def test_htmx_gets_the_part_that_changes_and_the_back_button_the_page(
    house: DutyHouse, keeper: Client
) -> None:
    address = reverse("duties:roster", args=[opened_duty(house).pk])

    part = keeper.get(address, headers={"HX-Request": "true"})
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    whole = keeper.get(address, headers=back)

    assert [b"<html" in answer.content for answer in (part, whole)] == [False, True]


@pytest.mark.parametrize("view", ["", "people"])
def test_every_state_of_the_page_is_strict(view: str, house: DutyHouse, keeper: Client) -> None:
    roster = submitted_duty(house)
    sent = keeper.get(reverse("duties:roster", args=[roster.pk]), {"view": view})
    post(keeper, roster, "duties:act", "withdraw")
    cell = f"{house.day.pk}:2026-12-01"

    answer = keeper.get(reverse("duties:roster", args=[roster.pk]), {"view": view, "cell": cell})

    assert answer.context["page"].opened is not None
    assert_strict(sent)
    assert_strict(answer)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("view", ["", "people"])
def test_the_page_costs_the_same_however_many_people_and_turns_there_are(
    view: str, rows: int, house: DutyHouse, keeper: Client, django_assert_num_queries: Any
) -> None:
    roster = opened_duty(house)
    for number in range(rows):
        person = make_staff(house.here.unit, f"Người {number}")
        make_fit(house.day.post, person)
        give(roster, house.day, person, date(2026, 12, 1 + number), by=house.keeper)
    address = reverse("duties:roster", args=[roster.pk])
    keeper.get(address)

    with django_assert_num_queries(QUERIES):
        answer = keeper.get(address, {"view": view})

    assert answer.context["page"].turns == rows


QUERIES = 20
