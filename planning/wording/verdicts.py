"""A breach as three lines: what is wrong, how the number came about, and which clause says so."""

from planning.clause import ClauseRef
from planning.rules.base import Rule
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.dates import slot_name, upper_first
from planning.wording.names import Names
from planning.wording.sentences import words_of


def title(violation: Violation, rule: Rule, names: Names, language: str) -> str:
    """Thứ Tư, 02/12: số người tại cơ quan (6) vượt quá 5 người cho phép."""
    what = fault(violation, rule, names, language)
    return f"{slot_name(violation.slot, language)}: {what}" if violation.slot else upper_first(what)


def fault(violation: Violation, rule: Rule, names: Names, language: str) -> str:
    """What is wrong, without the day: số người tại cơ quan (6) vượt quá 5 người cho phép."""
    return words_of(rule).fault(rule, violation, names, language)


def calculation(violation: Violation, rule: Rule, language: str) -> str:
    """15 người tính tỷ lệ × 1/3 = 5, làm tròn xuống. Empty where nothing was calculated."""
    if violation.base is None:
        return ""
    return words_of(rule).calculation(rule, violation.base, language)


def law(clause: ClauseRef, language: str) -> str:
    """Khoản 1, Công văn số 312/UBND-NC ngày 20/11/2026 của UBND tỉnh Hòa Giang."""
    dated = (
        Text(f" ngày {clause.issued_on:%d/%m/%Y}", f" of {clause.issued_on:%d/%m/%Y}").said(
            language
        )
        if clause.issued_on
        else ""
    )
    issued = (
        Text(f" của {clause.issuer}", f", {clause.issuer}").said(language) if clause.issuer else ""
    )
    return upper_first(
        ", ".join(filter(None, (clause.item, f"{clause.document}{dated}{issued}".strip())))
    )


def short_law(clause: ClauseRef) -> str:
    """Khoản 1, Công văn số 312/UBND-NC."""
    return upper_first(", ".join(filter(None, (clause.item, clause.document))))
