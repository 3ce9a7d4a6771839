"""What people read about duty: rules, breaches, what is lacking and who would help."""

from dataclasses import replace

import pytest

from planning.clause import ClauseRef
from planning.duty.day import DayClass
from planning.duty.fault import DutyLack, RosterFault
from planning.duty.plan import DutyTurn
from planning.people import NamedPerson
from planning.plan import Work
from planning.rules.duty_apart import DutyApart, DutyTogether
from planning.rules.duty_away import DutyAway
from planning.rules.duty_mix import DutyMix
from planning.rules.duty_pairing import DutyPairing
from planning.rules.duty_quota import DutyQuota, QuotaSpan
from planning.rules.duty_remote import DutyRemote
from planning.rules.duty_rest import DutyRest
from planning.rules.duty_spacing import DutySpacing
from planning.rules.duty_unit_cap import DutyUnitCap
from planning.rules.duty_weekly import DutyWeekly
from planning.rules.holiday_turn import HolidayTurn
from planning.rules.named_apart import NamedApart
from planning.rules.newcomer_duty import NewcomerDuty
from planning.rules.turn_rule import TurnRule
from planning.rules.weekend_gap import WeekendGap
from planning.rules.weekend_quota import WeekendQuota
from planning.solver.duty.outcome import DutyCandidate, DutyHold, DutyShortage
from planning.tests.drawing import C1, C2, FRIDAY, MONDAY, TUESDAY
from planning.turn_picture import draw_turns
from planning.wording.duty_shortages import (
    duty_fault_sentence,
    duty_helps,
    duty_shortage_sentence,
)
from planning.wording.sentences import rule_sentence
from planning.wording.verdicts import title

NAMES = {
    "An": "An",
    "Binh": "Bình",
    "Chi": "Chi",
    "officer": "Trực ban",
    "leader": "Trực lãnh đạo",
    "guard": "Bảo vệ",
    "D": "Ca ngày",
}
GUARDS = frozenset({"guard"})
PAIR = (NamedPerson("An", "Nguyễn Văn An"), NamedPerson("Binh", "Lê Thị Bình"))


