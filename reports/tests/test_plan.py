"""The plan of reminders is the agency's own: when, to whom, in which words; what nobody changed stays
ours.
"""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from notices.models import Delivery, Run
from reports.models import ChangedStep
from reports.schedule import STEPS
from reports.selectors.plan import BY_CODE, plan_of
from reports.services import run_due, send_waiting
from reports.services.plan import change_step, step_facts
from reports.tests.test_reminders import text_of
from rosters.tests.factories import Office, make_office
from tests.factories import make_agency, make_user, moment
from units.enums import Role
from units.errors import Stale
from units.models import Agency
from units.selectors.settings import mark_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
WEDNESDAY = moment("2026-11-25 15:00")
BEFORE = moment("2026-11-25 09:00")


@pytest.fixture
def office() -> Office:
    return make_office()


def changed(agency: Agency, code: str = "begin", **changes: Any) -> None:
    step = next(one for one in plan_of(agency) if one.code == code)
    facts = step_facts(step)
    by = make_user(Role.ADMIN, agency)
    change_step(agency, code, facts | changes, seen=mark_of(facts), by=by, at=BEFORE)


def begun(at: Any) -> list[str]:
    return [one.step for one in run_due(at) if one.kind == Run.Kind.REMINDER]


def test_an_agency_that_changed_nothing_has_our_plan(office: Office) -> None:
    assert plan_of(office.agency) == STEPS
    assert begun(WEDNESDAY) == ["begin"]


def test_a_step_that_is_off_never_leaves(office: Office) -> None:
    changed(office.agency, is_on=False)

    assert begun(WEDNESDAY) == []


def test_another_hour_and_day_hold_from_the_next_minute_on(office: Office) -> None:
    changed(office.agency, days_before=3, at=time(10))

    assert begun(moment("2026-11-24 09:59")) == []
    assert begun(moment("2026-11-24 10:00")) == ["begin"]


def test_ones_own_words_are_filled_in_and_the_other_language_stays_ours(office: Office) -> None:
    User.objects.filter(pk=office.head.pk).update(email="head@so.example")
    changed(
        office.agency,
        subject_vi="Lập lịch tuần {tuần}",
        lead_vi="Còn {số} đơn vị: {đơn vị}. Hạn {hạn}, tuần {từ-đến}.",
    )
    run_due(WEDNESDAY)

    letter = Delivery.objects.get(run__kind=Run.Kind.REMINDER, recipient_user=office.head.pk)
    assert "Lập lịch tuần 49" in letter.run.subject
    assert (
        f"Còn 01 đơn vị: {office.unit.name}. Hạn 16h00 thứ Sáu, 27/11/2026, tuần 30/11-06/12/2026."
        in text_of(letter)
    )


def test_what_is_ours_again_needs_no_row(office: Office) -> None:
    changed(office.agency, at=time(10))
    changed(office.agency, at=BY_CODE["begin"].at)

    assert (ChangedStep.objects.count(), plan_of(office.agency)) == (0, STEPS)
    assert Event.objects.filter(action="reports.change-step").count() == 2


def test_two_people_do_not_write_over_each_other(office: Office) -> None:
    ours = mark_of(step_facts(BY_CODE["begin"]))
    changed(office.agency, at=time(10))

    with pytest.raises(Stale):
        change_step(
            office.agency,
            "begin",
            step_facts(BY_CODE["begin"]) | {"is_on": False},
            seen=ours,
            by=office.office,
            at=BEFORE,
        )


def posted(step: str = "begin", **changes: str) -> dict[str, str]:
    facts = step_facts(BY_CODE[step])
    shown = {name: f"{value}" for name, value in facts.items() if value not in (None, False, "")}
    return {"seen": mark_of(facts), **shown, "at": f"{facts['at']:%H:%M}", **changes}


