"""Read one cell: the value that is kept, or a sentence that tells the user what to write
instead.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units import names
from units.folding import strange_letters
from units.importing.columns import NO, YES, Column, ColumnKind
from units.importing.workbook import Cell, CellFault, Formula

STRANGE = gettext_lazy(
    "Có chữ không thuộc bảng chữ cái tiếng Việt, chỉ giống về hình: %(letters)s. Hãy gõ lại."
)
EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)
SERIALS = range(18_264, 73_416)
"""The days from 1950 to 2100 as Excel counts them."""
_HOUR = r"(?:[ T,]+\d{1,2}[:h]\d{2}(?::\d{2})?(?:\.\d+)?)?"
DATE_FORMS = (
    re.compile(rf"(?P<d>\d{{1,2}}) ?[/.\-] ?(?P<m>\d{{1,2}}) ?[/.\-] ?(?P<y>\d{{4}}|\d\d){_HOUR}"),
    re.compile(rf"(?P<y>\d{{4}})[/.\-](?P<m>\d{{1,2}})[/.\-](?P<d>\d{{1,2}}){_HOUR}"),
    re.compile(
        r"(?P<d>\d{1,2})[ \-]*(?:thg|thang|th)\.?[ \-]*(?P<m>\d{1,2})[ \-,]*(?:nam)?[ \-]*"
        r"(?P<y>\d{4}|\d\d)"
    ),
)
"""As offices type a day: 30/11/2026, 30.11.26, 2026-11-30 00:00:00, 30 tháng 11 năm 2026."""
WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            ("thu hai", "thu 2", "t2"),
            ("thu ba", "thu 3", "t3"),
            ("thu tu", "thu 4", "t4"),
            ("thu nam", "thu 5", "t5"),
            ("thu sau", "thu 6", "t6"),
            ("thu bay", "thu 7", "t7"),
            ("chu nhat", "cn"),
        )
    )
    for word in words
}
WEEKDAY = re.compile(rf"({'|'.join(WEEKDAYS)})\b[ ,.\-]*(?:ngay )?")
WIDE = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
"""Letters and digits of an East Asian keyboard."""
FAULTS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"))
NOTHING = re.compile(r"[-–—_.…]+")
TIME_FORM = re.compile(
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4} )?(\d{1,2})(?:h|:(?=\d))(\d{2})?(?::\d{2}(?:\.\d+)?)?",
    re.IGNORECASE,
)


class UnreadableCell(Exception):
    """A cell that cannot be kept; the message is for the user."""


def read_cell(cell: Cell, column: Column) -> Any:
    """None for an empty cell, and for what is written in one where nothing is. Raises
    UnreadableCell.
    """
    if cell is None or _says_nothing(cell, column):
        if column.required:
            raise UnreadableCell(_("Trường này là bắt buộc."))
        return None
    if isinstance(cell, Formula):
        raise UnreadableCell(_("Ô chứa công thức. Hãy dán giá trị thay cho công thức."))
    if isinstance(cell, str) and cell.strip().upper() in FAULTS:
        cell = CellFault(cell.strip())
    if isinstance(cell, CellFault):
        told = _("Ô đang báo lỗi %(fault)s. Hãy ghi giá trị đúng.")
        raise UnreadableCell(told % {"fault": cell.text})
    if column.kind in (ColumnKind.DATE, ColumnKind.TIME):
        return _date(cell) if column.kind is ColumnKind.DATE else _time(cell)
    text = _text(cell)
    if column.kind in UNMIXED and not column.is_free and (strange := strange_letters(text)):
        raise UnreadableCell(STRANGE % {"letters": strange})
    if len(text) > column.longest:
        raise UnreadableCell(_("Dài quá %(longest)s ký tự.") % {"longest": column.longest})
    return READERS[column.kind](text, column)


def _text(cell: Cell) -> str:
    """A number typed into a text column is the number as seen: 12, not 12.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    seen = "".join(sign if sign.isprintable() else " " for sign in str(cell))
    return names.clean(seen.translate(WIDE))


def _says_nothing(cell: Cell, column: Column) -> bool:
    """A dash; a blank of another kind; and the words of the column that stand for nothing."""
    if isinstance(cell, time) and column.nothing:
        return cell == time()
    if isinstance(cell, int | float) and not isinstance(cell, bool) and column.nothing:
        return cell == 0
    if not isinstance(cell, str) or column.required:
        return False
    text = names.fold(_text(cell))
    return not text or bool(NOTHING.fullmatch(text)) or text in column.nothing


def _date(cell: Cell) -> date:
    if isinstance(cell, date):
        return _sensible(cell.date() if isinstance(cell, datetime) else cell)
    text = _text(cell)
    if re.fullmatch(r"\d{5}", text) and int(text) in SERIALS:
        return date(1899, 12, 30) + timedelta(days=int(text))
    folded = names.fold(text).strip(" '\"")
    weekday = WEEKDAY.match(folded)
    folded = (folded[weekday.end() :] if weekday else folded).removeprefix("ngay ")
    found = next(filter(None, (form.fullmatch(folded) for form in DATE_FORMS)), None)
    day = _day(found, text)
    if weekday and day.weekday() != WEEKDAYS[weekday[1]]:
        told = _("“%(text)s”: ngày này không phải thứ đã ghi. Hãy ghi lại.")
        raise UnreadableCell(told % {"text": text})
    return _sensible(day)


