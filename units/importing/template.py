"""Write the workbook that people fill in: empty, or with what the agency has on record."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from units.importing.columns import NO, YES, Column, ColumnKind, SheetPlan
from units.importing.sheet_plans import CALENDAR, SHEETS, UNITS
from units.importing.staff_columns import STAFF
from units.models import Agency, CalendarDay, Position, Unit
from units.selectors import open_on

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GUIDE = "Hướng dẫn"
LAST_ROW = 2_000
HEAD = PatternFill("solid", fgColor="E4E7F2")
NEEDED = Font(bold=True, color="1F2A5C")
KINDS = {
    ColumnKind.YES_NO: f"{YES} hoặc {NO}",
    ColumnKind.DATE: "Ngày, dạng 30/11/2026",
    ColumnKind.TIME: "Giờ, dạng 7h30",
    ColumnKind.EMAIL: "Địa chỉ thư điện tử",
    ColumnKind.PHONE: "Số điện thoại",
}


def workbook(
    rows: Mapping[str, Iterable[Mapping[str, Any]]] | None = None,
    plans: tuple[SheetPlan, ...] = SHEETS,
) -> bytes:
    """`rows` by sheet and column, values as the records keep them. The same rows always give the
    same bytes.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for plan in plans:
        _sheet(book, plan, (rows or {}).get(plan.key, ()))
    _guide(book, plans)
    packed = BytesIO()
    book.save(packed)
    return _timeless(packed.getvalue())


def rows_of(agency: Agency, on: date) -> dict[str, list[dict[str, Any]]]:
    """The units, people and special days on record. Absences and conditions stay out: they may
    speak of health.
    """
    homes = Position.objects.filter(
        open_on(on), staff__agency=agency, is_home=True, staff__is_active=True
    )
    ordered = homes.select_related("staff", "unit").order_by(
        "unit__order", "order", "staff__sort_key"
    )
    return {
        UNITS.key: [_unit_row(unit) for unit in agency.units.all()],
        STAFF.key: [_staff_row(position) for position in ordered],
        CALENDAR.key: [_day_row(row) for row in agency.calendar_days.all()],
    }


def _unit_row(unit: Unit) -> dict[str, Any]:
    return {column.key: getattr(unit, column.key) for column in UNITS.columns}


def _staff_row(position: Position) -> dict[str, Any]:
    """Accounts stay out: who acts as what is dated and decided elsewhere."""
    staff = position.staff
    own = {
        key: getattr(staff, key)
        for key in ("code", "full_name", "email", "phone", "home_zone", "room")
    }
    post = {
        key: getattr(position, key)
        for key in ("title", "title_short", "rank", "roles", "standing_reasons", "first")
    }
    return {**own, **post, "unit": position.unit.code}


def _day_row(row: CalendarDay) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in CALENDAR.columns}


def _sheet(book: Workbook, plan: SheetPlan, rows: Iterable[Mapping[str, Any]]) -> None:
    sheet = book.create_sheet(plan.title)
    sheet.append([column.header for column in plan.columns])
    for place, column in enumerate(plan.columns, start=1):
        head = sheet.cell(row=1, column=place)
        head.fill, head.font = HEAD, NEEDED if column.required else Font(bold=False)
        head.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(place)].width = column.width
        _offer(sheet, column, get_column_letter(place))
    for number, row in enumerate(rows, start=2):
        for place, column in enumerate(plan.columns, start=1):
            _write(sheet.cell(row=number, column=place), row.get(column.key), column)
    sheet.freeze_panes = "B2" if plan is STAFF else "A2"
    sheet.row_dimensions[1].height = 32


def _offer(sheet: Any, column: Column, letter: str) -> None:
    """A list to choose from, where Excel can hold it (255 characters, no commas in a choice)."""
    words = (
        [YES, NO]
        if column.kind is ColumnKind.YES_NO
        else list(column.choices or ())
        if column.kind is ColumnKind.CHOICE
        else []
    )
    if words and len(",".join(words)) <= 250 and not any("," in word for word in words):
        offer = DataValidation(
            type="list",
            formula1='"' + ",".join(words) + '"',
            allow_blank=True,
            showErrorMessage=False,
        )
        sheet.add_data_validation(offer)
        offer.add(f"{letter}2:{letter}{LAST_ROW}")


def _write(cell: Any, value: Any, column: Column) -> None:
    """Text is written as text, whatever it begins with: nothing on record may become a formula
    in somebody's Excel.
    """
    if isinstance(value, date):
        cell.value, cell.number_format = value, "dd/mm/yyyy"
        return
    said = _said(value, column)
    if said:
        cell.value, cell.data_type, cell.number_format = said, "s", "@"


def _said(value: Any, column: Column) -> str:
    labels = {code: label for label, code in (column.choices or {}).items()}
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list | tuple):
        return "; ".join(labels.get(str(code), str(code)) for code in value)
    return labels.get(value, str(value)) if value else ""


def _guide(book: Workbook, plans: tuple[SheetPlan, ...]) -> None:
    sheet = book.create_sheet(GUIDE)
    sheet.append(["Trang", "Cột", "Bắt buộc", "Cách ghi", "Giá trị được phép"])
    for plan in plans:
        sheet.append([plan.title, "", "", plan.help, ""])
        for column in plan.columns:
            allowed = "; ".join(column.choices or ()) or KINDS.get(column.kind, "")
            sheet.append(
                [plan.title, column.header, YES if column.required else NO, column.help, allowed]
            )
    for letter, width in zip("ABCDE", (18, 30, 10, 60, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1 or not row[1].value)


def _timeless(packed: bytes) -> bytes:
    """Without the moment of writing, so that the same content is the same file."""
    fixed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(packed)) as source,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "docProps/core.xml":
                content = re.sub(
                    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-01-01T00:00:00Z", content
                )
            target.writestr(
                zipfile.ZipInfo(part.filename, date_time=(2026, 1, 1, 0, 0, 0)),
                content,
                zipfile.ZIP_DEFLATED,
            )
    return fixed.getvalue()
