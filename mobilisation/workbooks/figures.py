"""The figures of a campaign as an Excel workbook, number by number what the page says."""

from collections.abc import Iterable
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from mobilisation.models import TaskCampaign
from mobilisation.values.figures import CallCounts, CampaignFigures
from units.words import day

FONT: Final = "Times New Roman"
SIDE: Final = Side(style="thin", color="808080")
FRAME: Final = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)
TEAMS: Final = (
    "Đội, kỹ năng",
    "Cần",
    "Đã gọi",
    "Đã nhận",
    "Có mặt",
    "Còn thiếu",
    "Không nhận",
    "Đã về",
)
UNITS: Final = ("Đơn vị", "Số người", "Đã gọi", "Đã nhận", "Có mặt", "Không nhận", "Đã về")


def figures_workbook(campaign: TaskCampaign, figures: CampaignFigures) -> bytes:
    """One sheet by team and skill, one by unit."""
    book = Workbook()
    teams = book.worksheets[0]
    teams.title = "Theo doi"
    row = _head(teams, campaign, figures, TEAMS)
    for team in figures.teams:
        row = _line(teams, row, (team.name, *_counted(team.counts, team.missing)), bold=True)
        for need in team.needs:
            cells = (f"   {need.name}", *_counted(need.counts, need.missing))
            row = _line(teams, row, cells)
    _line(teams, row, ("Tổng cộng", *_counted(figures.total, figures.missing)), bold=True)
    units = book.create_sheet("Theo don vi")
    row = _head(units, campaign, figures, UNITS)
    for line in figures.units:
        one = line.counts
        cells = (line.name, line.people or "", one.called, one.accepted, one.there, one.declined,
                 one.home)  # fmt: skip
        row = _line(units, row, cells)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _counted(one: CallCounts, missing: int) -> tuple[int, ...]:
    return (one.needed, one.called, one.accepted, one.there, missing, one.declined, one.home)


def _head(
    sheet: Worksheet, campaign: TaskCampaign, figures: CampaignFigures, heads: Iterable[str]
) -> int:
    """The first row below it."""
    titles = tuple(heads)
    texts = (
        campaign.agency.name.upper(),
        f"SỐ LIỆU HUY ĐỘNG: {campaign.name}",
        f"(Đến hết ngày {day(figures.day)})",
    )
    for row, text in enumerate(texts, start=1):
        _write(sheet, row, 1, text, bold=row < len(texts))
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(titles))
        sheet.cell(row=row, column=1).alignment = Alignment(horizontal="center")
    row = _line(sheet, len(texts) + 2, titles, bold=True)
    for column in range(1, len(titles) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 40 if column == 1 else 12
    sheet.freeze_panes = f"A{row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    return row


def _line(sheet: Worksheet, row: int, cells: tuple[object, ...], *, bold: bool = False) -> int:
    for column, value in enumerate(cells, start=1):
        _write(sheet, row, column, value, bold=bold)
        sheet.cell(row=row, column=column).border = FRAME
    return row + 1


def _write(sheet: Worksheet, row: int, column: int, value: object, *, bold: bool) -> None:
    """Text is written as text, whatever it begins with."""
    cell = sheet.cell(row=row, column=column)
    cell.font = Font(name=FONT, bold=bold)
    if isinstance(value, str):
        if value:
            cell.value, cell.data_type = value, "s"
        return
    cell.value = value  # type: ignore[assignment]  # a number
