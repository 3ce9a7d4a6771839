"""How newspapers and short letters put clauses, and what they tell of life outside the office."""

from typing import Any

import pytest

from planning.reading import read


def clauses(text: str) -> list[tuple[str, dict[str, Any]]]:
    return [(proposal.kind, proposal.params) for proposal in read(text).proposals]


@pytest.mark.parametrize(
    ("kind", "params", "text"),
    [
        ("exact_split", {"num": 1, "den": 2}, "Công sở làm việc trực tiếp 50%"),
        ("full_strength", {}, "Các phòng ở trụ sở khác làm việc bình thường"),
        ("head_must_be_onsite", {}, "yêu cầu chủ tịch UBND xã trực 24/24 tại trụ sở"),
        ("meeting_cap", {"max": 0}, "dừng toàn bộ các hoạt động, cuộc họp không cấp bách"),
        ("meeting_cap", {"max": 15}, "cuộc họp nào cũng giới hạn số người ở mức 15 người"),
        ("min_onsite_count", {}, "phân công nhân viên trực tại đơn vị trong những ngày mưa lũ"),
        ("must_stay_onsite", {"modes": ["live-in"], "num": 1, "den": 1}, "tất cả nhân viên có mặt tại cơ quan tạm thời ở lại"),
        ("reporting", {"before": "17:00", "frequency": ["daily"]}, "báo cáo công tác phòng, chống dịch trước 17h hằng ngày"),
    ],
)
def test_a_headline_says_a_clause_in_few_words(kind: str, params: dict[str, Any], text: str) -> None:
    assert clauses(text) == [(kind, params)]


def test_work_at_home_stays_beside_the_cases_it_leaves_out() -> None:
    text = "Công chức của Tòa làm việc tại nhà, trừ trường hợp cần thiết theo yêu cầu của lãnh đạo."

    assert [kind for kind, _ in clauses(text)] == ["default_remote", "allowed_onsite_reasons"]


def test_a_condition_goes_on_past_what_it_leaves_out() -> None:
    text = "người là F0 (trừ trường hợp nặng) và F1 phải giải quyết công việc theo hình thức trực tuyến"

    assert clauses(text) == [("forced_remote", {"tags": ["isolating"]})]


@pytest.mark.parametrize("said", ["đã từng đến", "đã có mặt tại", "vừa đi qua"])
def test_when_people_were_somewhere_is_no_period_of_the_directive(said: str) -> None:
    read_of = clauses(f"lập danh sách công chức {said} Hải Phòng từ ngày 3/8/2020 đến ngày 9/8/2020")

    assert not {"effective_from", "effective_to"} & {kind for kind, _ in read_of}


@pytest.mark.parametrize(
    "text",
    [
        "Xe khách chỉ chở tối đa 50% số ghế.",
        "Bố trí không quá 50% chỗ ngồi trong hội trường.",
        "Nhà hàng phục vụ không quá 20 người cùng lúc.",
        "Đám cưới không tập trung quá 30 người.",
        "Các công ty, nhà máy cho công nhân được nghỉ làm việc vì bão.",
        "Học sinh toàn thành phố được nghỉ học.",
        "Thí điểm cách ly F1 tại nhà ở các quận.",
        "Xử lý công việc theo yêu cầu của người nộp hồ sơ.",
    ],
)
def test_customers_seats_pupils_and_companies_are_not_the_office(text: str) -> None:
    assert clauses(text) == []


def test_a_subordinate_clause_about_pupils_does_not_hide_the_order_after_it() -> None:
    assert clauses("Trong thời gian học sinh nghỉ học, cử nhân viên trực tại trường.") == [("min_onsite_count", {})]
