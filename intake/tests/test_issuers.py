"""The letterhead names who issued a document, in capitals and often over two lines."""

import pytest

from intake.reading.issuers import in_a_sentence, issuer_of


@pytest.mark.parametrize(
    ("above", "issuer"),
    [
        ("UBND TỈNH HÒA GIANG", "UBND tỉnh Hòa Giang"),
        ("ỦY BAN NHÂN DÂN\nTỈNH HÒA GIANG", "Ủy ban nhân dân tỉnh Hòa Giang"),
        ("UBND TỈNH HÒA GIANG\nSỞ NỘI VỤ", "Sở Nội vụ"),
        (
            (
                "UBND TỈNH HÒA GIANG        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ TÀI CHÍNH\t\tĐộc"
                " lập - Tự do - Hạnh phúc"
            ),
            "Sở Tài chính",
        ),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
        ("BỘ THÔNG TIN\nVÀ TRUYỀN THÔNG", "Bộ Thông tin và Truyền thông"),
        ("TỈNH ỦY HÒA GIANG", "Tỉnh ủy Hòa Giang"),
        ("Kính gửi bạn đọc", ""),
    ],
)
def test_the_last_body_above_the_number_issued_it(above: str, issuer: str) -> None:
    assert issuer_of(f"{above}\nSố: 415/UBND-VX\n1. SỞ Y TẾ chỉ đạo …") == issuer


def test_without_a_number_below_nothing_is_taken_for_a_letterhead() -> None:
    assert issuer_of("SỞ Y TẾ\nBố trí không quá 1/3 số cán bộ.") == ""


def test_abbreviations_stay_as_they_are() -> None:
    assert in_a_sentence("UBND TP HÒA GIANG") == "UBND TP Hòa Giang"
