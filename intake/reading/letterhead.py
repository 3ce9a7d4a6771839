"""The head of a new document as far as its text says it: its title, what kind of document it is,
who issued it, from when to when.
"""

import re
from datetime import datetime, time
from typing import Any, Final

from django.utils import timezone

from directives.enums import DocumentKind, IssuerLevel
from directives.forms.fields import end_as_typed
from intake.reading.heads import LONGEST, value_of
from intake.reading.issuers import issuer_of
from planning.authority import plain_name
from planning.reading import ClauseProposal, Reading

LONGEST_TITLE: Final = 300
_MOST_LINES: Final = 4
_SUBJECT: Final = re.compile(r"\bv/v\b[\s:]*(.*)", re.IGNORECASE)
_HEADINGS: Final = {
    "CHỈ THỊ": DocumentKind.DIRECTIVE,
    "QUYẾT ĐỊNH": DocumentKind.DECISION,
    "KẾ HOẠCH": DocumentKind.PLAN,
    "THÔNG BÁO": DocumentKind.NOTICE,
    "ĐỀ XUẤT": DocumentKind.PROPOSAL,
    "CÔNG VĂN": DocumentKind.OFFICIAL_LETTER,
}
_SYMBOLS: Final = {
    "CT": DocumentKind.DIRECTIVE,
    "QĐ": DocumentKind.DECISION,
    "KH": DocumentKind.PLAN,
    "TB": DocumentKind.NOTICE,
}
_ENDS_A_TITLE: Final = re.compile(
    r"kính gửi|căn cứ|số\b|điều\b|thực hiện|[IVX]+\.|\d+[.)]|[-–_*]|.*, ngày\b", re.IGNORECASE
)
_LEVELS: Final = (
    (
        IssuerLevel.CENTRAL,
        ("thủ tướng", "chính phủ", "trung ương", "quốc hội", "văn phòng chính phủ"),
    ),
    (IssuerLevel.MINISTRY, ("bộ ", "bộ trưởng", "tổng cục")),
    (IssuerLevel.PROVINCE, ("ubnd", "ủy ban", "uỷ ban", "chủ tịch", "ban chỉ đạo")),
    (IssuerLevel.AGENCY, ("sở ", "giám đốc", "cục ", "chi cục")),
)


def initial_head(text: str, reading: Reading) -> dict[str, Any]:
    """What the form of a head begins with, by its fields; what the text leaves open stays empty."""
    head: dict[str, Any] = {"title": title_of(text)}
    for proposal in reading.proposals:
        for name, value in _typed(proposal).items():
            head.setdefault(name, value)
    head["issuer"] = _in_full(head.get("issuer", ""), issuer_of(text))[: LONGEST["issuer"]]
    head["kind"] = kind_of(text, head.get("number", ""))
    level = level_of(head.get("issuer", ""))
    return {name: value for name, value in head.items() if value not in (None, "")} | (
        {"issuer_level": level} if level else {}
    )


def title_of(text: str) -> str:
    """The subject line ("V/v …"), or what stands under the heading; empty where there is
    neither.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    for place, line in enumerate(lines):
        subject = _SUBJECT.search(line)
        if subject:
            return _shortened(f"Về việc {_on([subject[1], *lines[place + 1 :]], wrapped=True)}")
    for place, line in enumerate(lines):
        if line in _HEADINGS:
            return _shortened(_on(lines[place + 1 :], wrapped=False))
    return ""


def kind_of(text: str, number: str) -> DocumentKind:
    """By the heading, else by the symbol in the number; a document without either is an official
    letter.
    """
    headed = next(
        (kind for line in text.split("\n") if (kind := _HEADINGS.get(" ".join(line.split())))), None
    )
    symbol = re.search(r"/([A-ZĐ]+)", number)
    return headed or _SYMBOLS.get(symbol[1] if symbol else "", DocumentKind.OFFICIAL_LETTER)


def level_of(issuer: str) -> IssuerLevel | None:
    """How high the issuer stands, by the first words of the name; None where they do not tell."""
    name = f"{issuer.lower()} "
    return next((level for level, beginnings in _LEVELS if name.startswith(beginnings)), None)


def _on(lines: list[str], *, wrapped: bool) -> str:
    """The lines of a title together. A subject line goes on in small letters only; under a
    heading it goes on to the first gap.
    """
    taken: list[str] = []
    for line in lines[:_MOST_LINES]:
        begun = bool(taken)
        if begun and (
            not line
            or (wrapped and not line[0].islower())
            or (not wrapped and taken[-1].endswith("."))
        ):
            break
        if line and not wrapped and _ENDS_A_TITLE.match(line):
            break
        taken += [line] if line else []
    return " ".join(taken)


def _shortened(title: str) -> str:
    whole = title.strip(" .;:-–_*")
    return whole[:1].upper() + whole[1:LONGEST_TITLE]


def _in_full(read: str, headed: str) -> str:
    """The name in the letterhead where the text only shortens it ("Ủy ban nhân dân tỉnh"), else
    what the text says.
    """
    return headed if headed and plain_name(headed).startswith(plain_name(read)) else read


def _typed(proposal: ClauseProposal) -> dict[str, Any]:
    """The fact as somebody would type it, by the fields of the form."""
    if proposal.asks:
        return {}
    match proposal.kind, value_of(proposal) if proposal.kind in _READ else None:
        case "number", str(number):
            return {"number": number[: LONGEST["number"]]}
        case "authority", str(name):
            return {"issuer": name[: LONGEST["issuer"]]}
        case "issue_date", day:
            return {"issued_on": day}
        case "effective_from", datetime() as begins:
            local = timezone.localtime(begins)
            return {
                "from_day": local.date(),
                "from_hour": None if local.time() == time(0) else local.time(),
            }
        case "effective_to", datetime() as ends:
            last, hour = end_as_typed(ends)
            return {"to_day": last, "to_hour": hour}
    return {}


_READ: Final = frozenset({"number", "authority", "issue_date", "effective_from", "effective_to"})
