from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from planning.people import Rank
from tests.factories import (
    MONDAY,
    make_absence,
    make_agency,
    make_condition,
    make_staff,
    make_unit,
    make_user,
    moment,
)
from tests.pages import assert_strict
from units.enums import DayKind, Role
from units.importing.template import MIME
from units.models import (
    Absence,
    CalendarDay,
    Condition,
    Grant,
    ImportDraft,
    Position,
    ReportRecipient,
    Staff,
    Unit,
)
from units.services import end_staff
from units.tests.test_import import STAFF_HEAD, excel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

SignIn = Callable[[User], Client]
WEDNESDAY = date(2026, 11, 25)
LISTS = (
    "units:staff",
    "units:units",
    "units:calendar",
    "units:recipients",
    "units:import",
    "units:new-person",
    "units:new-unit",
)


@pytest.fixture
def office() -> Unit:
    return make_unit(name="Văn phòng", code="vp", short_name="VP")


@pytest.fixture
def keeper(office: Unit) -> User:
    return make_user(Role.OFFICE, office.agency)


@pytest.fixture
def browser(keeper: User, client_of: SignIn) -> Client:
    """Somebody who has already opened a page: the first one of a session also writes when it
    began.
    """
    browser = client_of(keeper)
    browser.get(reverse("units:new-unit"))
    return browser


def upload(browser: Client, content: bytes, name: str = "can-bo.xlsx") -> Any:
    return browser.post(
        reverse("units:import"), {"file": SimpleUploadedFile(name, content, content_type=MIME)}
    )


# -- doors
# --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", LISTS)
def test_only_who_keeps_staff_gets_in(
    name: str, browser: Client, office: Unit, client_of: SignIn
) -> None:
    head = client_of(make_user(Role.HEAD, unit=office))

    assert (browser.get(reverse(name)).status_code, head.get(reverse(name)).status_code) == (
        200,
        403,
    )


@pytest.mark.parametrize(
    "name",
    [
        "units:person",
        "units:open-account",
        "units:correct",
        "units:transfer",
        "units:leave",
        "units:give-role",
    ],
)
def test_another_agencys_people_are_not_there(name: str, browser: Client) -> None:
    stranger = make_staff(make_unit(), user=make_user())

    assert browser.get(reverse(name, args=[stranger.pk])).status_code == 404


def test_another_agencys_rows_cannot_be_changed(browser: Client) -> None:
    unit = make_unit()
    staff = make_staff(unit)
    absence, condition = make_absence(staff, MONDAY), make_condition(staff, "pregnant", MONDAY)
    day = CalendarDay.objects.create(agency=unit.agency, day=MONDAY, kind=DayKind.HOLIDAY)
    recipient = ReportRecipient.objects.create(agency=unit.agency, name="Bộ", address="bo@vi-du.vn")
    grant = Grant.objects.get(user=make_user(Role.AUDITOR, unit.agency))

    wanted = [
        ("units:drop-absence", absence.pk),
        ("units:stop-condition", condition.pk),
        ("units:drop-day", day.pk),
        ("units:drop-recipient", recipient.pk),
        ("units:stop-grant", grant.pk),
        ("units:unit", unit.pk),
        ("units:add-absence", staff.pk),
        ("units:reveal", staff.pk),
        ("units:issue-password", staff.pk),
    ]

    assert {browser.post(reverse(name, args=[pk])).status_code for name, pk in wanted} == {404}


@pytest.mark.parametrize(
    "name", ["units:import-confirm", "units:import-cancel", "units:fill-calendar"]
)
def test_what_changes_something_is_not_done_by_looking(name: str, browser: Client) -> None:
    assert browser.get(reverse(name)).status_code == 405


def test_a_list_takes_no_post(browser: Client) -> None:
    assert browser.post(reverse("units:staff")).status_code == 405


# -- the list
# --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("rows", [1, 3])
def test_the_staff_list_costs_fifteen_queries(
    rows: int, browser: Client, office: Unit, django_assert_num_queries: Callable[[int], object]
) -> None:
    for _ in range(rows):
        make_absence(make_staff(make_unit(office.agency)), WEDNESDAY)

    with django_assert_num_queries(15):
        page = browser.get(reverse("units:staff"))

    assert len(page.context["page"].object_list) == rows
    assert_strict(page)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_person_costs_the_same_queries_however_much_is_recorded(
    rows: int, browser: Client, office: Unit, django_assert_num_queries: Callable[[int], object]
) -> None:
    staff = make_staff(office, user=make_user(Role.CLERK, unit=office))
    for n in range(rows):
        make_absence(staff, date(2026, 12, 1 + n))
        make_condition(staff, "flooded-area", date(2027, 1, 1 + n), date(2027, 1, 1 + n))

    with django_assert_num_queries(10):
        page = browser.get(reverse("units:person", args=[staff.pk]))

    assert len(page.context["person"].absences) == rows
    assert_strict(page)


