"""All that the board lists is decided about in one form, on whichever page it stands, but for what
was left out; and nothing of it if the list is another than was seen.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.test import Client

import clock
from accounts.models import User
from audit.models import Event
from rosters.models import RosterReminder
from rosters.services import return_roster, submit_roster
from rosters.tests.factories import (
    LEADER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    Office,
    approved,
    lawful_office,
    make_office,
    opened,
    seen,
    submitted,
)
from tests.factories import make_unit, make_user
from units.enums import Role
from units.models import Unit
from weeks.enums import RosterState
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
BOARD = "/board/2026-W49/"
CHANGED = "Danh sách đã khác lúc bạn xem"


@pytest.fixture
def offices() -> list[Office]:
    """Three units that have people, the first on the first page and two on the second: between
    them stand sixty that have nobody.
    """
    first = lawful_office(name="Phòng A")
    for number in range(60):
        make_unit(first.agency, f"Tổ {number:02}")
    return [first, *(make_office(agency=first.agency, name=f"Phòng {name}") for name in "BC")]


def form_of(client: Client, asked: str, **unticked: int) -> dict[str, Any]:
    """What a browser would send from this page of the board, some of its boxes without a tick."""
    with clock.freeze(NOW):
        page = client.get(f"{BOARD}?{asked}")
    ticks = re.findall(r'name="take"\s+value="(\d+)"\s+checked', page.text)
    hidden = dict(re.findall(r'name="(seal_\w+|listed)"\s+value="([^"]*)"', page.text))
    return {**hidden, "take": [one for one in ticks if int(one) not in unticked.values()]}


def send(
    client: Client, decision: str, form: Mapping[str, Any], asked: str = "all=1", **more: str
) -> Any:
    with clock.freeze(NOW):
        posted = {**form, "decision": decision, **more}
        return client.post(f"{BOARD}decide/?{asked}", posted, follow=True)


def states(offices: list[Office]) -> list[str]:
    units = [one.unit.pk for one in offices]
    found = WeeklyRoster.objects.filter(unit__in=units).order_by("unit__order")
    return list(found.values_list("state", flat=True))


def test_all_that_is_listed_is_approved_on_whichever_page_it_stands(
    offices: list[Office], client_of: SignIn
) -> None:
    rosters = [submitted(one) for one in offices]
    client = client_of(offices[0].director)

    page = send(client, "approve", form_of(client, "all=1&show=waiting"), "all=1&show=waiting")

    assert states(offices) == [RosterState.APPROVED] * 3
    assert "Đã duyệt 3 lịch." in page.text
    assert page.redirect_chain == [(f"{BOARD}?show=waiting", 302)]
    found = Event.objects.filter(action="rosters.approve").values_list("subject_id", flat=True)
    assert sorted(pk for pk in found if pk) == sorted(one.pk for one in rosters)


def test_what_was_left_out_on_this_page_or_another_stays(
    offices: list[Office], client_of: SignIn
) -> None:
    for one in offices:
        submitted(one)
    client, asked = client_of(offices[0].director), f"all=1&except={offices[0].unit.pk}&page=2"

    form = form_of(client, asked, unticked=offices[1].unit.pk)
    send(client, "approve", form, asked)

    assert states(offices) == [RosterState.SUBMITTED, RosterState.SUBMITTED, RosterState.APPROVED]


def test_who_is_ticked_again_is_not_left_out_any_more(
    offices: list[Office], client_of: SignIn
) -> None:
    submitted(offices[0])
    client, asked = client_of(offices[0].director), f"all=1&except={offices[0].unit.pk}"

    form = form_of(client, asked)
    assert form["take"] == [str(one.pk) for one in Unit.objects.filter(name__startswith="Tổ")[:49]]
    send(client, "approve", form | {"take": [offices[0].unit.pk]}, asked)

    assert states(offices) == [RosterState.APPROVED]


def test_a_roster_filed_in_between_is_not_approved_unseen(
    offices: list[Office], client_of: SignIn
) -> None:
    submitted(offices[0])
    client, asked = client_of(offices[0].director), f"all=1&except={offices[2].unit.pk}"
    form = form_of(client, asked)
    submitted(offices[1])

    page = send(client, "approve", form, asked)

    assert page.status_code == 409
    assert CHANGED in page.text
    assert states(offices) == [RosterState.SUBMITTED] * 2
    assert page.context["selection"].left_out == {offices[2].unit.pk}
    send(client, "approve", form | {"seal_approve": page.context["selection"].seals["approve"]})
    assert states(offices) == [RosterState.APPROVED] * 2


def test_a_roster_sent_anew_in_between_is_not_approved_unseen(
    offices: list[Office], client_of: SignIn
) -> None:
    roster = submitted(offices[1])
    client = client_of(offices[0].director)
    form = form_of(client, "all=1")
    director, head = offices[1].director, offices[1].head
    return_roster(roster.pk, by=director, at=NOW, seen=seen(roster), reason="Xem lại")
    submit_roster(roster.pk, by=head, at=NOW, seen=seen(roster))

    assert send(client, "approve", form).status_code == 409
    assert states(offices) == [RosterState.SUBMITTED]


def test_what_changed_for_another_decision_does_not_stand_in_the_way(
    offices: list[Office], client_of: SignIn
) -> None:
    submitted(offices[0])
    client = client_of(offices[0].director)
    form = form_of(client, "all=1")
    approved(offices[1])  # and nothing waits that did not before

    send(client, "approve", form)

    assert states(offices) == [RosterState.APPROVED] * 2
    assert send(client, "publish", form).status_code == 409


@pytest.mark.parametrize("decision", ["approve", "return", "publish"])
def test_a_form_without_a_seal_decides_nothing(
    decision: str, offices: list[Office], client_of: SignIn
) -> None:
    submitted(offices[0])

    page = send(client_of(offices[0].director), decision, {}, reason="Xem lại")

    assert page.status_code == 409
    assert states(offices) == [RosterState.SUBMITTED]


def test_only_what_the_filter_lists_is_returned_and_with_a_reason(
    offices: list[Office], client_of: SignIn
) -> None:
    for one in offices:
        submitted(one)
    client, asked = client_of(offices[0].director), "all=1&q=phong+b"
    form = form_of(client, asked)

    without = send(client, "return", form, asked)
    send(client, "return", form, asked, reason="Thứ Tư thiếu lãnh đạo")

    assert (without.status_code, "Vui lòng nhập lý do trả lại." in without.text) == (422, True)
    assert states(offices) == [RosterState.SUBMITTED, RosterState.RETURNED, RosterState.SUBMITTED]


def test_a_reason_typed_stays_when_the_list_has_changed(
    offices: list[Office], client_of: SignIn
) -> None:
    submitted(offices[0])
    client = client_of(offices[0].director)
    form = form_of(client, "all=1")
    submitted(offices[1])

    page = send(client, "return", form, reason="Thứ Tư thiếu lãnh đạo")

    assert (page.status_code, page.context["typed"]) == (409, "Thứ Tư thiếu lãnh đạo")


def test_the_office_publishes_all_that_is_approved(
    offices: list[Office], client_of: SignIn
) -> None:
    approved(offices[0])
    approved(offices[2])
    submitted(offices[1])
    client = client_of(offices[0].office)

    send(client, "publish", form_of(client, "all=1"))

    assert states(offices) == [RosterState.PUBLISHED, RosterState.SUBMITTED, RosterState.PUBLISHED]


def test_a_roster_with_a_warning_is_listed_for_a_return_only(client_of: SignIn) -> None:
    office = make_office(REMOTE_BY_DEFAULT, LEADER | {"binding": "target"})
    roster = opened(office)
    submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster), warning_reason="Họp")
    client = client_of(office.director)
    form = form_of(client, "all=1")

    page = send(client, "approve", form)

    assert "Chưa chọn lịch nào để duyệt." in page.text
    send(client, "return", form, reason="Xem lại")
    assert states([office]) == [RosterState.RETURNED]


def test_all_that_owe_a_roster_are_reminded_but_for_those_left_out(
    offices: list[Office], client_of: SignIn
) -> None:
    client = client_of(offices[0].director)
    form = form_of(client, "all=1&page=2", unticked=offices[1].unit.pk)

    with clock.freeze(NOW):
        page = client.post(f"{BOARD}remind/?all=1&page=2", form, follow=True)

    reminded = RosterReminder.objects.values_list("unit__name", flat=True)
    assert sorted(reminded) == ["Phòng A", "Phòng C"]
    assert "Đang gửi thư nhắc 2 đơn vị: Phòng A, Phòng C." in page.text


def test_nobody_is_reminded_by_a_list_that_has_changed(
    offices: list[Office], client_of: SignIn
) -> None:
    client = client_of(offices[0].director)
    form = form_of(client, "show=unfiled")
    opened(offices[1])  # to work at it changes nothing
    submitted(offices[0])

    with clock.freeze(NOW):
        page = client.post(f"{BOARD}remind/?show=unfiled", form)

    assert (page.status_code, CHANGED in page.text) == (409, True)
    assert not RosterReminder.objects.exists()


def test_who_is_at_work_on_a_roster_may_be_reminded_of_it(
    offices: list[Office], client_of: SignIn
) -> None:
    client = client_of(offices[0].director)
    form = form_of(client, "q=phong")
    opened(offices[1])

    with clock.freeze(NOW):
        client.post(f"{BOARD}remind/?q=phong", form)

    assert RosterReminder.objects.count() == 3


def test_what_was_left_out_goes_along_to_another_page(
    offices: list[Office], client_of: SignIn
) -> None:
    for one in offices:
        submitted(one)
    client = client_of(offices[0].director)
    form = form_of(client, "all=1&show=waiting", unticked=offices[1].unit.pk)

    with clock.freeze(NOW):
        turned = client.post(f"{BOARD}decide/?all=1&show=waiting", {**form, "turn": "2"})

    assert turned["Location"] == (f"{BOARD}?show=waiting&page=2&all=1&except={offices[1].unit.pk}")


def test_nobody_else_chooses_all(offices: list[Office], client_of: SignIn) -> None:
    submitted(offices[0])
    deputy = client_of(make_user(Role.DEPUTY_DIRECTOR, offices[0].agency))
    stranger = client_of(make_user(Role.DIRECTOR))
    form = form_of(client_of(offices[0].director), "all=1")

    with clock.freeze(NOW):
        assert deputy.get(f"{BOARD}?all=1").context["selection"] is None
    assert send(deputy, "approve", form).status_code == 403
    assert send(stranger, "approve", form).status_code == 409
    assert states(offices) == [RosterState.SUBMITTED]


def test_more_than_a_thousand_rosters_are_returned_by_a_form_of_few_fields(
    client_of: SignIn, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 70
    office = make_office()
    units = Unit.objects.bulk_create(
        Unit(agency=office.agency, code=f"to-{n}", name=f"Tổ {n}", order=n) for n in range(1100)
    )
    sent = {"state": RosterState.SUBMITTED, "submitted_by": office.head, "submitted_at": NOW}
    fields = sent | {"agency": office.agency, "monday": MONDAY, "opened_at": NOW, "changed_at": NOW}
    WeeklyRoster.objects.bulk_create(WeeklyRoster(unit=unit, **fields) for unit in units)
    client, asked = client_of(office.director), "all=1&show=waiting"

    page = send(client, "return", form_of(client, asked), asked, reason="Xem lại")

    assert page.status_code == 200
    assert WeeklyRoster.objects.filter(state=RosterState.RETURNED).count() == 1100
    assert Event.objects.filter(action="rosters.return").count() == 1100
