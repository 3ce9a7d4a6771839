"""Pages of tasks: the unit's week, one's own list, one task, the sums."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from assignments.models import Assignment
from assignments.services import accept_result, report_result
from assignments.tests.factories import FRIDAY, account_of, make_task, reported_done
from assignments.values import ResultReport
from directives.services.attachments import Upload
from rosters.tests.factories import (
    MONDAY,
    NOW,
    WEDNESDAY,
    WEEK,
    Office,
    lawful_office,
    opened,
    published,
    put,
)
from tests.factories import make_absence, make_user, moment
from tests.pages import assert_strict
from units.enums import Role
from units.models import Unit
from weeks.enums import Mode
from weeks.models import DutyState

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PDF = b"%PDF-1.4\n%%EOF"


@pytest.fixture(autouse=True)
def thursday() -> object:
    with clock.freeze(NOW):
        yield


@pytest.fixture
def office() -> Office:
    return lawful_office()


def unit_url(office: Office, name: str = "unit") -> str:
    return reverse(f"assignments:{name}", args=[office.unit.pk, WEEK])


def test_the_week_shows_who_is_at_home_and_has_nothing_to_do(
    office: Office, client_of: SignIn
) -> None:
    an, bao, chi = office.staff[:3]
    roster = opened(office)
    put(roster, an, Mode.REMOTE, by=office.head)
    put(roster, bao, Mode.REMOTE, by=office.head)
    put(roster, chi, Mode.ON_SITE, by=office.head)
    make_task(office, an, due=WEDNESDAY)
    make_absence(bao, MONDAY)

    page = client_of(office.head).get(unit_url(office))

    days = {
        one.staff_id: [day.weekday() for day in one.idle_days]
        for one in page.context["work"].people
    }
    assert {pk: days[pk] for pk in (an.pk, bao.pk, chi.pk)} == {
        an.pk: [3, 4],
        bao.pk: [1, 2, 3, 4],
        chi.pk: [],
    }
    assert_strict(page)


def test_who_was_called_to_the_office_is_not_at_home_that_half(
    office: Office, client_of: SignIn
) -> None:
    an = office.staff[0]
    put(opened(office), an, Mode.REMOTE, by=office.head)
    Unit.objects.filter(pk=office.unit.pk).update(duty_until=WEEK.sunday)
    DutyState.objects.create(
        staff=an,
        day=MONDAY,
        morning=True,
        afternoon=False,
        is_called=True,
        reason="urgent",
        source="call-1",
    )
    DutyState.objects.create(
        staff=an,
        day=WEDNESDAY,
        morning=True,
        afternoon=True,
        is_called=True,
        reason="urgent",
        source="call-2",
    )

    page = client_of(office.head).get(unit_url(office))

    [one] = [one for one in page.context["work"].people if one.staff_id == an.pk]
    assert [(day.morning, day.afternoon) for day in one.days[:3]] == [
        (Mode.ON_SITE, Mode.REMOTE),
        (Mode.REMOTE, Mode.REMOTE),
        (Mode.ON_SITE, Mode.ON_SITE),
    ]
    assert [day.weekday() for day in one.idle_days] == [0, 1, 3, 4]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_week_costs_the_same_for_one_and_three_people(
    rows: int, office: Office, client_of: SignIn, django_assert_num_queries: Callable[[int], object]
) -> None:
    for staff in office.staff[:rows]:
        make_task(office, staff)
    client = client_of(office.head)
    client.get(unit_url(office))

    with django_assert_num_queries(19):
        page = client.get(unit_url(office))

    assert len(page.context["work"].tasks) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_and_sums_cost_the_same_for_one_and_three(
    rows: int, office: Office, client_of: SignIn, django_assert_num_queries: Callable[[int], object]
) -> None:
    for number in range(rows):
        make_task(office, office.staff[0], f"Việc {number}")
    own, director = client_of(account_of(office.staff[0])), client_of(office.director)
    sums = reverse("assignments:overview", args=[WEEK.shifted(-1)])

    with django_assert_num_queries(8):
        mine = own.get(reverse("assignments:mine"))
    with django_assert_num_queries(10):
        page = director.get(sums)

    assert len(mine.context["open"]) == page.context["total"].given == rows


def test_a_head_gives_lines_to_who_is_ticked_and_is_told_of_what_stood_already(
    office: Office, client_of: SignIn
) -> None:
    people = [staff.pk for staff in office.staff[:2]]
    posted = {"lines": "Báo cáo quý\t03/12\tluật\nĐiểm báo", "due": "04/12/2026", "people": people}
    client = client_of(office.head)

    client.post(unit_url(office, "give"), posted, follow=True)
    again = client.post(unit_url(office, "give"), posted, follow=True)

    assert Assignment.objects.filter(unit=office.unit).count() == 4
    assert set(Assignment.objects.values_list("title", "due", "is_legal")) == {
        ("Báo cáo quý", WEDNESDAY + timedelta(days=1), True),
        ("Điểm báo", WEDNESDAY + timedelta(days=2), False),
    }
    assert [str(one) for one in again.context["messages"]] == [
        "Bỏ qua 4 việc đã giao hoặc chưa xong."
    ]


@pytest.mark.parametrize(
    ("lines", "people", "said"),
    [
        ("Điểm báo", [], "Hãy chọn người nhận việc trong đơn vị."),
        ("Điểm báo | mai", [1], "Dòng 1: không hiểu “mai”."),
        ("", [1], "Hãy ghi ít nhất một việc, mỗi việc một dòng."),
    ],
)
def test_what_was_typed_and_ticked_stays_when_it_is_refused(
    lines: str, people: list[int], said: str, office: Office, client_of: SignIn
) -> None:
    ticked = [office.staff[0].pk] if people else []
    posted = {"lines": lines, "due": "04/12/2026", "people": ticked}

    page = client_of(office.head).post(unit_url(office, "give"), posted)

    assert (page.status_code, page.context["chosen"]) == (422, set(ticked))
    assert said in page.text
    assert lines in page.text
    assert not Assignment.objects.exists()


def test_my_week_shows_what_i_have_to_do_and_nothing_of_others(
    office: Office, client_of: SignIn
) -> None:
    mine = make_task(office, office.staff[0], "Việc của An")
    make_task(office, office.staff[1], "Việc của Bảo")

    page = client_of(account_of(office.staff[0])).get(reverse("ownweek:week", args=[WEEK]))
    other = client_of(account_of(office.staff[1])).get(reverse("assignments:task", args=[mine.pk]))

    assert [row.title for row in page.context["to_do"]] == ["Việc của An"]
    assert reverse("assignments:task", args=[mine.pk]) in page.text
    assert other.status_code == 404


def test_a_result_with_a_file_is_reported_taken_and_opened_by_who_may(
    office: Office, client_of: SignIn
) -> None:
    task = make_task(office, office.staff[0])
    worker, head = client_of(account_of(task.staff)), client_of(office.head)
    sent = {
        "seen": 1,
        "done": "1",
        "text": "Đã trình",
        "file": SimpleUploadedFile("Tờ trình.pdf", PDF),
        "link": "https://vi-du.vn/van-ban",
    }

    worker.post(reverse("assignments:report", args=[task.pk]), sent)
    page = head.get(reverse("assignments:task", args=[task.pk]))
    step = task.steps.get(act="done")
    files = {
        name: client.get(reverse("assignments:file", args=[step.pk]))
        for name, client in (
            ("worker", worker),
            ("head", head),
            ("colleague", client_of(account_of(office.staff[1]))),
        )
    }
    taken = head.post(
        reverse("assignments:judge", args=[task.pk]),
        {"seen": page.context["task"].row.version, "accept": "1"},
    )

    assert_strict(page)
    assert {name: answer.status_code for name, answer in files.items()} == {
        "worker": 200,
        "head": 200,
        "colleague": 404,
    }
    assert files["head"].content == PDF
    assert files["head"]["Content-Disposition"].startswith("attachment")
    task.refresh_from_db()
    assert (taken.status_code, task.state) == (302, "accepted")


def test_one_press_reports_how_far_it_has_come(office: Office, client_of: SignIn) -> None:
    task = make_task(office, office.staff[0])

    client_of(account_of(task.staff)).post(
        reverse("assignments:report", args=[task.pk]), {"seen": 1, "percent": "50"}
    )

    task.refresh_from_db()
    assert (task.state, task.percent) == ("under-way", 50)


def test_a_refused_report_keeps_its_words_and_counts_from_now(
    office: Office, client_of: SignIn
) -> None:
    task = make_task(office, office.staff[0])
    user = account_of(task.staff)
    report_result(task.pk, ResultReport(percent=25), seen=1, by=user, at=NOW)

    page = client_of(user).post(
        reverse("assignments:report", args=[task.pk]), {"seen": 1, "done": "1", "text": "Đã trình"}
    )

    assert page.status_code == 422
    assert "Việc này vừa được cập nhật." in page.text
    assert "Đã trình" in page.text
    assert page.context["report_form"]["seen"].value() == "2"


def test_a_head_moves_a_task_or_calls_it_off_with_a_reason(
    office: Office, client_of: SignIn
) -> None:
    task, client = make_task(office, office.staff[0]), client_of(office.clerk)
    url = reverse("assignments:change", args=[task.pk])
    posted = {"seen": 1, "title": "Thẩm tra hồ sơ 13", "due": "03/12/2026", "due_time": "16h30"}

    silent = client.post(url, posted)
    said = client.post(url, {**posted, "remark": "Chờ hồ sơ"})
    task.refresh_from_db()
    moved = (task.title, f"{task.due:%d/%m} {task.due_time:%H:%M}", task.state)
    client.post(url, {**posted, "seen": 2, "remark": "Thôi", "cancel": "1"})

    assert (silent.status_code, said.status_code) == (422, 302)
    assert moved == ("Thẩm tra hồ sơ 13", "03/12 16:30", "new")
    task.refresh_from_db()
    assert task.state == "cancelled"


def test_the_sums_by_unit_tell_in_time_from_late_and_overdue(
    office: Office, client_of: SignIn
) -> None:
    week = WEEK.shifted(-1)
    early, late, open_still, waiting = (
        make_task(office, office.staff[n % 2], f"Việc {n}", is_legal=n > 0) for n in range(4)
    )
    done = reported_done(early)
    accept_result(early.pk, seen=done.version, by=office.head, at=NOW)
    reported_done(waiting)
    reported_done(late, at=moment("2026-11-30 09:00"))
    url = reverse("assignments:overview", args=[week])

    with clock.freeze(moment("2026-12-01 09:00")):
        page = client_of(office.director).get(url)
        none = client_of(office.director).get(reverse("assignments:overview", args=[WEEK]))
        many = client_of(office.director).get(
            reverse("assignments:overview", args=[WEEK]) + "?weeks=4"
        )

    [one] = [row for row in page.context["sums"] if row.unit_id == office.unit.pk]
    assert (one.given, one.in_time, one.late, one.overdue, one.under_way) == (4, 2, 1, 1, 0)
    assert (one.waiting, one.legal, one.legal_late) == (2, 3, 2)
    assert (none.context["total"].given, many.context["total"].given) == (0, 4)
    assert open_still.due == FRIDAY
    assert_strict(page)


def test_the_hours_of_letters_are_kept(office: Office, client_of: SignIn) -> None:
    client, url = client_of(office.office), reverse("assignments:letters")
    posted = {"sends_summary": "on", "summary_weekday": "3", "summary_at": "15h", "remind_at": "9h"}

    wrong = client.post(url, {**posted, "remind_at": "25h"})
    kept = client.post(url, posted)

    policy = office.agency.task_policy
    assert (wrong.status_code, kept.status_code) == (422, 302)
    assert (policy.summary_weekday, f"{policy.summary_at:%H:%M}", policy.sends_reminders) == (
        3,
        "15:00",
        False,
    )


def test_who_has_nothing_is_told_where_tasks_come_from(office: Office, client_of: SignIn) -> None:
    own = client_of(account_of(office.staff[0])).get(reverse("assignments:mine"))
    none = client_of(make_user(Role.READER, office.agency)).get(reverse("assignments:mine"))

    assert "Không còn việc phải làm" in own.text
    assert "Tài khoản này không gắn với cán bộ nào" in none.text


def test_the_published_week_counts_and_a_file_that_runs_is_refused(
    office: Office, client_of: SignIn
) -> None:
    published(office)
    page = client_of(office.deputy.user or office.head).get(unit_url(office))
    task = make_task(office, office.staff[0])

    answer = client_of(account_of(task.staff)).post(
        reverse("assignments:report", args=[task.pk]),
        {"seen": 1, "done": "1", "file": SimpleUploadedFile("a.pdf", b"MZ")},
    )

    assert page.context["work"].is_published
    assert answer.status_code == 422
    assert Upload("a.pdf", PDF).columns()["size"] == len(PDF)
