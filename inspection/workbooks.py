"""The record as an Excel workbook, with what was written down before and after each change."""

import json
from io import BytesIO
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from audit.models import Event
from inspection.texts import ACTIONS, OTHER

MOST_ROWS: Final = 20_000
LONGEST_CELL: Final = 32_000
"""Excel takes 32,767 characters in a cell."""


def record_workbook(events: QuerySet[Event], *, zone: ZoneInfo) -> bytes:
    """One row a change, the latest first, `MOST_ROWS` at the most, with moments in `zone`."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Nhật ký"))
    for column, width in zip("ABCDEFGH", (20, 28, 36, 44, 40, 26, 50, 50), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    sheet.append(
        [
            _text(sheet, said, bold=True)
            for said in (
                _("Thời điểm"),
                _("Người làm"),
                _("Việc"),
                _("Về"),
                _("Lý do"),
                _("Mã"),
                _("Trước"),
                _("Sau"),
            )
        ]
    )
    for event in events[:MOST_ROWS].iterator(chunk_size=2000):
        told = (
            f"{event.at.astimezone(zone):%d/%m/%Y %H:%M:%S}",
            event.actor_name,
            str(ACTIONS.get(event.action, OTHER)),
            event.subject_name,
            event.reason,
            event.action,
            _facts(event.before),
            _facts(event.after),
        )
        sheet.append([_text(sheet, one) for one in told])
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _facts(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False)[:LONGEST_CELL] if found else ""


def _text(sheet: Worksheet, said: str, *, bold: bool = False) -> Cell:
    """Text is written as text, whatever it begins with: no reason becomes a formula."""
    cell = WriteOnlyCell(sheet, value=said)
    cell.data_type, cell.number_format, cell.font = "s", "@", Font(bold=bold)
    return cell
