"""The pages of campaigns: from an empty agency to people who are there, the same queries for one
row and for three.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

import clock
from accounts.models import User
from calls.tests.factories import user_of
from mobilisation.enums import CallAnswer
from mobilisation.models import CampaignTeam, MobilisedPerson, TaskCampaign
from mobilisation.services.calling import answer_call, mark_there
from mobilisation.tests.factories import (
    AT,
    TUESDAY,
    Muster,
    accepted,
    called,
    helped,
    make_muster,
)
from rosters.tests.factories import WEEK, make_office, opened
from tests.factories import make_staff, moment

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def muster() -> Muster:
    return make_muster()


def test_an_empty_agency_is_told_what_to_do_and_does_it(client_of: SignIn) -> None:
    office = make_office()
    client = client_of(office.office)
    with clock.freeze(AT):
        empty = client.get(reverse("mobilisation:campaigns")).content.decode()
        head = client_of(office.head).get(reverse("mobilisation:campaigns")).content.decode()
        typed = {"name": "Chống bão", "first": "30/11/2026", "report_at": "15h00"}
        backwards = client.post(reverse("mobilisation:new"), {**typed, "last": "29/11/2026"})
        unaddressed = client.post(reverse("mobilisation:new"), {**typed, "report_day": "4"})
        made = client.post(reverse("mobilisation:new"), typed)
        campaign = TaskCampaign.objects.get()
        page = client.get(reverse("mobilisation:campaign", args=[campaign.pk])).content.decode()
        client.post(reverse("mobilisation:skills"), {"name": "Lái xe", "tags": ["driver"]})
        twice = client.post(reverse("mobilisation:skills"), {"name": "lái  XE"})
        skill = office.agency.work_skills.get()
        team = {"name": "Đội 1", f"need-{skill.pk}": "2"}
        added = client.post(made.headers["Location"], team)
        again = client.post(made.headers["Location"], team)

    assert "Chưa có đợt huy động nào" in empty
    assert reverse("mobilisation:new") in empty
    assert reverse("mobilisation:new") not in head
    assert (backwards.status_code, unaddressed.status_code, twice.status_code) == (422, 422, 422)
    assert "Chưa có đội nào" in page
    assert again.status_code == 422
    row = CampaignTeam.objects.get()
    assert added.headers["Location"] == reverse("mobilisation:team", args=[row.pk])
    assert [(need.skill_id, need.count) for need in row.needs.all()] == [(skill.pk, 2)]


def test_the_fewest_who_fit_are_proposed_and_then_called(muster: Muster, client_of: SignIn) -> None:
    client, url = client_of(muster.clerk), reverse("mobilisation:call", args=[muster.team.pk])
    form = {"first": "01/12/2026", "skill": "all", "count": "1"}
    with clock.freeze(AT):
        first = client.get(url)
        proposed = client.post(url, {**form, "suggest": "1"}).context["form"]
        nobody = client.post(url, form)
        chosen = [str(pk) for pk in proposed.proposed]
        kept = {f"as-{pk}": str(skill or "") for pk, skill in proposed.proposed.items()}
        sent = client.post(url, {**form, **kept, "people": chosen})
        full = client.post(url, {**form, "suggest": "1"})

    assert first.status_code == 200
    assert nobody.status_code == 422
    assert sent.headers["Location"] == reverse("mobilisation:team", args=[muster.team.pk])
    calls = MobilisedPerson.objects.order_by("staff__full_name")
    assert [(call.staff, call.skill) for call in calls if call.skill] == [
        (muster.minh, muster.driver),
        (muster.lam, muster.driver),
    ] or {call.staff for call in calls if call.skill} == {muster.lam, muster.minh}
    assert calls.filter(skill=None).count() == 1
    assert "Đội đã gọi đủ số người cần" in full.content.decode()


def test_a_team_without_numbers_is_not_said_to_have_called_enough(
    muster: Muster, client_of: SignIn
) -> None:
    muster.team.needs.all().delete()
    client, url = client_of(muster.clerk), reverse("mobilisation:call", args=[muster.team.pk])
    form = {"first": "01/12/2026", "skill": "all", "count": "1", "suggest": "1"}
    with clock.freeze(AT):
        page = client.post(url, form).content.decode()

    assert "Đội chưa ghi số người cần" in page
    assert "Đội đã gọi đủ số người cần" not in page


def test_a_call_is_answered_on_the_phone_in_one_press(muster: Muster, client_of: SignIn) -> None:
    (call,) = called(muster, muster.lam)
    client = client_of(user_of(muster.lam))
    with clock.freeze(AT):
        week = client.get(reverse("ownweek:mine"), follow=True).content.decode()
        page = client.get(reverse("mobilisation:called", args=[call.pk])).content.decode()
        url = reverse("mobilisation:answer", args=[call.pk])
        silent = client.post(url, {"do": "declined"})
        yes = client.post(url, {"do": "accepted"})
        after = client.get(reverse("ownweek:mine"), follow=True).content.decode()
        own = client.get(reverse("mobilisation:mine")).content.decode()

    assert "Bạn được gọi vào đội công tác" in week
    assert "12/QĐ-SNV ngày 27/11/2026" in page
    assert silent.status_code == 422
    assert "Hãy ghi lý do không nhận." in silent.content.decode()
    assert yes.status_code == 302
    assert "Bạn được gọi vào đội công tác" not in after
    assert "Đã nhận" in own


def test_who_declined_waits_in_the_list_of_the_office_until_somebody_is_proposed_and_called(
    muster: Muster, client_of: SignIn
) -> None:
    (call,) = called(muster, muster.lam)
    answer_call(call.pk, CallAnswer.DECLINED, why="Con ốm", by=muster.clerk, at=AT)
    muster.office.staff[1].user = muster.clerk
    muster.office.staff[1].save()
    client = client_of(muster.clerk)
    with clock.freeze(AT):
        week = client.get(reverse("ownweek:mine"), follow=True).content.decode()
        team = client.get(reverse("mobilisation:team", args=[muster.team.pk])).content.decode()
        url = f"{reverse('mobilisation:call', args=[muster.team.pk])}?replaces={call.pk}"
        form = client.get(url).context["form"]
        client.post(
            reverse("mobilisation:call", args=[muster.team.pk]),
            {
                "first": "01/12/2026",
                "skill": muster.driver.pk,
                "people": list(form.proposed),
                "replaces": call.pk,
            },
        )
        done = client.get(reverse("ownweek:mine"), follow=True).content.decode()

    assert "1 người không nhận, chưa có người thay" in week
    assert "Con ốm" in team
    assert form.proposed == {muster.minh.pk: muster.driver.pk}
    assert MobilisedPerson.objects.get(staff=muster.minh).replaces == call
    assert "không nhận, chưa có người thay" not in done


def test_the_leader_sees_telephones_and_notes_who_is_there_and_others_do_not(
    muster: Muster, client_of: SignIn
) -> None:
    helper = helped(muster)
    (call,) = called(muster, muster.an)
    muster.team.leader = muster.lam
    muster.team.save()
    url = reverse("mobilisation:team", args=[muster.team.pk])
    with clock.freeze(moment("2026-12-01 08:00")):
        leader = client_of(user_of(muster.lam))
        page = leader.get(url).content.decode()
        mine = leader.get(reverse("mobilisation:mine")).content.decode()
        noted = reverse("mobilisation:there", args=[helper.pk])
        leader.post(noted, {"since": "không phải ngày"})
        leader.post(noted, {"since": "01/12/2026"})
        head = client_of(muster.office.head).get(url).content.decode()
        director = client_of(muster.office.director).get(url).content.decode()

    assert "0900 000 001" in page or "0900000001" in page
    assert url in mine
    helper.refresh_from_db()
    assert helper.arrived_on == TUESDAY
    assert "Vũ Hoài An" in head
    assert "Trần Thị Nga" not in head
    assert "Trần Thị Nga" in director
    assert call.answer == ""


def test_somebody_elses_call_leads_to_the_team_or_nowhere(
    muster: Muster, client_of: SignIn
) -> None:
    (call,) = called(muster, muster.an)
    url = reverse("mobilisation:called", args=[call.pk])
    stranger = make_office().office
    with clock.freeze(AT):
        answers = [
            client_of(user).get(url).status_code
            for user in (muster.clerk, muster.office.head, user_of(muster.lam), stranger)
        ]

    assert answers == [302, 302, 404, 404]


def test_the_week_says_for_what_somebody_is_away(muster: Muster, client_of: SignIn) -> None:
    accepted(muster, muster.an)
    opened(muster.office)
    with clock.freeze(AT):
        url = reverse("rosters:week-unit", args=[muster.office.unit.pk, WEEK])
        page = client_of(muster.office.head).get(url).content.decode()

    assert page.count('title="Đội cứu trợ, Chống bão số 9"') == 4


def test_figures_are_those_of_the_day_that_is_asked_for(muster: Muster, client_of: SignIn) -> None:
    (one, two) = called(muster, muster.lam, muster.an)
    answer_call(one.pk, CallAnswer.ACCEPTED, by=muster.clerk, at=moment("2026-12-01 07:00"))
    mark_there(one.pk, TUESDAY, by=muster.clerk, at=moment("2026-12-01 10:00"))
    answer_call(
        two.pk, CallAnswer.DECLINED, why="Bận", by=muster.clerk, at=moment("2026-12-02 10:00")
    )
    helped(muster)
    client, url = (
        client_of(muster.clerk),
        reverse("mobilisation:figures", args=[muster.campaign.pk]),
    )
    with clock.freeze(moment("2026-12-03 09:00")):
        days = ("2026-11-30", "2026-12-01", "2026-12-03", "mai")
        found = [client.get(f"{url}?on={day}").context["figures"] for day in days]
        head = client_of(muster.office.head).get(url).context["figures"]
        book = client.get(f"{url}excel/?on=2026-12-01")

    told = [(one.total.called, one.total.accepted, one.total.there, one.missing) for one in found]
    assert told == [(3, 1, 0, 2), (3, 2, 1, 1), (2, 2, 1, 1), (2, 2, 1, 1)]
    assert [line.name for line in found[2].units] == [
        "Phòng Tổ chức cán bộ",
        "Phòng Hành chính",
        "Người ngoài cơ quan",
    ]
    assert [line.name for line in head.units] == ["Phòng Tổ chức cán bộ"]
    sheet = load_workbook(BytesIO(book.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert rows == [
        ["Đội, kỹ năng", "Cần", "Đã gọi", "Đã nhận", "Có mặt", "Còn thiếu", "Không nhận", "Đã về"],
        ["Đội cứu trợ", 3, 3, 2, 1, 1, 0, 0],
        ["   Lái xe", 2, 1, 1, 1, 1, 0, 0],
        ["   Không yêu cầu kỹ năng", 1, 2, 1, 0, 0, 0, 0],
        ["Tổng cộng", 3, 3, 2, 1, 1, 0, 0],
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_however_many_there_are(
    rows: int, muster: Muster, client_of: SignIn, django_assert_num_queries: Any
) -> None:
    people = [make_staff(muster.other, f"Lý Văn {number}") for number in range(rows)]
    accepted(muster, *people)
    client = client_of(muster.clerk)
    asked = {
        reverse("mobilisation:campaigns"): 7,
        reverse("mobilisation:campaign", args=[muster.campaign.pk]): 14,
        reverse("mobilisation:figures", args=[muster.campaign.pk]): 14,
        reverse("mobilisation:team", args=[muster.team.pk]): 14,
        reverse("mobilisation:call", args=[muster.team.pk]): 14,
    }
    with clock.freeze(AT):
        for url, queries in asked.items():
            client.get(url)
            with django_assert_num_queries(queries):
                assert client.get(url).status_code == 200
