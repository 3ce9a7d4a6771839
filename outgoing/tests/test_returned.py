"""A unit hears that its roster was returned, with what was said about which cells."""

from datetime import datetime

import pytest

from notices.models import Delivery, Run
from outgoing.services import run_due
from outgoing.tests.test_reminders import text_of
from rosters.services import (
    comment_on_cell,
    return_roster,
    settle_comment,
    submit_roster,
)
from rosters.tests.factories import MONDAY, Office, lawful_office, seen, submitted
from tests.factories import moment
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
NOW, LATER = moment("2026-11-26 11:00"), moment("2026-11-26 11:01")


def returned(office: Office) -> WeeklyRoster:
    """With one comment on a cell that is open, and one on a day that is settled."""
    roster = submitted(office)
    for number, staff_id in enumerate((office.leader.pk, None)):
        said = comment_on_cell(
            roster.pk,
            MONDAY,
            staff_id=staff_id,
            text=("Ai nghe điện thoại?", "Đã rõ")[number],
            key=str(number),
            by=office.director,
            at=NOW,
        )
    settle_comment(said.pk, by=office.director, at=NOW)
    return return_roster(
        roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="Xem lại thứ Hai"
    )


def told(at: datetime) -> list[Run]:
    begun = [one.run_id for one in run_due(at) if one.kind == "returned"]
    return list(Run.objects.filter(pk__in=begun))


def test_head_and_clerk_read_the_reason_and_the_comments_that_are_open_once() -> None:
    office = lawful_office()
    returned(office)

    [run] = told(NOW)

    letters = Delivery.objects.filter(run=run)
    assert {one.recipient_user for one in letters} == {office.head.pk, office.clerk.pk}
    words = text_of(letters[0])
    assert "trả lại lịch tuần 49" in words
    assert "Lý do: Xem lại thứ Hai" in words
    assert "Đỗ Khánh Vân, T2 30/11/2026: Ai nghe điện thoại?" in words
    assert "Đã rõ" not in words
    assert told(LATER) == []


def test_what_was_sent_again_meanwhile_is_told_to_nobody() -> None:
    office = lawful_office()
    roster = returned(office)
    submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    assert told(LATER) == []
