"""How newspapers and short letters put clauses, and what they tell of life outside the office."""

from typing import Any

import pytest

from planning.reading import read


def clauses(text: str) -> list[tuple[str, dict[str, Any]]]:
    return [(proposal.kind, proposal.params) for proposal in read(text).proposals]


@pytest.mark.parametrize(
    ("kind", "params", "text"),
    [
        (
            "allowed_onsite_reasons",
            {"reasons": ["urgent", "leader-order"]},
            "tới cơ quan khi có việc khẩn cấp hoặc thủ trưởng yêu cầu",
        ),
        (
            "allowed_onsite_reasons",
            {"reasons": ["classified"]},
            "Nội dung làm việc trực tiếp tại trụ sở gồm xử lý tài liệu mật",
        ),
        ("exact_split", {"num": 1, "den": 2}, "Công sở làm việc trực tiếp 50%"),
        ("exempt_from_cap", {"tags": ["task-force"]}, "không tính lực lượng nòng cốt chống dịch"),
        ("forced_remote", {"tags": ["isolating"]}, "cán bộ thuộc diện F2 được nghỉ làm"),
        ("forced_remote", {"tags": ["locked-down"]}, "người ở vùng cam không đến cơ quan"),
        ("full_strength", {}, "nhân viên đã hết thời gian cách ly trở lại làm việc bình thường"),
        ("full_strength", {}, "làm việc bình thường trở lại"),
        ("full_strength", {}, "100% chiến sĩ túc trực"),
        ("full_strength", {}, "Các phòng ở trụ sở khác làm việc bình thường"),
        ("head_discretion", {}, "Trưởng phòng căn cứ tình hình thực tế sắp xếp nhân sự"),
        ("headcount_cap", {"n": 3}, "mỗi bộ phận không quá ba người trực"),
        ("headcount_cap", {"n": 9}, "UBND xã không quá 9 người làm việc trong cùng thời điểm"),
        ("head_must_be_onsite", {}, "yêu cầu chủ tịch UBND xã trực 24/24 tại trụ sở"),
        ("meeting_cap", {"max": 0}, "dừng toàn bộ các hoạt động, cuộc họp không cấp bách"),
        (
            "instant_cap",
            {"num": 1, "den": 3, "rounding": "floor"},
            "không bố trí quá 1/3 nhân viên làm việc cùng một thời điểm tại công sở",
        ),
        ("meeting_cap", {"max": 25}, "dừng mọi sự kiện tập trung trên 25 người"),
        ("meeting_cap", {"max": 15}, "cuộc họp nào cũng giới hạn số người ở mức 15 người"),
        ("min_onsite_count", {}, "phân công nhân viên trực tại đơn vị trong những ngày mưa lũ"),
        ("min_leaders_onsite", {"n": 1}, "Lãnh đạo Chi cục trực chỉ huy"),
        ("min_onsite_count", {}, "tổ chức trực ban trong suốt đợt lũ"),
        ("must_stay_onsite", {"modes": ["live-in"]}, "ăn, ngủ và làm việc tại đơn vị"),
        (
            "must_stay_onsite",
            {"modes": ["live-in"]},
            "kíp vận hành cách ly tập trung tại nơi làm việc",
        ),
        (
            "must_stay_onsite",
            {"modes": ["live-in"], "num": 1, "den": 1},
            "tất cả nhân viên có mặt tại cơ quan tạm thời ở lại",
        ),
        (
            "onsite_ratio_cap",
            {"num": 2, "den": 5, "rounding": "floor"},
            "tỷ lệ người làm việc trực tiếp dưới 40%",
        ),
        (
            "onsite_ratio_cap",
            {"num": 1, "den": 4, "rounding": "floor"},
            "không bố trí nhiều hơn 1/4 số lượng viên chức",
        ),
        ("remote_requires", {}, "được làm việc từ xa nếu được thủ trưởng đồng ý"),
        (
            "required_condition_for_onsite",
            {"any_of_tags": ["negative-test"]},
            "phải test nhanh âm tính trước khi vào công sở",
        ),
        ("room_cap", {"max": 4}, "không quá 4 người/phòng"),
        ("team_separation", {}, "chia thành hai nhóm, mỗi nhóm đi làm một tuần, không gặp nhau"),
        ("written_exception", {}, "việc bố trí vượt số lượng phải xin ý kiến Huyện ủy"),
        (
            "reporting",
            {"before": "17:00", "frequency": ["daily"]},
            "báo cáo công tác phòng, chống dịch trước 17h hằng ngày",
        ),
    ],
)
def test_a_headline_says_a_clause_in_few_words(
    kind: str, params: dict[str, Any], text: str
) -> None:
    assert clauses(text) == [(kind, params)]


