"""The figures of a campaign leave once a week at their hour and when asked for, and who is called
hears of it once.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from calls.tests.factories import user_of
from mobilisation.models import TaskCampaign
from mobilisation.services.calling import send_home
from mobilisation.tests.factories import (
    AT,
    LAST,
    TUESDAY,
    Muster,
    accepted,
    called,
    helped,
    make_muster,
)
from notices.models import Delivery, Run
from outgoing.errors import NobodyReportedTo, ReportedAlready
from outgoing.services import run_due, send_waiting
from outgoing.services.kinds.mobilisation import send_figures
from outgoing.tests.test_reminders import text_of
from tests.factories import moment

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
FRIDAY = moment("2026-12-04 15:00")


@pytest.fixture
def muster() -> Muster:
    return make_muster()


def begun(at: datetime, kind: str = "mobilisation") -> list[str]:
    """The days of the reports that this minute begins."""
    return [f"{one.local_date} {one.step}" for one in run_due(at) if one.kind == kind]


def test_figures_leave_on_their_day_at_their_hour_once(muster: Muster) -> None:
    accepted(muster, muster.lam)
    helped(muster)
    step = f"2026-12-04 weekly-{muster.campaign.pk}"

    assert begun(FRIDAY - timedelta(minutes=1)) == []
    assert begun(FRIDAY) == [step]
    assert begun(FRIDAY) == []
    send_waiting(now=lambda: FRIDAY)

    letter = Delivery.objects.get(run__kind="mobilisation")
    assert (letter.address, letter.state) == ("dieuphoi@vi-du.vn", Delivery.State.SENT)
    assert letter.attempts == 1
    words = text_of(letter)
    assert "SỐ LIỆU HUY ĐỘNG ĐẾN HẾT NGÀY 04/12/2026" in words
    assert "Tổng cộng: cần 3, đã gọi 2, đã nhận 2, có mặt 0, còn thiếu 1." in words
    assert "2. Người ngoài cơ quan: đã gọi 1, đã nhận 1" in words
    assert not any(name in words for name in ("Trần Thị Nga", "Đỗ Lâm"))


@pytest.mark.parametrize(
    ("at", "days"),
    [
        ("2026-12-06 09:00", ["2026-12-04"]),
        ("2026-12-08 09:00", []),
        ("2026-12-18 15:00", ["2026-12-18"]),
        ("2026-12-25 15:00", []),
    ],
)
def test_late_figures_leave_for_three_days_and_the_last_ones_after_the_end(
    muster: Muster, at: str, days: list[str]
) -> None:
    assert TUESDAY + timedelta(days=12) == LAST

    assert begun(moment(at)) == [f"{day} weekly-{muster.campaign.pk}" for day in days]


def test_a_campaign_without_a_day_or_before_it_began_reports_nothing(muster: Muster) -> None:
    opened = moment("2026-12-05 09:00")
    TaskCampaign.objects.update(opened_at=opened)
    late = begun(opened)
    TaskCampaign.objects.update(opened_at=AT, report_day=None)

    assert (late, begun(FRIDAY)) == ([], [])


def test_figures_leave_when_asked_for_and_two_presses_send_one(
    muster: Muster, client_of: SignIn
) -> None:
    client, pk = client_of(muster.clerk), muster.campaign.pk
    with clock.freeze(AT):
        page = client.get(reverse("mobilisation:figures", args=[pk])).content.decode()
        for _press in range(2):
            client.post(reverse("outgoing:send-mobilised", args=[pk]), {"seen": "0"})
        again = client.get(reverse("mobilisation:figures", args=[pk])).content.decode()
    send_figures(pk, seen=1, by=muster.clerk, at=AT)

    runs = Run.objects.filter(kind="mobilisation").order_by("revision")
    assert list(runs.values_list("step", "revision")) == [(f"asked-{pk}", 0), (f"asked-{pk}", 1)]
    assert 'name="seen" value="0"' in page
    assert 'name="seen" value="1"' in again
    assert reverse("outgoing:run", args=[runs[0].uuid]) in again
    with pytest.raises(ReportedAlready):
        send_figures(pk, seen=1, by=muster.clerk, at=AT)
    assert begun(FRIDAY) == [f"2026-12-04 weekly-{pk}"]


def test_figures_go_to_nobody_without_an_address(muster: Muster) -> None:
    TaskCampaign.objects.update(body_email="", report_day=None)

    with pytest.raises(NobodyReportedTo):
        send_figures(muster.campaign.pk, seen=0, by=muster.clerk, at=AT)


def test_each_who_is_called_hears_of_it_once(muster: Muster) -> None:
    (call, off) = called(muster, muster.lam, muster.minh)
    send_home(off.pk, TUESDAY, by=muster.clerk, at=AT)
    minute = AT + timedelta(minutes=1)

    assert begun(minute, "team-call") == [f"2026-12-01 called-{call.pk}"]
    assert begun(minute, "team-call") == []
    letter = Delivery.objects.get(run__kind="team-call")
    assert letter.address == user_of(muster.lam).email
    assert "Đồng chí được gọi vào Đội cứu trợ (Chống bão số 9), từ 01/12/2026" in text_of(letter)


def test_who_is_sent_home_hears_of_it_once_and_again_when_the_day_changes(muster: Muster) -> None:
    (call,) = accepted(muster, muster.lam)
    friday = TUESDAY + timedelta(days=3)
    send_home(call.pk, friday, reason="Sốt cao", by=muster.clerk, at=AT)
    minute = AT + timedelta(minutes=1)

    assert begun(minute, "team-home") == [f"2026-12-03 home-{call.pk}"]
    assert begun(minute, "team-home") == []
    letter = Delivery.objects.get(run__kind="team-home")
    assert letter.address == user_of(muster.lam).email
    words = text_of(letter)
    assert "Đồng chí ở Đội cứu trợ (Chống bão số 9) đến hết 03/12/2026" in words
    assert "Sốt cao" not in words

    send_home(call.pk, friday - timedelta(days=1), by=muster.clerk, at=minute)
    assert begun(minute, "team-home") == [f"2026-12-02 home-{call.pk}"]
    send_home(call.pk, TUESDAY, by=muster.clerk, at=minute)
    assert begun(minute, "team-home") == [f"2026-12-01 off-{call.pk}"]
    assert begun(minute, "team-home") == []


def test_whose_call_is_taken_back_hears_of_it_where_they_heard_of_the_call(
    muster: Muster,
) -> None:
    (told, silent) = called(muster, muster.lam, muster.minh)
    send_home(silent.pk, TUESDAY, by=muster.clerk, at=AT)
    minute = AT + timedelta(minutes=1)
    begun(minute, "team-call")
    send_home(told.pk, TUESDAY, by=muster.clerk, at=minute)

    assert begun(minute + timedelta(days=4), "team-home") == []
    assert begun(minute, "team-home") == [f"2026-12-01 off-{told.pk}"]
    assert "từ 01/12/2026 đã hủy" in text_of(Delivery.objects.get(run__kind="team-home"))


def test_nobody_from_outside_and_nobody_whose_days_are_simply_over_is_written_to(
    muster: Muster,
) -> None:
    helper = helped(muster)
    accepted(muster, muster.lam)
    send_home(helper.pk, TUESDAY, by=muster.clerk, at=AT)

    assert begun(AT + timedelta(minutes=1), "team-home") == []
