"""Read one cell: the value that is kept, or a sentence that tells the user what to write
instead.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from units import names
from units.importing.columns import NO, YES, Column, Kind
from units.importing.workbook import Cell, Fault, Formula

EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)
DATE_FORMS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
TIME_FORM = re.compile(
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4} )?(\d{1,2})(?:h|:(?=\d))(\d{2})?(?::\d{2}(?:\.\d+)?)?",
    re.IGNORECASE,
)


class Unreadable(Exception):
    """A cell that cannot be kept; the message is for the user."""


def read(cell: Cell, column: Column) -> Any:
    """None for an empty cell. Raises Unreadable."""
    if cell is None:
        if column.required:
            raise Unreadable(_("Trường này là bắt buộc."))
        return None
    if isinstance(cell, Formula):
        raise Unreadable(_("Ô chứa công thức. Hãy dán giá trị thay cho công thức."))
    if isinstance(cell, Fault):
        raise Unreadable(
            _("Ô đang báo lỗi %(fault)s. Hãy ghi giá trị đúng.") % {"fault": cell.text}
        )
    if column.kind in (Kind.DATE, Kind.TIME):
        return _date(cell) if column.kind is Kind.DATE else _time(cell)
    text = _text(cell)
    if len(text) > column.longest:
        raise Unreadable(_("Dài quá %(longest)s ký tự.") % {"longest": column.longest})
    return READERS[column.kind](text, column)


def _text(cell: Cell) -> str:
    """A number typed into a text column is the number as seen: 12, not 12.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return names.clean("".join(sign if sign.isprintable() else " " for sign in str(cell)))


def _date(cell: Cell) -> date:
    if isinstance(cell, date):
        return _sensible(cell.date() if isinstance(cell, datetime) else cell)
    text = _text(cell)
    for form in DATE_FORMS:
        try:
            return _sensible(datetime.strptime(text, form).date())  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    raise Unreadable(_("“%(text)s” không phải là ngày. Ghi theo dạng 30/11/2026.") % {"text": text})


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
        raise Unreadable(
            _("“%(text)s” không phải là giờ. Ghi theo dạng 7h30 hoặc 07:30.") % {"text": text}
        )
    return time(hour, minute)


def _sensible(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise Unreadable(_("Ngày %(day)s nằm ngoài khoảng cho phép.") % {"day": f"{day:%d/%m/%Y}"})
    return day


def _code(text: str, column: Column) -> str:
    if not re.fullmatch(r"[\w.@/\-]+", text):
        raise Unreadable(_("Mã không được có dấu cách hay ký tự đặc biệt."))
    return text


def _slug(text: str, column: Column) -> str:
    code = text.lower()
    if not re.fullmatch(r"[a-z0-9_-]+", code):
        raise Unreadable(_("Mã chỉ gồm chữ không dấu, chữ số và dấu gạch nối."))
    return code


def _name(text: str, column: Column) -> str:
    if len(text.split()) < 2 or re.search(r"[\d=<>@;]", text):
        raise Unreadable(_("Họ và tên phải có ít nhất hai từ, không có chữ số."))
    return text


def _choice(text: str, column: Column) -> str:
    code = _codes(column.choices or {}).get(names.fold(text))
    if code is None:
        raise Unreadable(
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
        raise Unreadable(
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
        raise Unreadable(
            _("“%(text)s” không phải là địa chỉ thư điện tử.") % {"text": text}
        ) from error
    return text.lower()


def _phone(text: str, column: Column) -> str:
    """Excel drops the nought in front of a number."""
    kept = names.digits(text)
    kept = f"0{kept}" if len(kept) in (9, 10) and not kept.startswith("0") else kept
    if not re.fullmatch(r"0\d{9,10}", kept):
        raise Unreadable(_("Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0."))
    return kept


def _codes(choices: Mapping[str, str]) -> dict[str, str]:
    """A label or its code, with or without marks."""
    return {names.fold(code): code for code in choices.values()} | {
        names.fold(label): code for label, code in choices.items()
    }


def _allowed(text: str, column: Column) -> dict[str, str]:
    return {"text": text, "allowed": "; ".join(column.choices or {})}


READERS: dict[Kind, Callable[[str, Column], Any]] = {
    Kind.TEXT: lambda text, column: text,
    Kind.CODE: _code,
    Kind.SLUG: _slug,
    Kind.NAME: _name,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
}
