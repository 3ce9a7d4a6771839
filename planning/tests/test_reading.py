"""Sentences are read phrase by phrase; what is not clear is asked, and every quote is where it
says it is.
"""

import unicodedata
from typing import Any, Literal

import pytest

from planning.reading import read


def clauses(text: str) -> list[tuple[str, dict[str, Any]]]:
    return [(proposal.kind, proposal.params) for proposal in read(text).proposals]


def asked(text: str) -> list[tuple[str, ...]]:
    return [proposal.asks for proposal in read(text).proposals]


CAP = {"rounding": "floor"}
FLOOR = {"rounding": "ceil"}


@pytest.mark.parametrize(
    ("text", "kind", "params"),
    [
        (
            "Bố trí không quá 1/4 viên chức làm việc tại trụ sở.",
            "onsite_ratio_cap",
            {"num": 1, "den": 4} | CAP,
        ),
        (
            "Chỉ bố trí một phần ba số cán bộ đến cơ quan làm việc.",
            "onsite_ratio_cap",
            {"num": 1, "den": 3} | CAP,
        ),
        (
            "Số người làm việc tại trụ sở không vượt quá năm mươi phần trăm.",
            "onsite_ratio_cap",
            {"num": 1, "den": 2} | CAP,
        ),
        (
            "Tối thiểu 30% công chức làm việc tại cơ quan.",
            "onsite_ratio_floor",
            {"num": 3, "den": 10} | FLOOR,
        ),
        (
            "Ít nhất hai phần ba viên chức làm việc từ xa.",
            "remote_ratio_floor",
            {"num": 2, "den": 3} | FLOOR,
        ),
        (
            "Không quá 15% hoặc 5 người làm việc tại trụ sở.",
            "onsite_ratio_cap",
            {"num": 3, "den": 20, "or_count": 5} | CAP,
        ),
        (
            "Bố trí 1/2 công chức làm việc tại trụ sở, 1/2 làm việc tại nhà.",
            "exact_split",
            {"num": 1, "den": 2},
        ),
        (
            "Không quá 20% viên chức được làm việc từ xa.",
            "remote_ratio_cap",
            {"num": 1, "den": 5} | CAP,
        ),
    ],
)
def test_a_share_is_read_with_its_direction_and_its_side(
    text: str, kind: str, params: dict[str, Any]
) -> None:
    assert clauses(text) == [(kind, params)]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Bố trí 60% cán bộ làm việc tại nhà.", [("direction",)]),
        ("Giảm ít nhất 40% số người làm việc tại công sở.", [("base",)]),
        ("Bố trí không quá 1/4 quân số.", [("side",)]),
        ("Người đến cơ quan phải có kết quả xét nghiệm âm tính.", [("validity_days",)]),
        ("Bố trí cán bộ làm việc luân phiên.", [("period",)]),
        ("Quy định có hiệu lực từ ngày 9/7.", [("year",)]),
    ],
)
def test_what_the_words_leave_open_is_asked(text: str, asks: list[tuple[str, ...]]) -> None:
    assert asked(text) == asks


@pytest.mark.parametrize(
    ("text", "kind", "params"),
    [
        ("Mỗi phòng bố trí tối đa 02 (hai) người trực tại cơ quan.", "headcount_cap", {"n": 2}),
        ("Phân công 01 cán bộ trực tại cơ quan.", "min_onsite_count", {"n": 1}),
        ("Mỗi ngày có một đồng chí lãnh đạo trực tại đơn vị.", "min_leaders_onsite", {"n": 1}),
        ("Mỗi phòng làm việc không quá 04 người.", "room_cap", {"max": 4}),
        ("Không tổ chức cuộc họp quá 20 người.", "meeting_cap", {"max": 20}),
        (
            "Giấy đi đường cấp cho không quá 10% số người.",
            "permit_quota",
            {"num": 1, "den": 10} | CAP,
        ),
        (
            "Mỗi người làm việc tại cơ quan không quá 3 ngày/tuần.",
            "per_employee_max_onsite_days",
            {"max": 3},
        ),
        (
            "Cán bộ làm việc tại nhà ít nhất 2 ngày/tuần.",
            "per_employee_min_remote_days",
            {"min": 2},
        ),
    ],
)
def test_a_number_is_of_people_rooms_meetings_or_days(
    text: str, kind: str, params: dict[str, Any]
) -> None:
    assert clauses(text) == [(kind, params)]