@pytest.mark.parametrize(
    "query", ["duc hoa", "Đức Hoà", "hoà phạm", "0912 935", "cb9", "van phong hoa"]
)
def test_a_person_is_found_without_marks_in_any_order(
    query: str, browser: Client, office: Unit
) -> None:
    found = make_staff(office, "Phạm Đức Hòa")
    Staff.objects.filter(pk=found.pk).update(search_text="pham duc hoa van phong cb9 0912935372")
    make_staff(office, "Lê Văn Ân")

    page = browser.get(reverse("units:staff"), {"q": query})

    assert [post.staff for post in page.context["page"].object_list] == [found]


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("guard", ["An Bảo vệ"]),
        ("flooded-area", ["Bình Vùng lũ"]),
        ("pregnant", ["An Bảo vệ", "Bình Vùng lũ", "Chi Đã hết", "Dung Thai sản"]),
    ],
)
def test_the_list_is_narrowed_by_duty_or_by_where_somebody_lives_never_by_health(
    tag: str,
    names: list[str],
    browser: Client,
    office: Unit,
    django_assert_num_queries: Callable[[int], object],
) -> None:
    make_staff(office, "An Bảo vệ", roles=("guard",))
    make_condition(make_staff(office, "Bình Vùng lũ"), "flooded-area", WEDNESDAY)
    over = make_staff(office, "Chi Đã hết")
    make_condition(over, "flooded-area", WEDNESDAY - timedelta(days=9), WEDNESDAY - timedelta(1))
    make_condition(make_staff(office, "Dung Thai sản"), "pregnant", WEDNESDAY)

    with django_assert_num_queries(15):
        page = browser.get(reverse("units:staff"), {"tag": tag})

    listed = page.context["page"].object_list
    assert sorted(post.staff.full_name for post in listed) == names
    assert_strict(page)


def test_who_is_spelt_as_typed_comes_first(browser: Client, office: Unit) -> None:
    for name in ("Bùi Thị Hoa", "Phạm Đức Hóa", "Phạm Đức Hòa"):
        make_staff(office, name)

    page = browser.get(reverse("units:staff"), {"q": "hòa"})

    assert [post.staff.full_name for post in page.context["page"].object_list] == [
        "Phạm Đức Hòa",
        "Bùi Thị Hoa",
        "Phạm Đức Hóa",
    ]


def test_leaders_come_first_then_given_names(browser: Client, office: Unit) -> None:
    for name, rank in (
        ("Lê Văn Ân", Rank.STAFF),
        ("Bùi Thị An", Rank.STAFF),
        ("Vũ Thị Yến", Rank.HEAD),
    ):
        make_staff(office, name, rank)

    page = browser.get(reverse("units:staff"), {"unit": office.pk})

    assert [post.staff.full_name for post in page.context["page"].object_list] == [
        "Vũ Thị Yến",
        "Bùi Thị An",
        "Lê Văn Ân",
    ]


def test_htmx_gets_the_list_alone(browser: Client, office: Unit) -> None:
    make_staff(office)

    fragment = browser.get(
        reverse("units:staff"), headers={"HX-Request": "true", "HX-Target": "people"}
    )

    assert ("<html" in fragment.content.decode(), "HX-Target" in fragment.headers["Vary"]) == (
        False,
        True,
    )
    assert_strict(fragment)


def test_an_empty_list_says_what_to_do(browser: Client) -> None:
    assert "Nhập danh sách từ Excel" in browser.get(reverse("units:staff")).content.decode()


def test_who_is_about_to_come_is_listed_and_who_left_is_not(browser: Client, office: Unit) -> None:
    make_staff(office, "Lê Văn Ân", first=MONDAY)
    make_staff(office, "Bùi Thị An", last=date(2026, 11, 24))

    page = browser.get(reverse("units:staff"))

    assert [post.staff.full_name for post in page.context["page"].object_list] == ["Lê Văn Ân"]


