"""What people read: verdicts, sums, sources and shortages, in both languages."""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

import pytest

from planning.clause import ClauseRef
from planning.people import LEADERS, Rank
from planning.plan import Work
from planning.rules.base import Direction, Measured, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base, CountLevel, Rounding
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import Must, PersonState
from planning.solver.outcome import Candidate, CandidateHold, Lack, Shortage
from planning.spans import Period, Spans
from planning.tests.drawing import C1, C2, MONDAY, THURSDAY, WEDNESDAY, draw
from planning.time import Half, Slot
from planning.violation import Violation
from planning.wording.counts import brief, comes_to, explanation
from planning.wording.dates import slot_name
from planning.wording.precedence import period_in_words, within_day
from planning.wording.shortages import collisions, helps, shortage_sentence
from planning.wording.verdicts import calculation, law, title

A_THIRD = CountBound(clause=C1, direction=Direction.MAX, amount=Fraction(1, 3))
HALF_AT_HOME = CountBound(
    clause=C1, direction=Direction.MIN, amount=Fraction(1, 2), measured=Measured.REMOTE
)
A_LEADER = CountBound(clause=C2, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS))
HEAD = PersonState(clause=C2, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD}))
FLOODED = PersonState(clause=C2, must=Must.REMOTE, tags=frozenset({"flooded-area"}))
CLOSED = PersonState(clause=C2, must=Must.AWAY)
LISTED = PermittedReasons(clause=C2, reasons=frozenset({"mail"}))
ON_WEDNESDAY = Slot(WEDNESDAY)
NAMES = {"7": "Gấm", "8": "Hiếu"}


def of_count(
    rule: CountBound, found: int, limit: int, base: int, slot: Slot = ON_WEDNESDAY
) -> Violation:
    return Violation(
        rule=rule.code, clause=rule.clause, unit="U", slot=slot, found=found, limit=limit, base=base
    )


def of_person(rule: Rule) -> Violation:
    return Violation(
        rule=rule.code, clause=rule.clause, slot=Slot(THURSDAY, Half.AFTERNOON), person="7"
    )