def test_work_at_home_stays_beside_the_cases_it_leaves_out() -> None:
    text = "Công chức của Tòa làm việc tại nhà, trừ trường hợp cần thiết theo yêu cầu của lãnh đạo."

    assert [kind for kind, _ in clauses(text)] == ["default_remote", "allowed_onsite_reasons"]


def test_a_condition_goes_on_past_what_it_leaves_out() -> None:
    text = "người là F0 (trừ trường hợp nặng) và F1 phải giải quyết công việc theo hình thức trực tuyến"

    assert clauses(text) == [("forced_remote", {"tags": ["isolating"]})]


@pytest.mark.parametrize(
    ("kind", "params", "text"),
    [
        ("effective_from", {"month": 8, "day": 3}, "từ chiều 3/8"),
        ("effective_from", {"month": 8, "day": 3, "time": "12:00"}, "kể từ 12h trưa mai (3/8)"),
        ("effective_from", {"month": 8, "day": 3, "time": "00:00"}, "áp dụng từ 0h 3/8"),
        ("effective_from", {"month": 8, "day": 3}, "bắt đầu từ thứ Tư (3/8)"),
        ("effective_to", {"month": 8, "day": 14}, "có hiệu lực đến 14/8"),
        ("effective_to", {"month": 8, "day": 14}, "thực hiện cho hết 14-8"),
        ("effective_to", {"days": 14}, "trong vòng 2 tuần"),
    ],
)
def test_a_day_is_read_without_the_word_for_day(
    kind: str, params: dict[str, Any], text: str
) -> None:
    assert clauses(text) == [(kind, params)]


def test_up_to_a_share_is_no_day() -> None:
    assert clauses("tăng đến 2/3 số hồ sơ") == []


@pytest.mark.parametrize("said", ["đã từng đến", "đã có mặt tại", "vừa đi qua"])
def test_when_people_were_somewhere_is_no_period_of_the_directive(said: str) -> None:
    read_of = clauses(
        f"lập danh sách công chức {said} Hải Phòng từ ngày 3/8/2020 đến ngày 9/8/2020"
    )

    assert not {"effective_from", "effective_to"} & {kind for kind, _ in read_of}


@pytest.mark.parametrize(
    "text",
    [
        "Xe khách chỉ chở tối đa 50% số ghế.",
        "Bố trí không quá 50% chỗ ngồi trong hội trường.",
        "Nhà hàng phục vụ không quá 20 người cùng lúc.",
        "Đám cưới không tập trung quá 30 người.",
        "Các công ty, nhà máy cho công nhân được nghỉ làm việc vì bão.",
        "Tổ chức, cá nhân đến giao dịch phải tiêm đủ hai mũi vắc xin.",
        "Người đến nộp hồ sơ chưa tiêm đủ phải có xét nghiệm âm tính.",
        "Duy trì tám chốt trực ở cửa ngõ thành phố.",
        "Tổ chức lễ kỷ niệm theo hình thức trực tuyến.",
        "Các trường dạy học trực tuyến tại nhà.",
        "Hạn chế ra ngoài, trừ trường hợp thật sự cần thiết.",
        "Thành phố không ban hành văn bản nào cho công chức nghỉ làm.",
        "Xét nghiệm đã làm trong 3 ngày gần nhất.",
        "Tính đến ngày 16/3/2020, cả huyện không có ca nào.",
        "Học sinh toàn thành phố được nghỉ học.",
        "Thí điểm cách ly F1 tại nhà ở các quận.",
        "Xử lý công việc theo yêu cầu của người nộp hồ sơ.",
    ],
)
def test_customers_seats_pupils_and_companies_are_not_the_office(text: str) -> None:
    assert clauses(text) == []


def test_a_subordinate_clause_about_pupils_does_not_hide_the_order_after_it() -> None:
    assert clauses("Trong thời gian học sinh nghỉ học, cử nhân viên trực tại trường.") == [
        ("min_onsite_count", {})
    ]
