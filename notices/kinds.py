"""The kinds of what is sent, as each app that sends something names them when it starts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise


class KnownKind(StrEnum):
    """Codes of kinds that somebody besides the kind itself asks for by name."""

    DAILY_LIST = "daily-list"
    REMINDER = "reminder"
    ALARM = "alarm"
    DIRECTIVE = "directive"
    REOPENED = "reopened"
    DISRUPTED = "disrupted"
    REVIEW = "review"
    PUBLISHED = "published"
    ACCOUNT = "account"
    TRIAL = "trial"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunKind:
    """One kind: its `code` stands in the table, its `name` on the pages.

    `is_urgent`: its letters leave before thousands of others. `is_about_week`: the date of a run is
    a Monday, and its letters are read on the page of that week. `is_about_unit`: its facts name the
    `unit` it is about. `is_private`: no page shows it.
    """

    code: str
    name: str | Promise
    is_urgent: bool = False
    is_about_week: bool = False
    is_about_unit: bool = False
    is_private: bool = False


_NAMED: Final[dict[str, RunKind]] = {}


def name_kinds(*kinds: RunKind) -> None:
    """Called by each app when it starts. Raises ValueError if two kinds share a code."""
    for kind in kinds:
        if _NAMED.setdefault(kind.code, kind) != kind:
            raise ValueError(f"two kinds of what is sent are called {kind.code}")


def named_kinds() -> tuple[RunKind, ...]:
    """All, in the order in which they were named."""
    return tuple(_NAMED.values())


def choices() -> list[tuple[str, str | Promise]]:
    return [(kind.code, kind.name) for kind in named_kinds()]


def urgent_codes() -> list[str]:
    return [kind.code for kind in named_kinds() if kind.is_urgent]


def codes_about_a_unit() -> list[str]:
    return [kind.code for kind in named_kinds() if kind.is_about_unit]


def codes_about_a_week() -> list[str]:
    return [kind.code for kind in named_kinds() if kind.is_about_week]
