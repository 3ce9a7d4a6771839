"""Read the sheets of a workbook into rows of values; list every cell that cannot be kept, and all
that is not used.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from units import names
from units.folding import fold_code
from units.importing.book import ImportBook, ImportRow
from units.importing.cells import UnreadableCell, read_cell
from units.importing.columns import Column, ColumnKind, SheetPlan
from units.importing.layout import GIVEN_NAME, ImportLayout, described, layout_of
from units.importing.lines import ImportLine, LineKind, lines_of
from units.importing.old_fonts import is_old, may_be_old
from units.importing.sheet_plans import SHEETS
from units.importing.staff_columns import STAFF
from units.importing.workbook import Cell, WorkbookSheet
from uploads.sheet_page import MOST_COLUMNS

GUIDE = "Hướng dẫn"
SAID = 8
"""How many lines or columns a sentence names before it only counts."""
TEXTS = (ColumnKind.TEXT, ColumnKind.NAME, ColumnKind.CHOICE, ColumnKind.CHOICES)


def read_book(
    sheets: tuple[WorkbookSheet, ...],
    plans: tuple[SheetPlan, ...] = SHEETS,
    alone: SheetPlan = STAFF,
) -> ImportBook:
    """The sheets by their titles; the only sheet of a file that is a list is `alone`, whatever its
    title.
    """
    book = ImportBook()
    filled = [sheet for sheet in sheets if sheet.rows or _plan_of(sheet, plans)]
    found: dict[str, WorkbookSheet] = {}
    for sheet in filled:
        plan = _plan_of(sheet, plans)
        if plan is not None and plan.key not in found and _may_be_read(book, sheet):
            found[plan.key] = sheet
    if not found and not book.problems:
        found = _only_list(book, filled, plans, alone)
    _tell_unused(book, filled, found)
    for plan in plans:
        if plan.key in found:
            _read_sheet(book, plan, found[plan.key])
    if found and not any(book.rows.values()) and not book.problems:
        book.refuse("", _("Tệp chưa có dòng nào."))
    return book


def _plan_of(sheet: WorkbookSheet, plans: tuple[SheetPlan, ...]) -> SheetPlan | None:
    """By the title, and by that alone before any other it may have."""
    title = names.fold(sheet.title)
    by_title = [plan for plan in plans if names.fold(plan.title) == title]
    by_other = [plan for plan in plans if title in map(names.fold, plan.also)]
    return next(iter((*by_title, *by_other)), None)


def _may_be_read(book: ImportBook, sheet: WorkbookSheet) -> bool:
    if sheet.is_hidden:
        book.refuse(
            sheet.title, _("Trang này đang bị ẩn nên không được đọc. Hãy bỏ ẩn rồi tải lên lại.")
        )
    return not sheet.is_hidden


def _only_list(
    book: ImportBook, sheets: list[WorkbookSheet], plans: tuple[SheetPlan, ...], alone: SheetPlan
) -> dict[str, WorkbookSheet]:
    """The only sheet, or the only one with the heading of such a list."""
    shown = [sheet for sheet in sheets if not sheet.is_hidden]
    fit = [sheet for sheet in shown if _is_whole(layout_of(alone, sheet), alone)]
    chosen = shown if len(shown) == 1 else fit
    if len(chosen) == 1:
        return {alone.key: chosen[0]}
    if not chosen and len(shown) > 1 and (kind := next(filter(None, map(described, shown)), "")):
        book.refuse("", kind)
    elif len(chosen) > 1:
        titles = ", ".join(f"“{sheet.title}”" for sheet in chosen)
        said = _("Nhiều trang đều là danh sách: %(titles)s. Hãy để mỗi lần một trang.")
        book.refuse("", said % {"titles": titles})
    else:
        titles = ", ".join(plan.title for plan in plans)
        said = _("Không tìm thấy trang nào trong các trang: %(titles)s.")
        book.refuse("", said % {"titles": titles})
    return {}


def _is_whole(layout: ImportLayout | None, plan: SheetPlan) -> bool:
    lacking = [] if layout is None else layout.lacks(plan)
    return layout is not None and all(column.key == plan.section for column in lacking)


def _tell_unused(
    book: ImportBook, sheets: list[WorkbookSheet], found: Mapping[str, WorkbookSheet]
) -> None:
    for sheet in sheets:
        if sheet not in found.values() and names.fold(sheet.title) != names.fold(GUIDE):
            if sheet.is_hidden:
                book.tell(sheet.title, _("Trang đang bị ẩn, không được đọc."))
            elif found:
                book.tell(sheet.title, _("Trang không được dùng."))


def _read_sheet(book: ImportBook, plan: SheetPlan, sheet: WorkbookSheet) -> None:
    layout = layout_of(plan, sheet)
    kind = "" if _is_whole(layout, plan) else described(sheet)
    if layout is None or kind:
        reason = kind or _("Không tìm thấy dòng tiêu đề có các cột bắt buộc.")
        book.refuse(plan.title, reason)
        return
    lines = lines_of(plan, layout, sheet.rows)
    has_sections = any(line.what is LineKind.SECTION for line in lines)
    missing = [
        column.header
        for column in layout.lacks(plan)
        if column.key != plan.section or not has_sections
    ]
    if missing:
        reason = _("Thiếu cột bắt buộc: %(columns)s.") % {"columns": ", ".join(missing)}
        book.refuse(plan.title, reason, layout.last)
        return
    _tell_what_is_not_read(book, plan, layout, sheet, lines)
    rows = list(_rows(book, plan, layout, sheet, lines))
    book.rows[plan.key] = rows if plan.repeats else list(_unique(book, plan, rows))


def _tell_what_is_not_read(
    book: ImportBook,
    plan: SheetPlan,
    layout: ImportLayout,
    sheet: WorkbookSheet,
    lines: list[ImportLine],
) -> None:
    data = {line.number for line in lines if line.what is LineKind.DATA}
    below = [cells for number, cells in sheet.rows if number in data]
    used = set(layout.places.values())
    filled = {place for cells in below for place, cell in enumerate(cells) if cell is not None}
    unheaded = filled - used - layout.unused.keys() - _beside_name(plan, layout)
    unused = [
        layout.unused.get(place, _("cột %(letter)s không có tiêu đề") % {"letter": _letter(place)})
        for place in sorted(layout.unused.keys() | unheaded)
    ]
    if unused:
        said = _("Không dùng các cột: %(columns)s.")
        book.tell(plan.title, said % {"columns": ", ".join(unused)})
    hidden = [
        column.header
        for column in plan.columns
        if layout.places.get(column.key) in sheet.hidden_columns
    ]
    if hidden:
        said = _("Các cột đang bị ẩn nhưng vẫn được đọc: %(columns)s.")
        book.tell(plan.title, said % {"columns": ", ".join(hidden)})
    if sheet.is_cut:
        said = _("Chỉ đọc %(count)s cột đầu; các cột sau không được dùng.")
        book.tell(plan.title, said % {"count": MOST_COLUMNS})
    for line in lines:
        if line.what in (LineKind.SUM, LineKind.REMARK):
            said = _("Dòng %(row)s “%(text)s” không phải dòng dữ liệu nên không đọc.")
            book.tell(plan.title, said % {"row": line.number, "text": line.text[:80]})
        elif line.what is LineKind.SECTION and plan.section:
            said = _("Dòng %(row)s “%(text)s” là tên đơn vị của các dòng bên dưới.")
            book.tell(plan.title, said % {"row": line.number, "text": line.text[:80]})


def _beside_name(plan: SheetPlan, layout: ImportLayout) -> set[int]:
    """A column without a head, right of the name, goes on with it."""
    name = next((column.key for column in plan.columns if column.kind is ColumnKind.NAME), "")
    place = layout.places.get(name)
    beside = {place + 1} if place is not None and GIVEN_NAME not in layout.places else set()
    return beside - layout.unused.keys() - set(layout.places.values())


def _letter(place: int) -> str:
    return (chr(ord("A") + place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def _rows(
    book: ImportBook,
    plan: SheetPlan,
    layout: ImportLayout,
    sheet: WorkbookSheet,
    lines: list[ImportLine],
) -> Iterator[ImportRow]:
    """The whole lines: half a line is never taken over."""
    whole = dict(sheet.rows)
    is_old_sheet = any(
        isinstance(cell, str) and column.kind in TEXTS and is_old(cell)
        for line in lines
        for column, cell in line.cells.items()
    )
    section = next((column for column in plan.columns if column.key == plan.section), None)
    named = ""
    for line in lines:
        if line.what is LineKind.SECTION:
            named = line.text if section is not None else ""
            if section is None:
                book.refuse(plan.title, _("Dòng này không có cột bắt buộc."), line.number)
        if line.what is not LineKind.DATA:
            continue
        cells = dict(line.cells)
        if section is not None and (named or section.key not in layout.places):
            cells[section] = cells.get(section) or named or None
        _join_name(plan, layout, whole[line.number], cells)
        problems = len(book.problems)
        values = _values(book, plan, line.number, cells, is_old_sheet=is_old_sheet)
        row = ImportRow(line.number, values, line.number in sheet.hidden_rows)
        if len(book.problems) == problems:
            yield row
        else:
            book.broken.setdefault(plan.key, []).append(row)


def _join_name(
    plan: SheetPlan, layout: ImportLayout, cells: tuple[Cell, ...], into: dict[Column, Cell]
) -> None:
    """A name in two columns: family and middle name, and the given name beside them."""
    column = next((column for column in plan.columns if column.kind is ColumnKind.NAME), None)
    if column is None or not isinstance(into.get(column), str):
        return
    for place in (layout.places.get(GIVEN_NAME), *_beside_name(plan, layout)):
        beside = cells[place] if place is not None and place < len(cells) else None
        if isinstance(beside, str) and beside.replace(" ", "").isalpha():
            into[column] = f"{into[column]} {beside}"


def _values(
    book: ImportBook,
    plan: SheetPlan,
    number: int,
    cells: Mapping[Column, Cell],
    *,
    is_old_sheet: bool,
) -> dict[str, Any]:
    values = {}
    for column, cell in cells.items():
        try:
            _refuse_old(cell, column, is_old_sheet=is_old_sheet)
            value = read_cell(cell, column)
        except UnreadableCell as reason:
            book.object_to(plan, ImportRow(number, {}), column.key, str(reason))
        else:
            if value is not None:
                values[column.key] = value
    return values


def _refuse_old(cell: Cell, column: Column, *, is_old_sheet: bool) -> None:
    if not isinstance(cell, str) or column.kind not in TEXTS or not is_old_sheet:
        return
    if is_old(cell) or may_be_old(cell):
        told = _(
            "“%(text)s” gõ bằng phông cũ (TCVN3, VNI) hoặc sai bảng mã. Hãy chuyển sang Unicode rồi"
            " tải lên."
        )
        raise UnreadableCell(told % {"text": cell[:60]})


def _unique(book: ImportBook, plan: SheetPlan, rows: list[ImportRow]) -> Iterator[ImportRow]:
    """Neither of two lines about the same thing is taken over: nobody can tell which is meant."""
    key = plan.columns[0].key
    numbers: dict[str, list[int]] = {}
    for row in rows:
        numbers.setdefault(fold_code(str(row.values[key])), []).append(row.number)
    for row in rows:
        same = [
            number for number in numbers[fold_code(str(row.values[key]))] if number != row.number
        ]
        if same:
            book.object_to(
                plan,
                row,
                key,
                _("Trùng với dòng %(rows)s của cùng trang.") % {"rows": ", ".join(map(str, same))},
            )
        else:
            yield row
