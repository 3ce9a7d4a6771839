"""The pages of duty rosters: the list, the month by posts and by people, a cell that is looked
into, and every press.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from duties.models import DutyRoster, ShiftCover
from duties.selectors.roster_page import duty_page, next_month
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
from duties.values.roster_page import DutyPage
from rosters.tests.factories import NOW, mandate
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


def page_of(house: DutyHouse, roster: DutyRoster, **asked: Any) -> DutyPage:
    return duty_page(mandate(house.keeper), roster.pk, at=NOW, **asked)


def post(client: Client, roster: DutyRoster, to: str, *parts: object, **fields: Any) -> Any:
    now = DutyRoster.objects.get(pk=roster.pk)
    seen = {"version": now.version, "content": now.content}
    return client.post(reverse(to, args=[roster.pk, *parts]), {**seen, **fields})


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


def test_a_cell_offers_who_is_qualified_the_fairest_first(house: DutyHouse) -> None:
    make_absence(house.here.staff[2], MONDAY, MONDAY)
    roster = opened_duty(house)
    give(roster, house.night, house.an, date(2026, 12, 1), by=house.keeper)

    opened = page_of(house, roster, place=(house.night.pk, MONDAY)).opened

    assert opened is not None
    assert [(one.name, one.may_take, one.now.all) for one in opened.candidates] == [
        ("Bảo", True, 0), ("Hương", True, 0), ("An", True, 1), ("Chi", False, 0),
    ]  # fmt: skip


def test_a_full_cell_offers_who_could_be_there_instead(house: DutyHouse) -> None:
    roster = opened_duty(house)
    give(roster, house.night, house.an, MONDAY, by=house.keeper)

    opened = page_of(house, roster, place=(house.night.pk, MONDAY)).opened

    assert opened is not None
    assert opened.instead is not None
    assert (opened.instead.name, [one.name for one in opened.candidates]) == (
        "An", ["Bảo", "Chi", "Hương"],
    )  # fmt: skip


def test_people_by_days_show_their_shifts_in_a_few_letters(house: DutyHouse) -> None:
    roster = opened_duty(house)
    give(roster, house.night, house.an, MONDAY, by=house.keeper)

    lines = page_of(house, roster, by_people=True).lines

    found = {line.name: [[short for _, short in day.shifts] for day in line.days] for line in lines}
    assert found["An"] == [["BV"], *[[]] * 6]


def test_the_next_month_opens_at_one_press(house: DutyHouse, keeper: Client) -> None:
    """It is the 25th: this month is nearly over."""
    answers = [keeper.post(reverse("duties:open-next")) for _ in range(2)]

    rosters = list(DutyRoster.objects.order_by("first"))
    assert [(one.first, one.last) for one in rosters] == [
        (date(2026, 12, 1), date(2026, 12, 31)), (date(2027, 1, 1), date(2027, 1, 31)),
    ]  # fmt: skip
    assert [answer.url for answer in answers] == [
        reverse("duties:roster", args=[one.pk]) for one in rosters
    ]


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


@pytest.mark.parametrize(("day", "month"), [(15, 11), (16, 12)])
def test_this_month_is_offered_until_half_of_it_is_over(day: int, month: int) -> None:
    assert next_month([], date(2026, 11, day)) == date(2026, month, 1)


def test_a_free_period_needs_its_last_day(keeper: Client) -> None:
    answer = keeper.post(reverse("duties:new"), {"period": "free", "first": "03/02/2027"})

    assert (answer.status_code, answer.context["form"].errors) == (
        422, {"last": ["Ghi ngày cuối của kỳ."]},
    )  # fmt: skip


def test_a_month_is_named_by_any_of_its_days(house: DutyHouse, keeper: Client) -> None:
    keeper.post(reverse("duties:new"), {"period": "month", "first": "17/02/2027"})

    roster = DutyRoster.objects.get()
    assert (roster.first, roster.last) == (date(2027, 2, 1), date(2027, 2, 28))


def test_somebody_is_put_into_a_cell_replaced_pinned_and_taken_out(
    house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house)
    place = f"{house.day.pk}:2026-11-30"
    an, bao = house.an.pk, house.bao.pk

    def there() -> list[tuple[int, bool]]:
        return list(roster.turns.values_list("staff", "is_pinned"))

    answer = post(keeper, roster, "duties:turns", place=place, cell=place, give=an)
    assert (
        answer.url
        == reverse("duties:roster", args=[roster.pk]) + f"?cell={house.day.pk}%3A2026-11-30"
    )
    assert there() == [(an, False)]
    post(keeper, roster, "duties:turns", place=place, take=an, give=bao)
    assert there() == [(bao, False)]
    post(keeper, roster, "duties:turns", place=place, give=bao, pin=1)
    assert there() == [(bao, True)]
    post(keeper, roster, "duties:turns", place=place, give=bao, unpin=1)
    assert there() == [(bao, False)]
    post(keeper, roster, "duties:turns", place=place, take=bao)
    assert there() == []
    post(keeper, roster, "duties:act", "undo")
    assert there() == [(bao, False)]
    post(keeper, roster, "duties:act", "redo")
    assert there() == []


def test_who_cannot_have_a_turn_is_refused_with_the_reason(
    house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house)
    place = f"{house.night.pk}:2026-11-30"

    answer = post(keeper, roster, "duties:turns", place=place, give=house.here.leader.pk)

    assert answer.status_code == 422
    assert f'href="{reverse("duties:roster", args=[roster.pk])}?cell={place}#cell"'.encode() in (
        answer.content
    )
    assert answer.context["refused"] == (
        "Đỗ Khánh Vân không đủ điều kiện trực “Bảo vệ” ngày 30/11/2026."
    )


@pytest.mark.parametrize("place", ["", "x", "1:2026-13-01", "1:30/11/2026"])
def test_a_place_that_no_page_sends_is_a_bad_request(
    place: str, house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house)

    assert post(keeper, roster, "duties:turns", place=place, give=1).status_code == 400


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


def test_a_plan_is_shown_before_it_is_applied_and_one_undo_takes_it_back(
    house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house)
    post(keeper, roster, "duties:act", "plan")

    page = page_of(house, roster)

    assert page.proposal is not None
    assert (page.proposal.given, page.proposal.taken, roster.turns.count()) == (14, 0, 0)
    assert (page.turns, page.missing, page.opened) == (14, 0, None)
    chips = [c for row in page.bands[0].rows for cell in row.cells if cell for c in cell.chips]
    assert [chip.is_given for chip in chips] == [True] * 14
    assert [str(level.sentence) for level in page.proposal.levels[:3]] == [
        "Ca nào cũng đủ người.",
        "Không trái quy định bắt buộc nào.",
        "Chia đều lượt trực trong 12 tháng: đã chứng minh, không thể tốt hơn.",
    ]
    shown = keeper.get(reverse("duties:roster", args=[roster.pk])).content.decode()
    assert (shown.count("<ins"), shown.count("<del")) == (14, 0)

    post(keeper, roster, "duties:act", "apply")
    assert (page_of(house, roster).proposal, roster.turns.count()) == (None, 14)
    post(keeper, roster, "duties:act", "undo")
    assert roster.turns.count() == 0


def test_a_proposal_says_who_goes_and_can_be_dropped(house: DutyHouse, keeper: Client) -> None:
    roster = opened_duty(house)
    for day in range(1, 4):
        give(roster, house.day, house.an, date(2026, 12, day), by=house.keeper)
    post(keeper, roster, "duties:act", "plan")

    page = page_of(house, roster)

    chips = [
        (chip.name, chip.is_gone)
        for cell in page.bands[0].rows[0].cells[1:4]
        if cell
        for chip in cell.chips
    ]
    assert page.proposal is not None
    assert page.proposal.taken == len([1 for _, gone in chips if gone])
    assert {name for name, gone in chips if gone} == {"An"}

    post(keeper, roster, "duties:act", "drop")
    assert page_of(house, roster).proposal is None


def test_a_proposal_that_is_not_proven_goes_on_in_the_background(
    house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house, DECEMBER)
    post(keeper, roster, "duties:act", "plan")
    kept = DutyRoster.objects.get(pk=roster.pk).planned
    levels = [[*level[:3], False] for level in kept["levels"]]
    DutyRoster.objects.filter(pk=roster.pk).update(planned={**kept, "levels": levels})
    address = reverse("duties:roster", args=[roster.pk])
    before = keeper.get(address)

    post(keeper, roster, "duties:act", "prove")
    after = keeper.get(address)

    searching = [answer.context["page"].proposal.is_searching for answer in (before, after)]
    assert searching == [False, True]
    assert [b"do-prove" in answer.content for answer in (before, after)] == [True, False]
    assert_strict(after)


def test_the_page_of_a_proposal_is_strict(house: DutyHouse, keeper: Client) -> None:
    roster = opened_duty(house)
    post(keeper, roster, "duties:act", "plan")
    address = reverse("duties:roster", args=[roster.pk])

    assert_strict(keeper.get(address))
    assert_strict(keeper.get(address, {"view": "people"}))


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


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_many_rosters_there_are(
    rows: int, house: DutyHouse, keeper: Client, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        opened_duty(house, NEXT_WEEK.week_of(date(2026, 12, 7 + 7 * number)))
    keeper.get(reverse("duties:rosters"))

    with django_assert_num_queries(LIST):
        answer = keeper.get(reverse("duties:rosters"))

    assert len(answer.context["rosters"]) == rows
    assert_strict(answer)


QUERIES, LIST = 20, 6