@pytest.mark.parametrize(
    ("rule", "vi", "en"),
    [
        (
            DutyRest(clause=C1, hours=12, night_hours=24),
            "Mỗi người được nghỉ ít nhất 12 giờ giữa hai ca trực, 24 giờ sau ca trực đêm.",
            "Everybody has at least 12 hours of rest between two turns, 24 hours after a turn at night.",
        ),
        (
            DutyRest(clause=C1, hours=48, kinds=GUARDS),
            "Đối với trực bảo vệ: mỗi người được nghỉ ít nhất 48 giờ giữa hai ca trực.",
            "For guard duty: everybody has at least 48 hours of rest between two turns.",
        ),
        (
            DutyRest(clause=C1, hours=12, on_site_only=True),
            "Mỗi người được nghỉ ít nhất 12 giờ giữa hai ca trực tại cơ quan.",
            "Everybody has at least 12 hours of rest between two turns at the office.",
        ),
        (
            DutyWeekly(clause=C1),
            "Đối với trực lãnh đạo: mỗi ca do cùng một người trực cả tuần.",
            "For leader on duty: the same person is on duty in a shift all week.",
        ),
        (
            DutyWeekly(clause=C1, most=2, kinds=frozenset()),
            "Mỗi ca do không quá 02 người trực trong một tuần.",
            "In a shift at most 2 people take turns in a week.",
        ),
        (
            DutyAway(clause=C1, states=frozenset({Work.LEAVE, Work.MISSION})),
            "Không phân công trực cho người đang đi công tác và nghỉ phép.",
            "Nobody is put on duty while: on official business and on leave.",
        ),
        (
            DutyQuota(
                clause=C1,
                most=2,
                classes=frozenset({DayClass.TET, DayClass.HOLIDAY}),
                nights_only=True,
                tags=frozenset({"small-child"}),
            ),
            "Mỗi người trong số người đang nuôi con nhỏ trực không quá 02 ca đêm vào ngày lễ và ngày Tết trong một tháng.",
            "Each of people with a small child has at most 2 turns at night on public holidays and days of Tết in a month.",
        ),
        (
            DutyQuota(clause=C1, most=1, span=QuotaSpan.DAYS, days=10),
            "Mỗi người trực không quá 01 ca trong 10 ngày liền.",
            "Each person has at most 1 turn in any 10 days running.",
        ),
        (
            WeekendQuota(clause=C1, most=1),
            "Mỗi người trực không quá 01 kỳ cuối tuần trong một tháng.",
            "Each person has at most 1 weekend of a month on duty.",
        ),
        (
            WeekendGap(clause=C1),
            "Không ai trực hai kỳ cuối tuần liền nhau.",
            "Nobody is on duty two weekends running.",
        ),
        (
            WeekendGap(clause=C1, between=2),
            "Giữa hai kỳ cuối tuần có trực, mỗi người được nghỉ ít nhất 02 kỳ cuối tuần.",
            "After a weekend on duty everybody has at least 2 free ones.",
        ),
        (
            HolidayTurn(clause=C1),
            "Người đã trực ngày lễ, Tết năm trước không trực cùng dịp đó năm nay.",
            "Who was on duty on a holiday last year is not on duty on the same occasion this year.",
        ),
        (
            DutyApart(clause=C1, teams=frozenset({"guard", "driver"}), together=DutyTogether.SHIFT),
            "Các nhóm sau không trực cùng một ca: Bảo vệ; Lái xe.",
            "Of these only one is on duty in the same shift: Guard; Driver.",
        ),
        (
            NamedApart(clause=C1, pair=PAIR),
            "Hai người sau không trực cùng một ngày: đ/c Nguyễn Văn An và đ/c Lê Thị Bình.",
            "These two are never on duty on the same day: Nguyễn Văn An and Lê Thị Bình.",
        ),
        (
            NamedApart(clause=C1, pair=PAIR, together=DutyTogether.SHIFT, kinds=GUARDS),
            "Đối với trực bảo vệ: hai người sau không trực cùng một ca: đ/c Nguyễn Văn An và đ/c Lê Thị Bình.",
            "For guard duty: these two are never on duty in the same shift: Nguyễn Văn An and Lê Thị Bình.",
        ),
        (
            DutyUnitCap(clause=C1),
            "Trong một ngày, mỗi đơn vị có không quá 01 người trực.",
            "Of each unit at most 1 person is on duty on the same day.",
        ),
        (
            DutyPairing(clause=C1),
            "Trong một ngày, người trực lãnh đạo và người trực cơ quan, trực ban không cùng một đơn vị.",
            "On any day these are of different units: leader on duty and duty officer.",
        ),
        (
            DutyMix(clause=C1, groups=frozenset({"guard", "driver"})),
            "Mỗi ngày trực có ít nhất 01 người của mỗi nhóm: Bảo vệ; Lái xe.",
            "On each day at least one of each of these is on duty: Guard; Driver.",
        ),
        (
            DutyRemote(clause=C1),
            "Không phân công trực tại cơ quan vào ngày làm việc trực tuyến tại nhà.",
            "Nobody is on duty at the office on a day on which they work at home.",
        ),
        (
            NewcomerDuty(clause=C1),
            "Người mới chỉ trực cùng người đã có kinh nghiệm.",
            "A newcomer is on duty only together with somebody experienced.",
        ),
        (
            DutySpacing(clause=C1, days=3),
            "Hai lần trực của một người cách nhau ít nhất 03 ngày.",
            "From one turn of a person to the next are at least 3 days.",
        ),
    ],
)
def test_a_rule_of_duty_says_what_is_judged(rule: TurnRule, vi: str, en: str) -> None:
    assert (rule_sentence(rule, "vi"), rule_sentence(rule, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("rule", "picture", "vi", "en"),
    [
        (
            DutyRest(clause=C1, hours=12),
            "An N D",
            "Thứ Ba, 01/12: đ/c An chưa được nghỉ đủ giữa các ca trực (trực ban ngày 30/11 và trực ban ngày 01/12).",
            "Tuesday, 01/12: An has too little rest between turns (trực ban on 30/11 and trực ban on 01/12).",
        ),
        (
            DutyAway(clause=C1, states=frozenset({Work.LEAVE})),
            "An lD",
            "Thứ Hai, 30/11: đ/c An vắng mặt vào thời gian trực (trực ban ngày 30/11).",
            "Monday, 30/11: An is away at the time of the turn (trực ban on 30/11).",
        ),
        (
            DutyQuota(clause=C1, most=1, span=QuotaSpan.WEEK),
            "An N | D . D",
            "Thứ Tư, 02/12: đ/c An trực 2 ca trong một tuần, quy định không quá 1 ca (trực ban ngày 30/11 và trực ban ngày 02/12).",
            "Wednesday, 02/12: An has 2 turns in a week, at most 1 are allowed (trực ban on 30/11 and trực ban on 02/12).",
        ),
        (
            NamedApart(clause=C1, pair=PAIR),
            "An L\nBinh D",
            "Thứ Hai, 30/11: An và Bình không được trực cùng một ngày (trực lãnh đạo ngày 30/11 và trực ban ngày 30/11).",
            "Monday, 30/11: An and Bình may not be on duty on the same day (trực lãnh đạo on 30/11 and trực ban on 30/11).",
        ),
        (
            DutyUnitCap(clause=C1),
            "An L\nBinh D",
            "Thứ Hai, 30/11: 2 người của một đơn vị cùng trực (An và Bình), quy định không quá 1.",
            "Monday, 30/11: 2 people of one unit are on duty (An and Bình), 1 allowed.",
        ),
        (
            DutyWeekly(clause=C1),
            "An L L .\nBinh . . L",
            "Thứ Hai, 30/11: trong tuần có 2 người thay nhau trực một ca (An và Bình), quy định không quá 1.",
            "Monday, 30/11: 2 people take turns in a shift of the week (An and Bình), 1 allowed.",
        ),
        (
            DutyMix(clause=C1, groups=frozenset({"guard", "driver"})),
            "An(guard) D",
            "Thứ Hai, 30/11: trong số người trực (An) chưa có ai thuộc nhóm lái xe.",
            "Monday, 30/11: among those on duty (An) there is nobody of the group “driver”.",
        ),
        (
            NewcomerDuty(clause=C1),
            "An(new) D\nBinh N",
            "Thứ Hai, 30/11: đ/c An là người mới, chưa có người có kinh nghiệm trực cùng (trực ban ngày 30/11).",
            "Monday, 30/11: An is new and has nobody experienced at the same post (trực ban on 30/11).",
        ),
    ],
)
def test_a_breach_names_the_person_and_the_turns(
    rule: TurnRule, picture: str, vi: str, en: str
) -> None:
    (breach,) = rule.check_turns(draw_turns(picture, first=MONDAY))

    assert (title(breach, rule, NAMES, "vi"), title(breach, rule, NAMES, "en")) == (vi, en)


def turn(person: str) -> DutyTurn:
    return DutyTurn(day=MONDAY, post="officer", shift="D", person=person)


@pytest.mark.parametrize(
    ("lack", "vi", "en"),
    [
        (
            DutyLack.UNCOVERED,
            "trực ban, ca ngày thiếu 02 người.",
            "trực ban, ca ngày lacks 2 people.",
        ),
        (
            DutyLack.UNWANTED,
            "trực ban, ca ngày nên có thêm 02 người.",
            "2 people more wanted for trực ban, ca ngày.",
        ),
        (
            DutyLack.CROWDED,
            "trực ban, ca ngày thừa 02 người (An và Bình).",
            "trực ban, ca ngày has 2 people too many (An and Bình).",
        ),
        (
            DutyLack.UNFIT,
            "đ/c An không được phân công trực ban, ca ngày vào ngày này.",
            "An may not be put on trực ban, ca ngày that day.",
        ),
        (
            DutyLack.AT_ONCE,
            "đ/c An có các ca trực trùng giờ (trực ban ngày 30/11 và trực ban ngày 30/11).",
            "An has turns at the same time (trực ban on 30/11 and trực ban on 30/11).",
        ),
        (
            DutyLack.UNPINNED,
            "đ/c An đã được ghim trực ban, ca ngày nhưng chưa được phân công.",
            "An is pinned to trực ban, ca ngày and does not have it.",
        ),
        (
            DutyLack.BARRED,
            "đ/c An đã được chọn không trực ban, ca ngày nhưng vẫn được phân công.",
            "An is barred from trực ban, ca ngày and has it.",
        ),
    ],
)
def test_every_fault_of_a_roster_is_told_with_day_and_post(
    lack: DutyLack, vi: str, en: str
) -> None:
    fault = RosterFault(
        lack=lack,
        day=MONDAY,
        post="officer",
        shift="D",
        missing=2,
        person="An",
        turns=(turn("An"), turn("Binh")),
    )
    shortage = DutyShortage(
        missing=2,
        lack=lack,
        day=MONDAY,
        post="officer",
        shift="D",
        person="An",
        turns=fault.turns,
    )

    assert duty_fault_sentence(fault, NAMES, "vi") == f"Thứ Hai, 30/11: {vi}"
    assert duty_shortage_sentence(shortage, NAMES, "en") == f"Monday, 30/11: {en}"


def test_a_rule_that_is_not_met_names_its_clause_the_person_and_the_turns() -> None:
    short = DutyShortage(
        missing=1, rule=WeekendGap(clause=C1), day=FRIDAY, person="An", turns=(turn("An"),)
    )

    assert duty_shortage_sentence(short, NAMES, "vi") == (
        "Thứ Sáu, 04/12: chưa đạt khoản 1, Công văn số 12/UBND-NC (đ/c An, trực ban ngày 30/11):"
        " không ai trực hai kỳ cuối tuần liền nhau."
    )
    assert duty_shortage_sentence(replace(short, day=None, person=None, turns=()), NAMES, "en") == (
        "Khoản 1, Công văn số 12/UBND-NC is not met: nobody is on duty two weekends running."
    )


def test_who_would_help_is_told_once_each_with_what_stands_in_the_way() -> None:
    rules = (DutyRest(clause=C1, hours=12), WeekendGap(clause=C2))
    short = DutyShortage(
        missing=1,
        lack=DutyLack.UNCOVERED,
        day=TUESDAY,
        post="officer",
        shift="D",
        candidates=(
            DutyCandidate(person="An", hold=DutyHold.FREE),
            DutyCandidate(person="Binh", hold=DutyHold.RULE, rules=rules),
            DutyCandidate(person="Chi", hold=DutyHold.AWAY),
            DutyCandidate(person="Chi", hold=DutyHold.AWAY),
        ),
    )

    assert duty_helps(short, NAMES, "vi") == (
        "Đ/c An: có thể trực.",
        "Đ/c Bình: phân công thì trái khoản 1, Công văn số 12/UBND-NC; khoản 2, Công văn số 12/UBND-NC.",
        "Đ/c Chi: vắng mặt ngày này.",
    )


@pytest.mark.parametrize("hold", DutyHold)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_hold_can_be_said(hold: DutyHold, language: str) -> None:
    short = DutyShortage(
        missing=1,
        candidates=(
            DutyCandidate(person="An", hold=hold, rules=(WeekendGap(clause=ClauseRef(key="")),)),
        ),
    )

    assert all(said.endswith(".") for said in duty_helps(short, NAMES, language))
