"""How a sheet is laid out: where its heading stands, which column is which, what it is if it is no
list at all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from units import names
from units.importing.cells import WEEKDAY
from units.importing.columns import Column, ColumnKind, SheetPlan
from units.importing.old_fonts import is_old
from units.importing.workbook import Cell, WorkbookSheet

WITHIN = 30
"""Rows in which a heading is looked for: a letterhead and a title may stand above it."""
GIVEN_NAME = "given-name"
"""The column of the given name, where a list keeps it apart."""
FAMILY = ("ho", "ho dem", "ho va dem", "ho va ten dem", "ho ten dem", "ho lot", "ho va chu lot")
DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?")
DAY_HEADS = ("ngay", "thu", "ngay truc", "ngay thang", "thu ngay", "thu, ngay", "ngay, thang", "ca")


@dataclass(frozen=True, slots=True)
class ImportLayout:
    """`last` is the last row of the heading; `places` where each column stands; `unused` what
    other columns are called, by their place.
    """

    first: int
    last: int
    places: Mapping[str, int]
    unused: Mapping[int, str]

    def lacks(self, plan: SheetPlan) -> list[Column]:
        return [each for each in plan.columns if each.required and each.key not in self.places]


def layout_of(plan: SheetPlan, sheet: WorkbookSheet) -> ImportLayout | None:
    """By the row that names most of the columns, alone or with the row below it, where a heading
    has two lines. None where no row names two.
    """
    rows = sheet.rows[:WITHIN]
    found: list[ImportLayout] = []
    for place, (number, cells) in enumerate(rows):
        above = _heads(cells)
        found.append(_layout(plan, above, number, number))
        below = rows[place + 1] if place + 1 < len(rows) else None
        if below is not None and below[0] == number + 1 and _is_heading(plan, below[1]):
            heads = {**above, **_heads(below[1])}
            found.append(_layout(plan, heads, number, below[0]))
    best = max(found, key=lambda layout: len(layout.places), default=None)
    if best is None or len(best.places) < 2:
        return None
    return best


def _heads(cells: tuple[Cell, ...]) -> dict[int, str]:
    return {place: str(cell) for place, cell in enumerate(cells) if isinstance(cell, str)}


def _is_heading(plan: SheetPlan, cells: tuple[Cell, ...]) -> bool:
    """Whether a row can be the second line of a heading: it names a column and holds only text."""
    known = _known(plan)
    filled = [cell for cell in cells if cell is not None]
    named = [cell for cell in filled if isinstance(cell, str) and _word(cell) in known]
    return bool(named) and len(named) * 2 >= len(filled)


def _layout(plan: SheetPlan, heads: Mapping[int, str], first: int, last: int) -> ImportLayout:
    """A column that is named twice is the one that is named by its own name, else the first."""
    known = _known(plan)
    own = {_word(column.header): column.key for column in plan.columns}
    places: dict[str, int] = {}
    for names_of in (own, known):
        for place, text in sorted(heads.items()):
            key = names_of.get(_word(text)) or names_of.get(_word(re.sub(r"\(.*?\)", " ", text)))
            if key is not None and key not in places and place not in places.values():
                places[key] = place
    _join_names(plan, heads, places)
    unused = {
        place: " ".join(text.split())
        for place, text in heads.items()
        if place not in places.values()
    }
    return ImportLayout(first, last, places, unused)


def _join_names(plan: SheetPlan, heads: Mapping[int, str], places: dict[str, int]) -> None:
    """`Họ và tên đệm` and `Tên` are one name in two columns."""
    name = next((column.key for column in plan.columns if column.kind is ColumnKind.NAME), None)
    if name is None or name in places:
        return
    words = {_word(text): place for place, text in heads.items()}
    family = next((words[word] for word in FAMILY if word in words), None)
    if family is not None and "ten" in words:
        places[name], places[GIVEN_NAME] = family, words["ten"]


def _known(plan: SheetPlan) -> dict[str, str]:
    return {
        _word(header): column.key
        for column in plan.columns
        for header in (*column.also, column.header)
    }


def _word(header: str) -> str:
    """A header without marks, capitals, stars and colons."""
    return " ".join(re.sub(r"[*:.\"“”]", " ", names.fold(header)).replace("/", ", ").split())


def described(sheet: WorkbookSheet) -> str:
    """What a sheet is in which no heading was found, in a sentence; empty where nobody can tell."""
    texts = [cell for _n, cells in sheet.rows[:WITHIN] for cell in cells if isinstance(cell, str)]
    if any(map(is_old, texts)):
        return _(
            "Chữ trong trang này gõ bằng phông cũ (TCVN3, VNI) hoặc sai bảng mã. Hãy chuyển sang"
            " Unicode rồi tải lên."
        )
    if _has_days_below(sheet):
        return _(
            "Trang này là lịch trực theo ngày: mỗi dòng một ngày, mỗi cột một vị trí. Đây không"
            " phải danh sách nên không nhập được ở đây; hãy nhập danh sách cán bộ trước, rồi phân"
            " công trên lịch tuần."
        )
    if any(sum(map(_is_day, cells)) >= 3 for _n, cells in sheet.rows[:WITHIN]):
        return _(
            "Trang này là lịch tuần: mỗi cột một ngày. Đây không phải danh sách nên không nhập được"
            " ở đây; hãy nhập danh sách cán bộ trước, rồi xếp lịch trên trang lịch tuần."
        )
    return ""


def _has_days_below(sheet: WorkbookSheet) -> bool:
    """A head that says day, and under it days."""
    for place, (_n, cells) in enumerate(sheet.rows[:WITHIN]):
        for column, cell in enumerate(cells[:3]):
            if isinstance(cell, str) and _word(cell) in DAY_HEADS and len(_heads(cells)) >= 3:
                below = [other[column] for _m, other in sheet.rows[place + 1 : place + 9]]
                if sum(map(_is_day, below)) * 2 >= max(1, len(below)):
                    return True
    return False


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, date):
        return True
    text = names.fold(cell) if isinstance(cell, str) else ""
    return bool(DAY.match(text) or WEEKDAY.match(text))