# -- one person
# --------------------------------------------------------------------------------------------------
def test_a_person_is_added_and_what_was_typed_wrong_stays(browser: Client, office: Unit) -> None:
    typed = {
        "code": "CB1",
        "full_name": "Phạm Đức Hòa",
        "unit": office.pk,
        "first": "30/11/2026",
        "title": "Văn thư",
        "rank": "staff",
    }

    refused = browser.post(
        reverse("units:new-person"), {**typed, "roles": ["clerk"], "first": "30/02/2026"}
    )
    accepted = browser.post(reverse("units:new-person"), {**typed, "roles": ["clerk"]})
    again = browser.post(reverse("units:new-person"), typed)

    assert (refused.status_code, accepted.status_code, again.status_code) == (422, 302, 422)
    assert 'value="Phạm Đức Hòa"' in refused.content.decode()
    assert "Mã CB1 đã có." in again.content.decode()
    assert Position.objects.values_list("staff__full_name", "roles", "first").get() == (
        "Phạm Đức Hòa",
        ["clerk"],
        MONDAY,
    )
    assert_strict(refused)


def test_an_absence_is_recorded_and_cancelled(browser: Client, office: Unit) -> None:
    staff = make_staff(office)
    typed = {
        "absence-kind": "sick",
        "absence-first": "30/11/2026",
        "absence-last": "01/12/2026",
        "absence-note": "Viêm phổi",
    }

    assert browser.post(reverse("units:add-absence", args=[staff.pk]), typed).status_code == 302
    overlapping = browser.post(reverse("units:add-absence", args=[staff.pk]), typed)
    backwards = browser.post(
        reverse("units:add-absence", args=[staff.pk]), {**typed, "absence-last": "29/11/2026"}
    )

    assert (overlapping.status_code, backwards.status_code, Absence.objects.count()) == (
        422,
        422,
        1,
    )
    assert (
        "Trùng với đợt đã ghi từ ngày 30/11/2026 đến ngày 01/12/2026."
        in overlapping.content.decode()
    )
    assert 'value="Viêm phổi"' in overlapping.content.decode()
    assert "Ngày cuối trước ngày đầu." in backwards.content.decode()
    assert (
        browser.post(reverse("units:drop-absence", args=[Absence.objects.get().pk])).status_code
        == 302
    )
    assert Absence.objects.count() == 0


def test_illness_is_hidden_until_asked_for_and_asking_is_on_record(
    browser: Client, office: Unit, client_of: SignIn
) -> None:
    staff = make_staff(office)
    Absence.objects.create(staff=staff, kind="sick", first=MONDAY, last=MONDAY, note="Viêm phổi")
    make_condition(staff, "pregnant", MONDAY)

    plain = browser.get(reverse("units:person", args=[staff.pk])).content.decode()
    table = plain.split('id="h-add-absence"')[0]
    assert ("Viêm phổi" in plain, "Nghỉ ốm" in table, "Đang mang thai" in table) == (
        False,
        False,
        False,
    )
    assert Event.objects.filter(action="units.reveal-restricted").count() == 0

    shown = browser.post(reverse("units:reveal", args=[staff.pk])).content.decode()

    assert ("Viêm phổi" in shown, "Nghỉ ốm" in shown) == (True, True)
    assert Event.objects.filter(action="units.reveal-restricted").count() == 1
    admin = client_of(make_user(Role.ADMIN, office.agency))
    head = client_of(make_user(Role.HEAD, unit=office))
    assert [
        who.post(reverse("units:reveal", args=[staff.pk])).status_code for who in (admin, head)
    ] == [403, 403]


def test_a_condition_is_recorded_and_ended(browser: Client, office: Unit) -> None:
    staff = make_staff(office)
    typed = {"condition-tag": "flooded-area", "condition-first": "20/11/2026"}

    assert browser.post(reverse("units:add-condition", args=[staff.pk]), typed).status_code == 302
    assert browser.post(reverse("units:add-condition", args=[staff.pk]), typed).status_code == 422
    browser.post(reverse("units:stop-condition", args=[Condition.objects.get().pk]))

    assert Condition.objects.get().last == WEDNESDAY


