"""Who decides hears once that somebody asks to be away, and who asked hears the answer."""

from datetime import datetime, timedelta

import pytest

from accounts.models import User
from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from outgoing.services.kinds.leave import MOST_AT_ONCE, STILL_NEWS_FOR
from outgoing.tests.test_reminders import text_of
from rosters.tests.factories import FRIDAY, LATER, MONDAY, NOW, Office, make_office
from tests.factories import make_absence, make_staff, make_unit, make_user
from units.enums import AbsenceKind, Role, UnitKind
from units.models import LeaveRequest, Staff
from units.services import delegate
from units.services.leave_requests import ask_leave, grant_leave, refuse_leave, withdraw_leave

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office(name="Phòng Tổ chức")


def asked_by(staff: Staff, **more: object) -> LeaveRequest:
    if staff.user is None:
        staff.user = make_user(Role.STAFF, staff.agency, full_name=staff.full_name)
        staff.save()
    given = {"kind": AbsenceKind.SICK, "first": FRIDAY, "last": FRIDAY, "note": "khám bệnh"}
    return ask_leave(staff, **{**given, **more}, by=staff.user, at=NOW)  # type: ignore[arg-type]


def told(at: datetime = LATER) -> list[set[str]]:
    """The addresses of each letter-writing about leave that begins at this moment."""
    begun = [one.run_id for one in run_due(at) if one.kind == "leave"]
    return [
        set(run.deliveries.values_list("address", flat=True))
        for run in Run.objects.filter(pk__in=begun).order_by("pk")
    ]


def addresses(*users: User | None) -> set[str]:
    return {user.email for user in users if user is not None}


def test_the_head_is_asked_once_and_reads_neither_why_nor_that_somebody_is_ill(
    office: Office,
) -> None:
    asked_by(office.staff[0])

    assert (told(), told(LATER + timedelta(minutes=1))) == ([addresses(office.head)], [])
    letter = Delivery.objects.get(run__kind="leave")
    said = text_of(letter)
    assert "Vũ Hoài An (Phòng Tổ chức) xin nghỉ 04/12/2026." in said
    assert "/units/" in said or "/leave/" in said
    whole = said + letter.run.body_text + letter.run.subject
    assert not any(word in whole for word in ("khám", "ốm", "Nghỉ ốm"))


@pytest.mark.parametrize(
    ("halves", "days"),
    [
        ({"last": FRIDAY, "begins_at_noon": True}, "xin nghỉ chiều 04/12/2026."),
        ({"last": FRIDAY, "ends_at_noon": True}, "xin nghỉ sáng 04/12/2026."),
        (
            {"first": MONDAY, "begins_at_noon": True, "ends_at_noon": True},
            "xin nghỉ từ chiều 30/11/2026 đến hết sáng 04/12/2026.",
        ),
    ],
)
def test_the_letter_names_the_halves(halves: dict[str, object], days: str, office: Office) -> None:
    asked_by(office.staff[0], **halves)

    told()

    assert days in text_of(Delivery.objects.get(run__kind="leave"))


def test_whoever_acts_for_the_head_is_asked_too(office: Office) -> None:
    today = LATER.date()
    delegate(
        office.agency,
        giver=office.head,
        deputy=office.clerk,
        unit=office.unit,
        first=today,
        last=today,
        by=office.head,
        at=NOW,
    )
    asked_by(office.staff[0])

    assert told() == [addresses(office.head, office.clerk)]


def test_an_absent_head_is_not_asked_alone(office: Office) -> None:
    make_user(Role.DEPUTY, unit=office.unit)  # who may not decide
    make_absence(office.leader, LATER.date())
    asked_by(office.staff[0])

    assert told() == [addresses(office.head, office.office)]


def test_the_leave_of_the_head_is_for_the_director(office: Office) -> None:
    asked_by(office.leader)

    assert told() == [addresses(office.director)]


def test_the_director_asks_the_office_and_not_themselves(office: Office) -> None:
    board = make_unit(office.agency, kind=UnitKind.LEADERSHIP)
    asked_by(make_staff(board, user=office.director))

    assert told() == [addresses(office.office)]


@pytest.mark.parametrize(
    ("is_granted", "said"),
    [
        (True, "đồng ý cho đồng chí nghỉ 04/12/2026."),
        (False, "không đồng ý cho đồng chí nghỉ 04/12/2026."),
    ],
)
def test_who_asked_hears_the_answer_once(is_granted: bool, said: str, office: Office) -> None:
    asked = asked_by(office.staff[0])
    told()
    if is_granted:
        grant_leave(asked, by=office.head, at=LATER)
    else:
        refuse_leave(asked, reason="bận họp riêng", by=office.head, at=LATER)

    assert (told(), told()) == ([addresses(office.staff[0].user)], [])
    letter = Delivery.objects.get(run__step=f"answered-{asked.pk}")
    assert f"{office.head.full_name} {said}" in text_of(letter)
    assert "bận họp" not in text_of(letter)


def test_what_was_answered_or_taken_back_before_the_mail_left_asks_nobody(office: Office) -> None:
    one, other = asked_by(office.staff[0]), asked_by(office.staff[1])
    told()
    grant_leave(one, by=office.head, at=LATER)
    withdraw_leave(other, by=office.staff[1].user, at=LATER)  # type: ignore[arg-type]

    send_waiting(now=lambda: LATER)

    letters = Delivery.objects.filter(run__kind="leave").values_list("state", "last_text")
    assert list(letters) == [("skipped", "Đơn đã được trả lời hoặc đã rút.")] * 2


def test_what_was_asked_long_ago_is_no_news(office: Office) -> None:
    asked_by(office.staff[0])

    assert told(NOW + STILL_NEWS_FOR) == []


def test_one_minute_writes_about_so_many_requests(office: Office) -> None:
    for number in range(MOST_AT_ONCE + 1):
        asked_by(make_staff(office.unit, f"Nguyễn Văn {number}"))

    counts = [len(told(LATER + timedelta(minutes=minute))) for minute in range(3)]

    assert counts == [MOST_AT_ONCE, 1, 0]
