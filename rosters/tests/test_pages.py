"""The pages of a roster: who gets in, what a press does, what is refused and what the reader
then sees.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client

import clock
from accounts.models import User
from directives.tests.factories import make_in_force
from planning.people import Rank
from planning.time import Week
from rosters.models import PlanJob, Reopening
from rosters.services import open_roster, refresh_roster, rejudge, submit_roster
from tests.factories import make_agency, make_staff, make_unit, make_user, moment
from tests.pages import assert_strict, close_up
from units.enums import AbsenceKind, Role
from units.models import Agency, Staff, Unit
from units.services.absences import record_absence
from weeks.enums import Mode, RosterState
from weeks.models import Entry, WeeklyRoster
from weeks.sheets import cells_of
from weeks.values.cells import Seen, content_of

WEEK = Week(2026, 49)
MONDAY = WEEK.monday
NOW = moment("2026-11-26 14:00")
SignIn = Callable[[User], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def thursday_afternoon() -> object:
    with clock.freeze(NOW):
        yield


@pytest.fixture
def agency(db: None) -> Agency:
    return make_agency()


@pytest.fixture
def unit(agency: Agency) -> Unit:
    """Six people, of whom a third may come: two."""
    unit = make_unit(agency)
    for name, rank in (("Đỗ Khánh Vân", Rank.HEAD), ("Phan Quốc Thịnh", Rank.DEPUTY)):
        make_staff(unit, name, rank=rank)
    for name in ("Bùi Gia Bảo", "Hoàng Mai Chi", "Trịnh Công Đạt", "Chu Văn Khải"):
        make_staff(unit, name)
    return unit


@pytest.fixture
def head(unit: Unit) -> User:
    return make_user(Role.HEAD, unit=unit, full_name="Đỗ Khánh Vân")


@pytest.fixture
def deputy(unit: Unit) -> User:
    return make_user(Role.DEPUTY, unit=unit, full_name="Phan Quốc Thịnh")


@pytest.fixture
def cap(agency: Agency) -> None:
    make_in_force(agency, make_user(Role.OFFICE, agency))


@pytest.fixture
def roster(unit: Unit, head: User) -> WeeklyRoster:
    return open_roster(unit.pk, WEEK, by=head, at=NOW)


def seen(roster: WeeklyRoster) -> dict[str, object]:
    roster.refresh_from_db()
    return {"version": roster.version, "content": roster.content}


def everybody(roster: WeeklyRoster, mode: Mode, day: date = MONDAY) -> list[str]:
    return [
        f"{entry.staff_id}:{day.isoformat()}={mode}" for entry in roster.entries.filter(day=day)
    ]


def address(unit: Unit, week: str = "2026-W49") -> str:
    return f"/rosters/{unit.pk}/{week}/"


def test_the_bar_leads_a_head_to_the_coming_week_of_their_own_unit(
    head: User, unit: Unit, client_of: SignIn
) -> None:
    answer = client_of(head).get("/rosters/")

    assert (answer.status_code, answer["Location"]) == (302, address(unit))


def test_the_bar_leads_a_head_first_to_a_week_that_a_change_of_the_rules_opened_again(
    head: User, unit: Unit, client_of: SignIn
) -> None:
    this_week = open_roster(unit.pk, WEEK.shifted(-1), by=head, at=NOW)
    reopening = Reopening.objects.create(
        agency=unit.agency,
        roster=this_week,
        rules_revision=1,
        was=RosterState.PUBLISHED,
        version=1,
        breaches=[],
        at=NOW,
    )

    assert client_of(head).get("/rosters/")["Location"] == address(unit, "2026-W48")

    Reopening.objects.filter(pk=reopening.pk).update(closed_at=NOW)
    assert client_of(head).get("/rosters/")["Location"] == address(unit)


def test_a_week_without_a_roster_offers_to_open_one(
    head: User, unit: Unit, client_of: SignIn
) -> None:
    client = client_of(head)

    before = client.get(address(unit))
    client.post(f"{address(unit)}open/")
    after = client.get(address(unit))

    assert_strict(before)
    assert_strict(after)
    assert "Lập lịch tuần này" in before.text
    assert after.text.count('data-cell="') == 6 * 5


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_grid_is_a_strict_page_in_both_languages(
    language: str, roster: WeeklyRoster, head: User, unit: Unit, cap: None, client_of: SignIn
) -> None:
    User.objects.filter(pk=head.pk).update(language=language)
    client = client_of(User.objects.get(pk=head.pk))
    client.cookies["language"] = language

    answer = client.get(address(unit))

    assert answer.status_code == 200
    assert_strict(answer)


def test_a_page_of_the_demo_agency_says_that_its_clock_is_its_own(
    roster: WeeklyRoster,
    head: User,
    unit: Unit,
    client_of: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    ordinary = client_of(head).get(address(unit))
    monkeypatch.setenv(clock.FILE_VARIABLE, str(tmp_path / "clock.json"))
    clock.shift_to(NOW)

    shifted = client_of(head).get(address(unit))

    assert "đồng hồ riêng" not in ordinary.text
    assert "đồng hồ riêng: Thứ Năm, 26/11/2026, 14h00" in shifted.text


def test_a_press_on_a_cell_sets_the_chosen_mode_without_javascript(
    roster: WeeklyRoster, head: User, client_of: SignIn
) -> None:
    entry = roster.entries.filter(day=MONDAY).first()
    assert entry is not None

    client_of(head).post(
        f"/rosters/{roster.pk}/cells/",
        {**seen(roster), "mode": "tn", "half": "pm", "cell": f"{entry.staff_id}:{MONDAY}"},
    )

    entry.refresh_from_db()
    assert (entry.morning, entry.afternoon) == (Mode.ON_SITE, Mode.REMOTE)


def test_the_mode_and_the_half_chosen_in_the_palette_stay_chosen_for_the_next_press(
    roster: WeeklyRoster, head: User, client_of: SignIn
) -> None:
    cell = everybody(roster, Mode.REMOTE)[0].partition("=")[0]

    page = client_of(head).post(
        f"/rosters/{roster.pk}/cells/",
        {**seen(roster), "mode": "p", "half": "am", "cell": cell},
        follow=True,
    )

    assert [
        (value, f'value="{value}" checked' in close_up(page.text))
        for value in ("cq", "p", "am", "pm")
    ] == [
        ("cq", False),
        ("p", True),
        ("am", True),
        ("pm", False),
    ]


def test_who_must_sign_in_again_after_pressing_comes_back_to_the_page_with_the_button(
    roster: WeeklyRoster, unit: Unit, client: Client
) -> None:
    page = f"http://testserver{address(unit)}"

    turned_away = client.post(
        f"/rosters/{roster.pk}/do/submit/", seen(roster), headers={"Referer": page}
    )
    without_a_page = client.post(
        f"/rosters/{roster.pk}/do/submit/",
        seen(roster),
        headers={"Referer": "https://elsewhere.example/x"},
    )

    assert turned_away.headers["Location"] == f"/sign-in/?next={address(unit)}"
    assert without_a_page.headers["Location"] == "/sign-in/?next=/"


def test_a_block_from_the_keyboard_answers_htmx_with_the_same_grid(
    roster: WeeklyRoster, head: User, client_of: SignIn
) -> None:
    answer = client_of(head).post(
        f"/rosters/{roster.pk}/cells/",
        {**seen(roster), "set": everybody(roster, Mode.REMOTE)},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 200
    assert close_up(answer.text).strip().startswith('<div id="week"')
    assert set(
        Entry.objects.filter(roster=roster, day=MONDAY).values_list("morning", flat=True)
    ) == {Mode.REMOTE}


def test_two_people_who_change_different_cells_both_get_what_they_want(
    roster: WeeklyRoster, head: User, deputy: User, client_of: SignIn
) -> None:
    on_both_screens = seen(roster)
    tuesday = MONDAY + timedelta(days=1)
    client_of(deputy).post(
        f"/rosters/{roster.pk}/cells/", {**on_both_screens, "set": everybody(roster, Mode.REMOTE)}
    )

    answer = client_of(head).post(
        f"/rosters/{roster.pk}/cells/",
        {**on_both_screens, "set": everybody(roster, Mode.REMOTE, tuesday)},
        headers=HTMX,
    )

    modes = Entry.objects.filter(roster=roster, day__in=(MONDAY, tuesday))
    assert answer.status_code == 200
    assert set(modes.values_list("morning", flat=True)) == {Mode.REMOTE}


def test_a_cell_that_two_people_changed_is_shown_with_both_values_and_a_choice(
    roster: WeeklyRoster, head: User, deputy: User, client_of: SignIn
) -> None:
    on_both_screens, entry = seen(roster), roster.entries.filter(day=MONDAY).first()
    assert entry is not None
    cell = f"{entry.staff_id}:{MONDAY}"
    client_of(deputy).post(f"/rosters/{roster.pk}/cells/", {**on_both_screens, "set": f"{cell}=tn"})

    answer = client_of(head).post(
        f"/rosters/{roster.pk}/cells/", {**on_both_screens, "set": f"{cell}=ct"}, headers=HTMX
    )

    entry.refresh_from_db()
    [clash] = answer.context["clashes"]
    assert (answer.status_code, entry.morning) == (409, Mode.REMOTE)
    assert (clash.key, clash.who, clash.is_own) == (cell, "Phan Quốc Thịnh", False)
    assert (clash.theirs.morning, clash.mine.morning) == (Mode.REMOTE, Mode.MISSION)
    assert f'value="{cell}=ct/ct"' in close_up(answer.text)


def test_the_same_change_sent_again_after_a_lost_answer_is_no_quarrel_with_oneself(
    roster: WeeklyRoster, head: User, client_of: SignIn
) -> None:
    entry = roster.entries.filter(day=MONDAY).first()
    assert entry is not None
    cell, client, before = f"{entry.staff_id}:{MONDAY}", client_of(head), seen(roster)
    client.post(f"/rosters/{roster.pk}/cells/", {**before, "set": f"{cell}=tn"})

    again = client.post(f"/rosters/{roster.pk}/cells/", {**before, "set": f"{cell}=tn"})
    later = client.post(
        f"/rosters/{roster.pk}/cells/",
        {**before, "set": f"{cell}=ct", "was": f"{cell}=cq {cell}=tn"},
    )

    entry.refresh_from_db()
    assert (again.status_code, later.status_code, entry.morning) == (302, 302, Mode.MISSION)
    assert roster.changes.count() == 2


def test_the_button_under_the_finger_says_nothing_where_a_change_is_named(
    roster: WeeklyRoster, head: User, client_of: SignIn
) -> None:
    """A browser sends the pressed button along: it must not undo what was asked for."""
    entry = roster.entries.filter(day=MONDAY).first()
    assert entry is not None
    cell = f"{entry.staff_id}:{MONDAY}"

    client_of(head).post(
        f"/rosters/{roster.pk}/cells/",
        {**seen(roster), "set": f"{cell}=tn", "cell": cell, "mode": "cq"},
    )

    entry.refresh_from_db()
    assert entry.morning == Mode.REMOTE


def test_a_key_press_is_answered_with_what_changed(
    roster: WeeklyRoster, head: User, unit: Unit, cap: None, client_of: SignIn
) -> None:
    """Of sixty people one row, the sums and what the rules say of it; nothing of the rest."""
    for number in range(60 - unit.positions.count()):
        make_staff(unit, f"Cán bộ {number}")
    client = client_of(head)
    refresh_roster(roster.pk, by=head, at=NOW, seen=Seen(roster.version, roster.content))
    page = client.get(address(unit))
    grid, marks = page.context["grid"], page.context["marks"]
    rows = [row for group in grid.groups for row in group.rows]
    held = {name.replace("_", "-"): mark for name, mark in marks.items()}
    held |= {f"row-{row.staff_id}": row.mark for row in rows}

    answer = client.post(
        f"/rosters/{roster.pk}/cells/",
        {
            "version": grid.seen.version,
            "content": grid.seen.content,
            "set": f"{rows[5].staff_id}:{MONDAY}=tn",
            "marks": json.dumps(held),
        },
        headers=HTMX,
    )

    assert len(rows) == 60
    assert {piece.id for piece in answer.context["pieces"]} == {
        "week-due",
        "week-saved",
        "week-tools",
        "week-notices",
        "grid-foot",
        "why-not",
        "sums",
        f"row-{rows[5].staff_id}",
    }
    assert len(answer.content) <= 30_000 < len(page.content)


def test_what_breaks_a_rule_is_shown_with_its_sum_and_clause_and_is_not_sent(
    roster: WeeklyRoster, head: User, unit: Unit, cap: None, client_of: SignIn
) -> None:
    shown = client_of(head).get(address(unit))
    refused = client_of(head).post(f"/rosters/{roster.pk}/do/submit/", seen(roster))

    roster.refresh_from_db()
    assert "số người tại cơ quan (6) vượt quá 2 người cho phép" in shown.text
    assert "6 người tính tỷ lệ × 1/3 = 2" in shown.text
    assert "312/UBND-NC" in shown.text
    assert (refused.status_code, roster.state) == (422, RosterState.DRAFT)


def test_one_reason_is_written_for_everybody_who_has_none(
    roster: WeeklyRoster, head: User, unit: Unit, agency: Agency, client_of: SignIn
) -> None:
    reasons = {
        "kind": "allowed_onsite_reasons",
        "params": {"reasons": ["urgent"]},
        "item": "khoản 6",
    }
    make_in_force(agency, make_user(Role.OFFICE, agency), clauses=(reasons,))
    client = client_of(head)

    before = client.get(address(unit))
    cells = [f"{entry.staff_id}:{entry.day}" for entry in roster.entries.all()]
    client.post(f"/rosters/{roster.pk}/cells/", {**seen(roster), "why": cells, "reason": "urgent"})
    after = client.get(address(unit))

    assert_strict(before)
    assert before.text.count('name="why"') == len(cells)
    assert (before.text.count('id="one-reason"'), after.text.count('id="one-reason"')) == (1, 0)


def test_generating_proposes_applies_and_can_be_undone(
    roster: WeeklyRoster, head: User, unit: Unit, cap: None, client_of: SignIn
) -> None:
    client = client_of(head)

    client.post(f"/rosters/{roster.pk}/do/propose/", seen(roster))
    proposed = client.get(address(unit))
    client.post(f"/rosters/{roster.pk}/do/apply/", seen(roster))
    applied = client.get(address(unit))
    client.post(f"/rosters/{roster.pk}/do/undo/", seen(roster))
    undone = client.get(address(unit))

    assert_strict(proposed)
    assert "Đã chứng minh: không có phương án nào tốt hơn" in proposed.text
    assert "is-after" in proposed.text
    assert applied.context["grid"].violations == ()
    assert len(undone.context["grid"].violations) == 5


def test_a_roster_is_sent_approved_on_the_board_and_published(
    roster: WeeklyRoster, head: User, agency: Agency, client_of: SignIn
) -> None:
    director = make_user(Role.DIRECTOR, agency)
    client_of(head).post(f"/rosters/{roster.pk}/do/submit/", seen(roster))
    client = client_of(director)

    board = client.get("/board/2026-W49/")
    ticked = f"{roster.pk}:{seen(roster)['version']}:{seen(roster)['content']}"
    client.post("/board/2026-W49/decide/", {"decision": "approve", "roster": ticked})
    ticked = f"{roster.pk}:{seen(roster)['version']}:{seen(roster)['content']}"
    client.post("/board/2026-W49/decide/", {"decision": "publish", "roster": ticked})

    roster.refresh_from_db()
    assert_strict(board)
    assert (board.context["board"].submitted, roster.state) == (1, RosterState.PUBLISHED)


def test_returning_needs_a_reason_and_the_unit_reads_it(
    roster: WeeklyRoster, head: User, unit: Unit, agency: Agency, client_of: SignIn
) -> None:
    director = make_user(Role.DIRECTOR, agency)
    client_of(head).post(f"/rosters/{roster.pk}/do/submit/", seen(roster))

    without = client_of(director).post(f"/rosters/{roster.pk}/do/return/", seen(roster))
    client_of(director).post(
        f"/rosters/{roster.pk}/do/return/", {**seen(roster), "reason": "Thứ Tư thiếu lãnh đạo"}
    )
    page = client_of(head).get(address(unit))

    assert without.status_code == 422
    assert "Thứ Tư thiếu lãnh đạo" in page.text


def test_a_board_shows_one_roster_more_closely(
    roster: WeeklyRoster, head: User, agency: Agency, client_of: SignIn
) -> None:
    client_of(head).post(f"/rosters/{roster.pk}/do/submit/", seen(roster))

    page = client_of(make_user(Role.DIRECTOR, agency)).get(f"/board/2026-W49/?open={roster.pk}")

    assert_strict(page)
    assert "bạn đang xem đúng bản này" in page.text


def test_nothing_ticked_and_an_unknown_decision_are_told(
    agency: Agency, roster: WeeklyRoster, client_of: SignIn
) -> None:
    client = client_of(make_user(Role.DIRECTOR, agency))
    ticked = f"{roster.pk}:1:x"

    nothing = client.post("/board/2026-W49/decide/", {"decision": "approve"}, follow=True)
    unknown = client.post("/board/2026-W49/decide/", {"decision": "burn", "roster": ticked})
    forged = client.post("/board/2026-W49/decide/", {"decision": "approve", "roster": "abc"})

    assert "Chưa chọn lịch nào để duyệt." in nothing.text
    assert (unknown.status_code, forged.status_code) == (404, 400)


@pytest.mark.parametrize("in_one_field", [True, False])
def test_any_number_of_ticks_is_read_and_the_one_that_is_sent_goes(
    in_one_field: bool, agency: Agency, roster: WeeklyRoster, head: User, client_of: SignIn
) -> None:
    client_of(head).post(f"/rosters/{roster.pk}/do/submit/", seen(roster))
    mine = f"{roster.pk}:{seen(roster)['version']}:{seen(roster)['content']}"
    ticks = [mine, *(f"{900_000 + n}:1:x" for n in range(1000))]
    posted = {"rosters": " ".join(ticks)} if in_one_field else {"roster": ticks}

    answer = client_of(make_user(Role.DIRECTOR, agency)).post(
        "/board/2026-W49/decide/", {"decision": "approve", **posted}
    )

    roster.refresh_from_db()
    assert (answer.status_code, roster.state) == (302, RosterState.APPROVED)


def test_publishing_a_roster_that_waits_is_answered_in_words(
    roster: WeeklyRoster, head: User, unit: Unit, agency: Agency, client_of: SignIn
) -> None:
    client_of(head).post(f"/rosters/{roster.pk}/do/submit/", seen(roster))
    waiting = f"{roster.pk}:{seen(roster)['version']}:{seen(roster)['content']}"

    answer = client_of(make_user(Role.DIRECTOR, agency)).post(
        "/board/2026-W49/decide/", {"decision": "publish", "roster": waiting}, follow=True
    )

    roster.refresh_from_db()
    assert roster.state == RosterState.SUBMITTED
    assert "Chưa chọn lịch đã duyệt nào để công bố." in answer.text


def test_a_return_of_nothing_keeps_the_reason_that_was_typed(
    agency: Agency, roster: WeeklyRoster, head: User, client_of: SignIn
) -> None:
    client_of(head).post(f"/rosters/{roster.pk}/do/submit/", seen(roster))

    answer = client_of(make_user(Role.DIRECTOR, agency)).post(
        "/board/2026-W49/decide/", {"decision": "return", "reason": "Thứ Tư thiếu lãnh đạo"}
    )

    assert (answer.status_code, answer.context["typed"]) == (422, "Thứ Tư thiếu lãnh đạo")
    assert "Thứ Tư thiếu lãnh đạo</textarea>" in answer.text


def test_my_own_week_shows_where_i_work_once_it_is_published(
    agency: Agency, unit: Unit, head: User, client_of: SignIn
) -> None:
    me = make_user()
    make_staff(unit, "Mạc Thúy Liễu", user=me)
    client = client_of(me)
    before = client.get("/my-week/2026-W49/")
    roster = open_roster(unit.pk, WEEK, by=head, at=NOW)
    client_of(head).post(f"/rosters/{roster.pk}/do/submit/", seen(roster))
    director = client_of(make_user(Role.DIRECTOR, agency))
    director.post(f"/rosters/{roster.pk}/do/approve/", seen(roster))
    director.post(f"/rosters/{roster.pk}/do/publish/", seen(roster))

    after = client.get("/my-week/2026-W49/")

    assert_strict(before)
    assert_strict(after)
    assert "Lịch tuần này chưa được công bố" in before.text
    assert after.context["mine"].days_on_site == 5


def test_another_agency_and_another_unit_do_not_exist_for_a_head(
    unit: Unit, roster: WeeklyRoster, agency: Agency, client_of: SignIn
) -> None:
    stranger = make_user(Role.HEAD, unit=make_unit())
    neighbour = make_user(Role.HEAD, unit=make_unit(agency))

    answers = [
        client.get(address(unit)).status_code
        for client in (client_of(stranger), client_of(neighbour))
    ] + [
        client_of(someone)
        .post(f"/rosters/{roster.pk}/{act}/", {"version": 1, "content": ""})
        .status_code
        for someone in (stranger, neighbour)
        for act in ("cells", "do/undo", "do/submit", "do/approve", "do/return")
    ]

    assert set(answers) == {404}


def test_a_staff_member_may_not_look_at_grids_or_the_board(unit: Unit, client_of: SignIn) -> None:
    me = make_user()
    make_staff(unit, "Mạc Thúy Liễu", user=me)
    client = client_of(me)

    assert [
        client.get(url).status_code
        for url in (address(unit), "/rosters/", "/board/", "/board/2026-W49/")
    ] == [403] * 4


def test_a_head_may_not_approve(
    roster: WeeklyRoster, head: User, unit: Unit, client_of: SignIn
) -> None:
    deputy = make_user(Role.DEPUTY, unit=unit)
    client_of(deputy).post(f"/rosters/{roster.pk}/do/submit/", seen(roster))

    answer = client_of(head).post(f"/rosters/{roster.pk}/do/approve/", seen(roster))

    roster.refresh_from_db()
    assert (answer.status_code, roster.state) == (403, RosterState.SUBMITTED)


def test_acts_are_not_done_by_looking_at_them(
    roster: WeeklyRoster, head: User, unit: Unit, client_of: SignIn
) -> None:
    client = client_of(head)
    urls = (
        f"/rosters/{roster.pk}/cells/",
        f"/rosters/{roster.pk}/do/submit/",
        f"{address(unit)}open/",
        "/board/2026-W49/decide/",
    )

    assert [client.get(url).status_code for url in urls] == [405] * 4
    assert "chỉ nhận thao tác từ nút bấm" in client.get(urls[0]).text


def test_the_second_person_reads_that_the_roster_was_sent_meanwhile(
    roster: WeeklyRoster, head: User, unit: Unit, client_of: SignIn
) -> None:
    on_both_screens = seen(roster)
    client_of(make_user(Role.DEPUTY, unit=unit)).post(
        f"/rosters/{roster.pk}/do/submit/", on_both_screens
    )

    answer = client_of(head).post(
        f"/rosters/{roster.pk}/cells/", {**on_both_screens, "set": everybody(roster, Mode.REMOTE)}
    )

    assert answer.status_code == 409
    assert "Lịch đang ở trạng thái “Chờ duyệt” nên không sửa tiếp được." in answer.text


def test_what_differs_in_half_a_day_shows_both_halves(
    roster: WeeklyRoster, head: User, unit: Unit, agency: Agency, client_of: SignIn
) -> None:
    entry = roster.entries.filter(day=MONDAY).first()
    assert entry is not None
    last_week = open_roster(unit.pk, WEEK.shifted(-1), by=head, at=NOW)
    client_of(head).post(f"/rosters/{last_week.pk}/do/submit/", seen(last_week))

    client_of(head).post(
        f"/rosters/{roster.pk}/cells/",
        {**seen(roster), "mode": "p", "half": "pm", "cell": f"{entry.staff_id}:{MONDAY}"},
    )
    roster.refresh_from_db()
    client_of(head).post(f"/rosters/{roster.pk}/do/submit/", seen(roster))
    opened = client_of(make_user(Role.DIRECTOR, agency)).get(f"/board/2026-W49/?open={roster.pk}")

    assert '<abbr class="mode mode-p" title="Nghỉ phép">P</abbr>' in close_up(opened.text)


@pytest.mark.parametrize("week", ["2026-W00", "2026-W54", "0000-W01", "9999-W53"])
def test_a_week_that_no_year_has_is_not_found(
    week: str, head: User, unit: Unit, client_of: SignIn
) -> None:
    assert client_of(head).get(address(unit, week)).status_code == 404


@pytest.mark.parametrize(
    "value", ["x", "1:2026-13-01=cq", "abc:2026-11-30=cq", "1:2026-11-30=zz", ":", "1:2026-11-30="]
)
def test_a_cell_that_is_none_is_a_bad_request(
    value: str, roster: WeeklyRoster, head: User, client_of: SignIn
) -> None:
    assert (
        client_of(head)
        .post(f"/rosters/{roster.pk}/cells/", {**seen(roster), "set": value})
        .status_code
        == 400
    )


@pytest.mark.django_db(transaction=True)  # within a transaction nothing is kept
@pytest.mark.parametrize("rows", [1, 3, 60])
def test_the_board_asks_the_same_number_of_questions_however_many_units(
    rows: int,
    agency: Agency,
    client_of: SignIn,
    django_assert_num_queries: Callable[..., object],
) -> None:
    make_in_force(agency, make_user(Role.OFFICE, agency))
    for _ in range(rows):
        unit = make_unit(agency)
        make_staff(unit)
        open_roster(unit.pk, WEEK, by=make_user(Role.HEAD, unit=unit), at=NOW)
    client = client_of(make_user(Role.DIRECTOR, agency))
    client.get("/board/2026-W49/")

    with django_assert_num_queries(BOARD_QUERIES):
        answer = client.get("/board/2026-W49/")

    assert len(answer.context["board"].rows) == rows


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rows", [1, 3])
def test_the_grid_asks_the_same_number_of_questions_for_one_person_and_for_three(
    rows: int,
    agency: Agency,
    client_of: SignIn,
    django_assert_num_queries: Callable[..., object],
) -> None:
    make_in_force(agency, make_user(Role.OFFICE, agency))
    unit = make_unit(agency)
    people = [make_staff(unit) for _ in range(rows)]
    client, roster = _touched_week(unit, people, client_of)
    client.get(address(unit))

    with django_assert_num_queries(GRID_QUERIES):
        answer = client.get(address(unit))

    assert (answer.context["grid"].size, roster.changes.count()) == (rows, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_key_press_asks_the_same_number_of_questions_for_one_person_and_for_three(
    rows: int,
    agency: Agency,
    client_of: SignIn,
    django_assert_num_queries: Callable[..., object],
) -> None:
    make_in_force(agency, make_user(Role.OFFICE, agency))
    unit = make_unit(agency)
    people = [make_staff(unit) for _ in range(rows)]
    client, roster = _touched_week(unit, people, client_of)
    page = client.get(address(unit))
    grid, marks = page.context["grid"], page.context["marks"]
    held = {name.replace("_", "-"): mark for name, mark in marks.items()}
    held |= {f"row-{row.staff_id}": row.mark for group in grid.groups for row in group.rows}
    cell = f"{people[0].pk}:{MONDAY}"
    pressed = {**seen(roster), "set": f"{cell}=tn", "was": f"{cell}=ct", "key": f"{'a' * 32}-2"}
    pressed |= {"marks": json.dumps(held)}

    with django_assert_num_queries(KEY_PRESS_QUERIES):
        answer = client.post(f"/rosters/{roster.pk}/cells/", pressed, headers=HTMX)

    assert answer.status_code == 200
    roster.refresh_from_db()
    entries = Entry.objects.filter(roster=roster)
    assert roster.content == content_of(cells_of(entries))
    assert entries.get(staff=people[0], day=MONDAY).morning == Mode.REMOTE


def _touched_week(
    unit: Unit, people: Sequence[Staff], client_of: SignIn
) -> tuple[Client, WeeklyRoster]:
    """The head has opened the week and changed a cell, so that there is a step to undo."""
    head = make_user(Role.HEAD, unit=unit)
    roster, client = open_roster(unit.pk, WEEK, by=head, at=NOW), client_of(head)
    cell = f"{people[0].pk}:{MONDAY}"
    client.post(f"/rosters/{roster.pk}/cells/", {**seen(roster), "set": f"{cell}=ct"})
    return client, roster


BOARD_QUERIES = 16
GRID_QUERIES = 15
KEY_PRESS_QUERIES = 16
"""Two of them begin and end the step."""


def test_a_draft_that_does_not_know_of_an_absence_offers_to_take_it_over(
    roster: WeeklyRoster, head: User, agency: Agency, unit: Unit, client_of: SignIn
) -> None:
    staff = unit.positions.get(staff__full_name="Bùi Gia Bảo").staff
    record_absence(
        staff,
        kind=AbsenceKind.LEAVE,
        first=MONDAY,
        last=MONDAY,
        by=make_user(Role.OFFICE, agency),
        at=NOW,
    )

    page = client_of(head).get(address(unit))
    client_of(head).post(f"/rosters/{roster.pk}/do/refresh/", seen(roster))

    assert "Cập nhật lịch" in page.content.decode()
    assert Entry.objects.get(roster=roster, staff=staff, day=MONDAY).morning == Mode.LEAVE
    assert "Cập nhật lịch" not in client_of(head).get(address(unit)).content.decode()


def test_the_office_lets_units_without_a_roster_be_planned(
    agency: Agency, unit: Unit, client_of: SignIn
) -> None:
    office = client_of(make_user(Role.OFFICE, agency))

    page = office.get("/board/2026-W49/")
    answer = office.post("/board/2026-W49/plan/")

    assert "Phân công tự động cho 1 đơn vị chưa có lịch" in page.content.decode()
    assert (answer.status_code, PlanJob.objects.get().unit) == (302, unit)


@pytest.mark.parametrize(
    ("role", "status"), [(Role.DIRECTOR, 403), (Role.STAFF, 403), (Role.OFFICE, 302)]
)
def test_only_the_office_lets_a_whole_agency_be_planned(
    role: Role, status: int, agency: Agency, client_of: SignIn
) -> None:
    client = client_of(make_user(role, agency))

    assert client.post("/board/2026-W49/plan/").status_code == status
    assert client.get("/board/2026-W49/plan/").status_code == 405


def test_a_week_opened_again_tells_its_head_why_and_by_when(
    head: User, unit: Unit, agency: Agency, client_of: SignIn
) -> None:
    """In the words of the letter; the plain "returned" is not said beside it."""
    roster = open_roster(unit.pk, WEEK, by=head, at=NOW)
    submit_roster(roster.pk, by=head, at=NOW, seen=Seen(roster.version, roster.content))
    make_in_force(agency, make_user(Role.OFFICE, agency), effective_from=moment("2026-12-02 12:00"))
    rejudge(agency.pk, by=None, at=NOW)

    page = client_of(head).get(address(unit))

    assert_strict(page)
    said = close_up(page.content.decode())
    assert "Chưa đạt khoản 1, Công văn số 312/UBND-NC:" in said
    assert (
        "<li>Chiều thứ Tư, 02/12: số người tại cơ quan (6) vượt quá 2 người cho phép.</li>" in said
    )
    assert (
        "Lịch đã được trả lại để sửa các ngày nêu trên.</p><p><b>Hạn trình lại: trước 16h00 thứ"
        " Sáu, 27/11/2026.</b>" in said
    )
    assert "Lịch được trả lại</h2>" not in said
