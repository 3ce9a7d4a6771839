import random
import unicodedata

import pytest

from tests.factories import make_staff, make_unit
from units.models import Staff
from units.names import (
    Name,
    NameBearer,
    digits,
    distance,
    fold,
    name_key,
    search_text,
    search_words,
    short_names,
    sort_key,
    split,
)

IN_ORDER = (
    "Nguyễn Thị An",
    "Nguyễn Văn An",
    "Trần Văn An",
    "Phạm Thị Ánh",
    "Lê Văn Ân",
    "Nguyễn Thị Dung",
    "Trần Văn Đức",
    "Bùi Ưng",
    "Bùi Ứng",
)


def test_names_stand_in_the_order_of_given_middle_and_family_name() -> None:
    shuffled = random.Random(7).sample(IN_ORDER, len(IN_ORDER))

    assert tuple(sorted(shuffled, key=sort_key)) == IN_ORDER


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Hà Nam", "Hạ Long Nam"),
        ("Lê An", "Lê Anh"),
        ("Lê Ạn", "Lê Anh"),
        ("Lê Ma", "Lê Mà"),
        ("Lê Mà", "Lê Mả"),
        ("Lê Mả", "Lê Mã"),
        ("Lê Mã", "Lê Má"),
        ("Lê Má", "Lê Mạ"),
        ("Lê Dũng", "Lê Đan"),
        ("Đỗ An", "Đỗ Văn An"),
        ("An", "Đỗ An"),
        ("Lê Tú", "Lê Tư"),
        ("Lê O'Nam", "Lê Zen"),
    ],
)
def test_one_name_stands_before_the_other(before: str, after: str) -> None:
    assert sort_key(before) < sort_key(after)


def test_where_the_mark_is_typed_does_not_change_the_place() -> None:
    assert name_key("Nguyễn Thị Hoà") == name_key("Nguyễn Thị Hòa")
    assert sort_key("Nguyễn Thị Hoà") != sort_key("Nguyễn Thị Hòa")


def test_a_key_is_made_of_signs_every_collation_orders_alike() -> None:
    assert set(sort_key("Đặng Nguyễn Phương Uyên-Thư")) <= set("0123456789abcdef")
    assert len(sort_key("Nguyễn " * 40)) == 300


@pytest.mark.django_db
def test_the_database_gives_the_same_order() -> None:
    unit = make_unit()
    for name in random.Random(3).sample(IN_ORDER, len(IN_ORDER)):
        make_staff(unit, name)

    assert tuple(Staff.objects.order_by("sort_key").values_list("full_name", flat=True)) == IN_ORDER


@pytest.mark.parametrize(
    ("full", "name"),
    [
        ("Nguyễn Văn An", Name("Nguyễn", "Văn", "An")),
        ("Lê Ân", Name("Lê", "", "Ân")),
        ("  Tôn Nữ  Thị Ngọc   Hà ", Name("Tôn", "Nữ Thị Ngọc", "Hà")),
        ("Y", Name("", "", "Y")),
        ("", Name("", "", "")),
    ],
)
def test_a_name_is_split_into_family_middle_and_given(full: str, name: Name) -> None:
    assert split(full) == name
    assert split(unicodedata.normalize("NFD", full)) == name


@pytest.mark.parametrize(
    "typed", ["Đức Hòa", "Đức Hoà", "duc hoa", "ĐỨC  HÒA", unicodedata.normalize("NFD", "Đức Hòa")]
)
def test_nobody_needs_to_type_the_marks(typed: str) -> None:
    assert fold(typed) == "duc hoa"


def test_a_person_is_found_by_code_unit_and_phone() -> None:
    text = search_text("Phạm Đức Hòa", code="CB012", unit="Văn phòng", phone="0912.935.372")

    assert text == "pham duc hoa van phong cb012 0912935372"
    assert all(word in text for word in search_words("hoà PHẠM 0912.935"))
    assert search_words("0912 935 372") == search_words("0912.935.372") == ("0912935372",)
    assert search_words("Hoà +84 912 935") == ("hoa", "0912935")


@pytest.mark.parametrize(
    ("typed", "far"), [("hoà", 0), ("Hòa Phạm", 0), ("hoa", 1), ("ho", 2), ("hoà pham", 1)]
)
def test_a_name_is_close_to_what_was_typed(typed: str, far: int) -> None:
    assert distance(typed, "Phạm Đức Hòa") == far


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("+84 912 935 372", "0912935372"), ("024.3943.1234", "02439431234"), ("", "")],
)
def test_a_phone_number_is_kept_as_digits(typed: str, kept: str) -> None:
    assert digits(typed) == kept


def test_people_are_called_by_the_shortest_name_nobody_else_has() -> None:
    people = [
        NameBearer(1, "Nguyễn Văn An", "TCCB"),
        NameBearer(2, "Trần Mạnh Hùng", "VP"),
        NameBearer(3, "Lê Văn Hùng", "TCCB"),
        NameBearer(4, "Phạm Thị Lan", "VP"),
        NameBearer(5, "Phạm Ngọc Lan", "VP"),
        NameBearer(6, "Đỗ Thu Hà", "VP"),
        NameBearer(7, "Vũ Thu Hà", "VP"),
        NameBearer(8, "Bùi Minh Đức", "VP", "CV"),
        NameBearer(9, "Bùi Minh Đức", "VP", "VT"),
        NameBearer(10, "Lý Thị Mai", "VP", "CV"),
        NameBearer(11, "Lý Thị Mai", "VP", "CV"),
    ]

    assert short_names(people) == {
        1: "An",
        2: "Hùng (VP)",
        3: "Hùng (TCCB)",
        4: "Thị Lan (VP)",
        5: "Ngọc Lan (VP)",
        6: "Đỗ Thu Hà (VP)",
        7: "Vũ Thu Hà (VP)",
        8: "Bùi Minh Đức (CV, VP)",
        9: "Bùi Minh Đức (VT, VP)",
        10: "Lý Thị Mai (VP) A",
        11: "Lý Thị Mai (VP) B",
    }


def test_no_two_short_names_are_equal() -> None:
    people = [
        NameBearer(n, f"{family} {middle} Hà", "VP")
        for n, (family, middle) in enumerate([("Lê", "Thu")] * 60 + [("Vũ", "Thu")] * 3)
    ]

    assert len(set(short_names(people).values())) == 63
