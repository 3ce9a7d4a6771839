"""The played week comes to the same figures on any day of any year."""

import json
import re
from datetime import date
from email import message_from_bytes, policy

import pytest
from django.core.management import call_command

from demo.agency import CODE
from demo.counts import counts_of
from demo.play import is_played, play
from notices.models import Run
from units.enums import Role
from units.models import Agency

pytestmark = pytest.mark.lengthy

PASSWORD = re.compile("[a-z2-9]{4}(-[a-z2-9]{4}){3}")

COUNTS = {
    "units": 12,
    "staff": 184,
    "directives": 9,
    "rosters": {"filing": 12, "generated": 12, "lawful": 11, "unlawful": 1},
    "submitted": 11,
    "approved": 11,
    "calls": {"summoned": 2, "silent": 1, "let_in": 1, "asking": 1},
    "reminders": 19,
    "report": {"recipients": 3, "sent": 3},
}


@pytest.mark.one_database
def test_before_tet_the_play_comes_to_the_same_counts(db: None) -> None:
    play(date(2026, 2, 15), tell=lambda line: None)

    assert counts_of() == COUNTS
    assert is_played()


def test_on_a_sunday_the_command_plays_once_tells_the_story_and_opens_each_role(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("demo", "--once", "--today", "2026-11-29")
    first = capsys.readouterr().out.splitlines()
    call_command("demo", "--once", "--passwords", "--today", "2026-12-20")
    second = capsys.readouterr().out.splitlines()

    assert json.loads(first[-1]) == json.loads(second[-1]) == COUNTS
    assert any("thiếu 01 lãnh đạo đơn vị tại cơ quan" in line for line in first)
    agency = Agency.objects.get(code=CODE)
    assert [roster.late_by_seconds for roster in agency.rosters.filter(late_by_seconds__gt=0)] == [
        25 * 60
    ]
    assert [roster.unit.code for roster in agency.rosters.filter(submitted_at=None)] == ["cqtn"]
    passwords = [
        [word for line in lines for word in line.split() if PASSWORD.fullmatch(word)]
        for lines in (first, second)
    ]
    assert len(set(passwords[0] + passwords[1])) == 2 * len(Role)
    _expect_the_mail(Run.objects.get(kind=Run.Kind.DAILY_LIST))


def _expect_the_mail(run: Run) -> None:
    """It went to three addresses and says which unit is not approved."""
    letter = message_from_bytes(bytes(run.deliveries.all()[0].message), policy=policy.default)
    text = letter.get_body(("plain",))

    assert (run.local_date, run.deliveries.count()) == (date(2026, 11, 30), 3)
    assert text is not None
    assert "Phòng Chính quyền và Công tác thanh niên" in text.get_content()
    assert "chưa duyệt" in text.get_content().lower()
