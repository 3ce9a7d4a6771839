"""What a text leaves open: each answer makes the proposal what it would have been had the text
said it.
"""

from dataclasses import replace
from typing import Any

import pytest

from intake.proposals import sentence_of
from intake.reading.questions import AS_TEXT, AnsweredQuestions, put_answers
from planning.clauses.templates import TEMPLATES
from planning.reading import ClauseProposal, read


def proposal_in(text: str, kind: str | None = None) -> ClauseProposal:
    return next(one for one in read(text).proposals if kind in (None, one.kind))


def told(text: str, kind: str | None = None, **answers: str) -> AnsweredQuestions:
    return put_answers(proposal_in(text, kind), answers)


def taken(answer: AnsweredQuestions) -> tuple[str, dict[str, Any]]:
    assert not answer.is_open
    return answer.proposal.kind, answer.proposal.params


HALF = {"num": 1, "den": 2}
HALF_AT_HOME = "Bố trí 60% cán bộ làm việc tại nhà."


@pytest.mark.parametrize(
    ("side", "kind"),
    [("office", "onsite_ratio_cap"), ("home", "remote_ratio_cap")],
)
def test_a_share_without_a_place_is_of_the_place_that_is_answered(side: str, kind: str) -> None:
    assert taken(told("Bố trí không quá 50% cán bộ.", side=side)) == (
        kind,
        HALF | {"rounding": "floor"},
    )


@pytest.mark.parametrize(
    ("way", "kind", "params"),
    [
        ("max", "onsite_ratio_cap", HALF | {"rounding": "floor"}),
        ("min", "onsite_ratio_floor", HALF | {"rounding": "ceil"}),
        ("exact", "exact_split", HALF),
    ],
)
def test_a_share_without_a_direction_is_a_cap_a_floor_or_exact_as_answered(
    way: str, kind: str, params: dict[str, Any]
) -> None:
    assert taken(told("Bố trí mỗi phòng 50% cán bộ làm việc tại trụ sở.", direction=way)) == (
        kind,
        params,
    )


@pytest.mark.parametrize(
    ("way", "kind"), [("max", "remote_ratio_cap"), ("min", "remote_ratio_floor")]
)
def test_a_share_at_home_stays_one_of_people_at_home(way: str, kind: str) -> None:
    answer = told(HALF_AT_HOME, direction=way)

    assert answer.proposal.kind == kind
    assert (answer.proposal.params["num"], answer.proposal.params["den"]) == (3, 5)
    assert "measured" not in answer.proposal.params


def test_exactly_a_share_at_home_leaves_the_rest_at_the_office() -> None:
    sentence = sentence_of(told(HALF_AT_HOME, direction="exact").proposal)

    params = TEMPLATES["exact_split"].parse(sentence.params)
    said = TEMPLATES["exact_split"].sentence(sentence.params)
    assert sentence.kind == "exact_split"
    assert (params["num"], params["den"]) == ((3, 5) if "measured" in params else (2, 5)), said


def test_of_two_questions_each_waits_for_its_own_answer() -> None:
    proposal = replace(
        proposal_in("Bố trí mỗi phòng 50% cán bộ làm việc tại trụ sở."), asks=("side", "direction")
    )

    one, both = (
        put_answers(proposal, {"side": "home"}),
        put_answers(proposal, {"side": "home", "direction": "min"}),
    )

    assert (one.proposal.asks, [said for _, said in one.asked]) == (("direction",), ["home", ""])
    assert both.proposal.kind == "remote_ratio_floor"


@pytest.mark.parametrize(("base", "without_leave"), [("all", False), ("present", True)])
def test_a_cut_is_of_the_people_that_are_answered(base: str, without_leave: bool) -> None:
    kind, params = taken(told("Giảm 50% số người làm việc tại trụ sở.", base=base))

    assert (kind, params["base_exclude_leave"]) == ("onsite_ratio_cap", without_leave)


def test_turns_are_those_that_are_answered() -> None:
    assert taken(
        told("Luân phiên cán bộ làm việc tại cơ quan.", period="rotation_alternate_days")
    ) == ("rotation_alternate_days", {})


def test_what_none_of_the_answers_says_is_kept_in_its_own_words() -> None:
    kind, params = taken(told("Luân phiên cán bộ làm việc tại cơ quan.", period=AS_TEXT))

    assert (kind, params["text"]) == ("obligation", "Luân phiên cán bộ làm việc tại cơ quan")


def test_days_of_a_person_without_a_direction_are_a_bound_only_if_answered_so() -> None:
    text = "Mỗi cán bộ làm việc tại cơ quan 3 ngày/tuần."

    assert taken(told(text, direction="max")) == ("per_employee_max_onsite_days", {"max": 3})
    assert taken(told(text, direction=AS_TEXT))[0] == "obligation"
    assert told(text, direction="min").wrong == {"direction": "Chọn một trong các câu trả lời."}