def test_a_person_is_corrected_transferred_and_leaves(browser: Client, office: Unit) -> None:
    staff, division = make_staff(office), make_unit(office.agency)
    post = {"title": "Chuyên viên chính", "rank": "staff"}

    corrected = browser.post(
        reverse("units:correct", args=[staff.pk]),
        {**post, "full_name": "Phạm Đức Hòa", "phone": "0912.935.372"},
    )
    moved = browser.post(
        reverse("units:transfer", args=[staff.pk]),
        {**post, "unit": division.pk, "first": "20/11/2026"},
    )
    early = browser.post(reverse("units:leave", args=[staff.pk]), {"last": "19/11/2026"})
    left = browser.post(reverse("units:leave", args=[staff.pk]), {"last": "25/11/2026"})

    staff.refresh_from_db()
    assert [answer.status_code for answer in (corrected, moved, early, left)] == [
        302,
        302,
        422,
        302,
    ]
    assert (staff.full_name, staff.phone, staff.is_active) == ("Phạm Đức Hòa", "0912935372", False)
    assert list(staff.positions.order_by("first").values_list("unit", "last")) == [
        (office.pk, date(2026, 11, 19)),
        (division.pk, WEDNESDAY),
    ]


def test_a_role_is_given_and_taken_back_but_not_to_oneself(
    browser: Client, keeper: User, office: Unit
) -> None:
    staff, own = make_staff(office, user=make_user()), make_staff(office, user=keeper)
    typed = {"role": "head", "first": "25/11/2026"}

    without_unit = browser.post(reverse("units:give-role", args=[staff.pk]), typed)
    given = browser.post(reverse("units:give-role", args=[staff.pk]), {**typed, "unit": office.pk})
    too_much = browser.post(
        reverse("units:give-role", args=[staff.pk]), {"role": "admin", "first": "25/11/2026"}
    )
    to_oneself = browser.post(
        reverse("units:give-role", args=[own.pk]), {"role": "director", "first": "25/11/2026"}
    )
    browser.post(reverse("units:stop-grant", args=[Grant.objects.get(role="head").pk]))
    browser.post(reverse("units:stop-grant", args=[Grant.objects.get(user=keeper).pk]))

    assert [answer.status_code for answer in (without_unit, given, too_much, to_oneself)] == [
        422,
        302,
        422,
        404,
    ]
    assert list(Grant.objects.order_by("role").values_list("role", "last")) == [
        ("head", WEDNESDAY),
        ("office", None),
    ]


def test_an_account_is_opened_and_its_password_shown_once(
    browser: Client, office: Unit, client_of: SignIn
) -> None:
    staff = make_staff(office)
    url = reverse("units:issue-password", args=[staff.pk])

    bad = browser.post(reverse("units:open-account", args=[staff.pk]), {"username": "Hòa"})
    opened = browser.post(reverse("units:open-account", args=[staff.pk]), {"username": "hoa.pd"})
    again = browser.post(reverse("units:open-account", args=[staff.pk]), {"username": "khac"})
    answer = browser.post(url)

    user = User.objects.get(username="hoa.pd")
    assert (
        bad.status_code,
        opened.status_code,
        again.status_code,
        browser.get(url).status_code,
    ) == (422, 302, 422, 405)
    assert user.check_password(answer.context["issued"])
    assert answer.context["issued"] in answer.content.decode()
    assert (
        answer.context["issued"]
        not in browser.get(reverse("units:person", args=[staff.pk])).content.decode()
    )
    assert answer.context["issued"] not in str(list(Event.objects.values_list("after", flat=True)))
    assert_strict(answer)


@pytest.mark.parametrize("days", [0, 1, 2, 400])
def test_nobody_gets_the_password_of_who_may_do_more_now_or_later(
    days: int, browser: Client, office: Unit, client_of: SignIn
) -> None:
    director = make_user()
    Grant.objects.create(
        user=director,
        agency=office.agency,
        role=Role.DIRECTOR,
        first=clock.now().date() + timedelta(days=days),
    )
    staff = make_staff(office, user=director)
    url = reverse("units:issue-password", args=[staff.pk])

    browser.post(url)
    director.refresh_from_db()
    assert director.check_password("mat-khau-dai-va-la")

    client_of(make_user(Role.ADMIN, office.agency)).post(url)
    director.refresh_from_db()
    assert not director.check_password("mat-khau-dai-va-la")


