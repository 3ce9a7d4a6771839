"""When a rule holds, and what became of rules where several speak at once, in the words of an
office.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from planning.force import InForce
from planning.precedence import Defect, GrantedException, Replaced, StricterThanCeiling, Void, Why
from planning.spans import BEGINNING, END, Period, Spans
from planning.vocabulary import Text
from planning.wording.dates import clock
from planning.wording.verdicts import law

TAKEN: Mapping[Why, Text] = {
    Why.NEWER: Text("Thay quy định cũ hơn", "Takes the place of an older rule"),
    Why.SPECIAL: Text("Áp dụng thay cho quy định chung", "Applies instead of the general rule"),
    Why.AMENDED: Text("Sửa đổi, thay thế", "Amends"),
    Why.EXEMPT: Text("Miễn áp dụng", "Exempts from"),
}
"""What a rule did to another."""

YIELDED: Mapping[Why, Text] = {
    Why.NEWER: Text(
        "Văn bản mới hơn của cùng cơ quan ban hành", "Newer document of the same authority"
    ),
    Why.SPECIAL: Text(
        "Quy định riêng của cùng cơ quan ban hành", "More special rule of the same authority"
    ),
    Why.AMENDED: Text("Đã được sửa đổi, thay thế", "Amended by name"),
    Why.EXEMPT: Text("Có người, đơn vị được miễn", "Exemption"),
    Why.EXCEPTED: Text("Có ngoại lệ bằng văn bản", "Written exception"),
}
"""Why a rule does not hold as written."""

DEFECTS: Mapping[Defect, Text] = {
    Defect.NO_POWER: Text(
        "cơ quan ban hành không có thẩm quyền thay đổi quy định này",
        "its authority has no power to depart from this rule",
    ),
    Defect.NO_AMOUNT: Text(
        "quy định này không có mức để thay", "this rule has no amount that could be another"
    ),
    Defect.WHOLE_AGENCY: Text(
        "quy định tính chung toàn cơ quan, không đổi mức cho riêng một đơn vị được",
        "the rule counts the whole agency together, so one unit alone cannot have another amount",
    ),
    Defect.INSEPARABLE: Text(
        "quy định này tính chung nhiều người nên không tách riêng được những người được miễn",
        "the rule counts people together, so those who are exempt cannot be taken out of it",
    ),
}


def prevailing_in_words(replaced: Replaced, language: str) -> str:
    """Of the rule that prevailed: Thay quy định cũ hơn: Khoản 1, Công văn số 312/UBND-NC ngày …"""
    return f"{TAKEN[replaced.why].said(language)}: {law(replaced.rule.clause, language)}"


def yielding_in_words(replaced: Replaced, language: str) -> str:
    """Of the rule that does not hold as written: Văn bản mới hơn của cùng cơ quan ban hành:
    Khoản 1, …
    """
    if replaced.by is None:
        return Text("Văn bản đang tạm ngưng", "The document is suspended").said(language)
    return f"{YIELDED[replaced.why].said(language)}: {_changing(replaced.by, language)}"


def unheeded_in_words(void: Void, language: str) -> str:
    """Số 41/UBND-NC của UBND huyện: cơ quan ban hành không có thẩm quyền thay đổi quy định này."""
    return f"{_changing(void.by, language)}: {DEFECTS[void.defect].said(language)}."


def to_be_reported(found: StricterThanCeiling, language: str) -> str:
    """A lawful rule from below that allows less than a ceiling does."""
    return Text(
        f"Chặt hơn mức trần tại {law(found.ceiling.clause, language)}; cần báo cáo.",
        f"Stricter than the ceiling in {law(found.ceiling.clause, language)}; to be reported.",
    ).said(language)


def within_day(spans: Spans, day: date, language: str) -> str:
    """từ 12h00; đến 8h00; từ 8h00 đến 12h00: when it holds on that day, nothing if it holds all
    day.
    """
    begins, ends = datetime.combine(day, time()), datetime.combine(day + timedelta(days=1), time())
    return "; ".join(
        filter(
            None,
            (
                _hours(period, begins, ends, language)
                for period in spans.within(Spans.of(Period(begins, ends))).periods
            ),
        )
    )


def period_in_words(period: Period, language: str) -> str:
    """từ ngày 30/11/2026 đến hết ngày 11/12/2026; an hour is named unless it is midnight."""
    since = "" if period.begins == BEGINNING else _since(period.begins, language)
    return f"{since} {_until(period.ends, language)}".strip()


def _changing(by: InForce | GrantedException, language: str) -> str:
    if isinstance(by, InForce):
        return law(by.clause, language)
    return Text(
        f"Văn bản số {by.number} của {by.authority.name}", f"No. {by.number}, {by.authority.name}"
    ).said(language)


def _hours(period: Period, begins: datetime, ends: datetime, language: str) -> str:
    since = (
        ""
        if period.begins == begins
        else Text("từ", "from").said(language) + f" {clock(period.begins.time(), language)}"
    )
    last = period.ends or END
    until = (
        ""
        if last == ends
        else Text("đến", "until").said(language) + f" {clock(last.time(), language)}"
    )
    return f"{since} {until}".strip()


def _since(begins: datetime, language: str) -> str:
    day = f"{begins:%d/%m/%Y}"
    if begins.time() == time():
        return Text(f"từ ngày {day}", f"from {day}").said(language)
    return Text(
        f"từ {clock(begins.time(), language)} ngày {day}",
        f"from {clock(begins.time(), language)} on {day}",
    ).said(language)


def _until(ends: datetime | None, language: str) -> str:
    if ends is None:
        return Text("cho đến khi có thông báo mới", "until further notice").said(language)
    if ends.time() == time():
        last = f"{ends - timedelta(days=1):%d/%m/%Y}"
        return Text(f"đến hết ngày {last}", f"to the end of {last}").said(language)
    return Text(
        f"đến {clock(ends.time(), language)} ngày {ends:%d/%m/%Y}",
        f"until {clock(ends.time(), language)} on {ends:%d/%m/%Y}",
    ).said(language)
