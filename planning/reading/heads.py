"""Who issued which document, where a sentence of prose tells it and no letterhead does."""

import re
from datetime import date, timedelta
from typing import Any, Final

_FORM: Final = (
    r"(?:công văn|chỉ thị|quyết định|thông báo|công điện|văn bản|kế hoạch|nghị quyết|hướng dẫn)"
    r"(?: (?:hỏa tốc|hoả tốc|thượng khẩn|khẩn|mới|này)){0,2}(?: số)? ?:? ?$"
)
_NUMBER: Final = re.compile(
    r"(?<![\w/])\d{1,5}(?:\s?/\s?(?:19|20)\d\d)?\s?/\s?(?=[A-ZĐƯÔ]{2})\w{2,15}"
    r"(?:\s?[-–]\s?[A-ZĐƯÔ][\w&]{0,14}){0,3}"
)
_ISSUED: Final = re.compile(
    r"(?:(?<=\()ban hành kèm theo|\b(?:ban hành|có|ký|ra|gửi|phát hành|phát đi|phát"
    r"|ý kiến[^,;]{3,60} tại))(?: ban hành)? " + _FORM
)
_TOLD: Final = re.compile(r"^(?:(?:theo|tại|trong|bằng|toàn văn xem ở) )?" + _FORM)
_ANOTHER: Final = re.compile(
    r"\b(?:căn cứ|thực hiện|thay thế|thay cho|bãi bỏ|tiếp theo|trước đó|trước đây|bổ sung|sửa đổi"
    r"|điều chỉnh|hủy bỏ|huỷ bỏ|thu hồi|(?<!ban hành )kèm theo|quy định|triển khai|theo tinh thần"
    r"|hôm trước|năm ngoái|tháng trước|tuần trước)\b"
)
_STOP: Final = re.compile(r"(?<!TP)[.!?]\s|\n\s*\n")
_LEAD: Final = 160
_BARE_NUMBER: Final = re.compile(r"(?<=\bsố )\d{1,5}\b(?!\s?[/.,]\s?\w)")
_DAY: Final = r"ngày (\d{1,2})(?:\s?[/.-]\s?| tháng )(\d{1,2})(?:\s?[/.-]\s?| năm )(\d{4})"
_AFTER_NUMBER: Final = re.compile(r"[,\s]{0,3}(?:ký |ban hành )?" + _DAY)
_BESIDE_NUMBER: Final = re.compile(
    r"^[^\S\n]{0,40}Số\s?:[^\n]{3,60}[^\S\n]{2,60}[^,\n]{2,40}, (?:(?:hồi|lúc) [^,\n]{3,25} )?(?P<day>"
    + _DAY
    + ")",
    re.MULTILINE,
)

_CAPITAL: Final = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_BODY: Final = (
    r"(?:Tổng cục|Chi cục|Cục|Sở|Bộ|UBND|Ủy ban|Ban Chỉ đạo|Trường|Học viện|Viện|Bảo tàng|Đại học"
    r"|Ngân hàng Nhà nước|Tòa án|Kho bạc|Thanh tra|Trung tâm|VKSND|TAND|LĐLĐ|HĐND|Văn phòng"
    r"|Bộ trưởng|Chủ tịch|Giám đốc|Hiệu trưởng|Cục trưởng|Chánh Văn phòng)"
)
_TAIL: Final = (
    rf"(?:\s(?:[{_CAPITAL}][\w.&]{{0,14}}|nhân dân|tối cao|tỉnh|thành phố|huyện|quận|phường"
    rf"|{_BODY}|xã|thị xã|đại học|cao đẳng|kiểm sát|và|vụ|[-–])){{0,10}}"
)
_ACTS: Final = (
    r"(?:(?:vừa|đã|mới)\s)?(?:ban hành|ký|phát hành|phát đi|yêu cầu|đề nghị|thông báo|kết luận"
    r"|nhấn mạnh|quyết định|(?:có|ra|gửi)\s(?:công văn|thông báo|văn bản|quyết định|chỉ thị|kế hoạch"
    r"|Công văn|Thông báo|Văn bản|Quyết định|Chỉ thị|Kế hoạch))\b"
)
_ISSUER: Final = re.compile(
    rf"(?:^|(?<=[.,;:\n–-])\s|(?<=của)\s)\s?(?P<name>{_BODY}{_TAIL})\s{_ACTS}", re.MULTILINE
)

_DEPUTY: Final = re.compile(
    rf"\bPhó (?:Chủ tịch|Giám đốc|Bộ trưởng|Cục trưởng|Hiệu trưởng) (?P<name>{_BODY}{_TAIL})"
    r"(?:[\s–-]{1,3}[^.;\n]{0,40}?)?\s(?:đã |vừa |mới )?(?:ký|ban hành)\b"
)

_PAST_DAYS: Final = 45
"""A day so long before the letter may still be its first one; an older one is of next year or of
something else.
"""
_NEXT_YEAR: Final = 200


def told_number(text: str) -> tuple[int, int] | None:
    """Where the number of this document stands: of the one said to be issued, or the only one
    that is named and is not named as another. None where the text does not tell.
    """
    numbers = list(_NUMBER.finditer(text))
    leads = [_lead(text, one.start()) for one in numbers]
    for number, lead in zip(numbers, leads, strict=True):
        if _ISSUED.search(lead) and not _ANOTHER.search(lead):
            return number.span()
    if len({"".join(one.group().split()) for one in numbers}) != 1:
        return None
    is_ours = _TOLD.search(leads[0]) and not _ANOTHER.search(leads[0])
    is_followed = _ISSUER.match(text, numbers[0].end() + 1)
    return numbers[0].span() if is_ours and not is_followed else None


def told_short_number(text: str) -> tuple[int, int] | None:
    """Where a number without its sign stands that is said to be of this document."""
    for number in _BARE_NUMBER.finditer(text):
        lead = _lead(text, number.start())
        if _ISSUED.search(lead) and not _ANOTHER.search(lead):
            return number.span()
    return None


def told_day(text: str) -> tuple[date, int, int] | None:
    """The day of issue beside the number in the letterhead, or right after the number that is said
    to be of this document; and where it stands.
    """
    found = _BESIDE_NUMBER.search(text)
    place = None if found else told_number(text)
    if found is None and place is not None:
        found = _AFTER_NUMBER.match(text, place[1])
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups()[-3:])
    try:
        return date(year, month, day), found.start(), found.end()
    except ValueError:
        return None


def _lead(text: str, place: int) -> str:
    """The words before a place back to the end of the sentence before, in small letters."""
    before = _STOP.split(text[max(0, place - _LEAD) : place])[-1]
    return " ".join(before.lower().split()) + " "


def told_issuer(text: str) -> tuple[int, int] | None:
    """Where the name of the body stands that is said to issue or to order."""
    for one in (_ISSUER, _DEPUTY):
        for found in one.finditer(text):
            name = found["name"].rstrip(" -–")
            if " " in name:
                return found.start("name"), found.start("name") + len(name)
    return None


def with_year(params: dict[str, Any], issued: date | None) -> dict[str, Any]:
    """A day told without its year in the year that follows from the day of issue; as it was where
    none does.
    """
    if issued is None or not {"month", "day"} <= params.keys():
        return params
    try:
        day = date(issued.year, params["month"], params["day"])
        if (issued - day) > timedelta(days=_NEXT_YEAR):
            day = day.replace(year=issued.year + 1)
    except ValueError:
        return params
    if issued - day > timedelta(days=_PAST_DAYS):
        return params
    rest = {name: told for name, told in params.items() if name not in {"month", "day"}}
    return {"date": day.isoformat()} | rest