# -- import
# --------------------------------------------------------------------------------------------------
def test_a_list_is_uploaded_looked_at_and_confirmed(browser: Client, office: Unit) -> None:
    rows = [STAFF_HEAD, ("CB1", "Phạm Đức Hòa", "vp", "Văn thư"), ("CB2", "An", "vp", "Bảo vệ")]

    assert upload(browser, excel(Cán_bộ=rows)).status_code == 302
    page = browser.get(reverse("units:import-preview"))
    assert (
        Staff.objects.count(),
        page.context["proposal"].writes,
        page.context["proposal"].bad_rows,
    ) == (0, 1, 1)
    assert "Họ và tên phải có ít nhất hai từ" in page.content.decode()
    assert_strict(page)
    stale = browser.post(reverse("units:import-confirm"), {"seal": "khác"})
    done = browser.post(
        reverse("units:import-confirm"), {"seal": page.context["proposal"].seal}, follow=True
    )

    assert (
        stale.status_code,
        done.status_code,
        Staff.objects.count(),
        ImportDraft.objects.count(),
    ) == (409, 200, 1, 0)
    assert "Đã thêm 1 dòng, cập nhật 0 dòng." in done.content.decode()
    assert browser.post(reverse("units:import-confirm"), {"seal": "x"}).status_code == 302


def test_a_cancelled_upload_leaves_nothing(browser: Client, office: Unit) -> None:
    upload(browser, excel(Cán_bộ=[STAFF_HEAD, ("CB1", "Phạm Đức Hòa", "vp", "Văn thư")]))

    browser.post(reverse("units:import-cancel"))

    assert (ImportDraft.objects.count(), Staff.objects.count()) == (0, 0)
    assert browser.get(reverse("units:import-preview")).status_code == 302


def test_a_file_that_is_not_excel_gets_a_clear_word(browser: Client) -> None:
    answer = upload(browser, b"Ma;Ten")

    assert answer.status_code == 422
    assert "không phải là bảng tính Excel" in answer.content.decode()
    assert ImportDraft.objects.count() == 0


def test_too_large_a_file_gets_a_clear_word(browser: Client) -> None:
    answer = upload(browser, b"PK\x03\x04" + b"0" * (5 * 1024 * 1024))

    assert (answer.status_code, ImportDraft.objects.count()) == (422, 0)
    assert "Tệp quá lớn" in answer.content.decode()


def test_nobody_sees_anothers_upload(browser: Client, office: Unit, client_of: SignIn) -> None:
    upload(browser, excel(Cán_bộ=[STAFF_HEAD, ("CB1", "Phạm Đức Hòa", "vp", "Văn thư")]))

    other = client_of(make_user(Role.OFFICE, office.agency))

    assert other.get(reverse("units:import-preview")).status_code == 302


@pytest.mark.parametrize("filled", ["mau", "hien-co"])
def test_the_template_is_downloaded(filled: str, browser: Client, office: Unit) -> None:
    make_staff(office)

    answer = browser.get(reverse("units:template", args=[filled]))

    assert (answer.status_code, answer.headers["Content-Type"], answer.content[:2]) == (
        200,
        MIME,
        b"PK",
    )
    assert (
        answer.headers["Content-Disposition"]
        == f'attachment; filename="Danh-sach-can-bo-{filled}.xlsx"'
    )


# -- the agency
# --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_units_costs_five_queries(
    rows: int, browser: Client, office: Unit, django_assert_num_queries: Callable[[int], object]
) -> None:
    for _ in range(rows - 1):
        make_staff(make_unit(office.agency), rank=Rank.HEAD)

    with django_assert_num_queries(5):
        page = browser.get(reverse("units:units"))

    assert [(unit.people, unit.leaders) for unit in page.context["units"]] == [(0, 0)] + [
        (1, 1)
    ] * (rows - 1)
    assert_strict(page)


