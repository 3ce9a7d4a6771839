"""The sentences nothing was read from, the likeliest to hold a rule first."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from planning.reading import likely_unread, read

DOCUMENTS = Path(__file__).with_name("data") / "reading_documents.json"
LETTER = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Trà Sơn, ngày 03 tháng 11 năm 2016
Kính gửi: Các phòng, ban, đơn vị thuộc huyện
Căn cứ Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013;
Chủ tịch yêu cầu:
1. Các phòng phải giao chìa khóa kho cho đơn vị trước 17 giờ.
Hoa phượng năm nay nở sớm hơn mọi năm trên các con phố.
Nơi nhận:
- Các phòng, ban nói trên của huyện;
- Lưu văn thư, phòng tổng hợp.
"""


def listed(text: str) -> list[str]:
    return [text[one.start : one.end] for one in likely_unread(text, read(text))]


def test_an_order_nothing_was_read_from_comes_before_what_is_only_told() -> None:
    assert listed(LETTER)[:1] == ["Các phòng phải giao chìa khóa kho cho đơn vị trước 17 giờ"]


def test_letterhead_greeting_basis_and_receivers_are_never_listed() -> None:
    assert not [
        sentence
        for sentence in listed(LETTER)
        if sentence.startswith(
            ("CỘNG HÒA", "Độc lập", "Trà Sơn", "Kính gửi", "Căn cứ", "Nơi nhận", "- ")
        )
    ]


def test_the_likelihood_falls_from_sentence_to_sentence() -> None:
    told = [one.likely for one in likely_unread(LETTER, read(LETTER))]
    assert told == sorted(told, reverse=True)


def test_a_rule_nothing_was_read_from_is_among_the_first_five_of_most_documents() -> None:
    missed, first = 0, 0
    for document in json.loads(DOCUMENTS.read_text(encoding="utf-8")):
        shown = listed(document["text"])
        for label in document["labels"]:
            places = [n for n, said in enumerate(shown) if label["quote"] in said]
            missed += len(places)
            first += sum(place < 5 for place in places)
    assert first >= 0.6 * missed


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400))
def test_no_text_is_refused(text: str) -> None:
    assert all(0 <= one.likely <= 1 for one in likely_unread(text, read(text)))
