"""What people read of turns, teams, days of each person and of what was recorded: orders and
verdicts, in both languages.
"""

from dataclasses import replace
from datetime import datetime, time
from fractions import Fraction

import pytest

from planning.plan import Plan
from planning.records import Meeting, PresenceHours, Records
from planning.rules.alternation import Alternation, TurnSpan
from planning.rules.base import Direction, Grain, Measured, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import CountLevel
from planning.rules.fixed_team import FixedTeam
from planning.rules.holder_quota import HolderQuota
from planning.rules.leader_rotation import LeaderRotation
from planning.rules.meeting_cap import MeetingCap
from planning.rules.person_quota import PersonQuota
from planning.rules.process import DailyReport, FilingStep, RosterDeadline
from planning.rules.remote_condition import RemoteCondition
from planning.rules.separation import Separation
from planning.rules.time_window import TimeWindow
from planning.solver.outcome import Lack, Shortage
from planning.tests.drawing import C1, MONDAY, TUESDAY, draw
from planning.tests.samples import SAMPLES
from planning.time import Slot
from planning.wording.sentences import rule_sentence
from planning.wording.shortages import shortage_sentence
from planning.wording.verdicts import title

NAMES = {"Anna": "Gấm", "Boris": "Hiếu"}
MEETINGS = (
    Meeting(key="1", day=MONDAY, persons=11, purpose="weekly"),
    Meeting(key="2", day=TUESDAY, persons=3, purpose="weekly"),
)
RECORDS = Records(
    meetings=MEETINGS,
    hours={("Anna", MONDAY): PresenceHours(time(9, 59), time(14))},
    reports={MONDAY: time(8)},
)


def titles(rule: Rule, plan: Plan, language: str = "vi") -> list[str]:
    return [title(violation, rule, NAMES, language) for violation in rule.check(plan)]


@pytest.mark.parametrize("rule", SAMPLES, ids=lambda rule: rule.code)
def test_every_rule_has_its_order_as_a_sentence_in_both_languages(rule: Rule) -> None:
    vi, en = (rule_sentence(rule, language) for language in ("vi", "en"))

    assert vi.endswith(".")
    assert en.endswith(".")
    assert vi != en
    assert vi[0].isupper()
    assert en[0].isupper()


@pytest.mark.parametrize(
    ("rule", "picture", "said"),
    [
        (
            LeaderRotation(clause=C1),
            "Anna(head) R",
            ["Thứ Hai, 30/11: chưa có lãnh đạo đơn vị tại cơ quan."],
        ),
        (
            LeaderRotation(clause=C1, must_alternate=True),
            "Anna(head) O O\nBoris(deputy) R R",
            ["Cả tuần chỉ có một lãnh đạo đơn vị đến cơ quan (Gấm)."],
        ),
        (
            FixedTeam(clause=C1),
            "Anna O R\nBoris R R",
            ["Thứ Ba, 01/12: người tại cơ quan (không có ai) khác với ngày đầu tuần (Gấm)."],
        ),
        (
            Alternation(clause=C1, turn=TurnSpan.DAY),
            "Anna O O",
            ["Thứ Ba, 01/12: đ/c Gấm đến cơ quan hai ngày liền nhau."],
        ),
        (
            Separation(clause=C1, teams=frozenset({"team-1", "team-2"})),
            "Anna(team-1) O\nBoris(team-2) O",
            ["Thứ Hai, 30/11: Tổ làm việc 1 và Tổ làm việc 2 cùng đến cơ quan."],
        ),
        (
            PersonQuota(clause=C1, direction=Direction.MAX, amount=1),
            "Anna O O",
            [
                "Thứ Ba, 01/12: đ/c Gấm làm việc tại cơ quan ngày thứ 2 trong tuần, quy định không quá 1 ngày."
            ],
        ),
        (
            PersonQuota(clause=C1, direction=Direction.MIN, amount=2, measured=Measured.REMOTE),
            "Anna R O",
            ["Đ/c Gấm mới làm việc trực tuyến tại nhà 1 ngày trong tuần, quy định ít nhất 2 ngày."],
        ),
        (
            HolderQuota(clause=C1, tag="permit", share=Fraction(1, 10)),
            "Anna(permit) O",
            ["Số giấy đi đường (1) vượt quá 0 giấy cho phép."],
        ),
        (
            RemoteCondition(clause=C1, all_of_tags=frozenset({"permit"})),
            "Anna R",
            ["Thứ Hai, 30/11: đ/c Gấm làm việc tại nhà mà chưa đủ điều kiện."],
        ),
        (
            TimeWindow(clause=C1, start=time(10), end=time(14)),
            "Anna O",
            ["Thứ Hai, 30/11: đ/c Gấm có mặt từ 9h59 đến 14h00, ngoài khung giờ cho phép."],
        ),
        (
            MeetingCap(clause=C1, most=10, purposes=("urgent",)),
            "Anna O O",
            [
                "Thứ Hai, 30/11: cuộc họp 1 có 11 người, quy định không quá 10 người.",
                "Thứ Ba, 01/12: cuộc họp 2 không thuộc nội dung được họp.",
            ],
        ),
        (
            RosterDeadline(clause=C1, step=FilingStep.FILING, deadline=datetime(2026, 11, 27, 16)),
            "Anna O",
            ["Lịch làm việc chưa được trình."],
        ),
        (
            DailyReport(clause=C1, before=time(8)),
            "Anna O O",
            [
                "Thứ Hai, 30/11: báo cáo được gửi muộn, lúc 8h00.",
                "Thứ Ba, 01/12: báo cáo chưa được gửi.",
            ],
        ),
    ],
)
def test_a_verdict_says_what_is_wrong(rule: Rule, picture: str, said: list[str]) -> None:
    plan = replace(draw(picture), records=RECORDS)

    assert titles(rule, plan) == said
    assert all(sentence.endswith(".") for sentence in titles(rule, plan, "en"))


def test_a_room_is_named() -> None:
    rule = CountBound(
        clause=C1, direction=Direction.MAX, amount=1, level=CountLevel.ROOM, grain=Grain.INSTANT
    )
    drawn = draw("Anna O\nBoris O")
    plan = replace(drawn, people=tuple(replace(person, room="12") for person in drawn.people))

    assert titles(rule, plan) == [
        "Thứ Hai, 30/11: phòng 12, số người tại cơ quan (2) vượt quá 1 người cho phép."
    ]


def test_a_late_roster_is_told_from_a_missing_one() -> None:
    rule = RosterDeadline(clause=C1, step=FilingStep.APPROVAL, deadline=datetime(2026, 11, 27, 16))
    late = replace(draw("Anna O"), records=Records(approved_at=datetime(2026, 11, 27, 17)))

    assert titles(rule, late) == ["Lịch làm việc được duyệt muộn."]


def test_a_turn_that_cannot_be_kept_is_told_with_its_order() -> None:
    shortage = Shortage(
        lack=Lack.TOO_MANY,
        missing=1,
        rule=Alternation(clause=C1, turn=TurnSpan.DAY),
        slot=Slot(TUESDAY),
        person="Anna",
    )

    assert shortage_sentence(shortage, NAMES, "vi") == (
        "Thứ Ba, 01/12: chưa đạt quy định (đ/c Gấm): cán bộ không làm việc tại cơ quan hai ngày liền nhau."
    )