def test_a_unit_is_added_and_changed(browser: Client, office: Unit) -> None:
    typed = {
        "name": "Trung tâm Lưu trữ",
        "short_name": "TTLT",
        "kind": "service",
        "sector": "",
        "files_roster": "on",
    }

    browser.post(reverse("units:new-unit"), {**typed, "code": "lt"})
    twice = browser.post(reverse("units:new-unit"), {**typed, "code": "lt"})
    unit = Unit.objects.get(code="lt")
    browser.post(reverse("units:unit", args=[unit.pk]), {**typed, "is_suspended": "on"})

    unit.refresh_from_db()
    assert (twice.status_code, unit.is_suspended, unit.can_work_remotely, unit.revision) == (
        422,
        True,
        False,
        1,
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_calendar_costs_five_queries(
    rows: int, browser: Client, office: Unit, django_assert_num_queries: Callable[[int], object]
) -> None:
    for n in range(rows):
        CalendarDay.objects.create(
            agency=office.agency, day=date(2026, 1, 1 + n), kind=DayKind.HOLIDAY
        )

    with django_assert_num_queries(5):
        page = browser.get(reverse("units:calendar"))

    assert (len(page.context["days"]), page.context["year"]) == (rows, 2026)
    assert_strict(page)


def test_a_year_is_filled_once_and_corrected(browser: Client, office: Unit) -> None:
    browser.post(reverse("units:fill-calendar"), {"year": "2026"})
    filled = CalendarDay.objects.count()
    browser.post(reverse("units:fill-calendar"), {"year": "2026"})
    typed = {
        "day": "23/11/2026",
        "kind": "swapped-off",
        "name": "Nghỉ hoán đổi",
        "basis": "Thông báo 1/TB",
    }

    on_a_sunday = browser.post(reverse("units:calendar"), {**typed, "day": "22/11/2026"})
    without_basis = browser.post(reverse("units:calendar"), {**typed, "basis": ""})
    accepted = browser.post(reverse("units:calendar"), typed)
    browser.post(
        reverse("units:drop-day", args=[CalendarDay.objects.get(day=date(2026, 11, 24)).pk])
    )

    assert (on_a_sunday.status_code, without_basis.status_code, accepted.status_code) == (
        422,
        422,
        302,
    )
    assert "chỉ nghỉ bù, nghỉ hoán đổi vào ngày làm việc" in on_a_sunday.content.decode()
    assert (CalendarDay.objects.count(), filled > 10) == (filled, True)


@pytest.mark.parametrize("year", ["", "abcd", "9999", "٢٠٢٦", "2026' or 1"])
def test_a_year_that_is_none_is_this_year(year: str, browser: Client) -> None:
    assert browser.get(reverse("units:calendar"), {"year": year}).context["year"] == 2026


def test_a_recipient_is_added_and_dropped(browser: Client, office: Unit) -> None:
    refused = browser.post(reverse("units:recipients"), {"name": "Bộ", "address": "bo"})
    browser.post(reverse("units:recipients"), {"name": "Bộ", "address": "bo@vi-du.vn"})
    browser.post(reverse("units:recipients"), {"name": "Tỉnh", "address": "tinh@vi-du.vn"})
    browser.post(reverse("units:drop-recipient", args=[ReportRecipient.objects.get(name="Bộ").pk]))

    assert refused.status_code == 422
    assert list(ReportRecipient.objects.values_list("name", "is_active")) == [
        ("Bộ", False),
        ("Tỉnh", True),
    ]
    page = browser.get(reverse("units:recipients"))
    assert [row.name for row in page.context["recipients"]] == ["Tỉnh"]
    assert_strict(page)


def test_an_agency_without_anything_yet_has_pages_that_say_so(client_of: SignIn) -> None:
    browser = client_of(make_user(Role.ADMIN, make_agency()))

    pages = [
        browser.get(reverse(name))
        for name in ("units:staff", "units:units", "units:calendar", "units:recipients")
    ]

    assert all('class="empty"' in page.content.decode() for page in pages)


def test_who_left_is_found_in_the_list_with_the_way_back(
    client_of: Callable[[User], Client], office: Unit, wednesday: None
) -> None:
    keeper = make_user(Role.OFFICE, office.agency)
    stays = make_staff(office, "Vũ Hoài An", first=date(2026, 1, 1))
    gone, earlier = (
        make_staff(office, name, first=date(2026, 1, 1)) for name in ("Lê Đức Hòa", "Bùi Thị Ưng")
    )
    for person, last in ((gone, date(2026, 11, 20)), (earlier, date(2026, 10, 30))):
        at = moment("2026-11-25 09:00")
        end_staff(person, last=last, by=None, at=at, today=date(2026, 11, 25))

    everybody = client_of(keeper).get(reverse("units:staff"))
    left = client_of(keeper).get(reverse("units:staff"), {"who": "left"})
    found = client_of(keeper).get(reverse("units:staff"), {"who": "left", "q": "duc hoa"})

    assert [
        [post.staff_id for post in page.context["page"].object_list]
        for page in (everybody, left, found)
    ] == [[stays.pk], [gone.pk, earlier.pk], [gone.pk]]
    assert reverse("units:return", args=[gone.pk]) in left.content.decode()
    assert_strict(left)
