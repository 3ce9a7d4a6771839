"""The first day where no date says it, years that only a day of publication gives, and dates that
are of something else.
"""

from datetime import date

import pytest

from planning.reading import read

PUBLISHED = date(2024, 8, 5)
LETTERHEAD = "Số: 31/CĐ-UBND             Hạ Vân, hồi 9 giờ 30 ngày 16 tháng 10 năm 2022\n"


def told(text: str, kind: str, published: date | None = None) -> list[object]:
    proposals = read(text, published).proposals
    return [
        one.params.get("date", one.params.get("number")) for one in proposals if one.kind == kind
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Từ hôm nay, công chức làm việc tại nhà.", "2024-08-05"),
        ("Kể từ ngày mai, công chức làm việc tại nhà.", "2024-08-06"),
        ("Quy định có hiệu lực kể từ ngày ký.", "2024-08-05"),
        ("Thông báo này áp dụng từ ngày ban hành.", "2024-08-05"),
    ],
)
def test_a_first_day_without_a_date_is_counted_from_the_day_of_publication(
    words: str, day: str
) -> None:
    assert told(words, "effective_from", PUBLISHED) == [day]


def test_without_a_day_of_issue_nobody_knows_which_day_today_is() -> None:
    assert told("Từ hôm nay, công chức làm việc tại nhà.", "effective_from") == []


def test_a_day_of_signing_is_the_day_in_the_letterhead_before_that_of_publication() -> None:
    text = LETTERHEAD + "Công điện có hiệu lực kể từ ngày ký."
    assert told(text, "effective_from", PUBLISHED) == ["2022-10-16"]


def test_the_day_beside_the_number_is_the_day_of_issue() -> None:
    assert told(LETTERHEAD, "issue_date") == ["2022-10-16"]


def test_a_first_day_takes_its_year_from_the_last_one() -> None:
    text = "Công chức làm việc tại nhà từ 28/12 đến hết ngày 04/01/2026."
    assert told(text, "effective_from") == ["2025-12-28"]


def test_a_number_without_its_sign_is_given_and_asked() -> None:
    proposals = read("UBND tỉnh Sơn Hà vừa có Công văn số 3127 về phòng dịch.").proposals
    assert [(one.params, one.asks) for one in proposals if one.kind == "number"] == [
        ({"number": "3127"}, ("number",))
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Treo cờ Tổ quốc tại trụ sở từ ngày 03/02/2019 đến hết ngày 09/02/2019.",
        "Diễn tập thoát nạn từ ngày 12/10/2017 đến ngày 13/10/2017.",
        "Học sinh nghỉ học từ ngày 10/5/2021.",
        "Hồ sơ được giải quyết trong 03 ngày làm việc.",
    ],
)
def test_days_of_flags_drills_and_pupils_are_no_period(words: str) -> None:
    assert not told(words, "effective_from") + told(words, "effective_to")