def test_a_closed_office_is_closed_as_long_as_the_document_holds_if_answered_so() -> None:
    assert taken(told("Đóng cửa trụ sở.", start="whole")) == ("closure", {})


def test_an_exception_nobody_can_name_is_left_out_or_kept_in_words_as_answered() -> None:
    text = "Không quá 1/3 cán bộ làm việc tại trụ sở, trừ ngành y tế và đội xe cứu hộ."
    third = {"num": 1, "den": 3, "rounding": "floor", "base_exclude_tags": ["health"]}

    assert told(text).is_open
    assert taken(told(text, unless="known")) == ("onsite_ratio_cap", third)
    assert taken(told(text, unless=AS_TEXT))[0] == "obligation"


@pytest.mark.parametrize(("typed", "share"), [("1/3", (1, 3)), ("40%", (2, 5)), ("0,5", (1, 2))])
def test_a_share_that_does_not_add_up_is_written_in_a_box(
    typed: str, share: tuple[int, int]
) -> None:
    _, params = taken(told("Bố trí 40% làm việc tại trụ sở và 50% làm việc tại nhà.", amount=typed))

    assert (params["num"], params["den"]) == share


def test_a_number_of_people_is_written_in_a_box() -> None:
    assert taken(told("Trực cơ quan hằng ngày.", n="2")) == ("min_onsite_count", {"n": 2})


@pytest.mark.parametrize(
    ("text", "kind", "answers"),
    [
        ("Trực cơ quan hằng ngày.", None, {"n": "hai"}),
        ("Trực cơ quan hằng ngày.", None, {"n": "0"}),
        ("Trực cơ quan hằng ngày.", None, {"n": "²"}),
        ("Bố trí 40% làm việc tại trụ sở và 50% làm việc tại nhà.", None, {"amount": "3/2"}),
        ("Từ ngày 29/2.", "effective_from", {"year": "2027"}),
        ("Từ ngày 9/7.", "effective_from", {"year": "26"}),
        ("Trong 14 ngày.", "effective_to", {"effective_from": "31/2/2026"}),
        ("Số: /UBND-NC", "number", {"number": "4" * 61}),
        ("Bố trí không quá 50% cán bộ.", None, {"side": "sân"}),
    ],
)
def test_an_answer_that_cannot_be_read_is_said_to_be_so_and_the_question_stays(
    text: str, kind: str | None, answers: dict[str, str]
) -> None:
    answer = told(text, kind, **answers)

    assert answer.is_open
    assert list(answer.wrong or {}) == list(answers)


def test_the_year_of_a_date_without_one_is_asked_and_put_in() -> None:
    answer = told("Từ 0h ngày 9/7.", "effective_from", year="2026")

    assert taken(answer) == ("effective_from", {"date": "2026-07-09", "time": "00:00"})


def test_the_year_of_an_extension_is_that_of_its_end() -> None:
    assert taken(told("Gia hạn đến hết ngày 20/12.", year="2026")) == (
        "period_extension",
        {"to": {"date": "2026-12-20"}},
    )


def test_so_many_days_are_counted_from_the_first_day_that_is_answered() -> None:
    assert taken(told("Trong 14 ngày.", effective_from="1/12/2026")) == (
        "effective_to",
        {"days": 14, "date": "2026-12-14"},
    )


def test_the_blank_number_of_a_document_is_written_in_whole() -> None:
    assert taken(told("Số:      /UBND-NC", number="415/UBND-NC")) == (
        "number",
        {"number": "415/UBND-NC"},
    )


def test_what_no_template_has_a_blank_for_is_not_asked() -> None:
    answer = told("Chỉ người có kết quả xét nghiệm âm tính được đến cơ quan.")
    has_blank = any(
        blank.name == "validity_days" for blank in TEMPLATES["required_condition_for_onsite"].fields
    )

    assert [question.name for question, _ in answer.asked] == (
        ["validity_days"] if has_blank else []
    )


def test_a_question_nobody_knows_stays_open() -> None:
    answer = put_answers(replace(proposal_in(HALF_AT_HOME), asks=("màu",)), {"màu": "xanh"})

    assert (answer.is_open, answer.asked) == (True, ())


def test_how_long_a_declaration_holds_good_is_asked_unless_it_is_made_every_day() -> None:
    asked = told("Cán bộ đến cơ quan phải khai báo y tế, trừ bảo vệ.", days="7")
    daily = told("Cán bộ đến cơ quan phải khai báo y tế hằng ngày.")

    assert [question.name for question, _ in asked.asked] == ["days"]
    assert taken(asked) == (
        "entry_declaration",
        {"title": "Khai báo y tế", "validity": "days", "days": 7, "except_tags": ["guard"]},
    )
    assert taken(daily) == ("entry_declaration", {"title": "Khai báo y tế", "validity": "day"})
    assert sentence_of(daily.proposal).kind == "entry_declaration"
    assert told("Cán bộ đến cơ quan phải khai báo y tế.").is_open
