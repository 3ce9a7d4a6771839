"""The pages of seasons: open one, see every unit, plan all, remind, and the list of the agency."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from duties.models import DutyRoster
from duties.tests.factories import make_fit, make_post, make_shift, seen_duty
from rosters.tests.factories import LATER
from seasons.models import DutySeason, SeasonJob
from seasons.services.planning import run_season_job
from seasons.tests.factories import (
    SeasonHouse,
    make_season_house,
    opened_season,
    sent,
    shown,
)
from tests.factories import make_staff, make_unit, make_user
from tests.pages import assert_strict
from units.enums import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
TYPED = {
    "name": "Trực Tết Đinh Mùi", "first": "04/02/2027", "last": "06/02/2027",
    "due_day": "29/01/2027", "due_time": "16h00",
}  # fmt: skip


@pytest.fixture
def house() -> SeasonHouse:
    return make_season_house()


@pytest.fixture
def keeper(house: SeasonHouse, client_of: SignIn) -> Client:
    return client_of(house.keeper)


def page(client: Client, to: str, *parts: object, **query: Any) -> Any:
    answer = client.get(reverse(to, args=parts), query)
    assert_strict(answer)
    return answer


def test_a_form_opens_a_season_and_offers_the_subordinate_units(
    house: SeasonHouse, keeper: Client
) -> None:
    make_unit(house.agency, "Phòng Tổng hợp")
    form = page(keeper, "seasons:new").context["form"]
    usual = form.initial["units"]

    answer = keeper.post(reverse("seasons:new"), {**TYPED, "units": usual}, follow=True)

    season = DutySeason.objects.get()
    assert usual == [filer.unit.pk for filer in house.filers]
    assert (answer.redirect_chain, season.name) == (
        [(reverse("seasons:season", args=[season.pk]), 302)], "Trực Tết Đinh Mùi",
    )  # fmt: skip
    assert season.filing_at.isoformat() == "2027-01-29T09:00:00+00:00"


def test_what_is_refused_stands_beside_its_blank_with_what_was_typed(
    house: SeasonHouse, keeper: Client
) -> None:
    units = [house.filers[0].unit.pk]
    answer = keeper.post(reverse("seasons:new"), {**TYPED, "due_day": "04/02/2027", "units": units})

    assert (answer.status_code, answer.context["form"].errors) == (
        422,
        {"due_day": ["Hạn trình phải ở sau lúc này và trước ngày đầu của đợt, 04/02/2027."]},
    )
    assert 'value="Trực Tết Đinh Mùi"' in answer.content.decode()


def test_a_season_is_changed_as_it_was_seen(house: SeasonHouse, keeper: Client) -> None:
    season = opened_season(house)
    typed = {**TYPED, "units": [house.filers[0].unit.pk], "seen": "1"}
    url = reverse("seasons:edit", args=[season.pk])

    first, second = keeper.post(url, typed), keeper.post(url, typed)

    assert (first.status_code, second.status_code) == (302, 422)
    assert second.context["form"].data["seen"] == "2"
    assert season.units.count() == 1


def test_the_page_shows_every_unit_and_a_head_the_own_one(
    house: SeasonHouse, keeper: Client, client_of: SignIn
) -> None:
    season = opened_season(house)
    sent(season, house.filers[0])

    whole = page(keeper, "seasons:season", season.pk).content.decode()
    own = page(client_of(house.filers[1].head), "seasons:season", season.pk).content.decode()
    everybody = page(client_of(house.director), "seasons:season", season.pk).content.decode()

    assert "Nhắc 2 đơn vị chưa trình" in whole
    assert "Lập tự động 2 lịch chưa có" in whole
    assert [unit in own for unit in ("Trung tâm 1", "Trung tâm 2")] == [False, True]
    pages = (whole, own, everybody)
    assert ["rồi bấm “Trình duyệt” trước" in one for one in pages] == [False, True, False]
    assert ["Lập tự động" in one for one in pages] == [True, False, False]
    assert ("Trung tâm 3" in everybody, "Lập tự động 2" in everybody) == (True, False)


def test_a_head_opens_the_roster_with_one_press(house: SeasonHouse, client_of: SignIn) -> None:
    season = opened_season(house)
    filer = house.filers[0]

    answer = client_of(filer.head).post(reverse("seasons:begin", args=[season.pk, filer.unit.pk]))

    roster = DutyRoster.objects.get()
    assert answer.headers["Location"] == reverse("duties:roster", args=[roster.pk])


def test_while_rosters_are_planned_the_page_asks_again_until_all_are(
    house: SeasonHouse, keeper: Client
) -> None:
    season = opened_season(house)
    keeper.post(reverse("seasons:plan", args=[season.pk]))
    jobs = list(SeasonJob.objects.values_list("pk", flat=True))
    url = reverse("seasons:season", args=[season.pk])

    run_season_job(jobs[0], at=LATER)
    middle = keeper.get(url, headers={"HX-Request": "true"}).content.decode()
    for job in jobs[1:]:
        run_season_job(job, at=LATER)
    end = page(keeper, "seasons:season", season.pk).content.decode()

    assert ("<html" in middle, 'hx-trigger="every 2s"' in middle) == (False, True)
    assert "Đã lập 1/3 lịch." in middle
    assert 'max="3"' in middle
    assert 'hx-trigger="every 2s"' not in end
    assert "3 lịch đủ người, đã chứng minh không thể tốt hơn" in end


def test_planning_is_stopped_from_the_page(house: SeasonHouse, keeper: Client) -> None:
    season = opened_season(house)
    keeper.post(reverse("seasons:plan", args=[season.pk]))

    answer = keeper.post(reverse("seasons:stop", args=[season.pk]), follow=True)

    assert "3 lịch đã dừng, chưa lập" in answer.content.decode()


def test_a_second_reminder_within_the_hour_says_why_not(house: SeasonHouse, keeper: Client) -> None:
    season = opened_season(house)
    url = reverse("seasons:remind", args=[season.pk])

    said = [keeper.post(url, follow=True).content.decode() for _ in range(2)]

    assert "Đang gửi thư nhắc 3 đơn vị chưa trình." in said[0]
    assert "Mỗi giờ chỉ nhắc một lần." in said[1]


def with_leaders(house: SeasonHouse) -> DutySeason:
    """Two units are published, one is not, and a leader is on duty by telephone on the first
    day.
    """
    season = opened_season(house)
    leader = make_staff(make_unit(house.agency), "Trần Đình Phong", title="Giám đốc")
    leader.phone = "0912345678"
    leader.save()
    post = make_post(house.agency, "Trực lãnh đạo", kind="leader", phone="0243 123 456")
    make_fit(post, leader)
    shift = make_shift(post, "7:30", "31:30")
    for filer in house.filers[:2]:
        shown(house, season, filer)
    roster = DutyRoster.objects.filter(unit=house.filers[0].unit).get()
    roster.pk, roster.unit, roster._state.adding = None, None, True
    roster.save()
    roster.turns.create(shift=shift, staff=leader, day=season.first, changed_at=LATER)
    return season


def test_the_list_has_leaders_first_then_units_by_day_with_the_moon(
    house: SeasonHouse, client_of: SignIn
) -> None:
    season = with_leaders(house)
    anybody = client_of(make_user(Role.READER, house.agency))

    told = page(anybody, "seasons:list", season.pk).context["list"]

    assert [(one.moon, one.is_off) for one in told.days] == [
        ("28 Tết", False), ("29 Tết", False), ("Mùng 1", True),
    ]  # fmt: skip
    assert [(c.first.post, c.first.unit, c.names) for c in told.by_day[0].crews] == [
        ("Trực lãnh đạo", "", "Trần Đình Phong"),
        ("Trực đơn vị", "Trung tâm 1", "Bùi Thanh Hà"),
        ("Trực đơn vị", "Trung tâm 2", "Bùi Thanh Hà"),
    ]
    assert [(group.unit, len(group.crews)) for group in told.by_unit] == [
        ("", 1), ("Trung tâm 1", 3), ("Trung tâm 2", 3),
    ]  # fmt: skip
    assert told.hotlines == (("Trực lãnh đạo", "0243 123 456"),)
    assert [row.name for row in told.missing] == ["Trung tâm 3"]


def test_the_list_says_whose_is_missing_and_to_the_office_how_far_it_is(
    house: SeasonHouse, keeper: Client, client_of: SignIn
) -> None:
    season = with_leaders(house)
    sent(season, house.filers[2])
    words = "Danh sách còn thiếu 1 đơn vị chưa công bố lịch"

    to_office = page(keeper, "seasons:list", season.pk, by="unit").content.decode()
    to_others = page(
        client_of(make_user(Role.READER, house.agency)), "seasons:list", season.pk
    ).content.decode()

    assert [words in one for one in (to_office, to_others)] == [True, True]
    told = [" ".join(one.split()) for one in (to_office, to_others)]
    assert ["Trung tâm 3 (Chờ duyệt)" in one for one in told] == [True, False]
    assert "0912 345 678" in to_others


def test_the_workbook_holds_the_same_by_day_and_by_unit(house: SeasonHouse, keeper: Client) -> None:
    season = with_leaders(house)

    answer = keeper.get(reverse("seasons:list-file", args=[season.pk]))

    book = load_workbook(BytesIO(answer.content))
    by_day = book["Theo ngày"]
    assert book.sheetnames == ["Theo ngày", "Theo đơn vị", "Chưa công bố"]
    assert by_day.page_setup.orientation == "landscape"
    assert [[cell.value for cell in row] for row in by_day["A9:F11"]] == [
        ["Thứ Năm, 04/02/2027 (28 Tết)", None, None, None, None, None],
        [
            "Sở Nội vụ", "Trực lãnh đạo", "7h30–7h30 hôm sau", "Trần Đình Phong, Giám đốc",
            "0912 345 678", "0243 123 456",
        ],
        ["Trung tâm 1", "Trực đơn vị", "0h00–24h00", "Bùi Thanh Hà, Chuyên viên", "–",
         "0243 555 000"],
    ]  # fmt: skip
    assert [cell.value for cell in book["Chưa công bố"]["B"]] == ["Phòng, đơn vị", "Trung tâm 3"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_units(
    number: int, client_of: SignIn, django_assert_num_queries: Callable[..., Any]
) -> None:
    house = make_season_house(number)
    season = opened_season(house)
    for filer in house.filers:
        shown(house, season, filer)
    client = client_of(house.keeper)
    client.get(reverse("seasons:list", args=[season.pk]))

    with django_assert_num_queries(13):
        answer = client.get(reverse("seasons:list", args=[season.pk]))

    assert len(answer.context["groups"]) == 3


def test_the_page_of_today_tells_a_head_what_is_owed_and_opens_it(
    house: SeasonHouse, client_of: SignIn
) -> None:
    season = opened_season(house)
    filer = house.filers[0]
    head = client_of(filer.head)

    before = page(head, "outgoing:today").content.decode()
    begin = reverse("seasons:begin", args=[season.pk, filer.unit.pk])
    begun = head.post(begin)
    after = page(head, "outgoing:today").content.decode()
    sent_one = page(client_of(house.keeper), "outgoing:today").content.decode()

    assert f'action="{begin}"' in before
    assert "chưa lập lịch trực" in before
    assert begun.headers["Location"] in after
    assert "chưa trình lịch trực" in after
    assert "lịch trực" not in sent_one.split("<main")[1].split("Theo phòng")[0]


def test_many_rosters_are_approved_and_published_at_once(
    house: SeasonHouse, keeper: Client, client_of: SignIn
) -> None:
    season = opened_season(house)
    for filer in house.filers[:2]:
        sent(season, filer)
    director, url = client_of(house.director), reverse("seasons:decide", args=[season.pk])

    rows = page(director, "seasons:season", season.pk).context["page"]
    ticked = [f"{r.filing.roster_id}:{r.filing.seen.version}:{r.filing.seen.content}"
              for r in rows.rows if r.may_decide]  # fmt: skip
    approved = director.post(url, {"decision": "approve", "roster": ticked}, follow=True)
    again = director.post(url, {"decision": "approve", "roster": ticked}, follow=True)
    stale = keeper.post(url, {"decision": "publish", "roster": ticked}, follow=True)
    seen = [seen_duty(roster) for roster in DutyRoster.objects.all()]
    fresh = [f"{roster.pk}:{now.version}:{now.content}"
             for roster, now in zip(DutyRoster.objects.all(), seen, strict=True)]  # fmt: skip
    published = keeper.post(url, {"decision": "publish", "roster": fresh}, follow=True)

    assert (rows.to_approve, rows.to_publish, len(ticked)) == (2, 0, 2)
    assert "Đã duyệt 2 lịch." in approved.content.decode()
    assert "Đã duyệt 0 lịch." in again.content.decode()
    assert "Trung tâm 1, Trung tâm 2: " in stale.content.decode()
    assert "Đã công bố 2 lịch." in published.content.decode()


def test_one_that_cannot_be_approved_keeps_no_other(house: SeasonHouse, client_of: SignIn) -> None:
    season = opened_season(house)
    good, bad = (sent(season, filer) for filer in house.filers[:2])
    DutyRoster.objects.filter(pk=bad.pk).update(submitted_by=house.director)
    ticked = [f"{one.pk}:{one.version}:{one.content}" for one in (good, bad)]

    said = client_of(house.director).post(
        reverse("seasons:decide", args=[season.pk]),
        {"decision": "approve", "roster": ticked},
        follow=True,
    )

    assert "Đã duyệt 1 lịch." in said.content.decode()
    assert "Trung tâm 2: " in said.content.decode()
    assert [one.state for one in DutyRoster.objects.order_by("pk")] == ["approved", "submitted"]


def test_nothing_ticked_says_so_and_an_unknown_decision_is_none(
    house: SeasonHouse, client_of: SignIn
) -> None:
    season = opened_season(house)
    director, url = client_of(house.director), reverse("seasons:decide", args=[season.pk])

    nothing = director.post(url, {"decision": "approve"}, follow=True)
    unknown = director.post(url, {"decision": "burn", "roster": ["1:1:x"]})

    assert "Chưa chọn lịch nào." in nothing.content.decode()
    assert unknown.status_code == 404
