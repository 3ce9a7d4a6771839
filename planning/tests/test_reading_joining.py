"""Whom a clause leaves out belongs to that clause; an exemption alone stays visible."""

from typing import Any

import pytest

from planning.reading import read


def clauses(text: str) -> list[tuple[str, dict[str, Any]]]:
    return [(proposal.kind, proposal.params) for proposal in read(text).proposals]


A_THIRD = {"num": 1, "den": 3, "rounding": "floor"}


@pytest.mark.parametrize(
    ("exemption", "tags"),
    [
        (", trừ bảo vệ", ["guard"]),
        (", không kể văn thư và lái xe", ["clerk", "driver"]),
        (" (không tính lực lượng bảo vệ)", ["guard"]),
        (", không bao gồm ngành y tế", ["health"]),
        (", trừ người đang cách ly y tế", ["isolating"]),
        (". Số này không gồm lực lượng phòng, chống dịch", ["task-force"]),
        (". Tỷ lệ này không áp dụng đối với ngành y tế", ["health"]),
        (". Bảo vệ không tính vào số lượng nêu trên", ["guard"]),
    ],
)
def test_people_left_out_are_not_counted(exemption: str, tags: list[str]) -> None:
    text = f"Không quá 1/3 viên chức làm việc tại trụ sở{exemption}."

    (cap,) = read(text).proposals

    assert (cap.kind, cap.params) == ("onsite_ratio_cap", A_THIRD | {"base_exclude_tags": tags})
    assert cap.quote == text.rstrip(".)")


@pytest.mark.parametrize(
    ("text", "kind", "params"),
    [
        ("Ít nhất 1/2 công chức làm việc tại nhà, trừ văn thư.", "remote_ratio_floor", {"num": 1, "den": 2, "rounding": "ceil", "base_exclude_tags": ["clerk"]}),
        ("Mỗi phòng tối đa 4 người làm việc tại cơ quan, không kể lái xe.", "headcount_cap", {"n": 4, "base_exclude_tags": ["driver"]}),
        ("Trừ lực lượng y tế, bố trí không quá 1/3 cán bộ tại trụ sở.", "onsite_ratio_cap", A_THIRD | {"base_exclude_tags": ["health"]}),
        ("Toàn bộ cán bộ làm việc tại nhà, trừ bảo vệ.", "all_remote", {"except_tags": ["guard"]}),
        ("Phụ nữ mang thai làm việc tại nhà, trừ lực lượng y tế.", "forced_remote", {"tags": ["pregnant"], "except_tags": ["health"]}),
        ("Trụ sở đóng cửa, trừ lực lượng trực.", "closure", {"except_tags": ["duty"]}),
        ("Chỉ đến cơ quan khi thật sự cần thiết, trừ bảo vệ.", "allowed_onsite_reasons", {"reasons": ["urgent"], "not_for_tags": ["guard"]}),
    ],
)  # fmt: skip
def test_every_clause_keeps_those_it_leaves_out_under_its_own_name(
    text: str, kind: str, params: dict[str, Any]
) -> None:
    assert clauses(text) == [(kind, params)]


def test_both_ends_of_a_range_leave_out_the_same_people() -> None:
    text = "Bố trí từ 30% đến 50% cán bộ làm việc tại cơ quan, không tính lái xe."

    assert [params["base_exclude_tags"] for _, params in clauses(text)] == [["driver"], ["driver"]]


def test_guards_who_work_as_usual_beside_a_share_are_at_their_posts_and_not_counted() -> None:
    text = "Mỗi phòng không quá 1/3 quân số tại cơ quan. Bảo vệ làm việc bình thường, không tính vào tỷ lệ."

    assert clauses(text) == [
        ("onsite_ratio_cap", A_THIRD | {"base_exclude_tags": ["guard"]}),
        ("role_must_be_onsite", {"tags": ["guard"]}),
    ]


def test_people_set_apart_at_full_strength_are_out_of_the_share() -> None:
    text = "Không quá 1/3 cán bộ làm việc tại trụ sở, riêng ngành y tế bảo đảm 100% quân số."

    assert clauses(text) == [
        ("onsite_ratio_cap", A_THIRD | {"base_exclude_tags": ["health"]}),
        ("full_strength", {"tags": ["health"]}),
    ]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Trừ bảo vệ và văn thư.", ["guard", "clerk"]),
        ("Số này không gồm lực lượng phòng, chống dịch.", ["task-force"]),
        (
            "Phòng họp được khử khuẩn hằng ngày. Số này không gồm lực lượng phòng, chống dịch.",
            ["task-force"],
        ),
    ],
)
def test_an_exemption_from_nothing_stays_a_proposal(text: str, tags: list[str]) -> None:
    assert ("exempt_from_cap", {"tags": tags}) in clauses(text)


@pytest.mark.parametrize("others", ["và các trường hợp đặc biệt khác", "và đội xe cứu hộ"])
def test_who_is_named_without_a_tag_is_asked_of_the_share(others: str) -> None:
    text = f"Không quá 1/3 cán bộ làm việc tại trụ sở, trừ ngành y tế {others}."

    (cap,) = read(text).proposals

    assert (cap.kind, cap.params, cap.asks) == (
        "onsite_ratio_cap",
        A_THIRD | {"base_exclude_tags": ["health"]},
        ("unless",),
    )


def test_an_exception_to_work_at_home_is_asked_of_it() -> None:
    (at_home,) = read("Cán bộ làm việc tại nhà, trừ bảo vệ.").proposals

    assert (at_home.kind, at_home.asks) == ("default_remote", ("unless",))


def test_an_exception_to_no_clause_is_no_rule() -> None:
    assert clauses("Mỗi người nhận 1,5 triệu đồng (trừ bảo vệ có xe đưa đón).") == []


def test_this_number_passes_over_who_may_have_more() -> None:
    text = (
        "Không quá 40% công chức làm việc tại cơ quan. Sở Y tế có thể cao hơn nhưng phải được "
        "chấp thuận bằng văn bản. Tỷ lệ này không tính lái xe."
    )

    assert [(kind, params.get("base_exclude_tags")) for kind, params in clauses(text)] == [
        ("onsite_ratio_cap", ["driver"]),
        ("written_exception", None),
    ]


def test_a_morning_and_an_afternoon_are_one_day() -> None:
    text = "Giờ làm việc như sau:\n- Sáng: 7 h 30 – 12 h 00\n- Chiều: 13 h 00 – 16 h 30"

    assert clauses(text) == [
        (
            "onsite_time_window",
            {
                "start": "07:30",
                "end": "16:30",
                "windows": [["07:30", "12:00"], ["13:00", "16:30"]],
            },
        )
    ]


def test_a_number_in_an_earlier_sentence_is_not_what_this_number_means() -> None:
    text = "Không quá 1/3 cán bộ làm việc tại trụ sở. Dừng các cuộc họp. Số này không gồm lực lượng phòng, chống dịch."

    assert [kind for kind, _ in clauses(text)] == [
        "onsite_ratio_cap",
        "meeting_cap",
        "exempt_from_cap",
    ]
