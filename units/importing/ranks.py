"""The rank a title speaks of, where a list has no column for it: a head is never taken over as
ordinary staff without a word.
"""

import re

from planning.people import Rank
from units import names

_OFFICES = (
    r"phong|ban|khoa|don vi|bo phan|doi|to|tram|van phong|thanh tra|chi cuc|cuc|vu|vien|trung tam"
)
_HEAD = re.compile(
    rf"(q\.? ?|quyen |phu trach )?(truong ({_OFFICES})|chanh (van phong|thanh tra)|(chi cuc|cuc|vu"
    r"|vien|doi|to|tram) truong|(tong )?giam doc|hieu truong|chu tich|thu truong)\b.*"
    rf"|phu trach ({_OFFICES})\b.*|truong|tp|gd|cvp|ct"
)
_DEPUTY = re.compile(
    rf"pho (truong ({_OFFICES})|({_OFFICES})|chanh (van phong|thanh tra)|(chi cuc|cuc|vu|vien|doi"
    r"|to|tram) truong|(tong )?giam doc|hieu truong|chu tich|thu truong)\b.*"
    r"|pho|ptp|pgd|pcvp|pct|pct ubnd"
)


def rank_of(title: str) -> Rank | None:
    """None for all titles that do not lead. `Kế toán trưởng` and `Thư ký Giám đốc` lead nobody."""
    said = names.fold(title)
    if _DEPUTY.fullmatch(said):
        return Rank.DEPUTY
    return Rank.HEAD if _HEAD.fullmatch(said) else None