@pytest.mark.parametrize(
    ("rule", "violation", "vi", "en"),
    [
        (
            A_THIRD,
            of_count(A_THIRD, 6, 5, 15),
            "Thứ Tư, 02/12: số người tại cơ quan (6) vượt quá 5 người cho phép.",
            "Wednesday, 02/12: 6 people at the office, more than the 5 allowed.",
        ),
        (
            HALF_AT_HOME,
            of_count(HALF_AT_HOME, 3, 5, 9),
            "Thứ Tư, 02/12: mới bố trí 3/9 người làm việc tại nhà, quy định ít nhất 05 người.",
            "Wednesday, 02/12: only 3/9 people working at home, at least 5 are required.",
        ),
        (
            A_LEADER,
            of_count(A_LEADER, 0, 1, 2, Slot(MONDAY, Half.MORNING)),
            "Sáng thứ Hai, 30/11: chưa có lãnh đạo đơn vị tại cơ quan.",
            "Morning of Monday, 30/11: no leader of the unit at the office.",
        ),
        (
            replace(A_THIRD, level=CountLevel.AGENCY),
            of_count(A_THIRD, 50, 47, 141),
            "Thứ Tư, 02/12: toàn cơ quan, số người tại cơ quan (50) vượt quá 47 người cho phép.",
            "Wednesday, 02/12: across the agency, 50 people at the office, more than the 47 allowed.",
        ),
        (
            HEAD,
            of_person(HEAD),
            "Chiều thứ Năm, 03/12: đ/c Gấm phải có mặt tại cơ quan (người đứng đầu đơn vị).",
            "Afternoon of Thursday, 03/12: Gấm must be at the office (the head of the unit).",
        ),
        (
            FLOODED,
            of_person(FLOODED),
            "Chiều thứ Năm, 03/12: đ/c Gấm phải làm việc tại nhà (người cư trú tại địa bàn bị ngập, chia cắt).",
            "Afternoon of Thursday, 03/12: Gấm must work at home (people living in a flooded or cut-off area).",
        ),
        (
            CLOSED,
            of_person(CLOSED),
            "Chiều thứ Năm, 03/12: đ/c Gấm không được đến cơ quan.",
            "Afternoon of Thursday, 03/12: Gấm must not come to the office.",
        ),
        (
            LISTED,
            of_person(LISTED),
            "Chiều thứ Năm, 03/12: đ/c Gấm đến cơ quan mà chưa có lý do được phép.",
            "Afternoon of Thursday, 03/12: Gấm comes to the office without a permitted reason.",
        ),
    ],
    ids=["cap", "floor", "leaders", "agency", "head", "flooded", "closed", "reason"],
)
def test_a_verdict_says_when_what_and_how_many(
    rule: Rule, violation: Violation, vi: str, en: str
) -> None:
    assert (title(violation, rule, NAMES, "vi"), title(violation, rule, NAMES, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("rule", "base", "vi", "en"),
    [
        (
            A_THIRD,
            15,
            "15 người tính tỷ lệ × 1/3 = 5, làm tròn xuống",
            "15 people counted × 1/3 = 5, rounded down",
        ),
        (
            A_THIRD,
            10,
            "10 người tính tỷ lệ × 1/3 = 3,33, làm tròn xuống còn 3",
            "10 people counted × 1/3 = 3.33, rounded down to 3",
        ),
        (
            HALF_AT_HOME,
            9,
            "9 người tính tỷ lệ × 1/2 = 4,5, làm tròn lên thành 5",
            "9 people counted × 1/2 = 4.5, rounded up to 5",
        ),
        (
            replace(A_THIRD, min_allowed=1),
            2,
            "2 người tính tỷ lệ × 1/3 = 0,67, làm tròn xuống còn 0; được nâng lên 1",
            "2 people counted × 1/3 = 0.67, rounded down to 0; raised to 1",
        ),
        (
            CountBound(clause=C1, direction=Direction.EXACT, amount=Fraction(1, 2)),
            3,
            "3 người tính tỷ lệ × 1/2 = 1,5, số lẻ được làm tròn lên hoặc xuống",
            "3 people counted × 1/2 = 1.5, rounded either way",
        ),
        (A_LEADER, 2, "", ""),
    ],
)
def test_the_sum_behind_a_limit_is_shown(rule: CountBound, base: int, vi: str, en: str) -> None:
    violation = of_count(rule, 0, 0, base)

    assert (calculation(violation, rule, "vi"), calculation(violation, rule, "en")) == (vi, en)


def test_a_verdict_about_a_person_has_no_sum() -> None:
    assert calculation(of_person(HEAD), HEAD, "vi") == ""


def test_the_law_is_named_with_item_number_date_and_issuer() -> None:
    assert (
        law(C1, "vi") == "Khoản 1, Công văn số 12/UBND-NC ngày 20/11/2026 của UBND tỉnh Hòa Giang"
    )
    assert law(C1, "en") == "Khoản 1, Công văn số 12/UBND-NC of 20/11/2026, UBND tỉnh Hòa Giang"


def test_a_directive_without_number_item_or_date_is_named_by_what_there_is() -> None:
    assert (
        law(ClauseRef(key="1", document="Công văn chưa có số", issuer="Sở Nội vụ"), "vi")
        == "Công văn chưa có số của Sở Nội vụ"
    )


def test_a_counter_explains_who_is_counted_and_who_is_not() -> None:
    plan = draw("Anna O\nBoris R\nVera(clerk) O\nGia L")
    rule = replace(
        A_THIRD,
        base=Base(exclude_tags=frozenset({"clerk"}), exclude_leave=True),
        rounding=Rounding.CEIL,
    )
    (count,) = rule.counts(plan)

    assert brief(count, rule, "vi") == "1/3 của 2"
    assert explanation(count, rule, {"Vera": "Vẻ", "Gia": "Già"}, "vi") == (
        "2 người tính tỷ lệ × 1/3 = 0,67, làm tròn lên thành 1; không tính: Vẻ; vắng mặt, không tính: Già"
    )


def test_a_number_needs_no_sum_to_explain() -> None:
    rule = CountBound(clause=C1, direction=Direction.MAX, amount=4)
    (count,) = rule.counts(draw("Anna O"))

    assert explanation(count, rule, {}, "vi") == "không quá 04"


def test_days_are_written_as_an_office_writes_them() -> None:
    assert slot_name(Slot(MONDAY), "en") == "Monday, 30/11"


def candidate(state: Work, hold: CandidateHold, rule: Rule | None = None) -> Candidate:
    return Candidate(person="7", slot=Slot(WEDNESDAY), state=state, hold=hold, rule=rule)


@pytest.mark.parametrize(
    ("shortage", "vi"),
    [
        (
            Shortage(lack=Lack.TOO_FEW, missing=1, rule=A_LEADER, slot=Slot(WEDNESDAY)),
            "Thứ Tư, 02/12: thiếu 01 lãnh đạo đơn vị tại cơ quan.",
        ),
        (
            Shortage(lack=Lack.TOO_MANY, missing=2, rule=A_THIRD, slot=Slot(WEDNESDAY)),
            "Thứ Tư, 02/12: thừa 02 người tại cơ quan so với mức cho phép.",
        ),
        (
            Shortage(lack=Lack.TOO_FEW, missing=3, rule=HALF_AT_HOME, slot=Slot(WEDNESDAY)),
            "Thứ Tư, 02/12: thiếu 03 người làm việc tại nhà.",
        ),
        (
            Shortage(lack=Lack.TOO_FEW, missing=1, slot=Slot(WEDNESDAY)),
            "Thứ Tư, 02/12: thiếu 01 người tại cơ quan.",
        ),
        (
            Shortage(lack=Lack.TOO_FEW, missing=1, rule=HEAD, slot=Slot(WEDNESDAY), person="7"),
            "Thứ Tư, 02/12: chưa bố trí được đ/c Gấm có mặt tại cơ quan.",
        ),
        (
            Shortage(lack=Lack.NO_REASON, missing=1, rule=LISTED, slot=Slot(WEDNESDAY), person="7"),
            "Thứ Tư, 02/12: cần ghi lý do đến cơ quan của đ/c Gấm.",
        ),
    ],
)
def test_a_shortage_says_what_is_missing(shortage: Shortage, vi: str) -> None:
    assert shortage_sentence(shortage, NAMES, "vi") == vi
    assert shortage_sentence(shortage, NAMES, "en").endswith(".")


@pytest.mark.parametrize(
    ("candidate", "vi"),
    [
        (
            candidate(Work.LEAVE, CandidateHold.GIVEN),
            "Đ/c Gấm: đang nghỉ phép, đổi ngày nếu có thể.",
        ),
        (
            candidate(Work.ON_DUTY, CandidateHold.GIVEN),
            "Đ/c Gấm: đang được phân công trực cơ quan, đổi người trực thì được.",
        ),
        (candidate(Work.REMOTE, CandidateHold.PINNED), "Đ/c Gấm: ô này đã ghim, bỏ ghim thì được."),
        (
            candidate(Work.REMOTE, CandidateHold.RULE, FLOODED),
            "Đ/c Gấm: không đổi được vì khoản 2, Công văn số 12/UBND-NC.",
        ),
        (
            candidate(Work.REMOTE, CandidateHold.OTHER_RULE, A_THIRD),
            "Đ/c Gấm: đổi thì lại trái khoản 1, Công văn số 12/UBND-NC.",
        ),
        (candidate(Work.REMOTE, CandidateHold.OTHER_RULE), "Đ/c Gấm: đổi cũng không đủ."),
    ],
)
def test_who_would_help_is_named_with_what_stands_in_the_way(candidate: Candidate, vi: str) -> None:
    shortage = Shortage(
        lack=Lack.TOO_FEW,
        missing=1,
        rule=A_LEADER,
        slot=Slot(WEDNESDAY),
        candidates=(candidate, candidate),
    )

    assert helps(shortage, NAMES, "vi") == (vi,)


def test_rules_that_collide_are_told_with_their_source() -> None:
    shortage = Shortage(
        lack=Lack.TOO_FEW, missing=1, rule=HEAD, slot=Slot(WEDNESDAY), collides=(A_THIRD,)
    )

    assert collisions(shortage, "vi") == (
        "Khoản 1, Công văn số 12/UBND-NC: mỗi phòng, đơn vị bố trí không quá 1/3 số cán bộ làm việc tại cơ quan trong mỗi ngày, làm tròn xuống.",
    )


@pytest.mark.parametrize(
    ("rule", "vi", "en"),
    [
        (A_THIRD, "Tối đa 0 trong 2 người", "At most 0 of 2 people"),
        (A_LEADER, "Ít nhất 1 trong 1 lãnh đạo đơn vị", "At least 1 of 1 leader of the unit"),
        (
            replace(A_THIRD, direction=Direction.EXACT, rounding=None),
            "Đúng 0 hoặc 1 trong 2 người",
            "Exactly 0 or 1 of 2 people",
        ),
        (
            CountBound(clause=C1, direction=Direction.MAX, amount=4),
            "Tối đa 4 người; hiện có 2",
            "At most 4 people; 2 are counted",
        ),
    ],
)
def test_what_a_bound_comes_to_is_so_many_of_so_many(rule: CountBound, vi: str, en: str) -> None:
    (count,) = rule.counts(draw("Anna(head) O\nBoris R"))

    assert (comes_to(count, rule, "vi"), comes_to(count, rule, "en")) == (vi, en)


NOON, NIGHT = datetime(2026, 12, 2, 12), datetime(2026, 12, 4)


@pytest.mark.parametrize(
    ("period", "hours", "whole"),
    [
        (
            Period(datetime(2026, 12, 2), None),
            "",
            "từ ngày 02/12/2026 cho đến khi có thông báo mới",
        ),
        (Period(NOON, NIGHT), "từ 12h00", "từ 12h00 ngày 02/12/2026 đến hết ngày 03/12/2026"),
        (
            Period(datetime(2026, 11, 1), NOON),
            "đến 12h00",
            "từ ngày 01/11/2026 đến 12h00 ngày 02/12/2026",
        ),
        (
            Period(datetime(2026, 12, 2, 8), NOON),
            "từ 8h00 đến 12h00",
            "từ 8h00 ngày 02/12/2026 đến 12h00 ngày 02/12/2026",
        ),
    ],
)
def test_a_rule_says_when_of_the_day_and_how_long_it_holds(
    period: Period, hours: str, whole: str
) -> None:
    assert (within_day(Spans((period,)), WEDNESDAY, "vi"), period_in_words(period, "vi")) == (
        hours,
        whole,
    )
