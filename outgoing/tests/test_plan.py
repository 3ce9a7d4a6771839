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
from outgoing.models import ChangedStep
from outgoing.schedule import STEPS, ReminderMatter
from outgoing.selectors.plan import BY_CODE, plan_of
from outgoing.services import run_due, send_waiting
from outgoing.services.plan import add_step, change_step, remove_step, step_facts
from outgoing.tests.test_reminders import text_of
from rosters.tests.factories import Office, make_office
from tests.factories import make_agency, make_user, moment
from units.enums import Role
from units.errors import Stale, TooManySteps, TwinStep
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
    url = reverse("outgoing:edit-step", args=["begin"])
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
            reverse("outgoing:edit-step", args=["begin"]), posted(subject_vi="Của tôi", **typed)
        )

    assert (answer.status_code, ChangedStep.objects.count()) == (422, 0)
    assert said in answer.text
    assert 'value="Của tôi"' in answer.text


def test_the_page_says_who_gets_what_about_the_coming_week(
    office: Office, client_of: SignIn
) -> None:
    with clock.freeze(BEFORE):
        page = client_of(make_user(Role.ADMIN, office.agency)).get(reverse("outgoing:plan"))

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
        client_of(admin).post(reverse("outgoing:try-step", args=["begin"]))
        send_waiting(now=clock.now)

    letter = Delivery.objects.get()
    assert (letter.address, letter.state, letter.run.kind) == (
        "admin@so.example", Delivery.State.SENT, Run.Kind.TRIAL,
    )  # fmt: skip


def test_who_has_no_address_is_told_so(office: Office, client_of: SignIn) -> None:
    admin = make_user(Role.ADMIN, office.agency)
    User.objects.filter(pk=admin.pk).update(email="")
    with clock.freeze(BEFORE):
        answer = client_of(admin).post(reverse("outgoing:try-step", args=["begin"]), follow=True)

    assert "Tài khoản của bạn chưa có thư điện tử." in answer.text
    assert not Delivery.objects.exists()


def test_a_step_that_does_not_exist_is_not_found(client_of: SignIn) -> None:
    client = client_of(make_user(Role.ADMIN, make_agency()))

    assert client.get(reverse("outgoing:edit-step", args=["khong-co"])).status_code == 404


def test_a_step_that_somebody_changed_meanwhile_is_not_brought_back(
    office: Office, client_of: SignIn
) -> None:
    changed(office.agency, at=time(10))
    seen = mark_of(step_facts(plan_of(office.agency)[0]))
    changed(office.agency, at=time(11))
    client = client_of(make_user(Role.ADMIN, office.agency))
    reset = reverse("outgoing:reset-step", args=["begin"])

    refused = client.post(reset, {"seen": seen}, follow=True)
    stands = ChangedStep.objects.get().at
    client.post(reset, {"seen": mark_of(step_facts(plan_of(office.agency)[0]))})

    assert "Dữ liệu đã thay đổi sau khi bạn xem." in refused.text
    assert (stands, ChangedStep.objects.count()) == (time(11), 0)


def own_facts(**changes: Any) -> dict[str, Any]:
    """A reminder on the filing day at 9:00 to the heads who owe, in our words."""
    texts = dict.fromkeys(("subject_vi", "lead_vi", "subject_en", "lead_en"), "")
    return {"is_on": True, "days_before": 0, "at": time(9), "audience": "heads", **texts, **changes}


def with_own(
    agency: Agency, matter: ReminderMatter = ReminderMatter.NOT_FILED, **changes: Any
) -> str:
    by = make_user(Role.ADMIN, agency)
    return add_step(agency, matter, own_facts(**changes), by=by, at=BEFORE)


def test_a_reminder_of_ones_own_is_added_by_page_after_it_was_shown(
    office: Office, client_of: SignIn
) -> None:
    typed = {"matter": "not-filed", "is_on": "on", "days_before": "0", "at": "9:00"}
    typed |= {"audience": "heads"}
    with clock.freeze(BEFORE):
        client = client_of(make_user(Role.ADMIN, office.agency))
        empty = client.get(reverse("outgoing:new-step"))
        told = client.post(reverse("outgoing:new-step"), typed)
        kept = ChangedStep.objects.count()
        saved = client.post(
            reverse("outgoing:new-step"), typed | {"told": told.context["told"]}, follow=True
        )

    assert "Nhắc trình lịch tuần 49 (30/11-06/12/2026)" in told.text
    assert "Lịch tuần 49 chưa trình; hạn trình 16h00 thứ Sáu, 27/11/2026." in told.text
    assert "Gửi lúc 9h00, 27/11; nếu gửi bây giờ thì 1 người nhận." in told.text
    assert (empty.status_code, kept, ChangedStep.objects.count()) == (200, 0, 1)
    assert "Đã thêm lời nhắc." in saved.text
    assert "Cơ quan thêm" in saved.text
    assert Event.objects.get(action="reports.add-step").after["matter"] == "not-filed"


def test_other_values_than_were_shown_are_shown_anew(office: Office, client_of: SignIn) -> None:
    typed = {"matter": "not-filed", "is_on": "on", "days_before": "0", "at": "9:00"}
    typed |= {"audience": "heads"}
    with clock.freeze(BEFORE):
        client = client_of(make_user(Role.ADMIN, office.agency))
        told = client.post(reverse("outgoing:new-step"), typed).context["told"]
        again = client.post(
            reverse("outgoing:new-step"), typed | {"matter": "no-draft", "told": told}
        )

    assert (again.status_code, ChangedStep.objects.count()) == (200, 0)


def test_an_added_reminder_leaves_at_its_hour_beside_ours(office: Office) -> None:
    code = with_own(office.agency)

    assert begun(moment("2026-11-27 08:59")) == ["who-is-missing"]
    assert begun(moment("2026-11-27 09:00")) == [code]