def _day(found: re.Match[str] | None, text: str) -> date:
    """A year of two digits is of this century, unless that lies far ahead."""
    no_day = UnreadableCell(
        _("“%(text)s” không phải là ngày. Ghi theo dạng 30/11/2026.") % {"text": text}
    )
    if found is None:
        raise no_day
    year, month, day = (int(found[part]) for part in "ymd")
    if year < 100:
        year += 2000 if year < 70 else 1900
    if month > 12 >= day:
        told = _("“%(text)s”: ghi ngày trước, tháng sau, theo dạng 30/11/2026.")
        raise UnreadableCell(told % {"text": text})
    try:
        return date(year, month, day)
    except ValueError as error:
        raise no_day from error


def _time(cell: Cell) -> time:
    """To the minute; Excel keeps a time as a part of a day."""
    if isinstance(cell, datetime | time):
        return time(cell.hour, cell.minute)
    if isinstance(cell, float) and 0 <= cell < 1:
        return time(*divmod(min(round(cell * 86_400) // 60, 1439), 60))
    text = _text(cell)
    found = TIME_FORM.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour > 23 or minute > 59:
        raise UnreadableCell(
            _("“%(text)s” không phải là giờ. Ghi theo dạng 7h30 hoặc 07:30.") % {"text": text}
        )
    return time(hour, minute)


def _sensible(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise UnreadableCell(
            _("Ngày %(day)s nằm ngoài khoảng cho phép.") % {"day": f"{day:%d/%m/%Y}"}
        )
    return day


def _code(text: str, column: Column) -> str:
    if not re.fullmatch(r"[\w.@/\-]+", text):
        raise UnreadableCell(_("Mã không được có dấu cách hay ký tự đặc biệt."))
    return text


def _slug(text: str, column: Column) -> str:
    code = text.lower()
    if not re.fullmatch(r"[a-z0-9_-]+", code):
        raise UnreadableCell(_("Mã chỉ gồm chữ không dấu, chữ số và dấu gạch nối."))
    return code


def _name(text: str, column: Column) -> str:
    if len(text.split()) < 2 or re.search(r"[\d=<>@;]", text):
        raise UnreadableCell(_("Họ và tên phải có ít nhất hai từ, không có chữ số."))
    return text


def _choice(text: str, column: Column) -> str:
    code = _codes(column.choices or {}).get(names.fold(text))
    if code is None:
        raise UnreadableCell(
            _("“%(text)s” không có trong danh mục. Chọn một trong: %(allowed)s.")
            % _allowed(text, column)
        )
    return code


def _choices(text: str, column: Column) -> tuple[str, ...]:
    """Semicolons part them; a comma does too, unless it belongs to a name that is known whole."""
    known = _codes(column.choices or {})
    found: list[str] = []
    for part in (part.strip() for part in text.split(";")):
        pieces = (
            [part] if names.fold(part) in known else [piece.strip() for piece in part.split(",")]
        )
        found += [_choice(piece, column) for piece in pieces if piece]
    return tuple(dict.fromkeys(found))


def _yes_no(text: str, column: Column) -> bool:
    answers = {
        "co": True,
        "khong": False,
        "x": True,
        "1": True,
        "0": False,
        "yes": True,
        "no": False,
        "true": True,
        "false": False,
    }
    answer = answers.get(names.fold(text))
    if answer is None:
        raise UnreadableCell(
            _("“%(text)s” không có trong danh mục. Chọn một trong: %(allowed)s.")
            % {
                "text": text,
                "allowed": f"{YES}, {NO}",
            }
        )
    return answer


def _email(text: str, column: Column) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise UnreadableCell(
            _("“%(text)s” không phải là địa chỉ thư điện tử.") % {"text": text}
        ) from error
    return text.lower()


def _phone(text: str, column: Column) -> str:
    """Excel drops the nought in front of a number."""
    if re.search(r"\d[^\d]*[/;,][^\d]*(?:\+|0)\d{5}", text):
        raise UnreadableCell(_("Ô có nhiều số điện thoại. Hãy ghi một số."))
    kept = names.digits(text)
    kept = f"0{kept}" if len(kept) in (9, 10) and not kept.startswith("0") else kept
    if not re.fullmatch(r"0\d{9,10}", kept):
        raise UnreadableCell(_("Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0."))
    return kept


def _codes(choices: Mapping[str, str]) -> dict[str, str]:
    """A label or its code, with or without marks."""
    return {names.fold(code): code for code in choices.values()} | {
        names.fold(label): code for label, code in choices.items()
    }


def _allowed(text: str, column: Column) -> dict[str, str]:
    return {"text": text, "allowed": "; ".join(column.choices or {})}


UNMIXED = (ColumnKind.CODE, ColumnKind.SLUG, ColumnKind.NAME, ColumnKind.EMAIL, ColumnKind.TEXT)
"""What is compared letter by letter: one that only looks like ours would make it another."""

READERS: dict[ColumnKind, Callable[[str, Column], Any]] = {
    ColumnKind.TEXT: lambda text, column: text,
    ColumnKind.CODE: _code,
    ColumnKind.SLUG: _slug,
    ColumnKind.NAME: _name,
    ColumnKind.CHOICE: _choice,
    ColumnKind.CHOICES: _choices,
    ColumnKind.YES_NO: _yes_no,
    ColumnKind.EMAIL: _email,
    ColumnKind.PHONE: _phone,
}
