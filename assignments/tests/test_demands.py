"""What clauses ask of work at home stands on the pages, with what is not so."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from assignments.services import report_result
from assignments.tests.factories import account_of, make_task
from assignments.values import ResultReport
from rosters.tests.factories import (
    NOW,
    WEDNESDAY,
    WEEK,
    Office,
    make_office,
    opened,
    published,
    put,
)
from tests.factories import moment
from weeks.enums import Mode

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
SUNDAY = moment("2026-12-06 20:00")


def asking(demand: str, **clause: object) -> dict[str, object]:
    return {"kind": "remote_results", "params": {"demand": demand}, "item": "mục 4", **clause}


def said_on_the_page(office: Office, sign_in: SignIn, at: datetime = NOW) -> list[tuple[str, bool]]:
    with clock.freeze(at):
        page = sign_in(office.head).get(reverse("assignments:unit", args=[office.unit.pk, WEEK]))
    return [(str(one.sentence), one.is_violation) for one in page.context["work"].findings]


def at_home(office: Office, *people: int) -> None:
    """These alone of the staff are at home, from Monday to Friday."""
    roster = opened(office)
    for number, staff in enumerate(office.people):
        mode = Mode.REMOTE if number in people else Mode.ON_SITE
        put(roster, staff, mode, by=office.head)


def test_an_order_names_who_is_at_home_without_a_task_and_advice_only_says_so(
    client_of: SignIn,
) -> None:
    found = {}
    for binding in ("order", "advice"):
        office = make_office(asking("task", binding=binding))
        at_home(office, 2)
        make_task(office, office.people[2], due=WEDNESDAY)
        found[binding] = said_on_the_page(office, client_of)

    said = "Thứ Năm, 03/12; thứ Sáu, 04/12: đ/c An làm việc tại nhà mà chưa được giao việc."
    assert found == {"order": [(said, True)], "advice": [(said, False)]}


def test_a_report_of_the_week_is_asked_for_when_the_week_is_over(client_of: SignIn) -> None:
    office = make_office(asking("weekly-report"))
    at_home(office, 2, 3)
    task = make_task(office, office.people[2], due=WEDNESDAY)
    report_result(
        task.pk,
        ResultReport(percent=50),
        seen=1,
        by=account_of(task.staff),
        at=moment("2026-12-01 15:00"),
    )
    during, after = said_on_the_page(office, client_of), said_on_the_page(office, client_of, SUNDAY)

    assert during == []
    assert after == [
        ("Thứ Sáu, 04/12: đ/c Bảo có ngày làm việc tại nhà mà cả tuần chưa báo cáo.", True)
    ]


def test_what_the_law_dates_is_named_once_it_is_late(client_of: SignIn) -> None:
    office = make_office(asking("legal-date"))
    make_task(office, office.people[2], "Cấp phép số 7", due=WEDNESDAY, is_legal=True)
    make_task(office, office.people[3], "Điểm báo", due=WEDNESDAY)
    before, after = said_on_the_page(office, client_of), said_on_the_page(office, client_of, SUNDAY)

    assert before == []
    assert after == [
        ("Thứ Tư, 02/12: “Cấp phép số 7” của đ/c An không xong đúng hạn luật định.", True)
    ]


def test_my_week_says_what_is_asked_of_who_is_at_home(client_of: SignIn) -> None:
    office = make_office(asking("weekly-report"), {"kind": "default_remote", "params": {}})
    published(office)

    with clock.freeze(moment("2026-11-30 08:00")):
        page = client_of(account_of(office.people[2])).get(reverse("ownweek:week", args=[WEEK]))

    assert [str(one.sentence) for one in page.context["mine"].asked] == [
        "Người làm việc tại nhà báo cáo tiến độ, kết quả trong tuần."
    ]
    assert "Làm việc tại nhà theo kết quả" in page.text