@pytest.mark.parametrize(
    ("text", "kind", "params"),
    [
        (
            "Phụ nữ mang thai, người có bệnh nền làm việc tại nhà.",
            "forced_remote",
            {"tags": ["pregnant", "chronic-illness"]},
        ),
        (
            "Lãnh đạo cấp phòng trở lên làm việc trực tiếp tại cơ quan.",
            "rank_must_be_onsite",
            {"tags": ["head", "deputy"]},
        ),
        ("Người đứng đầu đơn vị phải có mặt tại cơ quan.", "head_must_be_onsite", {}),
        (
            "Bộ phận văn thư, bảo vệ làm việc tại cơ quan.",
            "role_must_be_onsite",
            {"tags": ["clerk", "guard"]},
        ),
        ("Ngành y tế bảo đảm 100% quân số.", "full_strength", {"tags": ["health"]}),
        ("100% công chức đến cơ quan làm việc bình thường.", "full_strength", {}),
        ("Toàn bộ cán bộ làm việc trực tuyến.", "all_remote", {}),
        (
            "Không bố trí phụ nữ mang thai trực tại cơ quan.",
            "forced_remote",
            {"tags": ["pregnant"]},
        ),
        (
            "Người chưa tiêm đủ vắc xin không đến cơ quan.",
            "forced_remote",
            {"tags": ["unvaccinated"]},
        ),
        (
            "Chỉ những người có thẻ xanh mới được đến cơ quan làm việc.",
            "required_condition_for_onsite",
            {"any_of_tags": ["vaccinated"]},
        ),
        ("Lãnh đạo phòng luân phiên trực tại cơ quan.", "head_deputy_rotation", {}),
        (
            "Trường hợp cần bố trí vượt số lượng trên, báo cáo Chủ tịch UBND xem xét, quyết định.",
            "written_exception",
            {},
        ),
        (
            "Thủ trưởng tự quyết định phương án bố trí cán bộ làm việc tại nhà.",
            "head_discretion",
            {},
        ),
        (
            "Chỉ đến cơ quan khi có yêu cầu.",
            "allowed_onsite_reasons",
            {"reasons": ["leader-order"]},
        ),
        (
            "Quy định này không áp dụng đối với lực lượng y tế.",
            "exempt_from_cap",
            {"tags": ["health"]},
        ),
        ("Cơ quan đóng cửa từ 12h00 ngày 27/9/2026.", "closure", {"start": "2026-09-27T12:00"}),
        ("Cán bộ làm việc cách ngày.", "rotation_alternate_days", {}),
        ("Chia thành 2 nhóm làm việc độc lập, không tiếp xúc với nhau.", "team_separation", {}),
        (
            "Làm việc tại trụ sở từ 8h00 đến 16h30.",
            "onsite_time_window",
            {"start": "08:00", "end": "16:30"},
        ),
        ("Khuyến khích cán bộ làm việc tại nhà.", "default_remote", {"binding": False}),
        ("Làm việc tại nhà phải được thủ trưởng đồng ý.", "remote_requires", {}),
    ],
)
def test_people_states_and_turns_are_read(text: str, kind: str, params: dict[str, Any]) -> None:
    assert clauses(text)[:1] == [(kind, params)]


@pytest.mark.parametrize(
    ("text", "kind", "params"),
    [
        ("Thực hiện từ ngày 3/8/2026.", "effective_from", {"date": "2026-08-03"}),
        (
            "Kể từ 6h00 ngày 3 tháng 8 năm 2026.",
            "effective_from",
            {"date": "2026-08-03", "time": "06:00"},
        ),
        ("Đến hết ngày 22/4/2026.", "effective_to", {"date": "2026-04-22"}),
        ("Áp dụng cho đến khi có thông báo mới.", "open_ended", {"until": "new notice"}),
        (
            "Thời hạn này được kéo dài đến hết ngày 12/9/2026.",
            "period_extension",
            {"to": {"date": "2026-09-12"}},
        ),
    ],
)
def test_the_period_is_read_as_kinds_of_its_own(
    text: str, kind: str, params: dict[str, Any]
) -> None:
    assert clauses(text) == [(kind, params)]


