"""What is declared before coming in: how long it holds good, what speaks against coming, and who
is named.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from planning.clauses.fields import ParameterError
from planning.clauses.templates import TEMPLATES
from planning.plan import Plan, Work
from planning.records import DeclarationBook, RecordedDeclaration, Records
from planning.rules.entry_declaration import (
    AnswerKind,
    EntryDeclaration,
    EntryQuestion,
    EntryStanding,
    EntryValidity,
    standing_on,
)
from planning.tests.drawing import C1, draw
from planning.time import Slot
from planning.wording.rules.entry_declaration import without_declaration
from planning.wording.verdicts import title

MONDAY = date(2026, 11, 30)
DAYS = [MONDAY + timedelta(days=ahead) for ahead in range(14)]
TUESDAY, WEDNESDAY, SUNDAY = DAYS[1], DAYS[2], DAYS[6]
FEVER = EntryQuestion(text="Bạn có sốt không?", unfit="yes")
TESTED = EntryQuestion(text="Ngày xét nghiệm", kind=AnswerKind.DATE, within=3)


def asking(validity: EntryValidity = EntryValidity.DAYS, days: int = 7) -> EntryDeclaration:
    return EntryDeclaration(
        clause=C1, title="Khai báo y tế", questions=(FEVER,), validity=validity, days=days
    )


def book(today: date, **made: tuple[RecordedDeclaration, ...]) -> Records:
    return Records(declarations=DeclarationBook(made=made, today=today))


@pytest.mark.parametrize(
    ("rule", "wanted", "first", "last"),
    [
        (asking(days=1), TUESDAY, TUESDAY, TUESDAY),
        (asking(days=3), DAYS[3], TUESDAY, DAYS[3]),
        (asking(EntryValidity.WEEK), WEDNESDAY, TUESDAY, SUNDAY),
        (asking(EntryValidity.WEEK), DAYS[9], DAYS[7], DAYS[13]),
        (asking(EntryValidity.DAY), WEDNESDAY, WEDNESDAY, WEDNESDAY),
    ],
)
def test_what_is_declared_on_tuesday_holds_as_the_clause_says(
    rule: EntryDeclaration, wanted: date, first: date, last: date
) -> None:
    made = rule.declared(("no",), today=TUESDAY, wanted=wanted)

    assert (made.first, made.last, made.is_cleared) == (first, last, True)


def test_an_old_test_speaks_against_coming_and_a_fresh_one_shortens_what_is_declared() -> None:
    rule = replace(asking(), questions=(FEVER, TESTED))

    fresh = rule.declared(("no", "2026-11-30"), today=TUESDAY, wanted=TUESDAY)
    old = rule.declared(("no", "2026-11-27"), today=TUESDAY, wanted=TUESDAY)

    assert (fresh.last, fresh.is_cleared, old.is_cleared) == (DAYS[3], True, False)


def test_who_may_not_come_declares_anew_even_where_something_older_would_hold() -> None:
    rule = asking(days=7)
    well = rule.declared(("no",), today=MONDAY, wanted=MONDAY)
    ill = replace(rule.declared(("yes",), today=TUESDAY, wanted=TUESDAY), last=WEDNESDAY)

    found = [standing_on((well, ill), day).value for day in DAYS[:4]]
    again = standing_on((well, ill, well), WEDNESDAY)

    assert found == ["cleared", "unfit", "unfit", "missing"]
    assert again is EntryStanding.CLEARED


def test_a_breach_names_who_comes_on_a_day_that_could_be_declared_for_by_now() -> None:
    rule, plan = asking(days=2), draw("An O O O\nBinh R O R\nChi T T O")
    made = (rule.declared(("no",), today=MONDAY, wanted=MONDAY),)
    known = replace(plan, records=book(MONDAY, Chi=made))

    said = [title(one, rule, {"An": "An", "Binh": "Bình"}, "vi") for one in rule.check(known)]

    assert said == [
        "Thứ Hai, 30/11: đ/c An đến cơ quan mà chưa có “Khai báo y tế” còn giá trị.",
        "Thứ Ba, 01/12: đ/c An đến cơ quan mà chưa có “Khai báo y tế” còn giá trị.",
        "Thứ Ba, 01/12: đ/c Bình đến cơ quan mà chưa có “Khai báo y tế” còn giá trị.",
    ]
    assert list(rule.check(replace(plan, records=Records()))) == []


def test_all_who_lack_it_stand_in_one_sentence() -> None:
    said = without_declaration(asking(), {"An": [MONDAY, TUESDAY], "Bảo": [TUESDAY]}, "vi")

    assert said == (
        "02 người đến cơ quan mà chưa có “Khai báo y tế” còn giá trị: An (T2, T3), Bảo (T3)."
    )


def test_what_is_declared_counts_for_every_clause_that_asks_the_same_and_for_no_other() -> None:
    other = replace(asking(), clause=replace(C1, key="another"), tags=frozenset({"driver"}))

    assert asking().seal == other.seal
    assert len({asking().seal, asking(days=3).seal, replace(asking(), questions=()).seal}) == 3


def test_judge_and_a_plain_count_agree_on_drawn_weeks() -> None:
    chance = Random(7)
    states = (Work.ON_SITE, Work.REMOTE, Work.LEAVE, Work.ON_DUTY)
    told = 0
    for _round in range(60):
        validity = chance.choice([*EntryValidity])
        rule = replace(asking(validity, chance.randint(1, 4)), except_tags=frozenset({"guard"}))
        plan = draw("An O O O O O\nBinh(guard) O O O O O\nChi O O O O O")
        plan = replace(plan, work={key: chance.choice(states) for key in plan.work})
        today = chance.choice(DAYS[:5])
        made = {person.key: _some(rule, chance, today) for person in plan.people}
        known = replace(plan, records=book(today, **made))

        found = {(one.person, one.slot.day) for one in rule.check(known) if one.slot}

        assert found == _plainly_missing(rule, plan, made, today)
        told += len(found)
    assert told > 50


def _some(rule: EntryDeclaration, chance: Random, today: date) -> tuple[RecordedDeclaration, ...]:
    """Declarations of some days up to today, one in four with a fever."""
    days = sorted(chance.sample(DAYS[:5], chance.randint(0, 3)))
    return tuple(
        rule.declared((chance.choice(["no", "no", "no", "yes"]),), today=day, wanted=day)
        for day in days
        if day <= today
    )


def _plainly_missing(
    rule: EntryDeclaration,
    plan: Plan,
    made: dict[str, tuple[RecordedDeclaration, ...]],
    today: date,
) -> set[tuple[str | None, date]]:
    """Day by day: what was said last before it, and whether that still holds."""
    found: set[tuple[str | None, date]] = set()
    for person in plan.people:
        for day in plan.days:
            known = [one for one in made[person.key] if one.first <= day]
            last = known[-1] if known else None
            holds = last is not None and last.is_cleared and day <= last.last
            ahead = (day - today).days
            near = {
                EntryValidity.DAYS: ahead < rule.days,
                EntryValidity.DAY: ahead <= 1,
                EntryValidity.WEEK: True,
            }[rule.validity]
            there = plan.work[person.key, Slot(day)].is_on_site
            if near and there and not holds and "guard" not in person.tags:
                found.add((person.key, day))
    return found


@pytest.mark.parametrize(
    ("written", "field", "code"),
    [
        ({"title": " "}, "title", "required"),
        ({"title": "a" * 121}, "title", "words-too-long"),
        ({"questions": "Có sốt không? | chưa rõ"}, "questions", "unknown-answer"),
        ({"questions": "\n".join(["Có sốt không?"] * 9)}, "questions", "too-many-questions"),
        ({"questions": "a" * 201}, "questions", "question-too-long"),
        ({"questions": 5}, "questions", "not-a-text"),
        ({"days": 0}, "days", "needs-days"),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_blank(
    written: dict[str, object], field: str, code: str
) -> None:
    filled = {"title": "Khai báo y tế", "validity": "days", "days": 7, **written}

    wrong = TEMPLATES["entry_declaration"].problems(filled)

    assert [(one.field, one.code) for one in wrong] == [(field, code)]
    assert all(isinstance(one, ParameterError) and one.message("en") for one in wrong)


def test_questions_are_written_in_either_language_and_kept_in_one() -> None:
    template = TEMPLATES["entry_declaration"]
    lines = "Có sốt không? | YES\n\n Ngày  tiêm | date\nXét nghiệm|date 3\nĐã rõ quy định? | no"

    stored = template.parse({"title": "Khai báo", "validity": "day", "questions": lines})

    assert stored["questions"] == [
        "Có sốt không? | có",
        "Ngày tiêm | ngày",
        "Xét nghiệm | ngày 3",
        "Đã rõ quy định? | không",
    ]
