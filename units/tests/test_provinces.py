"""The provinces of the country, and how an agency says which one it lies in."""

import pytest

from tests.factories import make_agency
from units.forms import UnitForm
from units.provinces import PROVINCES, merged_names, territory_code


def test_sixty_three_provinces_became_thirty_four() -> None:
    merged = [name for code in PROVINCES for name in merged_names(code)]

    assert (len(PROVINCES), len(PROVINCES) + len(merged)) == (34, 63)
    assert len({territory_code(name) for name in merged}) == 23


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("TP. Hồ Chí Minh", "ho-chi-minh"),
        ("Thành phố Huế", "hue"),
        ("ba ria vung tau", "ho-chi-minh"),
        ("Bà Rịa - Vũng Tàu", "ho-chi-minh"),
        ("da-nang", "da-nang"),
        ("Hòa Giang", "hoa-giang"),
        ("", ""),
    ],
)
def test_a_territory_has_one_code_however_it_is_written(typed: str, code: str) -> None:
    assert territory_code(typed) == code


@pytest.mark.django_db
def test_a_unit_may_lie_in_any_of_them() -> None:
    form = UnitForm(agency=make_agency())
    offered = dict(form.fields["territory"].choices)

    assert offered["ha-noi"] == "Hà Nội"
    assert len(offered) == 35