def test_from_one_share_to_another_is_a_floor_and_a_cap() -> None:
    text = "Bố trí từ 30% đến 50% cán bộ làm việc tại cơ quan."

    floor, cap = {"num": 3, "den": 10} | FLOOR, {"num": 1, "den": 2} | CAP
    assert clauses(text) == [("onsite_ratio_floor", floor), ("onsite_ratio_cap", cap)]


def test_so_many_days_count_the_first() -> None:
    text = "Áp dụng trong 15 ngày, từ 0h ngày 9/7/2026."

    assert [params.get("date") for _, params in clauses(text)] == ["2026-07-09", "2026-07-23"]


def test_papers_are_due_on_a_weekday_or_before_an_hour_of_every_day() -> None:
    weekly = "Các phòng gửi danh sách trực về Văn phòng trước 16h00 thứ Sáu hằng tuần."
    daily = "Các đơn vị gửi danh sách trực về Văn phòng trước 7h30 hằng ngày."

    assert clauses(weekly) == [
        (
            "roster_filing",
            {"deadline": {"weekday": 5, "time": "16:00", "strict": True}, "frequency": ["weekly"]},
        )
    ]
    assert clauses(daily) == [("reporting", {"before": "07:30", "frequency": ["daily"]})]


def test_one_deadline_holds_for_filing_and_approval() -> None:
    text = (
        "Các phòng gửi lịch trực, chậm nhất vào ngày thứ 5 hằng tuần Giám đốc duyệt lịch tuần sau."
    )

    due = {"deadline": {"weekday": 4}, "frequency": ["weekly"]}
    assert sorted(clauses(text)) == [("roster_approval", due), ("roster_filing", due)]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_quote_stands_where_it_says_in_either_spelling(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(
        form, "1. Mở đầu.\n2. Bố trí tối đa 50% người lao động làm việc tại trụ sở."
    )

    (proposal,) = read(text).proposals

    assert proposal.quote == text[proposal.start : proposal.end]
    assert (
        unicodedata.normalize("NFC", proposal.quote)
        == "Bố trí tối đa 50% người lao động làm việc tại trụ sở"
    )


def test_an_old_place_of_the_tone_and_one_slip_of_a_mark_are_read_past() -> None:
    assert (
        clauses("Toàn bộ cán bộ làm việc trực tuyến.")
        == clauses("Toàn bộ cán bộ làm viẹc trực tuyến.")
        == [("all_remote", {})]
    )


def test_what_was_not_understood_stays_visible() -> None:
    text = "Giữ vệ sinh nơi công cộng. Toàn bộ cán bộ làm việc trực tuyến."

    unread = [text[span.start : span.end] for span in read(text).unread]

    assert unread == ["Giữ vệ sinh nơi công cộng"]


@pytest.mark.parametrize(
    "text",
    [
        "Cuộc họp bàn về tỷ lệ 50% và việc làm tại nhà máy.",
        "Không quá lo lắng khi làm việc.",
        "Số 1/3 đường Lê Lợi.",
        "Trụ sở có tối đa ba tầng.",
        "",
    ],
)
def test_the_words_of_a_rule_without_its_grammar_are_no_clause(text: str) -> None:
    assert clauses(text) == []


def test_a_report_names_the_document_it_prints() -> None:
    text = "Ngày 3/8/2026, Sở Nội vụ đã ban hành Công văn số 12/SNV-VP về làm việc từ xa."

    told = {(proposal.kind, str(proposal.params)) for proposal in read(text).proposals}

    assert told >= {
        ("number", "{'number': '12/SNV-VP'}"),
        ("authority", "{'name': 'Sở Nội vụ'}"),
        ("issue_date", "{'date': '2026-08-03'}"),
    }


def test_a_line_that_names_the_document_was_understood() -> None:
    assert read("Số: 15/SNV-VP").unread == ()


def test_a_text_without_a_stop_is_read_in_pieces() -> None:
    text = "bố trí cán bộ phải được " * 400

    reading = read(text)

    assert (reading.proposals, len(reading.unread)) == ((), 12)


def test_a_declaration_and_a_proof_in_one_sentence_are_two_clauses() -> None:
    read_out = read("Cán bộ đến cơ quan phải khai báo y tế và có kết quả xét nghiệm âm tính.")

    assert [(one.kind, one.asks) for one in read_out.proposals] == [
        ("required_condition_for_onsite", ("validity_days",)),
        ("entry_declaration", ("days",)),
    ]
