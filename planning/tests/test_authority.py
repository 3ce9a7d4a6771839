"""Who may depart from whose rule."""

import pytest

from planning.authority import Authority, AuthorityLevel

CITY = Authority("UBND TP. Hồ Chí Minh", AuthorityLevel.PROVINCE)
MINISTRY = Authority("Bộ Nội vụ", AuthorityLevel.MINISTRY)
STATE = Authority("Thủ tướng Chính phủ", AuthorityLevel.CENTRAL)
OFFICE = Authority("Sở Nội vụ Thành phố Hồ Chí Minh", AuthorityLevel.AGENCY)
UNIT = Authority("Trưởng phòng Tổ chức", AuthorityLevel.UNIT)


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân thành phố Hồ Chí Minh",
        "Uỷ ban nhân dân Thành phố Hồ Chí Minh",
        "UBND TP.HCM",
        "UBND TPHCM",
        "Chủ tịch UBND Thành phố Hồ Chí Minh",
        "uy ban nhan dan  thanh pho ho chi minh",
    ],
)
def test_an_authority_is_the_same_under_any_spelling(name: str) -> None:
    assert CITY.is_same(Authority(name, AuthorityLevel.PROVINCE))


def test_the_committees_of_two_provinces_are_two_authorities() -> None:
    assert not CITY.is_same(Authority("UBND tỉnh Hòa Giang", AuthorityLevel.PROVINCE))
    assert not Authority("", AuthorityLevel.AGENCY).is_same(Authority("", AuthorityLevel.AGENCY))


def test_the_state_stands_above_all_a_ministry_and_a_province_side_by_side() -> None:
    order = (STATE, MINISTRY, CITY, OFFICE, UNIT)

    above = [[one.stands_above(other) for other in order] for one in order]

    assert above == [
        [False, True, True, True, True],
        [False, False, False, True, True],
        [False, False, False, True, True],
        [False, False, False, False, True],
        [False, False, False, False, False],
    ]


@pytest.mark.parametrize(
    ("who", "issuer", "also", "may"),
    [
        (CITY, CITY, frozenset(), True),
        (STATE, CITY, frozenset(), True),
        (MINISTRY, CITY, frozenset(), False),
        (Authority("UBND tỉnh Hòa Giang", AuthorityLevel.PROVINCE), CITY, frozenset(), False),
        (OFFICE, CITY, frozenset(), False),
        (OFFICE, CITY, frozenset({AuthorityLevel.AGENCY}), True),
        (UNIT, OFFICE, frozenset({AuthorityLevel.PROVINCE}), False),
    ],
)
def test_only_who_set_a_rule_who_stands_above_or_whom_the_clause_names_may_depart_from_it(
    who: Authority, issuer: Authority, also: frozenset[AuthorityLevel], may: bool
) -> None:
    assert who.may_except(issuer, also) == may
