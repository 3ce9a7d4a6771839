"""The provinces and cities of the country since 1 July 2025, and those that became part of them.

By resolution 202/2025/QH15 of the National Assembly: 63 became 34, of which 11 stayed as they were.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from units.folding import fold_search

SINCE: Final = date(2025, 7, 1)
_MERGED: Final[Mapping[str, tuple[str, ...]]] = {
    "An Giang": ("Kiên Giang",),
    "Bắc Ninh": ("Bắc Giang",),
    "Cà Mau": ("Bạc Liêu",),
    "Cao Bằng": (),
    "Cần Thơ": ("Sóc Trăng", "Hậu Giang"),
    "Đà Nẵng": ("Quảng Nam",),
    "Đắk Lắk": ("Phú Yên",),
    "Điện Biên": (),
    "Đồng Nai": ("Bình Phước",),
    "Đồng Tháp": ("Tiền Giang",),
    "Gia Lai": ("Bình Định",),
    "Hà Nội": (),
    "Hà Tĩnh": (),
    "Hải Phòng": ("Hải Dương",),
    "Hồ Chí Minh": ("Bình Dương", "Bà Rịa - Vũng Tàu"),
    "Huế": (),
    "Hưng Yên": ("Thái Bình",),
    "Khánh Hòa": ("Ninh Thuận",),
    "Lai Châu": (),
    "Lạng Sơn": (),
    "Lào Cai": ("Yên Bái",),
    "Lâm Đồng": ("Đắk Nông", "Bình Thuận"),
    "Nghệ An": (),
    "Ninh Bình": ("Hà Nam", "Nam Định"),
    "Phú Thọ": ("Vĩnh Phúc", "Hòa Bình"),
    "Quảng Ngãi": ("Kon Tum",),
    "Quảng Ninh": (),
    "Quảng Trị": ("Quảng Bình",),
    "Sơn La": (),
    "Tây Ninh": ("Long An",),
    "Thái Nguyên": ("Bắc Kạn",),
    "Thanh Hóa": (),
    "Tuyên Quang": ("Hà Giang",),
    "Vĩnh Long": ("Bến Tre", "Trà Vinh"),
}
_BEFORE_A_NAME: Final = ("thanh pho ", "tinh ", "tp. ", "tp ")


def _code(name: str) -> str:
    """Tỉnh Hà Tĩnh, ha tinh, ha-tinh: ha-tinh."""
    folded = " ".join(fold_search(name).replace("-", " ").split())
    for word in _BEFORE_A_NAME:
        folded = folded.removeprefix(word)
    return "-".join(folded.split())


PROVINCES: Final[Mapping[str, str]] = {_code(name): name for name in _MERGED}
"""What each is called, by its code."""
_NOW: Final[Mapping[str, str]] = {
    _code(old): _code(name) for name, merged in _MERGED.items() for old in merged
} | {"hcm": "ho-chi-minh", "tphcm": "ho-chi-minh"}


def territory_code(text: str) -> str:
    """The code of a province or city however it is written; one that was merged gives the code of
    what it belongs to now, a name that is none of them its own.

    >>> territory_code("Tỉnh Hà Tĩnh"), territory_code("Hải Dương"), territory_code("Hòa Giang")
    ('ha-tinh', 'hai-phong', 'hoa-giang')
    """
    code = _code(text)
    return _NOW.get(code, code)


def merged_names(code: str) -> tuple[str, ...]:
    """The provinces of before 1 July 2025 that belong to it now, besides the one of its name."""
    return _MERGED.get(PROVINCES.get(code, ""), ())
