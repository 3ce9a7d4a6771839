"""Somebody falls ill after the approval: within a minute the unit and the Office are told, once,
and their pages say the same with one button that mends it.
"""

import pytest
from django.test import Client
from django.urls import reverse

from notices.models import Delivery, Run
from outgoing.services import run_due, why_not_owed
from outgoing.tests.test_reminders import text_of
from rosters.selectors import week_grid
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    WEEK,
    Office,
    lawful_office,
    mandate,
    published,
    seen,
)
from tests.factories import make_user, moment
from units.enums import AbsenceKind, Role
from units.models import Absence
from units.services.absences import cancel_absence, record_absence
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
EVENING = moment("2026-11-26 17:00")


def sick(office: Office) -> Absence:
    return record_absence(
        office.leader, kind=AbsenceKind.SICK, first=FRIDAY, last=FRIDAY, by=office.office, at=LATER
    )


def page_of(office: Office) -> str:
    return reverse("rosters:week-unit", args=[office.unit.pk, WEEK])


def letters() -> list[Delivery]:
    return list(Delivery.objects.filter(run__kind=Run.Kind.DISRUPTED).order_by("pk"))


def test_head_clerk_and_office_are_told_once_with_what_mends_it() -> None:
    office = lawful_office()
    published(office)
    sick(office)

    for _minute in range(3):
        run_due(EVENING)

    told = letters()
    assert [one.recipient_user for one in told] == [
        office.head.pk,
        office.clerk.pk,
        office.office.pk,
    ]
    text = text_of(told[0])
    assert "- Đỗ Khánh Vân: vắng, mới ghi (thứ Sáu, ngày 04/12/2026)" in text
    assert "Cách sửa ít thay đổi nhất (đã chứng minh):" in text
    assert (
        "- Phan Quốc Thịnh, thứ Sáu, ngày 04/12/2026: Làm việc trực tuyến tại nhà → Làm việc tại cơ quan"
        in text
    )
    assert "ốm" not in text


def test_a_letter_still_waiting_is_owed_only_while_it_is_true() -> None:
    office = lawful_office()
    published(office)
    absence = sick(office)
    run_due(EVENING)
    [letter, *_others] = letters()
    owed = why_not_owed(letter)
    cancel_absence(absence, by=office.office, at=EVENING)
    run_due(moment("2026-11-26 17:01"))

    assert (owed, why_not_owed(letter)) == ("", "Lịch đã đạt trở lại hoặc đã được sửa.")


def test_the_page_of_the_week_shows_people_as_they_are_beside_what_was_approved(
    client: Client,
) -> None:
    office = lawful_office()
    roster = published(office)
    sick(office)
    run_due(EVENING)
    client.force_login(office.head)

    grid = week_grid(mandate(office.head), office.unit, WEEK, at=EVENING)
    page = client.get(page_of(office)).content.decode()

    [cell] = [
        cell for group in grid.groups for row in group.rows for cell in row.cells if cell.since
    ]
    assert (cell.staff_id, cell.day, cell.morning.value, cell.planned) == (
        office.leader.pk,
        FRIDAY,
        "o",
        ("cq", "cq"),
    )
    assert "vắng, mới ghi (đã duyệt: Làm việc tại cơ quan)" in page
    assert 'id="disrupted"' in page
    assert f"/rosters/{roster.pk}/do/repair/" in page


def test_one_press_on_the_page_makes_the_new_version(client: Client) -> None:
    office = lawful_office()
    roster = published(office)
    sick(office)
    run_due(EVENING)
    client.force_login(office.head)
    now = seen(roster)

    answer = client.post(
        f"/rosters/{roster.pk}/do/repair/", {"version": now.version, "content": now.content}
    )

    assert answer.status_code == 302
    assert WeeklyRoster.objects.filter(revision=2, state="draft").count() == 1
    assert "Đã đưa cách sửa vào lịch" in client.get(answer["Location"]).content.decode()


def test_a_colleague_sees_no_illness_and_no_button(client: Client) -> None:
    office = lawful_office()
    published(office)
    sick(office)
    run_due(EVENING)
    client.force_login(make_user(Role.READER, office.agency))

    page = client.get(page_of(office)).content.decode()

    assert "vắng, mới ghi" in page
    assert ('data-mode="o"' in page, "do/repair" in page) == (False, False)


def test_the_office_is_reminded_on_the_page_of_today_while_it_lasts(client: Client) -> None:
    office = lawful_office()
    published(office)
    absence = sick(office)
    run_due(EVENING)
    client.force_login(office.office)
    sentence = "không còn đạt quy định: Đỗ Khánh Vân: vắng, mới ghi"

    before = client.get("/today/").content.decode()
    cancel_absence(absence, by=office.office, at=EVENING)
    run_due(moment("2026-11-26 17:01"))
    after = client.get("/today/").content.decode()

    assert (sentence in before, sentence in after) == (True, False)
