"""The turns of a unit as an Excel workbook, with numbers that can be added up."""

from io import BytesIO
from typing import Final

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reports.values.turns import TurnGroup, TurnsOfPerson, UnitTurns
from units.words import day

HEAD: Final = PatternFill("solid", fgColor="E4E7F2")
WIDTHS: Final = {1: 6, 2: 28, 3: 24}
HEAD_ROW: Final = 4
A4: Final = 9


def turns_workbook(turns: UnitTurns) -> bytes:
    """One row a person under the line of their group."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = _("Lượt")
    page.append([turns.agency])
    page.append([_("Lượt làm việc tại cơ quan, trực: %(unit)s") % {"unit": turns.unit}])
    page.append(
        [
            _("Từ ngày %(first)s đến ngày %(last)s")
            % {"first": day(turns.period.first), "last": day(turns.period.last)}
        ]
    )
    page.append(_head())
    number = 0
    for group in turns.groups:
        page.append([_group_said(group)])
        for person in group.people:
            number += 1
            page.append(_row(number, person))
    _lay_out(page)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _head() -> list[str]:
    return [
        _("TT"),
        _("Họ và tên"),
        _("Chức vụ"),
        _("Ngày tại cơ quan"),
        _("Ngày tại nhà"),
        _("Ngày có thể đến"),
        _("Nếu chia đều"),
        _("Lệch"),
        _("Trực ngày thường"),
        _("Trực ngày nghỉ"),
        _("Trực lễ, Tết"),
        _("Trong đó ca đêm"),
    ]


def _group_said(group: TurnGroup) -> str:
    if group.fairness is None:
        return str(group.kind.label)
    return _("%(group)s: độ đều %(n)s/100") % {"group": group.kind.label, "n": group.fairness}


def _row(number: int, person: TurnsOfPerson) -> list[object]:
    return [
        number,
        person.name,
        person.title,
        person.on_site,
        person.remote,
        person.available,
        round(person.expected, 1),
        round(person.deviation, 1),
        *person.by_class,
        person.nights,
    ]


def _lay_out(page: Worksheet) -> None:
    """Printed, all columns stand on one A4 sheet lying down, with the head on each page. Text stays
    text, whatever it begins with.
    """
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"
                if row[0].row not in (1, 3) and cell.column == 1:
                    cell.font = Font(bold=True)
    for cell in page[HEAD_ROW]:
        cell.font, cell.fill = Font(bold=True), HEAD
        cell.alignment = Alignment(horizontal="center", wrap_text=True, vertical="center")
    for column in range(1, page.max_column + 1):
        page.column_dimensions[get_column_letter(column)].width = WIDTHS.get(column, 11)
    page.freeze_panes = f"C{HEAD_ROW + 1}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
