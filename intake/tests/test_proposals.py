"""What was read of a text becomes the sentence of its template; what no sentence can say stays
in words.
"""

import pytest

from directives.services.clauses import Sentence
from intake.proposals import sentence_of
from planning.clauses.templates import TEMPLATES
from planning.reading import read


def taken(text: str) -> list[Sentence]:
    return [sentence_of(proposal) for proposal in read(text).proposals]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        (
            "Các phòng gửi lịch phân công làm việc chậm nhất vào ngày thứ 6 hằng tuần.",
            "roster_filing",
            "Lịch làm việc của tuần được trình chậm nhất hết ngày thứ Sáu tuần trước.",
        ),
        (
            "Các phòng gửi lịch phân công làm việc trước 16h00 thứ Năm hằng tuần.",
            "roster_filing",
            "Lịch làm việc của tuần được trình trước 16h00 thứ Năm tuần trước.",
        ),
        (
            "Gửi danh sách cán bộ trực về Văn phòng trước 8h00 hằng ngày.",
            "reporting",
            "Báo cáo được gửi hằng ngày, trước 8h00.",
        ),
        (
            "Không tập trung quá 10 người trong một phòng.",
            "meeting_cap",
            "Mỗi cuộc họp không quá 10 người trong phòng.",
        ),
        (
            "100% cán bộ của đơn vị ở lại làm việc, sinh hoạt tại đơn vị.",
            "must_stay_onsite",
            (
                "Tất cả cán bộ ở lại, ăn nghỉ tại cơ quan, trừ người nghỉ phép, đi công tác, đi học"
                " hoặc được huy động."
            ),
        ),
        (
            "Số này không gồm lực lượng phòng, chống dịch.",
            "exempt_from_cap",
            (
                "Lực lượng phòng, chống dịch, thiên tai không tính vào tổng số và không tính vào số"
                " có mặt khi áp dụng các mức số người, tỷ lệ."
            ),
        ),
    ],
)
def test_a_proposal_is_the_sentence_of_its_template(text: str, kind: str, said: str) -> None:
    (sentence,) = taken(text)

    assert sentence.kind == kind
    assert TEMPLATES[kind].sentence(sentence.params) == said


def test_a_share_at_any_moment_is_the_cap_counted_half_day_by_half_day() -> None:
    (sentence,) = taken("Tại mọi thời điểm không quá 1/3 số cán bộ có mặt tại trụ sở.")

    assert (sentence.kind, sentence.params["grain"]) == ("onsite_ratio_cap", "instant")


def test_a_list_due_once_is_no_weekly_deadline() -> None:
    (sentence,) = taken("Các phòng gửi danh sách trực về Văn phòng trước 16h00 ngày 20/8/2026.")

    assert sentence.kind == "obligation"


def test_a_power_to_decide_keeps_its_words() -> None:
    words = "Trường hợp khác phải được UBND tỉnh chấp thuận bằng văn bản."
    (sentence,) = taken(words)

    assert (sentence.kind, sentence.params) == ("written_exception", {"text": sentence.quote})


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Các đơn vị báo cáo kết quả về Sở trước 16h00 thứ Sáu hằng tuần.", "reporting"),
        ("Các phòng gửi lịch phân công làm việc hằng tuần.", "filing"),
        ("Báo cáo nhanh gửi Sở trước 06 giờ và trước 16 giờ hằng ngày.", "reporting"),
        ("Các cuộc họp giữa hai cơ sở thì họp trực tuyến.", "meetings"),
        ("Người mang thai, có nhà cách cơ quan từ 15 km trở lên làm việc tại nhà.", "other"),
    ],
)
def test_what_the_sentence_cannot_say_stays_an_obligation_in_text(text: str, topic: str) -> None:
    (sentence,) = taken(text)

    assert (sentence.kind, sentence.params["topic"]) == ("obligation", topic)
