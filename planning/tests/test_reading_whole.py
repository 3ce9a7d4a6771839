"""What a whole document says of its sentences: an order is clear, what is told of others or of the
past is asked about or left.
"""

from typing import Any

import pytest

from planning.reading import ClauseProposal, read

LETTER = "Kính gửi: Các phòng, đơn vị\n\nGiám đốc Sở yêu cầu:\n\n1. {}\n\nĐề nghị các đơn vị thực hiện./."


def kinds(text: str) -> list[str]:
    return [proposal.kind for proposal in read(text).proposals]


def clauses(text: str) -> list[tuple[str, dict[str, Any]]]:
    return [(proposal.kind, proposal.params) for proposal in read(text).proposals]


def of_kind(text: str, kind: str) -> ClauseProposal:
    return next(one for one in read(text).proposals if one.kind == kind)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Mỗi phòng bố trí không quá 40% công chức làm việc tại trụ sở.", "onsite_ratio_cap"),
        ("Các phòng gửi danh sách người trực về Văn phòng trước 16h00 thứ Năm.", "roster_filing"),
        ("Thủ trưởng đơn vị phải có mặt tại trụ sở.", "head_must_be_onsite"),
        ("Giờ làm việc: sáng từ 7h00 đến 11h30; chiều từ 13h30 đến 17h00.", "onsite_time_window"),
    ],
)
def test_an_order_in_a_letter_is_clear(sentence: str, kind: str) -> None:
    assert of_kind(LETTER.format(sentence), kind).clear


@pytest.mark.parametrize(
    "text",
    [
        "Năm ngoái, ông nói, thời dịch nhiều sở chỉ có 1/3 công chức tới trụ sở.",
        "Sở đang lấy ý kiến dự thảo, theo đó mỗi phòng không quá 1/3 công chức làm việc tại trụ sở.",
        "Một nước láng giềng buộc công sở không quá 1/2 nhân viên làm việc tại cơ quan.",
        "Thành phố bác bỏ tin giả rằng công chức được nghỉ làm việc từ ngày 3/8/2026.",
        "Chuyên gia cho rằng nên để công chức làm việc tại nhà ít nhất hai ngày mỗi tuần.",
    ],
)
def test_what_is_told_planned_or_of_others_is_never_clear(text: str) -> None:
    read_of = [one for one in read(text).proposals if not one.kind.startswith("effective")]

    assert [one.kind for one in read_of if one.clear] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nhà cách trụ sở từ 20 km trở lên thì viên chức làm việc tại nhà.",
            [("forced_remote", {"tags": ["lives-far"], "km": 20})],
        ),
        (
            "Nhân viên nào có biểu hiện sốt, ho thì không đến cơ quan làm việc.",
            [("forced_remote", {"tags": ["symptoms"]})],
        ),
        ("Công chức, viên chức đi làm trở lại.", [("full_strength", {})]),
        ("Các phòng phải cử cán bộ lãnh đạo trực.", [("min_leaders_onsite", {"n": 1})]),
        (
            "Cấm ra vào trụ sở, trừ lực lượng bảo vệ.",
            [("closure", {"except_tags": ["guard"]})],
        ),
        (
            "Phân công luân phiên mỗi ngày chỉ có 30% viên chức trực tại cơ quan.",
            [("onsite_ratio_cap", {"num": 3, "den": 10, "rounding": "floor"})],
        ),
        ("Kíp vận hành ở khu riêng, không được về nhà.", [("must_stay_onsite", {"modes": ["live-in"]})]),
        (
            "Công chức vào làm lúc 9h00, về lúc 16h00.",
            [("onsite_time_window", {"start": "09:00", "end": "16:00"})],
        ),
        ("Trụ sở đóng cửa lúc 18h00.", [("onsite_time_window", {"end": "18:00"})]),
        (
            "Chỉ người có con nhỏ mới được làm việc từ xa.",
            [("remote_requires", {})],
        ),
        ("Các cuộc họp giữa hai cơ sở thì họp trực tuyến.", [("meeting_cap", {"mode": "online"})]),
    ],
)  # fmt: skip
def test_what_directives_ask_beyond_numbers_is_read(
    text: str, expected: list[tuple[str, dict[str, Any]]]
) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thông báo nghỉ Tết Dương lịch và việc treo cờ.",
        "Văn phòng bố trí đủ lực lượng để đón khách.",
        "Kế hoạch nhằm bảo vệ sức khỏe của viên chức.",
        "Thủ trưởng rà soát, kiểm tra phòng cháy chữa cháy tại trụ sở.",
        "Khi có yêu cầu, các phòng giải trình bằng văn bản.",
        "Tòa án chỉ giải quyết yêu cầu áp dụng biện pháp khẩn cấp.",
        "Đề nghị viên chức thực hiện các nghi lễ tại nhà.",
        "Sở đã cho phép công chức nghỉ làm việc trong cơn bão trước.",
        "Không cơ quan nào được đóng cửa.",
        "Nhân viên không có nhiệm vụ phục vụ hội nghị thì ra về.",
    ],
)
def test_words_of_presence_without_people_and_place_are_no_rule(text: str) -> None:
    assert kinds(text) == []


def test_an_exception_is_told_in_its_own_words() -> None:
    text = LETTER.format(
        "Không quá 60% biên chế có mặt tại trụ sở (không kể văn thư và người trực Trung tâm dữ liệu)."
    )

    cap = of_kind(text, "onsite_ratio_cap")

    assert cap.unless == "không kể văn thư và người trực Trung tâm dữ liệu"
    assert (cap.asks, cap.clear) == (("unless",), False)


def test_the_same_number_for_two_groups_is_two_clauses() -> None:
    text = "Khối phòng có mặt tại văn phòng tối đa 03 người. Khối khoa có mặt tại văn phòng tối đa 03 người."

    assert [one.who for one in read(text).proposals] == ["Khối phòng", "Khối khoa"]


def test_a_sentence_too_unlikely_to_be_a_rule_is_left_unread() -> None:
    text = (
        "Sở bác bỏ tin giả. Tờ giấy giả ghi: ông nói dự thảo cho công chức đóng cửa, theo lời đồn."
    )

    found = read(text)

    assert (found.proposals, len(found.unread)) == ((), 2)
