"""The figures of a campaign as an Excel workbook, number by number what the page says."""

from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mobilisation.models import TaskCampaign
from mobilisation.values.figures import CallCounts, CampaignFigures
from units.sheets.papers import lie_on_a4, packed, write_heads, write_row, write_titles
from units.words import day

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
HEAD_ROW: Final = 5
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
    return packed(book)


def _counted(one: CallCounts, missing: int) -> tuple[int, ...]:
    return (one.needed, one.called, one.accepted, one.there, missing, one.declined, one.home)


def _head(
    sheet: Worksheet, campaign: TaskCampaign, figures: CampaignFigures, heads: Sequence[str]
) -> int:
    """The first row below it."""
    titles = (
        (1, campaign.agency.name.upper(), True),
        (2, f"SỐ LIỆU HUY ĐỘNG: {campaign.name}", True),
        (3, f"(Đến hết ngày {day(figures.day)})", False),
    )
    write_titles(sheet, titles, len(heads))
    write_heads(sheet, HEAD_ROW, [(head, 12 if place else 40) for place, head in enumerate(heads)])
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    lie_on_a4(sheet)
    return HEAD_ROW + 1


def _line(sheet: Worksheet, row: int, cells: tuple[object, ...], *, bold: bool = False) -> int:
    """The row below it."""
    write_row(sheet, row, cells, bold=bold)
    return row + 1
