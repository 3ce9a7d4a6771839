"""Whom the words of an event mean, written as people write them."""

import pytest

from events.sheets.naming import NameReader
from events.values.directory import AgencyDirectory, ListedPerson, ListedUnit
from planning.people import Rank

OFFICE, TCCB, BOARD = 1, 2, 3


def person(staff_id: int, name: str, unit: int, title: str = "", short: str = "") -> ListedPerson:
    names = {OFFICE: ("Văn phòng", "VP"), TCCB: ("Phòng Tổ chức cán bộ", "TCCB")}
    return ListedPerson(
        staff_id=staff_id,
        full_name=name,
        short_name=short,
        title=title,
        rank=Rank.HEAD if title == "Giám đốc" else Rank.STAFF,
        unit_id=unit,
        unit_names=names.get(unit, ("Ban Giám đốc", "BGĐ")),
        leads=unit == BOARD,
    )


READER = NameReader(
    AgencyDirectory(
        people=(
            person(1, "Đỗ Khánh Vân", BOARD, "Giám đốc"),
            person(2, "Cao Văn Chóng", BOARD, "Phó Giám đốc"),
            person(3, "Nguyễn Văn Hùng", OFFICE),
            person(4, "Nguyễn Văn Hùng", TCCB),
            person(5, "Nguyễn Văn Hưng", TCCB, short="Hưng TC"),
        ),
        units=(
            ListedUnit(unit_id=BOARD, names=("Lãnh đạo", ""), leads=True),
            ListedUnit(unit_id=OFFICE, names=("Văn phòng", "VP"), leads=False),
            ListedUnit(unit_id=TCCB, names=("Phòng Tổ chức cán bộ", "TCCB"), leads=False),
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "staff", "units"),
    [
        ("PGĐ Cao Văn Chóng", {2}, set()),
        ("đ/c Chóng", {2}, set()),
        ("Giám đốc", {1}, set()),
        ("Phó Giám đốc", {2}, set()),
        ("Phó Giám đốc Sở Tài chính", set(), set()),
        ("BGĐ; Trưởng các phòng, đơn vị", {1, 2}, {OFFICE, TCCB}),
        ("Lãnh đạo Văn phòng, TCCB", set(), {OFFICE, TCCB}),
        ("các phòng, đơn vị liên quan", set(), set()),
        ("đồng chí Nguyễn Văn Hưng - Phó Trưởng phòng", {5}, set()),
        ("Nguyễn Văn Hùng (VP)", {3}, set()),
        ("Chủ tịch UBND tỉnh; đại diện Sở Tài chính", set(), set()),
    ],
)
def test_people_and_units_are_known_by_what_they_are_called(
    text: str, staff: set[int], units: set[int]
) -> None:
    found = READER.read(text)

    assert (set(found.staff), set(found.units), found.doubtful) == (staff, units, ())


def test_a_name_that_two_people_bear_is_asked_about() -> None:
    found = READER.read("Cao Văn Chóng, Nguyễn Văn Hùng")

    assert (set(found.staff), found.doubtful) == ({2}, ("Nguyễn Văn Hùng",))
