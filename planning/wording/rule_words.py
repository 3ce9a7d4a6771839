"""What has to be said of every kind of rule."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from planning.rules.base import Rule
from planning.solver.outcome import Shortage
from planning.violation import Violation
from planning.vocabulary import Text
from planning.wording.dates import lower_first
from planning.wording.names import Names, comrade

R = TypeVar("R", bound=Rule)


@dataclass(frozen=True, kw_only=True)
class RuleWords(Generic[R]):
    """One field a thing to say, each given the language last. None has a default.

    sentence     what the rule orders, as it will be judged, ending in a full stop
    fault        what is wrong where it is broken, without the day
    calculation  how the limit came about, from the number of people it is taken of; empty where
                 nothing was calculated
    shortage     what the planner could not meet of it
    """

    rule: type[R]
    sentence: Callable[[R, str], str]
    fault: Callable[[R, Violation, Names, str], str]
    calculation: Callable[[R, int, str], str]
    shortage: Callable[[R, Shortage, Names, str], str]


def never_broken(rule: Rule, breach: Violation, names: Names, language: str) -> str:
    """For a rule that judges nothing. Raises TypeError: there is no breach to tell of."""
    raise TypeError(rule.code)


def no_sum(rule: Rule, base: int, language: str) -> str:
    """Nothing is calculated."""
    return ""


def not_met(sentence: Callable[[R, str], str]) -> Callable[[R, Shortage, Names, str], str]:
    """A rule about turns, teams or days: the sentence itself, and whom it is about."""

    def shortage(rule: R, short: Shortage, names: Names, language: str) -> str:
        order = lower_first(sentence(rule, language))
        whom = f" ({comrade(short.person, names, language)})" if short.person else ""
        return Text(f"chưa đạt quy định{whom}: {order}", f"not met{whom}: {order}").said(language)

    return shortage
