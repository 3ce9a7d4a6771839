"""Heads and clerks record the leave of their unit; staff ask, the head answers."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import clock
from audit.models import Event
from rosters.tests.factories import FRIDAY, LATER, MONDAY, NOW, Office, make_office
from tests.factories import make_staff, make_user
from units.enums import AbsenceKind, LeaveAnswer, Role
from units.errors import AlreadyAnswered, NoHome, ObjectionReasonNeeded, Overlaps, OwnRequest
from units.models import Absence, LeaveRequest
from units.services.absences import record_absence
from units.services.leave_requests import ask_leave, grant_leave, refuse_leave, withdraw_leave

pytestmark = pytest.mark.django_db
DAY = f"{FRIDAY:%d/%m/%Y}"


@pytest.fixture
def office() -> Office:
    return make_office()


def asked_by(office: Office, number: int = 0, **more: Any) -> LeaveRequest:
    staff = office.staff[number]
    if staff.user is None:
        staff.user = make_user(Role.STAFF, office.agency)
        staff.save()
    given = {"kind": AbsenceKind.SICK, "first": FRIDAY, "last": FRIDAY, "note": "khám bệnh"}
    return ask_leave(staff, **{**given, **more}, by=staff.user, at=NOW)


def test_what_is_granted_is_recorded_with_its_halves(office: Office) -> None:
    grant_leave(asked_by(office, begins_at_noon=True), by=office.head, at=LATER)

    absence = Absence.objects.get()
    assert (absence.staff, absence.kind, absence.note) == (office.staff[0], "sick", "khám bệnh")
    assert absence.halves_on(FRIDAY) == (False, True)


def test_what_is_refused_or_taken_back_is_not(office: Office) -> None:
    refused, withdrawn = asked_by(office), asked_by(office, 1)
    refuse_leave(refused, reason=" bận  họp ", by=office.head, at=LATER)
    withdraw_leave(withdrawn, by=office.staff[1].user, at=LATER)  # type: ignore[arg-type]

    assert Absence.objects.count() == 0
    assert list(LeaveRequest.objects.order_by("pk").values_list("answer", "reason")) == [
        (LeaveAnswer.REFUSED, "bận họp"),
        (LeaveAnswer.WITHDRAWN, ""),
    ]


def test_an_answer_is_given_once_with_a_reason_and_never_to_oneself(office: Office) -> None:
    asked = asked_by(office)
    with pytest.raises(ObjectionReasonNeeded):
        refuse_leave(asked, reason=" ", by=office.head, at=LATER)
    own = ask_leave(
        office.leader, kind=AbsenceKind.LEAVE, first=MONDAY, last=MONDAY, by=office.head, at=NOW
    )
    with pytest.raises(OwnRequest):
        grant_leave(own, by=office.head, at=LATER)
    grant_leave(asked, by=office.head, at=LATER)

    with pytest.raises(AlreadyAnswered):
        refuse_leave(asked, reason="muộn", by=office.office, at=LATER)


def test_what_overlaps_is_not_granted_and_goes_on_waiting(office: Office) -> None:
    asked = asked_by(office)
    record_absence(
        office.staff[0],
        kind=AbsenceKind.MISSION,
        first=MONDAY,
        last=FRIDAY,
        by=office.office,
        at=NOW,
    )
    with pytest.raises(Overlaps):
        grant_leave(asked, by=office.head, at=LATER)

    assert LeaveRequest.objects.get().answer == ""


def test_the_record_names_neither_illness_nor_why(office: Office) -> None:
    grant_leave(asked_by(office), by=office.head, at=LATER)

    kept = [event.after for event in Event.objects.filter(action__startswith="units.")]
    assert [after["kind"] for after in kept if after and "kind" in after] == ["leave"] * 3
    assert "khám" not in str(kept)


def test_a_clerk_records_leave_from_the_week_and_sees_what_is_wrong(
    client: Client, office: Office
) -> None:
    client.force_login(office.clerk)
    page = reverse("units:unit-leave", args=[office.unit.pk])
    given = {"person": office.staff[0].pk, "kind": "mission", "first": DAY, "last": DAY}

    record = reverse("units:record-leave", args=[office.unit.pk])
    bad = client.post(record, {**given, "last": "01/01/2020", "note": "đi tỉnh"})
    good = client.post(record, given)

    assert (bad.status_code, "đi tỉnh" in bad.content.decode()) == (422, True)
    assert (good.status_code, Absence.objects.get().kind) == (302, "mission")
    assert "Vũ Hoài An" in client.get(page).content.decode()


def test_nobody_records_leave_of_another_unit(client: Client, office: Office) -> None:
    other = make_office(agency=office.agency)
    client.force_login(office.head)
    given = {"person": other.staff[0].pk, "kind": "leave", "first": DAY, "last": DAY}

    elsewhere = client.post(reverse("units:record-leave", args=[other.unit.pk]), given)
    smuggled = client.post(reverse("units:record-leave", args=[office.unit.pk]), given)

    assert (elsewhere.status_code, smuggled.status_code, Absence.objects.count()) == (404, 422, 0)


def test_staff_ask_on_their_page_and_the_head_answers_on_his(
    client: Client, office: Office
) -> None:
    staff = make_staff(office.unit, "Bùi Thị Ngọc", user=make_user(Role.STAFF, office.agency))
    assert staff.user is not None
    client.force_login(staff.user)
    mine = reverse("units:my-leave")
    client.post(mine, {"kind": "leave", "first": DAY, "last": DAY, "note": "việc nhà"})
    waits = client.get(mine).content.decode()
    asked = LeaveRequest.objects.get()
    client.force_login(office.head)
    page = reverse("units:unit-leave", args=[office.unit.pk])

    seen = client.get(page).content.decode()
    refused = client.post(reverse("units:decide-leave", args=[asked.pk]), {"reason": ""})
    granted = client.post(reverse("units:decide-leave", args=[asked.pk]), {"grant": ""})
    again = client.post(reverse("units:decide-leave", args=[asked.pk]), {"grant": ""})

    assert "Chờ trả lời" in waits
    assert "“việc nhà”" in seen
    assert (refused.status_code, granted.status_code, again.status_code) == (422, 302, 404)
    assert Absence.objects.get().staff == staff


def test_a_clerk_sees_that_somebody_asks_and_neither_why_nor_a_button(
    client: Client, office: Office
) -> None:
    asked = asked_by(office)
    client.force_login(office.clerk)

    page = client.get(reverse("units:unit-leave", args=[office.unit.pk])).content.decode()
    answer = client.post(reverse("units:decide-leave", args=[asked.pk]), {"grant": ""})

    assert ("khám bệnh" in page, 'name="grant"' in page) == (False, False)
    assert answer.status_code == 403


def test_nobody_asks_twice_for_a_day_and_half_days_may_meet(office: Office) -> None:
    asked_by(office, ends_at_noon=True)
    asked_by(office, begins_at_noon=True)
    record_absence(
        office.staff[1],
        kind=AbsenceKind.MISSION,
        first=MONDAY,
        last=FRIDAY,
        by=office.office,
        at=NOW,
    )

    for person in (0, 1):
        with pytest.raises(Overlaps):
            asked_by(office, person)
    assert LeaveRequest.objects.count() == 2


def test_who_is_of_no_unit_is_told_that_nobody_would_answer(office: Office) -> None:
    office.staff[0].positions.all().delete()

    with pytest.raises(NoHome):
        asked_by(office)


def test_a_head_who_asks_is_answered_by_the_director_who_is_told_where(
    client: Client, office: Office
) -> None:
    ask_leave(
        office.leader, kind=AbsenceKind.LEAVE, first=MONDAY, last=MONDAY, by=office.head, at=NOW
    )
    pages = {}
    for user in (office.director, office.head):
        client.force_login(user)
        with clock.freeze(NOW):
            pages[user] = client.get("/today/").content.decode()
    client.force_login(office.director)
    with clock.freeze(NOW):
        asked = reverse("units:decide-leave", args=[LeaveRequest.objects.get().pk])
        granted = client.post(asked, {"grant": ""})

    link = reverse("units:unit-leave", args=[office.unit.pk])
    assert (link in pages[office.director], link in pages[office.head]) == (True, False)
    assert (granted.status_code, Absence.objects.get().staff) == (302, office.leader)
