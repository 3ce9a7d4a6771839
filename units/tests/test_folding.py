import unicodedata

import pytest

from units.folding import (
    fold_address,
    fold_code,
    fold_name,
    fold_phone,
    fold_search,
    strange_letters,
    tidy,
    tidy_code,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Phòng\u00a0 Tổ\u200bchức ", "Phòng Tổchức"),
        (unicodedata.normalize("NFD", "Đặng Thị Hòa"), "Đặng Thị Hòa"),
        ("Ðặng Ɖức ðàn ɖa", "Đặng Đức đàn đa"),
        ("\ufeffVăn\u2060 phòng\u00ad", "Văn phòng"),
        ("a\tb\n\n c", "a b c"),
    ],
)
def test_a_text_is_kept_in_one_spelling(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CB012", "cb012"),
        ("ĐT01", "đt01"),
        ("ĐT01", "ÐT01"),
        ("ĐT01", "ɖt01"),
        ("CB-1", "ＣＢ－１"),
        ("CB-1", "CB–1"),
        ("CB12", " CB\u00a012\u200b"),
        ("00121", "121"),
        ("0", "000"),
        ("０１２１", "121"),
        ("ÁNH", unicodedata.normalize("NFD", "ánh")),
        ("O'1", "O’1"),
    ],
)
def test_two_spellings_are_one_code(one: str, other: str) -> None:
    assert fold_code(one) == fold_code(other)


@pytest.mark.parametrize(("one", "other"), [("CB1", "CB01"), ("D1", "Đ1"), ("1", "10"), ("0", "")])
def test_two_codes_stay_two(one: str, other: str) -> None:
    assert fold_code(one) != fold_code(other)


@pytest.mark.parametrize("code", ["CB012", "Đ-1", "00121", "O'1"])
def test_folding_twice_is_folding_once(code: str) -> None:
    assert fold_code(fold_code(code)) == fold_code(code)
    assert tidy_code(tidy_code(code)) == tidy_code(code) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Thị Hoà", "NGUYỄN THỊ HÒA"),
        ("Trần Thuý", "trần  thúy"),
        ("H'Hen Niê", "H’HEN NIÊ"),
        ("Đỗ An", "Ðỗ\u00a0An"),
        ("Đỗ An", unicodedata.normalize("NFD", "đỗ an")),
        ("Lê An", "Ｌê Ａn"),
    ],
)
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), [("Hoa", "Hòa"), ("Lê Ân", "Lê An"), ("Lê Tú", "Lê Tư")])
def test_two_names_stay_two(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Đức Hoà", "duc hoa"),
        ("Ðức\u200b HÒA", "duc hoa"),
        ("ĐỨC\u00a0HÒA", "duc hoa"),
        ("H’Hen", "hhen"),
        ("ＣＢ１２", "cb12"),
        ("Straße", "strasse"),
    ],
)
def test_a_word_is_found_however_it_is_typed(typed: str, folded: str) -> None:
    assert fold_search(typed) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TongHop@BoX.gov.vn", " tonghop@box.gov.vn\u00a0"),
        ("a@bộ.vn", "a@xn--b-8xm.vn"),
        ("a@BỘ.vn.", unicodedata.normalize("NFD", "a@bộ.vn")),
        ("ａ@b.vn", "a@b.vn"),
    ],
)
def test_two_spellings_are_one_address(one: str, other: str) -> None:
    assert fold_address(one) == fold_address(other)


@pytest.mark.parametrize("odd", ["", "a", "@", "a@" + "x" * 70 + ".vn", "a@b..vn"])
def test_what_is_no_address_is_folded_all_the_same(odd: str) -> None:
    assert fold_address(odd) == fold_address(f" {odd} ".upper())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912 345 678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("(0912)-345-678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("(+84) 0912 345 678", "0912345678"),
        ("+84 (0)912.345.678", "0912345678"),
        ("0084 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("84 24 3943 1234", "02439431234"),
        ("024.3943.1234", "02439431234"),
        ("０９１２３４５６７８", "0912345678"),
        ("+84 912", "0912"),
        ("8491", "8491"),
        ("", ""),
    ],
)
def test_a_phone_number_is_kept_as_digits_that_begin_with_0(typed: str, kept: str) -> None:
    assert fold_phone(typed) == kept


@pytest.mark.parametrize(
    ("typed", "strange"),
    [
        ("СB01", "С"),
        ("Nguyễn Vаn Аn", "аА"),
        ("ΑB1", "Α"),
        ("ɡiang", "ɡ"),
        ("CB-Đ1_ß.ü@/'", ""),
        ("Ðỗ Ɖa ɖ H’Hen ＣＢ", ""),
        ("Phòng 1 – Tổ 2", ""),
    ],
)
def test_a_letter_that_only_looks_like_ours_is_seen(typed: str, strange: str) -> None:
    assert strange_letters(typed) == strange
