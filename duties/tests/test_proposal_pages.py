"""What the planner proposes for a month of duty, on its page."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.tests.factories import make_in_force
from duties.models import DutyRoster
from duties.tests.factories import (
    DECEMBER,
    DutyHouse,
    give,
    make_house,
    opened_duty,
)
from duties.tests.pages import page_of, post
from tests.factories import MONDAY, moment
from tests.pages import assert_strict

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


@pytest.fixture
def keeper(house: DutyHouse, client_of: SignIn) -> Client:
    return client_of(house.keeper)


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


def test_part_of_a_proposal_is_taken_by_post_by_person_or_cell_and_judged_again(
    house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house)
    post(keeper, roster, "duties:act", "plan")
    page = page_of(house, roster)
    assert [(one.name, len(one.cells)) for one in page.by_shift] == [
        ("Trực cơ quan", 7), ("Bảo vệ", 7),
    ]  # fmt: skip
    assert sum(one.given for one in page.by_person) == 14

    none = post(keeper, roster, "duties:act", "apply", part=1)
    post(keeper, roster, "duties:act", "apply", part=1, shift=house.night.pk)

    assert (none.status_code, none.context["refused"]) == (
        422, "Chưa chọn thay đổi nào để áp dụng.",
    )  # fmt: skip
    now = page_of(house, roster)
    assert (now.turns, now.missing, len(now.warnings), now.proposal) == (7, 7, 7, None)
    post(keeper, roster, "duties:act", "undo")
    assert roster.turns.count() == 0


@pytest.mark.parametrize("fields", [{"shift": "x"}, {"person": "-1"}, {"place": "1:2"}])
def test_a_part_that_no_page_sends_is_a_bad_request(
    fields: dict[str, str], house: DutyHouse, keeper: Client
) -> None:
    roster = opened_duty(house)

    assert post(keeper, roster, "duties:act", "apply", part=1, **fields).status_code == 400


def test_pinned_turns_that_are_at_odds_are_said_before_anything_is_planned(
    house: DutyHouse, keeper: Client
) -> None:
    rest = {"kind": "duty_rest", "params": {"hours": 12}, "item": "khoản 3"}
    begins = moment("2026-11-01 00:00")
    make_in_force(house.agency, house.keeper, clauses=(rest,), effective_from=begins)
    roster = opened_duty(house)
    tuesday = date(2026, 12, 1)
    give(roster, house.night, house.an, MONDAY, by=house.keeper)
    give(roster, house.day, house.an, tuesday, by=house.keeper)

    def pin(place: str) -> None:
        post(keeper, roster, "duties:turns", place=place, give=house.an.pk, pin=1)

    pin(f"{house.night.pk}:{MONDAY}")
    one = page_of(house, roster).pins_at_odds
    pin(f"{house.day.pk}:{tuesday}")
    both = page_of(house, roster).pins_at_odds

    assert (one, len(both), both[0].place) == ((), 1, f"{house.day.pk}:{tuesday}")
    shown = keeper.get(reverse("duties:roster", args=[roster.pk]))
    assert 'id="pins"' in shown.content.decode()
    assert_strict(shown)
