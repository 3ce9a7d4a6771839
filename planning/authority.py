"""Who may order and who may except: authorities, told apart by name, and which level stands
above which.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from planning.spelling import bare, folded


class AuthorityLevel(StrEnum):
    """Whose order it is. A ministry and a province stand side by side: neither may depart from
    what the other set.
    """

    CENTRAL = "central"
    MINISTRY = "ministry"
    PROVINCE = "province"
    AGENCY = "agency"
    UNIT = "unit"

    def stands_above(self, other: "AuthorityLevel") -> bool:
        return _HEIGHT[self] > _HEIGHT[other]


_HEIGHT: Mapping[AuthorityLevel, int] = {
    AuthorityLevel.CENTRAL: 3,
    AuthorityLevel.MINISTRY: 2,
    AuthorityLevel.PROVINCE: 2,
    AuthorityLevel.AGENCY: 1,
    AuthorityLevel.UNIT: 0,
}

_WRITTEN_OUT: Mapping[str, str] = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "bcd": "ban chi dao",
    "bch": "ban chi huy",
    "tp": "thanh pho",
    "hcm": "ho chi minh",
    "tphcm": "thanh pho ho chi minh",
    "hn": "ha noi",
    "tw": "trung uong",
    "vpcp": "van phong chinh phu",
    "ttg": "thu tuong chinh phu",
}
_CHAIR = "chu tich uy ban"
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Authority:
    """Who signed. The same authority under any spelling: `UBND TP. Hồ Chí Minh`, `Uỷ ban nhân
    dân thành phố Hồ Chí Minh`.
    """

    name: str
    level: AuthorityLevel

    def is_same(self, other: "Authority") -> bool:
        return bool(self.name) and plain_name(self.name) == plain_name(other.name)

    def stands_above(self, other: "Authority") -> bool:
        return self.level.stands_above(other.level) and not self.is_same(other)

    def may_except(
        self, issuer: "Authority", also: frozenset[AuthorityLevel] = frozenset()
    ) -> bool:
        """True if it may depart from a rule that `issuer` set: its own rule, one from below, or
        where the rule names its level.

        >>> province = Authority("UBND tỉnh", AuthorityLevel.PROVINCE)
        >>> unit = Authority("P1", AuthorityLevel.UNIT)
        >>> province.may_except(unit), unit.may_except(province)
        (True, False)
        >>> unit.may_except(province, also=frozenset({AuthorityLevel.UNIT}))
        True
        """
        return self.is_same(issuer) or self.stands_above(issuer) or self.level in also


@cache
def plain_name(name: str) -> str:
    """A name without marks and signs, its abbreviations written out. The chair of a people's
    committee speaks for the committee.

    >>> plain_name("Chủ tịch UBND TP. Hồ Chí Minh")
    'uy ban nhan dan thanh pho ho chi minh'
    """
    words = (_WRITTEN_OUT.get(word, word) for word in _WORDS.findall(bare(folded(name))))
    plain = " ".join(words)
    return plain.removeprefix("chu tich ") if plain.startswith(_CHAIR) else plain
