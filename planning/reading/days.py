"""From which day a document holds where it says so without a date, and which dates are of something
else.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from planning.reading.heads import with_year
from planning.reading.proposal import ClauseProposal

_TODAY: Final = re.compile(
    r"\b(?:kể )?từ (?:(?:sáng|trưa|chiều) )?(?P<day>hôm nay|ngày mai|mai)\b(?! sau)", re.IGNORECASE
)
_SIGNED: Final = re.compile(
    r"\b(?:hiệu lực|áp dụng|thi hành|thực hiện)\b[^.;\n]{0,40}? (?P<words>(?:kể )?từ ngày (?:ký|ban hành))\b",
    re.IGNORECASE,
)
_NOT_OURS: Final = re.compile(
    r"\b(?:treo (?:quốc )?(?:cờ|kỳ)|treo băng rôn|băng rôn|diễn tập|sơ tán|âm lịch|dương lịch|nghỉ học"
    r"|lịch nghỉ|dự thảo|năm ngoái|trước đó|trước đây|hồi tháng|lễ hội|ngày làm việc sau"
    r"|tuyển sinh|thi tốt nghiệp|một cửa tạm ngừng)\b",
    re.IGNORECASE,
)
_HANDLING: Final = re.compile(r"^\s*ngày làm việc\b|^\s*làm việc\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"[.;!?]\s|\n")
_COUNTED: Final = frozenset({"effective_from", "effective_to"})
_AROUND: Final = 400
"""So far around a date, in letters, its sentence is looked at."""


def is_of_period(text: str, proposal: ClauseProposal) -> bool:
    """Its sentence tells of no flags, drills, pupils, the past or a draft, and its days are none in
    which an application is handled.
    """
    sentence = (
        _ENDS.split(text[max(0, proposal.start - _AROUND) : proposal.start])[-1]
        + text[proposal.start : proposal.end]
        + _ENDS.split(text[proposal.end : proposal.end + _AROUND])[0]
    )
    return not (_NOT_OURS.search(sentence) or _HANDLING.match(text[proposal.end :][:20]))


def from_today(text: str, day: date | None) -> tuple[date, int, int] | None:
    """The first day told as today, tomorrow or that of signing, and where; `day` is the day of
    issue, without which none is known.
    """
    if day is None:
        return None
    found = _SIGNED.search(text)
    if found:
        return day, found.start("words"), found.end("words")
    told = _TODAY.search(text)
    if told is None:
        return None
    later = 0 if told["day"].lower() == "hôm nay" else 1
    return day + timedelta(days=later), *told.span()


def counts_from_unknown(text: str, proposals: Sequence[ClauseProposal]) -> bool:
    """Whether days are told that could not be counted, since no day of issue is known: from today,
    from signing, or without their year.
    """
    if any(one.kind in _COUNTED and "year" in one.asks for one in proposals):
        return True
    is_told = any(one.kind == "effective_from" for one in proposals)
    return not is_told and bool(_SIGNED.search(text) or _TODAY.search(text))


def with_years(
    proposals: Sequence[ClauseProposal], issued: date | None
) -> tuple[ClauseProposal, ...]:
    """Days without a year in the year of the day that follows or stands before them, or in that of
    the day of issue.
    """
    end: date | None = None
    told: list[ClauseProposal] = []
    for one in reversed(proposals):
        told.append(_with_year(one, end, issued))
        if one.kind == "effective_to" and "date" in one.params:
            end = date.fromisoformat(one.params["date"])
    return tuple(reversed(told))


def _with_year(one: ClauseProposal, end: date | None, issued: date | None) -> ClauseProposal:
    """`end` is the next last day after it that has its year."""
    if one.kind not in {"effective_from", "effective_to", "issue_date"} or "year" not in one.asks:
        return one
    params = one.params
    if one.kind == "effective_from" and end and {"month", "day"} <= params.keys():
        params = _before(params, end)
    params = with_year(params, issued)
    if "date" not in params:
        return one
    asks = tuple(ask for ask in one.asks if ask != "year")
    return replace(one, params=params, asks=asks, clear=not asks)


def _before(params: dict[str, Any], end: date) -> dict[str, Any]:
    """The last such day before the end."""
    day, month = params["day"], params["month"]
    year = end.year if (month, day) <= (end.month, end.day) else end.year - 1
    try:
        told = date(year, month, day).isoformat()
    except ValueError:
        return params
    rest = {name: value for name, value in params.items() if name not in {"month", "day"}}
    return {"date": told} | rest