@pytest.mark.parametrize(
    ("matter", "changes", "said"),
    [
        (ReminderMatter.NO_DRAFT, {}, "Đề nghị Trưởng phòng đăng nhập lịch tuần 49"),
        (ReminderMatter.NOT_FILED, {"audience": "office"}, "Còn 01 phòng, đơn vị chưa trình"),
        (ReminderMatter.NOT_FILED, {"at": time(16, 30)}, "Đã quá hạn trình lịch tuần 49."),
        (ReminderMatter.NOT_APPROVED, {"audience": "approvers"}, "chưa được duyệt"),
        (ReminderMatter.NOT_FILED, {"lead_vi": "Còn {số} đơn vị."}, "Còn 01 đơn vị."),
    ],
)
def test_what_nobody_worded_is_said_in_ours(
    office: Office, client_of: SignIn, matter: ReminderMatter, changes: dict[str, Any], said: str
) -> None:
    code = with_own(office.agency, matter, **changes)
    with clock.freeze(BEFORE):
        page = client_of(make_user(Role.ADMIN, office.agency)).get(
            reverse("outgoing:edit-step", args=[code])
        )

    assert said in page.text


def test_an_added_reminder_is_taken_out_and_no_longer_leaves(
    office: Office, client_of: SignIn
) -> None:
    code = with_own(office.agency)
    client = client_of(make_user(Role.ADMIN, office.agency))
    seen = mark_of(step_facts(plan_of(office.agency)[-1]))
    drop = reverse("outgoing:drop-step", args=[code])

    stale = client.post(drop, {"seen": "khac"}, follow=True)
    left = ChangedStep.objects.count()
    done = client.post(drop, {"seen": seen}, follow=True)

    assert ("Dữ liệu đã thay đổi" in stale.text, left) == (True, 1)
    assert "Đã bỏ lời nhắc." in done.text
    assert plan_of(office.agency) == STEPS
    assert code not in begun(moment("2026-11-27 09:00"))
    assert Event.objects.get(action="reports.remove-step").before["step"] == code


def test_ours_are_switched_off_but_not_taken_out(office: Office, client_of: SignIn) -> None:
    client = client_of(make_user(Role.ADMIN, office.agency))
    answer = client.post(reverse("outgoing:drop-step", args=["begin"]), follow=True)

    assert "chỉ tắt được" in answer.text
    assert plan_of(office.agency) == STEPS
    with pytest.raises(Stale):
        remove_step(
            office.agency,
            "begin",
            seen=mark_of(step_facts(STEPS[0])),
            by=office.office,
            at=BEFORE,
        )


def test_an_added_reminder_is_changed_and_switched_off_like_ours(office: Office) -> None:
    code = with_own(office.agency)
    changed(office.agency, code, is_on=False)
    off = begun(moment("2026-11-27 09:00"))
    changed(office.agency, code, is_on=True, at=time(9, 30))

    assert code not in off
    assert begun(moment("2026-11-27 09:30")) == [code]
    assert ChangedStep.objects.get().matter == "not-filed"


def test_nobody_is_reminded_twice_of_one_thing_in_one_minute(office: Office) -> None:
    with_own(office.agency)
    twins = [
        lambda: with_own(office.agency),
        lambda: with_own(office.agency, ReminderMatter.AWAITING, audience="approvers", at=time(10)),
        lambda: changed(office.agency, "late", audience="heads", at=time(9)),
    ]

    for twin in twins:
        with pytest.raises(TwinStep):
            twin()
    with_own(office.agency, is_on=False)
    with_own(office.agency, days_before=1)
    assert ChangedStep.objects.count() == 3


def test_a_plan_stays_short(office: Office) -> None:
    for minute in range(20):
        with_own(office.agency, at=time(9, minute))

    with pytest.raises(TooManySteps):
        with_own(office.agency, at=time(9, 30))


def test_a_code_is_never_used_again(office: Office) -> None:
    """Else what was sent under it would keep the new one from leaving."""
    admin = office.office
    first = with_own(office.agency)
    seen = mark_of(step_facts(plan_of(office.agency)[-1]))
    remove_step(office.agency, first, seen=seen, by=admin, at=BEFORE)

    assert with_own(office.agency) != first


def test_a_change_after_the_letter_left_says_that_it_waits_for_next_week(
    office: Office, client_of: SignIn
) -> None:
    run_due(WEDNESDAY)
    with clock.freeze(moment("2026-11-25 16:00")):
        page = client_of(make_user(Role.ADMIN, office.agency)).get(
            reverse("outgoing:edit-step", args=["begin"])
        )

    assert "đã gửi rồi và không gửi lần nữa" in page.text


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-27 08:59", None),
        ("2026-11-27 09:05", "Giờ này vừa qua: lời nhắc gửi ngay sau khi lưu."),
        ("2026-11-28 09:00", "Giờ này đã qua; lời nhắc bắt đầu từ tuần sau."),
    ],
)
def test_a_new_reminder_whose_hour_has_come_says_what_saving_does(
    office: Office, client_of: SignIn, now: str, said: str | None
) -> None:
    typed = {"matter": "not-filed", "is_on": "on", "days_before": "0", "at": "9:00"}
    with clock.freeze(moment(now)):
        page = client_of(make_user(Role.ADMIN, office.agency)).post(
            reverse("outgoing:new-step"), typed | {"audience": "heads"}
        )
        code = with_own(office.agency)
        left = code in begun(moment(now))

    assert [one for one in (said,) if one and one not in page.text] == []
    assert ("Giờ này" in page.text, left) == (said is not None, now.endswith("09:05"))
