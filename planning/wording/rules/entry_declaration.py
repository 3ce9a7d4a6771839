"""What is said of declarations before coming to the office."""

from collections.abc import Mapping, Sequence
from datetime import date

from planning.rules.entry_declaration import EntryDeclaration, EntryValidity
from planning.violation import Violation
from planning.vocabulary import WEEKDAY_CODES, WEEKDAY_WORDS, Text, people_with
from planning.wording.dates import two_digits
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met


def _sentence(rule: EntryDeclaration, language: str) -> str:
    said = {
        EntryValidity.DAYS: Text(
            f"mỗi lần có giá trị {two_digits(rule.days, 'vi')} ngày, tính cả ngày khai",
            f"good for {rule.days} {'day' if rule.days == 1 else 'days'}, the first one counted",
        ),
        EntryValidity.WEEK: Text("mỗi tuần một lần", "once a week"),
        EntryValidity.DAY: Text("mỗi ngày đến một lần", "for each day there"),
    }
    how = said[rule.validity].said(language)
    opening = Text(
        f"{rule.title} trước khi đến cơ quan; {how}",
        f"Before coming to the office “{rule.title}” is declared, {how}",
    ).said(language)
    whom = (
        [f"{Text('chỉ đối với', 'only by').said(language)} {people_with(rule.tags, language)}"]
        if rule.tags
        else []
    )
    but = (
        [f"{Text('trừ', 'not by').said(language)} {people_with(rule.except_tags, language)}"]
        if rule.except_tags
        else []
    )
    return f"{'; '.join((opening, *whom, *but))}."


def _fault(rule: EntryDeclaration, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    return Text(
        f"{name} đến cơ quan mà chưa có “{rule.title}” còn giá trị.",
        f"{name} comes to the office without a valid “{rule.title}”.",
    ).said(language)


def without_declaration(
    rule: EntryDeclaration, people: Mapping[str, Sequence[date]], language: str
) -> str:
    """Who comes on which days without it, all in one sentence: 02 người đến cơ quan mà chưa có
    “Khai báo y tế” còn giá trị: An (T2, T3), Bảo (T2). `people` by the name they are called.
    """
    told = ", ".join(
        f"{name} ({', '.join(_short(day, language) for day in days)})"
        for name, days in people.items()
    )
    number = two_digits(len(people), language)
    return Text(
        f"{number} người đến cơ quan mà chưa có “{rule.title}” còn giá trị: {told}.",
        f"{number} at the office without a valid “{rule.title}”: {told}.",
    ).said(language)


def _short(day: date, language: str) -> str:
    return WEEKDAY_WORDS[WEEKDAY_CODES[day.weekday()]].short.said(language)


WORDS = RuleWords(
    rule=EntryDeclaration,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
