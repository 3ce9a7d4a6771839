"""What is said of the hours between which somebody may be there."""

from datetime import time

from planning.records import PresenceHours
from planning.rules.time_window import TimeWindow
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.dates import clock
from planning.wording.names import Names, comrade
from planning.wording.rule_words import RuleWords, no_sum, not_met


def _sentence(rule: TimeWindow, language: str) -> str:
    start, end = clock(rule.start, language), clock(rule.end, language)
    if rule.start == time.min:
        said = Text(f"Chỉ có mặt tại cơ quan đến {end}.", f"At the office only until {end}.")
    elif rule.end == time.max:
        said = Text(f"Chỉ có mặt tại cơ quan từ {start}.", f"At the office only from {start}.")
    else:
        said = Text(
            f"Chỉ có mặt tại cơ quan từ {start} đến {end}.",
            f"At the office only from {start} to {end}.",
        )
    return said.said(language)


def _fault(rule: TimeWindow, violation: Violation, names: Names, language: str) -> str:
    name = comrade(violation.person, names, language)
    came, left = map(time.fromisoformat, violation.seen)
    hours = _hours_said(PresenceHours(came, left), language)
    said = Text(
        f"{name} có mặt {hours}, ngoài khung giờ cho phép.",
        f"{name} is there {hours}, outside the hours allowed.",
    )
    return said.said(language)


def _hours_said(hours: PresenceHours, language: str) -> str:
    """From when to when; a night ends on the next day."""
    came, left = clock(hours.came, language), clock(hours.left, language)
    next_day = Text(" hôm sau", " the next day") if hours.is_over_midnight else Text("", "")
    said = Text(f"từ {came} đến {left}{next_day.vi}", f"from {came} to {left}{next_day.en}")
    return said.said(language)


WORDS = RuleWords(
    rule=TimeWindow,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
