"""The sheets and columns of the workbook, in the words an office uses. Reading, the template and
its guide all go by this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from django.utils import translation

from planning.people import Rank
from planning.vocabulary import CONDITIONS, REASONS, ROLES, SECTORS
from units.enums import AbsenceKind, DayKind, Role, UnitKind


class ColumnKind(Enum):
    """How a cell is read."""

    TEXT = "text"
    CODE = "code"
    SLUG = "slug"
    NAME = "name"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes-no"
    DATE = "date"
    TIME = "time"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """`also` are other headers it may stand under; `help` is for the guide sheet; `choices` maps
    what is written in a cell to the code that is kept; `nothing` are words, folded, that stand
    where nothing is to be kept; `is_free` text may have letters of any alphabet.
    """

    key: str
    header: str
    kind: ColumnKind = ColumnKind.TEXT
    required: bool = False
    longest: int = 200
    help: str = ""
    choices: Mapping[str, str] | None = None
    width: int = 16
    also: tuple[str, ...] = ()
    nothing: frozenset[str] = frozenset()
    is_free: bool = False


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """`repeats`: several lines may be about what the first column names. `also` are other titles
    it may have. A line that names a section of the list fills the column `section` of the lines
    below it.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    help: str
    repeats: bool = False
    also: tuple[str, ...] = ()
    section: str = ""


def _labels(
    choices: type[UnitKind] | type[Role] | type[AbsenceKind] | type[DayKind], *codes: str
) -> dict[str, str]:
    """The workbook speaks Vietnamese whatever language its reader chose."""
    with translation.override("vi"):
        return {
            str(choice.label): choice.value
            for choice in choices
            if not codes or choice.value in codes
        }


YES, NO = "Có", "Không"
RANKS = {"Trưởng": Rank.HEAD.value, "Phó": Rank.DEPUTY.value, "Nhân viên": Rank.STAFF.value}
ROLE_TAGS = {tag.label.vi: code for code, tag in ROLES.items()}
REASON_CODES = {text.vi: code for code, text in REASONS.items()}
CONDITION_TAGS = {tag.label.vi: code for code, tag in CONDITIONS.items()}
SECTOR_CODES = {tag.label.vi: code for code, tag in SECTORS.items()}
