"""Words of a text are cited by the numbers of the lines they stand in."""

import pytest

from intake.reading.items import item_of

LETTER = """Số: 415/UBND-VX ngày 27/11/2026
Kính gửi: các đơn vị
1. Mỗi đơn vị bố trí không quá 1/3 số cán bộ; mỗi phòng
không quá 10 người.
2. Đối với đơn vị một cửa:
a) có ít nhất 01 lãnh đạo;
b) họp không quá 10 người.
3) Báo cáo trước 8h00 hằng ngày."""

DECISION = """Điều 1. Phạm vi
1. Áp dụng cho mọi đơn vị.
Điều 2. Bố trí người làm việc
Không quá 1/4 số cán bộ làm việc tại trụ sở.
1. Có ít nhất 01 lãnh đạo.
đ) Bảo vệ làm việc bình thường."""


@pytest.mark.parametrize(
    ("text", "words", "item"),
    [
        (LETTER, "Kính gửi", ""),
        (LETTER, "không quá 1/3", "khoản 1"),
        (LETTER, "không quá 10 người.\n2", "khoản 1"),
        (LETTER, "ít nhất 01", "điểm a khoản 2"),
        (LETTER, "họp không quá", "điểm b khoản 2"),
        (LETTER, "Báo cáo", "khoản 3"),
        (DECISION, "Áp dụng", "khoản 1 Điều 1"),
        (DECISION, "Không quá 1/4", "Điều 2"),
        (DECISION, "ít nhất 01", "khoản 1 Điều 2"),
        (DECISION, "Bảo vệ", "điểm đ khoản 1 Điều 2"),
        ("10.000 người\n1.5 mét", "người", ""),
    ],
)
def test_words_are_cited_by_what_they_stand_in(text: str, words: str, item: str) -> None:
    assert item_of(text, text.index(words)) == item