def test_the_first_press_shows_the_letter_and_the_second_one_keeps_it(
    office: Office, client_of: SignIn
) -> None:
    url = reverse("reports:edit-step", args=["begin"])
    with clock.freeze(BEFORE):
        client = client_of(make_user(Role.ADMIN, office.agency))
        typed = posted(lead_vi="Nhớ lập lịch tuần {tuần}.", at="14h00")
        told = client.post(url, typed)
        kept = ChangedStep.objects.count()
        saved = client.post(url, typed | {"told": told.context["told"]})

    assert "Nhớ lập lịch tuần 49." in told.text
    assert "14h00" in told.text
    assert (kept, saved.status_code, ChangedStep.objects.get().at) == (0, 302, time(14))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"lead_vi": "Tuần {week}"}, "Không có chỗ trống {week}"),
        ({"days_before": "9"}, "5"),
        ({"at": "25:00"}, "Ghi giờ như 7:30 hoặc 16h00."),
        ({"audience": "everybody"}, "everybody"),
    ],
)
def test_what_cannot_be_is_refused_and_stays_typed(
    office: Office, client_of: SignIn, typed: dict[str, str], said: str
) -> None:
    with clock.freeze(BEFORE):
        client = client_of(make_user(Role.ADMIN, office.agency))
        answer = client.post(
            reverse("reports:edit-step", args=["begin"]), posted(subject_vi="Của tôi", **typed)
        )

    assert (answer.status_code, ChangedStep.objects.count()) == (422, 0)
    assert said in answer.text
    assert 'value="Của tôi"' in answer.text


def test_the_page_says_who_gets_what_about_the_coming_week(
    office: Office, client_of: SignIn
) -> None:
    with clock.freeze(BEFORE):
        page = client_of(make_user(Role.ADMIN, office.agency)).get(reverse("reports:plan"))

    found = {one.step.code: len(one.people) for one, _words, _audience in page.context["rows"]}
    assert found == {
        "begin": 1, "begin-again": 1, "who-is-missing": 1, "approve": 0, "approve-again": 0,
        "late": 1, "not-approved": 1,
    }  # fmt: skip
    assert office.head.full_name in page.text


def test_a_trial_comes_to_oneself_at_once_and_to_nobody_else(
    office: Office, client_of: SignIn
) -> None:
    admin = make_user(Role.ADMIN, office.agency)
    User.objects.filter(pk=admin.pk).update(email="admin@so.example")
    with clock.freeze(BEFORE):
        client_of(admin).post(reverse("reports:try-step", args=["begin"]))
        send_waiting(now=clock.now)

    letter = Delivery.objects.get()
    assert (letter.address, letter.state, letter.run.kind) == (
        "admin@so.example", Delivery.State.SENT, Run.Kind.TRIAL,
    )  # fmt: skip


def test_who_has_no_address_is_told_so(office: Office, client_of: SignIn) -> None:
    admin = make_user(Role.ADMIN, office.agency)
    User.objects.filter(pk=admin.pk).update(email="")
    with clock.freeze(BEFORE):
        answer = client_of(admin).post(reverse("reports:try-step", args=["begin"]), follow=True)

    assert "Tài khoản của bạn chưa có thư điện tử." in answer.text
    assert not Delivery.objects.exists()


def test_a_step_that_does_not_exist_is_not_found(client_of: SignIn) -> None:
    client = client_of(make_user(Role.ADMIN, make_agency()))

    assert client.get(reverse("reports:edit-step", args=["khong-co"])).status_code == 404


def test_a_step_that_somebody_changed_meanwhile_is_not_brought_back(
    office: Office, client_of: SignIn
) -> None:
    changed(office.agency, at=time(10))
    seen = mark_of(step_facts(plan_of(office.agency)[0]))
    changed(office.agency, at=time(11))
    client = client_of(make_user(Role.ADMIN, office.agency))
    reset = reverse("reports:reset-step", args=["begin"])

    refused = client.post(reset, {"seen": seen}, follow=True)
    stands = ChangedStep.objects.get().at
    client.post(reset, {"seen": mark_of(step_facts(plan_of(office.agency)[0]))})

    assert "Dữ liệu đã thay đổi sau khi bạn xem." in refused.text
    assert (stands, ChangedStep.objects.count()) == (time(11), 0)
